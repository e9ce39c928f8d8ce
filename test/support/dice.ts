import { createHash } from 'node:crypto';

/** Throws that are the same for the same seed, on every machine. */
export class Dice {
  readonly #seed: string;
  #count = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A whole number from 0 to below `sides`. */
  throw(sides: number): number {
    const digest = createHash('sha256').update(`${this.#seed} ${(this.#count += 1)}`);
    return digest.digest().readUInt32BE() % sides;
  }

  /** Once in so many. */
  once(times: number): boolean {
    return this.throw(times) === 0;
  }

  pick<T>(all: readonly T[]): T {
    const each = all[this.throw(all.length)];
    if (each === undefined) throw new Error('there is nothing to pick');
    return each;
  }
}
