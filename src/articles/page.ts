import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { feedIdsOf } from '../identity/feed-id-store.ts';
import { siteNameOf } from '../identity/page.ts';
import { FEED_TYPE } from '../web/atom.ts';
import { langOf } from '../web/locale.ts';
import type { ViewContext } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { FOR_EVERYBODY } from '../web/memory/ready-pages.ts';
import type { Article } from './article.ts';
import { articlesFeed } from './feed.ts';
import { listHead } from './head.ts';
import { sitemap } from './sitemap.ts';
import { pathTo, pathToArticle, urlTo } from '../addresses/links.ts';
import { otherLang } from '../i18n/languages.ts';

declare module '../web/render.ts' {
  interface Views {
    'articles/list': {
      readonly start: Article | undefined;
      readonly articles: readonly Article[];
      readonly head: Head;
    };
  }
}

/** The article that an address names; its page in the other language is its twin, or their list without one. Throws NotFound. */
export function articleAt({ library }: Deps, req: Request, res: Response): Article {
  const lang = langOf(res);
  const article = library.find(lang, String(req.params['slug']));
  if (article === undefined) throw new NotFound('unknownArticle');
  const twin = library.twin(article);
  (res.locals as ViewContext).otherPath =
    twin === undefined ? pathTo('articles', otherLang(lang), {}) : pathToArticle(twin.lang, twin.slug);
  return article;
}

export function showList({ config, library }: Deps): RequestHandler {
  return (_req, res) => {
    const lang = langOf(res);
    const start = library.start(lang);
    const others = library.list(lang).filter((article) => article !== start);
    const articles = start === undefined ? others : [start, ...others];
    res.set('Cache-Control', FOR_EVERYBODY);
    render(res, 'articles/list', { start, articles, head: listHead(config.baseUrl, siteNameOf(res), lang) });
  };
}

export function sendArticles({ config, db, library }: Deps): RequestHandler {
  return async (_req, res) => {
    const lang = langOf(res);
    const articles = library.list(lang).map((article) => ({
      ...article,
      url: urlTo(config.baseUrl, 'article', lang, { slug: article.slug }),
    }));
    const selfUrl = urlTo(config.baseUrl, 'articlesFeed', lang, {});
    const pageUrl = urlTo(config.baseUrl, 'articles', lang, {});
    res.set('Cache-Control', FOR_EVERYBODY).type(FEED_TYPE);
    const idOf = await feedIdsOf({ db, config });
    res.send(articlesFeed({ lang, site: siteNameOf(res), idOf, selfUrl, pageUrl, articles }));
  };
}

export function sendSitemap({ config, library }: Deps): RequestHandler {
  return (_req, res) => {
    res.type('application/xml').send(sitemap(config.baseUrl, library));
  };
}
