import { createHash } from 'node:crypto';

interface TablePrint {
  readonly rows: number;
  readonly sha256: string;
}

/** Of every table by its name. */
export type Fingerprint = Readonly<Record<string, TablePrint>>;

const LARGEST = (1n << 256n) - 1n;

/**
 * Prints the rows of one table in whatever order they come, on either engine and in a copy of either: the sum, in 256 bits, of
 * the SHA-256 of each row. So nothing has to be sorted or kept, and a row that is there twice counts twice.
 */
export class RowSum {
  #rows = 0;
  #sum = 0n;

  /** Values as a driver gives them: text, whole numbers, bytes, null. */
  add(row: readonly unknown[]): void {
    const digest = createHash('sha256')
      .update(JSON.stringify(row.map(spelled)))
      .digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${digest}`)) & LARGEST;
    this.#rows += 1;
  }

  print(): TablePrint {
    return { rows: this.#rows, sha256: this.#sum.toString(16).padStart(64, '0') };
  }
}

export function differing(one: Fingerprint, other: Fingerprint): readonly string[] {
  const tables = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...tables].filter(
    (table) => one[table]?.rows !== other[table]?.rows || one[table]?.sha256 !== other[table]?.sha256,
  );
}

export function rowsIn(print: Fingerprint): number {
  return Object.values(print).reduce((sum, { rows }) => sum + rows, 0);
}

/** As PostgreSQL writes them in a copy. A column has one type, so its numbers need not be told from its texts. */
export function spelled(value: unknown): string | null {
  if (value === null) return null;
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`a row holds a ${typeof value}, which no table of this site has`);
}
