import type {
  Approach,
  ApproachKey,
  Chosen,
  Claim,
  ClaimKey,
  Method,
  SuggestionRules,
} from '../method/method.ts';
import { isOwn } from '../method/own.ts';
import { EFFORT_POINTS, approachesAt } from '../wheel/wheel.ts';
import type { Suggested } from '../wheel/wheel.ts';
import { isTrue } from './answers.ts';
import type { Answer, Answers } from './answers.ts';

const PRIORITY_LIMIT = 2;
const SECONDARY_LIMIT = 2;

interface Reason {
  readonly claim: ClaimKey;
  readonly answer: 1 | 2 | 3;
  readonly points: number;
}

/** With the built-in method, points go up to 24 (27 for listen), negative weights included. */
export interface Score {
  readonly approach: ApproachKey;
  readonly points: number;
  /** Only what adds points, highest first. */
  readonly reasons: readonly Reason[];
  /** What takes points away, each below 0, heaviest first. */
  readonly deductions: readonly Reason[];
  /** What the "I don’t know" answers add: for the fallback only. */
  readonly unknownPoints: number;
}

export interface Suggestion extends Score {
  readonly level: 'priority' | 'secondary';
}

/** Scores in ranked order, suggestions priorities first: none if everything is true, only the fallback (secondary) if nothing stands out. */
export interface Diagnosis {
  readonly outcome: 'ranked' | 'everything-true' | 'fallback';
  readonly scores: readonly Score[];
  readonly suggestions: readonly Suggestion[];
}

/**
 * Ranks the approaches for these answers and suggests some: rules (a) to (g) of domain.md §2. A strategy that was saved is
 * judged by the rules of its own catalogue. A reader's own approaches are outside of it.
 */
export function diagnose(method: Method, answers: Answers, rules = method.suggestion): Diagnosis {
  const scores = rankedScores(method, answers, rules);
  if (isEverythingTrue(method, answers, rules))
    return { outcome: 'everything-true', scores, suggestions: [] };
  if (scores.every(({ points }) => points < rules.priorityPoints)) {
    const fallback = scores.filter((score) => score.approach === method.fallback);
    return { outcome: 'fallback', scores, suggestions: suggestedAs('secondary', fallback) };
  }
  return { outcome: 'ranked', scores, suggestions: suggestions(scores, rules) };
}

function rankedScores(method: Method, answers: Answers, rules: SuggestionRules): readonly Score[] {
  return method.approaches
    .filter((approach) => isPossible(method, approach, answers))
    .map(({ key, effort }) => ({
      score: scoreOf(method, key, answers, rules),
      effort: EFFORT_POINTS[effort],
    }))
    .sort((a, b) => b.score.points - a.score.points || a.effort - b.effort)
    .map(({ score }) => score);
}

function isPossible({ requires }: Method, { key, own }: Approach, answers: Answers): boolean {
  const required = requires[key];
  return own === undefined && (required === undefined || isTrue(answers, required));
}

function scoreOf(method: Method, key: ApproachKey, answers: Answers, rules: SuggestionRules): Score {
  const unknownPoints = key === method.fallback ? pointsOfUnknowns(method, answers, rules) : 0;
  const reasons = method.claims.flatMap((claim) => reasonOf(claim, key, answers[claim.key] ?? null, rules));
  return {
    approach: key,
    points: reasons.reduce((sum, { points }) => sum + points, unknownPoints),
    reasons: reasons.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points),
    deductions: reasons.filter(({ points }) => points < 0).sort((a, b) => a.points - b.points),
    unknownPoints,
  };
}

function pointsOfUnknowns({ claims }: Method, answers: Answers, { unknownPoints }: SuggestionRules): number {
  const unknown = claims.filter(({ key }) => (answers[key] ?? null) === null);
  return Math.min(unknown.length, unknownPoints);
}

function reasonOf(claim: Claim, key: ApproachKey, answer: Answer, rules: SuggestionRules): readonly Reason[] {
  if (!answer) return [];
  const points = rules.values[answer] * (claim.weights[key] ?? 0);
  return points === 0 ? [] : [{ claim: claim.key, answer, points }];
}

function isEverythingTrue({ claims }: Method, answers: Answers, rules: SuggestionRules): boolean {
  const [first, ...others] = claims.map(({ key }) => answers[key]);
  if (rules.equalAnswersSayNothing && first && others.every((answer) => answer === first)) return true;
  return claims.filter(({ key }) => isTrue(answers, key)).length >= rules.everythingTrue;
}

function suggestions(scores: readonly Score[], rules: SuggestionRules): readonly Suggestion[] {
  const best = Math.max(...scores.map(({ points }) => points));
  const isPriority = ({ points }: Score) =>
    points >= rules.priorityPoints && 100 * points >= rules.priorityPercentOfBest * best;
  const priorities = scores.slice(0, PRIORITY_LIMIT).filter(isPriority);
  const secondary = scores
    .slice(priorities.length, priorities.length + SECONDARY_LIMIT)
    .filter(({ points }) => points >= rules.secondaryPoints);
  return [...suggestedAs('priority', priorities), ...suggestedAs('secondary', secondary)];
}

function suggestedAs(level: Suggestion['level'], scores: readonly Score[]): readonly Suggestion[] {
  return scores.map((score) => ({ ...score, level }));
}

export function suggested(diagnosis: Diagnosis): Suggested {
  return Object.fromEntries(diagnosis.suggestions.map(({ approach, level }) => [approach, level]));
}

interface Departures {
  /** Priorities that the diagnosis did not suggest at all. */
  readonly unsuggested: readonly ApproachKey[];
  /** Suggestions, priority or secondary, that the wheel leaves blank. */
  readonly leftAside: readonly ApproachKey[];
}

/** Where a wheel departs from its diagnosis, in wheel order. Both ways are allowed: the page only asks why. */
export function departures(diagnosis: Diagnosis, chosen: Chosen): Departures {
  const hints = suggested(diagnosis);
  return {
    unsuggested: approachesAt(chosen, 'priority').filter((key) => hints[key] === undefined && !isOwn(key)),
    leftAside: approachesAt(chosen, 'none').filter((key) => hints[key] !== undefined),
  };
}
