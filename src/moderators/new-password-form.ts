import type { Messages } from '../i18n/messages.ts';
import type { FormFields, FormReader } from '../web/form.ts';
import { PASSWORD_MAX, PASSWORD_MIN, passwordProblem } from './password.ts';
import type { PasswordProblem } from './password.ts';

export const NEW_PASSWORD_FORM = { password: 'secret', repeat: 'secret' } as const satisfies FormFields;

/** A password that is chosen: typed twice, as it stands, spaces included. `name` is what it may not be made of. */
export function readNewPassword(form: FormReader<keyof typeof NEW_PASSWORD_FORM>, name: string): string {
  const [password = '', ...more] = form.values('password');
  const [repeat = ''] = form.values('repeat');
  const problem = more.length > 0 ? 'too-long' : passwordProblem(password, name);
  if (password === '') form.fail('password', (t) => t.accounts.password.missing);
  else if (problem !== undefined) form.fail('password', (t) => sayProblem(t, problem));
  else if (repeat !== password) form.fail('repeat', (t) => t.accounts.password.differs);
  return password;
}

function sayProblem({ accounts: { password: words } }: Messages, problem: PasswordProblem): string {
  if (problem === 'too-short') return words.tooShort(PASSWORD_MIN);
  return problem === 'too-long' ? words.tooLong(PASSWORD_MAX) : words.predictable;
}
