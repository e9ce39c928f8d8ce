import { FormReader, toInput } from '../web/form.ts';
import type { Parsed } from '../web/form.ts';
import { decisionsFor } from './decision.ts';
import { countIn, wordIn } from './queue-query.ts';
import type { Result } from './queue-query.ts';
import { A_PRESS } from './pieces.ts';
import type { QueueQuery } from '../comments/queue-store.ts';
import type { Decision } from '../terms.ts';

/** The button that acts on all that a search finds, on every page. */
const MATCHING = 'matching';
const SEEN_AT = 'seen-at';
const SEEN = 'seen';

export function isMatching(body: unknown): boolean {
  return wordIn(toInput(body), 'decision') === MATCHING;
}

/** What a moderator decided about all that a search finds. */
export interface PostedMatching {
  readonly decision: Decision;
  /** When the list was drawn, UTC milliseconds. */
  readonly until: number;
  /** How many stood in it. */
  readonly seen: number;
}

/** Reads the form under the cards: the decision, and the tick beside the number. */
export function parseMatching(body: unknown, { status }: QueueQuery, now: number): Parsed<PostedMatching> {
  const form = new FormReader(body);
  const [typed] = form.input['all'] ?? [];
  const decision = decisionsFor(status).find((each) => each === typed);
  if (decision === undefined) form.fail('all', (t) => t.moderation.bulk.noDecision);
  readSure(form);
  return form.result({ decision: decision ?? 'hold', until: untilIn(form, now), seen: seenIn(form) });
}

/** The tick without which nothing that is done to many happens. */
export function readSure(form: FormReader): void {
  if (!form.flag('sure', (t) => t.moderation.single.sure))
    form.fail('sure', (t) => t.moderation.single.notSure);
}

/** When the list was drawn; now at the latest. */
export function untilIn(form: FormReader, now: number): number {
  return Math.min(momentIn(form, SEEN_AT, now), now);
}

/** A moment that a hidden field tells, in UTC milliseconds. */
export function momentIn(form: FormReader, name: string, missing = 0): number {
  const typed = wordIn(form.input, name);
  return /^\d{1,15}$/.test(typed) ? Number(typed) : missing;
}

/** How many the list had when it was drawn. */
export function seenIn(form: FormReader): number {
  return countIn(form.input, SEEN);
}

/**
 * What a press about a whole list did, and how many of those it was about somebody else had dealt with; a press that did all it
 * may leaves the rest for the next. `added` is how many it left because they have grown.
 */
export function matchingResult(
  tried: string,
  act: string,
  { seen, done, added = 0 }: { readonly seen: number; readonly done: number; readonly added?: number },
): Result {
  const others = done < A_PRESS ? Math.max(seen - done - added, 0) : 0;
  return { act, already: [], others, added, tried };
}
