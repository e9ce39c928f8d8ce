import { PageError } from '../errors.ts';
import { FormReader } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';

/** Which of the page's forms was sent. */
const ACTS = ['readings', 'indicator', 'end', 'resume', 'correct', 'show'] as const;
export type ActName = (typeof ACTS)[number];

/** `show-follow-up-asked` tells a form with the box left empty from one without the box. */
export const SHOW_FORM = {
  action: 'choice',
  'show-follow-up': 'choice',
  'show-follow-up-asked': 'choice',
} as const satisfies FormFields;

/** Sent by Enter in a field, a form does what its first button does; a form without buttons records readings. */
export function parseAct({ action = [] }: Input): ActName {
  const name = ACTS.find((each) => each === (action[0] ?? 'readings'));
  if (name === undefined || action.length > 1) throw new PageError(422, 'unreadable');
  return name;
}

/** Undefined where the box was not asked: what stands, stays. */
export function parseShow(fields: Input): Parsed<boolean | undefined> {
  const form = new FormReader<keyof typeof SHOW_FORM>(fields);
  const shown = form.flag('show-follow-up', (t) => t.followUp.sharing.label);
  return form.result(form.values('show-follow-up-asked').join() === '1' ? shown : undefined);
}
