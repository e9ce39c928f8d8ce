import type { Request } from 'express';
import { originOf } from '../caps/origin.ts';
import { countMade } from '../caps/store.ts';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../web/session.ts';
import { insertDraft } from './store.ts';
import type { NewDraft } from './store.ts';

/** Makes a draft for the browser that asks, and answers its id. Throws DayFull; then no session was made either. */
export async function makeDraft(deps: Deps, req: Request, draft: NewDraft): Promise<string> {
  return deps.sessions.meet(req, (trx, visitor) => makeDraftIn(deps, trx, req, visitor, draft));
}

/** The same inside a transaction that does more. */
export async function makeDraftIn(
  deps: Deps,
  trx: Trx,
  req: Request,
  visitor: Visitor,
  draft: NewDraft,
): Promise<string> {
  const id = deps.random(16).toString('base64url');
  await countMade(trx, 'draft', { ...originOf(deps, req), visitor: visitor.id });
  await visitor.remember();
  await insertDraft(trx, { id, visitor: visitor.id }, draft, deps.clock());
  return id;
}
