import { createHmac } from 'node:crypto';
import type { BinaryLike } from 'node:crypto';
import { FormReader, onePerField } from '../web/form.ts';
import type { Parsed } from '../web/form.ts';
import { emailKey, mailboxOf, readOptionalEmail } from '../mail/address.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How many mails one mailbox is sent in `QUOTA_WINDOW_MS`, whoever asks for them. */
export const MAILS_A_DAY = 3;
export const QUOTA_WINDOW_MS = DAY_MS;

/** How many addresses may ask for the links of one strategy. */
export const KEPT_ADDRESSES_MAX = 20;

/** What an owner does about the mails of a strategy. */
export type MailAct =
  { readonly kind: 'send'; readonly email: string; readonly keep: boolean } | { readonly kind: 'forget' };

/** What is stored of an address: a keyed fingerprint (HMAC-SHA-256, base64url), the same for every spelling of it. */
export function addressKey(email: string, key: BinaryLike): string {
  return createHmac('sha256', key).update(emailKey(email)).digest('base64url');
}

/** The same of the mailbox that an address leads to: what letters are counted by. */
export function mailboxKey(email: string, key: BinaryLike): string {
  return addressKey(mailboxOf(email), key);
}

/** Reads the form by which somebody asks for their links. */
export function parseAddress(body: unknown): Parsed<string> {
  const form = new FormReader(body);
  return onePerField(form.result(readAddress(form)));
}

/** Reads a form of the owner's page; undefined for a post that no form of ours sends. */
export function parseMailAct(body: unknown): Parsed<MailAct> | undefined {
  const form = new FormReader(body);
  const [action = 'send', ...more] = form.input['action'] ?? [];
  if (more.length > 0) return undefined;
  if (action === 'forget') return form.result({ kind: 'forget' });
  if (action !== 'send') return undefined;
  const keep = form.flag('keep', (t) => t.links.mailed.keep.label);
  return onePerField(form.result({ kind: 'send', email: readAddress(form), keep }));
}

function readAddress(form: FormReader): string {
  const email = readOptionalEmail(form) ?? '';
  const typed = form.input['email'] ?? [];
  if (typed.every((value) => value.trim() === '')) form.fail('email', (t) => t.comments.fields.email.missing);
  return email;
}
