import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { createApp } from '../../src/app.ts';
import { TAKEN_FIELDS } from '../../src/workshop/taken-fields.ts';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import type { Outside } from '../../src/deps.ts';
import { DATABASE_FILE } from '../../src/db/database.ts';
import type { ContentVersion, Db, OpenDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { drawInThread } from '../../src/files/threads.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { openDatabase } from '../../src/db/engine.ts';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { FAST_FOLDER, freshFolder } from './folder.ts';
import { forgetDatabase, freshDatabase, sharedSecrets } from './postgres.ts';
import { doTwice } from './twice.ts';
import { siteLibrary } from './library.ts';
import type { Library } from '../../src/articles/library.ts';
import { serveBelow } from '../../src/addresses/prefix.ts';
import { DEFAULT_TIME_ZONE, useTimeZone } from '../../src/i18n/time-zone.ts';
import { offeredMethods } from '../../src/method/methods.ts';
import type { Methods } from '../../src/method/methods.ts';
import { METHODS_FOLDER } from '../../src/web/root.ts';

/** Sunday 22 November 2026, noon in Paris. */
export const NOW = Date.parse('2026-11-22T11:00:00Z');
export const TODAY = '2026-11-22';

export interface TestSite {
  readonly app: App;
  readonly db: Db;
  readonly contentVersion: ContentVersion;
  /** The open file; for tests of SQLite alone. */
  readonly sqlite: Database.Database;
  readonly config: Config;
  /** The site's clock, UTC milliseconds: a test may move it. */
  readonly time: { now: number };
  readonly dataDir: string;
  close(): Promise<void>;
}

/** What two sites must share to give the same pages, and whatever else a test has its own of. */
type Given = Partial<
  Pick<
    Outside,
    'secrets' | 'random' | 'clock' | 'log' | 'takeTurn' | 'draw' | 'library' | 'tellFacts' | 'contentVersion'
  >
>;

/** What a site gives a drawing is not enough where ten other programs want each core. */
export const SLOWEST_DRAWING_MS = 80_000;
const LIBRARY = siteLibrary();
/** One for all sites of a process: to begin a thread takes longer than most drawings, and each keeps its memory for minutes. */
const draw = drawInThread({ giveUp: () => AbortSignal.timeout(SLOWEST_DRAWING_MS) });
const builtIn = new Map<string, Methods>();
/** Of each folder whose site is on PostgreSQL. */
const databases = new Map<string, string>();
/** The bytes of a database that has been through every migration: that takes longer than most tests. */
let migrated: Promise<Buffer> | undefined;

/** The real site on a database file of its own; only its clock and its randomness are the test's. */
export async function openSite(
  env: NodeJS.ProcessEnv = {},
  folder?: string,
  given: Given = {},
): Promise<TestSite> {
  const dataDir = folder ?? (await siteFolder());
  const config = readConfig({
    DATA_DIR: dataDir,
    ...sharedSettings(dataDir),
    BASE_URL: 'http://wheel.test',
    LOG_LEVEL: 'silent',
    ...env,
  });
  // What another process wrote is seen at once: no test waits for it.
  const opened = await openDatabase(config, { othersEveryMs: 0 });
  const { db } = opened;
  const contentVersion = given.contentVersion ?? opened.contentVersion;
  // A database that is made for a test has been through every migration.
  if (folder !== undefined || config.databaseUrl !== databases.get(dataDir)) await migrate(db);
  opened.serveVisitors();
  if (process.env['TWICE'] === '1') doTwice(db);
  const time = { now: NOW };
  const app = createApp({
    config,
    db,
    contentVersion,
    secrets: given.secrets ?? loadSecrets(config),
    library: given.library ?? libraryBelow(config.basePath),
    methods: methodsOf(config),
    clock: given.clock ?? (() => time.now),
    random: given.random ?? seededRandom(),
    log: given.log ?? createLog(config.logLevel),
    takeTurn: given.takeTurn,
    draw: given.draw ?? draw,
    tellFacts: given.tellFacts,
  });
  const site = {
    app,
    db,
    contentVersion,
    config,
    time,
    dataDir,
    async close() {
      await db.destroy();
      // What the site told its process is not for the tests of the next file, whichever that is.
      serveBelow('');
      useTimeZone(DEFAULT_TIME_ZONE);
      rmSync(dataDir, { recursive: true });
      if (config.databaseUrl !== undefined) await forgetDatabase(config.databaseUrl);
    },
  };
  return withFile(site, opened);
}

/** A copy of a site on another database does not ask for its file. */
function withFile(site: Omit<TestSite, 'sqlite'>, opened: OpenDatabase): TestSite {
  return Object.defineProperty(site, 'sqlite', {
    get() {
      if ('sqlite' in opened) return opened.sqlite;
      throw new Error('this site is not on SQLite');
    },
  }) as TestSite;
}

/** What tells another process where the rows of a site are. */
export function whereOf({ dataDir }: TestSite): Readonly<Record<string, string>> {
  return { DATA_DIR: dataDir, ...sharedSettings(dataDir) };
}

/** What a site on PostgreSQL makes no files of. */
function sharedSettings(dataDir: string): NodeJS.ProcessEnv {
  const databaseUrl = databases.get(dataDir);
  return databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl, ...sharedSecrets(dataDir) };
}

/** Those that come with the site are read once by the tests of a process, as by a site. */
function methodsOf(config: Config): Methods {
  const read = () => offeredMethods(METHODS_FOLDER, config, TAKEN_FIELDS);
  if (config.methodsDir !== undefined) return read();
  const methods = builtIn.get(config.method) ?? read();
  builtIn.set(config.method, methods);
  return methods;
}

/** Texts hold addresses, so a site below a path reads them for itself. */
function libraryBelow(basePath: string): Library {
  serveBelow(basePath);
  return basePath === '' ? LIBRARY : siteLibrary();
}

async function siteFolder(): Promise<string> {
  const folder = freshFolder('site', FAST_FOLDER);
  if (process.env['ENGINE'] === 'postgres') {
    databases.set(folder, await freshDatabase());
    return folder;
  }
  migrated ??= migratedDatabase();
  writeFileSync(join(folder, DATABASE_FILE), await migrated, { mode: 0o600 });
  return folder;
}

async function migratedDatabase(): Promise<Buffer> {
  const folder = freshFolder('migrated', FAST_FOLDER);
  const { db } = openSqlite(folder);
  await migrate(db);
  await db.destroy();
  const bytes = readFileSync(join(folder, DATABASE_FILE));
  rmSync(folder, { recursive: true });
  return bytes;
}

/** Bytes that differ at every call and every run, as ids must, but from one seed that a failure can print. */
export function seededRandom(seed = randomBytes(16)): (bytes: number) => Buffer {
  let count = 0;
  return (bytes) =>
    createHash('shake256', { outputLength: bytes }).update(seed).update(String(count++)).digest();
}
