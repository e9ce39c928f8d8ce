import type { Messages } from '../i18n/messages.ts';
import { FormReader } from '../web/form.ts';
import type { Input, Parsed } from '../web/form.ts';
import type { SecondFactor } from './account-store.ts';
import type { SECOND_FACTOR_FORM } from './form.ts';
import { CODE_MAX, readPassword } from './sign-in-form.ts';
import { acceptedStep, fromBase32 } from './totp.ts';

export const SECRET_BYTES = 20;
const TURNS = ['on', 'off', 'codes'] as const;

export type Turn =
  | { readonly to: 'on'; readonly factor: SecondFactor }
  | { readonly to: 'off' | 'codes'; readonly code: string };

export interface Wanted {
  readonly password: string;
  readonly turn: Turn;
}

type FactorReader = FormReader<keyof typeof SECOND_FACTOR_FORM>;

/** What the button says is done, whatever the state of the account: a page that is sent twice turns nothing off. */
export function parseSecondFactor(fields: Input, now: number): Parsed<Wanted> {
  const form = new FormReader<keyof typeof SECOND_FACTOR_FORM>(fields);
  const title = (t: Messages) => t.moderation.secondFactor.title;
  const to = form.choice('turn', TURNS, title);
  if (to === undefined && !form.has('turn'))
    form.fail('turn', (t) => t.form.notOffered(title(t)), 'password');
  const turn: Turn =
    to === 'on' ? { to, factor: readFactor(form, now) } : { to: to ?? 'codes', code: readCode(form) };
  const password = readPassword(form);
  return form.result({ password, turn });
}

function readFactor(form: FactorReader, now: number): SecondFactor {
  const secret = form.text('secret', { max: 64, subject: (t) => t.moderation.secondFactor.secret });
  const code = readCode(form);
  const bytes = secretBytes(secret);
  const step = bytes && acceptedStep({ secret: bytes, code, now, lastStep: 0 });
  if (step === undefined && code !== '') form.fail('code', (t) => t.moderation.secondFactor.wrongCode);
  return { secret, step: step ?? 0 };
}

function readCode(form: FactorReader): string {
  return form.text('code', {
    max: CODE_MAX,
    subject: (t) => t.moderation.signIn.code.label,
    missing: (t) => t.moderation.secondFactor.noCode,
  });
}

export function secretBytes(typed: string): Buffer | undefined {
  const bytes = fromBase32(typed);
  return bytes?.length === SECRET_BYTES ? bytes : undefined;
}
