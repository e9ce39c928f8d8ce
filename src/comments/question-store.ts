import type { Input } from '../web/form.ts';
import { sql } from 'kysely';
import { countWhereRoom } from '../caps/store.ts';
import type { Db } from '../db/database.ts';
import { together } from '../db/engine.ts';
import { toDay } from '../i18n/format.ts';
import type { FieldError } from '../web/form.ts';
import { currentKey } from '../web/signed.ts';
import type { Keys } from '../web/signed.ts';
import {
  SHARED_MOST,
  captchaError,
  checkToken,
  freshQuestion,
  isAskedOf,
  isRightAnswer,
  readAnswer,
} from './question.ts';
import type { CaptchaProblem, Challenge, Question } from './question.ts';
import type { CommentSettings } from './settings.ts';
import { compiled, spelling } from '../db/compiled.ts';
import type { CaptchaCountTable, CaptchaUsedTable } from '../db/schema.ts';
import type { Lang } from '../i18n/languages.ts';

const HOUR_MS = 60 * 60 * 1000;

export interface Asked {
  readonly article: string;
  readonly lang: Lang;
  readonly fields: Input;
  readonly settings: CommentSettings;
  readonly now: number;
  readonly address: string;
  /** By which a shared question is spent, and whose an own one is: a keyed digest of the address. */
  readonly client: string;
  readonly keys: Keys;
  readonly random: (bytes: number) => Buffer;
}

/** The question as a form drawn again shows it: with the answer that was already right, or none. */
export interface DrawnQuestion extends Question {
  readonly answer: string;
}

export type Answered =
  | { readonly kind: 'right'; readonly question: DrawnQuestion; readonly challenge: Challenge | null }
  | { readonly kind: 'problem'; readonly question: DrawnQuestion; readonly error: FieldError };

/** What a look at the question finds: nothing is counted or spent by it. */
export interface Look {
  readonly kind: 'right' | CaptchaProblem;
  /** The answer is right, even where its question no longer serves. */
  readonly isRight: boolean;
  /** Null where the owner asks nothing; undefined for a token that does not count. */
  readonly challenge: Challenge | null | undefined;
  /** As it was posted; undefined where it cannot be asked again. */
  readonly question: DrawnQuestion | undefined;
}

/** Checks the question in the order of comments §2.3; a wrong answer spends it. */
export async function answerOf(db: Db, post: Asked): Promise<Answered> {
  return settle(db, post, await lookAt(db, post));
}

export async function lookAt(db: Db, post: Asked): Promise<Look> {
  const { token, answer } = readAnswer(post.fields);
  const { captcha, captchaSeconds } = post.settings;
  if (!captcha) return { kind: 'right', isRight: true, challenge: null, question: freshFor(post) };
  const challenge = checkToken(token, { ...post, minimumMs: captchaSeconds * 1000 });
  if (!('nonce' in challenge))
    return { kind: challenge.kind, isRight: false, challenge: undefined, question: undefined };
  const { a, b } = challenge;
  const question = { token, a, b, answer };
  if (challenge.kind === 'too-fast') return { kind: 'too-fast', isRight: false, challenge, question };
  const isRight = isRightAnswer(answer, a, b, post.lang);
  const [wasSpent, answers] = await together(
    db,
    () => isSpent(db, post, challenge),
    async () => (challenge.shared && isRight ? countAnswers(db, challenge.nonce) : 0),
  );
  if (wasSpent) return { kind: 'used', isRight, challenge, question: undefined };
  if (!isAskedOf(challenge, post)) return { kind: 'moved', isRight, challenge, question: undefined };
  if (!isRight)
    return { kind: answer.trim() === '' ? 'missing' : 'wrong', isRight, challenge, question: undefined };
  if (answers >= SHARED_MOST) return { kind: 'worn', isRight, challenge, question: undefined };
  return { kind: 'right', isRight, challenge, question };
}

/** What follows from a look: a wrong answer spends its question, a problem is counted and asked about. */
export async function settle(db: Db, post: Asked, look: Look): Promise<Answered> {
  const { kind, challenge, question } = look;
  if (kind === 'right') return { kind, question: question ?? freshFor(post), challenge: challenge ?? null };
  const isWrong = kind === 'wrong' || kind === 'missing';
  if (challenge && isWrong && (await isRemembered(db, post)))
    await spendQuestion(db, {
      ...spentBy(post, challenge),
      outcome: 'wrong',
      digest: null,
      comment_id: null,
    });
  return problem(db, post, kind, question);
}

/** Who answers wrongly without end does not fill the disk with it: those who look at a question need no such tries. */
function isRemembered(db: Db, { address, keys, now }: Asked): Promise<boolean> {
  return countWhereRoom(db, 'wrong', { address, key: currentKey(keys), now });
}

export async function problem(
  db: Db,
  post: Asked,
  kind: CaptchaProblem,
  kept?: DrawnQuestion,
): Promise<Extract<Answered, { kind: 'problem' }>> {
  await countOutcome(db, toDay(post.now), kind);
  const question = kept ?? freshFor(post);
  return { kind: 'problem', question, error: captchaError(kind, question) };
}

function freshFor(post: Asked): DrawnQuestion {
  const lifeMs = post.settings.captchaHours * HOUR_MS;
  return { ...freshQuestion({ ...post, lifeMs }), answer: '' };
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
  const { token, answer } = readAnswer(post.fields);
  const challenge = checkToken(token, post);
  const isServing =
    'nonce' in challenge && isAskedOf(challenge, post) && !(await isSpent(db, post, challenge));
  return isServing ? { token, a: challenge.a, b: challenge.b, answer } : freshFor(post);
}

async function findSpent(db: Db, nonce: string, client: string): Promise<CaptchaUsedTable | undefined> {
  return (await findUsed(db, { nonce, client })).rows[0];
}

const findUsed = compiled(({ nonce, client }: Pick<CaptchaUsedTable, 'nonce' | 'client'>) =>
  spelling.selectFrom('captcha_used').selectAll().where('nonce', '=', nonce).where('client', '=', client),
);

export async function spendQuestion(db: Db, spent: CaptchaUsedTable): Promise<boolean> {
  return (await insertUsed(db, spent)).numAffectedRows === 1n;
}

const insertUsed = compiled((spent: CaptchaUsedTable) =>
  spelling
    .insertInto('captcha_used')
    .values(spent)
    .onConflict((conflict) => conflict.columns(['nonce', 'client']).doNothing()),
);

async function countAnswers(db: Db, nonce: string): Promise<number> {
  return (await listAnswers(db, { nonce })).rows.length;
}

const listAnswers = compiled(({ nonce }: Pick<CaptchaUsedTable, 'nonce'>) =>
  spelling
    .selectFrom('captcha_used')
    .select('client')
    .where('nonce', '=', nonce)
    .where('outcome', '=', sql.lit('ok'))
    .limit(SHARED_MOST),
);

export async function listOutcomes(
  db: Db,
): Promise<readonly { readonly outcome: string; readonly count: number }[]> {
  return db
    .selectFrom('captcha_count')
    .select(({ fn }) => ['outcome', fn.sum<number>('count').as('count')])
    .groupBy('outcome')
    .execute();
}

export async function countOutcome(db: Db, day: string, outcome: string): Promise<void> {
  await raiseCount(db, { day, outcome });
}

const raiseCount = compiled(({ day, outcome }: Omit<CaptchaCountTable, 'count'>) =>
  spelling
    .insertInto('captcha_count')
    .values({ day, outcome, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'outcome'])
        .doUpdateSet((eb) => ({ count: eb('captcha_count.count', '+', 1) })),
    ),
);
