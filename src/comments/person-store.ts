import type { Db, Trx } from '../db/database.ts';
import { piecesOf } from '../db/pieces.ts';
import type { ReportTable } from '../db/schema.ts';
import { eraseReasonsOf } from '../log/trace-store.ts';
import { unlearn } from './learner-store.ts';
import type { Comment } from './store.ts';
import { isMentioned, mentionPattern } from '../web/text/mention.ts';
import { emailKey } from '../mail/address.ts';
import type { Lang } from '../i18n/languages.ts';
import { likeAnyCase } from '../db/like.ts';

export type SentComment = Comment & { readonly address: string | null };

export async function listCommentsOf(db: Db, key: string): Promise<readonly SentComment[]> {
  return db
    .selectFrom('comment')
    .leftJoin('comment_address', 'comment_address.comment_id', 'comment.id')
    .selectAll('comment')
    .select('comment_address.address')
    .where('email_key', '=', key)
    .orderBy('comment.created_at')
    .orderBy('comment.id')
    .execute();
}

export async function listSpellingsOf(db: Db, key: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('comment').select('email').where('email_key', '=', key).execute();
  return rows.flatMap(({ email }) => email ?? []);
}

export async function listReportsOf(db: Db, key: string): Promise<readonly ReportTable[]> {
  const signed = await db
    .selectFrom('report')
    .selectAll()
    .where((eb) => likeAnyCase(eb.ref('email'), mentionPattern(key)))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return signed.filter(({ email }) => email !== null && emailKey(email) === key);
}

export async function listMentionsOf(db: Db, key: string): Promise<readonly Comment[]> {
  const pattern = mentionPattern(key);
  const found = await db
    .selectFrom('comment')
    .selectAll()
    .where((where) =>
      where.or([likeAnyCase(where.ref('text'), pattern), likeAnyCase(where.ref('original_text'), pattern)]),
    )
    .where((where) => where.or([where('email_key', 'is', null), where('email_key', '!=', key)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return found.filter(
    ({ text, original_text }) => isMentioned(text, key) || isMentioned(original_text ?? '', key),
  );
}

/** Reports stay, and who sent them is forgotten. */
export async function eraseReporters(trx: Trx, reports: readonly Pick<ReportTable, 'id'>[]): Promise<void> {
  for (const { id } of reports)
    await trx.updateTable('report').set({ email: null, client: null }).where('id', '=', id).execute();
}

interface Anonymity {
  readonly key: string;
  readonly now: number;
  readonly nameIn: (lang: Lang) => string;
}

/** Comments stay without a name and without the address (its `emailKey`) in their words, and so do their lines in the log. */
export async function anonymiseComments(
  trx: Trx,
  comments: readonly Comment[],
  { key, now, nameIn }: Anonymity,
): Promise<void> {
  for (const { id, lang, text, version } of comments) {
    const nothing = { email: null, email_key: null, website: null, original_text: null, reasons: '[]' };
    const words = { name: nameIn(lang), text: withoutAddress(text, key), digest: `anonymous-${id}` };
    const change = { ...nothing, ...words, version: version + 1, anonymised_at: now };
    await trx.updateTable('comment').set(change).where('id', '=', id).execute();
  }
  for (const ids of piecesOf(comments.map(({ id }) => id))) {
    await eraseReasonsOf(trx, ids);
    await unlearn(trx, ids);
    await eraseTraces(trx, ids);
  }
}

function withoutAddress(text: string, key: string): string {
  const literal = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(literal, 'giu'), '\u2026');
}

/** Forgets from where comments came, and which questions were answered with them. */
export async function eraseTraces(trx: Trx, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom('comment_address').where('comment_id', 'in', ids).execute();
  await trx.deleteFrom('captcha_used').where('comment_id', 'in', ids).execute();
}
