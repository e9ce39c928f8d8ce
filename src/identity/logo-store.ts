import type { Db, Trx } from '../db/database.ts';
import type { LogoFile, LogoPicture } from './logo.ts';

/** The logo in force, if this is its hash. */
export async function findLogoFile(
  db: Db,
  hash: string,
): Promise<Pick<LogoFile, 'type' | 'body'> | undefined> {
  return db.selectFrom('logo').select(['type', 'body']).where('hash', '=', hash).executeTakeFirst();
}

export async function findLogoType(db: Db): Promise<LogoFile['type'] | undefined> {
  return (await db.selectFrom('logo').select('type').executeTakeFirst())?.type;
}

/** The logo in force, as a PNG. */
export async function findLogoPicture(db: Db): Promise<LogoPicture | undefined> {
  return db.selectFrom('logo').select(['hash', 'picture', 'width', 'height']).executeTakeFirst();
}

/** Puts the logo in the place of the one before it: there is one at most. */
export async function saveLogo(trx: Trx, logo: LogoFile): Promise<void> {
  await removeLogo(trx);
  await trx.insertInto('logo').values(logo).execute();
}

export async function removeLogo(trx: Trx): Promise<void> {
  await trx.deleteFrom('logo').execute();
}
