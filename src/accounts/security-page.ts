import type { RequestHandler } from 'express';
import { pathToSecurityDone, securityDoneIn } from '../addresses/own-account.ts';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import { listAccounts } from '../moderators/account-store.ts';
import type { WithFlash } from '../moderators/frame.ts';
import { isSecondFactorRequired } from '../moderators/required-factor-store.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { actingOf } from './confirmation-page.ts';
import { changeRequirement } from './security-store.ts';

declare module '../web/render.ts' {
  interface Views {
    'accounts/security': Awaited<ReturnType<typeof securityPage>> & { readonly form: FormView } & WithFlash;
  }
}

export function showSecurity(deps: Deps): RequestHandler {
  return async (req, res) => {
    const done = securityDoneIn(req.query);
    const text = done && messagesFor(langOf(res)).ownAccount.done[done];
    const flash =
      text === undefined ? undefined : { text: `${text}.`, said: text, details: [], act: undefined };
    render(res, 'accounts/security', { ...(await securityPage(deps)), form: new FormView({}), flash });
  };
}

export function postSecurity(deps: Deps): RequestHandler {
  return async (req, res) => {
    const [factor = ''] = fieldsOf(req)['factor'] ?? [];
    if (factor !== 'required' && factor !== 'optional') throw new PageError(422, 'unreadable');
    if (await changeRequirement(deps, actingOf(deps, res), factor)) {
      res.redirect(303, pathToSecurityDone(langOf(res), factor));
      return;
    }
    const form = new FormView({}, [
      { name: 'factor', field: 'factor', message: (t) => t.ownAccount.security.ownFirst },
    ]);
    render(res.status(422), 'accounts/security', { ...(await securityPage(deps)), form });
  };
}

async function securityPage({ db }: Deps) {
  const accounts = await listAccounts(db);
  const lacking = accounts.filter((each) => each.disabled_at === null && each.totp_secret === null);
  return {
    isRequired: await isSecondFactorRequired(db),
    lacking: lacking.map(({ id, name }) => ({ id, name })),
  };
}
