import type { Config } from '../config.ts';
import type { Db } from '../db/database.ts';

const ONLY = 1;
const HOST_NAME = /^[a-z0-9.-]+$/;
const TAG = /^tag:([^,]+),/;
const RANDOM_BYTES = 9;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

interface First {
  readonly db: Db;
  readonly config: Pick<Config, 'baseUrl' | 'basePath'>;
}

/** Turns an address of this site into the id that it had from the beginning (RFC 4287 §4.2.6). */
export async function feedIdsOf({ db, config }: First): Promise<(url: string) => string> {
  const address = addressOf(config);
  const prefix = await prefixIn(db, address);
  return (url) => prefix + url.slice(address.length);
}

/** The name that stands for this site in the ids of events, whatever host it is reached by now. */
export async function lastingHost({ db, config }: First): Promise<string> {
  const prefix = await prefixIn(db, addressOf(config));
  return TAG.exec(prefix)?.[1] ?? new URL(prefix).hostname;
}

/** At a start: the ids of a new site begin with a tag (RFC 4151), those of one of before with the address that it has now. */
export async function fixFeedIds(
  { db, config }: First,
  { clock, random }: { readonly clock: () => number; readonly random: (bytes: number) => Buffer },
): Promise<void> {
  const { hostname } = new URL(config.baseUrl);
  const host = HOST_NAME.test(hostname) ? hostname : 'localhost';
  const day = new Date(clock()).toISOString().slice(0, DAY_LENGTH);
  const prefix = `tag:${host},${day}:${random(RANDOM_BYTES).toString('base64url')}`;
  await db
    .insertInto('feed_id')
    .values({ id: ONLY, prefix })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .updateTable('feed_id')
    .set({ prefix: addressOf(config) })
    .where('prefix', '=', '')
    .execute();
}

async function prefixIn(db: Db, address: string): Promise<string> {
  const row = await db.selectFrom('feed_id').select('prefix').executeTakeFirst();
  return row === undefined || row.prefix === '' ? address : row.prefix;
}

function addressOf({ baseUrl, basePath }: First['config']): string {
  return baseUrl + basePath;
}
