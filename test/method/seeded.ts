import { createHash } from 'node:crypto';

/** A choice that depends on nothing but its seed: the same today, tomorrow and on any machine. */
export class Seeded {
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  number(of: string, below: number): number {
    return createHash('sha256').update(`${this.#seed} ${of}`).digest().readUInt32BE(0) % below;
  }

  one<T>(of: string, values: readonly [T, ...T[]]): T {
    return values[this.number(of, values.length)] ?? values[0];
  }

  /** About so many percent of the values, in their order. */
  some<T>(of: string, values: readonly T[], percent: number): readonly T[] {
    return values.filter((_, index) => this.number(`${of} ${index}`, 100) < percent);
  }
}
