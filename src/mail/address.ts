import { domainToASCII } from 'node:url';
import type { FormReader } from '../web/form.ts';
import { EMAIL_MAX, EMAIL_SHAPE } from '../web/text/email.ts';

export function readOptionalEmail(form: FormReader<'email'>): string | null {
  const email = form.text('email', { max: EMAIL_MAX, subject: (t) => t.comments.fields.email.subject });
  if (email !== '' && !EMAIL_SHAPE.test(email)) form.fail('email', (t) => t.comments.fields.email.shape);
  return email === '' ? null : email;
}

/** An address that must be there; of several mistakes the form shows the first. */
export function readEmail(form: FormReader<'email'>): string {
  const email = readOptionalEmail(form) ?? '';
  const typed = form.values('email');
  if (typed.every((value) => value.trim() === '')) form.fail('email', (t) => t.comments.fields.email.missing);
  return email;
}

/** By which two e-mail addresses are the same. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/**
 * The mailbox that an address most likely leads to, to count letters by: in one spelling, without what stands after a +, its
 * domain as the network knows it. Dots count: with most of those who host mail they make another mailbox.
 */
export function mailboxOf(email: string): string {
  const [local = '', domain = ''] = emailKey(email).split('@');
  const [box = ''] = local.split('+');
  return `${box || local}@${domainToASCII(domain) || domain}`;
}

/** Enough to recognise an address that one knows, too little to learn one. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = Array.from(email);
  return at < 1 ? '…' : `${first}…${email.slice(at)}`;
}
