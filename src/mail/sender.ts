import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../config.ts';
import type { Db } from '../db/database.ts';
import { claimDueMail, markFailed, markSent, retryLater, withdrawMail } from './store.ts';
import type { ClaimedMail, NewMail } from './store.ts';
import { isOneAddress, oneLine, toHtml } from './text.ts';
import { isBusy } from '../db/engine.ts';
import { sha256 } from '../web/digest.ts';

/** A server that says nothing for this long is tried again later. */
const TIMEOUT_MS = 15_000;
const INTERRUPTED = 'interrupted';
const MAX_TRIES_TO_WRITE = 20;
const WRITE_PAUSE_MS = 250;
/** Problems of the way, not of the mail. A refused password too: the owner can mend it. */
const TROUBLE_ON_THE_WAY: ReadonlySet<string | undefined> = new Set(
  'ECONNECTION ETIMEDOUT ESOCKET EDNS ETLS EPROTOCOL EPROXY EAUTH ENOAUTH EABORT'.split(' '),
);

/** A mail that nobody knows the fate of is sent once more, and no more: its reader may then have it twice. */
const MOST_REPEATS = 1;

/** A mail as it leaves. Sent again, it is the same message: mail programs that look show it once. */
export interface Leaving extends NewMail {
  readonly queuedAt: number;
}

/** The server was given the whole mail and did not say what it did with it. */
class Unanswered extends Error {}

/** Hands a mail to the mail server; rejects when the server does not take it. */
export type Transport = (mail: Leaving, signal?: AbortSignal) => Promise<void>;

/** Asked as a mail leaves: undefined when nobody wants it any more. */
type Prepare = (mail: Leaving) => Promise<Leaving | undefined>;

interface SendingLog {
  warn(facts: object, message: string): void;
}

export interface Sending {
  readonly db: Db;
  readonly transport: Transport;
  readonly clock: () => number;
  readonly log: SendingLog;
  readonly prepare?: Prepare | undefined;
  readonly stopped?: AbortSignal;
  readonly aborted?: AbortSignal;
}

/** The way to the owner's mail server. A password never goes over an open line, unless SMTP_URL says so. */
export function openTransport({ smtpUrl, from }: MailSettings): Transport {
  const { password, hostname } = new URL(smtpUrl);
  const mailer = createTransport({
    requireTLS: password !== '' && !isThisMachine(hostname),
    url: smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const handedOver = new Set<unknown>();
  mailer.use('stream', (mail, done) => {
    mail.message.transform(() => new PassThrough().once('end', () => handedOver.add(mail.data.messageId)));
    done();
  });
  return async (mail, signal) => {
    const message = messageOf(mail, from);
    try {
      await mailer.sendMail({ ...message, ...(signal && { signal }) });
    } catch (error) {
      const { responseCode } = Object(error) as { readonly responseCode?: number };
      throw responseCode === undefined && handedOver.has(message.messageId) ? new Unanswered() : error;
    } finally {
      handedOver.delete(message.messageId);
    }
  };
}

/** Sends what is due, one mail after the other, until none is left. A mail that cannot leave stops no other. */
export async function sendDue(sending: Sending): Promise<void> {
  const { db, clock, stopped } = sending;
  while (stopped?.aborted !== true) {
    const mail = await insist(() => claimDueMail(db, clock()));
    if (mail === undefined) return;
    await sendOne(sending, mail);
  }
}

async function sendOne(sending: Sending, mail: ClaimedMail): Promise<void> {
  const { db, clock, log, prepare } = sending;
  if (mail.interruptions > MOST_REPEATS) {
    log.warn({ mail: mail.id, tries: mail.tries, problem: INTERRUPTED, willRetry: false }, 'mail not sent');
    await insist(() => markFailed(db, mail, INTERRUPTED, clock()));
    return;
  }
  if (mail.interruptions > 0) log.warn({ mail: mail.id }, 'mail sent again: it may have left before a stop');
  let leaving: Leaving | undefined = mail;
  try {
    leaving = prepare === undefined ? mail : await insist(() => prepare(mail));
    if (leaving !== undefined) await handOver(sending, leaving);
  } catch (error) {
    // Its claim stays open, as after a stop.
    if (error instanceof Unanswered)
      log.warn({ mail: mail.id, tries: mail.tries }, 'mail server gave no answer');
    else await insist(() => settleFailure(sending, mail, error));
    return;
  }
  await insist(() => (leaving === undefined ? withdrawMail(db, mail.id) : markSent(db, mail, clock())));
}

async function handOver({ transport, aborted }: Sending, mail: Leaving): Promise<void> {
  if (!isOneAddress(mail.recipient)) throw new Error('not one address');
  await transport(mail, aborted);
}

async function settleFailure({ db, clock, log }: Sending, mail: ClaimedMail, error: unknown): Promise<void> {
  const { canRetry, label } = describeFailure(error);
  const willRetry = canRetry && (await retryLater(db, mail, label, clock()));
  if (!canRetry) await markFailed(db, mail, label, clock());
  log.warn({ mail: mail.id, tries: mail.tries, problem: label, willRetry }, 'mail not sent');
}

/** The label holds codes only: what a server answers often repeats the address. */
function describeFailure(error: unknown): { canRetry: boolean; label: string } {
  const facts = Object(error) as { code?: string; responseCode?: number; permanent?: boolean };
  const label = [facts.code, facts.responseCode].filter((code) => code !== undefined).join(' ');
  const canRetry = TROUBLE_ON_THE_WAY.has(facts.code) || facts.permanent === false;
  return { canRetry, label: label === '' ? 'unusable' : label };
}

/** A busy database is asked again: a mail that left and is not marked would leave twice. */
async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (!isBusy(error) || tries >= MAX_TRIES_TO_WRITE) throw error;
      await new Promise((resolve) => setTimeout(resolve, WRITE_PAUSE_MS));
    }
  }
}

/** The envelope is set by hand: no header, whatever it holds, can add a recipient. */
function messageOf(mail: Leaving, from: string) {
  return {
    messageId: messageIdOf(mail, from),
    from: { name: '', address: from },
    to: { name: '', address: mail.recipient },
    envelope: { from, to: [mail.recipient] },
    subject: oneLine(mail.subject),
    text: mail.body,
    html: toHtml(mail.body.trimEnd()),
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribeUrl) },
    xMailer: false as const,
  };
}

/** A mail queued anew under its id is another message. */
function messageIdOf({ id, queuedAt }: Leaving, from: string): string {
  return `<${sha256(`${id} ${queuedAt}`)}@${from.split('@').at(-1) ?? ''}>`;
}

function unsubscribeHeaders(url: string | undefined): Readonly<Record<string, string>> {
  if (url === undefined) return {};
  return {
    'List-Unsubscribe': `<${new URL(url).href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
