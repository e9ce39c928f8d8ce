import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;

export const DATABASE_FILE = 'wheel.sqlite';

export class DatabaseError extends Error {}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where the site's rows are: a file in its folder, or the PostgreSQL that an address names. */
export interface DatabasePlace {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}

export interface WatchedQuery {
  readonly sql: string;
  readonly ms: number;
  readonly error?: unknown;
}

export type QueryWatch = (query: WatchedQuery) => void;

/** Differs whenever what readers see may have changed; at once where one process owns the database. */
export type ContentVersion = () => number | Promise<number>;

export interface OpenDatabase {
  readonly db: Db;
  readonly contentVersion: ContentVersion;
  /** Call it after the migrations: from here on nobody waits long for the database, and gets a busy error instead. */
  readonly serveVisitors: () => void;
}

export interface Watching {
  readonly watch?: QueryWatch | undefined;
  readonly othersEveryMs?: number;
  /** Another process of this site has just found the database sound: it is not checked again. */
  readonly isChecked?: boolean;
}

/** How late a page may show what another process wrote. */
export const OTHERS_EVERY_MS = 100;
