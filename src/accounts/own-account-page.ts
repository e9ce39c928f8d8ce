import type { Request, RequestHandler, Response } from 'express';
import { ownAccountDoneIn, pathToOwnAccountDone } from '../addresses/own-account.ts';
import type { OwnAccountDone } from '../addresses/own-account.ts';
import type { Deps } from '../deps.ts';
import { NotFound, PageError } from '../errors.ts';
import { formatMoment } from '../i18n/format.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { getAccount } from '../moderators/account-store.ts';
import type { WithFlash } from '../moderators/frame.ts';
import { PASSWORD_MIN } from '../moderators/password.ts';
import { checkPassword, hashInTurn } from '../moderators/password-store.ts';
import { FEW_RECOVERY_CODES } from '../moderators/recovery-code.ts';
import { countRecoveryCodes } from '../moderators/recovery-store.ts';
import { ownRefusalErrors } from '../moderators/refusal.ts';
import type { Refusal } from '../moderators/refusal.ts';
import {
  actOf,
  askerOf,
  giveSession,
  moderatorOf,
  rememberDevice,
  sessionKey,
} from '../moderators/session-page.ts';
import { listSessions } from '../moderators/session-store.ts';
import type { OpenSession } from '../moderators/session-store.ts';
import { refuse } from '../moderators/sign-in-page.ts';
import { OTHER } from '../moderators/user-agent.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { GIVEN_FIELD, parseOwnAct } from './own-account-form.ts';
import type { OwnAct } from './own-account-form.ts';
import { changeOwnEmail, changeOwnPassword, endOtherSessions, endOwnSession } from './own-account-store.ts';
import type { OwnWish } from './own-account-store.ts';

declare module '../web/render.ts' {
  interface Views {
    'accounts/own': Awaited<ReturnType<typeof ownAccount>> & { readonly form: FormView } & WithFlash;
  }
}

type Confirmed = Extract<OwnAct, { readonly given: string }>;

export function showOwnAccount(deps: Deps): RequestHandler {
  return async (req, res) => {
    const page = await ownAccount(deps, req, res);
    const form = new FormView({ email: await emailIn(deps, res) });
    const done = ownAccountDoneIn(req.query);
    const text = done && messagesFor(langOf(res)).ownAccount.done[done];
    const flash =
      text === undefined ? undefined : { text: `${text}.`, said: text, details: [], act: undefined };
    render(res, 'accounts/own', { ...page, form, flash });
  };
}

export function postOwnAccount(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = parseOwnAct(fieldsOf(req), moderatorOf(res).name);
    if (parsed === undefined) throw new PageError(422, 'unreadable');
    const errors = parsed.ok ? await obey(deps, req, res, parsed.value) : parsed.errors;
    if (errors.length === 0) return;
    const page = await ownAccount(deps, req, res);
    const form = new FormView({ email: parsed.input['email'] ?? (await emailIn(deps, res)) }, errors);
    if (res.statusCode === 200) res.status(422);
    render(res, 'accounts/own', { ...page, form });
  };
}

/** Empty once it was done, and answered. */
async function obey(deps: Deps, req: Request, res: Response, wish: OwnAct): Promise<readonly FieldError[]> {
  if ('given' in wish) return confirm(deps, req, res, wish);
  const { id } = moderatorOf(res);
  const act = actOf(deps, res);
  if (wish.act === 'session') await endOwnSession(deps, act, id, wish.id);
  else await endOtherSessions(deps, act, id, keyOf(deps, req));
  leadBack(res, wish.act);
  return [];
}

async function confirm(
  deps: Deps,
  req: Request,
  res: Response,
  wish: Confirmed,
): Promise<readonly FieldError[]> {
  const given = { name: moderatorOf(res).name, password: wish.given };
  const right = await checkPassword(deps, askerOf(deps, req, res), given);
  if (right.kind !== 'right') return refused(res, right, wish);
  const own = { act: actOf(deps, res), right, kept: keyOf(deps, req) };
  return wish.act === 'email'
    ? storeEmail(deps, res, own, wish.email)
    : storePassword(deps, req, res, own, wish);
}

async function storeEmail(
  deps: Deps,
  res: Response,
  own: OwnWish,
  email: string | null,
): Promise<readonly FieldError[]> {
  const outcome = await changeOwnEmail(deps, own, email);
  if (outcome === 'taken') return [saying('email', (words) => words.email.taken)];
  if (outcome === 'changed') return [changed(GIVEN_FIELD.email)];
  leadBack(res, 'email');
  return [];
}

async function storePassword(
  deps: Deps,
  req: Request,
  res: Response,
  own: OwnWish,
  wish: Extract<OwnAct, { readonly act: 'password' }>,
): Promise<readonly FieldError[]> {
  const hash = await hashInTurn(deps, wish.password, askerOf(deps, req, res).left);
  if (hash === undefined) return refused(res, { kind: 'busy' }, wish);
  const renewed = await changeOwnPassword(deps, own, hash);
  if (renewed === 'changed') return [changed(GIVEN_FIELD.password)];
  giveSession(deps, res, renewed.key);
  rememberDevice(deps, req, res, renewed.account);
  leadBack(res, 'password');
  return [];
}

function refused(res: Response, refusal: Refusal, { act }: Confirmed): readonly FieldError[] {
  refuse(res, refusal);
  return ownRefusalErrors(refusal, GIVEN_FIELD[act]);
}

function changed(field: string): FieldError {
  return saying(field, (words) => words.password.changed);
}

function saying(
  field: string,
  say: (words: ReturnType<typeof messagesFor>['ownAccount']) => string,
): FieldError {
  return { name: field, field, message: (t) => say(t.ownAccount) };
}

function leadBack(res: Response, done: OwnAccountDone): void {
  res.redirect(303, pathToOwnAccountDone(langOf(res), done));
}

/** Of the session that asks: behind the door of moderators there is one. */
function keyOf({ config }: Deps, req: Request): string {
  const key = sessionKey(config, req);
  if (key === undefined) throw new NotFound();
  return key;
}

async function emailIn({ db }: Deps, res: Response): Promise<readonly string[]> {
  const { email } = await getAccount(db, moderatorOf(res).id);
  return email === null ? [] : [email];
}

async function ownAccount(deps: Deps, req: Request, res: Response) {
  const { db, clock } = deps;
  const { id } = moderatorOf(res);
  const { name, role, totp_secret } = await getAccount(db, id);
  const left = await countRecoveryCodes(db, id);
  const sessions = await listSessions(db, { moderatorId: id, key: keyOf(deps, req) }, clock());
  return {
    name,
    role,
    hasSecondFactor: totp_secret !== null,
    codes: { left, areFew: left <= FEW_RECOVERY_CODES },
    sessions: sessions.map((session) => sayOpenSession(langOf(res), session)),
    least: PASSWORD_MIN,
  };
}

function sayOpenSession(lang: Lang, { id, browser, system, createdAt, seenAt, isThis }: OpenSession) {
  const words = messagesFor(lang).ownAccount.sessions;
  const program = words.program(
    browser === OTHER ? words.otherBrowser : browser,
    system === OTHER ? words.otherSystem : system,
  );
  return { id, program, began: formatMoment(lang, createdAt), seen: formatMoment(lang, seenAt), isThis };
}
