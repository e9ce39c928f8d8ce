import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { PAGES, urlTo } from '../addresses/paths.ts';
import { privatePage } from '../web/headers.ts';
import { langOf } from '../web/locale.ts';
import { FOR_EVERYBODY } from '../web/memory/ready-pages.ts';
import { page } from '../web/routing.ts';
import { backToForm, showArticle, takeComment } from './discussion.ts';
import { editPage } from './edit-page.ts';
import { articlesFeed, commentsFeed } from './feed.ts';
import { articleAt } from './request.ts';
import { noticesPage } from './subscription-page.ts';
import { listHead, publicComment } from './pages.ts';
import { reportPage } from './report-page.ts';
import { listLatest } from './store.ts';

/** The pages behind a link of one person's own, and those that no reader looks for. */
const PRIVATE = ['editComment', 'reportComment', 'notices'] as const;
/** How many comments a feed holds. */
const FEED_LENGTH = 50;
const FEED_TYPE = 'application/atom+xml; charset=utf-8';

/** Articles, their discussion and their feeds. Nobody gets a session here, readers and writers alike. */
export function articleRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  for (const name of PRIVATE) router.use([PAGES[name].fr, PAGES[name].en], privatePage);
  page(router, 'articles', { get: showList(deps) });
  page(router, 'articlesFeed', { get: sendArticles(deps) });
  page(router, 'commentsFeed', { get: sendComments(deps) });
  page(router, 'article', { get: showArticle(deps) });
  page(router, 'comments', { get: backToForm(deps), post: takeComment(deps) });
  page(router, 'editComment', editPage(deps));
  page(router, 'reportComment', reportPage(deps));
  page(router, 'notices', noticesPage(deps));
  return router;
}

function showList({ config, library }: Deps): RequestHandler {
  return (_req, res) => {
    const lang = langOf(res);
    res.set('Cache-Control', FOR_EVERYBODY);
    res.render('articles/list', { articles: library.list(lang), head: listHead(config.baseUrl, lang) });
  };
}

function sendArticles({ config, library }: Deps): RequestHandler {
  return (_req, res) => {
    const lang = langOf(res);
    const articles = library.list(lang).map((article) => ({
      ...article,
      url: urlTo(config.baseUrl, 'article', lang, { slug: article.slug }),
    }));
    const selfUrl = urlTo(config.baseUrl, 'articlesFeed', lang, {});
    const pageUrl = urlTo(config.baseUrl, 'articles', lang, {});
    res.set('Cache-Control', FOR_EVERYBODY).type(FEED_TYPE);
    res.send(articlesFeed({ lang, selfUrl, pageUrl, articles }));
  };
}

function sendComments(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const { db, config } = deps;
    const { lang, slug } = article;
    const url = urlTo(config.baseUrl, 'article', lang, { slug });
    const latest = await listLatest(db, { article: slug, lang }, FEED_LENGTH);
    const comments = latest.map((comment) => publicComment(config.baseUrl, slug, comment));
    const selfUrl = urlTo(config.baseUrl, 'commentsFeed', lang, { slug });
    res.set('Cache-Control', FOR_EVERYBODY).type(FEED_TYPE);
    res.send(commentsFeed({ lang, selfUrl, article: { ...article, url }, comments }));
  };
}
