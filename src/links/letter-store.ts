import type { Origin } from '../web/origin.ts';
import type { Maker } from '../caps/cap.ts';
import { homeLane } from '../caps/client.ts';
import { countMade } from '../caps/store.ts';
import type { Db, Trx } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import type { Transport } from '../mail/transport.ts';
import { addressKey, mailboxKey } from '../mail/fingerprint.ts';
import { letterheadIn } from '../mail/letterhead.ts';
import { admitMail, countOfSender } from '../mail/quota-store.ts';
import { queueMail } from '../mail/store.ts';
import { showableKey } from '../strategies/keys.ts';
import { findLiveLink, getCurrentLink, getLink } from '../strategies/link-store.ts';
import type { Link } from '../strategies/link-store.ts';
import { hasRoomFor, insertAddress, listLinksOfAddress } from './address-store.ts';
import { KEPT_ADDRESSES_MAX } from './address.ts';
import type { MailAct } from './form.ts';
import { LETTER_LINKS_MAX, bothLinksLetter, fillSlots, myLinksLetter, slotsIn } from './letters.ts';
import type { Slot } from './letters.ts';
import { insertRequest, takeRequest } from './request-store.ts';
import type { Lang } from '../i18n/languages.ts';
import { urlTo } from '../addresses/links.ts';
import { transact } from '../db/engine.ts';

const OURS = 'links-';

export interface Asking {
  readonly made: Maker & Origin;
  readonly lang: Lang;
}

/** Keeps what somebody asks for, until it is answered apart; not beyond the letters that a mailbox is sent in a day. */
export async function keepRequest(
  { db, secrets, random }: Outside,
  email: string,
  { made, lang }: Asking,
): Promise<void> {
  const { now } = made;
  const keep = async (trx: Trx) => {
    await countOfSender(trx, made);
    if (!(await admitMail(trx, mailboxKey(email, secrets.address), now))) return;
    await countMade(trx, 'letter', made);
    await insertRequest(trx, { id: random(12).toString('base64url'), email, lang, created_at: now });
  };
  await transact(db, keep, () => [homeLane(made.address)]);
}

/** Queues the mail with both links, and keeps the fingerprint where that was asked; or says why not, and does neither. */
export async function queueBothLinks(
  { db, config, secrets, random }: Outside,
  editKey: string,
  { email, keep }: Extract<MailAct, { kind: 'send' }>,
  { made, lang }: Asking,
): Promise<'often' | 'tooMany' | undefined> {
  const key = addressKey(email, secrets.address);
  const queue = async (trx: Trx) => {
    const edit = await getLink(trx, 'edit', editKey);
    const read = await getCurrentLink(trx, edit.strategyId, 'read');
    if (keep && !(await hasRoomFor(trx, edit.strategyId, key, KEPT_ADDRESSES_MAX))) return 'tooMany';
    if (!(await admitMail(trx, mailboxKey(email, secrets.address), made.now))) return 'often';
    await countOfSender(trx, made);
    await countMade(trx, 'letter', made);
    if (keep) await insertAddress(trx, edit.strategyId, key, made.now);
    const head = await letterheadIn({ db: trx, config }, lang);
    const letter = bothLinksLetter(head, { readId: read.id, editId: edit.id, kept: keep });
    await queueMail(trx, { id: newMailId(random), recipient: email, ...letter }, made.now);
    return undefined;
  };
  return transact(db, queue, () => [homeLane(made.address)]);
}

/**
 * Answers those who asked for their links: one mail with all of them, or none where the address was given to no
 * strategy. It runs apart from the requests, so that their answers say nothing, not even by the time they take.
 */
export async function answerRequests(outside: Outside): Promise<void> {
  const answerNext = () => transact(outside.db, (trx) => answerOne(trx, outside));
  while (await answerNext());
}

async function answerOne(trx: Trx, { config, secrets, clock, random }: Outside): Promise<boolean> {
  const request = await takeRequest(trx);
  if (request === undefined) return false;
  const links = await listLinksOfAddress(
    trx,
    addressKey(request.email, secrets.address),
    LETTER_LINKS_MAX + 1,
  );
  if (links.length === 0) return true;
  const saved = links.map(({ link, savedAt }) => ({ id: link.id, savedAt }));
  const head = await letterheadIn({ db: trx, config }, request.lang);
  const mail = { id: newMailId(random), recipient: request.email, ...myLinksLetter(head, saved) };
  await queueMail(trx, mail, clock());
  return true;
}

function newMailId(random: (bytes: number) => Buffer): string {
  return OURS + random(12).toString('base64url');
}

/** A transport that writes the links into the letters that wait for them, as they leave; other mails pass unchanged. */
export function fillingLinks({ db, config, secrets }: Outside, transport: Transport): Transport {
  return async (mail, signal) => {
    if (!mail.id.startsWith(OURS)) return transport(mail, signal);
    const links = await linksIn(db, mail.body);
    const urlOf = ({ kind, lang, id }: Slot) => {
      const link = links.get(id);
      const key = link?.kind === kind ? showableKey(secrets.link, link) : undefined;
      return key && urlOfKey(config.baseUrl, kind, lang, key);
    };
    return transport({ ...mail, body: fillSlots(mail.body, urlOf) }, signal);
  };
}

function urlOfKey(baseUrl: string, kind: Slot['kind'], lang: Slot['lang'], key: string): string {
  return kind === 'read'
    ? urlTo(baseUrl, 'strategy', lang, { readKey: key })
    : urlTo(baseUrl, 'owner', lang, { editKey: key });
}

async function linksIn(db: Db, body: string): Promise<ReadonlyMap<string, Link>> {
  const links = new Map<string, Link>();
  for (const { id } of slotsIn(body)) {
    const link = await findLiveLink(db, id);
    if (link !== undefined) links.set(id, link);
  }
  return links;
}
