import type { Db, Trx } from '../db/database.ts';
import { toDay } from '../i18n/format.ts';
import type { FieldError } from '../web/form.ts';
import { digestOf } from './form.ts';
import type { CommentFields } from './form.ts';
import { judge } from './guard.ts';
import type { Verdict } from './guard.ts';
import { answerOf, countOutcome, lookAt, settle, spendQuestion, spentBy } from './question-store.ts';
import type { DrawnQuestion, Look } from './question-store.ts';
import { questionLane } from './question.ts';
import { LONGEST_WINDOW_MS, countTaken, findFor, findOwnTwin, senderOf, takeOfHour } from './sender-store.ts';
import type { Found, Sender, Sending } from './sender-store.ts';
import type { Comment } from './store.ts';
import { emailKey } from '../mail/address.ts';
import { commitTogether, together } from '../db/engine.ts';
import type { Last } from '../db/last.ts';
import { hourLeftMs } from '../caps/cap.ts';
import { compiled, spelling } from '../db/compiled.ts';
import type { CommentAddressTable } from '../db/schema.ts';
import { insertTrace } from '../log/trace-store.ts';
import { timedId } from '../web/timed-id.ts';

export interface Post extends Sending {
  readonly invite: (trx: Trx, comment: Comment) => Promise<void>;
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

interface Sent {
  readonly fields: CommentFields;
  readonly digest: string;
  readonly sender: Sender;
  readonly look: Look;
}

interface Arrival {
  readonly comment: Comment;
  readonly address: string | null;
  readonly client: string;
  readonly network: string;
  readonly logId: string;
}

/**
 * Takes a comment whose fields are good: stores it, finds that it is stored already, or says what is wrong. All in one
 * transaction, so that parallel posts of one question, or of one double click, make one comment.
 */
export async function postComment(db: Db, post: Post, fields: CommentFields): Promise<Posting> {
  const lanes = () => lanesOf(post, fields);
  return commitTogether(db, (trx, last) => receive(trx, last, post, fields), lanes);
}

async function receive(trx: Trx, last: Last, post: Post, fields: CommentFields): Promise<Posting> {
  const { article, lang } = post;
  const digest = digestOf({ article, lang, email: fields.email, text: fields.comment });
  const look = await lookAt(trx, post);
  const sent = { fields, digest, sender: senderOf(post), look };
  // After the answer, or guesses cost nothing.
  if (!look.isRight) return refuse(trx, post, look);
  const [twin, found] = await together(
    trx,
    () => findOwnTwin(trx, sent.sender, digest, post.now - LONGEST_WINDOW_MS),
    async () => (look.kind === 'right' ? findFor(trx, post, sent) : undefined),
  );
  // Before the quota, or a double click at the limit would read as an offence.
  if (twin !== undefined) return keepWish(trx, post, fields, twin);
  return found === undefined ? refuse(trx, post, look) : accept(trx, last, post, { ...sent, found });
}

/** What its limits and twins are counted by: who shares none of them is not in its way. */
function lanesOf(post: Post, { email }: CommentFields): readonly string[] {
  const { network } = senderOf(post);
  return [questionLane(post.fields), `e-mail ${emailKey(email)}`, `network ${network.today}`];
}

/** The question of a form that has other problems: a right answer is never asked twice. */
export async function questionAgain(
  db: Db,
  post: Post,
): Promise<Omit<Extract<Posting, { kind: 'again' }>, 'kind'>> {
  const answered = await answerOf(db, post);
  return { question: answered.question, errors: answered.kind === 'problem' ? [answered.error] : [] };
}

/** The same client sent the same comment. A wish that was not kept the first time is kept now. */
async function keepWish(trx: Trx, post: Post, { notify }: CommentFields, comment: Comment): Promise<Posting> {
  if (notify) await post.invite(trx, comment);
  return { kind: 'known', comment };
}

async function refuse(trx: Trx, post: Post, look: Look): Promise<Posting> {
  const answered = await settle(trx, post, look);
  return {
    kind: 'again',
    question: answered.question,
    errors: answered.kind === 'problem' ? [answered.error] : [],
  };
}

async function accept(
  trx: Trx,
  last: Last,
  post: Post,
  sent: Sent & { readonly found: Found },
): Promise<Posting> {
  const { question } = await settle(trx, post, sent.look);
  const { facts, isTold } = sent.found;
  const verdict = judge(facts);
  if (verdict.kind === 'too-many') return { ...verdict, question };
  // Before the twin: where nobody's more is taken, a guess would be told apart for nothing.
  if (!(await takeOfHour(trx, last, sent.found)))
    return { kind: 'site-full', question, retryAfterMs: hourLeftMs(post.now) };
  if (sent.look.challenge && isTold) return refuseTwin(trx, post, sent);
  const comment = toComment(post, sent, verdict);
  await store(trx, last, post, sent, comment);
  return { kind: 'stored', comment };
}

async function store(
  trx: Trx,
  last: Last,
  post: Post,
  { fields, digest, sender, look }: Sent,
  comment: Comment,
): Promise<void> {
  const address = post.settings.addressMonths > 0 ? post.address : null;
  const [client, network] = [sender.client.today, sender.network.today];
  const logId = timedId(post);
  const insert = () => insertComment(trx, { comment, address, client, network, logId });
  if (fields.notify) {
    await insert();
    await post.invite(trx, comment);
  } else last(insert);
  if (look.challenge) {
    const spent = { ...spentBy(post, look.challenge), digest, comment_id: comment.id };
    last(() => spendQuestion(trx, { ...spent, outcome: 'ok' }));
  }
  last(() => countOutcome(trx, toDay(post.now), 'ok'));
}

/**
 * Somebody else sent these very words with this e-mail: told like any question that was spent, and paid for like a
 * comment, so that a guess is worth no more than it costs.
 */
async function refuseTwin(trx: Trx, post: Post, { digest, sender, look }: Sent): Promise<Posting> {
  const [client, network] = [sender.client.today, sender.network.today];
  await countTaken(trx, { client, network, at: post.now, comment_id: null });
  if (look.challenge)
    await spendQuestion(trx, { ...spentBy(post, look.challenge), outcome: 'ok', digest, comment_id: null });
  return refuse(trx, post, { ...look, kind: 'used', question: undefined });
}

const STATUS = { publish: 'published', hold: 'pending', spam: 'spam' } as const;

function toComment(
  post: Post,
  { fields, digest }: Sent,
  verdict: Extract<Verdict, { kind: 'publish' | 'hold' | 'spam' }>,
): Comment {
  const status = STATUS[verdict.kind];
  return {
    id: timedId(post),
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

export async function insertComment(
  trx: Trx,
  { comment, address, client, network, logId }: Arrival,
): Promise<void> {
  const { id, created_at, status, reasons } = comment;
  await insertRow(trx, comment);
  await countTaken(trx, { client, network, at: created_at, comment_id: id });
  if (address !== null) await insertAddress(trx, { comment_id: id, address, created_at });
  await insertTrace(trx, {
    id: logId,
    at: created_at,
    actor: 'rules',
    comment_id: id,
    action: status === 'published' ? 'publish' : status === 'spam' ? 'spam' : 'hold',
    from_status: null,
    to_status: status,
    reason: reasons,
    via: 'rule',
  });
}

const insertRow = compiled((comment: Comment) => spelling.insertInto('comment').values(comment));
const insertAddress = compiled((address: CommentAddressTable) =>
  spelling.insertInto('comment_address').values(address),
);
