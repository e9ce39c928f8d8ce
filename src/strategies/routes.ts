import { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound, PageError } from '../errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import { pathTo, urlTo } from '../paths.ts';
import { toInput } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { page } from '../web/routing.ts';
import { visitorOf } from '../web/session.ts';
import { renderWheel } from '../wheel/svg.ts';
import { showableKey } from './keys.ts';
import { onePager, strategyJson, wheelOfStrategy } from './pages.ts';
import {
  forgetDevice,
  getCurrentLink,
  getLink,
  getRevision,
  listDeviceStrategies,
  listRevisions,
} from './store.ts';
import type { Revision } from './strategy.ts';

const FIXED_PREFIX = 'wheel';

/** Saved strategies: to read, to own, and those of this device. */
export function strategyRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  const read = showStrategy(deps);
  const svg = sendPicture(deps);
  const json = sendData(deps);
  page(router, 'strategy', { get: read });
  page(router, 'strategySvg', { get: svg });
  page(router, 'strategyJson', { get: json });
  page(router, 'revision', { get: read });
  page(router, 'revisionSvg', { get: svg });
  page(router, 'revisionJson', { get: json });
  page(router, 'owner', { get: showOwner(deps) });
  page(router, 'myStrategies', { get: showMyStrategies(deps) });
  page(router, 'forget', { post: forget(deps) });
  return router;
}

function showStrategy(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { revision, history, readKey } = await openRead(deps, req);
    const latest = history[0]?.number === revision.number;
    res.render('strategies/show', { ...onePager(revision, langOf(res)), history, readKey, latest });
  };
}

function sendPicture(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { revision } = await openRead(deps, req);
    const { strategy } = revision;
    const options = {
      lang: langOf(res),
      target: 'file',
      idPrefix: FIXED_PREFIX,
      brand: strategy.brand,
    } as const;
    res.type('image/svg+xml').send(renderWheel(wheelOfStrategy(strategy), options));
  };
}

function sendData(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { revision } = await openRead(deps, req);
    res.json(strategyJson(revision, langOf(res)));
  };
}

function showOwner({ db, config, secrets }: Deps): RequestHandler {
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

interface Reading {
  readonly readKey: string;
  readonly revision: Revision;
  readonly history: Awaited<ReturnType<typeof listRevisions>>;
}

async function openRead({ db }: Deps, req: Request): Promise<Reading> {
  const readKey = String(req.params['readKey']);
  const { strategyId } = await getLink(db, 'read', readKey);
  const revision = await getRevision(db, strategyId, revisionNumber(req));
  return { readKey, revision, history: await listRevisions(db, strategyId) };
}

function revisionNumber(req: Request): number | undefined {
  const number = req.params['number'];
  if (number === undefined) return undefined;
  if (typeof number !== 'string' || !/^[1-9]\d{0,8}$/.test(number)) throw new NotFound('unknownRevision');
  return Number(number);
}

function mailto(subject: string, body: string): string {
  const lines = body.replaceAll('\n', '\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}
