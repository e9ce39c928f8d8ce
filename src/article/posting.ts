import { commitTogether } from '../db/committing.ts';
import type { Db, Trx } from '../db/database.ts';
import { toDay } from '../i18n/format.ts';
import type { FieldError } from '../web/form.ts';
import { quotaKey } from './client.ts';
import { digestOf, emailKey } from './comment.ts';
import type { CommentFields } from './comment.ts';
import { DUPLICATE_WINDOW_MS, judge } from './guard.ts';
import type { Facts, Verdict } from './guard.ts';
import { answerOf, isSpent, problem, spentBy } from './question.ts';
import type { Answered, Asked, DrawnQuestion } from './question.ts';
import {
  countOutcome,
  countPublishedOf,
  findComment,
  findDuplicate,
  insertComment,
  listAcceptedFrom,
  listAcceptedOf,
  spendQuestion,
} from './store.ts';
import type { Client, Comment } from './store.ts';

const HOUR_MS = 60 * 60 * 1000;
/** The longest quota looks this far back. */
const LONGEST_WINDOW_MS = 24 * HOUR_MS;

/** One post of the form under an article. */
export interface Post extends Asked {
  readonly address: string;
  /** Whether the signed cookie of this e-mail came along. */
  readonly recognised: (email: string) => boolean;
}

export type Posting =
  | { readonly kind: 'stored' | 'known'; readonly comment: Comment }
  | { readonly kind: 'again'; readonly question: DrawnQuestion; readonly errors: readonly FieldError[] }
  | { readonly kind: 'too-many'; readonly question: DrawnQuestion; readonly retryAfterMs: number };

/** Takes a comment whose fields are good: stores it, finds that it is stored already, or says what is wrong. */
export async function postComment(db: Db, post: Post, fields: CommentFields): Promise<Posting> {
  const digest = digestOf({ ...post, email: fields.email, text: fields.comment });
  const twin = await twinOf(db, post, digest);
  if (twin !== undefined) return twin;
  const answered = await answerOf(db, post);
  // The other half of a double click may have spent the question meanwhile.
  if (answered.kind === 'problem') return (await twinOf(db, post, digest)) ?? again(answered);
  const posting = await commitTogether(db, (trx) => accept(trx, post, fields, digest, answered));
  return posting.kind === 'spent' ? again(await problem(db, post, 'used')) : posting;
}

async function twinOf(db: Db, { now }: Post, digest: string): Promise<Posting | undefined> {
  const comment = await findDuplicate(db, digest, now - DUPLICATE_WINDOW_MS);
  return comment && { kind: 'known', comment };
}

function again({
  question,
  error,
}: Extract<Answered, { kind: 'problem' }>): Extract<Posting, { kind: 'again' }> {
  return { kind: 'again', question, errors: [error] };
}

/** The question of a form that has other problems: a right answer is never asked twice. */
export async function questionAgain(
  db: Db,
  post: Post,
): Promise<Omit<Extract<Posting, { kind: 'again' }>, 'kind'>> {
  const answered = await answerOf(db, post);
  return { question: answered.question, errors: answered.kind === 'problem' ? [answered.error] : [] };
}

type Accepted = Exclude<Posting, { kind: 'again' }> | { readonly kind: 'spent' };

/** Looks up, judges and stores in one transaction, so that parallel posts of one question make one comment. */
async function accept(
  trx: Trx,
  post: Post,
  fields: CommentFields,
  digest: string,
  { question, challenge }: Extract<Answered, { kind: 'right' }>,
): Promise<Accepted> {
  const client = clientOf(post);
  const verdict = judge(await factsFor(trx, post, fields, digest, client));
  if (verdict.kind === 'too-many') return { ...verdict, question };
  if (verdict.kind === 'duplicate') return known(trx, verdict.id);
  if (challenge !== null && (await isSpent(trx, post, challenge))) return { kind: 'spent' };
  const comment = toComment(post, fields, digest, verdict);
  const address = post.settings.addressMonths > 0 ? post.address : null;
  await insertComment(trx, { comment, address, client: client.today, logId: newId(post) });
  if (challenge !== null)
    await spendQuestion(trx, { ...spentBy(post, challenge), outcome: 'ok', digest, comment_id: comment.id });
  await countOutcome(trx, toDay(post.now), 'ok');
  return { kind: 'stored', comment };
}

async function known(trx: Trx, id: string): Promise<Accepted> {
  const comment = await findComment(trx, id);
  return comment === undefined ? { kind: 'spent' } : { kind: 'known', comment };
}

async function factsFor(
  trx: Trx,
  post: Post,
  fields: CommentFields,
  digest: string,
  client: Client,
): Promise<Facts> {
  const { now, settings } = post;
  const since = now - LONGEST_WINDOW_MS;
  const key = emailKey(fields.email);
  const twin = await findDuplicate(trx, digest, now - DUPLICATE_WINDOW_MS);
  return {
    fields,
    settings,
    now,
    duplicateOf: twin?.id ?? null,
    fromAddress: await listAcceptedFrom(trx, client, since),
    fromEmail: await listAcceptedOf(trx, key, since),
    published: await countPublishedOf(trx, key),
    recognised: post.recognised(fields.email),
  };
}

function clientOf(post: Post): Client {
  const keyOn = (at: number) => quotaKey(post.address, macKey(post), dayOf(at));
  return { today: keyOn(post.now), before: keyOn(post.now - LONGEST_WINDOW_MS) };
}

const STATUS = { publish: 'published', hold: 'pending', spam: 'spam' } as const;

function toComment(
  post: Post,
  fields: CommentFields,
  digest: string,
  verdict: Extract<Verdict, { kind: 'publish' | 'hold' | 'spam' }>,
): Comment {
  const status = STATUS[verdict.kind];
  return {
    id: newId(post),
    article: post.article,
    lang: post.lang,
    parent_id: fields.parent,
    status,
    version: 1,
    name: fields.name,
    email: fields.email,
    email_key: emailKey(fields.email),
    website: post.settings.website ? fields.website : null,
    text: fields.comment,
    original_text: null,
    reasons: JSON.stringify(verdict.kind === 'publish' ? [] : verdict.reasons),
    digest,
    by_moderator: 0,
    created_at: post.now,
    published_at: status === 'published' ? post.now : null,
    decided_at: status === 'pending' ? null : post.now,
    edited_at: null,
    anonymised_at: null,
  };
}

function newId({ random }: Post): string {
  return random(12).toString('base64url');
}

function macKey({ keys }: Post) {
  const [current] = keys;
  if (current === undefined) throw new RangeError('a key is needed to count by');
  return current;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
