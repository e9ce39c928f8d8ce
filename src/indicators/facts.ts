import type { ApproachKey } from '../method/method.ts';
import type { DecisionKind } from '../terms.ts';

/** What can be counted of the follow-up of a strategy. */
export interface FollowUpFacts {
  /** Whether a reading of it stands: one that was neither corrected nor taken back. */
  readonly followed: boolean;
  /** What was decided last of each approach, whichever revision it was about. */
  readonly decided: ReadonlyMap<ApproachKey, DecisionKind>;
}

export const NO_FACTS: FollowUpFacts = { followed: false, decided: new Map() };
