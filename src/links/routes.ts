import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { showMyStrategies } from '../strategies/device-page.ts';
import { mailLimit } from '../web/server/rate-limit.ts';
import { page } from '../web/route.ts';
import { changeLinks, replaceLost } from './change-page.ts';
import { extend, remove, restoreRevision, undoRemoval } from './life-page.ts';
import { askForLinks, changeMails, showMyLinks } from './mail-page.ts';
import { showOwner } from './owner-page.ts';
import { PAGES } from '../addresses/pages.ts';

/** Far above what a person sends, far below what a list of addresses needs. */
const MAILS_PER_TEN_MINUTES = 10;

export function linkRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  if (deps.config.mail !== undefined)
    router.post(
      [PAGES.myLinks, PAGES.sendLinks].flatMap(({ fr, en }) => [fr, en]),
      mailLimit(MAILS_PER_TEN_MINUTES, deps.shared),
    );
  page(router, 'owner', { get: showOwner(deps) });
  page(router, 'links', { post: changeLinks(deps) });
  page(router, 'extend', { post: extend(deps) });
  page(router, 'remove', { post: remove(deps) });
  page(router, 'bringBack', { post: undoRemoval(deps) });
  page(router, 'restoreRevision', { post: restoreRevision(deps) });
  page(router, 'myStrategies', { get: showMyStrategies(deps), post: replaceLost(deps) });
  page(router, 'myLinks', { get: showMyLinks(deps), post: askForLinks(deps) });
  page(router, 'sendLinks', { post: changeMails(deps) });
  return router;
}
