import { readOptionalEmail } from '../mail/address.ts';
import { MODERATOR_ROLES } from '../terms.ts';
import type { ModeratorRole } from '../terms.ts';
import { FormReader } from '../web/form.ts';
import type { Input, Parsed } from '../web/form.ts';
import type { ACCOUNT_FORM } from './form.ts';

const KINDS = ['role', 'email', 'disable', 'enable', 'reset', 'link', 'factor'] as const;

/** What an owner does to an account. `reset` sends a link by a letter, `link` shows one; `factor` takes the second factor away. */
export type AccountAct =
  | { readonly kind: 'role'; readonly role: ModeratorRole }
  | { readonly kind: 'email'; readonly email: string | null }
  | { readonly kind: 'disable' | 'enable' | 'factor' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'link' };

/** An act that changes the account itself. */
export type AccountChangeAct = Exclude<AccountAct, { readonly kind: 'reset' | 'link' }>;

/** What gives somebody power, or takes it away, is confirmed by a password: a session left open does not do it. */
export function needsPassword({ kind }: AccountAct): boolean {
  return kind !== 'enable' && kind !== 'reset';
}

/** Undefined for a form that no page of ours sends. */
export function parseAccountAct(fields: Input): Parsed<AccountAct> | undefined {
  const form = new FormReader<keyof typeof ACCOUNT_FORM>(fields);
  const kind = form.choice('action', KINDS, (t) => t.accounts.title);
  if (kind === undefined) return undefined;
  if (kind === 'email') return form.result({ kind, email: readOptionalEmail(form) });
  if (kind === 'reset') return form.result({ kind });
  if (kind === 'link') return form.result({ kind });
  if (kind !== 'role') return form.result({ kind });
  const role = form.choice('role', MODERATOR_ROLES, (t) => t.accounts.one.roleTitle);
  if (role === undefined && form.values('role').length < 2)
    form.fail('role', (t) => t.accounts.invite.roleMissing, 'role-moderator');
  return form.result({ kind, role: role ?? 'moderator' });
}
