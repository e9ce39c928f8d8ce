import { keysOf } from '../method/method.ts';
import type { ApproachKey, Chosen, Claim, ClaimKey, Method } from '../method/method.ts';
import { stateOf } from '../wheel/wheel.ts';
import { isTrue } from './answers.ts';
import type { Answers } from './answers.ts';

const TREATING_WEIGHT = 2;
const STRONGEST_WEIGHT = 3;

/** An issue that the choices do not treat, or that they leave aside by name; at least one of the two lists holds something. */
export interface Contradiction {
  readonly claim: ClaimKey;
  /** The approaches that the issue points to most, when the wheel marks none that would treat it; else none. */
  readonly missing: readonly ApproachKey[];
  /** The named refusals that the issue points to most. */
  readonly refused: readonly ApproachKey[];
}

/**
 * Where a choice contradicts its own diagnosis, by issue in the order of the form. An issue counts when it is answered 2 or 3. It is
 * treated by any marked approach to which it gives 2 points or more. It is refused when an approach to which it gives 3 is named among
 * the `refusals`, whether it is treated or not. Nothing here forbids a choice: the page points it out.
 */
export function contradictionsOf(
  answers: Answers,
  { method, choices }: Chosen,
  refusals: readonly ApproachKey[],
): readonly Contradiction[] {
  return trueIssues(method, answers).flatMap((claim) => {
    const strongest = pointedTo(method, claim, STRONGEST_WEIGHT);
    const treated = pointedTo(method, claim, TREATING_WEIGHT).some((key) => stateOf(choices, key) !== 'none');
    const missing = treated ? [] : strongest;
    const refused = strongest.filter((key) => refusals.includes(key));
    return missing.length + refused.length === 0 ? [] : [{ claim: claim.key, missing, refused }];
  });
}

/** The approaches that an issue answered 2 or 3 points to with its greatest weight, in wheel order. */
export function approachesInNeed(method: Method, answers: Answers): readonly ApproachKey[] {
  const needed = trueIssues(method, answers).flatMap((claim) => pointedTo(method, claim, STRONGEST_WEIGHT));
  return keysOf(method).filter((key) => needed.includes(key));
}

function trueIssues({ claims }: Method, answers: Answers): readonly Claim[] {
  return claims.filter(({ kind, key }) => kind === 'issue' && isTrue(answers, key));
}

function pointedTo(method: Method, claim: Claim, weight: number): readonly ApproachKey[] {
  return keysOf(method).filter((key) => (claim.weights[key] ?? 0) >= weight);
}
