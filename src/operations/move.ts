import { join } from 'node:path';
import { commandLine } from '../config/command-line.ts';
import { DATABASE_FILE, DatabaseError, reasonOf } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { openDatabase } from '../db/engine.ts';
import { listMigrations, migrateInside } from '../db/migrate.ts';
import { analyze, commitOnce, loadTable, loading, tryOnce } from '../db/postgres/load.ts';
import { fingerprintOf as printTarget, listTables } from '../db/postgres/tables.ts';
import { differing, rowsIn } from '../db/print.ts';
import type { Fingerprint } from '../db/print.ts';
import { listOwnTables, openFile } from '../db/sqlite/file.ts';
import type { DatabaseHandle } from '../db/sqlite/file.ts';
import { lockFolder } from '../db/sqlite/lock.ts';
import { isMark, readMark, removeMark, writeMark } from '../db/sqlite/moved.ts';
import {
  damageIn,
  fingerprintOf as printSource,
  iterateTable,
  keyOf,
  listColumns,
  listMigrations as migrationsOf,
} from '../db/sqlite/print.ts';
import { sayFinding } from './finding.ts';
import { expectFile, nameOf, schemaDistance } from './open.ts';
import type { Folders } from './lost-database.ts';
import { serverFaults } from './server-checks.ts';
import { readServer } from './server-store.ts';

interface Move {
  readonly folders: Folders;
  /** The address of the empty database. */
  readonly to: string;
  /** Does all but the last step. */
  readonly checkOnly: boolean;
  /** UTC milliseconds. */
  readonly now: number;
}

export interface Moved {
  readonly place: string;
  readonly rows: number;
  readonly tables: number;
  /** All of it had arrived before, by a move that was cut off at its end. */
  readonly wasThere: boolean;
}

const NAME_EMPTY =
  "name an empty one (create database wheel owner wheel template template0 encoding 'UTF8' locale 'C')";

/**
 * Copies a stopped site into an empty database, in one transaction that ends once every table is the same on both sides. The old
 * file is marked before, so that no moment leaves two sites that both take words, and once more after.
 */
export async function moveSite({ folders, to, checkOnly, now }: Move): Promise<Moved> {
  expectFile(folders);
  const unlock = lockFolder(folders.dataDir);
  const sqlite = openFile(join(folders.dataDir, DATABASE_FILE));
  const target = await openDatabase({ dataDir: folders.dataDir, databaseUrl: to });
  const place = nameOf({ ...folders, databaseUrl: to });
  try {
    await expectSound(sqlite);
    expectUnmoved(sqlite, place);
    await expectTarget(target.db);
    const isFirst = !checkOnly && readMark(sqlite) === undefined;
    if (!checkOnly) writeMark(sqlite, { place, at: now, done: 0 });
    // Commands that were begun before wait here, and find the mark.
    sqlite.exec('begin immediate');
    const copied = await copyAll(sqlite, target.db, checkOnly).catch((error: unknown) => {
      sqlite.exec('rollback');
      if (isFirst && error instanceof MoveRefused) removeMark(sqlite);
      throw error;
    });
    if (!checkOnly) writeMark(sqlite, { place, at: now, done: 1 });
    sqlite.exec('commit');
    if (!checkOnly) await analyze(target.db);
    return { place, ...copied };
  } finally {
    sqlite.close();
    await target.db.destroy();
    unlock();
  }
}

/** Before anything was committed, and the other side said so itself: the old file may be used as if nothing had been tried. */
class MoveRefused extends DatabaseError {}

/** The old file may be used again. Throws where it was never moved. */
export function moveBack(folders: Folders): string {
  const unlock = lockFolder(folders.dataDir);
  const sqlite = openFile(join(folders.dataDir, DATABASE_FILE));
  try {
    const mark = readMark(sqlite);
    if (mark === undefined) throw new DatabaseError(`the database in ${folders.dataDir} was not moved`);
    removeMark(sqlite);
    return mark.place;
  } finally {
    sqlite.close();
    unlock();
  }
}

async function expectSound(sqlite: DatabaseHandle): Promise<void> {
  const damage = damageIn(sqlite);
  if (damage.length > 0)
    throw new DatabaseError(
      `the database is damaged (${damage.join('; ')}): restore a backup first (${commandLine('restore')})`,
    );
  const { missing, unknown } = await schemaDistance(migrationsOf(sqlite));
  if (unknown.length > 0)
    throw new DatabaseError('the database was written by a newer version of this program: upgrade it');
  if (missing.length > 0)
    throw new DatabaseError(
      'the database is of an older version: start the site once, stop it, then move it',
    );
}

function expectUnmoved(sqlite: DatabaseHandle, place: string): void {
  const mark = readMark(sqlite);
  if (mark === undefined || (mark.done === 0 && mark.place === place)) return;
  const what = mark.done === 1 ? 'was moved' : 'was being moved';
  throw new DatabaseError(
    `the database ${what} to ${mark.place}: ${commandLine('move', '--back')} gives that up`,
  );
}

async function expectTarget(db: Db): Promise<void> {
  const [refusal] = serverFaults(await readServer(db));
  if (refusal !== undefined) throw new DatabaseError(sayFinding(refusal));
  const present = await listMigrations(db);
  if (present.length === 0 && (await listTables(db)).length > 0)
    throw new DatabaseError(`the database to move into holds tables of another program: ${NAME_EMPTY}`);
  const { missing, unknown } = await schemaDistance(present);
  if (present.length > 0 && (unknown.length > 0 || missing.length > 0))
    throw new DatabaseError(`the database to move into is of another version: ${NAME_EMPTY}`);
}

type Copied = Omit<Moved, 'place'>;

async function copyAll(sqlite: DatabaseHandle, db: Db, checkOnly: boolean): Promise<Copied> {
  const names = listOwnTables(sqlite).filter((name) => !isMark(name));
  const expected = await printSource(sqlite, 'any', names);
  const described = { rows: rowsIn(expected), tables: names.length };
  const fill = (con: Db) =>
    fillOrCompare(sqlite, con, expected).catch((error: unknown) => {
      throw new MoveRefused(reasonOf(error), { cause: error });
    });
  const wasThere = await (checkOnly ? tryOnce(db, fill) : commitOnce(db, fill));
  return { ...described, wasThere };
}

/** Whether it was filled before, with the same rows. */
async function fillOrCompare(sqlite: DatabaseHandle, con: Db, expected: Fingerprint): Promise<boolean> {
  const wasThere = (await listTables(con)).length > 0;
  if (!wasThere) {
    await migrateInside(con);
    await loading(con, async () => {
      for (const table of Object.keys(expected)) await copyTable(sqlite, con, table);
    });
  }
  const tables = (await listTables(con)).filter(({ name }) => name in expected);
  const different = differing(expected, await printTarget(con, tables));
  if (different.length === 0) return wasThere;
  throw new Error(
    wasThere
      ? `the database to move into holds rows of a site already: ${NAME_EMPTY}`
      : `these tables did not arrive as they are: ${different.join(', ')}`,
  );
}

async function copyTable(sqlite: DatabaseHandle, con: Db, table: string): Promise<void> {
  const columns = listColumns(sqlite, table);
  const rows = iterateTable(sqlite, table, columns);
  await loadTable(con, table, columns, withoutNul(rows, { table, columns, key: keyOf(sqlite, table) }));
}

interface Described {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
}

/** PostgreSQL has no U+0000 in a text. */
function* withoutNul(
  rows: Iterable<readonly unknown[]>,
  { table, columns, key }: Described,
): Generator<readonly unknown[]> {
  for (const row of rows) {
    const at = row.findIndex((value) => typeof value === 'string' && value.includes('\0'));
    const named = key.map((column) => `${column} ${JSON.stringify(row[columns.indexOf(column)])}`).join(', ');
    if (at !== -1)
      throw new Error(
        `table ${table}, row ${named}: ${columns[at] ?? ''} holds the character U+0000, which PostgreSQL cannot keep: take it out first (docs/operations.md)`,
      );
    yield row;
  }
}
