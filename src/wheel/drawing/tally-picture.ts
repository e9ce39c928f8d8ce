import { formatList } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { approach } from '../approaches.ts';
import { byDisagreement, widestOf } from '../tally.ts';
import type { Tally } from '../tally.ts';
import { tallyShapes } from './tally-shapes.ts';
import type { Lang } from '../../i18n/languages.ts';

export function tallyPicture(tally: Tally, lang: Lang) {
  const widest = widestOf(tally).map(({ key }) => key);
  const labels = widest.map((key) => approach(key).label[lang]);
  return {
    people: tally.people,
    sectors: tallyShapes(tally, lang),
    rows: byDisagreement(tally).map((row) => ({
      ...row,
      label: approach(row.key).label[lang],
      discussed: widest.includes(row.key),
    })),
    conclusion: messagesFor(lang).workshop.tally.conclusion(tally.people, formatList(lang, labels)),
  };
}
