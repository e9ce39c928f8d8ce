import type { Messages } from '../../i18n/messages.ts';
import type { Measured } from '../../indicators/measured.ts';
import type { onePager } from '../../strategies/one-pager.ts';
import { lowered, stack } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import type { Gist } from '../gist.ts';
import { INK, PAGE, PAGE_WIDTH, group, rule, text } from './sheet.ts';
import type { Place, Sheet, Type } from './sheet.ts';
import type { Lang } from '../../i18n/languages.ts';

export const FULL: Place = { x: PAGE.left, width: PAGE_WIDTH };
const COLUMN_GAP = 20;

export interface Setting {
  readonly sheet: Sheet;
  readonly words: Messages;
  readonly lang: Lang;
  readonly content: ReturnType<typeof onePager>;
  readonly gist: Gist;
  /** What is drawn as a line beside what is said of it. */
  readonly drawn: readonly Measured[];
  readonly points: (size: number) => number;
}

/** A part as wide as the page, under its heading. */
export function underHeading(setting: Setting, title: string, box: Box): Box {
  const { sheet, points } = setting;
  const parts = stack([heading(setting, title, FULL), box], points(4));
  return group(sheet, 'Sect', stack([rule(sheet, FULL, 0.6), lowered(parts, 6)]));
}

export function heading({ sheet, points }: Setting, title: string, place: Place): Box {
  return text(sheet, title, { size: points(10), role: 'heading', tag: 'H2' }, place);
}

export function body({ sheet, points }: Setting, words: string, place: Place, type: Partial<Type> = {}): Box {
  return text(sheet, words, { size: points(10), ...type }, place);
}

export function small(
  { sheet, points }: Setting,
  words: string,
  place: Place,
  type: Partial<Type> = {},
): Box {
  return text(sheet, words, { size: points(8.2), role: 'label', colour: INK.soft, ...type }, place);
}

/** So many columns of one width. */
export function columnsOf(count: number): readonly Place[] {
  const width = (FULL.width - COLUMN_GAP * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({
    x: FULL.x + index * (width + COLUMN_GAP),
    width,
  }));
}
