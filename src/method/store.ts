import type { Db, Trx } from '../db/database.ts';
import { methodFromText } from './text.ts';
import type { Method } from './method.ts';

/** What its hash stands for never changes, so a method is read once. */
const READ = new Map<string, Method>();

/** The method that a row names. Throws where it was never kept. */
export async function methodAt(db: Db, hash: string): Promise<Method> {
  const method = await findMethod(db, hash);
  if (method === undefined) throw new Error(`no method has the hash ${hash}`);
  return method;
}

export async function findMethod(db: Db, hash: string): Promise<Method | undefined> {
  const known = READ.get(hash);
  if (known !== undefined) return known;
  const row = await db.selectFrom('method').select('json').where('hash', '=', hash).executeTakeFirst();
  if (row === undefined) return undefined;
  const method = methodFromText(row.json);
  READ.set(hash, method);
  return method;
}

/** Keeps a method before a row names it, so that the row can be drawn when its files are gone. */
export async function keepMethod(trx: Trx, method: Method, now: number): Promise<void> {
  const kept = await trx
    .selectFrom('method')
    .select('hash')
    .where('hash', '=', method.hash)
    .executeTakeFirst();
  if (kept !== undefined) return;
  await trx
    .insertInto('method')
    .values({ hash: method.hash, id: method.id, json: method.text, first_seen: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
