import type { Messages } from '../i18n/messages.ts';
import { FormReader } from '../web/form.ts';
import type { Input, Parsed } from '../web/form.ts';
import type { SecondFactor } from './account-store.ts';
import type { SECOND_FACTOR_FORM } from './form.ts';
import { readPassword } from './sign-in-form.ts';
import { acceptedStep, fromBase32 } from './totp.ts';

export const SECRET_BYTES = 20;

interface Change {
  readonly password: string;
  readonly factor: SecondFactor;
}

type FactorReader = FormReader<keyof typeof SECOND_FACTOR_FORM>;

export function parseSecondFactor(fields: Input, turnsOn: boolean, now: number): Parsed<Change> {
  const form = new FormReader<keyof typeof SECOND_FACTOR_FORM>(fields);
  const factor = turnsOn ? readFactor(form, now) : null;
  const password = readPassword(form);
  return form.result({ password, factor });
}

function readFactor(form: FactorReader, now: number): SecondFactor {
  const rule = { max: 64, subject: (t: Messages) => t.moderation.signIn.code.label };
  const secret = form.text('secret', rule);
  const code = form.text('code', rule);
  const bytes = secretBytes(secret);
  const step = bytes && acceptedStep({ secret: bytes, code, now, lastStep: 0 });
  if (step === undefined) form.fail('code', (t) => t.moderation.secondFactor.wrongCode);
  return { secret, step: step ?? 0 };
}

export function secretBytes(typed: string): Buffer | undefined {
  const bytes = fromBase32(typed);
  return bytes?.length === SECRET_BYTES ? bytes : undefined;
}
