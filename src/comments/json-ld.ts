import { instantOf } from '../articles/article.ts';
import type { PublicComment } from './feed.ts';
import type { FeedArticle } from '../articles/feed.ts';
import type { Lang } from '../i18n/languages.ts';
import { isoOf } from '../web/time.ts';

/** Everything is plain data; every `url` is absolute. */
export interface ArticleJsonLd {
  readonly lang: Lang;
  readonly article: FeedArticle & { readonly words: number };
  readonly publisher: { readonly name: string; readonly url: string };
  readonly images: readonly string[];
  readonly comments: readonly PublicComment[];
  readonly commentCount: number;
  readonly breadcrumb: readonly { readonly name: string; readonly url: string }[];
}

/** A BlogPosting and a BreadcrumbList of schema.org, to stand as they are in `<script type="application/ld+json">`. */
export function articleJsonLd(page: ArticleJsonLd): string {
  const graph = [blogPosting(page), breadcrumbList(page)];
  return escapeForScript(JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }));
}

function blogPosting({ lang, article, publisher, images, comments, commentCount }: ArticleJsonLd) {
  return {
    '@type': 'BlogPosting',
    mainEntityOfPage: article.url,
    headline: article.title,
    description: article.summary,
    image: images.length === 0 ? undefined : images,
    datePublished: isoOf(instantOf(article.published)),
    dateModified: isoOf(instantOf(article.updated ?? article.published)),
    author: { '@type': 'Organization', name: article.author, url: publisher.url },
    publisher: { '@type': 'Organization', name: publisher.name, url: publisher.url },
    inLanguage: lang,
    keywords: article.tags,
    wordCount: article.words,
    commentCount,
    comment: comments.map(commentOf),
  };
}

function commentOf({ url, name, text, at }: PublicComment) {
  return { '@type': 'Comment', url, text, datePublished: isoOf(at), author: { '@type': 'Person', name } };
}

function breadcrumbList({ breadcrumb }: ArticleJsonLd) {
  const itemListElement = breadcrumb.map(({ name, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: url,
  }));
  return { '@type': 'BreadcrumbList', itemListElement };
}

/** Nothing in the texts can end the script or be read as markup; to a reader of JSON they say the same. */
function escapeForScript(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
