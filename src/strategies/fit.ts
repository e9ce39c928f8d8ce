import type { Revision } from './strategy.ts';
import type { Lang } from '../i18n/languages.ts';

type Density = 'roomy' | 'plain' | 'full' | 'tight';

/** How the sheet is set up to so many letters: found by printing strategies of every length. */
const UP_TO: readonly (readonly [letters: number, Density])[] = [
  [900, 'roomy'],
  [1300, 'plain'],
  [2100, 'full'],
];

/** How much there is to print of a strategy, so that one sheet of A4 is neither half empty nor too small. */
export function densityOf({ strategy, texts }: Revision, lang: Lang): Density {
  const { statement, roadmap, indicators } = texts[lang];
  const said = [
    strategy.brand,
    ...statement.map(({ text }) => text),
    ...roadmap.flatMap(({ actions }) => actions),
    ...indicators.flatMap((each) => each.indicators),
    ...Object.values(strategy.why),
  ];
  const letters = said.reduce((sum, text) => sum + text.length, 0);
  return UP_TO.find(([most]) => letters <= most)?.[1] ?? 'tight';
}

/** From how many letters on a text at display size is set smaller, and smaller still. */
export const DISPLAY = { choice: [120, 190], brand: [24, 44] } as const;

/** How large a text can stand where it is the first thing to be read. */
export function displaySize(text: string, [middle, small]: readonly [number, number]): 'large' | 'middle' | 'small' {
  if (text.length <= middle) return 'large';
  return text.length <= small ? 'middle' : 'small';
}
