import { approachesInNeed } from '../diagnosis/contradictions.ts';
import type { Answers } from '../diagnosis/answers.ts';
import type { Score } from '../diagnosis/score.ts';
import type { ApproachKey, Chosen } from '../method/method.ts';
import { approachesAt } from '../wheel/wheel.ts';

/**
 * All blank approaches, best score first and those without a score last; after them, in the same order, those that an
 * issue answered 2 or 3 points to with +3, since leaving them aside contradicts the diagnosis.
 */
export function refusalOffers(
  scores: readonly Score[],
  chosen: Chosen,
  answers: Answers,
): readonly ApproachKey[] {
  const blanks = approachesAt(chosen, 'none');
  const scored = scores.map((score) => score.approach).filter((key) => blanks.includes(key));
  const offers = [...scored, ...blanks.filter((key) => !scored.includes(key))];
  const needed = approachesInNeed(chosen.method, answers);
  return [...offers.filter((key) => !needed.includes(key)), ...offers.filter((key) => needed.includes(key))];
}
