import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer, Fields } from './browser.ts';
import { ARTICLE } from './comments.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathToArticle } from '../../src/addresses/links.ts';
import { change } from './rows.ts';
import type { Row } from './rows.ts';

/** One article and its twin. */
export const SLUGS = { fr: ARTICLE, en: 'listen-before-you-speak' } as const;
export const FRENCH = pathToArticle('fr', SLUGS.fr);
export const ENGLISH = pathToArticle('en', SLUGS.en);
export const POST_TO = { fr: `${FRENCH}/commentaires`, en: `${ENGLISH}/comments` } as const;

export const MINUTE_MS = 60 * 1000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** How long somebody takes to write a comment: the next one who comes is asked another question. */
const WRITING_MS = MINUTE_MS;

/** Behind one proxy that says who asks. */
export const BEHIND_PROXY = { TRUST_PROXY: '1' };
export const MAILING = {
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'roue@example.org',
  MODERATOR_EMAIL: 'owner@example.org',
};

export const WORDS = {
  name: 'Anne Martin',
  email: 'anne@example.org',
  website: 'exemple.fr',
  comment: 'Nous avons commencé par écouter.\r\n\r\nCela nous a pris deux mois.',
} as const;

interface Sending {
  readonly action?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The sum that a page asks for. */
export function sumAsked({ $ }: Answer): number {
  const [, a, b] = /\((\d+) \+ (\d+)\)/.exec($('label[for="captcha"]').text()) ?? [];
  if (a === undefined || b === undefined) throw new Error('the page asks no question');
  return Number(a) + Number(b);
}

export function tokenOf({ $ }: Answer): string {
  return $('input[name="captcha-token"]').attr('value') ?? '';
}

/** What stands in a form of a page, as a browser would send it. */
export function standingIn({ $ }: Answer, form = '#comment-form'): Record<string, string> {
  const fields = $(form).serializeArray();
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

/** Opens an article and takes the time to write under it. */
export async function openForm(site: TestSite, browser: Browser, path: string = FRENCH): Promise<Answer> {
  const page = await browser.get(path);
  site.time.now += WRITING_MS;
  return page;
}

/** Sends the form as it stands, changed by `fields`. */
export async function send(
  browser: Browser,
  page: Answer,
  fields: Fields = {},
  { action = 'send', headers = {} }: Sending = {},
): Promise<Answer> {
  const path = page.$('#comment-form').attr('action');
  if (path === undefined) throw new Error('the page holds no form for a comment');
  return browser.post(path, { ...standingIn(page), action, ...fields }, headers);
}

/** The whole form, rightly filled. */
export function filled(page: Answer, fields: Fields = {}): Fields {
  return { ...WORDS, captcha: String(sumAsked(page)), ...fields };
}

/** Opens an article, writes a comment under it and sends it. */
export async function write(
  site: TestSite,
  fields: Fields = {},
  { path = FRENCH, browser = new Browser(site.app), ...sending }: Written = {},
): Promise<Answer> {
  const page = await openForm(site, browser, path);
  return send(browser, page, filled(page, fields), sending);
}

interface Written extends Sending {
  readonly path?: string;
  readonly browser?: Browser;
}

/** The id of the comment that a redirect leads to. */
export function idAt({ location }: Answer): string {
  return /#comment(?:aire)?-(.+)$/.exec(location)?.[1] ?? '';
}

/** Where a comment stands on its page. */
export function commentIn({ $ }: Answer, id: string, lang: Lang = 'fr') {
  return $(`article[id="${lang === 'fr' ? 'commentaire' : 'comment'}-${id}"]`);
}

/** What the owner decides about comments, as the table of settings holds it. */
export async function decideSetting(site: TestSite, name: string, value: string): Promise<void> {
  await change(
    site,
    'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    name,
    value,
  );
}

/** What a moderator decides about a comment. */
export async function decideStatus(site: TestSite, id: string, status: string): Promise<void> {
  await change(
    site,
    'update comment set status = ?, version = version + 1, published_at = ? where id = ?',
    status,
    status === 'published' ? site.time.now : null,
    id,
  );
}

/** The rules that held the latest comment. */
export function reasonsOf(row: Row | undefined): readonly string[] {
  const reasons = JSON.parse(String(row?.['reasons'])) as readonly { rule: string; detail: string }[];
  return reasons.map(({ rule, detail }) => (detail === '' ? rule : `${rule}: ${detail}`));
}
