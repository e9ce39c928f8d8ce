import type { Method, SuggestionRules } from '../method/method.ts';

/** What the first strategies were judged by: "rather not" gave a point, and fourteen equal answers said nothing. */
const FIRST_RULES = {
  values: { 1: 1, 2: 2, 3: 3 },
  priorityPoints: 8,
  priorityPercentOfBest: 75,
  secondaryPoints: 5,
  equalAnswersSayNothing: true,
} as const satisfies Partial<SuggestionRules>;

/** The first catalogue in which "rather not" gives no point; their names are years and months, which sort as text. */
const CHANGED_IN = '2026-12';

/** What a strategy was judged by when it was saved, so that its page keeps the points and suggestions that it showed. */
export function pointRulesOf({ suggestion }: Method, catalogue: string): SuggestionRules {
  return catalogue < CHANGED_IN ? { ...suggestion, ...FIRST_RULES } : suggestion;
}
