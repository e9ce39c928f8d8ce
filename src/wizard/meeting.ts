import type { ApproachKey } from '../method/method.ts';
import { keysAlike } from '../method/own.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { DecisionKind, State } from '../terms.ts';
import { stateOf } from '../wheel/wheel.ts';
import { accept } from './accept.ts';
import { EMPTY_REVIEW, methodOf, revisionBefore } from './draft.ts';
import type { ApproachesAnswers, ChangeNote, Draft, MeetingTrace, ReviewAnswers } from './draft.ts';

/** What a review meeting says of the newest revision. */
export interface MeetingOutcome {
  readonly strategy: Strategy;
  readonly kinds: MeetingTrace['kinds'];
  /** `YYYY-MM-DD`. */
  readonly reviewDate: string;
  /** 0 to 280 code points. */
  readonly note: string;
}

/**
 * The draft with what a meeting decided: stopped approaches blank, promoted ones a priority, the others as they were saved. What its
 * reader changed in the draft since an earlier press of the same meeting stays, unless the meeting now decides otherwise.
 */
export function withMeeting(draft: Draft, outcome: MeetingOutcome): Draft {
  const { approaches, review } = draft.answers;
  if (approaches === null) return draft;
  const before = review?.meeting;
  const chosen = accept(draft, 'approaches', chosenAt(draft, approaches, before, outcome), undefined).draft;
  const reviewed = reviewedAt(chosen, before, outcome);
  return accept(chosen, 'review', reviewed, undefined).draft;
}

/** What a decision makes of an approach that stands so. */
function stateAfter(kind: DecisionKind | undefined, state: State): State {
  if (kind === 'stop') return 'none';
  return kind === 'promote' ? 'priority' : state;
}

function chosenAt(
  draft: Draft,
  approaches: ApproachesAnswers,
  before: MeetingTrace | undefined,
  { strategy, kinds }: MeetingOutcome,
): ApproachesAnswers {
  const keyOf = keysAlike(strategy.own, approaches.own);
  const known = methodOf(draft).approaches.map(({ key }) => key);
  const moved = strategy.method.approaches.flatMap(({ key }) => {
    const saved = savedState(strategy, key);
    const [was, is] = [stateAfter(before?.kinds[key], saved), stateAfter(kinds[key], saved)];
    return was === is || !known.includes(keyOf(key)) ? [] : [[keyOf(key), is] as const];
  });
  const choices = { ...approaches.choices, ...Object.fromEntries(moved) };
  const isMarked = Object.values(choices).some((state) => state !== 'none');
  return { ...approaches, choices, abstain: approaches.abstain && !isMarked };
}

function savedState({ abstainReason, choices }: Strategy, key: ApproachKey): State {
  return abstainReason === null ? stateOf(choices, key) : 'none';
}

function reviewedAt(
  draft: Draft,
  before: MeetingTrace | undefined,
  { kinds, reviewDate, note }: MeetingOutcome,
): ReviewAnswers {
  const { note: typed, ...review } = draft.answers.review ?? EMPTY_REVIEW;
  const kept = noteAfter(draft, typed, before?.note ?? '', note);
  return {
    ...review,
    reviewDate: reviewDate === before?.reviewDate ? review.reviewDate : reviewDate,
    ...(kept !== undefined && { note: kept }),
    meeting: { kinds, reviewDate, note },
  };
}

/** A note that its reader wrote, changed or emptied is left alone. */
function noteAfter(
  draft: Draft,
  typed: ChangeNote | undefined,
  written: string,
  note: string,
): ChangeNote | undefined {
  if ((typed?.text ?? '') !== written || note === written) return typed;
  return note === '' ? undefined : { text: note, after: revisionBefore(draft) };
}
