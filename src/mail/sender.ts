import type { Db } from '../db/database.ts';
import { isBusy } from '../db/engine.ts';
import { claimDueMail, markFailed, markSent, retryLater, withdrawMail } from './store.ts';
import type { ClaimedMail } from './store.ts';
import { isOneAddress } from './text.ts';
import { Unanswered } from './conversation.ts';
import type { Leaving, Transport } from './transport.ts';
import { isFinal, labelOf, troubleOf } from './trouble.ts';

const MAX_TRIES_TO_WRITE = 20;
const WRITE_PAUSE_MS = 250;
/** A mail that takes longer goes on beside the next ones: a server may examine one for minutes. */
const PATIENCE_MS = 15_000;
const MOST_AT_ONCE = 4;

/** A mail that nobody knows the fate of is sent once more, and no more: its reader may then have it twice. */
const MOST_REPEATS = 1;
const INTERRUPTED = 'interrupted';

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
  readonly patienceMs?: number;
}

/**
 * Sends what is due, one mail after the other, until none is left or too many are under way. One that cannot leave stops no
 * other, nor does one that a slow server keeps: that one stays in `underWay`.
 */
export async function sendDue(sending: Sending, underWay = new Set<Promise<void>>()): Promise<void> {
  const { db, clock, stopped, patienceMs = PATIENCE_MS } = sending;
  while (stopped?.aborted !== true && underWay.size < MOST_AT_ONCE) {
    const mail = await insist(() => claimDueMail(db, clock()));
    if (mail === undefined) return;
    const sent = sendOne(sending, mail)
      .catch((error: unknown) => {
        sending.log.warn({ mail: mail.id, error: String(error) }, 'mail not settled');
      })
      .finally(() => underWay.delete(sent));
    underWay.add(sent);
    await atMost(sent, patienceMs);
  }
}

async function atMost(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
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
  const problem = labelOf(error);
  const canRetry = !isFinal(troubleOf(error));
  const willRetry = canRetry && (await retryLater(db, mail, problem, clock()));
  if (!canRetry) await markFailed(db, mail, problem, clock());
  log.warn({ mail: mail.id, tries: mail.tries, problem, willRetry }, 'mail not sent');
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
