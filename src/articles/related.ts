import type { Article } from './article.ts';

type Comparable = Pick<Article, 'slug' | 'lang' | 'published' | 'tags'>;

const RELATED_COUNT = 3;
const SHARED_TAG_POINTS = 80;
const SAME_MONTH_POINTS = 10;
/** A month alone makes nothing related. */
const RELATED_FROM_POINTS = 80;

/**
 * Up to three articles of the same language, never the article itself: first those that share a tag, by the points of Hugo's
 * defaults (80 a tag, 10 for the same month, 80 to count), then the latest ones. Equal points: the newer first.
 */
export function relatedArticles<T extends Comparable>(article: Comparable, all: readonly T[]): readonly T[] {
  const others = all
    .filter(({ lang, slug }) => lang === article.lang && slug !== article.slug)
    .toSorted(byNewest);
  const related = others
    .map((other) => ({ other, points: pointsOf(article, other) }))
    .filter(({ points }) => points >= RELATED_FROM_POINTS)
    .toSorted((a, b) => b.points - a.points)
    .map(({ other }) => other);
  const latest = others.filter((other) => !related.includes(other));
  return [...related, ...latest].slice(0, RELATED_COUNT);
}

/** The newest first; of one day, by slug, so that no two pages ever differ. */
export function byNewest(a: Comparable, b: Comparable): number {
  return compare(b.published, a.published) || compare(a.slug, b.slug);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function pointsOf(article: Comparable, other: Comparable): number {
  const shared = other.tags.filter((tag) => article.tags.includes(tag)).length;
  const sameMonth = monthOf(article) === monthOf(other);
  return shared * SHARED_TAG_POINTS + (sameMonth ? SAME_MONTH_POINTS : 0);
}

function monthOf({ published }: Comparable): string {
  return published.slice(0, 'YYYY-MM'.length);
}
