import { commitTogether } from '../db/committing.ts';
import type { Db, Trx } from '../db/database.ts';
import { toDay } from '../i18n/format.ts';
import type { FieldError } from '../web/form.ts';
import { quotaKey } from '../caps/client.ts';
import { hourLeftMs } from '../caps/hour.ts';
import { digestOf, emailKey } from './comment.ts';
import type { CommentFields } from './comment.ts';
import { judge } from './guard.ts';
import type { Facts, Verdict } from './guard.ts';
import { isBeyondHour } from './held-cap.ts';
import { answerOf, spentBy } from './question.ts';
import type { Answered, Asked, DrawnQuestion } from './question.ts';
import {
  countOutcome,
  countPublishedOf,
  insertComment,
  listAcceptedFrom,
  listRecentOf,
  spendQuestion,
} from './arrival-store.ts';
import type { Client, Recent } from './arrival-store.ts';
import { findComment } from './store.ts';
import type { Comment } from './store.ts';

const HOUR_MS = 60 * 60 * 1000;
/** The longest quota looks this far back; the same words of the same person within this long are one comment. */
const LONGEST_WINDOW_MS = 24 * HOUR_MS;
const ID_BYTES = 12;
const TIME_BYTES = 6;

/** One post of the form under an article. */
export interface Post extends Asked {
  readonly address: string;
  /** Whether the signed cookie of this e-mail came along. */
  readonly recognised: (email: string) => boolean;
}

export type Posting =
  | { readonly kind: 'stored' | 'known'; readonly comment: Comment }
  | { readonly kind: 'again'; readonly question: DrawnQuestion; readonly errors: readonly FieldError[] }
  /** `too-many` of one sender, `site-full` where nobody's more is taken within the hour. */
  | {
      readonly kind: 'too-many' | 'site-full';
      readonly question: DrawnQuestion;
      readonly retryAfterMs: number;
    };

/**
 * Takes a comment whose fields are good: stores it, finds that it is stored already, or says what is wrong. All in one
 * transaction, so that parallel posts of one question, or of one double click, make one comment.
 */
export async function postComment(db: Db, post: Post, fields: CommentFields): Promise<Posting> {
  return commitTogether(db, async (trx) => {
    const digest = digestOf({
      article: post.article,
      lang: post.lang,
      email: fields.email,
      text: fields.comment,
    });
    const recent = await listRecentOf(trx, emailKey(fields.email), post.now - LONGEST_WINDOW_MS);
    // Before the quota, or a double click at the limit would read as an offence.
    const twin = await findTwin(trx, recent, digest);
    if (twin !== undefined) return { kind: 'known', comment: twin };
    const answered = await answerOf(trx, post);
    if (answered.kind === 'right') return accept(trx, post, { fields, digest, recent }, answered);
    return { kind: 'again', question: answered.question, errors: [answered.error] };
  });
}

/** The question of a form that has other problems: a right answer is never asked twice. */
export async function questionAgain(
  db: Db,
  post: Post,
): Promise<Omit<Extract<Posting, { kind: 'again' }>, 'kind'>> {
  const answered = await answerOf(db, post);
  return { question: answered.question, errors: answered.kind === 'problem' ? [answered.error] : [] };
}

/** The same comment, where it is there already and was not thrown away. */
async function findTwin(trx: Trx, recent: readonly Recent[], digest: string): Promise<Comment | undefined> {
  const twin = recent.find((comment) => comment.digest === digest && comment.status !== 'trash');
  return twin === undefined ? undefined : findComment(trx, twin.id);
}

/** What somebody sent, and what the same person sent before. */
interface Sent {
  readonly fields: CommentFields;
  readonly digest: string;
  readonly recent: readonly Recent[];
}

/** Looks up what is known of this writer, judges and stores. */
async function accept(
  trx: Trx,
  post: Post,
  sent: Sent,
  { question, challenge }: Extract<Answered, { kind: 'right' }>,
): Promise<Posting> {
  const client = clientOf(post);
  const facts = await factsFor(trx, post, sent, client);
  const verdict = judge(facts);
  if (verdict.kind === 'too-many') return { ...verdict, question };
  if (await isBeyondHour(trx, verdict, facts))
    return { kind: 'site-full', question, retryAfterMs: hourLeftMs(post.now) };
  const comment = toComment(post, sent, verdict);
  const address = post.settings.addressMonths > 0 ? post.address : null;
  await insertComment(trx, { comment, address, client: client.today, logId: newId(post) });
  if (challenge !== null)
    await spendQuestion(trx, {
      ...spentBy(post, challenge),
      outcome: 'ok',
      digest: sent.digest,
      comment_id: comment.id,
    });
  await countOutcome(trx, toDay(post.now), 'ok');
  return { kind: 'stored', comment };
}

async function factsFor(trx: Trx, post: Post, { fields, recent }: Sent, client: Client): Promise<Facts> {
  const { now, settings } = post;
  const since = now - LONGEST_WINDOW_MS;
  return {
    fields,
    settings,
    now,
    fromAddress: await listAcceptedFrom(trx, client, since),
    fromEmail: recent.map(({ created_at }) => created_at),
    published: await countPublishedOf(trx, emailKey(fields.email)),
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
  { fields, digest }: Sent,
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

/** Begins with its time: neighbours in time then stand together in every index, and one commit writes fewer pages. */
function newId({ random, now }: Post): string {
  const id = Buffer.alloc(ID_BYTES);
  id.writeUIntBE(now, 0, TIME_BYTES);
  id.set(random(ID_BYTES - TIME_BYTES), TIME_BYTES);
  return id.toString('base64url');
}

function macKey({ keys }: Post) {
  const [current] = keys;
  if (current === undefined) throw new RangeError('a key is needed to count by');
  return current;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
