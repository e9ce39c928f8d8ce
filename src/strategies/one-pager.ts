import { answersOf } from '../diagnosis/answers.ts';
import { diagnose, suggested } from '../diagnosis/score.ts';
import type { Diagnosis } from '../diagnosis/score.ts';
import { pointRulesOf } from '../diagnosis/point-rules.ts';
import { messagesFor } from '../i18n/messages.ts';
import { isTold } from '../indicators/measured.ts';
import type { Measured } from '../indicators/measured.ts';
import { approachOf } from '../method/method.ts';
import type { ApproachKey, Choices } from '../method/method.ts';
import { pictogram } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { approachesAt, stateOf, wheelOf } from '../wheel/wheel.ts';
import type { Wheel } from '../wheel/wheel.ts';
import { DISPLAY, densityOf, displaySize } from './fit.ts';
import { priorityCards } from './priority-cards.ts';
import { PLAN_FIELDS, plansOf } from './plan.ts';
import {
  isAbstaining,
  refusalsOf,
  swapOf,
  verdictOf,
  verdictSentence,
  whyOf,
  wordsShown,
} from './strategy.ts';
import type { Revision, Strategy } from './strategy.ts';
import { swapMessage } from './swap.ts';
import type { Lang } from '../i18n/languages.ts';

/**
 * What whoever holds the read link sees: never the rival; the diagnosis only when shared. `measures`: what is followed, as far as
 * they may see it.
 */
export function onePager(revision: Revision, lang: Lang, measures: readonly Measured[] = []) {
  const { strategy, number, savedAt } = revision;
  const { statement, roadmap, indicators } = revision.texts[lang];
  const choice = statement.find(({ name }) => name === 'choice' || name === 'abstain');
  const named = (key: ApproachKey) => nameOf(strategy, key, lang);
  const signed = (key: ApproachKey) => signOf(strategy, key, lang);
  return {
    brand: strategy.brand,
    number,
    savedAt,
    density: densityOf(revision, measures, lang),
    brandSize: displaySize(strategy.brand, DISPLAY.brand),
    choiceSize: displaySize(choice?.text ?? '', DISPLAY.choice),
    priorities: priorityCards(revision, measures, lang),
    secondaries: isAbstaining(strategy) ? [] : approachesAt(strategy, 'secondary').map(signed),
    reviewDate: strategy.reviewDate,
    verdict: verdictSentence(strategy, lang),
    wheel: wheelPicture(wheelOfRevision(revision), { lang, idPrefix: 'wheel', brand: strategy.brand }),
    statement,
    refusals: refusalsOf(strategy).map(signed),
    blanks: isAbstaining(strategy) ? [] : approachesAt(strategy, 'none').map((key) => named(key).label),
    roadmap,
    indicators,
    why: whyOf(strategy).map((each) => ({ ...each, label: named(each.approach).label })),
    swap: swapPart(revision, lang),
    diagnosis: strategy.shareDiagnosis ? diagnosisPart(revision, lang) : undefined,
  };
}

function nameOf({ method }: Strategy, key: ApproachKey, lang: Lang) {
  const { label, own } = approachOf(method, key);
  return { label: label[lang], own };
}

function signOf(strategy: Strategy, key: ApproachKey, lang: Lang) {
  return { ...nameOf(strategy, key, lang), pictogram: pictogram(approachOf(strategy.method, key)) };
}

/** With the suggestions of the diagnosis, as it judged when this was saved, only when that is shared. */
export function wheelOfRevision({ strategy, catalogue }: Pick<Revision, 'strategy' | 'catalogue'>): Wheel {
  // An older list of approaches may lack sectors of ours, which are drawn blank.
  const { method } = strategy;
  const wheel = { method, choices: wheelOf(method, strategy.choices), abstains: isAbstaining(strategy) };
  if (!strategy.shareDiagnosis) return wheel;
  return { ...wheel, suggested: suggested(judgedThen(strategy, catalogue)) };
}

function judgedThen(strategy: Strategy, catalogue: string): Diagnosis {
  const { method, claims } = strategy;
  return diagnose(method, answersOf(method, claims), pointRulesOf(method, catalogue));
}

function swapPart({ strategy, texts }: Revision, lang: Lang) {
  const result = swapOf(strategy, texts[lang].statement);
  if (isAbstaining(strategy) || result.state !== 'judged') return undefined;
  return {
    result: result.result,
    count: messagesFor(lang).statement.swap.count(result.own, result.shown),
    message: swapMessage(result, null, lang),
  };
}

function diagnosisPart({ strategy, catalogue }: Revision, lang: Lang) {
  const { diagnosis, common } = messagesFor(lang);
  const { scores } = judgedThen(strategy, catalogue);
  return {
    claims: strategy.method.claims.map(({ key, text }) => {
      const answer = strategy.claims[key];
      const value = answer === undefined ? common.notAnswered : diagnosis.scale[answer ?? 'unknown'];
      return { text: text[lang], value };
    }),
    points: scores.map((score) => ({ ...nameOf(strategy, score.approach, lang), points: score.points })),
  };
}

/** What `wheel.json` says (product §8). `followUp` is there only where there is something that readers may see. */
export function strategyJson(revision: Revision, lang: Lang, measures: readonly Measured[] = []) {
  const { strategy } = revision;
  return {
    brand: strategy.brand,
    revision: revision.number,
    savedAt: new Date(revision.savedAt).toISOString(),
    catalogue: revision.catalogue,
    verdict: verdictOf(strategy),
    choices: choicesJson(strategy),
    language: lang,
    claims: strategy.shareDiagnosis ? answersOf(strategy.method, strategy.claims) : null,
    statement: revision.texts[lang].statement.map(({ text }) => text),
    why: Object.fromEntries(whyOf(strategy).map(({ approach: key, text }) => [key, text])),
    words: wordsShown(revision),
    plan: planJson(strategy),
    refusals: refusalsOf(strategy),
    reviewDate: strategy.reviewDate,
    abstain: strategy.abstainReason === null ? null : { reason: strategy.abstainReason },
    method: { id: strategy.method.id, version: strategy.method.hash },
    own: ownJson(strategy),
    ...followUpJson(measures.filter(isTold)),
  };
}

function followUpJson(measures: readonly Measured[]) {
  if (measures.length === 0) return {};
  const followUp = measures.map(
    ({ id, approach, label, unit, direction, baseline, target, due, owner, last }) => ({
      ...{ id, approach, label, unit, direction, start: baseline, target, due, owner },
      last: last === undefined ? null : { on: last.onDate, value: last.value },
    }),
  );
  return { followUp };
}

function choicesJson({ method, choices }: Strategy): Choices {
  return Object.fromEntries(method.approaches.map(({ key }) => [key, stateOf(choices, key)]));
}

function ownJson({ own }: Strategy) {
  return own.map(({ key, label, verb, noun, family, lang }) => ({ key, label, verb, noun, family, lang }));
}

function planJson(strategy: Strategy) {
  const reasons = new Map(whyOf(strategy).map(({ approach: key, text }) => [key, text]));
  const plans = new Map(plansOf(strategy, strategy.plan).map((each) => [each.approach, each.plan]));
  const keys = approachesAt(strategy, 'priority').filter((key) => reasons.has(key) || plans.has(key));
  return Object.fromEntries(
    keys.map((key) => {
      const plan = plans.get(key);
      const typed = PLAN_FIELDS.map((field) => [field, plan?.[field] ?? '']);
      return [key, { why: reasons.get(key) ?? '', ...Object.fromEntries(typed) }];
    }),
  );
}
