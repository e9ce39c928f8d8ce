import { randomBytes } from 'node:crypto';

const POOL_BYTES = 4096;

/** Unpredictable bytes, asked of the system by the page: a few at a time cost as much as all of these. None is given twice. */
export function pooledRandom(): (bytes: number) => Buffer {
  let [pool, used] = [Buffer.alloc(0), 0];
  return (bytes) => {
    if (bytes > POOL_BYTES) return randomBytes(bytes);
    if (used + bytes > pool.length) [pool, used] = [randomBytes(POOL_BYTES), 0];
    used += bytes;
    return pool.subarray(used - bytes, used);
  };
}
