import type { Request, RequestHandler, Response } from 'express';
import { pathToSignInAfter } from '../addresses/accounts.ts';
import type { Deps } from '../deps.ts';
import { LinkEnded } from '../errors.ts';
import { ACCOUNTS_MAX } from '../moderators/account-change-store.ts';
import { PASSWORD_MIN } from '../moderators/password.ts';
import { hashInTurn } from '../moderators/password-store.ts';
import { refusalStatus } from '../moderators/refusal.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { departureOf } from '../web/server/departure.ts';
import { parseJoining } from './invitation-form.ts';
import { findInvitationOf } from './invitation-store.ts';
import type { Invitation } from './invitation-store.ts';
import { join } from './invite-store.ts';
import type { JoinRefusal, Joining } from './invite-store.ts';
import { BUSY_ERROR } from './reset-page.ts';

declare module '../web/render.ts' {
  interface Views {
    'accounts/invitation': {
      readonly token: string;
      readonly invitation: Pick<Invitation, 'name' | 'role' | 'invited_by'>;
      readonly least: number;
      readonly form: FormView;
    };
  }
}

/** Opening a link changes nothing: programs open it as well, to look for harm. */
export function showInvitation(deps: Deps): RequestHandler {
  return async (req, res) => {
    const invitation = await invitationOf(deps, req);
    draw(req, res, invitation, new FormView({ name: [invitation.name ?? ''] }));
  };
}

/** Makes the account. It signs nobody in: that is done at the door that counts attempts, and tells what sessions are. */
export function postInvitation(deps: Deps): RequestHandler {
  return async (req, res) => {
    const invitation = await invitationOf(deps, req);
    const parsed = parseJoining(fieldsOf(req), invitation.name);
    if (!parsed.ok) redraw(req, res, invitation, parsed.errors, parsed.input);
    else await admit(deps, req, res, invitation, parsed);
  };
}

async function admit(
  deps: Deps,
  req: Request,
  res: Response,
  invitation: Invitation,
  {
    value,
    input,
  }: { readonly value: Pick<Joining, 'name'> & { readonly password: string }; readonly input: Input },
): Promise<void> {
  const passwordHash = await hashInTurn(deps, value.password, departureOf(res));
  if (passwordHash === undefined) {
    redraw(req, res.status(refusalStatus({ kind: 'busy' }).status), invitation, [BUSY_ERROR], input);
    return;
  }
  const refused = await join(deps, { token: tokenOf(req), name: value.name, passwordHash });
  if (refused === undefined) res.redirect(303, pathToSignInAfter(langOf(res), 'joined'));
  else if (refused === 'ended') throw new LinkEnded('invitationEnded');
  else redraw(req, res, invitation, [toError(refused)], input);
}

function toError(refused: Exclude<JoinRefusal, 'ended'>): FieldError {
  return {
    name: 'name',
    field: 'name',
    message: ({ accounts: { refused: words } }) =>
      refused === 'full' ? words.full(ACCOUNTS_MAX) : words[refused],
  };
}

function redraw(
  req: Request,
  res: Response,
  invitation: Invitation,
  errors: readonly FieldError[],
  { name = [] }: Input,
): void {
  const status = res.statusCode === 200 ? 422 : res.statusCode;
  draw(req, res.status(status), invitation, new FormView({ name }, errors));
}

function draw(req: Request, res: Response, invitation: Invitation, form: FormView): void {
  const { name, role, invited_by } = invitation;
  const token = tokenOf(req);
  render(res, 'accounts/invitation', {
    token,
    invitation: { name, role, invited_by },
    least: PASSWORD_MIN,
    form,
  });
}

async function invitationOf({ db, clock }: Deps, req: Request): Promise<Invitation> {
  const invitation = await findInvitationOf(db, tokenOf(req), clock());
  if (invitation === undefined) throw new LinkEnded('invitationEnded');
  return invitation;
}

function tokenOf(req: Request): string {
  return String(req.params['token']);
}
