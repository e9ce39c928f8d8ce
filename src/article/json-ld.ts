import { instantOf } from './articles.ts';
import type { Article } from './articles.ts';
import type { PublicComment } from './feed.ts';

/** Everything is plain data; addresses are absolute. */
export interface ArticleJsonLd {
  readonly article: Pick<
    Article,
    'lang' | 'title' | 'summary' | 'author' | 'published' | 'updated' | 'tags' | 'words'
  >;
  readonly url: string;
  readonly siteName: string;
  readonly homeUrl: string;
  readonly listUrl: string;
  readonly listTitle: string;
  /** Pictures of the article, in several proportions. */
  readonly images?: readonly string[] | undefined;
  /** The published comments that the page shows; `commentCount` counts those of its other pages too. */
  readonly comments: readonly Pick<PublicComment, 'name' | 'text' | 'at'>[];
  readonly commentCount: number;
}

/** A BlogPosting and a BreadcrumbList of schema.org, to stand as they are in `<script type="application/ld+json">`. */
export function articleJsonLd(page: ArticleJsonLd): string {
  const graph = [blogPosting(page), breadcrumbList(page)];
  return escapeForScript(JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }));
}

function blogPosting({ article, url, siteName, homeUrl, images, comments, commentCount }: ArticleJsonLd) {
  return {
    '@type': 'BlogPosting',
    mainEntityOfPage: url,
    headline: article.title,
    description: article.summary,
    image: images,
    datePublished: isoOf(instantOf(article.published)),
    dateModified: isoOf(instantOf(article.updated ?? article.published)),
    author: { '@type': 'Organization', name: article.author, url: homeUrl },
    publisher: { '@type': 'Organization', name: siteName, url: homeUrl },
    inLanguage: article.lang,
    keywords: article.tags,
    wordCount: article.words,
    commentCount,
    comment: comments.map(commentOf),
  };
}

function commentOf({ name, text, at }: ArticleJsonLd['comments'][number]) {
  return { '@type': 'Comment', text, datePublished: isoOf(at), author: { '@type': 'Person', name } };
}

function breadcrumbList({ article, url, siteName, homeUrl, listUrl, listTitle }: ArticleJsonLd) {
  const trail = [
    { name: siteName, item: homeUrl },
    { name: listTitle, item: listUrl },
    { name: article.title, item: url },
  ];
  const itemListElement = trail.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step }));
  return { '@type': 'BreadcrumbList', itemListElement };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}

/** Nothing in the texts can end the script or be read as markup; to a reader of JSON they say the same. */
function escapeForScript(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
