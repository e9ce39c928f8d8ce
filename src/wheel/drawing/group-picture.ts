import { formatList } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { approach } from '../approaches.ts';
import { byDisagreement, widestOf } from '../group-wheel.ts';
import type { GroupWheel } from '../group-wheel.ts';
import { groupShapes } from './group-shapes.ts';
import type { Lang } from '../../i18n/languages.ts';

export function groupPicture(groupWheel: GroupWheel, lang: Lang) {
  const widest = widestOf(groupWheel).map(({ key }) => key);
  const labels = widest.map((key) => approach(key).label[lang]);
  return {
    people: groupWheel.people,
    sectors: groupShapes(groupWheel, lang),
    rows: byDisagreement(groupWheel).map((row) => ({
      ...row,
      label: approach(row.key).label[lang],
      discussed: widest.includes(row.key),
    })),
    conclusion: messagesFor(lang).workshop.groupWheel.conclusion(groupWheel.people, formatList(lang, labels)),
  };
}
