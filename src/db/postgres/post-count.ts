import { sql } from 'kysely';
import { CLOCKS_APART_MS } from '../../terms.ts';
import type { Db } from '../database.ts';

const KEPT_MINUTES = 1 + CLOCKS_APART_MS / 60_000;

/** A standby gets nothing of it and a crash empties it: what is lost is a count of the last minute. */
export async function createPostCount(db: Db): Promise<void> {
  await sql`create unlogged table if not exists post_count (
    maker text not null,
    minute bigint not null,
    n integer not null,
    primary key (maker, minute)
  )`.execute(db);
}

/** Counts one more post of a maker in a minute; answers which one it is. */
export async function countPost(db: Db, maker: string, minute: number): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    insert into post_count (maker, minute, n) values (${maker}, ${minute}, 1)
    on conflict (maker, minute) do update set n = post_count.n + 1
    returning n`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Those of minutes that no machine of the site is in any more. */
export async function forgetPosts(db: Db): Promise<void> {
  await sql`delete from post_count where minute < (select max(minute) from post_count) - ${KEPT_MINUTES}`.execute(
    db,
  );
}
