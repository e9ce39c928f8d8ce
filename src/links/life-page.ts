import { isDeepStrictEqual } from 'node:util';
import type { RequestHandler, Router } from 'express';
import { originOf } from '../caps/origin.ts';
import type { Origin } from '../caps/origin.ts';
import { countMade } from '../caps/store.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { pathTo } from '../addresses/paths.ts';
import { toInput } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { page } from '../web/routing.ts';
import { extendStrategy } from '../strategies/life-store.ts';
import { revisionNumber } from '../strategies/strategy-page.ts';
import { getLink, getRevision, insertRevision } from '../strategies/store.ts';

/** The act that makes an older revision the newest one again, as a revision of its own. */
export function bringBackPage(router: Router, deps: Deps): void {
  page(router, 'restoreRevision', { post: bringBack(deps) });
}

function bringBack(deps: Deps): RequestHandler {
  return async (req, res) => {
    const editKey = String(req.params['editKey']);
    const wanted = { editKey, number: revisionNumber(req), shown: toInput(req.body)['latest'] ?? [] };
    await insertAgain(deps.db, wanted, originOf(deps, req));
    res.redirect(303, pathTo('owner', langOf(res), { editKey }));
  };
}

interface Wanted {
  readonly editKey: string;
  readonly number: number | undefined;
  /** The newest revision that the page showed whose button was pressed. */
  readonly shown: readonly string[];
}

/**
 * Content that is the newest already is left alone; a newer revision that the reader never saw is not passed over. Whether
 * to share and to be counted stays as it is now: what was withdrawn does not come back with the rest.
 */
async function insertAgain(db: Db, { editKey, number, shown }: Wanted, from: Origin): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { strategyId } = await getLink(trx, 'edit', editKey);
    const [older, latest] = [await getRevision(trx, strategyId, number), await getRevision(trx, strategyId)];
    const { shareDiagnosis, countMe } = latest.strategy;
    const strategy = { ...older.strategy, shareDiagnosis, countMe };
    if (isDeepStrictEqual(strategy, latest.strategy)) return;
    if (shown.some((each) => each !== String(latest.number))) throw new PageError(409, 'newerRevision');
    await countMade(trx, 'revision', { ...from, within: strategyId });
    const origin = { broughtBack: older.number, origin: from };
    await insertRevision(trx, strategyId, latest.number + 1, strategy, from.now, origin);
    await extendStrategy(trx, strategyId, from.now);
  });
}
