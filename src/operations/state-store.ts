import type { Db } from '../db/database.ts';
import { countLinks } from '../strategies/link-store.ts';
import { newestRevision } from '../strategies/store.ts';
import { newestDraft } from '../wizard/store.ts';

/** What the database says about how far the site has come. */
export interface StoredState {
  /** Links whose keys can only be made again with the link secret that made them. */
  readonly links: number;
  /** When the last revision, comment or draft was stored, UTC milliseconds; undefined when none was. */
  readonly newest: number | undefined;
}

export async function readState(db: Db): Promise<StoredState> {
  return { links: await countLinks(db), newest: await newestTime(db) };
}

async function newestTime(db: Db): Promise<number | undefined> {
  const comment = await db
    .selectFrom('comment')
    .select(({ fn }) => fn.max<number | null>('created_at').as('at'))
    .executeTakeFirst();
  const times = [await newestRevision(db), comment?.at ?? undefined, await newestDraft(db)];
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
