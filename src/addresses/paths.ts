import { LANGS, isLang, otherLang } from '../i18n/messages.ts';
import type { Lang, Words } from '../i18n/messages.ts';

/** What opens a page: a key, a signed link, the browser that began a draft, or signing in. Without one, anybody opens it. */
export type Opener =
  | 'readKey'
  | 'editKey'
  | 'draft'
  | 'facilitatorKey'
  | 'participantKey'
  | 'editToken'
  | 'endToken'
  | 'mailToken'
  | 'moderator';

/** A page: its two addresses, and what holds of it wherever the site asks. */
interface PageRow extends Words {
  readonly opener?: Opener;
  /** Only a form leads there: nobody can look at it in the other language. */
  readonly isAct?: true;
  /** Every reader gets it alike, or every holder of its key whom no cookie tells from another. */
  readonly alike?: 'readers' | 'holders';
  /** Mail programs post to it by themselves, at the press of their own button (RFC 8058). */
  readonly isOneClick?: true;
}

/** Every page of the site. `:words` are the parts that change. Nothing else builds an address by hand. */
export const PAGES = {
  home: { fr: '/fr', en: '/en', alike: 'readers' },
  articles: { fr: '/fr/articles', en: '/en/articles', alike: 'readers' },
  article: { fr: '/fr/articles/:slug', en: '/en/articles/:slug', alike: 'readers' },
  comments: { fr: '/fr/articles/:slug/commentaires', en: '/en/articles/:slug/comments' },
  articlesFeed: { fr: '/fr/articles.atom', en: '/en/articles.atom', alike: 'readers' },
  commentsFeed: {
    fr: '/fr/articles/:slug/commentaires.atom',
    en: '/en/articles/:slug/comments.atom',
    alike: 'readers',
  },
  editComment: {
    fr: '/fr/articles/:slug/commentaires/:token',
    en: '/en/articles/:slug/comments/:token',
    opener: 'editToken',
  },
  reportComment: { fr: '/fr/articles/:slug/signaler/:comment', en: '/en/articles/:slug/report/:comment' },
  notices: { fr: '/fr/avis/:token', en: '/en/notices/:token', opener: 'endToken', isOneClick: true },
  privacy: { fr: '/fr/donnees-personnelles', en: '/en/privacy' },
  accessibility: { fr: '/fr/accessibilite', en: '/en/accessibility' },
  glossary: { fr: '/fr/lexique', en: '/en/glossary' },
  siteMap: { fr: '/fr/plan-du-site', en: '/en/site-map' },
  forgetMe: { fr: '/fr/donnees-personnelles/oublier', en: '/en/privacy/forget', isAct: true },
  start: { fr: '/fr/roue', en: '/en/wheel' },
  newDiagnosis: { fr: '/fr/roue/diagnostic', en: '/en/wheel/diagnosis' },
  diagnosis: { fr: '/fr/roue/:draft/diagnostic', en: '/en/wheel/:draft/diagnosis', opener: 'draft' },
  approaches: { fr: '/fr/roue/:draft/approches', en: '/en/wheel/:draft/approaches', opener: 'draft' },
  review: { fr: '/fr/roue/:draft/bilan', en: '/en/wheel/:draft/review', opener: 'draft' },
  strategy: { fr: '/fr/s/:readKey', en: '/en/s/:readKey', opener: 'readKey', alike: 'holders' },
  strategySvg: { fr: '/fr/s/:readKey/roue.svg', en: '/en/s/:readKey/wheel.svg', opener: 'readKey' },
  strategyJson: { fr: '/fr/s/:readKey/roue.json', en: '/en/s/:readKey/wheel.json', opener: 'readKey' },
  strategyPdf: { fr: '/fr/s/:readKey/roue.pdf', en: '/en/s/:readKey/wheel.pdf', opener: 'readKey' },
  strategyPng: { fr: '/fr/s/:readKey/roue.png', en: '/en/s/:readKey/wheel.png', opener: 'readKey' },
  strategyIcs: { fr: '/fr/s/:readKey/roue.ics', en: '/en/s/:readKey/wheel.ics', opener: 'readKey' },
  strategyCard: { fr: '/fr/s/:readKey/carte.png', en: '/en/s/:readKey/card.png', opener: 'readKey' },
  revision: {
    fr: '/fr/s/:readKey/revisions/:number',
    en: '/en/s/:readKey/revisions/:number',
    opener: 'readKey',
    alike: 'holders',
  },
  revisionSvg: {
    fr: '/fr/s/:readKey/revisions/:number/roue.svg',
    en: '/en/s/:readKey/revisions/:number/wheel.svg',
    opener: 'readKey',
  },
  revisionJson: {
    fr: '/fr/s/:readKey/revisions/:number/roue.json',
    en: '/en/s/:readKey/revisions/:number/wheel.json',
    opener: 'readKey',
  },
  revisionPdf: {
    fr: '/fr/s/:readKey/revisions/:number/roue.pdf',
    en: '/en/s/:readKey/revisions/:number/wheel.pdf',
    opener: 'readKey',
  },
  revisionPng: {
    fr: '/fr/s/:readKey/revisions/:number/roue.png',
    en: '/en/s/:readKey/revisions/:number/wheel.png',
    opener: 'readKey',
  },
  revisionCard: {
    fr: '/fr/s/:readKey/revisions/:number/carte.png',
    en: '/en/s/:readKey/revisions/:number/card.png',
    opener: 'readKey',
  },
  revisionIcs: {
    fr: '/fr/s/:readKey/revisions/:number/roue.ics',
    en: '/en/s/:readKey/revisions/:number/wheel.ics',
    opener: 'readKey',
  },
  comparison: { fr: '/fr/s/:readKey/comparer', en: '/en/s/:readKey/compare', opener: 'readKey' },
  comparisonSvg: {
    fr: '/fr/s/:readKey/comparer/comparaison.svg',
    en: '/en/s/:readKey/compare/comparison.svg',
    opener: 'readKey',
  },
  nearest: { fr: '/fr/s/:readKey/proches', en: '/en/s/:readKey/nearest', opener: 'readKey' },
  owner: { fr: '/fr/e/:editKey', en: '/en/e/:editKey', opener: 'editKey' },
  change: { fr: '/fr/e/:editKey/modifier', en: '/en/e/:editKey/change', opener: 'editKey', isAct: true },
  duplicate: {
    fr: '/fr/e/:editKey/dupliquer',
    en: '/en/e/:editKey/duplicate',
    opener: 'editKey',
    isAct: true,
  },
  download: { fr: '/fr/e/:editKey/strategie.html', en: '/en/e/:editKey/strategy.html', opener: 'editKey' },
  links: { fr: '/fr/e/:editKey/liens', en: '/en/e/:editKey/links', opener: 'editKey', isAct: true },
  extend: { fr: '/fr/e/:editKey/prolonger', en: '/en/e/:editKey/extend', opener: 'editKey', isAct: true },
  remove: { fr: '/fr/e/:editKey/supprimer', en: '/en/e/:editKey/delete', opener: 'editKey', isAct: true },
  bringBack: { fr: '/fr/e/:editKey/retablir', en: '/en/e/:editKey/restore', opener: 'editKey', isAct: true },
  sendLinks: { fr: '/fr/e/:editKey/envoyer', en: '/en/e/:editKey/send', opener: 'editKey', isAct: true },
  myLinks: { fr: '/fr/mes-liens', en: '/en/my-links' },
  restoreRevision: {
    fr: '/fr/e/:editKey/revisions/:number/reprendre',
    en: '/en/e/:editKey/revisions/:number/bring-back',
    opener: 'editKey',
    isAct: true,
  },
  myStrategies: { fr: '/fr/mes-strategies', en: '/en/my-strategies' },
  forget: { fr: '/fr/mes-strategies/oublier', en: '/en/my-strategies/forget', isAct: true },
  workshops: { fr: '/fr/atelier', en: '/en/workshop' },
  facilitate: {
    fr: '/fr/atelier/a/:facilitatorKey',
    en: '/en/workshop/f/:facilitatorKey',
    opener: 'facilitatorKey',
  },
  reveal: {
    fr: '/fr/atelier/a/:facilitatorKey/devoiler',
    en: '/en/workshop/f/:facilitatorKey/reveal',
    opener: 'facilitatorKey',
    isAct: true,
  },
  removeAnswer: {
    fr: '/fr/atelier/a/:facilitatorKey/ecarter',
    en: '/en/workshop/f/:facilitatorKey/remove',
    opener: 'facilitatorKey',
    isAct: true,
  },
  adopt: {
    fr: '/fr/atelier/a/:facilitatorKey/adopter',
    en: '/en/workshop/f/:facilitatorKey/adopt',
    opener: 'facilitatorKey',
    isAct: true,
  },
  endWorkshop: {
    fr: '/fr/atelier/a/:facilitatorKey/supprimer',
    en: '/en/workshop/f/:facilitatorKey/delete',
    opener: 'facilitatorKey',
    isAct: true,
  },
  participate: {
    fr: '/fr/atelier/p/:participantKey',
    en: '/en/workshop/p/:participantKey',
    opener: 'participantKey',
  },
  workshopAnswer: {
    fr: '/fr/atelier/p/:participantKey/reponse',
    en: '/en/workshop/p/:participantKey/answer',
    opener: 'participantKey',
  },
  withdraw: {
    fr: '/fr/atelier/p/:participantKey/retirer',
    en: '/en/workshop/p/:participantKey/withdraw',
    opener: 'participantKey',
    isAct: true,
  },
  workshopScreen: {
    fr: '/fr/atelier/p/:participantKey/ecran',
    en: '/en/workshop/p/:participantKey/screen',
    opener: 'participantKey',
  },
  observatory: { fr: '/fr/observatoire', en: '/en/observatory' },
  observatoryCsv: { fr: '/fr/observatoire.csv', en: '/en/observatory.csv' },
  observatoryJson: { fr: '/fr/observatoire.json', en: '/en/observatory.json' },
  moderation: { fr: '/fr/moderation', en: '/en/moderation', opener: 'moderator' },
  moderationSignIn: { fr: '/fr/moderation/connexion', en: '/en/moderation/sign-in' },
  moderationSignOut: { fr: '/fr/moderation/deconnexion', en: '/en/moderation/sign-out', opener: 'moderator' },
  moderationSecondFactor: {
    fr: '/fr/moderation/second-facteur',
    en: '/en/moderation/second-factor',
    opener: 'moderator',
  },
  moderationDecisions: {
    fr: '/fr/moderation/decisions',
    en: '/en/moderation/decisions',
    opener: 'moderator',
  },
  moderationReversals: {
    fr: '/fr/moderation/annulations',
    en: '/en/moderation/reversals',
    opener: 'moderator',
  },
  moderationComment: {
    fr: '/fr/moderation/commentaires/:id',
    en: '/en/moderation/comments/:id',
    opener: 'moderator',
  },
  moderationReports: { fr: '/fr/moderation/signalements', en: '/en/moderation/reports', opener: 'moderator' },
  moderationLog: { fr: '/fr/moderation/journal', en: '/en/moderation/log', opener: 'moderator' },
  moderationSettings: { fr: '/fr/moderation/reglages', en: '/en/moderation/settings', opener: 'moderator' },
  moderationWords: { fr: '/fr/moderation/mots', en: '/en/moderation/words', opener: 'moderator' },
  moderationPeople: { fr: '/fr/moderation/personnes', en: '/en/moderation/people', opener: 'moderator' },
  moderationMail: { fr: '/fr/moderation/m/:token', en: '/en/moderation/m/:token', opener: 'mailToken' },
} as const satisfies Readonly<Record<string, PageRow>>;

export type PageName = keyof typeof PAGES;

type WordsOf<Pattern extends string> = Pattern extends `${string}:${infer Word}/${infer Rest}`
  ? Word | WordsOf<`/${Rest}`>
  : Pattern extends `${string}:${infer Word}`
    ? Word
    : never;
type ParamsOf<Name extends PageName> = Readonly<Record<WordsOf<(typeof PAGES)[Name]['fr']>, string | number>>;

/** Addresses without a language. */
export const HEALTH = '/health';
export const READY = '/ready';
export const ROBOTS = '/robots.txt';
export const FAVICON = '/favicon.ico';
export const STATIC = '/static';
export const SITEMAP = '/sitemap.xml';
/** On a port of its own, which only this machine reaches. */
export const METRICS = '/metrics';

/** The flag by which a step that was opened from the review comes back to it. */
const RETURN_WORDS = {
  fr: { name: 'retour', value: 'bilan' },
  en: { name: 'back', value: 'review' },
} as const;

export function pathTo<Name extends PageName>(name: Name, lang: Lang, params: ParamsOf<Name>): string {
  return fill(PAGES[name][lang], params);
}

/** The address of a page for readers elsewhere. */
export function urlTo<Name extends PageName>(
  baseUrl: string,
  name: Name,
  lang: Lang,
  params: ParamsOf<Name>,
): string {
  return baseUrl + pathTo(name, lang, params);
}

/** A step of a draft that comes back to its review. */
export function pathToReturning(step: 'diagnosis' | 'approaches', lang: Lang, draft: string): string {
  const { name, value } = RETURN_WORDS[lang];
  return `${pathTo(step, lang, { draft })}?${name}=${value}`;
}

/** The same, opened at one field. */
export function pathToChange(
  step: 'diagnosis' | 'approaches',
  lang: Lang,
  draft: string,
  field: string,
): string {
  return `${pathToReturning(step, lang, draft)}#${field}`;
}

/** Whether a query carries the flag of `pathToReturning`, in either language. */
export function returnsToReview(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[RETURN_WORDS[lang].name] === RETURN_WORDS[lang].value);
}

/** The query words of a comparison: two revisions, or the read key of another strategy. */
export const COMPARISON_WORDS = {
  from: { fr: 'de', en: 'from' },
  to: { fr: 'a', en: 'to' },
  with: { fr: 'avec', en: 'with' },
} as const;

export type ComparisonQuery = Readonly<Partial<Record<keyof typeof COMPARISON_WORDS, string | number>>>;

/** What a strategy is compared with; nothing: its two latest revisions. */
export function pathToComparison(
  lang: Lang,
  readKey: string,
  query: ComparisonQuery = {},
  page: 'comparison' | 'comparisonSvg' = 'comparison',
): string {
  const words = Object.entries(query).map(([name, value]): [string, string] => [
    COMPARISON_WORDS[name as keyof ComparisonQuery][lang],
    String(value),
  ]);
  return pathWithQuery(pathTo(page, lang, { readKey }), Object.fromEntries(words));
}

/** The key that an address of ours holds, and what it opens; undefined for an address without a key. */
export function keyInPath(
  path: string,
): { readonly kind: 'read' | 'edit'; readonly key: string } | undefined {
  const [, letter, key] = /^\/(?:fr|en)\/([se])\/([\w-]+)/.exec(path) ?? [];
  return key === undefined ? undefined : { kind: letter === 'e' ? 'edit' : 'read', key };
}

/** The query words of an article. */
export const ARTICLE_WORDS = {
  reply: { fr: 'repondre', en: 'reply' },
  received: { fr: 'recu', en: 'received' },
  page: { fr: 'page-commentaires', en: 'comments-page' },
  thread: { fr: 'fil', en: 'thread' },
} as const;

/** The number of a page of comments, as it is spelt. */
export const COMMENTS_PAGE = /^[1-9]\d{0,5}$/;

/** What an article page is asked for besides itself. */
export interface ArticleQuery {
  /** The comment to answer. */
  readonly reply?: string;
  /** The signed link by which writers see their own pending comment. */
  readonly received?: string;
  /** The first comment of a thread to be shown alone, with all its replies. */
  readonly thread?: string;
  /** A page of comments, from 1. */
  readonly page?: number;
}

/** An article, perhaps asked for something, and perhaps at one of its comments or its form. */
export function pathToArticle(lang: Lang, slug: string, query: ArticleQuery = {}, fragment = ''): string {
  const words = Object.entries(query).map(([name, value]): [string, string] => [
    ARTICLE_WORDS[name as keyof ArticleQuery][lang],
    String(value),
  ]);
  const search = new URLSearchParams(words).toString();
  return pathTo('article', lang, { slug }) + (search && `?${search}`) + (fragment && `#${fragment}`);
}

/** Where the form to write a comment stands. */
export const COMMENT_FORM = 'comment-form';

/** Where one comment stands in its article. */
export function commentAnchor(lang: Lang, id: string): string {
  return `${lang === 'fr' ? 'commentaire' : 'comment'}-${id}`;
}

/** The diagnosis of a new draft, with the sectors that were painted elsewhere in its query. */
export function pathToPaintedDiagnosis(lang: Lang, painted: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(painted).toString();
  return pathTo('newDiagnosis', lang, {}) + (query === '' ? '' : `?${query}`);
}

/** The privacy page, saying that this browser is no longer recognised. */
export function pathToForgotten(lang: Lang): string {
  return `${pathTo('privacy', lang, {})}?forgotten=1`;
}

export function isForgotten(query: Readonly<Record<string, unknown>>): boolean {
  return query['forgotten'] === '1';
}

/** The page that sends links, once somebody asked for them. */
export function pathToLinksSent(lang: Lang): string {
  return `${pathTo('myLinks', lang, {})}?${LINKS_SENT[lang]}=1`;
}

export function areLinksSent(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[LINKS_SENT[lang]] === '1');
}

const LINKS_SENT = { fr: 'envoye', en: 'sent' } as const;

/** A part of the owner's page. */
export function pathToOwnerPart(lang: Lang, editKey: string, part: OwnerPart): string {
  return `${pathTo('owner', lang, { editKey })}#${part}`;
}

/** The owner's page, saying that its links were sent. */
export function pathToOwnerSent(lang: Lang, editKey: string): string {
  return `${pathTo('owner', lang, { editKey })}?${LINKS_SENT[lang]}=1#mailed-links`;
}

/** The ids of the parts that an act comes back to. */
export type OwnerPart = 'shared-links' | 'kept-until' | 'mailed-links';

/** By which a waiting reader asks for a page that loads itself again, every so many seconds. */
const REFRESH_WORDS = { fr: 'actualiser', en: 'refresh' } as const;
export const REFRESH_SECONDS = 30;

/** A page that loads itself again; without the query it stands still. */
export function pathRefreshing(path: string, lang: Lang): string {
  return pathWithQuery(path, { [REFRESH_WORDS[lang]]: String(REFRESH_SECONDS) });
}

/** Whether a query asks for it, in either language. */
export function isRefreshing(query: Readonly<Record<string, unknown>>): boolean {
  return LANGS.some((lang) => query[REFRESH_WORDS[lang]] === String(REFRESH_SECONDS));
}

/** By which a page says what was just done on it: a closed list of words. */
const DONE_WORD = { fr: 'fait', en: 'done' } as const;
const DONE = {
  removed: { fr: 'reponse-retiree', en: 'answer-removed' },
  gone: { fr: 'reponse-absente', en: 'answer-gone' },
} as const satisfies Readonly<Record<string, Readonly<Record<Lang, string>>>>;
export type Done = keyof typeof DONE;

/** A page that says what was just done. */
export function pathToDone(path: string, lang: Lang, done: Done): string {
  return pathWithQuery(path, { [DONE_WORD[lang]]: DONE[done][lang] });
}

/** What a query says was done, in either language. */
export function doneIn(query: Readonly<Record<string, unknown>>): Done | undefined {
  return LANGS.flatMap((lang) =>
    (['removed', 'gone'] as const).filter((done) => query[DONE_WORD[lang]] === DONE[done][lang]),
  )[0];
}

export function staticPath(version: string, file: string): string {
  return `${STATIC}/${version}/${file}`;
}

/** A page with query words; empty ones are left out. */
export function pathWithQuery(path: string, words: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(words).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Which page an address is, if it is one of ours. */
export function pageAt(path: string): PageName | undefined {
  const given = partsOf(path);
  return LANGS.flatMap((lang) => pagesOf(lang, given.length)).find(
    ({ parts }) => match(parts, given) !== undefined,
  )?.name;
}

/** Which parts of an address, counted from 0 as `/` divides it, open something: what its page is opened by stands there. */
export function secretPartsOf(path: string): readonly number[] {
  const name = pageAt(path);
  const { fr = '', opener = '' } = rowOf(name);
  const word = opener.endsWith('Token') ? ':token' : `:${opener}`;
  return fr.split('/').flatMap((part, index) => (part === word ? [index] : []));
}

/** What holds of a page, or of none. */
export function rowOf(name: PageName | undefined): Partial<PageRow> {
  return name === undefined ? {} : PAGES[name];
}

const OTHER_ROUTES: ReadonlyMap<string, string> = new Map([
  ['/', 'root'],
  [HEALTH, 'health'],
  [READY, 'ready'],
  [ROBOTS, 'robots'],
  [FAVICON, 'favicon'],
  [SITEMAP, 'sitemap'],
]);

/** What to count an address under: a name of ours, never a word of the address itself. */
export function routeName(url: string): string {
  const [path = ''] = url.split('?', 1);
  if (path.startsWith(`${STATIC}/`)) return 'static';
  return OTHER_ROUTES.get(path) ?? pageAt(path) ?? 'other';
}

const READER_PATH = patternOf('readers');
const HOLDER_PATH = patternOf('holders');
/** Longer ones are nobody's link: they are read, and bounded, as any other request is. */
const LONGEST_READER_ADDRESS = 2000;

function patternOf(whose: PageRow['alike']): RegExp {
  const rows: readonly PageRow[] = Object.values(PAGES).filter((row: PageRow) => row.alike === whose);
  const patterns = rows.flatMap((row) => LANGS.map((lang) => row[lang]));
  const words = patterns.map((each) => each.replaceAll('.', '\\.').replace(/:\w+/g, '[\\w.-]+'));
  return new RegExp(`^(?:${words.join('|')})$`);
}

/** The address of a saved strategy's page, without any query; undefined for what is not one. */
export function keyAddress(url: string): string | undefined {
  return HOLDER_PATH.test(url) ? url : undefined;
}

/**
 * The one address of a page that every reader gets alike: words of a query that change nothing are left out, as
 * newsletters and search engines add them. Undefined for other pages, and for what a query asks for oneself alone.
 */
export function readerAddress(url: string): string | undefined {
  if (url.length > LONGEST_READER_ADDRESS) return undefined;
  const [path = '', ...rest] = url.split('?');
  const lang = langOfPath(path);
  if (lang === undefined || !READER_PATH.test(path)) return undefined;
  if (rest.length === 0) return path;
  const query = new URLSearchParams(rest.join('?'));
  const { reply, received, thread, page } = ARTICLE_WORDS;
  const [number = '1', ...more] = query.getAll(page[lang]);
  const isForOneself = [reply, received, thread].some((word) => query.has(word[lang]));
  if (isForOneself || more.length > 0) return undefined;
  if (!COMMENTS_PAGE.test(number)) return undefined;
  return number === '1' ? path : `${path}?${page[lang]}=${number}`;
}

/** The language that an address names, if it names one. */
export function langOfPath(path: string): Lang | undefined {
  const [, first] = path.split('/');
  return isLang(first) ? first : undefined;
}

/** The same page in the other language; its home when the address is no page of ours. */
export function inOtherLanguage(path: string, lang: Lang): string {
  const [other, given] = [otherLang(lang), partsOf(path)];
  for (const { name, parts } of pagesOf(lang, given.length)) {
    const params = match(parts, given);
    if (params !== undefined && rowOf(name).isAct !== true) return fill(PAGES[name][other], params);
  }
  return PAGES.home[other];
}

function fill(pattern: string, params: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/:(\w+)/g, (_, word: string) => encodeURIComponent(params[word] ?? ''));
}

function partsOf(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/');
}

interface PageParts {
  readonly name: PageName;
  readonly parts: readonly string[];
}

/** Every request is compared with every page that is as deep: these stand ready. */
const PAGES_OF = { fr: byDepth('fr'), en: byDepth('en') } as const;

function byDepth(lang: Lang): ReadonlyMap<number, readonly PageParts[]> {
  const found = new Map<number, PageParts[]>();
  for (const [name, page] of Object.entries(PAGES)) {
    const parts = page[lang].split('/');
    found.set(parts.length, [...(found.get(parts.length) ?? []), { name: name as PageName, parts }]);
  }
  return found;
}

function pagesOf(lang: Lang, depth: number): readonly PageParts[] {
  return PAGES_OF[lang].get(depth) ?? [];
}

function match(expected: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
