import { formatMonth } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { toCsv } from '../web/text/csv.ts';
import { approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { ROUNDED_TO } from './amount.ts';
import { LEAST_CUT, missingFrom } from './figures.ts';
import type { Cell, Figures, Pair } from './figures.ts';
import { LEAST_WHEELS } from './uniqueness.ts';
import type { Cut } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Dated {
  readonly figures: Figures;
  readonly day: string | undefined;
}

/** A line for each cut, with its key and its name in `lang`; hidden numbers are empty. */
export function figuresCsv({ figures, day }: Dated, lang: Lang): string {
  const { columns, cuts } = messagesFor(lang).observatory.files;
  const { yes, no } = messagesFor(lang).common;
  const head = ['cut', 'key', 'label', 'wheels', 'hidden', 'total', 'date'] as const;
  const rows = linesOf(figures, lang).map(({ cut, key, label, n }) => [
    cuts[cut],
    key,
    label,
    n === null ? '' : String(n),
    n === null ? yes : no,
    String(figures.total),
    day ?? '',
  ]);
  return toCsv([head.map((name) => columns[name]), ...rows]);
}

/** Hidden numbers are null. Below LEAST_WHEELS it holds the total alone. */
export function figuresJson({ figures, day }: Dated): string {
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

function linesOf(figures: Figures, lang: Lang): readonly Line[] {
  const { observatory, wheel } = messagesFor(lang);
  const all: Line = { cut: 'all', key: '', label: observatory.files.all, n: figures.total };
  if (missingFrom(figures.total) > 0) return [all];
  return [
    all,
    ...figures.approaches.flatMap(({ key, priority, secondary }): readonly Line[] => [
      { cut: 'priority', key, label: approach(key).label[lang], n: priority },
      { cut: 'secondary', key, label: approach(key).label[lang], n: secondary },
    ]),
    ...figures.priorityPairs.map((pair) => pairLine('priority-pair', pair, lang)),
    ...figures.markedPairs.map((pair) => pairLine('marked-pair', pair, lang)),
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

function pairLine(cut: Cut, { keys, n }: Pair, lang: Lang): Line {
  return { cut, key: keys.join(' '), label: pairName(keys, lang), n };
}

export function pairName(keys: readonly ApproachKey[], lang: Lang): string {
  return keys.map((key) => approach(key).label[lang]).join(' + ');
}

function named(
  pairs: readonly Pair[],
): readonly { readonly approaches: readonly ApproachKey[]; readonly n: Cell }[] {
  return pairs.map(({ keys, n }) => ({ approaches: keys, n }));
}
