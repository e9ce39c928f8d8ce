import type { RequestHandler } from 'express';
import { pathTo } from '../addresses/links.ts';
import { pageAt } from '../addresses/match.ts';
import type { PageName } from '../addresses/pages.ts';
import type { Deps } from '../deps.ts';
import { FormView } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { formOf } from './carried-form.ts';
import { isSecondFactorRequired } from './required-factor-store.ts';
import { renderSecondFactor } from './second-factor-page.ts';
import { anyModeratorOf, isForModerators } from './session-page.ts';

const WAY_IN: readonly (PageName | undefined)[] = ['moderationSecondFactor', 'moderationSignOut'];

/** Where the site asks for a second factor, whoever has none sets it up first, in sessions that were open before as well. */
export function requireSecondFactor(deps: Pick<Deps, 'db' | 'random'>): RequestHandler {
  return async (req, res, next) => {
    const name = pageAt(req.baseUrl + req.path);
    const lacks = anyModeratorOf(res)?.hasSecondFactor === false;
    const isHeld = lacks && isForModerators(name) && !WAY_IN.includes(name);
    if (!isHeld || !(await isSecondFactorRequired(deps.db))) next();
    else if (req.method === 'POST')
      await renderSecondFactor(deps, res.status(403), { form: new FormView({}), carried: formOf(req) });
    else res.redirect(303, pathTo('moderationSecondFactor', langOf(res), {}));
  };
}
