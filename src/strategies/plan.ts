import { messagesFor } from '../i18n/messages.ts';
import type { Approach, ApproachKey, Chosen } from '../method/method.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Lang } from '../i18n/languages.ts';

/** What is typed about one priority, beside the reason for it: for whom, where, what comes first, its price, who answers for it. */
export const PLAN_FIELDS = ['for', 'where', 'first', 'cost', 'owner'] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

/** Those of the statement's line: who answers for a priority stands on the page, not in the sentence. */
const TOLD: readonly PlanField[] = ['for', 'where', 'first', 'cost'];

/** In code points (own-words.md §2). */
export const PLAN_MAX: Readonly<Record<PlanField, number>> = {
  for: 80,
  where: 80,
  first: 140,
  cost: 140,
  owner: 80,
};

/** Empty where nothing was typed; `lang` is the language of the page it was typed on. */
export interface Plan extends Readonly<Record<PlanField, string>> {
  readonly lang: Lang;
}

/** Plans of approaches that are no longer a priority are kept, and ignored. */
export type Plans = Readonly<Partial<Record<ApproachKey, Plan>>>;

/** The plans of the priorities that have one, in wheel order. */
export function plansOf(
  chosen: Chosen,
  plans: Plans,
): readonly { readonly approach: ApproachKey; readonly plan: Plan }[] {
  return approachesAt(chosen, 'priority').flatMap((key) => {
    const plan = plans[key];
    return plan === undefined || isEmptyPlan(plan) ? [] : [{ approach: key, plan }];
  });
}

export function isEmptyPlan(plan: Plan): boolean {
  return PLAN_FIELDS.every((field) => plan[field] === '');
}

/** The statement's line on one priority, in label form, so that nothing elides; empty when nothing in it was typed. */
export function planText({ label }: Approach, plan: Plan, lang: Lang): string {
  const words = messagesFor(lang).statement.plan;
  const parts = TOLD.filter((field) => withoutFinalStop(plan[field]) !== '').map((field) =>
    words.part(words.labels[field], withoutFinalStop(plan[field])),
  );
  return parts.length === 0 ? '' : withStop(words.line(label[lang], parts));
}

/** An ellipsis is not a full stop. */
export function withoutFinalStop(typed: string): string {
  return typed.replace(/(?<!\.)\.$/, '').trimEnd();
}

/** A text that ends as a sentence ends: as it is, or with a full stop. */
export function withStop(text: string): string {
  return /[.!?\u2026]["\u00BB\u201D\u2019)]?$/u.test(text) ? text : `${text}.`;
}
