import type { Messages } from '../i18n/messages.ts';
import { readOptionalEmail } from '../mail/address.ts';
import type { OWN_ACCOUNT_FORM } from '../moderators/form.ts';
import { readNewPassword } from '../moderators/new-password-form.ts';
import { FormReader } from '../web/form.ts';
import type { Input, Parsed } from '../web/form.ts';

const ACTS = ['email', 'password', 'session', 'others'] as const;

/** What somebody does with the account that is theirs. The first two are confirmed by the password of now. */
export type OwnAct =
  | { readonly act: 'email'; readonly email: string | null; readonly given: string }
  | { readonly act: 'password'; readonly password: string; readonly given: string }
  | { readonly act: 'session'; readonly id: string }
  | { readonly act: 'others' };

/** Where each of them takes the password of now. */
export const GIVEN_FIELD = { email: 'emailPassword', password: 'current' } as const;

/** `name` is what a new password may not be made of. Undefined for a form that no page of ours sends. */
export function parseOwnAct(fields: Input, name: string): Parsed<OwnAct> | undefined {
  const form = new FormReader<keyof typeof OWN_ACCOUNT_FORM>(fields);
  const act = form.choice('act', ACTS, (t) => t.ownAccount.title);
  const [id = ''] = form.values('session');
  if (act === undefined && id === '') return undefined;
  if (act === undefined) return form.result({ act: 'session', id });
  if (act === 'others') return form.result({ act });
  if (act === 'session') return form.result({ act, id });
  if (act === 'email') {
    const email = readOptionalEmail(form);
    return form.result({ act, email, given: readGiven(form, GIVEN_FIELD.email) });
  }
  const given = readGiven(form, GIVEN_FIELD.password);
  const password = readNewPassword(form, name);
  if (password !== '' && password === given) form.fail('password', (t) => t.ownAccount.password.same);
  return form.result({ act, password, given });
}

function readGiven(
  form: FormReader<keyof typeof OWN_ACCOUNT_FORM>,
  field: 'emailPassword' | 'current',
): string {
  const [password = '', ...more] = form.values(field);
  const missing = (t: Messages) => t.moderation.signIn.password.missing;
  if (password === '' || more.length > 0) form.fail(field, missing);
  return password;
}
