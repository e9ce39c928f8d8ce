import { formatList, formatMonth, formatNumber } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approach } from '../wheel/approaches.ts';
import { barChart } from './bars.ts';
import { pairName } from './data-files.ts';
import type { Dated } from './data-files.ts';
import { missingFrom } from './figures.ts';
import type { Cell, Figures, Pair } from './figures.ts';
import { heatMap } from './heat-map.ts';
import { shareOf } from './uniqueness.ts';
import type { Lang } from '../i18n/languages.ts';

declare module '../web/render.ts' {
  interface Views {
    'observatory/show': ReturnType<typeof observatoryPage>;
  }
}

const PAIRS_SHOWN = 5;
const MONTHS_SHOWN = 12;
const NAMED_PRIORITIES = 3;

export function observatoryPage({ figures, day }: Dated, lang: Lang) {
  const missing = missingFrom(figures.total);
  return { day, total: figures.total, missing, parts: missing > 0 ? undefined : partsOf(figures, lang) };
}

function partsOf(figures: Figures, lang: Lang) {
  const words = messagesFor(lang).observatory;
  const verdicts = figures.verdicts.map(({ level, n }) => ({ label: messagesFor(lang).wheel.hub[level], n }));
  const months = figures.months
    .slice(-MONTHS_SHOWN)
    .map(({ month, n }) => ({ label: formatMonth(lang, month), n }));
  return {
    approaches: approachesPart(figures, lang),
    lists: [
      listPart(words.priorityPairs, commonest(figures.priorityPairs, lang), figures.total, lang),
      listPart(words.markedPairs, commonest(figures.markedPairs, lang), figures.total, lang),
      listPart(words.verdicts, verdicts, figures.total, lang),
      listPart(words.months, months, figures.total, lang),
    ],
  };
}

function approachesPart(figures: Figures, lang: Lang) {
  const { approaches, ...words } = messagesFor(lang).observatory;
  const { approaches: cells, total } = figures;
  const hub = [formatNumber(lang, total), approaches.hub(total)] as const;
  return {
    chart: {
      svg: heatMap(figures, {
        lang,
        idPrefix: 'heat',
        name: approaches.name(total, commonNames(figures, lang)),
        hub,
      }),
    },
    unit: approaches.unit(shareOf(total, total).percent !== undefined),
    rows: cells.map(({ key, priority, secondary }) => ({
      label: approach(key).label[lang],
      priority: inWords(priority, total, words),
      secondary: inWords(secondary, total, words),
    })),
  };
}

function commonNames({ approaches, total }: Figures, lang: Lang): string {
  const words = messagesFor(lang).observatory;
  const known = approaches.filter(({ priority }) => priority !== null);
  const first = known.toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0)).slice(0, NAMED_PRIORITIES);
  return formatList(
    lang,
    first.map(({ key, priority }) => `${approach(key).label[lang]} (${inWords(priority, total, words)})`),
  );
}

interface Row {
  readonly label: string;
  readonly n: Cell;
}

function commonest(pairs: readonly Pair[], lang: Lang): readonly Row[] {
  const shown = pairs.filter(({ n }) => n !== null).slice(0, PAIRS_SHOWN);
  return shown.map(({ keys, n }) => ({ label: pairName(keys, lang), n }));
}

interface ListWords {
  readonly title: string;
  readonly intro: string;
  readonly caption: string;
  readonly column: string;
  readonly none: string;
}

function listPart(words: ListWords, rows: readonly Row[], total: number, lang: Lang) {
  const { chartName, emptyChartName, ...others } = messagesFor(lang).observatory;
  const bars = rows.map(({ label, n }) => ({ label, n, value: inWords(n, total, others) }));
  const [first] = bars.filter(({ n }) => n !== null).toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0));
  const name =
    first === undefined ? emptyChartName(words.title) : chartName(words.title, first.label, first.value);
  const { title, intro, caption, column, none } = words;
  return {
    title,
    intro,
    caption,
    column,
    none: first === undefined ? none : '',
    chart: { svg: barChart(bars, name) },
    bars,
  };
}

function inWords(
  n: Cell,
  total: number,
  words: Pick<ReturnType<typeof messagesFor>['observatory'], 'share' | 'hidden'>,
): string {
  return n === null ? words.hidden : words.share(shareOf(n, total));
}
