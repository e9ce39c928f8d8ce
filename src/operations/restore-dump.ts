import { existsSync } from 'node:fs';
import { LINK_TABLES, endLinks } from '../accounts/restoration-store.ts';
import { commandLine } from '../config/command-line.ts';
import { placeOf, withDatabase } from '../config/database-url.ts';
import { DatabaseError, reasonOf } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { oneAtATime } from '../db/engine.ts';
import { listKnownMigrations, listMigrations, migrateInside } from '../db/migrate.ts';
import { openPrimary, tablesIn } from '../db/postgres/dump.ts';
import { analyze, commitOnce, loadTable, loading, tryOnce } from '../db/postgres/load.ts';
import { expectProgram } from '../db/postgres/programs.ts';
import { fingerprintOf, isEmpty, listTables } from '../db/postgres/tables.ts';
import { differing, rowsIn } from '../db/print.ts';
import type { Fingerprint } from '../db/print.ts';
import { readManifest } from './backup-place.ts';
import type { Manifest } from './backup-place.ts';
import { isDump, proveDump } from './dump-file.ts';
import { isOwn, readDump } from './dump.ts';
import type { ReadDump } from './dump.ts';
import { sayFinding } from './finding.ts';
import { HEARTBEAT_TABLE, beginAt } from './heartbeat-store.ts';
import { findLinkPrint } from './secret-print-store.ts';
import { serverFaults } from './server-checks.ts';
import { readServer } from './server-store.ts';

interface Restore {
  readonly file: string;
  /** The name of an empty database on the server that `databaseUrl` names. */
  readonly into: string;
  readonly databaseUrl: string;
  /** What time it is where that server stands, UTC milliseconds. */
  readonly timeOn: (db: Db) => Promise<number>;
}

export interface RestoredDump {
  /** Host, port and database: no password. */
  readonly place: string;
  readonly rows: number;
  readonly compared: boolean;
  /** Of the secret that its links were made with; undefined where the site had not begun yet. */
  readonly linkPrint: string | undefined;
}

const DATABASE_NAME = /^[A-Za-z_][\w$-]{0,62}$/;
const MAKE_ONE = "create database NAME owner USER template template0 encoding 'UTF8' locale 'C'";
const SECRET_PRINT_SINCE = '0044_create_secret_print';
/** What a restore does not leave as it is in the copy. */
const WRITTEN_HERE: readonly string[] = [HEARTBEAT_TABLE, ...LINK_TABLES];

/**
 * Puts a dump into an empty database in one transaction, which ends once every table there holds what the dump held: whatever cuts
 * it off leaves the database empty, or whole: then it is enough to do it again. Tables are made by the migrations, so that nothing
 * of the file is run but rows are read. That moment becomes the first heartbeat. Throws where the file is no such dump, damaged, changed
 * or of a newer program.
 */
export async function restoreDump({ file, into, databaseUrl, timeOn }: Restore): Promise<RestoredDump> {
  expectDump(file);
  if (!DATABASE_NAME.test(into))
    throw new Error(
      `--into must be the name of an empty database on the server of DATABASE_URL: ${MAKE_ONE}`,
    );
  await expectProgram('pg_restore', 0);
  const manifest = readManifest(file);
  const read = await readProved(file, manifest);
  const { migrations, tables } = read;
  const { address, db } = await openTarget(withDatabase(databaseUrl, into));
  try {
    await expectAble(db, into);
    const now = await timeOn(db);
    // A site that is started on it meanwhile waits here, and then has all of it.
    await oneAtATime(db, async () => {
      if (!(await isEmpty(db))) return expectRestored(db, into, read);
      await commitOnce(db, async (con) => {
        await migrateInside(con, migrations.at(-1));
        await loading(con, () => loadAll(con, file));
        await expectSame(con, tables);
        // It did not run since the copy was made: its clock must not be doubted for that.
        await beginAt(con, now);
        await endLinks(con);
      });
    });
    const linkPrint = migrations.includes(SECRET_PRINT_SINCE) ? await findLinkPrint(db) : undefined;
    await analyze(db);
    return { place: placeOf(address), rows: rowsIn(tables), compared: manifest !== undefined, linkPrint };
  } finally {
    await db.destroy();
  }
}

function expectDump(file: string): void {
  if (!existsSync(file)) throw new Error(`there is no backup ${file}`);
  if (isDump(file)) return;
  const way = `${commandLine('restore', 'FILE --into FOLDER')} without DATABASE_URL, then ${commandLine('move', '--to URL')}`;
  throw new Error(`${file} is no copy of a site on PostgreSQL; one of a site on SQLite goes there by ${way}`);
}

/** Before the server is asked for anything. */
async function readProved(file: string, manifest: Manifest | undefined): Promise<ReadDump> {
  if (manifest !== undefined) await proveDump(file, manifest);
  const read = await readDump(file).catch((error: unknown) => {
    throw new Error(`the copy ${file} cannot be read: ${reasonOf(error)}`, { cause: error });
  });
  if (read.migrations.length === 0) throw new Error(`${file} is not a backup of this site`);
  const known = await listKnownMigrations();
  const unknown = read.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `${file} was made by a newer version of this program (${unknown.join(', ')}): upgrade first`,
    );
  const differences = manifest === undefined ? [] : differing(manifest.tables, read.tables);
  if (differences.length > 0)
    throw new Error(`the copy ${file} does not hold what was copied: ${differences.join(', ')}`);
  return read;
}

async function openTarget(databaseUrl: string) {
  try {
    return await openPrimary(databaseUrl);
  } catch (error) {
    throw new DatabaseError(`${reasonOf(error)}; if it is not there yet: ${MAKE_ONE}`, { cause: error });
  }
}

async function expectAble(db: Db, into: string): Promise<void> {
  const [refusal] = serverFaults(await readServer(db));
  if (refusal !== undefined)
    throw new DatabaseError(sayFinding({ ...refusal, subject: `The database ${into}` }));
}

/**
 * All of it may have come with a restore that was cut off after its commit: then the same command ends well. It has its own
 * heartbeat; the site itself, of which the copy was made just before, has the one of the copy.
 */
async function expectRestored(db: Db, into: string, { migrations, tables }: ReadDump): Promise<void> {
  if ((await listMigrations(db)).join() === migrations.join()) {
    const different = differing(tables, await tryOnce(db, printOwn));
    const isBegun = different.includes(HEARTBEAT_TABLE);
    if (isBegun && different.every((name) => WRITTEN_HERE.includes(name))) return;
  }
  throw new DatabaseError(
    `the database ${into} is not empty: name one that is, nothing is written over (${MAKE_ONE})`,
  );
}

async function loadAll(con: Db, file: string): Promise<void> {
  const present = new Set((await listTables(con)).map(({ name }) => name));
  for await (const { name, columns, rows } of tablesIn(file)) {
    if (isOwn(name) && present.has(name)) await loadTable(con, name, columns, rows);
  }
}

async function expectSame(con: Db, expected: Fingerprint): Promise<void> {
  const different = differing(expected, await printOwn(con));
  if (different.length > 0)
    throw new DatabaseError(`these tables did not arrive as they are: ${different.join(', ')}`);
}

async function printOwn(con: Db): Promise<Fingerprint> {
  return fingerprintOf(
    con,
    (await listTables(con)).filter(({ name }) => isOwn(name)),
  );
}
