import type { Messages } from '../i18n/messages.ts';
import { FormReader } from '../web/form.ts';
import type { FieldError, FormFields, Input, Parsed } from '../web/form.ts';

/** The field of a pasted link. It may open a strategy to be changed, so no error page shows it. */
export const OTHER_LINK = 'other-link';
export const OTHER_LINK_FORM = { [OTHER_LINK]: 'secret' } as const satisfies FormFields;

/** In code points: an address with all that mail programs hang on it. */
const LINK_MAX = 500;
const KEY_IN_WORDS = /[\w-]{22,}/g;

export function parseOtherLink(fields: Input): Parsed<string> {
  const form = new FormReader<typeof OTHER_LINK>(fields);
  const subject = (t: Messages) => t.comparison.otherLink.subject;
  const missing = (t: Messages) => t.comparison.otherLink.missing;
  return form.result(form.text(OTHER_LINK, { max: LINK_MAX, subject, missing }));
}

export function keysIn(typed: readonly string[]): {
  readonly isEdit: boolean;
  readonly keys: readonly string[];
} {
  const text = typed.join(' ').slice(0, LINK_MAX);
  return { isEdit: /(?:\/|%2f)e(?:\/|%2f)/i.test(text), keys: text.match(KEY_IN_WORDS) ?? [] };
}

export function linkError(message: FieldError['message']): FieldError {
  return { name: OTHER_LINK, field: OTHER_LINK, message };
}
