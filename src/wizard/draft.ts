import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '../diagnosis/claims.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { GroupWheel } from '../wheel/group-wheel.ts';
import type { Choices } from '../wheel/wheel.ts';
import type { Capacity } from '../terms.ts';

export const STEP_NAMES = ['diagnosis', 'approaches', 'review'] as const;
export type StepName = (typeof STEP_NAMES)[number];

export interface DiagnosisAnswers {
  readonly brand: string;
  readonly rival: string;
  readonly gene: string;
  readonly capacity: Capacity | null;
  readonly claims: Readonly<Partial<Answers>>;
}

export interface ApproachesAnswers {
  readonly choices: Choices;
  readonly abstain: boolean;
  /** Kept even while the box is not ticked. */
  readonly abstainReason: string;
}

export interface ReviewAnswers extends Pick<
  Strategy,
  'swap' | 'why' | 'refusals' | 'shareDiagnosis' | 'countMe'
> {
  /** Null: the default, some weeks after the day of saving. */
  readonly reviewDate: string | null;
  readonly note?: ChangeNote;
}

export interface ChangeNote {
  readonly text: string;
  /** The revision that the note was written to follow: once the draft follows a later one, it no longer counts. */
  readonly after: number;
}

export interface StepAnswers {
  readonly diagnosis: DiagnosisAnswers;
  readonly approaches: ApproachesAnswers;
  readonly review: ReviewAnswers;
}

/** One walk through the wizard. (fr: brouillon) */
export interface Draft {
  readonly id: string;
  readonly painted: Choices | null;
  /** A step that was never validly posted is null. */
  readonly answers: { readonly [Step in StepName]: StepAnswers[Step] | null };
  /** Each step counts its own changes, from 0. */
  readonly versions: Readonly<Record<StepName, number>>;
  readonly saved: SavedAs | null;
  /** The workshop that this draft came out of: shown beside the choices, which it never makes. */
  readonly workshop: Discussed | null;
  readonly updatedAt: number;
}

export interface Discussed {
  readonly groupWheel: GroupWheel;
  readonly revealedAt: number;
  /** What the group decided and why: offered to whoever writes the strategy, never put into it. */
  readonly decided: string;
}

export interface SavedAs {
  readonly strategyId: string;
  readonly generation: number;
  readonly revision: number;
}

export type Outcome =
  { readonly kind: 'kept'; readonly draft: Draft } | { readonly kind: 'conflict'; readonly draft: Draft };

/** How long after saving a strategy is reviewed, unless its author says otherwise (domain §5). */
export const REVIEW_AFTER_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

export function firstMissingStep(draft: Draft, before: StepName): StepName | undefined {
  const earlier = STEP_NAMES.slice(0, STEP_NAMES.indexOf(before));
  return earlier.find((step) => draft.answers[step] === null);
}

export function nextStep(draft: Draft): StepName {
  return firstMissingStep(draft, 'review') ?? 'review';
}

/**
 * Takes the answers of one step. `version` is the state that the form was drawn from; without it the post
 * counts as made on the current state. An old form with equal values is kept, with other values it conflicts.
 */
export function accept<Step extends StepName>(
  draft: Draft,
  step: Step,
  answers: StepAnswers[Step],
  version: number | undefined,
): Outcome {
  if (isDeepStrictEqual(draft.answers[step], answers)) return { kind: 'kept', draft };
  if (version !== undefined && version !== draft.versions[step]) return { kind: 'conflict', draft };
  const changed = {
    ...draft,
    answers: { ...draft.answers, [step]: answers },
    versions: { ...draft.versions, [step]: draft.versions[step] + 1 },
  };
  return { kind: 'kept', draft: changed };
}

export interface PostedReview {
  readonly review: ReviewAnswers;
  readonly rival: string | undefined;
  readonly rivalBefore: string | undefined;
}

/** As `accept`; a rival is taken only if the reader changed it, and conflicts if it changed meanwhile. */
export function acceptReview(draft: Draft, posted: PostedReview, version: number | undefined): Outcome {
  const outcome = accept(draft, 'review', posted.review, version);
  const diagnosis = draft.answers.diagnosis;
  if (outcome.kind === 'conflict' || diagnosis === null || posted.rival === undefined) return outcome;
  const { rival, rivalBefore = diagnosis.rival } = posted;
  if (rival === rivalBefore || rival === diagnosis.rival) return outcome;
  if (rivalBefore !== diagnosis.rival) return { kind: 'conflict', draft };
  return accept(outcome.draft, 'diagnosis', { ...diagnosis, rival }, undefined);
}

/** Undefined until both steps are there; `today` is a day in Paris, `YYYY-MM-DD`. */
export function toStrategy(draft: Draft, today: string): Strategy | undefined {
  const { diagnosis, approaches } = draft.answers;
  if (diagnosis === null || approaches === null) return undefined;
  const { swap, why, refusals, shareDiagnosis, countMe, ...review } = draft.answers.review ?? EMPTY_REVIEW;
  const { choices, abstain, abstainReason } = approaches;
  const reviewDate = review.reviewDate ?? daysAfter(today, REVIEW_AFTER_DAYS);
  const wheel = { choices, abstainReason: abstain ? abstainReason : null };
  return { ...diagnosis, ...wheel, swap, why, refusals, reviewDate, shareDiagnosis, countMe };
}

/** Empty once the note went with an earlier revision. */
export function noteOf(draft: Draft): string {
  const note = draft.answers.review?.note;
  return note?.after === revisionBefore(draft) ? note.text : '';
}

export function revisionBefore(draft: Draft): number {
  return draft.saved?.revision ?? 0;
}

export function toAnswers(strategy: Strategy): StepAnswers {
  const { brand, rival, gene, capacity, claims, choices, abstainReason, ...review } = strategy;
  return {
    diagnosis: { brand, rival, gene, capacity, claims },
    approaches: { choices, abstain: abstainReason !== null, abstainReason: abstainReason ?? '' },
    review,
  };
}

export const EMPTY_REVIEW: ReviewAnswers = {
  swap: {},
  why: {},
  refusals: [],
  reviewDate: null,
  shareDiagnosis: false,
  countMe: false,
};

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
