import { LANGS } from '../i18n/languages.ts';
import { readOptionalEmail } from '../mail/address.ts';
import { ACCOUNTS_MAX } from '../moderators/account-change-store.ts';
import { MAX_NAME_LENGTH, isModeratorName, tidyName } from '../moderators/moderator.ts';
import { readPassword } from '../moderators/sign-in-form.ts';
import { MODERATOR_ROLES } from '../terms.ts';
import { FormReader } from '../web/form.ts';
import type { FieldError, Input, Parsed } from '../web/form.ts';
import type { INVITE_FORM } from './form.ts';
import type { InviteRefusal, Invited } from './invite-store.ts';
import { INVITATIONS_MAX } from './token.ts';

type InviteReader = FormReader<keyof typeof INVITE_FORM>;

/** Whom an owner invites, and the owner's own password. */
export function parseInvited(fields: Input): Parsed<Invited & { readonly password: string }> {
  const form: InviteReader = new FormReader(fields);
  const name = readOptionalName(form);
  const email = readOptionalEmail(form);
  const isNamed = [...form.values('name'), ...form.values('email')].some((typed) => typed.trim() !== '');
  if (!isNamed) form.fail('name', (t) => t.accounts.invite.whom);
  const role = form.choice('role', MODERATOR_ROLES, (t) => t.accounts.invite.role);
  if (role === undefined && form.values('role').length === 0)
    form.fail('role', (t) => t.accounts.invite.roleMissing, 'role-moderator');
  const lang = form.choice('language', LANGS, (t) => t.accounts.invite.language) ?? 'fr';
  const password = readPassword(form);
  return form.result({ name, email, role: role ?? 'moderator', lang, password });
}

function readOptionalName(form: InviteReader): string | null {
  const name = tidyName(form.text('name', { max: MAX_NAME_LENGTH, subject: (t) => t.accounts.invite.name }));
  if (name === '') return null;
  if (!isModeratorName(name)) form.fail('name', (t) => t.accounts.refused.name(MAX_NAME_LENGTH));
  return name;
}

const OF_EMAIL: readonly InviteRefusal[] = ['emailTaken', 'often'];

export function refusalOfInvite(refused: InviteRefusal): FieldError {
  const field = OF_EMAIL.includes(refused) ? 'email' : 'name';
  return {
    name: field,
    field,
    message: ({ accounts: { refused: words } }) => {
      if (refused === 'many') return words.many(INVITATIONS_MAX);
      return refused === 'full' ? words.full(ACCOUNTS_MAX) : words[refused];
    },
  };
}
