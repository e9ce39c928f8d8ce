import type { ErrorRequestHandler, Request } from 'express';
import type { Deps } from '../deps.ts';
import { Gone } from '../errors.ts';
import { keyInPath } from '../addresses/match.ts';
import { findSuccessor } from '../strategies/device-store.ts';
import { showableKey } from '../strategies/keys.ts';
import { visitorOf } from '../web/session.ts';

/** An edit link was replaced by this very browser, in another tab: the page that says so leads on to the new one. */
export function offerSuccessor(deps: Deps): ErrorRequestHandler {
  return async (error: unknown, req, _res, next) => {
    const isReplaced = error instanceof Gone && error.page === 'replaced';
    const ownerKey = isReplaced ? await successorKey(deps, req) : undefined;
    next(ownerKey === undefined ? error : new Gone('replaced', { ownerKey }));
  };
}

async function successorKey({ db, secrets }: Deps, req: Request): Promise<string | undefined> {
  const opened = keyInPath(req.path);
  const visitor = visitorOf(req);
  if (opened?.kind !== 'edit' || visitor === undefined) return undefined;
  const link = await findSuccessor(db, opened.key, visitor);
  return link && showableKey(secrets.link, link);
}
