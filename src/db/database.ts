import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import type { DatabaseHandle } from './sqlite/file.ts';

export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;

export const DATABASE_FILE = 'wheel.sqlite';

export class DatabaseError extends Error {}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export interface WatchedQuery {
  readonly sql: string;
  readonly ms: number;
  readonly error?: unknown;
}

export type QueryWatch = (query: WatchedQuery) => void;

export interface OpenDatabase {
  readonly db: Db;
  readonly sqlite: DatabaseHandle;
  /** Changes whenever what readers see may have changed. */
  readonly contentVersion: () => number;
}

export interface Watching {
  readonly watch?: QueryWatch | undefined;
  readonly othersEveryMs?: number;
  /** Another process of this site has just found the file sound: it is not checked again. */
  readonly isChecked?: boolean;
}

/** How late a page may show what another process wrote. */
export const OTHERS_EVERY_MS = 100;
