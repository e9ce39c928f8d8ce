import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { answer, page } from '../web/route.ts';
import { sendArticles, sendSitemap, showList } from './page.ts';
import { SITEMAP } from '../addresses/pages.ts';

export function articleRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'articles', { get: showList(deps) });
  page(router, 'articlesFeed', { get: sendArticles(deps) });
  answer(router, [SITEMAP], { get: sendSitemap(deps) });
  return router;
}
