import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { digestOf } from './backup-place.ts';
import type { Manifest } from './backup-place.ts';

/** What a dump of `pg_dump --format=custom` begins with. */
const MAGIC = Buffer.from('PGDMP');

export function isDump(file: string): boolean {
  if (!existsSync(file)) return false;
  const head = Buffer.alloc(MAGIC.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  return head.equals(MAGIC);
}

/** Throws where the file is not, byte for byte, what was made. */
export async function proveDump(file: string, { sha256 }: Manifest): Promise<void> {
  if ((await digestOf(file)) === sha256) return;
  throw new Error(`the copy ${file} is not as it was made: it is damaged, cut short, or was changed`);
}
