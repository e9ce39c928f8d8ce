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
  /** Whether the letters are stretched or squeezed to fill the room: their own width is not known, or too much. */
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

const LINE = 1.2;
/** From the top of a line to the feet of its letters, in sizes. */
const FEET = 0.95;

/** What a text takes at most in the family of the site, whose letters are wider than those of the table; digits, and what is wider still, are named. */
export function roomFor({ text, size, bold = false }: Words): number {
  const widths = Array.from(text, (letter) => {
    if (/\d/.test(letter)) return 0.67 * size;
    return WIDE.test(letter) ? size : textWidth(letter, size, bold) * 1.28;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

const WIDE = /[%‰€$£¥œŒæÆ…—@]/;
const MEASURED = /^[A-Za-z0-9\u00A0\u202F %€$£.,:;!?'’()/+\-−°²³·àâäçéèêëîïôöùûüÀÂÇÉÈÊËÎÏÔÖÙÛÜœŒæÆ]*$/;

/** A line of letters, squeezed where `most` is less than they take. */
export function labelAt(
  words: Words,
  [x, y]: Place,
  anchor: LabelShape['anchor'],
  most = Infinity,
): LabelShape {
  const { text, size, bold = false, soft = false } = words;
  const wanted = roomFor(words);
  const fitted = wanted > most || !MEASURED.test(text);
  const room = round(Math.min(wanted, most));
  return { kind: 'label', text, place: [round(x), round(y)], anchor, size, bold, soft, room, fitted };
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
      labelAt(words, [column.x, top + (line * LINE + FEET) * column.size], column.anchor),
    );
  });
}

export function isClear(block: Block, others: readonly Block[], size: number): boolean {
  return others.every(
    (other) => Math.abs(other.y - block.y) >= (heightOf(block, size) + heightOf(other, size)) / 2,
  );
}

function heightOf({ lines }: Block, size: number): number {
  return lines.length * LINE * size;
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
