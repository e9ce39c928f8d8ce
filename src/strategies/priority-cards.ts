import { formatDate, formatDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approach } from '../wheel/approaches.ts';
import { pictogram } from '../wheel/drawing/pictograms.ts';
import { approachesAt } from '../wheel/wheel.ts';
import { isAbstaining, whyOf } from './strategy.ts';
import type { Revision } from './strategy.ts';
import type { Lang } from '../i18n/languages.ts';

/** What the page says of each priority, in wheel order: only what was filled in, its dates and what shows that it works. */
export function priorityCards({ strategy, savedAt, texts }: Revision, lang: Lang) {
  if (isAbstaining(strategy)) return [];
  const words = messagesFor(lang).strategies.priorityCard;
  const reasons = whyOf(strategy);
  const dates = words.dates(formatDate(lang, savedAt), formatDay(lang, strategy.reviewDate));
  return approachesAt(strategy.choices, 'priority').map((key) => {
    const measured = texts[lang].indicators.find((each) => each.approach === key)?.indicators;
    return {
      key,
      label: approach(key).label[lang],
      pictogram: pictogram(key),
      why: reasons.find((each) => each.approach === key)?.text,
      dates,
      measures: measured && words.measures(...measured),
    };
  });
}
