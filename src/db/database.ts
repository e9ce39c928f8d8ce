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
  /** Held until the returned function is called, or this process ends. Throws a DatabaseError where another site has it. */
  readonly lockSite: () => () => void;
  /** Whether whoever connects keeps a session of his own: locks and settings need one. */
  readonly keepsSessions: () => Promise<boolean>;
  /**
   * Tells, now and whenever it changes, whether this process is the one that does what is done once for the whole site. The
   * returned function ends that, and resolves once another may.
   */
  readonly lead: (changed: (leads: boolean) => void) => () => Promise<void>;
  /** Absent where the database is this process's own. */
  readonly countConnections?: () => ConnectionCounts;
}

/** How this process fares with a database that it shares with others. */
export interface ConnectionCounts {
  readonly busy: number;
  readonly idle: number;
  /** Who wait for a connection. */
  readonly waiting: number;
  readonly retries: number;
  /** Commits of which it is not known whether they were kept. */
  readonly doubts: number;
}

export interface Watching {
  readonly watch?: QueryWatch | undefined;
  readonly othersEveryMs?: number;
  /** Another process of this site has just found the database sound: it is not checked again. */
  readonly isChecked?: boolean;
}

/** What the sessions of a site are called on a server. */
export const APPLICATION = 'strategy-wheel';
/** How many connections a process takes at most: those that its visitors share, and one for what no visitor may hold up. */
export const SHARED_CONNECTIONS = 10;
export const MOST_CONNECTIONS = SHARED_CONNECTIONS + 1;

/** What the session of the machine that leads is called, before the name of that machine. */
export const LEADER_NAME = `${APPLICATION} leader `;

/** How late a page may show what another process wrote. */
export const OTHERS_EVERY_MS = 100;
