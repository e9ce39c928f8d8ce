import type { Db } from '../db/database.ts';
import { toDay } from '../i18n/format.ts';
import type { Lang } from '../i18n/messages.ts';
import type { FieldError } from '../web/form.ts';
import type { Keys } from '../web/signed.ts';
import { captchaError, checkToken, freshQuestion, isRightAnswer, readAnswer } from './captcha.ts';
import type { CaptchaProblem, Challenge, Question } from './captcha.ts';
import type { CommentSettings } from './settings.ts';
import { countOutcome, findSpent, spendQuestion } from './arrival-store.ts';

const HOUR_MS = 60 * 60 * 1000;

/** A form with its question, as it was posted. */
export interface Asked {
  readonly article: string;
  readonly lang: Lang;
  readonly body: unknown;
  readonly settings: CommentSettings;
  readonly now: number;
  /** By which a shared question is spent: a keyed digest of the address. */
  readonly client: string;
  readonly keys: Keys;
  readonly random: (bytes: number) => Buffer;
}

/** The question as a form drawn again shows it: with the answer that was already right, or none. */
export interface DrawnQuestion extends Question {
  readonly answer: string;
}

/** Whether the question was answered: with what token to spend, or with what problem. */
export type Answered =
  | { readonly kind: 'right'; readonly question: DrawnQuestion; readonly challenge: Challenge | null }
  | { readonly kind: 'problem'; readonly question: DrawnQuestion; readonly error: FieldError };

/** Checks the question in the order of comments §2.3; a wrong answer spends it. */
export async function answerOf(db: Db, post: Asked): Promise<Answered> {
  const { token, answer } = readAnswer(post.body);
  const { keys, article, lang, now } = post;
  const { captcha, captchaSeconds } = post.settings;
  if (!captcha) return { kind: 'right', question: { ...freshQuestion(post), answer: '' }, challenge: null };
  const challenge = checkToken(token, { keys, article, lang, now, minimumMs: captchaSeconds * 1000 });
  if (!('nonce' in challenge)) return problem(db, post, challenge.kind);
  const question = { token, a: challenge.a, b: challenge.b, answer };
  if (challenge.kind === 'too-fast') return problem(db, post, 'too-fast', question);
  if (await isSpent(db, post, challenge)) return problem(db, post, 'used');
  if (isRightAnswer(answer, challenge.a, challenge.b, post.lang))
    return { kind: 'right', question, challenge };
  await spendQuestion(db, { ...spentBy(post, challenge), outcome: 'wrong', digest: null, comment_id: null });
  return problem(db, post, answer.trim() === '' ? 'missing' : 'wrong');
}

/** Counts the problem and draws a question of its own, unless the old one still serves. */
export async function problem(
  db: Db,
  post: Asked,
  kind: CaptchaProblem,
  kept?: DrawnQuestion,
): Promise<Extract<Answered, { kind: 'problem' }>> {
  await countOutcome(db, toDay(post.now), kind);
  const lifeMs = lifeOf(post);
  const question = kept ?? { ...freshQuestion({ ...post, lifeMs }), answer: '' };
  return { kind: 'problem', question, error: captchaError(kind, question) };
}

async function isSpent(db: Db, post: Asked, challenge: Challenge): Promise<boolean> {
  return (await findSpent(db, challenge.nonce, clientFor(post, challenge))) !== undefined;
}

export function spentBy(post: Asked, challenge: Challenge) {
  const { nonce, exp } = challenge;
  return { nonce, client: clientFor(post, challenge), at: post.now, expires_at: exp };
}

function clientFor({ client }: Asked, { shared }: Challenge): string {
  return shared ? client : '';
}

/** The question of a preview: nothing is checked or spent, and one that no longer serves is replaced. */
export async function questionKept(db: Db, post: Asked): Promise<DrawnQuestion> {
  const { token, answer } = readAnswer(post.body);
  const challenge = checkToken(token, post);
  if (!('nonce' in challenge) || (await isSpent(db, post, challenge)))
    return { ...freshQuestion({ ...post, lifeMs: lifeOf(post) }), answer: '' };
  return { token, a: challenge.a, b: challenge.b, answer };
}

function lifeOf({ settings }: Asked): number {
  return settings.captchaHours * HOUR_MS;
}
