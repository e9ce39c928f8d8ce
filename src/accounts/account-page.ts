import type { Request, RequestHandler, Response } from 'express';
import { accountDoneIn, pathToAccountDone } from '../addresses/accounts.ts';
import type { AccountDone } from '../addresses/accounts.ts';
import type { Deps } from '../deps.ts';
import { NotFound, PageError } from '../errors.ts';
import { formatDate } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { findAccountById } from '../moderators/account-store.ts';
import type { Account } from '../moderators/account-store.ts';
import type { WithFlash } from '../moderators/frame.ts';
import { moderatorOf } from '../moderators/session-page.ts';
import { MODERATOR_ROLES } from '../terms.ts';
import type { ModeratorRole } from '../terms.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { needsPassword, parseAccountAct } from './account-form.ts';
import type { AccountAct } from './account-form.ts';
import { changeAccount, refusalFor } from './account-store.ts';
import type { ChangeRefusal } from './account-store.ts';
import { actingOf, checkOwn } from './confirmation-page.ts';
import { showLink } from './link-page.ts';
import { accountFlash } from './list-page.ts';

declare module '../web/render.ts' {
  interface Views {
    'accounts/account': ReturnType<typeof accountPage> & WithFlash;
    'accounts/confirm': {
      readonly account: Pick<Account, 'id'>;
      readonly effect: string;
      readonly hidden: readonly (readonly [name: string, value: string])[];
      readonly form: FormView;
    };
  }
}

export function showAccount(deps: Deps): RequestHandler {
  return async (req, res) => {
    const account = await accountOf(deps, req);
    const form = new FormView({ role: [account.role], email: [account.email ?? ''] });
    const flash = accountFlash(langOf(res), accountDoneIn(req.query));
    render(res, 'accounts/account', { ...accountPage(deps, res, account, form), flash });
  };
}

/** Without the owner's password a change that needs it is asked again, with what it will do. */
export function postAccount(deps: Deps): RequestHandler {
  return async (req, res) => {
    const account = await accountOf(deps, req);
    const parsed = parseAccountAct(fieldsOf(req));
    if (parsed === undefined) throw new PageError(422, 'unreadable');
    const refused = parsed.ok ? refusalFor(parsed.value, moderatorOf(res).id, account.id) : undefined;
    if (!parsed.ok) redraw(deps, res, account, parsed.errors, parsed.input);
    else if (refused !== undefined)
      redraw(deps, res, account, [toError(refused, parsed.value)], parsed.input);
    else if (await isConfirmed(deps, req, res, account, parsed.value))
      await change(deps, res, account, parsed.value);
  };
}

/** False, and the page that asks is drawn, where the password is wanted or wrong. */
async function isConfirmed(
  deps: Deps,
  req: Request,
  res: Response,
  account: Account,
  asked: AccountAct,
): Promise<boolean> {
  if (!needsPassword(asked)) return true;
  const [password] = fieldsOf(req)['password'] ?? [];
  const errors = password === undefined ? [] : await checkOwn(deps, req, res, password);
  if (password !== undefined && errors.length === 0) return true;
  const effect = sayEffect(messagesFor(langOf(res)), account.name, asked);
  const { kind, ...more } = asked;
  const hidden = Object.entries({ action: kind, ...more }).map(
    ([name, value]) => [name, value ?? ''] as const,
  );
  render(res, 'accounts/confirm', { account, effect, hidden, form: new FormView({}, errors) });
  return false;
}

function sayEffect({ accounts: { confirm: words } }: Messages, name: string, asked: AccountAct): string {
  if (asked.kind === 'role') return words.role[asked.role](name);
  if (asked.kind === 'email')
    return asked.email === null ? words.emailGone(name) : words.email(name, asked.email);
  return asked.kind === 'enable' || asked.kind === 'reset' ? '' : words[asked.kind](name);
}

async function change(deps: Deps, res: Response, account: Account, asked: AccountAct): Promise<void> {
  const lang = langOf(res);
  const outcome = await changeAccount(deps, actingOf(deps, res), { id: account.id, lang }, asked);
  if (outcome === 'done') res.redirect(303, pathToAccountDone(lang, DONE[asked.kind], account.id));
  else if ('token' in outcome) showLink(deps, res, 'newPassword', outcome.token);
  else redraw(deps, res, account, [toError(outcome.refused, asked)], {});
}

const DONE: Readonly<Record<AccountAct['kind'], AccountDone>> = {
  role: 'role',
  email: 'email',
  disable: 'disabled',
  enable: 'enabled',
  factor: 'factorGone',
  reset: 'resetSent',
  link: 'resetSent',
};

/** The field, or the button, that a refusal is about. */
function toError(refused: ChangeRefusal, { kind }: AccountAct): FieldError {
  const field = kind === 'role' ? 'role-moderator' : kind;
  return { name: kind, field, message: (t) => t.accounts.refused[refused] };
}

function redraw(
  deps: Deps,
  res: Response,
  account: Account,
  errors: readonly FieldError[],
  input: Input,
): void {
  const shown = { role: [account.role], email: [account.email ?? ''], ...input, password: [] };
  render(res.status(422), 'accounts/account', accountPage(deps, res, account, new FormView(shown, errors)));
}

async function accountOf({ db }: Deps, req: Request): Promise<Account> {
  const account = await findAccountById(db, String(req.params['account']));
  if (account === undefined) throw new NotFound();
  return account;
}

function accountPage({ config }: Deps, res: Response, account: Account, form: FormView) {
  const { id, name, totp_secret, email, created_at, disabled_at } = account;
  const roles: readonly ModeratorRole[] = MODERATOR_ROLES;
  return {
    account: { id, name },
    form,
    roles,
    isOwn: id === moderatorOf(res).id,
    since: formatDate(langOf(res), created_at),
    hasSecondFactor: totp_secret !== null,
    isDisabled: disabled_at !== null,
    sendsMail: config.mail !== undefined,
    /** Where no letter can be sent, an owner hands a link over. */
    canSend: config.mail !== undefined && email !== null,
  };
}
