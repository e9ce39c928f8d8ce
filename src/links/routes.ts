import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { showMyStrategies } from '../strategies/device-page.ts';
import { page } from '../web/route.ts';
import { changeLinks, replaceLost } from './change-page.ts';
import { extend, remove, restoreRevision, undoRemoval } from './life-page.ts';
import { askForLinks, changeMails, showMyLinks } from './mail-page.ts';
import { showOwner } from './owner-page.ts';
import { showReplacement } from './replacement-page.ts';

export function linkRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  page(router, 'owner', { get: showOwner(deps) });
  page(router, 'links', { post: changeLinks(deps) });
  page(router, 'replaceEditLink', { get: showReplacement(deps) });
  page(router, 'extend', { post: extend(deps) });
  page(router, 'remove', { post: remove(deps) });
  page(router, 'bringBack', { post: undoRemoval(deps) });
  page(router, 'restoreRevision', { post: restoreRevision(deps) });
  page(router, 'myStrategies', { get: showMyStrategies(deps), post: replaceLost(deps) });
  page(router, 'myLinks', { get: showMyLinks(deps), post: askForLinks(deps) });
  page(router, 'sendLinks', { post: changeMails(deps) });
  return router;
}
