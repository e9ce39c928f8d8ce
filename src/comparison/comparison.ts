import { keysOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import { movesBetween, unsharedSectors } from '../wheel/moves.ts';
import type { SectorMove } from '../wheel/moves.ts';
import { layoutOf, methodToday } from './layout.ts';
import type { Layout } from './layout.ts';
import { statementLines } from '../strategies/statement.ts';
import type { Line } from '../strategies/line.ts';
import { factsOf, verdictOf } from '../strategies/strategy.ts';
import type { Revision } from '../strategies/strategy.ts';
import type { FocusLevel } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

/** Two revisions of one strategy, the older one first; or a strategy and, second, another one. */
export interface Pair {
  readonly kind: 'versions' | 'strategies';
  readonly from: Revision;
  readonly to: Revision;
}

export interface Comparison {
  readonly layout: Layout;
  readonly sectors: readonly SectorMove[];
  /** Those that one of the two lists of approaches does not have: no movement, whatever they hold. */
  readonly unshared: readonly string[];
  readonly verdict: { readonly from: FocusLevel; readonly to: FocusLevel };
  readonly lines: readonly LineChange[];
  readonly sameCatalogue: boolean;
}

/** One line of two statements. `reworded`: its author moved nothing, our own words changed in between. */
export interface LineChange {
  readonly name: Line['name'];
  readonly change: 'same' | 'added' | 'removed' | 'changed' | 'reworded';
  readonly from: string;
  readonly to: string;
}

const LINE_ORDER: readonly Line['name'][] = [
  'title',
  'start',
  'assets',
  'gene',
  'choice',
  'support',
  'plan',
  'refusal',
  'abstain',
  'measure',
  'review',
];

export function compareRevisions(from: Revision, to: Revision, lang: Lang): Comparison {
  const layout = layoutOf(from.strategy, to.strategy);
  const isApart = layout.ground === 'methods';
  return {
    layout,
    sectors: isApart ? [] : movesBetween(layout.method, layout.from, layout.to),
    unshared: isApart ? [] : unsharedSectors(layout.method, layout.from, layout.to),
    verdict: { from: verdictOf(from.strategy), to: verdictOf(to.strategy) },
    lines: lineChanges(layout, from, to, lang),
    sameCatalogue: from.catalogue === to.catalogue,
  };
}

/** The two statements line by line, in reading order. What they say is what was saved; nothing is written anew. */
function lineChanges(layout: Layout, from: Revision, to: Revision, lang: Lang): readonly LineChange[] {
  const placed = (lines: readonly Line[]) => lines.map((line) => placedIn(layout, line));
  const [one, other] = [placed(from.texts[lang].statement), to.texts[lang].statement];
  const today = { ...factsOf(from.strategy), method: methodToday(layout.ground, from.strategy, to.strategy) };
  const written = [placed(statementLines(today, lang)), statementLines(factsOf(to.strategy), lang)];
  return placesIn(layout.method, [...one, ...other]).flatMap((place) => {
    const [before, after] = [textAt(one, place), textAt(other, place)];
    // Written today from the same answers, the two would be alike: then only our wording moved.
    const alike = new Set(written.map((lines) => textAt(lines, place))).size === 1;
    return [{ name: place.name, change: changeOf(before, after, alike), from: before, to: after }];
  });
}

function changeOf(before: string, after: string, alike: boolean): LineChange['change'] {
  if (before === after) return 'same';
  if (alike) return 'reworded';
  if (before === '') return 'added';
  return after === '' ? 'removed' : 'changed';
}

function placedIn({ keyOf }: Layout, line: Line): Line {
  return line.approach === undefined ? line : { ...line, approach: keyOf(line.approach) };
}

type Place = Pick<Line, 'name' | 'approach'>;

/** Each place once, in reading order; the line of a plan stands at its approach. */
function placesIn(method: Method, lines: readonly Line[]): readonly Place[] {
  return LINE_ORDER.flatMap((name): readonly Place[] => {
    const found = lines.filter((line) => line.name === name);
    if (name !== 'plan') return found.length > 0 ? [{ name }] : [];
    const keys = keysOf(method).filter((key) => found.some((line) => line.approach === key));
    return keys.map((approach) => ({ name, approach }));
  });
}

function textAt(lines: readonly Line[], { name, approach }: Place): string {
  return lines.find((line) => line.name === name && line.approach === approach)?.text ?? '';
}
