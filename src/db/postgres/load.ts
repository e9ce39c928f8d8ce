import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { spelled } from '../print.ts';
import { listTables } from './tables.ts';

/** Enough rows for one statement to be worth its way, and few enough to be no burden, however long their texts are. */
const ROWS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 1_000_000;

/** All of `work` in one commit. It is never run twice, as it takes as long as a site is large. */
export function commitOnce<T>(db: Db, work: (con: Db) => Promise<T>): Promise<T> {
  return endingIn('commit', db, work);
}

/** All of `work`, and then none of it. */
export function tryOnce<T>(db: Db, work: (con: Db) => Promise<T>): Promise<T> {
  return endingIn('rollback', db, work);
}

function endingIn<T>(end: 'commit' | 'rollback', db: Db, work: (con: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (con) => {
    await sql`begin`.execute(con);
    const done = await work(con).catch(async (error: unknown) => {
      await sql`rollback`.execute(con);
      throw error;
    });
    await sql.raw(end).execute(con);
    return done;
  });
}

/**
 * Fills tables with rows that are known to fit together. What watches them is off meanwhile: counts and threads come as rows of
 * their own. References are taken away and put back, which checks them all at once, so that tables come in any order.
 */
export async function loading(con: Db, load: () => Promise<void>): Promise<void> {
  const tables = await listWatched(con);
  const references = await listReferences(con);
  for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(con);
  for (const { table, name } of references)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(con);
  await load();
  for (const { table, name, definition } of references)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      con,
    );
  for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(con);
  for (const { table, column } of await listNumbered(con)) await numberOn(con, table, column);
}

/** One array a row, of a file that is read at once or of a program that goes on writing. */
type Rows = Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>;

/** The rows of one table. */
export async function loadTable(
  con: Db,
  table: string,
  columns: readonly string[],
  rows: Rows,
): Promise<void> {
  const named = sql.join(columns.map((column) => sql.ref(column)));
  // Migrations put a few rows in.
  await sql`truncate ${sql.table(table)}`.execute(con);
  for await (const some of piecesOf(rows)) {
    const objects = some.map((row) =>
      Object.fromEntries(row.map((value, at) => [columns[at] ?? '', spelled(value)])),
    );
    await sql`insert into ${sql.table(table)} (${named}) overriding system value
      select ${named} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(objects)}::json)`.execute(
      con,
    );
  }
}

/** The planner knows nothing of tables that were filled at once. Of the server’s own, which have owners of their own, nothing is asked. */
export async function analyze(db: Db): Promise<void> {
  const tables = await listTables(db);
  await sql`analyze ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(db);
}

async function* piecesOf(rows: Rows): AsyncGenerator<readonly (readonly unknown[])[]> {
  let piece: (readonly unknown[])[] = [];
  let characters = 0;
  for await (const row of rows) {
    piece.push(row);
    for (const value of row)
      characters += typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 0;
    if (piece.length < ROWS_AT_ONCE && characters < CHARACTERS_AT_ONCE) continue;
    yield piece;
    [piece, characters] = [[], 0];
  }
  if (piece.length > 0) yield piece;
}

async function listWatched(con: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select distinct c.relname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace`.execute(con);
  return rows.map(({ name }) => name);
}

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

async function listReferences(con: Db): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select c.relname::text as table, k.conname::text as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace`.execute(con);
  return rows;
}

interface Numbered {
  readonly table: string;
  readonly column: string;
}

async function listNumbered(con: Db): Promise<readonly Numbered[]> {
  const { rows } = await sql<Numbered>`
    select c.relname::text as table, a.attname::text as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`.execute(
    con,
  );
  return rows;
}

/** What is numbered by the table itself goes on after the last one. */
async function numberOn(con: Db, table: string, column: string): Promise<void> {
  await sql`select setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 1),
    max(${sql.ref(column)}) is not null) from ${sql.table(table)}`.execute(con);
}
