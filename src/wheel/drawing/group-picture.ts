import { formatList } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { approach } from '../approaches.ts';
import { byDisagreement, isUnanimous, widestOf } from '../group-wheel.ts';
import type { GroupRow, GroupWheel } from '../group-wheel.ts';
import { groupShapes } from './group-shapes.ts';
import type { Lang } from '../../i18n/languages.ts';

/** `disputed` are the rows where the group differs, widest first; `agreed` the others, what everybody marked first. */
export function groupPicture(groupWheel: GroupWheel, lang: Lang) {
  const widest = widestOf(groupWheel).map(({ key }) => key);
  const rows = byDisagreement(groupWheel).map((row) => ({
    ...row,
    label: approach(row.key).label[lang],
    discussed: widest.includes(row.key),
  }));
  const agreed = rows.filter(isUnanimous);
  const agreedAt = (state: 'priority' | 'secondary' | 'none') =>
    agreed.filter(({ counts }) => counts[state] > 0);
  const [priorities, secondaries] = [agreedAt('priority'), agreedAt('secondary')];
  return {
    people: groupWheel.people,
    sectors: groupShapes(groupWheel, lang),
    disputed: rows.filter((row) => !isUnanimous(row)),
    agreed: [...priorities, ...secondaries, ...agreedAt('none')],
    agreedPriorities: listOf(priorities, lang),
    agreedSecondaries: listOf(secondaries, lang),
    conclusion: messagesFor(lang).workshop.groupWheel.conclusion(
      groupWheel.people,
      listOf(widestOf(groupWheel), lang),
    ),
  };
}

function listOf(rows: readonly GroupRow[], lang: Lang): string {
  return formatList(
    lang,
    rows.map(({ key }) => approach(key).label[lang]),
  );
}
