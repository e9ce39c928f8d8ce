import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { areLinksSent, inOtherLanguage, pathTo, urlTo } from '../addresses/paths.ts';
import { toInput } from '../web/form.ts';
import { pageAsked, pathOfPage } from '../web/list-page.ts';
import { langOf } from '../web/locale.ts';
import { qrCode } from '../web/qr.ts';
import { page } from '../web/routing.ts';
import { visitorOf } from '../web/session.ts';
import { bringBackPage } from '../links/life-page.ts';
import { comparisonPages } from '../comparison/routes.ts';
import { sendDownload } from '../files/download-page.ts';
import { filePages } from '../files/page.ts';
import { historyPage } from './history-page.ts';
import { getExpiry } from './life-store.ts';
import { changeLinks, extend, remove, replaceLost, undoRemoval } from '../links/change-page.ts';
import { ownerPage } from '../links/owner-page.ts';
import { showNearest } from './nearest-page.ts';
import { amongOthers } from './uniqueness-page.ts';
import { onePager } from './one-pager.ts';
import { openRead } from './strategy-page.ts';
import { showMyStrategies } from './device-page.ts';
import { forgetDevice } from './device-store.ts';

/** Saved strategies: to read, to own, and those of this device. */
export function strategyRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  const read = showStrategy(deps);
  page(router, 'strategy', { get: read });
  page(router, 'revision', { get: read });
  filePages(router, deps);
  comparisonPages(router, deps);
  bringBackPage(router, deps);
  page(router, 'nearest', { get: showNearest(deps) });
  page(router, 'owner', { get: showOwner(deps) });
  page(router, 'download', { get: sendDownload(deps) });
  page(router, 'links', { post: changeLinks(deps) });
  page(router, 'extend', { post: extend(deps) });
  page(router, 'remove', { post: remove(deps) });
  page(router, 'bringBack', { post: undoRemoval(deps) });
  page(router, 'myStrategies', { get: showMyStrategies(deps), post: replaceLost(deps) });
  page(router, 'forget', { post: forget(deps) });
  return router;
}

function showStrategy(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { revision, strategyId, readKey } = await openRead(deps, req);
    const lang = langOf(res);
    const history = await historyPage(deps.db, strategyId, pageAsked(req.query), req.path, lang);
    const latest = history.newest === revision.number;
    res.render('strategies/show', {
      ...onePager(revision, lang),
      history,
      readKey,
      latest,
      expiresAt: await getExpiry(deps.db, strategyId),
      qr: qrCode(urlTo(deps.config.baseUrl, 'strategy', lang, { readKey })),
      uniqueness: await amongOthers(deps.db, strategyId, revision.strategy, lang),
      otherPath: pathOfPage(inOtherLanguage(req.path, lang), history.page),
    });
  };
}

function showOwner(deps: Deps): RequestHandler {
  return async (req, res) => {
    const page = pageAsked(req.query);
    const owner = await ownerPage(deps, String(req.params['editKey']), langOf(res), { page });
    res.render('links/owner', { ...owner, sent: areLinksSent(req.query) });
  };
}

function forget({ db }: Deps): RequestHandler {
  return async (req, res) => {
    const visitor = visitorOf(req);
    const [strategyId, ...more] = toInput(req.body)['strategy'] ?? [];
    if (more.length > 0) throw new PageError(422, 'unreadable');
    if (visitor !== undefined && strategyId !== undefined) await forgetDevice(db, visitor, strategyId);
    res.redirect(303, pathTo('myStrategies', langOf(res), {}));
  };
}
