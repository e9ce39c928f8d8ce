/** How answers become points, and points suggestions. All of it is our judgement, not a measured model. */
export interface PointRules {
  /** What an answer above 0 is worth, before it is multiplied by the weight of the claim. */
  readonly values: Readonly<Record<1 | 2 | 3, number>>;
  readonly priorityPoints: number;
  readonly priorityPercentOfBest: number;
  readonly secondaryPoints: number;
  /** Whether fourteen equal answers above 0 bring no suggestion at all. */
  readonly equalAnswersSayNothing: boolean;
}

/** The rules of today's catalogue. "Rather not" is worth nothing: a no is never a reason to do something. */
export const POINT_RULES: PointRules = {
  values: { 1: 0, 2: 2, 3: 3 },
  priorityPoints: 6,
  priorityPercentOfBest: 70,
  secondaryPoints: 4,
  equalAnswersSayNothing: false,
};

const FIRST_RULES: PointRules = {
  values: { 1: 1, 2: 2, 3: 3 },
  priorityPoints: 8,
  priorityPercentOfBest: 75,
  secondaryPoints: 5,
  equalAnswersSayNothing: true,
};

/** The first catalogue in which "rather not" gives no point; their names are years and months, which sort as text. */
const CHANGED_IN = '2026-12';

/** What a strategy was judged by when it was saved, so that its page keeps the points and suggestions that it showed. */
export function pointRulesOf(catalogue: string): PointRules {
  return catalogue < CHANGED_IN ? FIRST_RULES : POINT_RULES;
}
