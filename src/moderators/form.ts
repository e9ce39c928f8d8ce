import type { FormFields } from '../web/form.ts';

export const SIGN_IN_FORM = {
  name: 'words',
  password: 'secret',
  code: 'secret',
  again: 'choice',
} as const satisfies FormFields;

export const SECOND_FACTOR_FORM = {
  turn: 'choice',
  secret: 'secret',
  code: 'secret',
  password: 'secret',
  again: 'choice',
} as const satisfies FormFields;

export const OWN_ACCOUNT_FORM = {
  act: 'choice',
  email: 'words',
  emailPassword: 'secret',
  current: 'secret',
  password: 'secret',
  repeat: 'secret',
  session: 'choice',
} as const satisfies FormFields;

export const SECURITY_FORM = { factor: 'choice' } as const satisfies FormFields;
