import { formatMonth } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { toCsv } from '../web/text/csv.ts';
import { approachOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { ROUNDED_TO } from './amount.ts';
import { LEAST_CUT, missingFrom } from './figures.ts';
import type { Cell, Figures, Pair } from './figures.ts';
import type { FollowUpFigures } from './follow-up-figures.ts';
import { LEAST_WHEELS } from './uniqueness.ts';
import { DECISION_KINDS } from '../terms.ts';
import type { Cut } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Dated {
  readonly method: Method;
  readonly figures: Figures;
  readonly followUp: FollowUpFigures;
  readonly day: string | undefined;
}

/** A line for each cut, with its key and its name in `lang`; hidden numbers are empty. */
export function figuresCsv(dated: Dated, lang: Lang): string {
  const { method, figures, day = '' } = dated;
  const { columns, cuts } = messagesFor(lang).observatory.files;
  const { yes, no } = messagesFor(lang).common;
  const head = ['cut', 'key', 'label', 'wheels', 'hidden', 'total', 'date', 'method'] as const;
  const rows = linesOf(dated, lang).map(({ cut, key, label, n, total = figures.total, date = day }) => [
    cuts[cut],
    key,
    label,
    n === null ? '' : String(n),
    n === null ? yes : no,
    String(total),
    date,
    method.id,
  ]);
  return toCsv([head.map((name) => columns[name]), ...rows]);
}

/** Hidden numbers are null. Below LEAST_WHEELS it holds the total alone. */
export function figuresJson({ method, figures, followUp, day }: Dated): string {
  const { total, approaches, priorityPairs, markedPairs, verdicts, months } = figures;
  const missing = missingFrom(total);
  const cuts = {
    approaches,
    priorityPairs: named(priorityPairs),
    markedPairs: named(markedPairs),
    verdicts,
    months,
    followed: datedPart(followUp.followed),
    decided: datedPart(followUp.decided),
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
  /** Of a cut that was published on another day than the rest. */
  readonly total?: number;
  readonly date?: string;
}

function linesOf({ method, figures, followUp }: Dated, lang: Lang): readonly Line[] {
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
    ...followUpLines(method, followUp, lang),
  ];
}

function followUpLines(method: Method, { followed, decided }: FollowUpFigures, lang: Lang): readonly Line[] {
  const words = messagesFor(lang).observatory;
  const { bars } = words.followed;
  const lines: Line[] = [];
  if (followed !== undefined) {
    const { total, day: date } = followed;
    lines.push({ cut: 'followed', key: 'followed', label: bars.followed, n: followed.followed, total, date });
    lines.push({ cut: 'followed', key: 'others', label: bars.others, n: followed.others, total, date });
  }
  for (const { key, ...cells } of decided?.approaches ?? [])
    for (const kind of DECISION_KINDS)
      lines.push({
        cut: 'decided',
        key: `${key} ${kind}`,
        label: words.decided.bar(approachOf(method, key).label[lang], kind),
        n: cells[kind],
        total: decided?.total ?? 0,
        date: decided?.day ?? '',
      });
  return lines;
}

/** The part under the names that the rest of the file has; null before it was published. */
function datedPart<Part extends { readonly day: string; readonly total: number }>(part: Part | undefined) {
  if (part === undefined) return null;
  const { day: date, total: wheels, ...rest } = part;
  return { date, wheels, ...rest };
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
