import type { Lang } from '../i18n/messages.ts';
import type { Parsed } from '../web/form.ts';
import { approachesRows, parseApproaches } from './approaches-form.ts';
import { diagnosisRows, parseDiagnosis } from './diagnosis-form.ts';
import { EMPTY_REVIEW, accept, acceptReview } from './draft.ts';
import type { ApproachesAnswers, DiagnosisAnswers, Draft, Outcome, PostedReview, StepName } from './draft.ts';
import { approachesPage, diagnosisPage } from './parts.ts';
import type { Drawing } from './parts.ts';
import { reviewPage } from './review-page.ts';
import { parseReview, reviewRows } from './review-form.ts';
import type { Row } from './step.ts';

/** Everything one step knows how to do. `today` is a day in Paris, `YYYY-MM-DD`. */
export interface Step<Posted> {
  readonly name: StepName;
  readonly parse: (body: unknown, draft: Draft, today: string) => Parsed<Posted>;
  /** What the draft becomes; `version` is the state that the form was drawn from. */
  readonly accept: (draft: Draft, posted: Posted, version: number | undefined) => Outcome;
  /** What the draft holds of this step, in the shape of a post. */
  readonly held: (draft: Draft) => Posted | null;
  readonly rows: (posted: Posted, lang: Lang) => readonly Row[];
  readonly page: (draft: Draft, drawing: Drawing, today: string) => object;
  /** Where a button leads once the answers are kept. */
  readonly next: (action: string | undefined) => StepName;
}

export const diagnosisStep: Step<DiagnosisAnswers> = {
  name: 'diagnosis',
  parse: parseDiagnosis,
  accept: (draft, posted, version) => accept(draft, 'diagnosis', posted, version),
  held: (draft) => draft.answers.diagnosis,
  rows: diagnosisRows,
  page: (draft, drawing) => diagnosisPage(draft, draft.painted, drawing),
  next: () => 'approaches',
};

export const approachesStep: Step<ApproachesAnswers> = {
  name: 'approaches',
  parse: parseApproaches,
  accept: (draft, posted, version) => accept(draft, 'approaches', posted, version),
  held: (draft) => draft.answers.approaches,
  rows: approachesRows,
  page: approachesPage,
  next: (action) => (action === 'preview' ? 'approaches' : 'review'),
};

export const reviewStep: Step<PostedReview> = {
  name: 'review',
  parse: parseReview,
  accept: acceptReview,
  held: ({ answers }) => ({
    review: answers.review ?? EMPTY_REVIEW,
    rival: answers.diagnosis?.rival,
    rivalBefore: undefined,
  }),
  rows: reviewRows,
  page: (draft, drawing, today) => reviewPage(draft, today, drawing),
  next: () => 'review',
};
