import { isDeepStrictEqual } from 'node:util';
import { CLAUSES } from '../strategies/clauses.ts';
import type { ClauseKey } from '../strategies/clauses.ts';
import { clauseTexts, statementLines } from '../strategies/statement.ts';
import { factsOf } from '../strategies/strategy.ts';
import { EMPTY_REVIEW, toStrategy } from './draft.ts';
import type { Draft, Outcome, ReviewAnswers, StepAnswers, StepName } from './draft.ts';

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
  return { kind: 'kept', draft: withoutStaleJudgements(draft, changed) };
}

export interface PostedReview {
  readonly review: Omit<ReviewAnswers, 'setAside' | 'meeting'>;
  readonly rival: string | undefined;
  readonly rivalBefore: string | undefined;
}

/** As `accept`; a rival is taken only if the reader changed it, and conflicts if it changed meanwhile. */
export function acceptReview(draft: Draft, posted: PostedReview, version: number | undefined): Outcome {
  const outcome = accept(draft, 'review', reviewOf(draft, posted, version), version);
  const diagnosis = draft.answers.diagnosis;
  if (outcome.kind === 'conflict' || diagnosis === null || posted.rival === undefined) return outcome;
  const { rival, rivalBefore = diagnosis.rival } = posted;
  if (rival === rivalBefore || rival === diagnosis.rival) return outcome;
  if (rivalBefore !== diagnosis.rival) return { kind: 'conflict', draft };
  return accept(outcome.draft, 'diagnosis', { ...diagnosis, rival }, undefined);
}

// A form sent twice still holds the judgements that its first arrival set aside.
function reviewOf(draft: Draft, { review }: PostedReview, version: number | undefined): ReviewAnswers {
  const { setAside, meeting } = draft.answers.review ?? EMPTY_REVIEW;
  const isOld = version !== undefined && version !== draft.versions.review;
  const stale = isOld ? CLAUSES.filter((clause) => setAside[clause] === review.swap[clause]) : [];
  const swap = without(review.swap, stale);
  return { ...review, setAside, swap, ...(meeting !== undefined && { meeting }) };
}

/**
 * A judgement holds for the text that was judged: where that changes, and nobody judged the new one, the answer is set aside
 * and the page says so (own-words.md §2). Forms drawn before count as old.
 */
function withoutStaleJudgements(before: Draft, after: Draft): Draft {
  const review = after.answers.review;
  if (review === null) return after;
  const given = before.answers.review?.swap ?? {};
  const [texts, newTexts] = [judgedTexts(before), judgedTexts(after)];
  const stale = CLAUSES.filter(
    (clause) =>
      given[clause] !== undefined &&
      given[clause] === review.swap[clause] &&
      texts[clause] !== newTexts[clause],
  );
  const swap = without(review.swap, stale);
  const setAside = without(
    { ...review.setAside, ...Object.fromEntries(stale.map((clause) => [clause, given[clause]])) },
    CLAUSES.filter((clause) => swap[clause] !== undefined),
  );
  if (isDeepStrictEqual([swap, setAside], [review.swap, review.setAside])) return after;
  const bumped = stale.length > 0 && after.versions.review === before.versions.review ? 1 : 0;
  return {
    ...after,
    answers: { ...after.answers, review: { ...review, swap, setAside } },
    versions: { ...after.versions, review: after.versions.review + bumped },
  };
}

/** What each clause says, in words that depend on no page: the generated line, and the typed words over it. */
function judgedTexts(draft: Draft): Readonly<Partial<Record<ClauseKey, string>>> {
  const strategy = toStrategy(draft, '2010-08-05');
  if (strategy === undefined) return {};
  const generated = clauseTexts(statementLines(factsOf({ ...strategy, words: {} }), 'fr'));
  const texts = CLAUSES.map((clause) => {
    const line = generated.find((each) => each.clause === clause)?.text ?? '';
    return [clause, `${line}\n${strategy.words[clause]?.text ?? ''}`] as const;
  });
  return Object.fromEntries(texts);
}

function without<Value>(
  answers: Readonly<Partial<Record<ClauseKey, Value>>>,
  clauses: readonly ClauseKey[],
): Readonly<Partial<Record<ClauseKey, Value>>> {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !clauses.some((each) => each === key)));
}
