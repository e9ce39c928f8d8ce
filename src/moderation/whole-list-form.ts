import { FormReader } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { decisionsFor } from './decision.ts';
import { PRESS_MAX } from './batch-store.ts';
import type { QueueQuery } from '../comments/queue-store.ts';
import type { Decision } from '../terms.ts';
import { wordIn, countIn, momentIn } from './query.ts';
import type { Result } from './result.ts';

export const WHOLE_LIST_FIELDS = {
  decision: 'choice',
  all: 'choice',
  sure: 'choice',
  'seen-at': 'choice',
  seen: 'choice',
} as const satisfies FormFields;
type WholeListReader = FormReader<keyof typeof WHOLE_LIST_FIELDS>;

/** The button that acts on the whole list that a search finds, on every page of it. */
const WHOLE_LIST = 'matching';
const SEEN_AT = 'seen-at';
const SEEN = 'seen';

export function isWholeList(fields: Input): boolean {
  return wordIn(fields, 'decision') === WHOLE_LIST;
}

export interface WholeListDecision {
  readonly decision: Decision;
  readonly until: number;
  readonly seen: number;
}

export function parseWholeList(
  fields: Input,
  { status }: QueueQuery,
  now: number,
): Parsed<WholeListDecision> {
  const form = new FormReader<keyof typeof WHOLE_LIST_FIELDS>(fields);
  const [typed] = form.values('all');
  const decision = decisionsFor(status).find((each) => each === typed);
  if (decision === undefined) form.fail('all', (t) => t.moderation.bulk.noDecision);
  readSure(form);
  return form.result({ decision: decision ?? 'hold', until: untilIn(form, now), seen: seenIn(form) });
}

/** The tick without which nothing that is done to many happens. */
export function readSure(form: FormReader<'sure'>): void {
  if (!form.flag('sure', (t) => t.moderation.single.sure))
    form.fail('sure', (t) => t.moderation.single.notSure);
}

export function untilIn(form: WholeListReader, now: number): number {
  return Math.min(momentIn(form.input, SEEN_AT, now), now);
}

export function seenIn(form: WholeListReader): number {
  return countIn(form.input, SEEN);
}

/**
 * What a press about a whole list did, and how many of those it was about somebody else had dealt with; a press that did all it
 * may leaves the rest for the next. `added` is how many it left because they have grown.
 */
export function wholeListResult(
  tried: string,
  act: string,
  { seen, done, added = 0 }: { readonly seen: number; readonly done: number; readonly added?: number },
): Result {
  const others = done < PRESS_MAX ? Math.max(seen - done - added, 0) : 0;
  return { act, already: [], others, added, tried };
}
