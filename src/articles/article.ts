import type { FindMethod } from './figure.ts';
import { readFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter.ts';
import { renderMarkdown } from './markdown.ts';
import type { Fault, Heading } from './markdown.ts';
import { isDay } from '../i18n/format.ts';
import { isLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Article {
  readonly slug: string;
  readonly lang: Lang;
  readonly translation: string;
  readonly title: string;
  readonly summary: string;
  readonly author: string;
  /** `YYYY-MM-DD`, as is `updated`. */
  readonly published: string;
  readonly updated: string | undefined;
  readonly tags: readonly string[];
  /** New readers are sent to it first. */
  readonly isStart: boolean;
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly words: number;
  /** Reading time; none for a text so short that it would not help. */
  readonly minutes: number | undefined;
  readonly cites: readonly string[];
}

/** One fault a line, each as `file:line reason`. */
export class ArticleError extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ArticleError';
  }
}

/** Code points in a title and in a summary: more is cut by search engines and feed readers. */
const TEXT_MAX = 200;
const WORDS_PER_MINUTE = 230;
const TIMED_FROM_WORDS = 200;

const REQUIRED = ['title', 'summary', 'author', 'published', 'tags', 'lang', 'translation'] as const;
const KEYS = [...REQUIRED, 'updated', 'start'] as const;
type Key = (typeof KEYS)[number];

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const FILE_NAME = new RegExp(`^(${SLUG})\\.(fr|en)\\.md$`);
const ONLY_SLUG = new RegExp(`^${SLUG}$`);

/**
 * Reads an article: `{slug}.{fr|en}.md`, front matter, then Markdown. Throws an ArticleError with every fault it finds,
 * in the order of the lines.
 */
export function parseArticle(fileName: string, text: string, findMethod: FindMethod): Article {
  const [, slug = '', lang] = FILE_NAME.exec(fileName) ?? [];
  if (!isLang(lang))
    throw errorIn(fileName, [{ line: 1, reason: 'a file is named slug.fr.md or slug.en.md' }]);
  const source = readFrontMatter(text, KEYS);
  if ('reason' in source) throw errorIn(fileName, [source]);
  const { faults: bodyFaults, ...rendered } = renderMarkdown(source.body, lang, findMethod);
  const faults = faultsOf(source, lang, rendered.words, bodyFaults);
  if (faults.length > 0) throw errorIn(fileName, faults);
  return { slug, lang, ...fieldsOf(source), ...rendered, minutes: minutesFor(rendered.words) };
}

/** How long `words` take at 230 a minute, rounded up; nothing under 200 words. */
export function minutesFor(words: number): number | undefined {
  return words < TIMED_FROM_WORDS ? undefined : Math.ceil(words / WORDS_PER_MINUTE);
}

/** The instant that stands for a calendar day where a date alone is not taken: its noon, UTC. */
export function instantOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function errorIn(fileName: string, faults: readonly Fault[]): ArticleError {
  const inOrder = faults.toSorted((a, b) => a.line - b.line);
  return new ArticleError(inOrder.map(({ line, reason }) => `${fileName}:${line} ${reason}`));
}

function faultsOf(
  source: FrontMatter<Key>,
  lang: Lang,
  words: number,
  bodyFaults: readonly Fault[],
): readonly Fault[] {
  const { fields, bodyLine } = source;
  const missing = REQUIRED.filter((key) => fields[key] === undefined);
  return [
    ...source.faults,
    ...missing.map((key) => ({ line: 1, reason: `missing key "${key}"` })),
    ...KEYS.flatMap((key) => fieldFaults(key, source, lang)),
    ...(words === 0 ? [{ line: bodyLine, reason: 'the body is empty' }] : []),
    ...bodyFaults.map(({ line, reason }) => ({ line: line + bodyLine - 1, reason })),
  ];
}

function fieldFaults(key: Key, { fields }: FrontMatter<Key>, lang: Lang): readonly Fault[] {
  const field = fields[key];
  if (field === undefined) return [];
  const { line, value } = field;
  const reason = value === '' ? 'is empty' : CHECKS[key](value, { lang, published: fields.published?.value });
  return reason === undefined ? [] : [{ line, reason: `${key} ${reason}` }];
}

interface Context {
  readonly lang: Lang;
  readonly published: string | undefined;
}

const CHECKS: Readonly<Record<Key, (value: string, context: Context) => string | undefined>> = {
  title: tooLong,
  summary: tooLong,
  author: tooLong,
  published: notADay,
  updated: (value, { published = '' }) =>
    notADay(value) ?? (value < published ? 'comes before published' : undefined),
  tags: (value) => {
    const tags = tagsOf(value);
    if (tags.includes('')) return 'holds an empty tag';
    return new Set(tags).size < tags.length ? 'holds the same tag twice' : undefined;
  },
  lang: (value, { lang }) => (value === lang ? undefined : `is not "${lang}", as the file name says`),
  translation: (value) => (ONLY_SLUG.test(value) ? undefined : 'is not a slug'),
  start: (value) => (value === 'yes' ? undefined : 'is not "yes"'),
};

function tooLong(value: string): string | undefined {
  const length = Array.from(value).length;
  return length > TEXT_MAX ? `is longer than ${TEXT_MAX} characters (${length})` : undefined;
}

function notADay(value: string): string | undefined {
  return isDay(value) ? undefined : 'is not a day as YYYY-MM-DD';
}

function tagsOf(value: string): readonly string[] {
  return value.split(',').map((tag) => tag.trim());
}

function fieldsOf({ fields }: FrontMatter<Key>) {
  const value = (key: Key) => fields[key]?.value ?? '';
  return {
    translation: value('translation'),
    title: value('title'),
    summary: value('summary'),
    author: value('author'),
    published: value('published'),
    updated: fields.updated?.value,
    tags: tagsOf(value('tags')),
    isStart: fields.start !== undefined,
  };
}
