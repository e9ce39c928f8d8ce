import type { Trx } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import { queueMail } from '../mail/store.ts';
import { listLinksOfAddress } from './address-store.ts';
import { addressKey } from './address.ts';
import { newMailId } from './letter-links.ts';
import { LETTER_LINKS_MAX, myLinksLetter } from './letters.ts';
import { takeRequest } from './request-store.ts';

/**
 * Answers those who asked for their links: one mail with all of them, or none where the address was given to no
 * strategy. It runs apart from the requests, so that their answers say nothing, not even by the time they take.
 */
export async function answerRequests({ db, secrets, clock, random }: Outside): Promise<void> {
  const answerNext = () =>
    db.transaction().execute(async (trx) => answerOne(trx, secrets.address, clock(), newMailId(random)));
  while (await answerNext());
}

async function answerOne(trx: Trx, key: string, now: number, mailId: string): Promise<boolean> {
  const request = await takeRequest(trx);
  if (request === undefined) return false;
  const links = await listLinksOfAddress(trx, addressKey(request.email, key), LETTER_LINKS_MAX + 1);
  if (links.length === 0) return true;
  const saved = links.map(({ link, savedAt }) => ({ id: link.id, savedAt }));
  const mail = { id: mailId, recipient: request.email, ...myLinksLetter(request.lang, saved) };
  await queueMail(trx, mail, now);
  return true;
}
