import { readEmail } from '../mail/address.ts';
import { FormReader, onePerField } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';

export const REMINDER_FORM = { action: 'choice', email: 'words' } as const satisfies FormFields;

export type ReminderAct = { readonly kind: 'ask'; readonly email: string } | { readonly kind: 'end' };

/** Undefined for what no button sends. Sent by Enter in the field, the form asks. */
export function parseReminderAct(fields: Input): Parsed<ReminderAct> | undefined {
  const form = new FormReader<keyof typeof REMINDER_FORM>(fields);
  const [action = 'ask', ...more] = form.values('action');
  if (more.length > 0) return undefined;
  if (action === 'end') return form.result({ kind: 'end' });
  if (action !== 'ask') return undefined;
  return onePerField(form.result({ kind: 'ask', email: readEmail(form) }));
}
