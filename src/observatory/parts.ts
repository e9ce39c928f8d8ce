import { formatList, formatMonth, formatNumber, zoneName } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { approachOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import { pairName } from './data-files.ts';
import type { Dated } from './data-files.ts';
import { missingFrom } from './figures.ts';
import type { Cell, Figures, Pair } from './figures.ts';
import { followUpParts } from './follow-up-parts.ts';
import { heatMap } from './heat-map.ts';
import { listPart, sentenceOn, shownOf } from './list-part.ts';
import type { Row } from './list-part.ts';
import type { MethodChoice } from './method-choice.ts';
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
const RINGS = ['priority', 'secondary'] as const;

/** `choice` says how this method stands among those that can be shown. */
export function observatoryPage(dated: Dated, choice: MethodChoice, lang: Lang) {
  const { method, figures, day } = dated;
  const missing = missingFrom(figures.total);
  const { observatory } = messagesFor(lang);
  const { isOneOfSeveral, ...shown } = choice;
  return {
    ...shown,
    day,
    total: figures.total,
    missing,
    counting: observatory.method(method.approaches.length, isOneOfSeveral),
    parts: missing > 0 ? undefined : partsOf(dated, lang),
  };
}

function partsOf({ method, figures, followUp }: Dated, lang: Lang) {
  const words = messagesFor(lang).observatory;
  const { total } = figures;
  const verdicts = figures.verdicts.map(({ level, n }) => ({ label: messagesFor(lang).wheel.hub[level], n }));
  const months = figures.months
    .slice(-MONTHS_SHOWN)
    .map(({ month, n }) => ({ label: formatMonth(lang, month), n }));
  const approaches = approachesPart(method, figures, lang);
  const { followed, decided } = followUpParts(method, followUp, lang);
  const lists = [
    listPart(words.priorityPairs, commonest(method, figures.priorityPairs, lang), total, lang),
    listPart(words.markedPairs, commonest(method, figures.markedPairs, lang), total, lang),
    listPart(words.verdicts, verdicts, total, lang),
    listPart({ ...words.months, intro: words.months.intro(zoneName(lang)) }, months, total, lang),
    ...followed,
  ];
  const unseen = [{ unseen: words.approaches.unseen, shown: approaches }, ...lists, ...decided]
    .filter(({ shown }) => shown === undefined)
    .map((part) => part.unseen);
  return {
    approaches,
    lists: lists.flatMap(({ title, shown }) => (shown === undefined ? [] : [{ title, ...shown }])),
    decisions: decided[0]?.shown,
    unseen: unseen.length === 0 ? '' : words.unseen(formatList(lang, unseen)),
  };
}

/**
 * A row and a column stand where one of their numbers may be shown; those that are hidden are counted in one sentence. Undefined
 * where all are.
 */
function approachesPart(method: Method, figures: Figures, lang: Lang) {
  const { approaches: cells, total } = figures;
  const { approaches: words, share } = messagesFor(lang).observatory;
  const all = cells.flatMap(({ priority, secondary }) => [priority, secondary]);
  const columns = RINGS.filter((ring) => cells.some((each) => each[ring] !== null));
  if (columns.length === 0) return undefined;
  const name = words.name(total, commonNames(method, figures, lang), cells.length);
  const hub = [formatNumber(lang, total), words.hub(total)] as const;
  return {
    unit: words.unit(shareOf(total, total).percent !== undefined),
    hidden: sentenceOn(all, words.hidden),
    chart: { svg: heatMap(figures, { method, lang, idPrefix: 'heat', name, hub }) },
    columns: columns.map((ring) => words.columns[ring]),
    rows: cells
      .filter((each) => columns.some((ring) => each[ring] !== null))
      .map((each) => ({
        label: approachOf(method, each.key).label[lang],
        numbers: columns.map((ring) => said(each[ring], total, share)),
      })),
  };
}

function said(n: Cell, total: number, share: Messages['observatory']['share']): string {
  return n === null ? '' : share(shareOf(n, total));
}

function commonNames(method: Method, { approaches: cells, total }: Figures, lang: Lang): string {
  const { share } = messagesFor(lang).observatory;
  const first = shownOf(cells.map(({ key, priority }) => ({ key, n: priority })))
    .toSorted((a, b) => b.n - a.n)
    .slice(0, NAMED_PRIORITIES);
  return formatList(
    lang,
    first.map(({ key, n }) => `${approachOf(method, key).label[lang]} (${share(shareOf(n, total))})`),
  );
}

/** Five pairs, or all of them where fewer may be shown: then the others are counted. */
function commonest(method: Method, pairs: readonly Pair[], lang: Lang): readonly Row[] {
  const enough = shownOf(pairs).length >= PAIRS_SHOWN;
  return (enough ? pairs.slice(0, PAIRS_SHOWN) : pairs).map(({ keys, n }) => ({
    label: pairName(method, keys, lang),
    n,
  }));
}
