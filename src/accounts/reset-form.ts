import { EMAIL_MAX } from '../web/text/email.ts';
import { readNewPassword } from '../moderators/new-password-form.ts';
import type { NEW_PASSWORD_FORM } from '../moderators/new-password-form.ts';
import { FormReader } from '../web/form.ts';
import type { Input, Parsed } from '../web/form.ts';
import type { ASK_PASSWORD_FORM } from './form.ts';

/** A name or an e-mail address, whichever the person remembers. */
export function parseAsked(fields: Input): Parsed<string> {
  const form = new FormReader<keyof typeof ASK_PASSWORD_FORM>(fields);
  const asked = form.text('asked', {
    max: EMAIL_MAX,
    subject: (t) => t.accounts.forgotten.asked.label,
    missing: (t) => t.accounts.forgotten.asked.missing,
  });
  return form.result(asked);
}

export function parseNewPassword(fields: Input, name: string): Parsed<string> {
  const form = new FormReader<keyof typeof NEW_PASSWORD_FORM>(fields);
  return form.result(readNewPassword(form, name));
}
