import { APPROACH_KEYS, approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { EFFORT_POINTS, approachesAt } from '../wheel/wheel.ts';
import type { Choices, Suggested } from '../wheel/wheel.ts';
import { CLAIMS, CLAIM_KEYS, isTrue } from './claims.ts';
import type { Answer, Answers, Claim, ClaimKey } from './claims.ts';
import { POINT_RULES } from './point-rules.ts';
import type { PointRules } from './point-rules.ts';

const PRIORITY_LIMIT = 2;
const SECONDARY_LIMIT = 2;
const UNKNOWN_POINTS_LIMIT = 3;
const TRUE_CLAIMS_LIMIT = 10;

interface Reason {
  readonly claim: ClaimKey;
  readonly answer: 1 | 2 | 3;
  readonly points: number;
}

/** Points go up to 24 (27 for listen), negative weights included. */
export interface Score {
  readonly approach: ApproachKey;
  readonly points: number;
  /** Only what adds points, highest first. */
  readonly reasons: readonly Reason[];
  /** What takes points away, each below 0, heaviest first. */
  readonly deductions: readonly Reason[];
  /** What the "I don’t know" answers add: 0 to 3, for listen only. */
  readonly unknownPoints: number;
}

export interface Suggestion extends Score {
  readonly level: 'priority' | 'secondary';
}

/** Scores in ranked order, suggestions priorities first: none if everything is true, only listen (secondary) if nothing stands out. */
export interface Diagnosis {
  readonly outcome: 'ranked' | 'everything-true' | 'listen-first';
  readonly scores: readonly Score[];
  readonly suggestions: readonly Suggestion[];
}

/**
 * Ranks the approaches for these answers and suggests some: rules (a) to (g) of domain.md §2. A strategy that was saved is
 * judged by the rules of its own catalogue.
 */
export function diagnose(answers: Answers, rules = POINT_RULES): Diagnosis {
  const scores = rankedScores(answers, rules);
  if (isEverythingTrue(answers, rules)) return { outcome: 'everything-true', scores, suggestions: [] };
  if (scores.every(({ points }) => points < rules.priorityPoints)) {
    const listen = scores.filter((score) => score.approach === 'listen');
    return { outcome: 'listen-first', scores, suggestions: suggestedAs('secondary', listen) };
  }
  return { outcome: 'ranked', scores, suggestions: suggestions(scores, rules) };
}

function rankedScores(answers: Answers, rules: PointRules): readonly Score[] {
  return APPROACH_KEYS.filter((key) => key !== 'take-a-stand' || isTrue(answers, 'proven-cause'))
    .map((key) => scoreOf(key, answers, rules))
    .sort((a, b) => b.points - a.points || effortOf(a) - effortOf(b));
}

function scoreOf(key: ApproachKey, answers: Answers, rules: PointRules): Score {
  const unknownPoints = key === 'listen' ? pointsOfUnknowns(answers) : 0;
  const reasons = CLAIMS.flatMap((claim) => reasonOf(claim, key, answers[claim.key], rules));
  return {
    approach: key,
    points: reasons.reduce((sum, { points }) => sum + points, unknownPoints),
    reasons: reasons.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points),
    deductions: reasons.filter(({ points }) => points < 0).sort((a, b) => a.points - b.points),
    unknownPoints,
  };
}

function pointsOfUnknowns(answers: Answers): number {
  const unknown = CLAIM_KEYS.filter((key) => answers[key] === null);
  return Math.min(unknown.length, UNKNOWN_POINTS_LIMIT);
}

function reasonOf(claim: Claim, key: ApproachKey, answer: Answer, rules: PointRules): readonly Reason[] {
  if (!answer) return [];
  const points = rules.values[answer] * (claim.weights[key] ?? 0);
  return points === 0 ? [] : [{ claim: claim.key, answer, points }];
}

function effortOf(score: Score): number {
  return EFFORT_POINTS[approach(score.approach).effort];
}

function isEverythingTrue(answers: Answers, rules: PointRules): boolean {
  const [first, ...others] = CLAIM_KEYS.map((key) => answers[key]);
  if (rules.equalAnswersSayNothing && first && others.every((answer) => answer === first)) return true;
  return CLAIM_KEYS.filter((key) => isTrue(answers, key)).length >= TRUE_CLAIMS_LIMIT;
}

function suggestions(scores: readonly Score[], rules: PointRules): readonly Suggestion[] {
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
export function departures(diagnosis: Diagnosis, choices: Choices): Departures {
  const hints = suggested(diagnosis);
  return {
    unsuggested: approachesAt(choices, 'priority').filter((key) => hints[key] === undefined),
    leftAside: approachesAt(choices, 'none').filter((key) => hints[key] !== undefined),
  };
}
