import type { Request, RequestHandler, Response } from 'express';
import { pathTo } from '../addresses/links.ts';
import { withPrefix } from '../addresses/prefix.ts';
import type { Deps } from '../deps.ts';
import { siteNameOf } from '../identity/page.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError } from '../web/form.ts';
import { langOf, stayHere } from '../web/locale.ts';
import { qrCode } from '../web/qr.ts';
import type { QrCode } from '../web/qr.ts';
import { render } from '../web/render.ts';
import { carryingFields, parseCarried } from './carried-form.ts';
import type { CarriedForm } from './carried-form.ts';
import { checkPassword } from './password-store.ts';
import type { Right } from './password-store.ts';
import { FEW_RECOVERY_CODES, spellRecoveryCode } from './recovery-code.ts';
import { countRecoveryCodes } from './recovery-store.ts';
import { ownRefusalErrors } from './refusal.ts';
import { isSecondFactorRequired } from './required-factor-store.ts';
import { SECRET_BYTES, parseSecondFactor, secretBytes } from './second-factor-form.ts';
import type { Turn, Wanted } from './second-factor-form.ts';
import { renewRecoveryCodes, turnOffSecondFactor, turnOnSecondFactor } from './second-factor-store.ts';
import type { GivenCodes } from './second-factor-store.ts';
import { actOf, askerOf, moderatorOf, rememberDevice, sessionKey } from './session-page.ts';
import { refuse } from './sign-in-page.ts';
import { otpauthUrl, toBase32 } from './totp.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderators/second-factor': {
      readonly form: FormView;
      /** While it is off: the secret to set it up with. */
      readonly setUp: { readonly secret: string; readonly url: string; readonly qr: QrCode } | undefined;
      readonly codes: { readonly left: number; readonly areFew: boolean };
      /** Nothing else opens before it is set up. */
      readonly isConfined: boolean;
      readonly isRequired: boolean;
      readonly hidden: CarriedForm['fields'];
    };
    'moderators/recovery-codes': {
      readonly codes: readonly string[];
      /** So that a sheet of paper says what it opens. */
      readonly holder: string;
      readonly siteName: string;
      readonly carried: CarriedForm | undefined;
    };
  }
}

export function showSecondFactor(deps: Deps): RequestHandler {
  return async (_req, res) => {
    await renderSecondFactor(deps, res, { form: new FormView({}) });
  };
}

export function postSecondFactor(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = parseSecondFactor(fieldsOf(req), deps.clock());
    const isDone = parsed.ok && (parsed.value.turn.to === 'on') === moderatorOf(res).hasSecondFactor;
    const errors = !parsed.ok ? parsed.errors : isDone ? [] : await obey(deps, req, res, parsed.value);
    if (isDone) leadBack(res);
    if (errors.length === 0) return;
    const form = new FormView({ secret: parsed.input['secret'] ?? [] }, errors);
    if (res.statusCode === 200) res.status(422);
    await renderSecondFactor(deps, res, { form, carried: parseCarried(parsed.input) });
  };
}

/** Empty once it was done, and answered. The status of the answer is set where it was not. */
async function obey(
  deps: Deps,
  req: Request,
  res: Response,
  { password, turn }: Wanted,
): Promise<readonly FieldError[]> {
  const { name } = moderatorOf(res);
  const checked = await checkPassword(deps, askerOf(deps, req, res), { name, password });
  if (checked.kind === 'right') return (await act(deps, req, res, checked, turn)) ? [] : [codeError(turn)];
  refuse(res, checked);
  return ownRefusalErrors(checked, 'password');
}

/** False where nothing was done: the code does not match, or the account changed meanwhile. */
async function act(deps: Deps, req: Request, res: Response, right: Right, turn: Turn): Promise<boolean> {
  const wish = { act: actOf(deps, res), right, kept: sessionKey(deps.config, req) };
  if (turn.to === 'off') {
    const account = await turnOffSecondFactor(deps, wish, turn.code);
    if (account === undefined) return false;
    rememberDevice(deps, req, res, account);
    leadBack(res);
    return true;
  }
  const given =
    turn.to === 'on'
      ? await turnOnSecondFactor(deps, wish, turn.factor)
      : await renewRecoveryCodes(deps, wish, turn.code);
  if (given !== undefined) showCodes(deps, req, res, given);
  return given !== undefined;
}

/** In the answer itself: nowhere are they kept so that they could be shown again. */
function showCodes(deps: Deps, req: Request, res: Response, { account, codes }: GivenCodes): void {
  rememberDevice(deps, req, res, account);
  const carried = parseCarried(fieldsOf(req));
  stayHere(res);
  render(res, 'moderators/recovery-codes', {
    codes: codes.map(spellRecoveryCode),
    holder: account.name,
    siteName: siteNameOf(res),
    carried: carried && { ...carried, path: withPrefix(carried.path) },
  });
}

function leadBack(res: Response): void {
  res.redirect(303, pathTo('moderationSecondFactor', langOf(res), {}));
}

function codeError({ to }: Turn): FieldError {
  return {
    name: 'code',
    field: 'code',
    message: ({ moderation: { secondFactor: words } }) =>
      to === 'codes' ? words.wrongAppCode : words.wrongCode,
  };
}

/** `carried` is a form that could not be sent before this is set up: it waits on the page. */
export async function renderSecondFactor(
  { db, random }: Pick<Deps, 'db' | 'random'>,
  res: Response,
  { form, carried }: { readonly form: FormView; readonly carried?: CarriedForm | undefined },
): Promise<void> {
  const { id, name, hasSecondFactor } = moderatorOf(res);
  const secret = secretBytes(form.value('secret')) ?? random(SECRET_BYTES);
  const url = otpauthUrl(siteNameOf(res), name, secret);
  const isRequired = await isSecondFactorRequired(db);
  const left = await countRecoveryCodes(db, id);
  render(res, 'moderators/second-factor', {
    form,
    setUp: hasSecondFactor ? undefined : { secret: toBase32(secret), url, qr: qrCode(url) },
    codes: { left, areFew: left <= FEW_RECOVERY_CODES },
    isConfined: isRequired && !hasSecondFactor,
    isRequired,
    hidden: carried === undefined ? [] : carryingFields(carried),
  });
}
