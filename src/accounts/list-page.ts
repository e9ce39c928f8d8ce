import type { Request, RequestHandler, Response } from 'express';
import { accountDoneIn, pathToAccountDone } from '../addresses/accounts.ts';
import type { AccountDone } from '../addresses/accounts.ts';
import type { Deps } from '../deps.ts';
import { PageError } from '../errors.ts';
import { formatDate } from '../i18n/format.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { ACCOUNTS_MAX } from '../moderators/account-change-store.ts';
import { listAccounts } from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
import type { Flash, WithFlash } from '../moderators/frame.ts';
import { moderatorOf } from '../moderators/session-page.ts';
import { MODERATOR_ROLES } from '../terms.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { actingOf, checkOwn } from './confirmation-page.ts';
import { parseInvited, refusalOfInvite } from './invite-form.ts';
import { invite, inviteAgain, withdrawInvitation } from './invite-store.ts';
import type { InviteOutcome } from './invite-store.ts';
import { listInvitations } from './invitation-store.ts';
import type { Invitation } from './invitation-store.ts';
import { showLink } from './link-page.ts';

type AccountsPage = Awaited<ReturnType<typeof accountsPage>>;

declare module '../web/render.ts' {
  interface Views {
    'accounts/list': AccountsPage & { readonly form: FormView } & WithFlash;
  }
}

export function showAccounts(deps: Deps): RequestHandler {
  return async (req, res) => {
    const form = new FormView({ language: [langOf(res)] });
    const flash = accountFlash(langOf(res), accountDoneIn(req.query));
    render(res, 'accounts/list', { ...(await accountsPage(deps, res)), form, flash });
  };
}

/** Invites somebody; or sends an open invitation again, or withdraws it. */
export function postAccounts(deps: Deps): RequestHandler {
  return async (req, res) => {
    const input = fieldsOf(req);
    const [action = 'invite'] = input['action'] ?? [];
    const [id = ''] = input['invitation'] ?? [];
    if (action === 'invite') await postInvite(deps, req, res);
    else if (action === 'again')
      await answer(deps, res, await inviteAgain(deps, actingOf(deps, res), id), 'invitedAgain');
    else if (action === 'withdraw') await withdraw(deps, res, id);
    else throw new PageError(422, 'unreadable');
  };
}

async function postInvite(deps: Deps, req: Request, res: Response): Promise<void> {
  const parsed = parseInvited(fieldsOf(req));
  if (!parsed.ok) {
    await redraw(deps, res, parsed.errors, parsed.input);
    return;
  }
  const { password, ...invited } = parsed.value;
  const refusals = await checkOwn(deps, req, res, password);
  if (refusals.length > 0) await redraw(deps, res, refusals, parsed.input);
  else await answer(deps, res, await invite(deps, actingOf(deps, res), invited), 'invited', parsed.input);
}

async function withdraw(deps: Deps, res: Response, id: string): Promise<void> {
  const isDone = await withdrawInvitation(deps, actingOf(deps, res), id);
  await answer(deps, res, isDone ? 'sent' : { refused: 'gone' }, 'withdrawn');
}

async function answer(
  deps: Deps,
  res: Response,
  outcome: InviteOutcome,
  done: AccountDone,
  input?: Input,
): Promise<void> {
  if (outcome === 'sent') res.redirect(303, pathToAccountDone(langOf(res), done));
  else if ('token' in outcome) showLink(deps, res, 'invitation', outcome.token);
  else await redraw(deps, res, [refusalOfInvite(outcome.refused)], input);
}

async function redraw(
  deps: Deps,
  res: Response,
  errors: readonly FieldError[],
  input: Input = { language: [langOf(res)] },
): Promise<void> {
  const form = new FormView({ ...input, password: [] }, errors);
  const status = res.statusCode === 200 ? 422 : res.statusCode;
  render(res.status(status), 'accounts/list', { ...(await accountsPage(deps, res)), form });
}

async function accountsPage({ db, config, clock }: Deps, res: Response) {
  const [lang, own] = [langOf(res), moderatorOf(res).id];
  return {
    accounts: (await listAccounts(db)).map((account) => accountRow(lang, account, own)),
    invitations: (await listInvitations(db)).map((each) => invitationRow(lang, each, clock())),
    sendsMail: config.mail !== undefined,
    most: ACCOUNTS_MAX,
    roles: MODERATOR_ROLES,
    languages: LANGS,
  };
}

function accountRow(lang: Lang, account: Account, own: string) {
  const { id, name, role, totp_secret, seen_at: seen, disabled_at: disabled } = account;
  const { list } = messagesFor(lang).accounts;
  return {
    id,
    name,
    role,
    hasSecondFactor: totp_secret !== null,
    isOwn: id === own,
    seen: seen === null ? list.never : formatDate(lang, seen),
    isDisabled: disabled !== null,
    state: disabled === null ? list.open : list.disabled(formatDate(lang, disabled)),
  };
}

function invitationRow(
  lang: Lang,
  { id, name, email, role, invited_by, expires_at }: Invitation,
  now: number,
) {
  const { invitations, roles } = messagesFor(lang).accounts;
  const say = expires_at <= now ? invitations.over : invitations.line;
  return {
    id,
    whom: [name, email].filter((each) => each !== null).join(', '),
    byLetter: email !== null,
    line: say(roles[role].name, invited_by, formatDate(lang, expires_at)),
  };
}

export function accountFlash(lang: Lang, done: AccountDone | undefined): Flash | undefined {
  if (done === undefined) return undefined;
  const text = messagesFor(lang).accounts.done[done];
  return { text, said: text.replace(/\.$/, ''), details: [], act: undefined };
}
