/** What a group decided and why, in the words of whoever runs the workshop; empty while nothing is said. */
export interface Decision {
  readonly text: string;
  /** 0 before there was one. */
  readonly version: number;
}

/** `conflict`: the workshop has newer words, which the form did not know. */
export interface DecisionOutcome {
  readonly kind: 'kept' | 'conflict';
  readonly decision: Decision;
}

/** `version` is that of the words that the form was drawn with; without it the post counts as made on the current ones. */
export function acceptDecision(held: Decision, text: string, version: number | undefined): DecisionOutcome {
  if (text === held.text) return { kind: 'kept', decision: held };
  if (version !== undefined && version !== held.version) return { kind: 'conflict', decision: held };
  return { kind: 'kept', decision: { text, version: held.version + 1 } };
}
