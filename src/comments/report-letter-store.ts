import { letterheadIn } from '../mail/letterhead.ts';
import { countWhereRoom } from '../caps/store.ts';
import type { Db, Trx } from '../db/database.ts';
import type { Outside } from '../deps.ts';
import type { Lang } from '../i18n/languages.ts';
import { identityIn } from '../identity/store.ts';
import { mailboxOf } from '../mail/address.ts';
import { receiptLetter, removalLetter } from '../mail/report-letters.ts';
import { queueMail } from '../mail/store.ts';
import type { Secrets } from '../secrets.ts';
import type { Status } from '../terms.ts';

/** What a letter to a stranger takes: a command has no more than this. */
interface Writing extends Pick<Outside, 'config' | 'library' | 'clock'> {
  readonly secrets: Pick<Secrets, 'caps'>;
}

/** Tells those who reported any of these comments that it goes, inside the transaction that takes it out. */
export type TellReporters = (trx: Trx, comments: readonly string[]) => Promise<void>;

/** A report whose sender may be written to, beside the comment as it now stands. */
interface AnswerableReport {
  readonly id: string;
  readonly email: string;
  readonly article: string;
  readonly lang: Lang;
  readonly comment: string;
  readonly status: Status;
  readonly isAcknowledged: boolean;
}

/** The letter that tells what came of a report: as long as it has not left, a report that is opened again takes it back. */
export function answerId(report: string): string {
  return `report-answer-${report}`;
}

/**
 * Says to whoever left an address that their report was received (DSA, article 16), once; nothing on a site without mail. Anybody may
 * have typed it, so nothing that a stranger wrote stands in it, and a mailbox has its share of the day.
 */
export async function acknowledge(outside: Outside, trx: Trx, id: string): Promise<void> {
  const [report] = await listAnswerable(trx, [id]);
  if (outside.config.mail === undefined || report === undefined || report.isAcknowledged) return;
  if (!(await hasRoomToday(outside, trx, report.email))) return;
  const now = outside.clock();
  const title = outside.library.find(report.lang, report.article)?.title ?? report.article;
  const letter = receiptLetter(await letterheadIn({ db: trx, config: outside.config }, report.lang), title);
  await queueMail(trx, { id: `report-receipt-${id}`, recipient: report.email, ...letter }, now);
  await trx.updateTable('report').set({ acknowledged_at: now }).where('id', '=', id).execute();
}

/** Whoever left an address with a report that is still open is told that its comment is gone; nobody on a site without mail. */
export function tellingReporters(writing: Writing): TellReporters {
  const { config, library, clock } = writing;
  return async (trx, comments) => {
    if (config.mail === undefined) return;
    const { contact } = await identityIn({ db: trx, config });
    for (const report of await listAnswerable(trx, await listOpenOf(trx, comments))) {
      const { id, email, lang, article } = report;
      if (!report.isAcknowledged && !(await hasRoomToday(writing, trx, email))) continue;
      const title = library.find(lang, article)?.title ?? article;
      const letter = removalLetter(await letterheadIn({ db: trx, config }, lang), { title, contact });
      await queueMail(trx, { id: answerId(id), recipient: email, ...letter }, clock());
    }
  };
}

async function listOpenOf(db: Db, comments: readonly string[]): Promise<readonly string[]> {
  if (comments.length === 0) return [];
  const rows = await db
    .selectFrom('report')
    .select('id')
    .where('comment_id', 'in', comments)
    .where('closed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether a stranger's address may be written to once more today; counts it if so. */
export async function hasRoomToday({ secrets, clock }: Writing, trx: Trx, email: string): Promise<boolean> {
  const made = { address: '', within: mailboxOf(email), key: secrets.caps, now: clock() };
  return countWhereRoom(trx, 'confirmation', made);
}

export async function listAnswerable(db: Db, ids: readonly string[]): Promise<readonly AnswerableReport[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('report')
    .innerJoin('comment', 'comment.id', 'report.comment_id')
    .select(['report.id', 'report.email', 'report.acknowledged_at', 'report.comment_id'])
    .select(['comment.article', 'comment.lang', 'comment.status'])
    .where('report.id', 'in', ids)
    .where('report.email', 'is not', null)
    .execute();
  return rows.flatMap(({ id, email, acknowledged_at, comment_id: comment, ...about }) =>
    email === null ? [] : { id, email, comment, ...about, isAcknowledged: acknowledged_at !== null },
  );
}

export interface UntoldReport {
  readonly id: string;
  readonly reason: string;
  readonly email: string | null;
  readonly addedAt: number | null;
  readonly article: string;
  readonly lang: Lang;
  readonly comment: { readonly id: string; readonly version: number };
  readonly name: string;
  readonly text: string;
}

/** The oldest open reports that the owner was not told of. */
export async function listUntold(db: Db, limit: number): Promise<readonly UntoldReport[]> {
  const rows = await db
    .selectFrom('report')
    .innerJoin('comment', 'comment.id', 'report.comment_id')
    .select(['report.id', 'report.reason', 'report.email', 'report.added_at as addedAt'])
    .select(['comment.article', 'comment.lang', 'comment.name', 'comment.text'])
    .select(['comment.id as commentId', 'comment.version'])
    .where('report.told_at', 'is', null)
    .where('report.closed_at', 'is', null)
    .orderBy('report.created_at')
    .orderBy('report.id')
    .limit(limit)
    .execute();
  return rows.map(({ commentId, version, ...report }) => ({
    ...report,
    comment: { id: commentId, version },
  }));
}

export async function findLastTold(db: Db): Promise<number | undefined> {
  const { last } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.max<number | null>('told_at').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? undefined;
}

/** All that wait: the letter counts those that it does not name. */
export async function markTold(trx: Trx, now: number): Promise<void> {
  await trx
    .updateTable('report')
    .set({ told_at: now })
    .where('told_at', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
}
