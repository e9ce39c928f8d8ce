import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { endNotices } from '../mail/notices.ts';
import { confirmSubscription } from '../mail/subscription-store.ts';
import type { Handlers } from '../web/route.ts';
import { commentOf } from './writer.ts';
import { transact } from '../db/engine.ts';
import { render } from '../web/render.ts';

declare module '../web/render.ts' {
  interface Views {
    'comments/notices': { readonly purpose: 'confirm' | 'end'; readonly done: boolean };
  }
}

/** The page behind the links of a writer's mails: a look changes nothing, its button does. */
export function noticesPage(deps: Deps): Handlers {
  return { get: showNotices(deps), post: decideNotices(deps) };
}

function showNotices(deps: Deps): RequestHandler {
  return (req, res) => {
    const { purpose } = wishIn(deps, String(req.params['token']));
    render(res, 'comments/notices', { purpose, done: false });
  };
}

function decideNotices(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { purpose, commentId } = wishIn(deps, String(req.params['token']));
    const now = deps.clock();
    if (purpose === 'confirm') await confirmSubscription(deps.db, commentId, now);
    else await transact(deps.db, (trx) => endNotices(trx, commentId, now));
    render(res, 'comments/notices', { purpose, done: true });
  };
}

function wishIn({ secrets, clock }: Deps, token: string): { purpose: 'confirm' | 'end'; commentId: string } {
  for (const purpose of ['confirm', 'end'] as const) {
    const commentId = commentOf(secrets.mail, `${purpose}-notices`, token, clock());
    if (commentId !== undefined) return { purpose, commentId };
  }
  throw new NotFound('endedLink');
}
