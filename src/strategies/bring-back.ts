import { isDeepStrictEqual } from 'node:util';
import type { Request, RequestHandler, Router } from 'express';
import { countMade } from '../caps/store.ts';
import type { Db, Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { pathTo } from '../paths.ts';
import { toInput } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { page } from '../web/routing.ts';
import { extendStrategy } from './life-store.ts';
import { revisionNumber } from './reading.ts';
import { getLink, getRevision, insertRevision } from './store.ts';

/** The act that makes an older revision the newest one again, as a revision of its own. */
export function bringBackPage(router: Router, deps: Deps): void {
  page(router, 'restoreRevision', { post: bringBack(deps) });
}

function bringBack(deps: Deps): RequestHandler {
  return async (req, res) => {
    const editKey = String(req.params['editKey']);
    const wanted = { editKey, number: revisionNumber(req), shown: toInput(req.body)['latest'] ?? [] };
    const count = countRevision(deps, req);
    await insertAgain(deps.db, { ...wanted, count }, deps.clock());
    res.redirect(303, pathTo('owner', langOf(res), { editKey }));
  };
}

interface Wanted {
  readonly editKey: string;
  readonly number: number | undefined;
  /** The newest revision that the page showed whose button was pressed. */
  readonly shown: readonly string[];
  /** Counts the revision that is made. */
  readonly count: (trx: Trx, strategyId: string) => Promise<void>;
}

function countRevision({ secrets, clock }: Deps, req: Request): Wanted['count'] {
  return (trx, within) =>
    countMade(trx, 'revision', { address: req.ip ?? '', within }, { key: secrets.caps, now: clock() });
}

/** Content that is the newest already is left alone; a newer revision that the reader never saw is not passed over. */
async function insertAgain(db: Db, { editKey, number, shown, count }: Wanted, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { strategyId } = await getLink(trx, 'edit', editKey);
    const [older, latest] = [await getRevision(trx, strategyId, number), await getRevision(trx, strategyId)];
    if (isDeepStrictEqual(older.strategy, latest.strategy)) return;
    if (shown.some((each) => each !== String(latest.number))) throw new PageError(409, 'newerRevision');
    await count(trx, strategyId);
    const origin = { broughtBack: older.number };
    await insertRevision(trx, strategyId, latest.number + 1, older.strategy, now, origin);
    await extendStrategy(trx, strategyId, now);
  });
}
