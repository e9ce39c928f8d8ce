import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Choices } from '../wheel/wheel.ts';
import type { Lang } from '../i18n/languages.ts';

/** Thirty days of the roadmap: the days from the saving of the strategy, and what to do in them. */
export interface Phase {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly actions: readonly string[];
}

/** The roadmap of a wheel, always three phases of thirty days (domain.md §6.3). Approaches go in wheel order. */
export function roadmap(choices: Choices, lang: Lang): readonly [Phase, Phase, Phase] {
  const [first, second, ...later] = approachesAt(choices, 'priority');
  const secondary = approachesAt(choices, 'secondary');
  const { roadmap: words } = messagesFor(lang).statement;
  if (first === undefined) {
    return phases(lang, [chooseOne(secondary, lang)], [words.startChosen], [words.decide]);
  }
  return phases(
    lang,
    begin(first, lang),
    [words.adjust(quoted(first, lang)), ...next(second, lang), ...wait(later, lang)],
    [...support(secondary, lang), words.decide],
  );
}

function phases(
  lang: Lang,
  first: readonly string[],
  second: readonly string[],
  third: readonly string[],
): readonly [Phase, Phase, Phase] {
  const { days } = messagesFor(lang).statement.roadmap;
  return [
    { from: 1, to: 30, title: days(1, 30), actions: first },
    { from: 31, to: 60, title: days(31, 60), actions: second },
    { from: 61, to: 90, title: days(61, 90), actions: third },
  ];
}

function chooseOne(secondary: readonly ApproachKey[], lang: Lang): string {
  const { roadmap: words } = messagesFor(lang).statement;
  if (secondary.length === 0) return words.chooseAny;
  const labels = quotedList(secondary, lang);
  return secondary.length === 1 ? words.chooseThis(labels) : words.chooseAmong(labels);
}

function begin(key: ApproachKey, lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  const { indicators, firstMove } = approach(key);
  const [one, two] = indicators;
  return [words.baseline(one[lang], two[lang]), words.begin(quoted(key, lang), firstMove[lang])];
}

function next(second: ApproachKey | undefined, lang: Lang): readonly string[] {
  return second === undefined ? [messagesFor(lang).statement.roadmap.onlyOne] : begin(second, lang);
}

function wait(later: readonly ApproachKey[], lang: Lang): readonly string[] {
  return later.length === 0 ? [] : [messagesFor(lang).statement.roadmap.wait(quotedList(later, lang))];
}

function support(secondary: readonly ApproachKey[], lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  if (secondary.length === 0) return [];
  const labels = quotedList(secondary, lang);
  return [secondary.length === 1 ? words.supportThis(labels) : words.supportAmong(labels)];
}

function quoted(key: ApproachKey, lang: Lang): string {
  return messagesFor(lang).statement.roadmap.label(approach(key).label[lang]);
}

function quotedList(keys: readonly ApproachKey[], lang: Lang): string {
  return formatList(
    lang,
    keys.map((key) => quoted(key, lang)),
  );
}

/** A priority and what shows that it works: phrases without a full stop. */
export interface Indicators {
  readonly approach: ApproachKey;
  readonly label: string;
  readonly indicators: readonly [string, string];
}

/** The two indicators of each priority, in wheel order. */
export function indicators(choices: Choices, lang: Lang): readonly Indicators[] {
  return approachesAt(choices, 'priority').map((key) => {
    const { label, indicators } = approach(key);
    const [one, two] = indicators;
    return { approach: key, label: label[lang], indicators: [one[lang], two[lang]] };
  });
}
