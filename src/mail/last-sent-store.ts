import type { Db } from '../db/database.ts';

/** UTC milliseconds; undefined where none left within the days that sent letters are kept. */
export async function findLastSent(db: Db): Promise<number | undefined> {
  const { at } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.max<number | null>('sent_at').as('at'))
    .executeTakeFirstOrThrow();
  return at ?? undefined;
}
