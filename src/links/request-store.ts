import type { Db, Trx } from '../db/database.ts';
import type { LinkRequestTable } from '../db/schema.ts';

/** A request that no mail server took away is forgotten after this long. */
const REQUEST_LIFE_MS = 24 * 60 * 60 * 1000;

/** Keeps a request until it is answered, in the clear: a fingerprint could not be written to. */
export async function insertRequest(trx: Trx, request: LinkRequestTable): Promise<void> {
  await trx.insertInto('link_request').values(request).execute();
}

export async function takeRequest(trx: Trx): Promise<LinkRequestTable | undefined> {
  const request = await trx
    .selectFrom('link_request')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (request !== undefined) await trx.deleteFrom('link_request').where('id', '=', request.id).execute();
  return request;
}

export async function purgeRequests(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('link_request')
    .where('created_at', '<=', now - REQUEST_LIFE_MS)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
