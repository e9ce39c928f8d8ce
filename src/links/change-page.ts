import type { Request, RequestHandler, Response } from 'express';
import { originOf } from '../web/origin.ts';
import { countMade } from '../caps/store.ts';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { fieldsOf } from '../web/body.ts';
import type { FieldError, Parsed } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { visitorOf } from '../web/session.ts';
import { parseLost } from '../strategies/form.ts';
import { showableKey } from '../strategies/keys.ts';
import { NAMED_LINKS_MAX, parseLinkAct } from './form.ts';
import type { LinkAct } from './form.ts';
import {
  addReadLink,
  replaceEditLink,
  replaceLostLink,
  replaceReadLink,
  revokeReadLink,
  setPreview,
} from './change-store.ts';
import type { Changing } from './change-store.ts';
import { redrawOwner } from './owner-page.ts';
import type { Link } from '../strategies/link-store.ts';
import { findSuccessor } from '../strategies/device-store.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';
import { pathToOwnerAct } from '../addresses/query.ts';

export function changeLinks(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = parseLinkAct(fieldsOf(req));
    if (parsed === undefined) throw new PageError(422, 'unreadable');
    const path = await act(deps, req, res, parsed);
    if (path !== undefined) res.redirect(303, path);
  };
}

/** From "my strategies": this browser holds an edit link that the site can no longer show. */
export function replaceLost(deps: Deps): RequestHandler {
  return async (req, res) => {
    const visitor = visitorOf(req);
    const { strategyId, drawnWith } = parseLost(fieldsOf(req));
    const changing = changeBy(deps, req);
    const held = visitor && (await replaceLostLink(deps.db, changing, visitor, strategyId, drawnWith));
    res.redirect(303, held ? pathOfLink(deps, held, langOf(res)) : pathTo('myStrategies', langOf(res), {}));
  };
}

async function act(
  deps: Deps,
  req: Request,
  res: Response,
  parsed: Parsed<LinkAct>,
): Promise<string | undefined> {
  const [lang, editKey] = [langOf(res), keyOf(req)];
  if (!parsed.ok) return redrawOwner(deps, req, res, parsed.errors);
  const changing = { ...changeBy(deps, req), editKey };
  switch (parsed.value.kind) {
    case 'replace-read':
      await replaceReadLink(deps.db, changing, parsed.value.link);
      return pathToOwnerAct(lang, editKey, 'readReplaced');
    case 'replace-edit':
      return replaceHere(deps, req, changing, lang);
    case 'add':
      if (!(await addReadLink(deps.db, changing, parsed.value.name)))
        return redrawOwner(deps, req, res, [TOO_MANY_LINKS]);
      return pathToOwnerAct(lang, editKey, 'linkMade');
    case 'revoke':
      await revokeReadLink(deps.db, changing, parsed.value.link);
      return pathToOwnerAct(lang, editKey, 'linkWithdrawn');
    case 'preview':
      await setPreview(deps.db, editKey, parsed.value.allowed);
      return pathToOwnerAct(lang, editKey, 'preview');
  }
}

const TOO_MANY_LINKS: FieldError = {
  name: 'name',
  field: 'name',
  message: (t) => t.links.named.tooMany(NAMED_LINKS_MAX),
};

/** A key that opens nothing gives nobody a session, and a second press replaces nothing again. */
async function replaceHere(deps: Deps, req: Request, changing: Changing, lang: Lang): Promise<string> {
  const successor = await pathOfSuccessor(deps, req, lang);
  if (successor !== undefined) return successor;
  const link = await deps.sessions.meet(req, async (trx, visitor) => {
    const replaced = await replaceEditLink(trx, changing, visitor.id);
    await visitor.remember();
    return replaced;
  });
  return pathOfLink(deps, link, lang);
}

async function pathOfSuccessor(deps: Deps, req: Request, lang: Lang): Promise<string | undefined> {
  const visitor = visitorOf(req);
  const link = visitor && (await findSuccessor(deps.db, keyOf(req), visitor));
  return link ? pathOfLink(deps, link, lang) : undefined;
}

function pathOfLink({ secrets }: Deps, link: Link, lang: Lang): string {
  const editKey = showableKey(secrets.link, link);
  return editKey === undefined
    ? pathTo('myStrategies', lang, {})
    : pathToOwnerAct(lang, editKey, 'editReplaced');
}

function changeBy(deps: Deps, req: Request): Omit<Changing, 'editKey'> {
  const origin = originOf(deps, req);
  return {
    now: origin.now,
    linkSecret: deps.secrets.link,
    newId: () => deps.random(16).toString('base64url'),
    count: (trx, within) => countMade(trx, 'link', { ...origin, within }),
  };
}

function keyOf(req: Request): string {
  return String(req.params['editKey']);
}
