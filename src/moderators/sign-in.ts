import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor, otherLang } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { pathTo } from '../addresses/paths.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { FieldError, Parsed } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { changeSecondFactor, findUnchanged, getAccount } from './account-store.ts';
import type { Account } from './account-store.ts';
import { actOf } from './act.ts';
import { askerOf, checkPassword, readCredentials, readPassword } from './credentials.ts';
import type { Checked, Credentials, Right } from './credentials.ts';
import { rememberDevice } from './device.ts';
import { enter } from './entry.ts';
import type { Entry } from './entry.ts';
import { carriedIn } from './kept-words.ts';
import { insertLogLine } from '../log/store.ts';
import { lookingAt, pathToQueue } from '../moderation/queue-query.ts';
import { noticeOf } from '../moderation/notice.ts';
import {
  anyModeratorOf,
  endOwnSession,
  forgetSession,
  giveSession,
  moderatorOf,
  sessionKey,
} from './session.ts';
import { signInPage } from './sign-in-page.ts';
import { acceptedStep, fromBase32, otpauthUrl, toBase32 } from './totp.ts';

const SECRET_BYTES = 20;
const MINUTE_MS = 60 * 1000;
/** As long as who comes last in a full line waits. */
const BUSY_S = 2;

export const showSignIn: RequestHandler = (_req, res) => {
  if (anyModeratorOf(res) === undefined) res.render('moderators/sign-in', signInPage(langOf(res), {}));
  else res.redirect(303, pathTo('moderation', langOf(res), {}));
};

export function signIn(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = readCredentials(req.body);
    const outcome = parsed.ok ? await admit(deps, req, res, parsed.value) : undefined;
    if (outcome?.kind === 'in') {
      giveSession(deps, res, outcome.key);
      rememberDevice(deps, req, res, outcome.account);
      await goOn(deps, req, res, outcome.closing);
      return;
    }
    if (outcome !== undefined) req.log.warn({ outcome: outcome.kind }, 'sign-in refused');
    // Of a flood that has gone, no page is drawn.
    if (res.closed) return;
    const errors = parsed.ok ? refusal(outcome, 'name') : parsed.errors;
    const page = { input: parsed.input, errors, kept: carriedIn(parsed.input) };
    holdBack(res, outcome).render('moderators/sign-in', signInPage(langOf(res), page));
  };
}

type Refused = Exclude<Checked, Right>;
type Outcome = Refused | ({ readonly kind: 'in' } & Entry);

/** Looks at the password, then, in one transaction, at all that else lets somebody in. */
async function admit(deps: Deps, req: Request, res: Response, credentials: Credentials): Promise<Outcome> {
  const checked = await checkPassword(deps, askerOf(deps, req, res), credentials);
  if (checked.kind !== 'right') return checked;
  const formerKey = sessionKey(deps.config.secure, req);
  const entry = await enter(deps, checked, { code: credentials.code, formerKey });
  return entry === undefined ? { kind: 'wrong' } : { kind: 'in', ...entry };
}

/** The queue, or the form that a session ended under; either says what happened to the account meanwhile. */
async function goOn(deps: Deps, req: Request, res: Response, closing: string | undefined): Promise<void> {
  const lang = langOf(res);
  const kept = carriedIn(readCredentials(req.body).input);
  const result = { act: closing ?? '', already: [] };
  if (kept === undefined) {
    const query = lookingAt({});
    res.redirect(303, closing === undefined ? pathToQueue(lang, query) : pathToQueue(lang, query, result));
    return;
  }
  const notice = await noticeOf(deps.db, { lang, now: deps.clock() }, result);
  const otherPath = pathTo('moderation', otherLang(lang), {});
  res.render('moderators/again', { kept, otherPath, notice });
}

/** 422, or the time to come back: 429 for who tries too often, 503 where too many wait. */
function holdBack(res: Response, outcome: Checked | undefined): Response {
  if (outcome?.kind === 'busy') return res.status(503).set('Retry-After', String(BUSY_S));
  if (outcome?.kind !== 'wait') return res.status(422);
  return res.status(429).set('Retry-After', String(Math.ceil(outcome.ms / 1000)));
}

function refusal(outcome: Checked | undefined, field: string): readonly FieldError[] {
  const { kind } = outcome ?? {};
  const minutes = outcome?.kind === 'wait' ? Math.ceil(outcome.ms / MINUTE_MS) : 0;
  const message = ({ moderation: { signIn: words } }: Messages) => {
    if (kind === 'busy') return words.busy;
    return kind === 'wait' ? words.wait(minutes) : words.noMatch;
  };
  return [{ name: field, field, message }];
}

export function signOut(deps: Deps): RequestHandler {
  return async (req, res) => {
    await endOwnSession(deps, req);
    forgetSession(deps.config.secure, res);
    res.redirect(303, pathTo('moderationSignIn', langOf(res), {}));
  };
}

export function showSecondFactor(deps: Deps): RequestHandler {
  return (_req, res) => {
    renderSecondFactor(deps, res, new FormView({}));
  };
}

/** Turns the second factor on, with a code that proves that it works, or off; the password is asked both times. */
export function changeFactor(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { name } = moderatorOf(res);
    const parsed = readFactor(req.body, !moderatorOf(res).hasSecondFactor, deps.clock());
    const checked = parsed.ok
      ? await checkPassword(deps, askerOf(deps, req, res), { name, password: parsed.value.password })
      : undefined;
    if (!parsed.ok || checked?.kind !== 'right') {
      const errors = parsed.ok ? refusal(checked, 'password') : parsed.errors;
      const view = new FormView({ secret: parsed.input['secret'] ?? [] }, errors);
      renderSecondFactor(deps, holdBack(res, checked), view);
      return;
    }
    await storeFactor(deps, req, res, checked.account, parsed.value.factor);
    res.redirect(303, pathTo('moderationSecondFactor', langOf(res), {}));
  };
}

type Factor = { readonly secret: string; readonly step: number } | null;

function readFactor(
  body: unknown,
  isOn: boolean,
  now: number,
): Parsed<{ readonly password: string; readonly factor: Factor }> {
  const form = new FormReader(body);
  const factor = isOn ? readNewFactor(form, now) : null;
  const password = readPassword(form);
  return form.result({ password, factor });
}

function readNewFactor(form: FormReader, now: number): Factor {
  const rule = { max: 64, subject: (t: Messages) => t.moderation.signIn.code.label };
  const secret = form.text('secret', rule);
  const code = form.text('code', rule);
  const bytes = fromBase32(secret);
  const step =
    bytes?.length === SECRET_BYTES ? acceptedStep({ secret: bytes, code, now, lastStep: 0 }) : undefined;
  if (step === undefined) form.fail('code', (t) => t.moderation.secondFactor.wrongCode);
  return { secret, step: step ?? 0 };
}

/** Nothing happens to an account whose password changed meanwhile: this session is over. */
async function storeFactor(
  deps: Deps,
  req: Request,
  res: Response,
  account: Account,
  factor: Factor,
): Promise<void> {
  const act = actOf(deps, res);
  const kept = sessionKey(deps.config.secure, req);
  const changed = await deps.db.transaction().execute(async (trx) => {
    if ((await findUnchanged(trx, account)) === undefined) return undefined;
    await changeSecondFactor(trx, account.id, factor, kept);
    await insertLogLine(trx, act, { action: 'second-factor', reason: factor === null ? 'off' : 'on' });
    return getAccount(trx, account.id);
  });
  if (changed !== undefined) rememberDevice(deps, req, res, changed);
}

function renderSecondFactor({ random }: Deps, res: Response, form: FormView): void {
  const { name, hasSecondFactor } = moderatorOf(res);
  const typed = fromBase32(form.value('secret'));
  const secret = typed?.length === SECRET_BYTES ? typed : random(SECRET_BYTES);
  const issuer = messagesFor(langOf(res)).common.site;
  const setUp = { secret: toBase32(secret), url: otpauthUrl(issuer, name, secret) };
  res.render('moderators/second-factor', { form, setUp: hasSecondFactor ? undefined : setUp });
}
