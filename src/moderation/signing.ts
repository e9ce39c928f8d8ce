import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor, otherLang } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { pathTo } from '../paths.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { FieldError, Parsed } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { changeSecondFactor } from './account-store.ts';
import { actBy, actOf } from './acts.ts';
import { checkCredentials, checkPassword, readCredentials, readPassword } from './credentials.ts';
import type { Checked } from './credentials.ts';
import { carriedIn } from './kept.ts';
import { insertLogLine } from './log-store.ts';
import {
  anyModeratorOf,
  beginSession,
  endOwnSession,
  forgetSession,
  moderatorOf,
  sessionKey,
} from './session.ts';
import { signInPage } from './sign-in-page.ts';
import { acceptedStep, fromBase32, otpauthUrl, toBase32 } from './totp.ts';

const SECRET_BYTES = 20;
const MINUTE_MS = 60 * 1000;

export const showSignIn: RequestHandler = (_req, res) => {
  if (anyModeratorOf(res) === undefined) res.render('moderation/sign-in', signInPage(langOf(res), {}));
  else res.redirect(303, pathTo('moderation', langOf(res), {}));
};

export function signIn(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = readCredentials(req.body);
    const checked = parsed.ok ? await checkCredentials(deps, req.ip ?? '', parsed.value) : undefined;
    if (checked?.kind === 'right') {
      const { id, name } = checked.account;
      await beginSession(deps, req, res, id);
      await insertLogLine(deps.db, actBy(deps, name, 'ui'), { action: 'sign-in' });
      goOn(req, res);
      return;
    }
    if (checked !== undefined) req.log.warn({ outcome: checked.kind }, 'sign-in refused');
    const errors = parsed.ok ? refusal(checked, 'name') : parsed.errors;
    const page = { input: parsed.input, errors, kept: carriedIn(parsed.input) };
    holdBack(res, checked).render('moderation/sign-in', signInPage(langOf(res), page));
  };
}

/** The queue, or the form that a session ended under. */
function goOn(req: Request, res: Response): void {
  const kept = carriedIn(readCredentials(req.body).input);
  const otherPath = pathTo('moderation', otherLang(langOf(res)), {});
  if (kept === undefined) res.redirect(303, pathTo('moderation', langOf(res), {}));
  else res.render('moderation/again', { kept, otherPath });
}

/** 422, or 429 with the time to wait. */
function holdBack(res: Response, checked: Checked | undefined): Response {
  if (checked?.kind !== 'wait') return res.status(422);
  return res.status(429).set('Retry-After', String(Math.ceil(checked.ms / 1000)));
}

function refusal(checked: Checked | undefined, field: string): readonly FieldError[] {
  if (checked?.kind === 'wait') {
    const minutes = Math.ceil(checked.ms / MINUTE_MS);
    return [{ name: field, field, message: (t) => t.moderation.signIn.wait(minutes) }];
  }
  return [{ name: field, field, message: (t) => t.moderation.signIn.noMatch }];
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
      ? await checkPassword(deps, req.ip ?? '', { name, password: parsed.value.password })
      : undefined;
    if (!parsed.ok || checked?.kind !== 'right') {
      const errors = parsed.ok ? refusal(checked, 'password') : parsed.errors;
      const view = new FormView({ secret: parsed.input['secret'] ?? [] }, errors);
      renderSecondFactor(deps, holdBack(res, checked), view);
      return;
    }
    await storeFactor(deps, req, res, parsed.value.factor);
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

async function storeFactor(deps: Deps, req: Request, res: Response, factor: Factor): Promise<void> {
  const act = actOf(deps, res);
  const kept = sessionKey(deps.config.secure, req);
  await deps.db.transaction().execute(async (trx) => {
    await changeSecondFactor(trx, moderatorOf(res).id, factor, kept);
    await insertLogLine(trx, act, { action: 'second-factor', reason: factor === null ? 'off' : 'on' });
  });
}

function renderSecondFactor({ random }: Deps, res: Response, form: FormView): void {
  const { name, hasSecondFactor } = moderatorOf(res);
  const typed = fromBase32(form.value('secret'));
  const secret = typed?.length === SECRET_BYTES ? typed : random(SECRET_BYTES);
  const issuer = messagesFor(langOf(res)).common.site;
  const setUp = { secret: toBase32(secret), url: otpauthUrl(issuer, name, secret) };
  res.render('moderation/second-factor', { form, setUp: hasSecondFactor ? undefined : setUp });
}
