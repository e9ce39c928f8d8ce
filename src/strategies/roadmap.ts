import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approachOf } from '../method/method.ts';
import type { Approach, ApproachKey, Chosen } from '../method/method.ts';
import { approachesAt } from '../wheel/wheel.ts';
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

interface RoadmapFacts extends Chosen {
  readonly capacity: Capacity | null;
  readonly plan: Plans;
}

/**
 * The roadmap of a strategy, always three phases of thirty days (domain.md §6.3, own-words.md §2). Approaches go in wheel order.
 * With little time the second priority waits until day 61 and the secondary ones until after day 90; with much of it, the
 * second begins on day 15.
 */
export function roadmap(facts: RoadmapFacts, lang: Lang): readonly [Phase, Phase, Phase] {
  const { method, capacity, plan } = facts;
  const at = (state: 'priority' | 'secondary') =>
    approachesAt(facts, state).map((key) => approachOf(method, key));
  const [first, second, ...later] = at('priority');
  const secondary = at('secondary');
  const { roadmap: words } = messagesFor(lang).statement;
  if (first === undefined) {
    return phases(lang, [chooseOne(secondary, lang)], [words.startChosen], [words.decide]);
  }
  const start = begin(first, plan, lang);
  const adjusted = adjust([first], lang);
  const waiting = wait(later, lang);
  if (capacity === 'low') {
    const alone = second === undefined ? words.onlyOne : words.aloneUntil60;
    const afterwards = second === undefined ? [] : begin(second, plan, lang);
    return phases(
      lang,
      start,
      [adjusted, alone],
      [...afterwards, ...waiting, words.decide, ...after90(secondary, lang)],
    );
  }
  const last = [...support(secondary, lang), words.decide];
  if (capacity === 'high' && second !== undefined) {
    const both = adjust([first, second], lang);
    return phases(lang, [...start, ...beginOnDay15(second, plan, lang)], [both, ...waiting], last);
  }
  return phases(lang, start, [adjusted, ...next(second, plan, lang), ...waiting], last);
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

function chooseOne(secondary: readonly Approach[], lang: Lang): string {
  const { roadmap: words } = messagesFor(lang).statement;
  if (secondary.length === 0) return words.chooseAny;
  const labels = quotedList(secondary, lang);
  return secondary.length === 1 ? words.chooseThis(labels) : words.chooseAmong(labels);
}

/** What its author will do first stands in place of our own first move, and of all we would say around it. */
function begin(approach: Approach, plan: Plans, lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  const own = plan[approach.key]?.first ?? '';
  if (own !== '') return [withStop(own)];
  return [...baseline(approach, lang), startOf(words.begin, approach, lang)];
}

function beginOnDay15(approach: Approach, plan: Plans, lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  const own = plan[approach.key]?.first ?? '';
  if (own !== '') return [words.ownOnDay15(withStop(own))];
  return [...baseline(approach, lang), startOf(words.beginOnDay15, approach, lang)];
}

/** What a reader named has neither indicators nor a first move of ours. */
function baseline({ own, indicators: [one, two] }: Approach, lang: Lang): readonly string[] {
  if (own !== undefined) return [];
  return [messagesFor(lang).statement.roadmap.baseline(one[lang], two[lang])];
}

function startOf(say: (label: string, firstMove: string) => string, approach: Approach, lang: Lang): string {
  return say(quoted(approach, lang), approach.firstMove[lang]).trimEnd();
}

function adjust(approaches: readonly Approach[], lang: Lang): string {
  const { roadmap: words } = messagesFor(lang).statement;
  const labels = quotedList(approaches, lang);
  if (approaches.some(({ own }) => own !== undefined)) return words.adjustUnmeasured(labels);
  return approaches.length === 1 ? words.adjust(labels) : words.adjustBoth(labels);
}

function next(second: Approach | undefined, plan: Plans, lang: Lang): readonly string[] {
  return second === undefined ? [messagesFor(lang).statement.roadmap.onlyOne] : begin(second, plan, lang);
}

function wait(later: readonly Approach[], lang: Lang): readonly string[] {
  return later.length === 0 ? [] : [messagesFor(lang).statement.roadmap.wait(quotedList(later, lang))];
}

function support(secondary: readonly Approach[], lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  if (secondary.length === 0) return [];
  const labels = quotedList(secondary, lang);
  return [secondary.length === 1 ? words.supportThis(labels) : words.supportAmong(labels)];
}

function after90(secondary: readonly Approach[], lang: Lang): readonly string[] {
  const { roadmap: words } = messagesFor(lang).statement;
  if (secondary.length === 0) return [];
  const labels = quotedList(secondary, lang);
  return [secondary.length === 1 ? words.thisAfter90(labels) : words.oneAfter90(labels)];
}

function quoted({ label }: Approach, lang: Lang): string {
  return messagesFor(lang).statement.roadmap.label(label[lang]);
}

function quotedList(approaches: readonly Approach[], lang: Lang): string {
  return formatList(
    lang,
    approaches.map((each) => quoted(each, lang)),
  );
}

/** A priority and what shows that it works: phrases without a full stop. */
export interface Indicators {
  readonly approach: ApproachKey;
  readonly label: string;
  readonly indicators: readonly [string, string];
}

/** The two indicators of each priority that has some, in wheel order: none of those that a reader named. */
export function indicators(chosen: Chosen, lang: Lang): readonly Indicators[] {
  return approachesAt(chosen, 'priority')
    .map((key) => approachOf(chosen.method, key))
    .filter(({ own }) => own === undefined)
    .map(({ key, label, indicators: [one, two] }) => ({
      approach: key,
      label: label[lang],
      indicators: [one[lang], two[lang]],
    }));
}
