import type { BinaryLike } from 'node:crypto';
import type { FieldError, FormFields, Input } from '../web/form.ts';
import { currentKey, macBytes, macOf, signingKey } from '../web/signed.ts';
import type { Keys } from '../web/signed.ts';
import { CLOCKS_APART_MS } from '../terms.ts';
import { numberIn } from '../i18n/numbers.ts';
import type { Lang } from '../i18n/languages.ts';

/** How long a question may be answered: somebody may write a whole evening (comments §2.2, row 14). */
export const TOKEN_LIFE_MS = 24 * 60 * 60 * 1000;
/** Nobody reads, writes and answers faster than this (comments §2.1). */
export const MINIMUM_MS = 3 * 1000;
export const OPERAND_MAX = 10;
/**
 * So many right answers one shared question may bring, from everybody: whoever comes later is asked one of their own.
 * Far above what one minute of one article brings, far below what a crowd of addresses could send with one look at it.
 */
export const SHARED_MOST = 20;

export interface Asking {
  /** The current key first, then the previous one while rotating. */
  readonly keys: Keys;
  readonly article: string;
  readonly lang: Lang;
  readonly now: number;
  readonly lifeMs?: number;
}

export interface Question {
  readonly token: string;
  readonly a: number;
  readonly b: number;
}

export interface Challenge {
  readonly nonce: string;
  /** A shared question is spent once per client, an own one once for all. */
  readonly shared: boolean;
  readonly a: number;
  readonly b: number;
  readonly iat: number;
  readonly exp: number;
}

export type CheckedToken =
  ({ readonly kind: 'valid' | 'too-fast' } & Challenge) | { readonly kind: 'invalid' | 'expired' };

/**
 * Why a form is drawn again because of its question; `worn`: the shared one brought all that it may. The words are in the
 * catalogue, under the same keys.
 */
export type CaptchaProblem =
  'missing' | 'wrong' | 'expired' | 'used' | 'moved' | 'invalid' | 'too-fast' | 'worn';

const MINUTE_MS = 60 * 1000;
const NONCE_BYTES = 12;
/** An own question begins with chance and ends with whom it was asked, six bytes each. */
const CHANCE_BYTES = 6;
/** The version of the token, and who shares its question. */
const MARKS = { shared: 's1', own: 'o1' } as const;
type Mark = (typeof MARKS)[keyof typeof MARKS];

/**
 * The question of the plain article page: the same for every reader of one minute and for every process, so that
 * the page holds no trace of who reads it. Source: comments §2.3.
 */
export function sharedQuestion(asking: Asking): Question {
  const { keys, article, lang, now } = asking;
  const minute = Math.floor(now / MINUTE_MS);
  const seed = macBytes(currentKey(keys), `n|${article}|${lang}|${minute}`);
  return ask(MARKS.shared, toNonce(seed), minute * MINUTE_MS, asking);
}

interface AskedOfOne extends Asking {
  readonly client: string;
  readonly random: (bytes: number) => Buffer;
}

/** A question of its own, for a form drawn again: nobody else's answer is taken. */
export function freshQuestion(asking: AskedOfOne): Question {
  const chance = asking.random(CHANCE_BYTES);
  const nonce = toNonce(Buffer.concat([chance, askedOf(chance, asking)]));
  return ask(MARKS.own, nonce, asking.now, asking);
}

/** Whether a question was asked of this client: a shared one was asked of everybody. */
export function isAskedOf(
  { nonce, shared }: Pick<Challenge, 'nonce' | 'shared'>,
  asked: Pick<AskedOfOne, 'keys' | 'client'>,
): boolean {
  const bytes = Buffer.from(nonce, 'base64url');
  return shared || askedOf(bytes.subarray(0, CHANCE_BYTES), asked).equals(bytes.subarray(CHANCE_BYTES));
}

function askedOf(chance: Buffer, { keys, client }: Pick<AskedOfOne, 'keys' | 'client'>): Buffer {
  const text = `o|${client}|${chance.toString('base64url')}`;
  return macBytes(currentKey(keys), text).subarray(0, NONCE_BYTES - CHANCE_BYTES);
}

function toNonce(bytes: Buffer): string {
  return bytes.subarray(0, NONCE_BYTES).toString('base64url');
}

function ask(mark: Mark, nonce: string, iat: number, asking: Asking): Question {
  const key = currentKey(asking.keys);
  const head = `${mark}.${nonce}.${iat}.${iat + (asking.lifeMs ?? TOKEN_LIFE_MS)}`;
  return { token: `${head}.${macOf(key, signedText(head, asking))}`, ...operandsOf(key, nonce) };
}

function signedText(head: string, { article, lang }: Pick<Asking, 'article' | 'lang'>): string {
  return ['t', ...head.split('.'), article, lang].join('|');
}

/** Two even numbers from 1 to OPERAND_MAX: a byte that would favour the small ones is thrown away. */
function operandsOf(key: BinaryLike, nonce: string): { readonly a: number; readonly b: number } {
  const fair = 256 - (256 % OPERAND_MAX);
  const drawn: number[] = [];
  for (let text = `q|${nonce}`; ; text += '|') {
    for (const byte of macBytes(key, text)) if (byte < fair) drawn.push(1 + (byte % OPERAND_MAX));
    const [a, b] = drawn;
    if (a !== undefined && b !== undefined) return { a, b };
  }
}

const TOKEN_SHAPE = /^((s1|o1)\.([\w-]{16})\.(\d{1,15})\.(\d{1,15}))\.([\w-]{43})$/;

/**
 * Reads a token back, in this order: shape, article, language and signature (invalid), its end (expired), a start
 * that no machine of the site can have come to (invalid), its age (too fast, nothing is spent). One that begins later than that
 * is of a machine whose clock is ahead, and its age unknown. `minimumMs` is MINIMUM_MS unless the owner decides otherwise.
 * Whether it was used is for the store to say. Never throws on what it is given.
 */
export function checkToken(
  token: string,
  { keys, article, lang, now, minimumMs = MINIMUM_MS }: Asking & { readonly minimumMs?: number },
): CheckedToken {
  const [, head = '', mark, nonce = '', start, end, mac = ''] = TOKEN_SHAPE.exec(token) ?? [];
  const key = signingKey(keys, signedText(head, { article, lang }), mac);
  if (key === undefined) return { kind: 'invalid' };
  const [iat, exp] = [Number(start), Number(end)];
  if (now >= exp) return { kind: 'expired' };
  if (iat > now + CLOCKS_APART_MS) return { kind: 'invalid' };
  const kind = Math.abs(now - iat) < minimumMs ? 'too-fast' : 'valid';
  return { kind, nonce, shared: mark === MARKS.shared, ...operandsOf(key, nonce), iat, exp };
}

/** Whether somebody's answer, in digits or in words of this language, is the sum. */
export function isRightAnswer(answer: string, a: number, b: number, lang: Lang): boolean {
  return numberIn(answer, lang) === a + b;
}

export const QUESTION_FIELDS = { captcha: 'choice', 'captcha-token': 'choice' } as const satisfies FormFields;

/** The lane of a form's question (`commitTogether`): whoever spends it takes it. */
export function questionLane(fields: Input): string {
  return `question ${readAnswer(fields).token}`;
}

/** The two fields of the question as they were posted; a missing or repeated one is empty, hence wrong. */
export function readAnswer(fields: Input): { readonly token: string; readonly answer: string } {
  const only = (name: keyof typeof QUESTION_FIELDS): string => {
    const [first = '', ...more] = fields[name] ?? [];
    return more.length === 0 ? first : '';
  };
  return { token: only('captcha-token'), answer: only('captcha') };
}

export function captchaError(problem: CaptchaProblem, { a, b }: Pick<Question, 'a' | 'b'>): FieldError {
  return { name: 'captcha', field: 'captcha', message: (t) => t.comments.captcha.problems[problem](a, b) };
}
