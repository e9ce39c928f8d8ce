import type { Messages } from '../../i18n/messages.ts';
import type { Wheel } from '../../wheel/wheel.ts';
import type { onePager } from '../../strategies/one-pager.ts';
import { beside, lowered, stack } from './boxes.ts';
import type { Box } from './boxes.ts';
import { INK, PAGE, PAGE_WIDTH, group, rule, text } from './sheet.ts';
import type { Place, Sheet, Type } from './sheet.ts';
import type { Lang } from '../../i18n/languages.ts';

export const FULL: Place = { x: PAGE.left, width: PAGE_WIDTH };
const HEADING_WIDTH = 82;
const HEADING_GAP = 12;
export const COLUMN: Place = {
  x: PAGE.left + HEADING_WIDTH + HEADING_GAP,
  width: PAGE_WIDTH - HEADING_WIDTH - HEADING_GAP,
};

export interface Setting {
  readonly sheet: Sheet;
  readonly words: Messages;
  readonly lang: Lang;
  readonly content: ReturnType<typeof onePager>;
  readonly wheel: Wheel;
  readonly points: (size: number) => number;
}

export function section({ sheet, points }: Setting, title: string, box: Box, colour: string = INK.rule): Box {
  const place = { x: FULL.x, width: HEADING_WIDTH };
  const heading = text(sheet, title, { size: points(9.4), bold: true, tag: 'H2' }, place);
  return group(sheet, 'Sect', stack([rule(sheet, FULL, 0.6, colour), lowered(beside([heading, box]), 4.5)]));
}

export function body({ sheet, points }: Setting, words: string, type: Partial<Type> = {}): Box {
  return text(sheet, words, { size: points(9.4), ...type }, COLUMN);
}

export function hint({ sheet, points }: Setting, words: string, place = COLUMN): Box {
  return text(sheet, words, { size: points(8.2), colour: INK.soft }, place);
}
