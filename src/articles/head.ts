import { messagesFor } from '../i18n/messages.ts';
import type { Article } from './article.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, urlTo } from '../addresses/links.ts';
import type { Head } from '../web/render.ts';

export function listHead(baseUrl: string, site: string, lang: Lang): Head {
  const url = (each: Lang) => urlTo(baseUrl, 'articles', each, {});
  return {
    canonical: url(lang),
    alternates: [
      ...LANGS.map((each) => ({ lang: each, url: url(each) })),
      { lang: 'x-default', url: url('fr') },
    ],
    feeds: feedsOf(site, lang),
    ogTitle: messagesFor(lang).articles.title,
  };
}

/** The same article in each language that has it; `twin` is the other one. */
export function alternatesOf(baseUrl: string, article: Article, twin: Article | undefined) {
  const both = twin === undefined ? [article] : [article, twin];
  const versions = LANGS.flatMap((lang) => both.filter((each) => each.lang === lang));
  const links: { lang: string; url: string }[] = versions.map(({ lang, slug }) => ({
    lang: lang,
    url: urlTo(baseUrl, 'article', lang, { slug }),
  }));
  return [
    ...links,
    ...links.filter(({ lang }) => lang === 'fr').map(({ url }) => ({ lang: 'x-default', url })),
  ];
}

export function feedsOf(site: string, lang: Lang, article?: Article) {
  const { feeds } = messagesFor(lang).articles;
  const all = { title: feeds.articlesTitle(site), path: pathTo('articlesFeed', lang, {}) };
  if (article === undefined) return [all];
  return [
    all,
    { title: feeds.commentsTitle(article.title), path: pathTo('commentsFeed', lang, { slug: article.slug }) },
  ];
}
