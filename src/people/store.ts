import type { Comment } from '../comments/store.ts';
import { eraseBlock, listBlocksOf } from '../comments/block-store.ts';
import type { Block } from '../comments/block-store.ts';
import type { Db } from '../db/database.ts';
import { piecesOf } from '../db/pieces.ts';
import type { ReportTable, SubscriptionTable } from '../db/schema.ts';
import { endReminder, listRemindersOf } from '../follow-up/reminder-store.ts';
import type { Reminder } from '../follow-up/reminder.ts';
import { eraseMailTo, listMailsNaming } from '../mail/store.ts';
import type { HeldMail } from '../mail/store.ts';
import { eraseSubscriptionsOf, listSubscriptionsOf } from '../mail/subscription-store.ts';
import { eraseHeldByLinks, findHeldByLinks } from '../links/person-store.ts';
import type { FingerprintSecret, HeldByLinks } from '../links/person-store.ts';
import { eraseHeldByAccounts, findHeldByAccounts } from '../accounts/person-store.ts';
import type { HeldByAccounts } from '../accounts/person-store.ts';
import { insertLogLine, listWholeLogOf } from '../log/store.ts';
import type { Act, LogLine } from '../log/act.ts';
import { removeComments } from '../comments/removal-store.ts';
import type { TellReporters } from '../comments/report-letter-store.ts';
import {
  anonymiseComments,
  eraseReporters,
  listCommentsOf,
  listMentionsOf,
  listReportsOf,
  listSpellingsOf,
} from '../comments/person-store.ts';
import { mailboxKey } from '../mail/fingerprint.ts';
import type { SentComment } from '../comments/person-store.ts';
import { eraseReasonsNaming } from '../log/trace-store.ts';
import type { Lang } from '../i18n/languages.ts';
import { transact } from '../db/engine.ts';

export interface Held extends HeldByLinks {
  readonly comments: readonly SentComment[];
  readonly subscriptions: readonly SubscriptionTable[];
  readonly reports: readonly ReportTable[];
  readonly mails: readonly HeldMail[];
  readonly reminders: readonly Reminder[];
  readonly blocks: readonly Block[];
  readonly log: readonly LogLine[];
  readonly accounts: HeldByAccounts;
  /** Comments of others that name the address. */
  readonly mentions: readonly Comment[];
}

export interface Who {
  readonly key: string;
  readonly secret: FingerprintSecret;
}

export async function findPerson(db: Db, { key, secret }: Who): Promise<Held> {
  const comments = await listCommentsOf(db, key);
  return {
    comments,
    subscriptions: await listSubscriptionsOf(db, key),
    reports: await listReportsOf(db, key),
    mails: await listMailsNaming(db, key),
    reminders: await listRemindersOf(db, key),
    blocks: secret === undefined ? [] : await listBlocksOf(db, mailboxKey(key, secret)),
    log: await listWholeLogOf(
      db,
      comments.map(({ id }) => id),
    ),
    accounts: await findHeldByAccounts(db, key),
    mentions: await listMentionsOf(db, key),
    ...(await findHeldByLinks(db, key, secret)),
  };
}

export type Erasure = 'anonymise' | 'erase';

interface ErasureTerms {
  /** What a comment is signed with that stays. */
  readonly nameIn: (lang: Lang) => string;
  /** Whether an owner erases: a moderator does not take away the address by which an owner gets a new password. */
  readonly withAccounts: boolean;
  readonly tellReporters: TellReporters;
}

/**
 * Forgets a person: their comments stay without a name, or go; everything else that holds the address goes.
 * What others wrote of them stays, and is listed by `findPerson` to be edited by hand.
 */
export async function erasePerson(
  db: Db,
  act: Act,
  who: Who,
  how: Erasure,
  { nameIn, withAccounts, tellReporters }: ErasureTerms,
): Promise<void> {
  const { key, secret } = who;
  await transact(db, async (trx) => {
    const { comments, reports, reminders, blocks } = await findPerson(trx, who);
    const ids = comments.map(({ id }) => id);
    // The queue of mails finds the spellings of the address in the rows that go next.
    const spellings = [...(await listSpellingsOf(trx, key)), ...reminders.map(({ email }) => email)];
    await eraseMailTo(trx, key, spellings);
    for (const { id } of reminders) await endReminder(trx, id);
    await eraseSubscriptionsOf(trx, key);
    await eraseHeldByLinks(trx, key, secret);
    for (const { print } of blocks) await eraseBlock(trx, print);
    if (withAccounts) await eraseHeldByAccounts(trx, key);
    await eraseReporters(trx, reports);
    await eraseReasonsNaming(trx, key);
    if (how === 'erase') for (const some of piecesOf(ids)) await removeComments(trx, some, tellReporters);
    else await anonymiseComments(trx, comments, { key, now: act.at, nameIn });
    await insertLogLine(trx, act, { action: how, reason: String(comments.length) });
  });
}
