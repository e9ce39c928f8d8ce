import { createHash } from 'node:crypto';
import { LANGS, ORIGIN, PAGES } from './site.ts';
import type { Lang, PageName } from './site.ts';
import { nameOfPage, standingIn } from './visitor.ts';
import type { Answer, Fields, Visitor } from './visitor.ts';
import { pathOf } from './story.ts';
import type { Left } from './story.ts';
import type { Notebook } from './notebook.ts';
import { SESSION_TIMES } from '../rows.ts';

const OTHER_PATHS = [
  '/',
  '/health',
  '/ready',
  '/robots.txt',
  '/favicon.ico',
  '/sitemap.xml',
  '/metrics',
  '/nothing-here',
  '/fr/rien',
  '/en/nothing',
  '/fr/',
  '/FR',
  '/static/old/styles/all.css',
];
const UNKNOWN = 'a'.repeat(24);
/** Crawling stops here: a page that links to itself for ever is a defect of its own. */
const MOST_PAGES = 1500;
/** More than any line takes, and more than any text: the whole has to stay under what a form may weigh. */
const [OVERLONG, OVERLONG_TEXT] = ['x'.repeat(1000), 'x'.repeat(9000)];
const TEXTS = /^(?:comment|reason|words)$/;
/** What ends something is sent last, and signing out after all. */
const LAST: readonly PageName[] = [
  'forget',
  'forgetMe',
  'remove',
  'endWorkshop',
  'withdraw',
  'moderationSignOut',
];

/** Every page of the table with every value that opens something, and with one that opens nothing. */
export async function sweepTable(visitor: Visitor, lefts: Readonly<Record<Lang, Left>>): Promise<void> {
  for (const name of Object.keys(PAGES) as PageName[])
    for (const lang of LANGS) for (const path of pathsOf(name, lang, lefts[lang])) await look(visitor, path);
  for (const path of OTHER_PATHS) await look(visitor, path);
}

async function look(visitor: Visitor, path: string): Promise<Answer> {
  const called = path.replace(/^\/static\/[\w-]+\//, '/static/version/');
  return visitor.get(path, {}, `${visitor.name.replace(/ .*/, '')} ${called}`);
}

function pathsOf(name: PageName, lang: Lang, left: Left): readonly string[] {
  const words = [...PAGES[name][lang].matchAll(/:(\w+)/g)].map(([, word = '']) => word);
  let filled: Record<string, string>[] = [{}];
  for (const word of words)
    filled = filled.flatMap((params) =>
      [...(left[word] ?? []), UNKNOWN].map((value) => ({ ...params, [word]: value })),
    );
  return filled.map((params) => pathOf(name, lang, params));
}

/** The same addresses asked for by other methods, and in other ways than a browser's. */
export async function sweepMethods(visitor: Visitor): Promise<void> {
  for (const name of Object.keys(PAGES) as PageName[])
    for (const lang of LANGS) {
      const [path = ''] = pathsOf(name, lang, {});
      for (const method of ['HEAD', 'PUT', 'DELETE', 'OPTIONS'])
        await visitor.ask(path, { method }, `${method} ${path}`);
      await visitor.post(path, {}, {}, `POST ${path}`);
      await visitor.post(
        path,
        { brand: 'x' },
        { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
        `cross-site ${path}`,
      );
      await visitor.ask(
        path,
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
        `json ${path}`,
      );
    }
  for (const path of OTHER_PATHS)
    for (const method of ['HEAD', 'PUT', 'POST']) await visitor.ask(path, { method }, `${method} ${path}`);
}

/** Follows every link and loads every file of the pages of a visitor, from these on. */
export async function crawl(visitor: Visitor, from: readonly string[]): Promise<readonly Answer[]> {
  const [queue, seen, found] = [[...from], new Set(from), [] as Answer[]];
  for (let path = queue.shift(); path !== undefined && seen.size < MOST_PAGES; path = queue.shift()) {
    const answer = await look(visitor, path);
    found.push(answer);
    for (const next of [...linksOf(answer), ...(answer.location === '' ? [] : [answer.location])]) {
      const address = new URL(next, ORIGIN + path);
      const inside = address.pathname + address.search;
      if (address.origin !== ORIGIN || seen.has(inside)) continue;
      seen.add(inside);
      queue.push(inside);
    }
  }
  return found;
}

function linksOf({ $, body, type }: Answer): readonly string[] {
  if (type.startsWith('text/css'))
    return [...body.toString().matchAll(/url\("?([^")]+)"?\)/g)].map(([, url = '']) => url);
  const links = $('a[href], link[href], img[src], meta[property="og:image"]').get();
  return links
    .map((each) => $(each).attr('href') ?? $(each).attr('src') ?? $(each).attr('content') ?? '')
    .filter((link) => link !== '' && !/^(?:mailto|data):/.test(link));
}

/** Sends every form of these pages: emptied, with far too much in it, and then with each of its buttons. */
export async function sendForms(visitor: Visitor, pages: readonly Answer[]): Promise<void> {
  const forms = formsOf(pages);
  for (const { path, standing } of forms.filter(isTyped)) {
    await visitor.post(path, emptied(standing), {}, `emptied ${path} ${signOf(standing)}`);
    await visitor.post(path, overlong(standing), {}, `overlong ${path} ${signOf(standing)}`);
  }
  for (const { path, standing, buttons } of forms)
    for (const [name, value] of buttons) {
      const fields = name === '' ? standing : { ...standing, [name]: value };
      const answer = await visitor.post(path, fields, {}, `pressed ${value} ${path} ${signOf(standing)}`);
      if (answer.status === 303)
        await visitor.get(answer.location, {}, `after ${value} ${path} ${signOf(standing)}`);
    }
}

interface Form {
  readonly path: string;
  readonly standing: Fields;
  readonly buttons: readonly (readonly [string, string])[];
}

function formsOf(pages: readonly Answer[]): readonly Form[] {
  const forms = new Map<string, Form>();
  for (const page of pages)
    for (const each of page.$('form[method="post"]').get()) {
      const form = page.$(each);
      const path = form.attr('action') ?? page.path;
      const standing = standingIn(page, form);
      const pressable = form.find('button').get();
      const buttons = pressable.map(
        (button) => [page.$(button).attr('name') ?? '', page.$(button).attr('value') ?? ''] as const,
      );
      const sign = `${path} ${Object.keys(standing).join(' ')} ${buttons.flat().join(' ')}`;
      if (!forms.has(sign)) forms.set(sign, { path, standing, buttons });
    }
  return [...forms.values()].sort((one, other) => rank(one) - rank(other));
}

/** A form without a field to type in does when emptied what it does anyway. */
function isTyped({ standing }: Form): boolean {
  return Object.keys(standing).some((name) => !KEPT.test(name));
}

function rank({ path }: Form): number {
  const name = nameOfPage(path);
  return name === undefined ? -1 : LAST.indexOf(name);
}

/** Tells apart the forms of one page that post to one address. */
function signOf(standing: Fields): string {
  return createHash('sha256').update(Object.keys(standing).join(' ')).digest('hex').slice(0, 4);
}

/** Fields that say which thing is meant, and signed ones, stay as they stand. */
const KEPT =
  /^(?:version|once|parent|link|act|answer|report|read|latest|page|seen|seen-at|secret|strategy|shown-.*|captcha-token)$/;

function emptied(standing: Fields): Fields {
  return changed(standing, () => '');
}

function overlong(standing: Fields): Fields {
  return changed(standing, (_, name) => (TEXTS.test(name) ? OVERLONG_TEXT : OVERLONG));
}

function changed(standing: Fields, change: (value: string, name: string) => string): Fields {
  return Object.fromEntries(
    Object.entries(standing).map(([name, value]) => [
      name,
      KEPT.test(name) ? value : [value].flat().map((each) => change(each, name)),
    ]),
  );
}

/** What each table holds at the end. */
export function writeRows(notebook: Notebook, tables: ReadonlyMap<string, readonly unknown[]>): void {
  for (const [table, rows] of tables)
    notebook.write(
      table,
      `${rows.map((row) => JSON.stringify(row, undefined, 1)).join('\n')}\n`.replace(SESSION_TIMES, ''),
    );
}
