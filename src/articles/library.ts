import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ArticleError, parseArticle } from './article.ts';
import type { Article } from './article.ts';
import type { FindMethod } from './figure.ts';
import { byNewest, relatedArticles } from './related.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Library {
  /** Newest first. */
  readonly list: (lang: Lang) => readonly Article[];
  /** The article to begin with. */
  readonly start: (lang: Lang) => Article | undefined;
  readonly find: (lang: Lang, slug: string) => Article | undefined;
  readonly twin: (article: Article) => Article;
  readonly neighbours: (article: Article) => Neighbours;
  readonly related: (article: Article) => readonly Article[];
}

interface Neighbours {
  readonly previous: Article | undefined;
  readonly next: Article | undefined;
}

/**
 * Reads every `.md` file of `folder`, once: the library then lives in memory. Throws an ArticleError with all the faults of
 * all files: a slug that two files share, a translation that does not answer, a link to no
 * article, two articles to start with.
 */
export function loadLibrary(folder: string, findMethod: FindMethod): Library {
  const articles = readArticles(folder, findMethod);
  const faults = articles.flatMap((article) => [
    ...slugFaults(article, articles),
    ...twinFaults(article, articles),
    ...citeFaults(article, articles),
    ...startFaults(article, articles),
  ]);
  if (faults.length > 0) throw new ArticleError(faults);
  return libraryOf(articles);
}

function readArticles(folder: string, findMethod: FindMethod): readonly Article[] {
  const faults: string[] = [];
  const articles = articleFiles(folder).flatMap((fileName) => {
    try {
      return [parseArticle(fileName, readFileSync(join(folder, fileName), 'utf8'), findMethod)];
    } catch (error) {
      if (!(error instanceof ArticleError)) throw error;
      faults.push(error.message);
      return [];
    }
  });
  if (faults.length > 0) throw new ArticleError(faults);
  return articles;
}

function articleFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
}

function slugFaults(article: Article, articles: readonly Article[]): readonly string[] {
  const shared = articles.some(({ slug, lang }) => slug === article.slug && lang !== article.lang);
  return shared ? [faultIn(article, `the slug is also that of a file in "${otherLang(article.lang)}"`)] : [];
}

function twinFaults(article: Article, articles: readonly Article[]): readonly string[] {
  const twin = twinOf(article, articles);
  if (twin === undefined) return [faultIn(article, `no file has its translation "${article.translation}"`)];
  if (twin.translation === article.slug) return [];
  return [faultIn(article, `its translation "${twin.slug}" names "${twin.translation}" instead of it`)];
}

function citeFaults(article: Article, articles: readonly Article[]): readonly string[] {
  return article.cites
    .filter((cited) => !articles.some(({ slug, lang }) => slug === cited && lang === article.lang))
    .map((cited) => faultIn(article, `links to "${cited}", which is no article in "${article.lang}"`));
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
  return `${slug}.${lang}.md:1 ${reason}`;
}

function libraryOf(articles: readonly Article[]): Library {
  const newestFirst = articles.toSorted(byNewest);
  const list = (wanted: Lang) => newestFirst.filter(({ lang }) => lang === wanted);
  return {
    list,
    start: (wanted) => list(wanted).find(({ isStart }) => isStart),
    find: (lang, wanted) => list(lang).find(({ slug }) => slug === wanted),
    twin: (article) => {
      const twin = twinOf(article, articles);
      if (twin === undefined) throw new ArticleError([faultIn(article, 'is not in this library')]);
      return twin;
    },
    neighbours: (article) => neighboursIn(list(article.lang), article),
    related: (article) => relatedArticles(article, articles),
  };
}

function neighboursIn(newestFirst: readonly Article[], article: Article): Neighbours {
  const place = newestFirst.findIndex(({ slug }) => slug === article.slug);
  return { previous: newestFirst[place + 1], next: place > 0 ? newestFirst[place - 1] : undefined };
}
