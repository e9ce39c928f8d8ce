import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import { pathTo, urlTo } from '../paths.ts';
import { toInput } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { page } from '../web/routing.ts';
import { visitorOf } from '../web/session.ts';
import { filePages } from './exports/files.ts';
import { showableKey } from './keys.ts';
import { showNearest } from './nearest-page.ts';
import { amongOthers } from './others.ts';
import { onePager } from './pages.ts';
import { openRead } from './reading.ts';
import {
  forgetDevice,
  getCurrentLink,
  getLink,
  getRevision,
  listDeviceStrategies,
  listRevisions,
} from './store.ts';

/** Saved strategies: to read, to own, and those of this device. */
export function strategyRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  const read = showStrategy(deps);
  page(router, 'strategy', { get: read });
  page(router, 'revision', { get: read });
  filePages(router, deps);
  page(router, 'nearest', { get: showNearest(deps) });
  page(router, 'owner', { get: showOwner(deps) });
  page(router, 'myStrategies', { get: showMyStrategies(deps) });
  page(router, 'forget', { post: forget(deps) });
  return router;
}

function showStrategy(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { revision, strategyId, readKey } = await openRead(deps, req);
    const history = await listRevisions(deps.db, strategyId);
    const latest = history[0]?.number === revision.number;
    const lang = langOf(res);
    const place = { db: deps.db, strategyId, strategy: revision.strategy, now: deps.clock() };
    const uniqueness = await amongOthers(place, lang);
    res.render('strategies/show', { ...onePager(revision, lang), history, readKey, latest, uniqueness });
  };
}

function showOwner({ db, config, secrets, clock }: Deps): RequestHandler {
  return async (req, res) => {
    const editKey = String(req.params['editKey']);
    const { strategyId } = await getLink(db, 'edit', editKey);
    const [revision, history] = [await getRevision(db, strategyId), await listRevisions(db, strategyId)];
    const readKey = showableKey(secrets.link, await getCurrentLink(db, strategyId, 'read'));
    const lang = langOf(res);
    const readUrl = readKey === undefined ? undefined : urlTo(config.baseUrl, 'strategy', lang, { readKey });
    const editUrl = urlTo(config.baseUrl, 'owner', lang, { editKey });
    const words = messagesFor(lang).owner;
    const mail = mailto(
      words.mailSubject(revision.strategy.brand),
      words.mailBody(revision.strategy.brand, readUrl ?? '', editUrl),
    );
    res.render('strategies/owner', {
      ...onePager(revision, lang),
      history,
      readKey,
      editKey,
      readUrl,
      editUrl,
      mail,
      uniqueness: await amongOthers({ db, strategyId, strategy: revision.strategy, now: clock() }, lang),
    });
  };
}

function showMyStrategies({ db, secrets }: Deps): RequestHandler {
  return async (req, res) => {
    const visitor = visitorOf(req);
    const saved = visitor === undefined ? [] : await listDeviceStrategies(db, visitor);
    const strategies = saved.map(({ link, revision }) => ({
      id: link.strategyId,
      brand: revision.strategy.brand,
      number: revision.number,
      savedAt: revision.savedAt,
      editKey: showableKey(secrets.link, link),
    }));
    res.render('strategies/mine', { strategies });
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

function mailto(subject: string, body: string): string {
  const lines = body.replaceAll('\n', '\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}
