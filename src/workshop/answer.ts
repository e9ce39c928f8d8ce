import { isDeepStrictEqual } from 'node:util';
import type { NamedWheel } from '../wheel/group-wheel.ts';

export interface Answer extends NamedWheel {
  readonly version: number;
  /** Until it is sent it is kept, but counts for nothing. */
  readonly sent: boolean;
}

export interface Part {
  readonly answer: Answer | undefined;
  readonly isRemoved: boolean;
}

/** `conflict`: the browser has a newer answer that the form did not know; `removed`: its answer was taken out since. */
export type AnswerOutcome =
  | { readonly kind: 'kept'; readonly answer: Answer }
  | { readonly kind: 'conflict'; readonly answer: Answer }
  | { readonly kind: 'removed' };

/**
 * `version` is the state that the form was drawn from, 0 before there was one; without it the post counts as made on the current one.
 * As for a draft's steps (product §4), an old form with equal values is kept, with others it conflicts. A sent answer stays sent;
 * nobody puts back unknowingly what was taken out.
 */
export function acceptAnswer(
  { answer: held, isRemoved }: Part,
  posted: NamedWheel,
  version: number | undefined,
  sends: boolean,
): AnswerOutcome {
  const { name, choices } = posted;
  if (isRemoved && version !== undefined && version > 0) return { kind: 'removed' };
  if (held === undefined) return { kind: 'kept', answer: { name, choices, version: 1, sent: sends } };
  const sent = held.sent || sends;
  if (isDeepStrictEqual({ name: held.name, choices: held.choices }, { name, choices }))
    return { kind: 'kept', answer: { ...held, sent } };
  if (version !== undefined && version !== held.version) return { kind: 'conflict', answer: held };
  return { kind: 'kept', answer: { name, choices, version: held.version + 1, sent } };
}
