import { formatDay, formatNumber } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { approachOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import { DECISION_KINDS } from '../terms.ts';
import { barChart } from './bars.ts';
import { commonestFirst } from './figures.ts';
import type { Cell } from './figures.ts';
import type { DecidedFigures, FollowUpFigures, FollowedFigures } from './follow-up-figures.ts';
import { listPart, sentenceOn, shownOf } from './list-part.ts';

const DECISIONS_DRAWN = 5;

/** One part each or none: nothing is said of what was never published. */
export function followUpParts(method: Method, { followed, decided }: FollowUpFigures, lang: Lang) {
  return {
    followed: followed === undefined ? [] : [followedPart(followed, lang)],
    decided: decided === undefined ? [] : [decidedPart(method, decided, lang)],
  };
}

function followedPart({ followed, others, total, day }: FollowedFigures, lang: Lang) {
  const { intro, bars, ...words } = messagesFor(lang).observatory.followed;
  const rows = [
    { label: bars.followed, n: followed },
    { label: bars.others, n: others },
  ];
  return listPart({ ...words, intro: intro(total, formatDay(lang, day)) }, rows, total, lang);
}

/** A row and a column stand where one of their numbers may be shown. */
function decidedPart(method: Method, { approaches, total, day }: DecidedFigures, lang: Lang) {
  const { decided: words } = messagesFor(lang).observatory;
  const columns = DECISION_KINDS.filter((kind) => approaches.some((each) => each[kind] !== null));
  const rows = approaches.filter((each) => columns.some((kind) => each[kind] !== null));
  const part = {
    intro: words.intro(total, formatDay(lang, day)),
    hidden: hiddenSentence(approaches, lang),
    chart: { svg: chartOf(method, approaches, lang) },
    columns: columns.map((kind) => words.kinds[kind]),
    rows: rows.map((each) => ({
      label: approachOf(method, each.key).label[lang],
      numbers: columns.map((kind) => written(each[kind], lang)),
    })),
  };
  return { unseen: words.unseen, shown: rows.length === 0 ? undefined : part };
}

function hiddenSentence(approaches: DecidedFigures['approaches'], lang: Lang): string {
  const cells = approaches.flatMap((each) => DECISION_KINDS.map((kind) => each[kind]));
  return sentenceOn(cells, messagesFor(lang).observatory.approaches.hidden);
}

/** The commonest, those that show the same number in the order of the wheel. */
function chartOf(method: Method, approaches: DecidedFigures['approaches'], lang: Lang): string {
  const { decided: words, chartName } = messagesFor(lang).observatory;
  const cells = approaches.flatMap((each) =>
    DECISION_KINDS.map((kind) => ({
      label: words.bar(approachOf(method, each.key).label[lang], kind),
      n: each[kind],
    })),
  );
  const bars = shownOf(cells)
    .toSorted(commonestFirst)
    .slice(0, DECISIONS_DRAWN)
    .map(({ label, n }) => ({ label, n, value: written(n, lang) }));
  return barChart(bars, chartName(words.title, bars[0]?.label ?? '', bars[0]?.value ?? ''));
}

function written(n: Cell, lang: Lang): string {
  return n === null ? '' : formatNumber(lang, n);
}
