import { createHmac, randomBytes } from 'node:crypto';
import { load as parse } from 'cheerio';
import { freshQuestion } from '../src/comments/question.ts';
import { clientOf } from '../src/caps/client.ts';
import { currentKey } from '../src/web/signed.ts';
import type { Keys } from '../src/web/signed.ts';
import { pathTo } from '../src/addresses/links.ts';
import { APPROACH_KEYS, CLAIM_KEYS } from '../test/support/method.ts';

/** One browser in the middle of a wizard: where it posts, who it is, and a form whose last field is left open. */
export interface Walker {
  readonly path: string;
  readonly cookie: string;
  readonly form: string;
}

interface Arrived {
  readonly path: string;
  readonly cookie: string;
}

/** A browser with a new draft, about to choose its approaches. */
export async function beginDraft(origin: string): Promise<Walker> {
  const claims = CLAIM_KEYS.map((key): [string, string] => [key, '1']);
  const { path, cookie } = await post(origin, pathTo('newDiagnosis', 'fr', {}), [
    ['brand', 'Maison Durand'],
    ...claims,
  ]);
  const [last, ...others] = APPROACH_KEYS;
  const fields = others.map((key): [string, string] => [key, 'none']);
  return {
    path,
    cookie,
    form: `${new URLSearchParams([['action', 'continue'], ...fields]).toString()}&${last}`,
  };
}

/** Saves a strategy through the three steps; gives the path of its read page. */
export async function saveStrategy(origin: string): Promise<string> {
  const { path, cookie, form } = await beginDraft(origin);
  const step = new URLSearchParams(`${form}=priority`);
  const review = await post(origin, path, [...step], cookie);
  const saved = await post(origin, review.path, [['action', 'save']], cookie);
  const page = await fetch(origin + saved.path, { headers: { cookie } });
  return new URL(parse(await page.text())('#read-link').text()).pathname;
}

/** More than a round sends. */
const FORMS_A_ROUND = 40_000;
const WRITTEN_FOR_MS = 60_000;

/** What each comment of a round sends besides its own words, after the address that it comes from: as the script reads it. */
export function formLines(
  offset: number,
  formOf: (address: string) => string,
  count = FORMS_A_ROUND,
): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const n = offset + index;
    const address = `10.${(n >> 8) % 256}.${n % 256}.${(n >> 16) % 256}`;
    return `${address} ${formOf(address)}`;
  });
  return lines.join('\n');
}

/** The question that an address alone was asked a minute ago, and its answer. */
export function answeredForm(keys: Keys, article: string, address: string): string {
  const client = clientOf(address, currentKey(keys));
  const asked = { keys, client, article, lang: 'fr', now: Date.now() - WRITTEN_FOR_MS } as const;
  const { token, a, b } = freshQuestion({ ...asked, random: randomBytes });
  const fields = { action: 'send', 'captcha-token': token, captcha: String(a + b) };
  return new URLSearchParams(fields).toString();
}

/** What every comment sends to the bare handler: a token with the signature that it checks. */
export function signedForm(): string {
  const mac = createHmac('sha256', 'bench-peer').update('bench').digest('base64url');
  return new URLSearchParams({ nonce: 'bench', mac }).toString();
}

/** A browser at the second step of the other wizard. */
export async function beginHmpo(origin: string): Promise<Walker> {
  const first = await fetch(`${origin}/one`);
  const session = cookieOf(first);
  const token = parse(await first.text())('input').attr('value') ?? '';
  const { cookie } = await post(
    origin,
    '/one',
    [
      ['x-csrf-token', token],
      ['brand', 'Maison Durand'],
    ],
    session,
  );
  const fields = Array.from({ length: 11 }, (_, index): [string, string] => [`sector-${index + 2}`, 'none']);
  const form = new URLSearchParams([['x-csrf-token', token], ...fields]).toString();
  return { path: '/two', cookie, form: `${form}&sector-1` };
}

async function post(
  origin: string,
  path: string,
  fields: readonly (readonly [string, string])[],
  cookie = '',
): Promise<Arrived> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const answer = await fetch(origin + path, {
    method: 'POST',
    body,
    headers: { cookie },
    redirect: 'manual',
  });
  const to = answer.headers.get('location');
  if (to === null) throw new Error(`${path} answered ${answer.status}`);
  return { path: to, cookie: [cookie, cookieOf(answer)].filter((each) => each !== '').join('; ') };
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
