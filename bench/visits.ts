import { createHmac } from 'node:crypto';
import { load as parse } from 'cheerio';
import { pathTo } from '../src/paths.ts';
import { CLAIM_KEYS } from '../src/diagnosis/claims.ts';
import { APPROACH_KEYS } from '../src/wheel/approaches.ts';

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

/** What every comment sends besides its own words: the question of the minute and its answer. */
export async function answeredForm(origin: string, article: string): Promise<string> {
  const html = await (await fetch(origin + article)).text();
  const $ = parse(html);
  const [, a, b] = /\((\d+) \+ (\d+)\)/.exec($('label[for="captcha"]').text()) ?? [];
  const token = $('input[name="captcha-token"]').attr('value') ?? '';
  const fields = { action: 'send', 'captcha-token': token, captcha: String(Number(a) + Number(b)) };
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
