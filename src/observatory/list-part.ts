import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { barChart } from './bars.ts';
import type { Cell } from './figures.ts';
import { shareOf } from './uniqueness.ts';

export interface Row {
  readonly label: string;
  readonly n: Cell;
}

type ListWords = Messages['observatory']['verdicts'];

/** Bars and a table; `shown` is undefined where all numbers are hidden. */

export function listPart(
  { title, unseen, ...words }: ListWords,
  rows: readonly Row[],
  total: number,
  lang: Lang,
) {
  const { chartName, hidden, share } = messagesFor(lang).observatory;
  const bars = shownOf(rows).map(({ label, n }) => ({ label, n, value: share(shareOf(n, total)) }));
  const [first] = bars.toSorted((a, b) => b.n - a.n);
  if (first === undefined) return { title, unseen, shown: undefined };
  const cells = rows.map(({ n }) => n);
  const chart = { svg: barChart(bars, chartName(title, first.label, first.value)) };
  return { title, unseen, shown: { ...words, hidden: sentenceOn(cells, hidden), chart, bars } };
}

/** Empty where nothing is hidden. */
export function sentenceOn(
  cells: readonly Cell[],
  sentence: (hidden: number, all: number) => string,
): string {
  const hidden = cells.filter((n) => n === null).length;
  return hidden === 0 ? '' : sentence(hidden, cells.length);
}

export function shownOf<Cut extends { readonly n: Cell }>(cuts: readonly Cut[]) {
  return cuts.flatMap(({ n, ...rest }) => (n === null ? [] : [{ ...rest, n }]));
}
