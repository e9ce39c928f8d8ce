import { PALETTE } from '../../wheel/drawing/svg.ts';
import { beside, lowered, stack } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import { INK, group, rule, text } from './sheet.ts';
import type { Place } from './sheet.ts';
import { FULL, columnsOf, underHeading } from './type.ts';
import type { Setting } from './type.ts';

const LABEL_WIDTH = 72;

type Priority = Setting['content']['priorities'][number];

interface Row {
  readonly label: string;
  readonly texts: readonly string[];
}

/** Each priority with all that is known of it: its reason, its plan, its dates, its measures. What is not filled in takes no room. */
export function planSections(setting: Setting): readonly Box[] {
  const { content, words, points } = setting;
  const [only, ...more] = content.priorities;
  if (only === undefined) return [];
  const places = columnsOf(2);
  const cards = content.priorities.map((each, index) =>
    card(setting, each, places.slice(index % 2, (index % 2) + 1)),
  );
  const [first = beside([]), ...others] =
    more.length === 0 ? [card(setting, only, places)] : pairs(cards).map((pair) => beside(pair));
  const title = words.files.byPriority(content.priorities.length);
  return [underHeading(setting, title, lowered(first, points(2))), ...others];
}

function pairs(boxes: readonly Box[]): readonly (readonly Box[])[] {
  return boxes.flatMap((_, index) => (index % 2 === 0 ? [boxes.slice(index, index + 2)] : []));
}

/** In one column, or in the two of a page with one priority. */
function card(setting: Setting, priority: Priority, places: readonly Place[]): Box {
  const { sheet, points } = setting;
  const [{ x } = FULL] = places;
  const place = { x, width: places.length === 1 ? (places[0]?.width ?? 0) : FULL.width };
  const name = text(sheet, priority.label, { size: points(12), role: 'heading', tag: 'H3' }, place);
  const rows = rowsOf(setting, priority);
  const each = Math.ceil(rows.length / places.length);
  const columns = places.map((column, index) =>
    stack(
      rows.slice(index * each, (index + 1) * each).map((row) => rowPart(setting, row, column)),
      points(1.8),
    ),
  );
  const parts = stack([name, group(sheet, 'L', beside(columns))], points(2));
  return stack([rule(sheet, place, 1.4, PALETTE.priority), lowered(parts, 4)]);
}

function rowsOf({ content, words }: Setting, { key, plan, dates }: Priority): readonly Row[] {
  const { labels } = words.files;
  const told = words.statement.plan.labels;
  const reasons = content.why.filter(({ approach }) => approach === key);
  const measures = content.indicators.filter(({ approach }) => approach === key);
  return [
    ...reasons.map((each) => ({ label: labels.why, texts: [each.text] })),
    ...(plan?.fields ?? []).map(({ field, text: typed }) => ({ label: told[field], texts: [typed] })),
    { label: labels.when, texts: [dates] },
    ...measures.map(({ indicators }) => ({ label: labels.measure, texts: indicators })),
  ];
}

function rowPart({ sheet, points }: Setting, { label, texts }: Row, { x, width }: Place): Box {
  const room = points(LABEL_WIDTH);
  const told = { x: x + room, width: width - room };
  const type = { size: points(8.2), role: 'label', colour: INK.soft, tag: 'Lbl' } as const;
  const name = lowered(text(sheet, label, type, { x, width: room - 6 }), points(1.2));
  const said = texts.map((each) => text(sheet, each, { size: points(9.6), tag: 'LBody' }, told));
  return group(sheet, 'LI', beside([name, stack(said)]));
}
