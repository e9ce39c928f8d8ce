import { formatList } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { approachOf } from '../../method/method.ts';
import type { Method } from '../../method/method.ts';
import { byDisagreement, isUnanimous, widestOf } from '../group-wheel.ts';
import type { GroupRow, GroupWheel } from '../group-wheel.ts';
import { groupShapes } from './group-shapes.ts';
import { leadersOf, viewBoxOf } from './rim.ts';
import type { Lang } from '../../i18n/languages.ts';

/** `disputed` are the rows where the group differs, widest first; `agreed` the others, what everybody marked first. */
export function groupPicture(groupWheel: GroupWheel, method: Method, lang: Lang) {
  const listOf = (rows: readonly GroupRow[]) =>
    formatList(
      lang,
      rows.map(({ key }) => approachOf(method, key).label[lang]),
    );
  const widest = widestOf(groupWheel).map(({ key }) => key);
  const rows = byDisagreement(groupWheel).map((row) => ({
    ...row,
    label: approachOf(method, row.key).label[lang],
    own: approachOf(method, row.key).own,
    discussed: widest.includes(row.key),
  }));
  const agreed = rows.filter(isUnanimous);
  const agreedAt = (state: 'priority' | 'secondary' | 'none') =>
    agreed.filter(({ counts }) => counts[state] > 0);
  const [priorities, secondaries] = [agreedAt('priority'), agreedAt('secondary')];
  return {
    people: groupWheel.people,
    viewBox: viewBoxOf(method),
    leaders: leadersOf(method, lang),
    sectors: groupShapes(groupWheel, method, lang),
    disputed: rows.filter((row) => !isUnanimous(row)),
    agreed: [...priorities, ...secondaries, ...agreedAt('none')],
    agreedPriorities: listOf(priorities),
    agreedSecondaries: listOf(secondaries),
    conclusion: messagesFor(lang).workshop.groupWheel.conclusion(
      groupWheel.people,
      listOf(widestOf(groupWheel)),
    ),
  };
}
