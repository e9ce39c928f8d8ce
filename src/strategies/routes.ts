import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { areLinksSent, pathTo, urlTo } from '../paths.ts';
import { toInput } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { qrCode } from '../web/qr.ts';
import { page } from '../web/routing.ts';
import { visitorOf } from '../web/session.ts';
import { bringBackPage } from './bring-back.ts';
import { comparisonPages } from './comparing.ts';
import { sendDownload } from './exports/download.ts';
import { filePages } from './exports/files.ts';
import { HISTORY_LIMIT, historyOf } from './history.ts';
import { showableKey } from './keys.ts';
import { getExpiry } from './life-store.ts';
import { changeLinks, extend, remove, replaceLost, undoRemoval } from './owner-acts.ts';
import { ownerPage } from './owner-page.ts';
import { showNearest } from './nearest-page.ts';
import { amongOthers } from './others.ts';
import { onePager } from './pages.ts';
import { openRead } from './reading.ts';
import { forgetDevice, listDeviceStrategies, listRevisions } from './store.ts';

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
    const history = historyOf(await listRevisions(deps.db, strategyId, HISTORY_LIMIT + 1), lang);
    const latest = history.entries[0]?.number === revision.number;
    res.render('strategies/show', {
      ...onePager(revision, lang),
      history,
      readKey,
      latest,
      expiresAt: await getExpiry(deps.db, strategyId),
      qr: qrCode(urlTo(deps.config.baseUrl, 'strategy', lang, { readKey })),
      uniqueness: await amongOthers(deps.db, strategyId, revision.strategy, lang),
    });
  };
}

function showOwner(deps: Deps): RequestHandler {
  return async (req, res) => {
    const owner = await ownerPage(deps, String(req.params['editKey']), langOf(res));
    res.render('strategies/owner', { ...owner, sent: areLinksSent(req.query) });
  };
}

function showMyStrategies({ db, config, secrets }: Deps): RequestHandler {
  return async (req, res) => {
    const visitor = visitorOf(req);
    const saved = visitor === undefined ? [] : await listDeviceStrategies(db, visitor);
    const strategies = saved.map(({ link, revision }) => ({
      id: link.strategyId,
      linkId: link.id,
      brand: revision.strategy.brand,
      number: revision.number,
      savedAt: revision.savedAt,
      editKey: showableKey(secrets.link, link),
    }));
    res.render('strategies/mine', { strategies, sendsMail: config.mail !== undefined });
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
