import type { FormFields } from '../web/form.ts';

/** Invites somebody; or, with `action` and `invitation`, sends an invitation again or withdraws it. */
export const INVITE_FORM = {
  name: 'words',
  email: 'words',
  role: 'choice',
  language: 'choice',
  password: 'secret',
  action: 'choice',
  invitation: 'choice',
} as const satisfies FormFields;

export const ACCOUNT_FORM = {
  action: 'choice',
  role: 'choice',
  email: 'words',
  password: 'secret',
} as const satisfies FormFields;

export const INVITATION_FORM = {
  name: 'words',
  password: 'secret',
  repeat: 'secret',
} as const satisfies FormFields;

export const ASK_PASSWORD_FORM = { asked: 'words' } as const satisfies FormFields;
