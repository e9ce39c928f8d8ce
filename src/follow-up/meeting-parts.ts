import { capital, formatDay, formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { writeAmount } from '../indicators/amount.ts';
import type { Decision } from '../indicators/decision.ts';
import { isTold } from '../indicators/measured.ts';
import type { Measured } from '../indicators/measured.ts';
import { progressOf, progressWords } from '../indicators/progress.ts';
import { trendPicture } from '../indicators/trend-picture.ts';
import { approachOf } from '../method/method.ts';
import type { Approach, ApproachKey, Method } from '../method/method.ts';
import { historyOf } from '../strategies/history.ts';
import { wheelOfRevision } from '../strategies/one-pager.ts';
import { plansOf } from '../strategies/plan.ts';
import { isAbstaining, verdictSentence } from '../strategies/strategy.ts';
import type { Revision, RevisionOrigin, Strategy } from '../strategies/strategy.ts';
import type { FormView } from '../web/form.ts';
import { pictogram } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { stateOf } from '../wheel/wheel.ts';
import { adviceOn } from '../wizard/parts.ts';
import { blankApproaches, kindsFor, markedApproaches } from './meeting.ts';

/** Of the newest revisions: what moved before is in the history. */
export const MOVES_SHOWN = 5;

/** The first question, in the words that were saved. */
export function saidPart(revision: Revision, lang: Lang) {
  const { strategy, number, savedAt, texts } = revision;
  return {
    number,
    savedAt,
    statement: texts[lang].statement,
    verdict: verdictSentence(strategy, lang),
    wheel: wheelPicture(wheelOfRevision(revision), { lang, idPrefix: 'wheel', brand: strategy.brand }),
  };
}

/** The revisions come newest first, and the one before the last of them with them. */
export function happenedPart(
  measured: readonly Measured[],
  revisions: readonly (Revision & RevisionOrigin)[],
  method: Method,
  lang: Lang,
) {
  const untold = measured.filter((each) => !isTold(each)).map(({ label }) => label);
  const newest = revisions[0]?.number ?? 1;
  return {
    measured: measured.filter(isTold).map((each) => measuredPart(each, method, lang)),
    untold: untold.length === 0 ? '' : formatList(lang, untold),
    moves: newest === 1 ? [] : historyOf(revisions, MOVES_SHOWN, lang).filter(({ number }) => number > 1),
    hasOlder: newest > MOVES_SHOWN + 1,
  };
}

function measuredPart(measured: Measured, method: Method, lang: Lang) {
  const { id, label, labelLang, unit, baseline, target, due, last, state } = measured;
  const words = messagesFor(lang).meeting.happened;
  const write = (value: string) => writeAmount(value, unit, lang);
  return {
    ...{ id, labelLang, baseline, target, last: last?.value },
    label: labelLang === undefined ? capital(label) : label,
    approach: measured.state === 'gone' ? undefined : nameOf(method, measured.approach),
    standing: state === 'priority' ? '' : words.now[state],
    start: baseline === null ? words.unknown : write(baseline),
    reading: last && { value: write(last.value), date: words.on(formatDay(lang, last.onDate)) },
    aim: aimOf(target === null ? undefined : write(target), due, lang),
    trend: trendPicture(measured, lang),
    progress: { share: progressOf(measured).share, words: progressWords(measured, lang) },
  };
}

function aimOf(target: string | undefined, due: string | null, lang: Lang) {
  const words = messagesFor(lang).meeting.happened;
  const date = due === null || target === undefined ? '' : words.by(formatDay(lang, due));
  return { value: target ?? words.unknown, date };
}

function nameOf(method: Method, key: ApproachKey) {
  const { label, own } = approachOf(method, key);
  return { label, own };
}

/** The third question: what was announced, as it was typed, and the time that the wheel asks for. */
export function costPart(strategy: Strategy, lang: Lang) {
  const { method, choices, capacity } = strategy;
  const plans = isAbstaining(strategy) ? [] : plansOf(strategy, strategy.plan);
  const wheel = { method, choices, abstains: isAbstaining(strategy) };
  const { load, overloaded } = adviceOn(wheel, capacity, lang);
  return {
    planned: plans
      .filter(({ plan }) => plan.cost !== '')
      .map(({ approach, plan }) => ({ ...nameOf(method, approach), text: plan.cost, lang: plan.lang })),
    capacity: capacity === null ? undefined : messagesFor(lang).diagnosis.capacity.options[capacity],
    load: isAbstaining(strategy) || capacity === null ? undefined : load,
    overloaded,
  };
}

/** The fourth: each approach with what may be decided about it. */
export function decidePart(strategy: Strategy, standing: readonly Decision[], form: FormView, lang: Lang) {
  const part = (approach: Approach) => offerOf(approach, strategy, standing, form, lang);
  const blank = blankApproaches(strategy).map(part);
  const isTouched = ({ key, isDecided }: (typeof blank)[number]) =>
    isDecided || form.has(`decision-${key}`, 'promote') || form.value(`reason-${key}`) !== '';
  const isAmiss = ({ key }: (typeof blank)[number]) =>
    form.error(`decision-${key}`) !== undefined || form.error(`reason-${key}`) !== undefined;
  return {
    marked: markedApproaches(strategy).map(part),
    blank,
    isBlankOpen: blank.some((each) => isTouched(each) || isAmiss(each)),
    abstaining: isAbstaining(strategy) ? strategy.method.words[lang].abstain : undefined,
  };
}

function offerOf(
  approach: Approach,
  strategy: Strategy,
  standing: readonly Decision[],
  form: FormView,
  lang: Lang,
) {
  const { key, label, own } = approach;
  const state = isAbstaining(strategy) ? 'none' : stateOf(strategy.choices, key);
  const before = standing.find((each) => each.approach === key);
  const isStored = before?.reason === form.value(`reason-${key}`);
  // Nothing rises above a priority: the choice is taken, and not offered.
  const isOffered = (kind: string) =>
    kind !== 'promote' || state !== 'priority' || form.has(`decision-${key}`, 'promote');
  return {
    key,
    state,
    label: label[lang],
    own,
    pictogram: pictogram(approach),
    kinds: kindsFor(strategy, key, standing).filter(isOffered),
    isDecided: before !== undefined,
    reasonLang: isStored && before.lang !== lang ? before.lang : undefined,
  };
}
