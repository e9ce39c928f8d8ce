import { messagesFor } from '../i18n/messages.ts';
import { formatDay } from '../i18n/format.ts';
import { CLAUSES } from '../strategies/clauses.ts';
import { PLAN_FIELDS } from '../strategies/plan.ts';
import type { Input } from '../web/form.ts';
import type { Method } from '../method/method.ts';
import type { PostedReview } from './accept.ts';
import { offeredReviewDate } from './review-date.ts';
import { EMPTY_REVIEW, methodOf, noteOf } from './draft.ts';
import type { Draft, ReviewAnswers } from './draft.ts';
import type { Row } from './step.ts';
import type { Lang } from '../i18n/languages.ts';

export function reviewInput(draft: Draft, rival: string, today: string): Input {
  const review = draft.answers.review ?? EMPTY_REVIEW;
  const method = methodOf(draft);
  const swap = CLAUSES.map((clause) => [`swap-${clause}`, [review.swap[clause] ?? ''].filter(Boolean)]);
  const why = method.approaches.map(({ key }) => [`why-${key}`, [review.why[key] ?? '']]);
  return {
    ...(Object.fromEntries([...swap, ...why]) as Input),
    ...ownWordsInput(method, review),
    rival: [rival],
    refusal: review.refusals,
    'review-date': [offeredReviewDate(review.reviewDate, today)],
    'show-start': review.showStart ? ['on'] : [],
    'share-diagnosis': review.shareDiagnosis ? ['on'] : [],
    'count-me': review.countMe ? ['on'] : [],
    'change-note': [noteOf(draft)],
  };
}

function ownWordsInput({ approaches }: Method, { words, plan }: ReviewAnswers): Input {
  const typed = CLAUSES.map((clause) => [`words-${clause}`, [words[clause]?.text ?? '']] as const);
  const plans = approaches.flatMap(({ key }) =>
    PLAN_FIELDS.map((field) => [`${field}-${key}`, [plan[key]?.[field] ?? '']] as const),
  );
  return Object.fromEntries([...typed, ...plans]);
}

function ownWordsRows(
  { approaches }: Method,
  { words, plan }: Pick<ReviewAnswers, 'words' | 'plan'>,
  lang: Lang,
): readonly Row[] {
  const { ownWords, statement } = messagesFor(lang);
  return [
    ...CLAUSES.map((clause) => ({
      field: `words-${clause}`,
      label: ownWords.subject(statement.swap.clauses[clause]),
      value: words[clause]?.text ?? '',
      typed: true,
    })),
    ...approaches.flatMap(({ key, label }) =>
      PLAN_FIELDS.map((field) => ({
        field: `${field}-${key}`,
        label: ownWords.plan.subject(ownWords.plan.labels[field], label[lang]),
        value: plan[key]?.[field] ?? '',
        typed: true,
      })),
    ),
  ];
}

export function reviewRows(draft: Draft, { review, rival }: PostedReview, lang: Lang): readonly Row[] {
  const { review: words, ownWords, diagnosis, statement, common, history } = messagesFor(lang);
  const box = (ticked: boolean) => (ticked ? common.yes : common.no);
  const method = methodOf(draft);
  const refused = method.approaches.filter(({ key }) => review.refusals.includes(key));
  const date = review.reviewDate === null ? '' : formatDay(lang, review.reviewDate);
  return [
    { field: 'rival', label: diagnosis.rival.label, value: rival ?? '', typed: true },
    ...CLAUSES.map((clause) => ({
      field: `swap-${clause}`,
      label: statement.swap.clauses[clause],
      value: words.swapAnswer(review.swap[clause] ?? null),
      typed: false,
    })),
    ...method.approaches.map(({ key, label }) => ({
      field: `why-${key}`,
      label: words.why.subject(label[lang]),
      value: review.why[key] ?? '',
      typed: true,
    })),
    ...ownWordsRows(method, review, lang),
    {
      field: 'refusal',
      label: words.refusals.subject,
      value: refused.map(({ label }) => label[lang]).join(', '),
      typed: false,
    },
    { field: 'review-date', label: words.date.label, value: date, typed: false },
    { field: 'show-start', label: ownWords.showStart.label, value: box(review.showStart), typed: false },
    { field: 'share-diagnosis', label: words.share.label, value: box(review.shareDiagnosis), typed: false },
    { field: 'count-me', label: words.countMe.label, value: box(review.countMe), typed: false },
    { field: 'change-note', label: history.note.label, value: review.note?.text ?? '', typed: true },
  ];
}
