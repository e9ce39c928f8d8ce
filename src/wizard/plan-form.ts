import type { Lang } from '../i18n/languages.ts';
import type { Approach, ApproachKey } from '../method/method.ts';
import { PLAN_FIELDS, PLAN_MAX, isEmptyPlan } from '../strategies/plan.ts';
import type { Plan, PlanField } from '../strategies/plan.ts';
import type { FormReader } from '../web/form.ts';
import type { ReviewAnswers } from './draft.ts';

/** Plans left as they are keep the language that they were typed in. */
export function readPlans(
  form: FormReader<string>,
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

function readPlan(form: FormReader<string>, approach: Approach, before: Plan | undefined, lang: Lang): Plan {
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

function readPlanField(
  form: FormReader<string>,
  field: PlanField,
  { key, label }: Approach,
): string | undefined {
  const name = `${field}-${key}`;
  if (!form.has(name)) return undefined;
  return form.text(name, {
    max: PLAN_MAX[field],
    subject: (t) => t.ownWords.plan.subject(t.ownWords.plan.labels[field], label[t.lang]),
  });
}
