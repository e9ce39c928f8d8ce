import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Choices } from '../wheel/wheel.ts';
import { withStop } from './plan.ts';
import type { Plans } from './plan.ts';
import type { Capacity } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

/** Thirty days of the roadmap: the days from the saving of the strategy, and what to do in them. */
export interface Phase {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly actions: readonly string[];
}

interface RoadmapFacts {
  readonly choices: Choices;
  readonly capacity: Capacity | null;
  readonly plan: Plans;
}

/**
 * The roadmap of a strategy, always three phases of thirty days (domain.md §6.3, own-words.md §2). Approaches go in wheel order.
 * With little time the second priority waits until day 61 and the secondary ones until after day 90; with much of it, the
 * second begins on day 15.
 */
export function roadmap(
  { choices, capacity, plan }: RoadmapFacts,
  lang: Lang,
): readonly [Phase, Phase, Phase] {
  const [first, second, ...later] = approachesAt(choices, 'priority');
  const secondary = approachesAt(choices, 'secondary');
  const { roadmap: words } = messagesFor(lang).statement;
  if (first === undefined) {
    return phases(lang, [chooseOne(secondary, lang)], [words.startChosen], [words.decide]);
  }
  const start = begin(first, plan, lang);
  const adjust = words.adjust(quoted(first, lang));
  const waiting = wait(later, lang);
  if (capacity === 'low') {
    const alone = second === undefined ? words.onlyOne : words.aloneUntil60;
    const afterwards = second === undefined ? [] : begin(second, plan, lang);
    return phases(
      lang,
      start,
      [adjust, alone],
      [...afterwards, ...waiting, words.decide, ...after90(secondary, lang)],
    );
  }
  const last = [...support(secondary, lang), words.decide];
  if (capacity === 'high' && second !== undefined) {
    const both = words.adjustBoth(quotedList([first, second], lang));
    return phases(lang, [...start, ...beginOnDay15(second, plan, lang)], [both, ...waiting], last);
  }
  return phases(lang, start, [adjust, ...next(second, plan, lang), ...waiting], last);
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

/** What its author will do first stands in place of our own first move, and of all we would say around it. */
function begin(key: ApproachKey, plan: Plans, lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  const own = plan[key]?.first ?? '';
  if (own !== '') return [withStop(own)];
  const { indicators, firstMove } = approach(key);
  const [one, two] = indicators;
  return [words.baseline(one[lang], two[lang]), words.begin(quoted(key, lang), firstMove[lang])];
}

function beginOnDay15(key: ApproachKey, plan: Plans, lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  const own = plan[key]?.first ?? '';
  if (own !== '') return [words.ownOnDay15(withStop(own))];
  const { indicators, firstMove } = approach(key);
  const [one, two] = indicators;
  return [words.baseline(one[lang], two[lang]), words.beginOnDay15(quoted(key, lang), firstMove[lang])];
}

function next(second: ApproachKey | undefined, plan: Plans, lang: Lang): readonly string[] {
  return second === undefined ? [messagesFor(lang).statement.roadmap.onlyOne] : begin(second, plan, lang);
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

function after90(secondary: readonly ApproachKey[], lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  if (secondary.length === 0) return [];
  const labels = quotedList(secondary, lang);
  return [secondary.length === 1 ? words.thisAfter90(labels) : words.oneAfter90(labels)];
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
