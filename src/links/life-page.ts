import type { Request, RequestHandler } from 'express';
import { originOf } from '../web/origin.ts';
import type { Deps } from '../deps.ts';
import { endReminders } from '../follow-up/reminder-store.ts';
import { shownLatest } from '../strategies/form.ts';
import { bringBack, endStrategy, extendStrategy, findDeleted } from '../strategies/life-store.ts';
import { getLink } from '../strategies/link-store.ts';
import { restoreOlder } from '../strategies/restore-store.ts';
import { revisionNumber } from '../strategies/strategy-page.ts';
import { fieldsOf } from '../web/body.ts';
import { langOf } from '../web/locale.ts';
import { pathTo } from '../addresses/links.ts';
import { pathToOwnerAct } from '../addresses/query.ts';
import { transact } from '../db/engine.ts';

export function extend({ db, clock }: Deps): RequestHandler {
  return async (req, res) => {
    const editKey = keyOf(req);
    await transact(db, async (trx) => {
      const { strategyId } = await getLink(trx, 'edit', editKey);
      await extendStrategy(trx, strategyId, clock());
    });
    res.redirect(303, pathToOwnerAct(langOf(res), editKey, 'extended'));
  };
}

/** Its own page then says that it is deleted, and offers to undo it. */
export function remove({ db, clock }: Deps): RequestHandler {
  return async (req, res) => {
    const editKey = keyOf(req);
    await transact(db, async (trx) => {
      const { strategyId } = await getLink(trx, 'edit', editKey);
      await endStrategy(trx, strategyId, 'deleted', clock());
      // Bringing the strategy back brings no reminder back.
      await endReminders(trx, strategyId);
    });
    res.redirect(303, pathTo('owner', langOf(res), { editKey }));
  };
}

export function undoRemoval(deps: Deps): RequestHandler {
  return async (req, res) => {
    const editKey = keyOf(req);
    await transact(deps.db, async (trx) => {
      const strategyId = await findDeleted(trx, editKey);
      if (strategyId === undefined) await getLink(trx, 'edit', editKey);
      else await bringBack(trx, strategyId, originOf(deps, req));
    });
    res.redirect(303, pathToOwnerAct(langOf(res), editKey, 'broughtBack'));
  };
}

export function restoreRevision(deps: Deps): RequestHandler {
  return async (req, res) => {
    const editKey = keyOf(req);
    const wanted = { editKey, number: revisionNumber(req), shown: shownLatest(fieldsOf(req)) };
    await restoreOlder(deps.db, wanted, originOf(deps, req));
    res.redirect(303, pathToOwnerAct(langOf(res), editKey, 'revisionRestored'));
  };
}

function keyOf(req: Request): string {
  return String(req.params['editKey']);
}
