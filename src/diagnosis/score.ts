import { APPROACH_KEYS, approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { EFFORT_POINTS, approachesAt } from '../wheel/wheel.ts';
import type { Choices, Suggested } from '../wheel/wheel.ts';
import { CLAIMS, CLAIM_KEYS, isTrue } from './claims.ts';
import type { Answers, Claim, ClaimKey } from './claims.ts';

const PRIORITY_POINTS = 8;
const PRIORITY_SHARE_OF_BEST = 0.75;
const PRIORITY_LIMIT = 2;
const SECONDARY_POINTS = 5;
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

/** Ranks the approaches for these answers and suggests some: rules (a) to (g) of domain.md §2. */
export function diagnose(answers: Answers): Diagnosis {
  const scores = rankedScores(answers);
  if (isEverythingTrue(answers)) return { outcome: 'everything-true', scores, suggestions: [] };
  if (scores.every(({ points }) => points < PRIORITY_POINTS)) {
    const listen = scores.filter((score) => score.approach === 'listen');
    return { outcome: 'listen-first', scores, suggestions: suggestedAs('secondary', listen) };
  }
  return { outcome: 'ranked', scores, suggestions: suggestions(scores) };
}

function rankedScores(answers: Answers): readonly Score[] {
  return APPROACH_KEYS.filter((key) => key !== 'take-a-stand' || isTrue(answers, 'proven-cause'))
    .map((key) => scoreOf(key, answers))
    .sort((a, b) => b.points - a.points || effortOf(a) - effortOf(b));
}

function scoreOf(key: ApproachKey, answers: Answers): Score {
  const unknownPoints = key === 'listen' ? pointsOfUnknowns(answers) : 0;
  const points = CLAIMS.reduce((sum, claim) => sum + pointsOf(claim, key, answers), unknownPoints);
  return { approach: key, points, reasons: reasonsFor(key, answers), unknownPoints };
}

function pointsOfUnknowns(answers: Answers): number {
  const unknown = CLAIM_KEYS.filter((key) => answers[key] === null);
  return Math.min(unknown.length, UNKNOWN_POINTS_LIMIT);
}

function pointsOf(claim: Claim, key: ApproachKey, answers: Answers): number {
  return (answers[claim.key] ?? 0) * (claim.weights[key] ?? 0);
}

function reasonsFor(key: ApproachKey, answers: Answers): readonly Reason[] {
  return CLAIMS.flatMap((claim) => {
    const answer = answers[claim.key];
    const points = pointsOf(claim, key, answers);
    return answer && points > 0 ? [{ claim: claim.key, answer, points }] : [];
  }).sort((a, b) => b.points - a.points);
}

function effortOf(score: Score): number {
  return EFFORT_POINTS[approach(score.approach).effort];
}

function isEverythingTrue(answers: Answers): boolean {
  const [first, ...others] = CLAIM_KEYS.map((key) => answers[key]);
  if (first && others.every((answer) => answer === first)) return true;
  return CLAIM_KEYS.filter((key) => isTrue(answers, key)).length >= TRUE_CLAIMS_LIMIT;
}

function suggestions(scores: readonly Score[]): readonly Suggestion[] {
  const best = Math.max(...scores.map(({ points }) => points));
  const threshold = Math.max(PRIORITY_POINTS, best * PRIORITY_SHARE_OF_BEST);
  const priorities = scores.slice(0, PRIORITY_LIMIT).filter(({ points }) => points >= threshold);
  const secondary = scores
    .slice(priorities.length, priorities.length + SECONDARY_LIMIT)
    .filter(({ points }) => points >= SECONDARY_POINTS);
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
