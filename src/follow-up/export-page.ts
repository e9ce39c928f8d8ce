import type { Request, RequestHandler, Response } from 'express';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import { listDecisions } from '../indicators/decision-store.ts';
import { listIndicators } from '../indicators/indicator-store.ts';
import { followedIn } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import { listReadings } from '../indicators/reading-store.ts';
import { isFollowUpShown } from '../strategies/sharing-store.ts';
import { openRead } from '../strategies/strategy-page.ts';
import type { Revision } from '../strategies/strategy.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { attachedAs } from '../web/text/file-name.ts';
import { ownRecord, sharedRecord } from './record.ts';
import type { Held } from './record.ts';
import { listJudged, openFollowUp } from './store.ts';
import { ownTable, sharedTable } from './table.ts';

/** For who holds the edit link: everything, as a table or for programs. */
export function sendOwnTable(deps: Deps): RequestHandler {
  return async (req, res) => {
    const record = await findOwn(deps, req, res);
    sendTable(res, record.brand, ownTable(record, langOf(res)));
  };
}

export function sendOwnJson(deps: Deps): RequestHandler {
  return async (req, res) => {
    sendJson(res, await findOwn(deps, req, res));
  };
}

/** For readers, while its owner shows it. */
export function sendSharedTable(deps: Deps): RequestHandler {
  return async (req, res) => {
    const record = await findShared(deps, req, res);
    sendTable(res, record.brand, sharedTable(record, langOf(res)));
  };
}

export function sendSharedJson(deps: Deps): RequestHandler {
  return async (req, res) => {
    sendJson(res, await findShared(deps, req, res));
  };
}

async function findOwn({ db }: Deps, req: Request, res: Response) {
  const { strategyId, revision, followed } = await openFollowUp(db, String(req.params['editKey']));
  expectLang(revision.strategy.method, res);
  const held = await heldOf(db, strategyId, revision, followed, res);
  return ownRecord(held, await listJudged(db, strategyId, await listDecisions(db, strategyId)));
}

async function findShared({ db }: Deps, req: Request, res: Response) {
  const { strategyId, revision } = await openRead({ db }, req, res);
  if (!(await isFollowUpShown(db, strategyId))) throw new NotFound();
  const followed = followedIn(revision.strategy, await listIndicators(db, strategyId));
  return sharedRecord(await heldOf(db, strategyId, revision, followed, res));
}

async function heldOf(
  db: Db,
  strategyId: string,
  { strategy, number }: Revision,
  followed: readonly Followed[],
  res: Response,
): Promise<Held> {
  const readings = await listReadings(db, strategyId);
  return { strategy, revision: number, followed, readings, lang: langOf(res) };
}

function sendTable(res: Response, brand: string, table: string): void {
  nameFile(res, brand, 'csv');
  res.type('text/csv; charset=utf-8; header=present').send(table);
}

function sendJson(res: Response, record: { readonly brand: string }): void {
  nameFile(res, record.brand, 'json');
  res.type('json').send(JSON.stringify(record));
}

function nameFile(res: Response, brand: string, extension: 'csv' | 'json'): void {
  const { fileName } = messagesFor(langOf(res)).measures.table;
  res.set('Content-Disposition', attachedAs(fileName, brand, extension));
}
