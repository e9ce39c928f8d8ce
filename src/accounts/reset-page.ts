import type { Request, RequestHandler, Response } from 'express';
import { isPasswordAsked, pathToPasswordAsked, pathToSignInAfter } from '../addresses/accounts.ts';
import type { Deps } from '../deps.ts';
import { LinkEnded, NotFound } from '../errors.ts';
import type { Account } from '../moderators/account-store.ts';
import { NEW_PASSWORD_FORM } from '../moderators/new-password-form.ts';
import { PASSWORD_MIN } from '../moderators/password.ts';
import { hashInTurn } from '../moderators/password-store.ts';
import { refusalStatus } from '../moderators/refusal.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { originOf } from '../web/origin.ts';
import { render } from '../web/render.ts';
import { departureOf } from '../web/server/departure.ts';
import { accountOfReset, storeNewPassword } from './account-store.ts';
import { keepResetRequest } from './new-password-store.ts';
import { parseAsked, parseNewPassword } from './reset-form.ts';

declare module '../web/render.ts' {
  interface Views {
    'accounts/ask-password': {
      readonly sendsMail: boolean;
      readonly isAsked: boolean;
      readonly form: FormView;
    };
    'accounts/new-password': {
      readonly token: string;
      readonly name: string;
      readonly least: number;
      readonly form: FormView;
    };
  }
}

export function showAskNewPassword({ config }: Deps): RequestHandler {
  return (req, res) => {
    const isAsked = isPasswordAsked(req.query);
    const sendsMail = config.mail !== undefined;
    render(res, 'accounts/ask-password', { sendsMail, isAsked, form: new FormView({}) });
  };
}

/** The same answer after the same work, whoever exists: what was typed is looked up later, elsewhere. */
export function postAskNewPassword(deps: Deps): RequestHandler {
  return async (req, res) => {
    if (deps.config.mail === undefined) throw new NotFound();
    const parsed = parseAsked(fieldsOf(req));
    if (!parsed.ok) {
      const form = new FormView(parsed.input, parsed.errors);
      render(res.status(422), 'accounts/ask-password', { sendsMail: true, isAsked: false, form });
      return;
    }
    const lang = langOf(res);
    await keepResetRequest(deps, { asked: parsed.value, lang, made: originOf(deps, req) });
    res.redirect(303, pathToPasswordAsked(lang));
  };
}

/** Opening a link changes nothing: programs open it as well, to look for harm. */
export function showNewPassword(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { name } = await holderOf(deps, req);
    draw(req, res, name, []);
  };
}

export function postNewPassword(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { name } = await holderOf(deps, req);
    const parsed = parseNewPassword(fieldsOf(req), name);
    if (!parsed.ok) draw(req, res.status(422), name, parsed.errors);
    else await renew(deps, req, res, name, parsed.value);
  };
}

/** It signs nobody in: the second factor is asked for at the door. */
async function renew(deps: Deps, req: Request, res: Response, name: string, password: string): Promise<void> {
  const passwordHash = await hashInTurn(deps, password, departureOf(res));
  if (passwordHash === undefined)
    draw(req, res.status(refusalStatus({ kind: 'busy' }).status), name, [BUSY_ERROR]);
  else if (await storeNewPassword(deps, tokenOf(req), passwordHash))
    res.redirect(303, pathToSignInAfter(langOf(res), 'renewed'));
  else throw new LinkEnded('resetEnded');
}

export const BUSY_ERROR: FieldError = {
  name: 'password' satisfies keyof typeof NEW_PASSWORD_FORM,
  field: 'password',
  message: (t) => t.accounts.refused.busy,
};

async function holderOf(deps: Deps, req: Request): Promise<Account> {
  const account = await accountOfReset(deps, tokenOf(req));
  if (account === undefined) throw new LinkEnded('resetEnded');
  return account;
}

function draw(req: Request, res: Response, name: string, errors: readonly FieldError[]): void {
  const form = new FormView({}, errors);
  render(res, 'accounts/new-password', { token: tokenOf(req), name, least: PASSWORD_MIN, form });
}

function tokenOf(req: Request): string {
  return String(req.params['token']);
}
