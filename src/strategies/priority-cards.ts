import { formatDate, formatDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Measured } from '../indicators/measured.ts';
import { approachOf } from '../method/method.ts';
import { pictogram } from '../wheel/drawing/pictograms.ts';
import { approachesAt } from '../wheel/wheel.ts';
import { linesOfApproach } from './measure-lines.ts';
import { PLAN_FIELDS } from './plan.ts';
import type { Plan } from './plan.ts';
import { isAbstaining } from './strategy.ts';
import type { Revision } from './strategy.ts';
import type { Lang } from '../i18n/languages.ts';

/**
 * What the page says of each priority, in wheel order, beside its reason: only what was filled in, its dates, and what was measured,
 * in place of the indicators that are proposed.
 */
export function priorityCards({ strategy, savedAt }: Revision, measures: readonly Measured[], lang: Lang) {
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
      measures: linesOfApproach(measures, key, lang),
    };
  });
}

function typedOf(plan: Plan | undefined) {
  if (plan === undefined) return undefined;
  const fields = PLAN_FIELDS.flatMap((field) => (plan[field] === '' ? [] : [{ field, text: plan[field] }]));
  return fields.length === 0 ? undefined : { lang: plan.lang, fields };
}
