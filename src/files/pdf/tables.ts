import type { Messages } from '../../i18n/messages.ts';
import { PALETTE } from '../../wheel/drawing/svg.ts';
import type { WheelRow } from '../../wheel/table.ts';
import type { Indicators } from '../../strategies/roadmap.ts';
import { beside, lowered, stack } from './boxes.ts';
import type { Box } from './boxes.ts';
import { INK, artifact, group, leaf, rule, text } from './sheet.ts';
import type { Pdf, Place, Sheet } from './sheet.ts';
import type { State } from '../../terms.ts';

const MARK = { side: 4.4, gap: 1.2, room: 16 } as const;
const CELL_GAP = 5;
const ROW_PAD = 1.1;
const HAND_HEIGHT = 13.5;

export function wheelTable(
  sheet: Sheet,
  rows: readonly WheelRow[],
  words: Messages['wheel']['table'],
  size: number,
  place: Place,
): Box {
  const withHints = rows.some((row) => row.suggested !== undefined);
  const [name, state, hint] = columnsOf(place, withHints ? [0.34, 0.27, 0.39] : [0.5, 0.5, 0]);
  const named = { x: name.x + MARK.room, width: name.width - MARK.room };
  const hints = (said: string, tag: string) => (withHints ? [text(sheet, said, { size, tag }, hint)] : []);
  const body = rows.map((row) => {
    const type = { size, bold: row.state === 'priority', colour: row.state === 'none' ? INK.soft : INK.text };
    const cells = [
      text(sheet, row.label, { ...type, tag: 'TH', tagOptions: { cell: { Scope: 'Row' } } }, named),
      text(sheet, row.stateLabel, { ...type, tag: 'TD' }, state),
      ...hints(row.suggestedLabel ?? '', 'TD'),
    ];
    const line = group(sheet, 'TR', beside(cells));
    return ruled(sheet, place, beside([stateMark(sheet.pdf, row.state, place.x), line], 'middle'));
  });
  const titles = [heading(sheet, words.approach, size, named), heading(sheet, words.state, size, state)];
  const hintTitle = withHints ? [heading(sheet, words.suggested, size, hint)] : [];
  return table(sheet, [...titles, ...hintTitle], body);
}

export function indicatorTable(
  sheet: Sheet,
  indicators: readonly Indicators[],
  words: Messages['strategies']['indicatorColumns'],
  size: number,
  place: Place,
): Box {
  const [name, indicator, ...toFill] = columnsOf(place, [0.19, 0.4, 0.12, 0.12, 0.17]);
  const rest = { x: indicator.x, width: place.x + place.width - indicator.x };
  const blanks = toFill.map(() => leaf(sheet, 'TD', {}, { height: HAND_HEIGHT, draw: () => undefined }));
  const body = indicators.flatMap(({ label, indicators: [first, second] }) => {
    const cell = { Scope: 'Row', RowSpan: 2 } as const;
    const labelled = text(sheet, label, { size, bold: true, tag: 'TH', tagOptions: { cell } }, name);
    const cells = [first, second].map((each) => text(sheet, each, { size, tag: 'TD' }, indicator));
    return [
      ruled(sheet, place, group(sheet, 'TR', beside([labelled, ...cells.slice(0, 1), ...blanks]))),
      ruled(sheet, rest, group(sheet, 'TR', beside([...cells.slice(1), ...blanks]))),
    ];
  });
  const [start, target, owner] = toFill;
  const titles = [
    [words.priority, name],
    [words.indicator, indicator],
    [words.start, start],
    [words.target, target],
    [words.owner, owner],
  ] as const;
  return table(
    sheet,
    titles.map(([title, column]) => heading(sheet, title, size, column)),
    body,
  );
}

function table(sheet: Sheet, titles: readonly Box[], body: readonly Box[]): Box {
  const head = lowered(group(sheet, 'TR', beside(titles)), 0, ROW_PAD);
  return group(sheet, 'Table', stack([head, ...body]));
}

function heading(sheet: Sheet, title: string, size: number, column: Place): Box {
  return text(
    sheet,
    title,
    { size: size * 0.93, colour: INK.soft, tag: 'TH', tagOptions: { cell: { Scope: 'Column' } } },
    column,
  );
}

function ruled(sheet: Sheet, place: Place, row: Box): Box {
  return stack([rule(sheet, place, 0.4), lowered(row, ROW_PAD, ROW_PAD)]);
}

function stateMark(pdf: Pdf, state: State, x: number): Box {
  const { side, gap } = MARK;
  return {
    height: side,
    draw: (y) => {
      artifact(pdf, () => {
        for (const [index, filled] of [state !== 'none', state === 'priority'].entries()) {
          pdf.rect(x + index * (side + gap), y, side, side).lineWidth(0.6);
          if (filled)
            pdf.fillAndStroke(state === 'priority' ? PALETTE.priority : PALETTE.secondary, PALETTE.line);
          else pdf.stroke(PALETTE.line);
        }
      });
    },
  };
}

function columnsOf<const Parts extends readonly number[]>(
  { x, width }: Place,
  parts: Parts,
): { readonly [Index in keyof Parts]: Place } {
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part, 0));
  const columns = parts.map((part, index) => ({
    x: x + width * (starts[index] ?? 0),
    width: Math.max(width * part - CELL_GAP, 1),
  }));
  return columns as unknown as { readonly [Index in keyof Parts]: Place };
}
