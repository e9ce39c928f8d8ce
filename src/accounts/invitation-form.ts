import { MAX_NAME_LENGTH, isModeratorName, tidyName } from '../moderators/moderator.ts';
import { readNewPassword } from '../moderators/new-password-form.ts';
import { FormReader } from '../web/form.ts';
import type { Input, Parsed } from '../web/form.ts';
import type { INVITATION_FORM } from './form.ts';

/** `fixed`: the name that the owner gave; null where the person chooses it. */
export function parseJoining(
  fields: Input,
  fixed: string | null,
): Parsed<{ readonly name: string; readonly password: string }> {
  const form = new FormReader<keyof typeof INVITATION_FORM>(fields);
  const name = fixed ?? readName(form);
  const password = readNewPassword(form, name);
  return form.result({ name, password });
}

function readName(form: FormReader<keyof typeof INVITATION_FORM>): string {
  const name = tidyName(
    form.text('name', {
      max: MAX_NAME_LENGTH,
      subject: (t) => t.accounts.joining.name,
      missing: (t) => t.moderation.signIn.name.missing,
    }),
  );
  if (name !== '' && !isModeratorName(name))
    form.fail('name', (t) => t.accounts.refused.name(MAX_NAME_LENGTH));
  return name;
}
