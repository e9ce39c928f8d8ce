import { FormReader } from '../web/form.ts';
import type { Input, Parsed } from '../web/form.ts';
import { isDecision } from './decision.ts';
import type { Target } from './decision.ts';
import type { Decision } from '../terms.ts';

/** What a moderator decided on the queue, about which comments as they were shown. */
export interface Posted {
  readonly decision: Decision;
  readonly targets: readonly Target[];
}

/**
 * Reads the form of the queue. Its buttons are named `decision`: `publish:ID` decides about one comment, `page`
 * publishes all that are shown, `ticked` does what the list `bulk` says with the ticked ones.
 */
export function parsePosted(body: unknown): Parsed<Posted> {
  const form = new FormReader(body);
  const [button = ''] = form.input['decision'] ?? [];
  const targets = shownIn(form.input).filter(chosenBy(form, button));
  const decision = decisionOf(form, button);
  if (decision !== undefined && targets.length === 0) form.fail('bulk', (t) => t.moderation.bulk.noneTicked);
  return form.result({ decision: decision ?? 'hold', targets });
}

/** The comments of the page, each as a field `shown-ID` with the version that was seen. */
function shownIn(input: Input): readonly Target[] {
  return Object.entries(input).flatMap(([name, [version = '']]) => {
    const [, id] = /^shown-([\w-]{1,64})$/.exec(name) ?? [];
    return id === undefined || !/^\d{1,9}$/.test(version) ? [] : { id, version: Number(version) };
  });
}

function chosenBy(form: FormReader, button: string): (target: Target) => boolean {
  if (button === 'page') return () => true;
  const ids = button === 'ticked' ? (form.input['tick'] ?? []) : [button.slice(button.indexOf(':') + 1)];
  return ({ id }) => ids.includes(id);
}

function decisionOf(form: FormReader, button: string): Decision | undefined {
  if (button === 'page') return 'publish';
  const [named] = button.split(':');
  if (isDecision(named)) return named;
  const [chosen] = form.input['bulk'] ?? [];
  if (isDecision(chosen)) return chosen;
  form.fail('bulk', (t) => t.moderation.bulk.noDecision);
  return undefined;
}
