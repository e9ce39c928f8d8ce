import { FormReader, toInput } from '../web/form.ts';
import type { Parsed } from '../web/form.ts';
import { decisionsFor } from './decision.ts';
import type { Decision } from './decision.ts';
import { wordIn } from './looking.ts';
import type { QueueQuery } from './queue-store.ts';

/** The button that acts on all that a search finds, on every page. */
const MATCHING = 'matching';
const SEEN_AT = 'seen-at';

export function isMatching(body: unknown): boolean {
  return wordIn(toInput(body), 'decision') === MATCHING;
}

/** What a moderator decided about all that a search finds. */
export interface PostedMatching {
  readonly decision: Decision;
  /** When the list was drawn, UTC milliseconds. */
  readonly until: number;
}

/** Reads the form under the cards: the decision, and the tick beside the number. */
export function parseMatching(body: unknown, { status }: QueueQuery, now: number): Parsed<PostedMatching> {
  const form = new FormReader(body);
  const [typed] = form.input['all'] ?? [];
  const decision = decisionsFor(status).find((each) => each === typed);
  if (decision === undefined) form.fail('all', (t) => t.moderation.bulk.noDecision);
  readSure(form);
  return form.result({ decision: decision ?? 'hold', until: untilIn(form, now) });
}

/** The tick without which nothing that is done to many happens. */
export function readSure(form: FormReader): void {
  if (!form.flag('sure', (t) => t.moderation.single.sure))
    form.fail('sure', (t) => t.moderation.single.notSure);
}

/** When the list was drawn; now at the latest. */
export function untilIn(form: FormReader, now: number): number {
  const typed = wordIn(form.input, SEEN_AT);
  return /^\d{1,15}$/.test(typed) ? Math.min(Number(typed), now) : now;
}
