import type { Db } from '../db/database.ts';

const LINK = 'link';

/** The print of the secret that this database was begun with: `own`, where it had none yet. */
export async function keepLinkPrint(db: Db, own: string): Promise<string> {
  await db
    .insertInto('secret_print')
    .values({ name: LINK, print: own })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { print } = await db
    .selectFrom('secret_print')
    .select('print')
    .where('name', '=', LINK)
    .executeTakeFirstOrThrow();
  return print;
}

/** Undefined where none was kept yet. */
export async function findLinkPrint(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('secret_print').select('print').where('name', '=', LINK).executeTakeFirst();
  return row?.print;
}

/** The next start begins with the secret that it is given. */
export async function forgetLinkPrint(db: Db): Promise<void> {
  await db.deleteFrom('secret_print').where('name', '=', LINK).execute();
}
