import type { Db, Trx } from '../db/database.ts';
import { findSetting, saveSetting } from './settings-store.ts';
import type { Lang } from '../i18n/languages.ts';

const NOTICE_SETTING = 'owner-notice';
/** A comment is dated when its request comes in, and stored a little later, perhaps after a notice. */
const STORING_MS = 60 * 1000;

export interface LastNotice {
  readonly at: number;
  readonly latest: readonly string[];
}

interface PendingComment {
  readonly id: string;
  readonly version: number;
  readonly article: string;
  readonly lang: Lang;
  readonly name: string;
  readonly email: string | null;
  readonly text: string;
  /** As stored: a JSON list of `{ rule, detail }`. */
  readonly reasons: string;
}

export async function findLastNotice(db: Db): Promise<LastNotice | undefined> {
  const stored = await findSetting(db, NOTICE_SETTING);
  // What saveLastNotice wrote, in the shape it wrote it.
  return stored === undefined ? undefined : (JSON.parse(stored) as LastNotice);
}

export async function saveLastNotice(trx: Trx, at: number): Promise<void> {
  const rows = await trx
    .selectFrom('comment')
    .select('id')
    .where('status', '=', 'pending')
    .where('created_at', '>', at - STORING_MS)
    .execute();
  const value = JSON.stringify({ at, latest: rows.map(({ id }) => id) } satisfies LastNotice);
  await saveSetting(trx, NOTICE_SETTING, value);
}

/** True when a comment waits that the last notice, if any, did not know of. */
export async function hasNewPending(db: Db, last: LastNotice | undefined): Promise<boolean> {
  let query = db.selectFrom('comment').select('id').where('status', '=', 'pending').limit(1);
  if (last !== undefined) query = query.where('created_at', '>', last.at - STORING_MS);
  if (last !== undefined && last.latest.length > 0) query = query.where('id', 'not in', last.latest);
  return (await query.executeTakeFirst()) !== undefined;
}

export async function countPending(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', 'pending')
    .executeTakeFirstOrThrow();
  return count;
}

export async function listOldestPending(db: Db, limit: number): Promise<readonly PendingComment[]> {
  return db
    .selectFrom('comment')
    .select(['id', 'version', 'article', 'lang', 'name', 'email', 'text', 'reasons'])
    .where('status', '=', 'pending')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}
