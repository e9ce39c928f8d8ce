import { formatDate, formatDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approachOf } from '../method/method.ts';
import { pictogram } from '../wheel/drawing/pictograms.ts';
import { approachesAt } from '../wheel/wheel.ts';
import { PLAN_FIELDS } from './plan.ts';
import type { Plan } from './plan.ts';
import { isAbstaining } from './strategy.ts';
import type { Revision } from './strategy.ts';
import type { Lang } from '../i18n/languages.ts';

/** What the page says of each priority, in wheel order, beside its reason and its indicators: only what was filled in, and its dates. */
export function priorityCards({ strategy, savedAt }: Revision, lang: Lang) {
  if (isAbstaining(strategy)) return [];
  const { dates } = messagesFor(lang).strategies.priorityCard;
  const fromTo = dates(formatDate(lang, savedAt), formatDay(lang, strategy.reviewDate));
  return approachesAt(strategy, 'priority').map((key) => {
    const approach = approachOf(strategy.method, key);
    return {
      key,
      label: approach.label[lang],
      own: approach.own,
      pictogram: pictogram(approach),
      plan: typedOf(strategy.plan[key]),
      dates: fromTo,
    };
  });
}

function typedOf(plan: Plan | undefined) {
  if (plan === undefined) return undefined;
  const fields = PLAN_FIELDS.flatMap((field) => (plan[field] === '' ? [] : [{ field, text: plan[field] }]));
  return fields.length === 0 ? undefined : { lang: plan.lang, fields };
}
