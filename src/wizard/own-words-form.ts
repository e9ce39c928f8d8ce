import { messagesFor } from '../i18n/messages.ts';
import { CLAUSES } from '../strategies/clauses.ts';
import type { ClauseKey, TypedText } from '../strategies/clauses.ts';
import { PLAN_FIELDS, PLAN_MAX, isEmptyPlan } from '../strategies/plan.ts';
import type { Plan, PlanField } from '../strategies/plan.ts';
import { fieldsFor } from '../web/form.ts';
import type { FormFields, FormReader, Input } from '../web/form.ts';
import { APPROACHES, APPROACH_KEYS, approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import type { ReviewAnswers } from './draft.ts';
import type { Row } from './step.ts';
import type { Lang } from '../i18n/languages.ts';

/** In code points (own-words.md §2). */
export const WORDS_MAX = 280;

export const OWN_WORDS_FORM = {
  ...fieldsFor('words-', CLAUSES, 'words'),
  ...fieldsFor('for-', APPROACH_KEYS, 'words'),
  ...fieldsFor('where-', APPROACH_KEYS, 'words'),
  ...fieldsFor('first-', APPROACH_KEYS, 'words'),
  ...fieldsFor('cost-', APPROACH_KEYS, 'words'),
  ...fieldsFor('owner-', APPROACH_KEYS, 'words'),
} as const satisfies FormFields;
type OwnWordsReader = FormReader<keyof typeof OWN_WORDS_FORM>;

/** Words left as they are keep the language that they were typed in. */
export function readWords(form: OwnWordsReader, current: ReviewAnswers, lang: Lang): ReviewAnswers['words'] {
  const words: Partial<Record<ClauseKey, TypedText>> = {};
  for (const clause of CLAUSES) {
    const before = current.words[clause];
    const text = readClauseWords(form, clause) ?? before?.text ?? '';
    if (text !== '') words[clause] = before?.text === text ? before : { text, lang };
  }
  return words;
}

function readClauseWords(form: OwnWordsReader, clause: ClauseKey): string | undefined {
  const name = `words-${clause}` as const;
  if (!form.has(name)) return undefined;
  const typed = form.text(name, {
    max: WORDS_MAX,
    subject: (t) => t.ownWords.subject(t.statement.swap.clauses[clause]),
    multiline: true,
  });
  return typed.replace(/\s*[\n\t]\s*/g, ' ');
}

export function readPlans(form: OwnWordsReader, current: ReviewAnswers, lang: Lang): ReviewAnswers['plan'] {
  const plans: Partial<Record<ApproachKey, Plan>> = {};
  for (const key of APPROACH_KEYS) {
    const before = current.plan[key];
    const plan = readPlan(form, key, before, lang);
    if (!isEmptyPlan(plan)) plans[key] = plan;
  }
  return plans;
}

function readPlan(form: OwnWordsReader, key: ApproachKey, before: Plan | undefined, lang: Lang): Plan {
  const read = (field: PlanField) => readPlanField(form, field, key) ?? before?.[field] ?? '';
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

function readPlanField(form: OwnWordsReader, field: PlanField, key: ApproachKey): string | undefined {
  const name = `${field}-${key}` as const;
  if (!form.has(name)) return undefined;
  return form.text(name, {
    max: PLAN_MAX[field],
    subject: (t) => t.ownWords.plan.subject(t.ownWords.plan.labels[field], approach(key).label[t.lang]),
  });
}

export function ownWordsInput({ words, plan }: ReviewAnswers): Input {
  const typed = CLAUSES.map((clause) => [`words-${clause}`, [words[clause]?.text ?? '']] as const);
  const plans = APPROACH_KEYS.flatMap((key) =>
    PLAN_FIELDS.map((field) => [`${field}-${key}`, [plan[key]?.[field] ?? '']] as const),
  );
  return Object.fromEntries([...typed, ...plans]);
}

export function ownWordsRows(
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
    ...APPROACHES.flatMap(({ key, label }) =>
      PLAN_FIELDS.map((field) => ({
        field: `${field}-${key}`,
        label: ownWords.plan.subject(ownWords.plan.labels[field], label[lang]),
        value: plan[key]?.[field] ?? '',
        typed: true,
      })),
    ),
  ];
}
