import type { RequestHandler } from 'express';
import { transact } from '../db/engine.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { render } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { confirmReminder, endReminder, findReminder } from './reminder-store.ts';
import { readToken } from './reminder-token.ts';
import type { TokenPurpose } from './reminder-token.ts';

declare module '../web/render.ts' {
  interface Views {
    'follow-up/reminder-answer': { readonly purpose: TokenPurpose; readonly done: boolean };
  }
}

/** The page behind the links of reminders: a look changes nothing, its button does, and so does that of a mail program. */
export function remindersPage(deps: Deps): Handlers {
  return { get: showAnswer(deps), post: takeAnswer(deps) };
}

function showAnswer(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { purpose, id } = wishIn(deps, String(req.params['token']));
    const reminder = await findReminder(deps.db, id);
    if (purpose === 'confirm' && reminder === undefined) throw new NotFound('endedReminder');
    const done = purpose === 'confirm' ? reminder?.confirmedAt !== null : reminder === undefined;
    render(res, 'follow-up/reminder-answer', { purpose, done });
  };
}

/** Pressed twice, it is done once, and says the same. */
function takeAnswer(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { purpose, id } = wishIn(deps, String(req.params['token']));
    const now = deps.clock();
    if (purpose === 'end') await transact(deps.db, (trx) => endReminder(trx, id));
    else if (!(await transact(deps.db, (trx) => confirmReminder(trx, id, now))))
      throw new NotFound('endedReminder');
    render(res, 'follow-up/reminder-answer', { purpose, done: true });
  };
}

function wishIn(
  { secrets, clock }: Deps,
  token: string,
): { readonly purpose: TokenPurpose; readonly id: string } {
  const wish = readToken(secrets.mail, token, clock());
  if (wish === undefined) throw new NotFound('endedReminder');
  return wish;
}
