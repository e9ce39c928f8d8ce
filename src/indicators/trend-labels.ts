import { round } from '../wheel/drawing/circle.ts';
import type { Point as Place } from '../wheel/drawing/circle.ts';
import { textWidth } from '../wheel/drawing/letters.ts';

/** One line of letters; `place` is where its baseline begins, has its middle or ends. */
export interface LabelShape {
  readonly kind: 'label';
  readonly text: string;
  readonly place: Place;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly bold: boolean;
  /** Says what a value is, or when: softer than the value. */
  readonly soft: boolean;
  /** No letter reaches further than this. */
  readonly room: number;
  /** Whether the letters are made to fill the room: their own width is not known. */
  readonly fitted: boolean;
}

export interface Words {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly soft?: boolean;
}

/** Lines that stand beside a mark at this height. */
export interface Block {
  readonly lines: readonly Words[];
  readonly y: number;
}

interface Column {
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

/** What is soft is smaller too. */
export const SOFT = 0.88;
const LINE = 1.2;
const BLOCK_GAP = 0.3;
/** From the top of a line to the feet of its letters, in sizes. */
const FEET = 0.95;

/** What a text takes at most in the family of the site, whose letters are wider than those that `textWidth` knows. */
export function roomFor({ text, size, bold = false }: Words): number {
  const widths = Array.from(text, (letter) => {
    const [part] = PARTS.find(([, letters]) => letters.test(letter)) ?? [];
    return part === undefined ? widestOf(letter, size, bold) : part * size;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

const PARTS: readonly (readonly [part: number, letters: RegExp])[] = [
  [0.67, /\d/],
  [0.27, /[\s.,:;'\u2019]/],
  [1, /[%$\u20AC\u00A3\u00A5\u00C6\u00E6\u0152\u0153]/],
];
/** Letters of French and English, with the signs of numbers and units. */
const KNOWN =
  /^[\w\u00A0\u202F %$\u20AC\u00A3\u00A5.,:;!?'\u2019()/+\u2212\u00B0\u00B2\u00B3\u00B7\u00C0-\u00FF\u0152\u0153-]*$/;
const WIDENING = 1.28;

function widestOf(letter: string, size: number, bold: boolean): number {
  const [plain = ''] = letter.normalize('NFD');
  return textWidth(plain, size, bold) * (KNOWN.test(letter) ? WIDENING : 1);
}

/** A line of letters: smaller where `most` is less than they take, stretched to their room where their width is not known. */
export function labelAt(
  words: Words,
  [x, y]: Place,
  anchor: LabelShape['anchor'],
  most = Infinity,
): LabelShape {
  const { text, size, bold = false, soft = false } = words;
  const smaller = Math.min(1, most / roomFor(words));
  return {
    ...{ kind: 'label', text, place: [round(x), round(y)], anchor, bold, soft },
    size: round(size * smaller),
    room: round(roomFor(words) * smaller),
    fitted: !KNOWN.test(text),
  };
}

/** Blocks one below the other, each as near to its mark as the others let it be. */
export function columnOf(blocks: readonly Block[], column: Column): readonly LabelShape[] {
  const ordered = blocks.toSorted((one, other) => one.y - other.y);
  const heights = ordered.map((block) => heightOf(block, column.size));
  let free = column.bottom;
  const lowest = heights
    .toReversed()
    .map((height) => (free -= height))
    .toReversed();
  let taken = column.top;
  return ordered.flatMap((block, index) => {
    const height = heights[index] ?? 0;
    const top = Math.max(taken, Math.min(block.y - height / 2, lowest[index] ?? 0));
    taken = top + height;
    return block.lines.map((words, line) =>
      labelAt(words, [column.x, top + (BLOCK_GAP / 2 + line * LINE + FEET) * column.size], column.anchor),
    );
  });
}

export function isClear(block: Block, others: readonly Block[], size: number): boolean {
  return others.every(
    (other) => Math.abs(other.y - block.y) >= (heightOf(block, size) + heightOf(other, size)) / 2,
  );
}

function heightOf({ lines }: Block, size: number): number {
  return (lines.length * LINE + BLOCK_GAP) * size;
}

interface Day extends Words {
  readonly x: number;
}

/** The first and the last day, each under its point as far as the width and the other one let it be. */
export function daysUnder(days: readonly Day[], y: number, width: number): readonly LabelShape[] {
  const gap = days[0]?.size ?? 0;
  const most = (width - gap * (days.length - 1)) / days.length;
  const boxes = days.map((day) => {
    const room = Math.min(roomFor(day), most);
    return { day, room, middle: within(day.x, room, width) };
  });
  const [first, last] = boxes;
  const meet =
    first !== undefined &&
    last !== undefined &&
    first.middle + first.room / 2 + gap > last.middle - last.room / 2;
  return boxes.map(({ day, room, middle }, index) => {
    const atEnd = index === 0 ? room / 2 : width - room / 2;
    return labelAt(day, [meet ? atEnd : middle, y], 'middle', most);
  });
}

/** The middle of what is so wide, as near to `x` as the width lets it be. */
function within(x: number, room: number, width: number): number {
  return Math.min(Math.max(x, room / 2), width - room / 2);
}
