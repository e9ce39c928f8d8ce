import { sql } from 'kysely';
import { DatabaseError, reasonOf } from '../database.ts';
import type { Db } from '../database.ts';
import { addressesOf } from '../../config/database-url.ts';
import { CONTENT_CHANGE } from './content-change.ts';
import { NoPrimary } from './errors.ts';
import { openPostgres } from './open.ts';
import { outputOf, runOn } from './programs.ts';

interface Primary {
  readonly address: string;
  readonly db: Db;
}

/** The one of the named hosts that takes writes: a snapshot is known on its own machine alone. */
export async function openPrimary(databaseUrl: string): Promise<Primary> {
  const said: string[] = [];
  for (const address of addressesOf(databaseUrl)) {
    const { db } = openPostgres(address);
    try {
      await sql`select 1`.execute(db);
      return { address, db };
    } catch (error) {
      await db.destroy();
      said.push(...(error instanceof NoPrimary ? error.said : [reasonOf(error)]));
    }
  }
  throw new DatabaseError(reasonOf(new NoPrimary(said)));
}

/** `work` reads one instant, whoever writes meanwhile, and so does whoever is given the name of its snapshot until it ends. */
export function atOneInstant<T>(db: Db, work: (con: Db, snapshot: string) => Promise<T>): Promise<T> {
  return db.connection().execute(async (con) => {
    await sql`begin isolation level repeatable read read only`.execute(con);
    try {
      const { rows } = await sql<{ readonly name: string }>`select pg_export_snapshot() as name`.execute(con);
      return await work(con, rows[0]?.name ?? '');
    } finally {
      await sql`rollback`.execute(con);
    }
  });
}

/**
 * All tables of the site as a snapshot shows them, in the format of `pg_restore`. Neither the owner nor the rights of a table go
 * along, nor what only says that something has changed.
 */
export async function dumpInto(file: string, { address, db }: Primary, snapshot: string): Promise<void> {
  const { rows } = await sql<{ readonly name: string }>`select current_schema()::text as name`.execute(db);
  const schema = rows[0]?.name ?? '';
  await runOn(address, 'pg_dump', [
    ...['--format=custom', '--encoding=UTF8', '--no-owner', '--no-privileges', '--no-unlogged-table-data'],
    ...[`--snapshot=${snapshot}`, `--schema="${schema}"`],
    ...[`--exclude-table-data="${schema}".${CONTENT_CHANGE}`, `--file=${file}`],
  ]);
}

export interface DumpedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Each value as PostgreSQL spells it. What is left of them when the next table is asked for is passed over. */
  readonly rows: AsyncIterable<readonly (string | null)[]>;
}

const TABLE = /^COPY (?:"?[^"]+?"?\.)?"?(\w+)"? \((.*)\) FROM stdin;$/;
const END = '\\.';

/** The tables of a dump. Nothing of it is run: what else it says is passed over. */
export async function* tablesIn(file: string): AsyncGenerator<DumpedTable> {
  const lines = linesOf(outputOf('pg_restore', ['--data-only', '--file=-', file]));
  try {
    for (;;) {
      const next = await lines.next();
      if (next.done === true) return;
      const [, name, columns] = TABLE.exec(next.value) ?? [];
      if (name === undefined || columns === undefined) continue;
      const rows = rowsUntilEnd(lines);
      yield { name, columns: columns.split(', ').map((column) => column.replaceAll('"', '')), rows };
      while ((await rows.next()).done !== true);
    }
  } finally {
    await lines.return(undefined);
  }
}

async function* rowsUntilEnd(
  lines: AsyncGenerator<string, undefined>,
): AsyncGenerator<readonly (string | null)[]> {
  for (;;) {
    const next = await lines.next();
    if (next.done === true) throw new DatabaseError('the copy ends in the middle of a table');
    if (next.value === END) return;
    yield valuesIn(next.value);
  }
}

/** No line of it holds a line feed of its own: those within a text are written as `\n`. */
async function* linesOf(pieces: AsyncGenerator<string>): AsyncGenerator<string, undefined> {
  let rest = '';
  try {
    for await (const piece of pieces) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
    return undefined;
  } finally {
    await pieces.return(undefined);
  }
}

const ESCAPED = /\\(.)/gs;
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** One row in the text format of COPY (PostgreSQL 15, COPY, "Text Format"). */
function valuesIn(line: string): readonly (string | null)[] {
  return line
    .split('\t')
    .map((field) =>
      field === '\\N'
        ? null
        : field.replace(ESCAPED, (_, character: string) => CONTROLS[character] ?? character),
    );
}
