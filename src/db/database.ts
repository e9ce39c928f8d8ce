import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import type { DatabaseHandle } from './sqlite/file.ts';

export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;

export const DATABASE_FILE = 'wheel.sqlite';

/** A database this program cannot work with: one line for the owner. */
export class DatabaseError extends Error {}

/** What went wrong, for one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What one statement took, in milliseconds, and what went wrong with it. */
export interface WatchedQuery {
  readonly sql: string;
  readonly ms: number;
  readonly error?: unknown;
}

export type QueryWatch = (query: WatchedQuery) => void;

export interface OpenDatabase {
  readonly db: Db;
  /** The file itself, for what only this engine knows. */
  readonly sqlite: DatabaseHandle;
  /** A number that differs from before once what readers see may have changed. */
  readonly contentVersion: () => number;
}

export interface Watching {
  /** Told of every statement. */
  readonly watch?: QueryWatch | undefined;
  /** How late what another process wrote may be noticed. */
  readonly othersEveryMs?: number;
  /** Whether another process of this site has just found it sound. */
  readonly isChecked?: boolean;
}

/** How late a page may show what another process wrote. */
export const OTHERS_EVERY_MS = 100;
