import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ArticleError, parseArticle } from './article.ts';
import type { Article } from './article.ts';
import type { FindMethod } from './figure.ts';
import { byNewest, relatedArticles } from './related.ts';
import { pathTo } from '../addresses/links.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Library {
  /** Newest first. */
  readonly list: (lang: Lang) => readonly Article[];
  /** The article to begin with. */
  readonly start: (lang: Lang) => Article | undefined;
  readonly find: (lang: Lang, slug: string) => Article | undefined;
  /** Undefined where the translation was left out, or is not there. */
  readonly twin: (article: Article) => Article | undefined;
  readonly neighbours: (article: Article) => Neighbours;
  readonly related: (article: Article) => readonly Article[];
  /** What is wrong in its files, each as `file:line reason`; none in a strict library. */
  readonly faults: readonly string[];
}

interface Neighbours {
  readonly previous: Article | undefined;
  readonly next: Article | undefined;
}

type Reading = { readonly article: Article } | { readonly fileName: string; readonly fault: string };

/**
 * Reads every `.md` file of `folder`, once: the library then lives in memory. A file that cannot be an article is left out, and
 * links to it are plain words. Strict, it throws an ArticleError with all the faults of all files instead: also a
 * slug that two files share, a translation that does not answer, a link to no article, two articles to start with.
 */
export function loadLibrary(folder: string, findMethod: FindMethod, isStrict = true): Library {
  const readings = articleFiles(folder).map((fileName) => readArticle(folder, fileName, findMethod));
  const broken = readings.flatMap((reading) => ('fault' in reading ? [reading] : []));
  const articles = readings.flatMap((reading) => ('article' in reading ? [reading.article] : []));
  const left = broken.map(({ fileName }) => fileName);
  const faults = [
    ...broken.map(({ fault }) => fault),
    ...articles.flatMap((article) => [
      ...slugFaults(article, articles),
      ...twinFaults(article, articles, left),
      ...citeFaults(article, articles, left),
      ...startFaults(article, articles),
    ]),
  ];
  if (isStrict && faults.length > 0) throw new ArticleError(faults);
  // Comments are kept by slug: those of two articles would be mixed.
  const alone = articles.filter((article) => slugFaults(article, articles).length === 0);
  return libraryOf(
    alone.map((article) => withoutDeadLinks(article, alone)),
    faults.flatMap((fault) => fault.split('\n')),
  );
}

function readArticle(folder: string, fileName: string, findMethod: FindMethod): Reading {
  try {
    return { article: parseArticle(fileName, readText(join(folder, fileName), fileName), findMethod) };
  } catch (error) {
    if (error instanceof ArticleError) return { fileName, fault: error.message };
    throw error;
  }
}

function readText(path: string, fileName: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ArticleError([`${fileName}:1 cannot be read (${reason})`]);
  }
}

function articleFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
}

function withoutDeadLinks(article: Article, articles: readonly Article[]): Article {
  const dead = article.cites.filter((slug) => !hasArticle(articles, slug, article.lang));
  const html = dead.reduce((text, slug) => withoutLinksTo(text, article.lang, slug), article.html);
  return dead.length === 0 ? article : { ...article, html };
}

function withoutLinksTo(html: string, lang: Lang, slug: string): string {
  const opening = `<a href="${pathTo('article', lang, { slug })}">`;
  const [before = '', ...parts] = html.split(opening);
  return before + parts.map((part) => part.replace('</a>', '')).join('');
}

function slugFaults(article: Article, articles: readonly Article[]): readonly string[] {
  const shared = articles.some(({ slug, lang }) => slug === article.slug && lang !== article.lang);
  return shared ? [faultIn(article, `the slug is also that of a file in "${otherLang(article.lang)}"`)] : [];
}

/** A translation that was left out has its own fault told: that is enough. */
function twinFaults(
  article: Article,
  articles: readonly Article[],
  left: readonly string[],
): readonly string[] {
  const twin = twinOf(article, articles);
  if (twin === undefined)
    return left.includes(fileOf(article.translation, otherLang(article.lang)))
      ? []
      : [faultIn(article, `no file has its translation "${article.translation}"`)];
  if (twin.translation === article.slug) return [];
  return [faultIn(article, `its translation "${twin.slug}" names "${twin.translation}" instead of it`)];
}

function citeFaults(
  article: Article,
  articles: readonly Article[],
  left: readonly string[],
): readonly string[] {
  return article.cites
    .filter((cited) => !hasArticle(articles, cited, article.lang))
    .filter((cited) => !left.includes(fileOf(cited, article.lang)))
    .map((cited) => faultIn(article, `links to "${cited}", which is no article in "${article.lang}"`));
}

function hasArticle(articles: readonly Article[], wanted: string, wantedIn: Lang): boolean {
  return articles.some(({ slug, lang }) => slug === wanted && lang === wantedIn);
}

function startFaults(article: Article, articles: readonly Article[]): readonly string[] {
  if (!article.isStart) return [];
  const others = articles.filter(
    ({ slug, lang, isStart }) => isStart && lang === article.lang && slug !== article.slug,
  );
  const isAlone = twinOf(article, articles)?.isStart === false;
  return [
    ...others.map(({ slug }) => faultIn(article, `"${slug}" is an article to start with as well`)),
    ...(isAlone ? [faultIn(article, 'its translation is not an article to start with')] : []),
  ];
}

function twinOf(article: Article, articles: readonly Article[]): Article | undefined {
  return articles.find(({ slug, lang }) => slug === article.translation && lang !== article.lang);
}

// What is wrong between files has no line of its own.
function faultIn({ slug, lang }: Article, reason: string): string {
  return `${fileOf(slug, lang)}:1 ${reason}`;
}

function fileOf(slug: string, lang: Lang): string {
  return `${slug}.${lang}.md`;
}

function libraryOf(articles: readonly Article[], faults: readonly string[]): Library {
  const newestFirst = articles.toSorted(byNewest);
  const list = (wanted: Lang) => newestFirst.filter(({ lang }) => lang === wanted);
  return {
    list,
    start: (wanted) => list(wanted).find(({ isStart }) => isStart),
    find: (lang, wanted) => list(lang).find(({ slug }) => slug === wanted),
    twin: (article) => twinOf(article, articles),
    neighbours: (article) => neighboursIn(list(article.lang), article),
    related: (article) => relatedArticles(article, articles),
    faults,
  };
}

function neighboursIn(newestFirst: readonly Article[], article: Article): Neighbours {
  const place = newestFirst.findIndex(({ slug }) => slug === article.slug);
  return { previous: newestFirst[place + 1], next: place > 0 ? newestFirst[place - 1] : undefined };
}
