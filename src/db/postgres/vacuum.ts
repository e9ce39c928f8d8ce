import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { reasonOf } from '../database.ts';
import type { Db } from '../database.ts';
import { isBusyError } from './errors.ts';

/** Nobody reads or writes a table while it is written anew: this is some seconds. */
const MOST_BYTES = 256 * 1024 * 1024;
/** So small a table is written anew whatever is known of it: what another session did is told late. */
const SMALL_BYTES = 8 * 1024 * 1024;
/** All who come after wait behind whoever waits for a table. */
const WAIT = '1s';
const TRIES = 5;
const PAUSE_MS = 200;
const OURS = sql`schemaname = current_schema()`;
/** What the server knows of the columns, for its plans. */
const SAMPLES = 'pg_statistic';

interface Table {
  readonly name: string;
  readonly bytes: number;
  /** Whether there ever was a row in it since it was written anew. */
  readonly isFilled: boolean;
  /** Rows that are gone, as far as the server has counted them. */
  readonly gone: number;
}

/** Gives the room of rows that are gone free, while others go on. Their bytes stay in it until it is written over. */
export async function freeRoom(db: Db): Promise<void> {
  await db.connection().execute(async (con) => {
    await tellCounts(con);
    for (const { name } of await listTables(con, sql`${OURS} and n_dead_tup > 0`))
      await freeRoomOf(con, name);
  });
}

/** The same of tables in which rows have been gone for a day: few of them would never make the server do it by itself. */
export async function freeRoomDaily(db: Db): Promise<void> {
  const since = sql`${OURS} and n_dead_tup > 0 and coalesce(greatest(last_vacuum, last_autovacuum), '-infinity') < now() - interval '1 day'`;
  await db.connection().execute(async (con) => {
    for (const { name } of await listTables(con, since)) await freeRoomOf(con, name);
  });
}

/**
 * Writes each table anew that may hold what is gone, then what the server has sampled of its columns. Answers where that stays in
 * a file, and why.
 */
export async function writeAnew(db: Db): Promise<readonly string[]> {
  return db.connection().execute(async (con) => {
    await tellCounts(con);
    await sql`set lock_timeout = ${sql.lit(WAIT)}`.execute(con);
    const left: { readonly name: string; readonly why: string | undefined }[] = [];
    for (const table of await listTables(con, OURS)) {
      const mayHold = table.isFilled && (table.gone > 0 || table.bytes <= SMALL_BYTES);
      if (mayHold) left.push({ name: table.name, why: await writeTableAnew(con, table) });
    }
    for (const name of await listSampled(con)) left.push({ name, why: await sampleAnew(con, name) });
    for (const samples of await listTables(con, sql`relid = ${SAMPLES}::regclass`))
      left.push({ name: SAMPLES, why: await writeTableAnew(con, samples) });
    return left.flatMap(({ name, why }) => (why === undefined ? [] : [`${name} (${why})`]));
  });
}

/**
 * The old rows are gone for certain before the table is written: `vacuum (full)` copies what somebody may still read, and the bytes
 * of a copy stay in its page once that reader has ended.
 */
async function writeTableAnew(con: Db, { name, bytes }: Table): Promise<string | undefined> {
  if (bytes > MOST_BYTES) return 'it is large, and nobody could use it meanwhile: vacuum full it at night';
  return tryAgain(async () => {
    await sql`vacuum ${sql.table(name)}`.execute(con);
    const [table] = await listTables(con, sql`relid = ${name}::regclass`);
    if (table && table.gone > 0)
      return 'somebody still reads an older state, a copy or a standby: the same again later';
    await sql`vacuum (full) ${sql.table(name)}`.execute(con);
    return undefined;
  });
}

/** A sample of a column holds words of its rows. Another takes its place, but for a table that has no row. */
async function sampleAnew(con: Db, name: string): Promise<string | undefined> {
  return tryAgain(async () => {
    await sql`analyze ${sql.table(name)}`.execute(con);
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(con);
    if (rows.length > 0) return undefined;
    const samples = `delete from ${SAMPLES} where starelid = '${name}'::regclass`;
    return `no row is left to sample: as administrator, ${samples}, and the same again`;
  });
}

/** Answers why it could not be done: what was erased is erased, so no fault here may hide that. */
async function tryAgain(work: () => Promise<string | undefined>): Promise<string | undefined> {
  for (let tried = 1; ; tried += 1) {
    const { why, isFinal } = await work().then(
      (said) => ({ why: said, isFinal: said === undefined }),
      (error: unknown) => ({ why: reasonOf(error), isFinal: !isBusyError(error) }),
    );
    if (isFinal || tried === TRIES) return why;
    await setTimeout(PAUSE_MS);
  }
}

async function freeRoomOf(con: Db, name: string): Promise<void> {
  try {
    await sql`vacuum (skip_locked) ${sql.table(name)}`.execute(con);
  } catch (error) {
    // What was erased is erased: the server comes back to its room, or this does within a day.
    if (!isBusyError(error)) throw error;
  }
}

/** What this session did is counted by the server only now and then. */
async function tellCounts(con: Db): Promise<void> {
  await sql`select pg_stat_force_next_flush()`.execute(con);
}

async function listTables(con: Db, where: ReturnType<typeof sql>): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select relname::text as name, pg_total_relation_size(relid) as bytes,
      pg_relation_size(relid) > 0 as "isFilled", n_dead_tup as gone from pg_stat_all_tables
    where ${where} order by relname`.execute(con);
  return rows;
}

async function listSampled(con: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select distinct tablename::text as name from pg_stats
    where schemaname = current_schema() and (most_common_vals is not null or histogram_bounds is not null)
    order by 1`.execute(con);
  return rows.map(({ name }) => name);
}
