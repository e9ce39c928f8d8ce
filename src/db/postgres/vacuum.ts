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
const TRIES = 3;

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
    for (const { name } of await listTables(con, sql`n_dead_tup > 0`)) await freeRoomOf(con, name);
  });
}

/** The same of tables in which rows have been gone for a day: few of them would never make the server do it by itself. */
export async function freeRoomDaily(db: Db): Promise<void> {
  const since = sql`n_dead_tup > 0 and coalesce(greatest(last_vacuum, last_autovacuum), '-infinity') < now() - interval '1 day'`;
  await db.connection().execute(async (con) => {
    for (const { name } of await listTables(con, since)) await freeRoomOf(con, name);
  });
}

/** Writes each table anew that may hold what is gone. Answers where that stays in its file, and why. */
export async function writeAnew(db: Db): Promise<readonly string[]> {
  return db.connection().execute(async (con) => {
    await tellCounts(con);
    await sql`set lock_timeout = ${sql.lit(WAIT)}`.execute(con);
    const left: string[] = [];
    for (const table of await listTables(con, sql`true`)) {
      const mayHold = table.isFilled && (table.gone > 0 || table.bytes <= SMALL_BYTES);
      const why = mayHold ? await writeTableAnew(con, table) : undefined;
      if (why !== undefined) left.push(`${table.name} (${why})`);
    }
    return left;
  });
}

async function writeTableAnew(con: Db, { name, bytes }: Table): Promise<string | undefined> {
  if (bytes > MOST_BYTES) return 'it is large, and nobody could use it meanwhile: vacuum full it at night';
  for (let tried = 1; ; tried += 1) {
    try {
      await sql`vacuum (full) ${sql.table(name)}`.execute(con);
      await sql`vacuum ${sql.table(name)}`.execute(con);
      break;
    } catch (error) {
      if (tried === TRIES || !isBusyError(error)) return reasonOf(error);
    }
  }
  const [after] = await listTables(con, sql`relname = ${name} and n_dead_tup > 0`);
  return after && 'somebody still reads an older state, a copy or a standby: the same again later';
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
      pg_relation_size(relid) > 0 as "isFilled", n_dead_tup as gone from pg_stat_user_tables
    where schemaname = current_schema() and ${where} order by relname`.execute(con);
  return rows;
}
