import { FormReader } from '../web/form.ts';
import type { Parsed } from '../web/form.ts';
import { isDecision } from './decision.ts';
import type { Decision, Target } from './decision.ts';

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
  const shown = (form.input['shown'] ?? []).flatMap((text) => toTarget(text) ?? []);
  const targets = shown.filter(chosenBy(form, button));
  const decision = decisionOf(form, button);
  if (decision !== undefined && targets.length === 0) form.fail('bulk', (t) => t.moderation.bulk.noneTicked);
  return form.result({ decision: decision ?? 'hold', targets });
}

/** `ID:VERSION`, as the hidden fields and the buttons of a comment say it. */
export function toTarget(text: string): Target | undefined {
  const [, id, version] = /^([\w-]{1,64}):(\d{1,9})$/.exec(text) ?? [];
  return id === undefined ? undefined : { id, version: Number(version) };
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
