import { findNewestTime } from '../comments/store.ts';
import type { Db } from '../db/database.ts';

/** What the database says about how far the site has come. */
export interface StoredState {
  /** Links whose keys can only be made again with the link secret that made them. */
  readonly links: number;
  /** When the last revision, comment or draft was stored, UTC milliseconds; undefined when none was. */
  readonly newest: number | undefined;
}

export async function readState(db: Db): Promise<StoredState> {
  const links = await db
    .selectFrom('link')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { links: links.count, newest: await newestTime(db) };
}

async function newestTime(db: Db): Promise<number | undefined> {
  const times = [
    await db
      .selectFrom('revision')
      .select(({ fn }) => fn.max<number | null>('saved_at').as('at'))
      .executeTakeFirst(),
    await db
      .selectFrom('draft')
      .select(({ fn }) => fn.max<number | null>('updated_at').as('at'))
      .executeTakeFirst(),
  ];
  const known = [...times.map((row) => row?.at), await findNewestTime(db)].filter(
    (at) => typeof at === 'number',
  );
  return known.length === 0 ? undefined : Math.max(...known);
}
