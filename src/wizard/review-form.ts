import { answersOf } from '../diagnosis/answers.ts';
import { diagnose } from '../diagnosis/score.ts';
import { messagesFor } from '../i18n/messages.ts';
import { CLAUSES } from '../strategies/clauses.ts';
import type { ClauseKey, TypedText } from '../strategies/clauses.ts';
import { PLAN_FIELDS, PLAN_MAX, isEmptyPlan } from '../strategies/plan.ts';
import type { Plan, PlanField } from '../strategies/plan.ts';
import { refusalOffers } from '../strategies/refusals.ts';
import { REFUSAL_LIMIT } from '../strategies/statement.ts';
import { SWAP_ANSWERS } from '../strategies/swap.ts';
import type { SwapAnswers } from '../strategies/swap.ts';
import { FormReader, fieldsFor } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import type { Approach, ApproachKey } from '../method/method.ts';
import { approachesAt } from '../wheel/wheel.ts';
import { readRival } from './diagnosis-form.ts';
import { acceptReview } from './accept.ts';
import type { PostedReview } from './accept.ts';
import { EMPTY_REVIEW, methodOf, revisionBefore } from './draft.ts';
import type { ChangeNote, Draft, ReviewAnswers } from './draft.ts';
import { readReviewDate } from './review-date.ts';
import { reviewRows } from './review-rows.ts';
import { PRESS_FIELDS } from './step.ts';
import type { Reading, Step } from './step.ts';
import type { Lang } from '../i18n/languages.ts';

export const WHY_MAX = 140;
export const NOTE_MAX = 280;
const WORDS_MAX = 280;

export const REVIEW_FORM = {
  ...fieldsFor('swap-', CLAUSES, 'choice'),
  ...fieldsFor('words-', CLAUSES, 'words'),
  // One of each for every approach.
  'why-*': 'words',
  'for-*': 'words',
  'where-*': 'words',
  'first-*': 'words',
  'cost-*': 'words',
  'owner-*': 'words',
  ...PRESS_FIELDS,
  rival: 'words',
  'rival-before': 'choice',
  refusal: 'choice',
  'review-date': 'words',
  'show-start': 'choice',
  'show-start-asked': 'choice',
  'share-diagnosis': 'choice',
  'count-me': 'choice',
  'change-note': 'words',
  'note-after': 'choice',
} as const satisfies FormFields;
type ReviewReader = FormReader<string>;

export const reviewStep: Step<PostedReview, 'review'> = {
  name: 'review',
  parse: parseReview,
  accept: acceptReview,
  held: ({ answers }) => ({
    review: answers.review ?? EMPTY_REVIEW,
    rival: answers.diagnosis?.rival,
    rivalBefore: undefined,
  }),
  rows: reviewRows,
  next: () => 'review',
};

/** A field that was left out keeps what the draft holds; a box that is absent is unticked. */
function parseReview(fields: Input, { draft, today, lang }: Reading): Parsed<PostedReview> {
  const form = new FormReader<string>(fields);
  const { approaches } = methodOf(draft);
  const current = draft.answers.review ?? EMPTY_REVIEW;
  const rival = form.has('rival') ? readRival(form) : undefined;
  const [rivalBefore] = form.values('rival-before');
  const note = readNote(form, draft);
  const review = {
    swap: readSwap(form, current),
    why: readWhy(form, approaches, current),
    words: readWords(form, current, lang),
    plan: readPlans(form, approaches, current, lang),
    refusals: readRefusals(form, draft),
    reviewDate: readReviewDate(form, current.reviewDate, today),
    showStart: readShowStart(form, current),
    shareDiagnosis: form.flag('share-diagnosis', (t) => t.review.share.label),
    countMe: readCountMe(form, draft),
    ...(note !== undefined && { note }),
  };
  return form.result({ review, rival, rivalBefore });
}

/** A box that starts ticked: only a post that says it asked can untick it. */
function readShowStart(form: ReviewReader, current: ReviewAnswers): boolean {
  const ticked = form.flag('show-start', (t) => t.ownWords.showStart.label);
  return form.has('show-start-asked') ? ticked : current.showStart;
}

/** Not asked of a wheel with approaches that only its reader has: the answer of before stays. */
function readCountMe(form: ReviewReader, { answers }: Draft): boolean {
  if ((answers.approaches?.own ?? []).length > 0) return answers.review?.countMe ?? false;
  return form.flag('count-me', (t) => t.review.countMe.label);
}

/** Words left as they are keep the language that they were typed in. */
function readWords(form: ReviewReader, current: ReviewAnswers, lang: Lang): ReviewAnswers['words'] {
  const words: Partial<Record<ClauseKey, TypedText>> = {};
  for (const clause of CLAUSES) {
    const before = current.words[clause];
    const text = readClauseWords(form, clause) ?? before?.text ?? '';
    if (text !== '') words[clause] = before?.text === text ? before : { text, lang };
  }
  return words;
}

function readClauseWords(form: ReviewReader, clause: ClauseKey): string | undefined {
  const name = `words-${clause}` as const;
  if (!form.has(name)) return undefined;
  const typed = form.text(name, {
    max: WORDS_MAX,
    subject: (t) => t.ownWords.subject(t.statement.swap.clauses[clause]),
    multiline: true,
  });
  const parts = typed.split(/[\n\t]/).map((part) => part.trim());
  return parts.filter((part) => part !== '').join(' ');
}

/** Plans left as they are keep the language that they were typed in. */
function readPlans(
  form: ReviewReader,
  approaches: readonly Approach[],
  current: ReviewAnswers,
  lang: Lang,
): ReviewAnswers['plan'] {
  const plans: Record<ApproachKey, Plan> = {};
  for (const approach of approaches) {
    const plan = readPlan(form, approach, current.plan[approach.key], lang);
    if (!isEmptyPlan(plan)) plans[approach.key] = plan;
  }
  return plans;
}

function readPlan(form: ReviewReader, approach: Approach, before: Plan | undefined, lang: Lang): Plan {
  const read = (field: PlanField) => readPlanField(form, field, approach) ?? before?.[field] ?? '';
  const plan = {
    for: read('for'),
    where: read('where'),
    first: read('first'),
    cost: read('cost'),
    owner: read('owner'),
  };
  const isSame = PLAN_FIELDS.every((field) => plan[field] === (before?.[field] ?? ''));
  return { ...plan, lang: isSame ? (before?.lang ?? lang) : lang };
}

function readPlanField(form: ReviewReader, field: PlanField, { key, label }: Approach): string | undefined {
  const name = `${field}-${key}`;
  if (!form.has(name)) return undefined;
  return form.text(name, {
    max: PLAN_MAX[field],
    subject: (t) => t.ownWords.plan.subject(t.ownWords.plan.labels[field], label[t.lang]),
  });
}

function readSwap(form: ReviewReader, current: ReviewAnswers): SwapAnswers {
  const answers: Record<string, SwapAnswers[keyof SwapAnswers]> = {};
  for (const clause of CLAUSES) {
    const subject = form.choice(`swap-${clause}`, SWAP_ANSWERS, (t) => t.statement.swap.clauses[clause]);
    const answer = subject ?? current.swap[clause];
    if (answer !== undefined) answers[clause] = answer;
  }
  return answers;
}

function readWhy(
  form: ReviewReader,
  approaches: readonly Approach[],
  current: ReviewAnswers,
): ReviewAnswers['why'] {
  const lines: Record<ApproachKey, string> = {};
  for (const { key, label } of approaches) {
    const name = `why-${key}`;
    const rule = { max: WHY_MAX, subject: (t: Parameters<typeof whySubject>[0]) => whySubject(t, label) };
    const line = form.has(name) ? form.text(name, rule) : current.why[key];
    if (line !== undefined) lines[key] = line;
  }
  return lines;
}

function whySubject(t: ReturnType<typeof messagesFor>, label: Readonly<Record<Lang, string>>): string {
  return t.review.why.subject(label[t.lang]);
}

function readRefusals(form: ReviewReader, draft: Draft): readonly ApproachKey[] {
  const method = methodOf(draft);
  const chosen = { method, choices: draft.answers.approaches?.choices ?? {} };
  const blanks = approachesAt(chosen, 'none');
  const answers = answersOf(method, draft.answers.diagnosis?.claims ?? {});
  const [firstOffer] = refusalOffers(diagnose(method, answers).scores, chosen, answers);
  const field = firstOffer === undefined ? 'refusal' : `refusal-${firstOffer}`;
  const picked = form.several('refusal', blanks, (t) => t.review.refusals.subject, field);
  if (picked.length > REFUSAL_LIMIT)
    form.fail('refusal', (t) => t.review.refusals.tooMany(REFUSAL_LIMIT, picked.length), field);
  return picked;
}

// The form carries the revision it was drawn to follow, so that sending it twice is the same note.
function readNote(form: ReviewReader, draft: Draft): ChangeNote | undefined {
  if (!form.has('change-note')) return draft.answers.review?.note;
  const text = form.text('change-note', {
    max: NOTE_MAX,
    subject: (t) => t.history.note.subject,
    multiline: true,
  });
  const [after = ''] = form.values('note-after');
  return text === ''
    ? undefined
    : { text, after: /^\d{1,9}$/.test(after) ? Number(after) : revisionBefore(draft) };
}
