import type { Answers } from '../diagnosis/answers.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { ApproachKey, Choices, Method } from '../method/method.ts';
import { withOwn } from '../method/own.ts';
import type { OwnApproach } from '../method/own.ts';
import type { ClauseKey } from '../strategies/clauses.ts';
import { NO_OWN_WORDS } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { SwapAnswer } from '../strategies/swap.ts';
import type { GroupWheel } from '../wheel/group-wheel.ts';
import type { Capacity, DecisionKind } from '../terms.ts';

export const STEP_NAMES = ['diagnosis', 'approaches', 'review'] as const;
export type StepName = (typeof STEP_NAMES)[number];

export interface DiagnosisAnswers {
  readonly brand: string;
  readonly rival: string;
  readonly gene: string;
  readonly capacity: Capacity | null;
  readonly claims: Answers;
}

export interface ApproachesAnswers {
  /** What the reader named beside the method's list. */
  readonly own: readonly OwnApproach[];
  readonly choices: Choices;
  readonly abstain: boolean;
  /** Kept even while the box is not ticked. */
  readonly abstainReason: string;
}

export interface ReviewAnswers extends Pick<
  Strategy,
  'swap' | 'why' | 'refusals' | 'shareDiagnosis' | 'countMe' | 'words' | 'plan' | 'showStart'
> {
  /** The judgements that no longer hold, because the text under them changed since. */
  readonly setAside: Readonly<Partial<Record<ClauseKey, SwapAnswer>>>;
  /** Null: the default, some weeks after the day of saving. */
  readonly reviewDate: string | null;
  readonly note?: ChangeNote;
  readonly meeting?: MeetingTrace;
}

/** What a review meeting put into the draft: what differs from it since is its reader's own. */
export interface MeetingTrace {
  readonly kinds: Readonly<Partial<Record<ApproachKey, DecisionKind>>>;
  readonly reviewDate: string;
  readonly note: string;
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
  /** The one it was begun with, to which the reader may add. */
  readonly method: Method;
  readonly painted: Choices | null;
  /** A step that was never validly posted is null. */
  readonly answers: { readonly [Step in StepName]: StepAnswers[Step] | null };
  /** Each step counts its own changes, from 0. */
  readonly versions: Readonly<Record<StepName, number>>;
  readonly saved: SavedAs | null;
  /** The workshop that this draft came out of: shown beside the choices, which it never makes. */
  readonly workshop: Discussed | null;
  /** What a copy takes along of the strategy that it was made of, as it was then; empty once it is saved. */
  readonly indicators: readonly Indicator[];
  readonly updatedAt: number;
}

export interface Discussed {
  /** What was named for the group: its wheel is drawn with it, whatever the reader names since. */
  readonly own: readonly OwnApproach[];
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

/** The method of a draft with what its reader named. */
export function methodOf({ method, answers }: Pick<Draft, 'method' | 'answers'>): Method {
  return withOwn(method, answers.approaches?.own ?? []);
}

/** How long after saving a strategy is reviewed, unless its author says otherwise (domain §5). */
export const REVIEW_AFTER_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Undefined until both steps are there; `today` is a day in the zone of the site, `YYYY-MM-DD`. */
export function toStrategy(draft: Draft, today: string): Strategy | undefined {
  const { diagnosis, approaches } = draft.answers;
  if (diagnosis === null || approaches === null) return undefined;
  const { reviewDate, ...review } = draft.answers.review ?? EMPTY_REVIEW;
  const { own, choices, abstain, abstainReason } = approaches;
  return {
    ...diagnosis,
    method: methodOf(draft),
    own,
    choices,
    abstainReason: abstain ? abstainReason : null,
    swap: review.swap,
    why: review.why,
    refusals: review.refusals,
    reviewDate: reviewDate ?? daysAfter(today, REVIEW_AFTER_DAYS),
    shareDiagnosis: review.shareDiagnosis,
    countMe: review.countMe,
    words: review.words,
    plan: review.plan,
    showStart: review.showStart,
  };
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
  const { brand, rival, gene, capacity, claims, own, choices, abstainReason, ...rest } = strategy;
  const { swap, why, refusals, reviewDate, shareDiagnosis, countMe, words, plan, showStart } = rest;
  const review = { swap, why, refusals, reviewDate, shareDiagnosis, countMe, words, plan, showStart };
  return {
    diagnosis: { brand, rival, gene, capacity, claims },
    approaches: { own, choices, abstain: abstainReason !== null, abstainReason: abstainReason ?? '' },
    review: { ...review, setAside: {} },
  };
}

export const EMPTY_REVIEW: ReviewAnswers = {
  swap: {},
  why: {},
  refusals: [],
  reviewDate: null,
  shareDiagnosis: false,
  countMe: false,
  words: NO_OWN_WORDS.words,
  plan: NO_OWN_WORDS.plan,
  showStart: NO_OWN_WORDS.showStart,
  setAside: {},
};

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
