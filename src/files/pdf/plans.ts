import { measureText } from '../../strategies/measure-lines.ts';
import { PALETTE } from '../../wheel/drawing/svg.ts';
import { beside, lowered, stack } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import { INK, group, rule, text } from './sheet.ts';
import type { Place } from './sheet.ts';
import { trendBox } from './trend.ts';
import { FULL, columnsOf, small, underHeading } from './type.ts';
import type { Setting } from './type.ts';

const LABEL_WIDTH = 72;
/** Of a drawing; they stay as they are where all others shrink. */
const LETTERS = 6.4;

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
  const parts = stack(
    [name, group(sheet, 'L', beside(columns)), ...drawings(setting, priority, places)],
    points(2),
  );
  return stack([rule(sheet, place, 1.4, PALETTE.priority), lowered(parts, 4)]);
}

/** Under the card, as many beside each other as it has columns. */
function drawings(setting: Setting, { key }: Priority, places: readonly Place[]): readonly Box[] {
  const { sheet, lang } = setting;
  const boxes = setting.drawn
    .filter(({ approach }) => approach === key)
    .map((each, index) => {
      const place = places[index % places.length] ?? FULL;
      const drawing = trendBox(sheet, each, lang, place, LETTERS);
      const parts = [small(setting, each.label, place), ...(drawing === undefined ? [] : [drawing])];
      return lowered(stack(parts, 1), 3);
    });
  return places.length === 1 ? boxes : pairs(boxes).map((pair) => beside(pair));
}

function rowsOf(
  { content, words, lang }: Setting,
  { key, plan, dates, measures: measured }: Priority,
): readonly Row[] {
  const { labels } = words.files;
  const told = words.statement.plan.labels;
  const reasons = content.why.filter(({ approach }) => approach === key);
  const measures = content.indicators.filter(({ approach }) => approach === key);
  return [
    ...reasons.map((each) => ({ label: labels.why, texts: [each.text] })),
    ...(plan?.fields ?? []).map(({ field, text: typed }) => ({ label: told[field], texts: [typed] })),
    { label: labels.when, texts: [dates] },
    ...(measured.length === 0
      ? measures.map(({ indicators }) => ({ label: labels.measure, texts: indicators }))
      : [{ label: labels.measure, texts: measured.map((line) => measureText(line, lang)) }]),
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
