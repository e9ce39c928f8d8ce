import type { Measured } from '../indicators/measured.ts';
import { approachesAt } from '../wheel/wheel.ts';
import { linesOfApproach, measureText } from './measure-lines.ts';
import { PLAN_FIELDS, plansOf } from './plan.ts';
import { isAbstaining, whyOf } from './strategy.ts';
import type { Revision } from './strategy.ts';
import type { Lang } from '../i18n/languages.ts';

type Density = 'roomy' | 'plain' | 'full' | 'tight';

/** How the sheet is set up to so much of text, in letters: found by printing strategies of every length. */
const UP_TO: readonly (readonly [most: number, Density])[] = [
  [1200, 'roomy'],
  [1900, 'plain'],
  [2600, 'full'],
];
/** The room that a priority and a line of its card take whatever is written there, in letters. */
const CARD = 330;
const ROW = 50;

/** How much there is to print of a strategy, so that one sheet of A4 is neither half empty nor too small. */
export function densityOf({ strategy, texts }: Revision, measures: readonly Measured[], lang: Lang): Density {
  const { statement, roadmap, indicators } = texts[lang];
  const plans = plansOf(strategy, strategy.plan);
  const rows = plans.flatMap(({ plan }) => PLAN_FIELDS.filter((field) => plan[field] !== ''));
  const lines = approachesAt(strategy, 'priority').flatMap((key) => linesOfApproach(measures, key, lang));
  const said = [
    ...statement.map(({ text }) => text),
    ...roadmap.flatMap(({ actions }) => actions),
    ...indicators.flatMap((each) => each.indicators),
    ...lines.map((line) => measureText(line, lang)),
    ...whyOf(strategy).map(({ text }) => text),
  ];
  const letters = said.reduce((sum, text) => sum + text.length, 0);
  const cards = isAbstaining(strategy) ? [] : approachesAt(strategy, 'priority');
  const load = letters + cards.length * (CARD + 2 * ROW) + (rows.length + lines.length) * ROW;
  return UP_TO.find(([limit]) => load <= limit)?.[1] ?? 'tight';
}

/** From how many letters on a text at display size is set smaller, and smaller still. */
export const DISPLAY = { choice: [120, 190], brand: [24, 44] } as const;

/** How large a text can stand where it is the first thing to be read. */
export function displaySize(
  text: string,
  [middle, small]: readonly [number, number],
): 'large' | 'middle' | 'small' {
  if (text.length <= middle) return 'large';
  return text.length <= small ? 'middle' : 'small';
}
