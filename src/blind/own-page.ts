import type { Request, RequestHandler, Response } from 'express';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import { showableKey } from '../strategies/keys.ts';
import { getLink } from '../strategies/link-store.ts';
import type { Link } from '../strategies/link-store.ts';
import { getReadable, getRevision } from '../strategies/store.ts';
import { isAbstaining } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { pageAsked } from '../web/list-page.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { originOf } from '../web/origin.ts';
import { render } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { mailto } from '../web/text/mailto.ts';
import { LEAST_SHARED, isTestable, othersOf } from './blind-test.ts';
import type { BlindTest } from './blind-test.ts';
import { parseAct, parseNames, parseShare } from './form.ts';
import type { BlindAct } from './form.ts';
import { hiddenStatement, leftCount, namesWords, sheetOf } from './parts.ts';
import { resultsPart } from './results-page.ts';
import {
  closeTest,
  endTest,
  findBlindLink,
  findTest,
  openTest,
  replaceBlindLink,
  shareTest,
} from './store.ts';
import type { Making } from './store.ts';
import { pathTo, urlTo } from '../addresses/links.ts';
import { blindDoneIn, pathToBlindDone, versionAsked } from '../addresses/query.ts';
import type { BlindDone } from '../addresses/query.ts';
import type { Lang } from '../i18n/languages.ts';

declare module '../web/render.ts' {
  interface Views {
    'blind/own': Awaited<ReturnType<typeof ownPage>> & { readonly done: BlindDone | undefined };
  }
}

export function ownTestPage(deps: Deps): Handlers {
  return { get: showOwnTest(deps), post: changeTest(deps) };
}

function showOwnTest(deps: Deps): RequestHandler {
  return async (req, res) => {
    const asked = { version: versionAsked(req.query), page: pageAsked(req.query) };
    const page = await ownPage(deps, keyOf(req), res, asked);
    render(res, 'blind/own', { ...page, done: blindDoneIn(req.query) });
  };
}

function changeTest(deps: Deps): RequestHandler {
  return async (req, res) => {
    const [lang, editKey] = [langOf(res), keyOf(req)];
    await getLink(deps.db, 'edit', editKey);
    const act = parseAct(fieldsOf(req));
    const { errors, isDone } = await perform(deps, req, act);
    if (errors.length > 0) {
      const page = await ownPage(deps, editKey, res, { page: 1, input: fieldsOf(req), errors });
      render(res.status(422), 'blind/own', { ...page, done: undefined });
      return;
    }
    const path = pathTo('ownBlindTest', lang, { editKey });
    res.redirect(303, isDone ? pathToBlindDone(path, lang, act.kind) : path);
  };
}

/** The owner's page of the strategy says as much of its test. */
export async function blindPart(deps: Deps, strategyId: string, editKey: string, lang: Lang) {
  const { db } = deps;
  const { strategy } = await getRevision(db, strategyId);
  const [test, link] = [await findTest(db, strategyId), await findBlindLink(db, strategyId)];
  const path = pathTo('ownBlindTest', lang, { editKey });
  return {
    path,
    untestable: untestableBy(strategy),
    abstain: strategy.method.words[lang].abstain,
    standing: standingOf(test, link),
    url: link && urlOf(deps, link, lang),
    results: test && (await resultsPart(db, test, { page: 1, path }, lang)),
  };
}

interface Asked {
  readonly version?: number | undefined;
  readonly page: number;
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
}

async function ownPage(deps: Deps, editKey: string, res: Response, { version, page, input, errors }: Asked) {
  const [{ db }, lang] = [deps, langOf(res)];
  const { strategyId } = await getLink(db, 'edit', editKey);
  const revision = await getReadable(db, strategyId);
  expectLang(revision.strategy.method, res);
  const [test, link] = [await findTest(db, strategyId), await findBlindLink(db, strategyId)];
  const names = test ?? { name1: '', name2: '' };
  const sheet = sheetOf(revision, names, lang);
  const statement = hiddenStatement(revision, othersOf(revision.strategy, names), lang, true);
  const path = pathTo('ownBlindTest', lang, { editKey });
  return {
    editKey,
    brand: revision.strategy.brand,
    rival: othersOf(revision.strategy, { name1: '', name2: '' })[0],
    untestable: untestableBy(revision.strategy),
    abstain: revision.strategy.method.words[lang].abstain,
    standing: standingOf(test, link),
    names: sheet && namesWords(sheet, lang),
    ...linkPart(deps, link, lang),
    form: new FormView({ ...inputOf(test), ...input }, errors),
    statement,
    left: leftCount(statement),
    least: LEAST_SHARED,
    blind: { results: test && (await resultsPart(db, test, { version, page, path }, lang)) },
  };
}

function untestableBy(strategy: Strategy): 'abstain' | 'blank' | undefined {
  if (isTestable(strategy)) return undefined;
  return isAbstaining(strategy) ? 'abstain' : 'blank';
}

function standingOf(test: BlindTest | undefined, link: Link | undefined): 'none' | 'open' | 'closed' {
  if (test === undefined || link === undefined) return 'none';
  return test.closedAt === null ? 'open' : 'closed';
}

function linkPart(deps: Deps, link: Link | undefined, lang: Lang) {
  const url = link && urlOf(deps, link, lang);
  const words = messagesFor(lang).blind.own;
  return { linkId: link?.id ?? '', url, mail: url && mailto(words.mailSubject, words.mailBody(url)) };
}

function urlOf({ config, secrets }: Deps, link: Link, lang: Lang): string | undefined {
  const blindKey = showableKey(secrets.link, link);
  return blindKey && urlTo(config.baseUrl, 'blindTest', lang, { blindKey });
}

function inputOf(test: BlindTest | undefined): Input {
  return {
    'name-1': [test?.name1 ?? ''],
    'name-2': [test?.name2 ?? ''],
    'share-blind': test?.isShared === true ? ['on'] : [],
  };
}

/** What became of an act; nothing is done by a form that was drawn with a link no longer in force. */
interface Performed {
  readonly errors: readonly FieldError[];
  readonly isDone: boolean;
}

async function perform(deps: Deps, req: Request, act: BlindAct): Promise<Performed> {
  const origin = originOf(deps, req);
  const id = deps.random(16).toString('base64url');
  return transact(deps.db, async (trx) => {
    const { strategyId } = await getLink(trx, 'edit', keyOf(req));
    const count = () => countMade(trx, 'link', { ...origin, within: strategyId });
    const making = { id, secret: deps.secrets.link, now: origin.now, count };
    if (act.kind === 'make') return make(trx, strategyId, fieldsOf(req), making);
    if (act.kind === 'share') return share(trx, strategyId, fieldsOf(req));
    const link = await findBlindLink(trx, strategyId);
    const isCurrent = link !== undefined && [undefined, link.id].includes(act.drawnWith);
    if (!isCurrent) return { errors: [], isDone: false };
    await changeLink(trx, act.kind, link, making);
    return { errors: [], isDone: true };
  });
}

async function make(trx: Trx, strategyId: string, fields: Input, making: Making): Promise<Performed> {
  const { strategy } = await getRevision(trx, strategyId);
  if (!isTestable(strategy)) throw new PageError(409, 'blindTestless');
  const parsed = parseNames(fields, strategy.brand, strategy.rival);
  if (!parsed.ok) return { errors: parsed.errors, isDone: false };
  await openTest(trx, strategyId, parsed.value, making);
  return { errors: [], isDone: true };
}

async function share(trx: Trx, strategyId: string, fields: Input): Promise<Performed> {
  const parsed = parseShare(fields);
  if (!parsed.ok) return { errors: parsed.errors, isDone: false };
  await shareTest(trx, strategyId, parsed.value);
  return { errors: [], isDone: true };
}

async function changeLink(
  trx: Trx,
  kind: 'close' | 'replace' | 'end',
  link: Link,
  making: Making,
): Promise<void> {
  if (kind === 'close') await closeTest(trx, link.strategyId, making.now);
  else if (kind === 'replace') await replaceBlindLink(trx, link, making);
  else await endTest(trx, link, making.now);
}

function keyOf(req: Request): string {
  return String(req.params['editKey']);
}
