import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { siteNameOf } from '../identity/context.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { changeOwnSecondFactor } from './account-store.ts';
import type { Account, SecondFactor } from './account-store.ts';
import { checkPassword } from './password-store.ts';
import type { Checked } from './password-store.ts';
import { refusalErrors } from './refusal.ts';
import { SECRET_BYTES, parseSecondFactor, secretBytes } from './second-factor-form.ts';
import { actOf, askerOf, moderatorOf, rememberDevice, sessionKey } from './session-page.ts';
import { refuse } from './sign-in-page.ts';
import { otpauthUrl, toBase32 } from './totp.ts';
import { pathTo } from '../addresses/links.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderators/second-factor': {
      readonly form: FormView;
      /** While it is off: the secret to set it up with. */
      readonly setUp: { readonly secret: string; readonly url: string } | undefined;
    };
  }
}

export function showSecondFactor(deps: Deps): RequestHandler {
  return (_req, res) => {
    renderSecondFactor(deps, res, new FormView({}));
  };
}

export function postSecondFactor(deps: Deps): RequestHandler {
  return async (req, res) => {
    const parsed = parseSecondFactor(fieldsOf(req), !moderatorOf(res).hasSecondFactor, deps.clock());
    const checked = parsed.ok ? await checkOwnPassword(deps, req, res, parsed.value.password) : undefined;
    if (parsed.ok && checked?.kind === 'right') {
      await storeFactor(deps, req, res, checked.account, parsed.value.factor);
      res.redirect(303, pathTo('moderationSecondFactor', langOf(res), {}));
      return;
    }
    const refusal = checked?.kind === 'right' ? undefined : checked;
    const errors = parsed.ok ? refusalErrors(refusal ?? { kind: 'wrong' }, 'password') : parsed.errors;
    const form = new FormView({ secret: parsed.input['secret'] ?? [] }, errors);
    renderSecondFactor(deps, refuse(res, refusal), form);
  };
}

function checkOwnPassword(deps: Deps, req: Request, res: Response, password: string): Promise<Checked> {
  const { name } = moderatorOf(res);
  return checkPassword(deps, askerOf(deps, req, res), { name, password });
}

async function storeFactor(
  deps: Deps,
  req: Request,
  res: Response,
  account: Account,
  factor: SecondFactor,
): Promise<void> {
  const kept = sessionKey(deps.config, req);
  const changed = await changeOwnSecondFactor(deps.db, actOf(deps, res), account, { factor, kept });
  if (changed !== undefined) rememberDevice(deps, req, res, changed);
}

function renderSecondFactor({ random }: Deps, res: Response, form: FormView): void {
  const { name, hasSecondFactor } = moderatorOf(res);
  const secret = secretBytes(form.value('secret')) ?? random(SECRET_BYTES);
  const issuer = siteNameOf(res);
  const setUp = { secret: toBase32(secret), url: otpauthUrl(issuer, name, secret) };
  render(res, 'moderators/second-factor', { form, setUp: hasSecondFactor ? undefined : setUp });
}
