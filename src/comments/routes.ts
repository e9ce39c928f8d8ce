import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { privatePage } from '../web/headers.ts';
import { page } from '../web/route.ts';
import { editPage } from './edit-page.ts';
import { noticesPage } from './subscription-page.ts';
import { reportPage } from './report-page.ts';
import { showArticle } from './article-page.ts';
import { backToForm, takeComment } from './comment-page.ts';
import { sendComments } from './feed-page.ts';
import { blankWheels } from './blank-wheel.ts';
import { PAGES } from '../addresses/pages.ts';

/** The pages behind a link of one person's own, and those that no reader looks for. */
const PRIVATE = ['editComment', 'reportComment', 'notices'] as const;

/** An article with its discussion, and the feed of that. Nobody gets a session here, readers and writers alike. */
export function commentRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  for (const name of PRIVATE) router.use([PAGES[name].fr, PAGES[name].en], privatePage);
  page(router, 'commentsFeed', { get: sendComments(deps) });
  const blankWheelFor = blankWheels(deps.methods);
  page(router, 'article', { get: showArticle({ ...deps, blankWheelFor }) });
  page(router, 'comments', { get: backToForm(deps), post: takeComment({ ...deps, blankWheelFor }) });
  page(router, 'editComment', editPage(deps));
  page(router, 'reportComment', reportPage(deps));
  page(router, 'notices', noticesPage(deps));
  return router;
}
