import { formatMonth } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { toCsv } from '../web/text/csv.ts';
import { approachOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { ROUNDED_TO } from './amount.ts';
import { LEAST_CUT, missingFrom } from './figures.ts';
import type { Cell, Figures, Pair } from './figures.ts';
import { LEAST_WHEELS } from './uniqueness.ts';
import type { Cut } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Dated {
  readonly method: Method;
  readonly figures: Figures;
  readonly day: string | undefined;
}

/** A line for each cut, with its key and its name in `lang`; hidden numbers are empty. */
export function figuresCsv({ method, figures, day }: Dated, lang: Lang): string {
  const { columns, cuts } = messagesFor(lang).observatory.files;
  const { yes, no } = messagesFor(lang).common;
  const head = ['cut', 'key', 'label', 'wheels', 'hidden', 'total', 'date', 'method'] as const;
  const rows = linesOf(method, figures, lang).map(({ cut, key, label, n }) => [
    cuts[cut],
    key,
    label,
    n === null ? '' : String(n),
    n === null ? yes : no,
    String(figures.total),
    day ?? '',
    method.id,
  ]);
  return toCsv([head.map((name) => columns[name]), ...rows]);
}

/** Hidden numbers are null. Below LEAST_WHEELS it holds the total alone. */
export function figuresJson({ method, figures, day }: Dated): string {
  const { total, approaches, priorityPairs, markedPairs, verdicts, months } = figures;
  const missing = missingFrom(total);
  const cuts = {
    approaches,
    priorityPairs: named(priorityPairs),
    markedPairs: named(markedPairs),
    verdicts,
    months,
  };
  return JSON.stringify({
    method: method.id,
    date: day ?? null,
    wheels: total,
    leastWheels: LEAST_WHEELS,
    missing,
    hiddenBelow: LEAST_CUT,
    roundedTo: ROUNDED_TO,
    figures: missing > 0 ? null : cuts,
  });
}

interface Line {
  readonly cut: Cut;
  readonly key: string;
  readonly label: string;
  readonly n: Cell;
}

function linesOf(method: Method, figures: Figures, lang: Lang): readonly Line[] {
  const { observatory, wheel } = messagesFor(lang);
  const all: Line = { cut: 'all', key: '', label: observatory.files.all, n: figures.total };
  if (missingFrom(figures.total) > 0) return [all];
  return [
    all,
    ...figures.approaches.flatMap(({ key, priority, secondary }): readonly Line[] => [
      { cut: 'priority', key, label: approachOf(method, key).label[lang], n: priority },
      { cut: 'secondary', key, label: approachOf(method, key).label[lang], n: secondary },
    ]),
    ...figures.priorityPairs.map((pair) => pairLine(method, 'priority-pair', pair, lang)),
    ...figures.markedPairs.map((pair) => pairLine(method, 'marked-pair', pair, lang)),
    ...figures.verdicts.map(({ level, n }): Line => ({
      cut: 'verdict',
      key: level,
      label: wheel.hub[level],
      n,
    })),
    ...figures.months.map(({ month, n }): Line => ({
      cut: 'month',
      key: month,
      label: formatMonth(lang, month),
      n,
    })),
  ];
}

function pairLine(method: Method, cut: Cut, { keys, n }: Pair, lang: Lang): Line {
  return { cut, key: keys.join(' '), label: pairName(method, keys, lang), n };
}

export function pairName(method: Method, keys: readonly ApproachKey[], lang: Lang): string {
  return keys.map((key) => approachOf(method, key).label[lang]).join(' + ');
}

function named(
  pairs: readonly Pair[],
): readonly { readonly approaches: readonly ApproachKey[]; readonly n: Cell }[] {
  return pairs.map(({ keys, n }) => ({ approaches: keys, n }));
}
