import { answersOf } from '../diagnosis/claims.ts';
import { diagnose } from '../diagnosis/score.ts';
import { messagesFor } from '../i18n/messages.ts';
import { formatDay } from '../i18n/format.ts';
import { CLAUSES } from '../strategies/clauses.ts';
import { REFUSAL_LIMIT, refusalOffers } from '../strategies/statement.ts';
import { SWAP_ANSWERS } from '../strategies/swap.ts';
import type { SwapAnswers } from '../strategies/swap.ts';
import { FormReader, fieldsFor } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { APPROACHES, APPROACH_KEYS, approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { wheelOf } from '../wheel/wheel.ts';
import { readRival } from './diagnosis-form.ts';
import { acceptReview } from './accept.ts';
import type { PostedReview } from './accept.ts';
import { EMPTY_REVIEW, REVIEW_AFTER_DAYS, daysAfter, revisionBefore } from './draft.ts';
import type { ChangeNote, Draft, ReviewAnswers } from './draft.ts';
import { OWN_WORDS_FORM, ownWordsInput, ownWordsRows, readPlans, readWords } from './own-words-form.ts';
import { PRESS_FIELDS } from './step.ts';
import type { Reading, Row, Step } from './step.ts';
import type { Lang } from '../i18n/languages.ts';

export const WHY_MAX = 140;
export const NOTE_MAX = 280;

export const REVIEW_FORM = {
  ...fieldsFor('swap-', CLAUSES, 'choice'),
  ...fieldsFor('why-', APPROACH_KEYS, 'words'),
  ...OWN_WORDS_FORM,
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
type ReviewReader = FormReader<keyof typeof REVIEW_FORM>;

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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days a strategy may be reviewed on: tomorrow to two years ahead (product §4). */
export function reviewDays(today: string): { readonly first: string; readonly last: string } {
  const [year = 0, ...rest] = today.split('-');
  const inTwoYears = [String(Number(year) + 2), ...rest].join('-');
  return { first: daysAfter(today, 1), last: daysAfter(inTwoYears, 0) };
}

/** The day a review form starts with: the one chosen before while it lies ahead, else the default. */
export function offeredReviewDate(chosen: string | null, today: string): string {
  const { first, last } = reviewDays(today);
  return chosen !== null && chosen >= first && chosen <= last ? chosen : daysAfter(today, REVIEW_AFTER_DAYS);
}

/** A field that was left out keeps what the draft holds; a box that is absent is unticked. */
function parseReview(fields: Input, { draft, today, lang }: Reading): Parsed<PostedReview> {
  const form = new FormReader<keyof typeof REVIEW_FORM>(fields);
  const current = draft.answers.review ?? EMPTY_REVIEW;
  const rival = form.has('rival') ? readRival(form) : undefined;
  const [rivalBefore] = form.values('rival-before');
  const note = readNote(form, draft);
  const review = {
    swap: readSwap(form, current),
    why: readWhy(form, current),
    words: readWords(form, current, lang),
    plan: readPlans(form, current, lang),
    refusals: readRefusals(form, draft),
    reviewDate: readReviewDate(form, current, today),
    showStart: readShowStart(form, current),
    shareDiagnosis: form.flag('share-diagnosis', (t) => t.review.share.label),
    countMe: form.flag('count-me', (t) => t.review.countMe.label),
    ...(note !== undefined && { note }),
  };
  return form.result({ review, rival, rivalBefore });
}

/** A box that starts ticked: only a post that says it asked can untick it. */
function readShowStart(form: ReviewReader, current: ReviewAnswers): boolean {
  const ticked = form.flag('show-start', (t) => t.ownWords.showStart.label);
  return form.has('show-start-asked') ? ticked : current.showStart;
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

function readWhy(form: ReviewReader, current: ReviewAnswers): ReviewAnswers['why'] {
  const lines: Partial<Record<ApproachKey, string>> = {};
  for (const { key, label } of APPROACHES) {
    const name = `why-${key}` as const;
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
  const choices = draft.answers.approaches?.choices ?? wheelOf();
  const blanks = APPROACH_KEYS.filter((key) => choices[key] === 'none');
  const answers = answersOf(draft.answers.diagnosis?.claims ?? {});
  const [firstOffer] = refusalOffers(diagnose(answers).scores, choices, answers);
  const field = firstOffer === undefined ? 'refusal' : `refusal-${firstOffer}`;
  const picked = form.several('refusal', blanks, (t) => t.review.refusals.subject, field);
  if (picked.length > REFUSAL_LIMIT)
    form.fail('refusal', (t) => t.review.refusals.tooMany(REFUSAL_LIMIT, picked.length), field);
  return picked;
}

function readReviewDate(form: ReviewReader, current: ReviewAnswers, today: string): string {
  const { first, last } = reviewDays(today);
  const value = form.text('review-date', { max: first.length, subject: (t) => t.review.date.label });
  if (value === '') return offeredReviewDate(current.reviewDate, today);
  if (!isDay(value)) form.fail('review-date', (t) => t.review.date.notADay(first));
  else if (value < first || value > last)
    form.fail('review-date', (t) => t.review.date.outside(formatDay(t.lang, first), formatDay(t.lang, last)));
  return value;
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

function isDay(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00Z`);
  return DAY.test(value) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

export function reviewInput(review: ReviewAnswers, rival: string, note: string, today: string): Input {
  const swap = CLAUSES.map((clause) => [`swap-${clause}`, [review.swap[clause] ?? ''].filter(Boolean)]);
  const why = APPROACH_KEYS.map((key) => [`why-${key}`, [review.why[key] ?? '']]);
  return {
    ...(Object.fromEntries([...swap, ...why]) as Input),
    ...ownWordsInput(review),
    rival: [rival],
    refusal: review.refusals,
    'review-date': [offeredReviewDate(review.reviewDate, today)],
    'show-start': review.showStart ? ['on'] : [],
    'share-diagnosis': review.shareDiagnosis ? ['on'] : [],
    'count-me': review.countMe ? ['on'] : [],
    'change-note': [note],
  };
}

function reviewRows({ review, rival }: PostedReview, lang: Lang): readonly Row[] {
  const { review: words, ownWords, diagnosis, statement, common, history } = messagesFor(lang);
  const box = (ticked: boolean) => (ticked ? common.yes : common.no);
  const labels = (keys: readonly ApproachKey[]) => keys.map((key) => approach(key).label[lang]).join(', ');
  const date = review.reviewDate === null ? '' : formatDay(lang, review.reviewDate);
  return [
    { field: 'rival', label: diagnosis.rival.label, value: rival ?? '', typed: true },
    ...CLAUSES.map((clause) => ({
      field: `swap-${clause}`,
      label: statement.swap.clauses[clause],
      value: words.swapAnswer(review.swap[clause] ?? null),
      typed: false,
    })),
    ...APPROACH_KEYS.map((key) => ({
      field: `why-${key}`,
      label: words.why.subject(approach(key).label[lang]),
      value: review.why[key] ?? '',
      typed: true,
    })),
    ...ownWordsRows(review, lang),
    { field: 'refusal', label: words.refusals.subject, value: labels(review.refusals), typed: false },
    { field: 'review-date', label: words.date.label, value: date, typed: false },
    { field: 'show-start', label: ownWords.showStart.label, value: box(review.showStart), typed: false },
    { field: 'share-diagnosis', label: words.share.label, value: box(review.shareDiagnosis), typed: false },
    { field: 'count-me', label: words.countMe.label, value: box(review.countMe), typed: false },
    { field: 'change-note', label: history.note.label, value: review.note?.text ?? '', typed: true },
  ];
}
