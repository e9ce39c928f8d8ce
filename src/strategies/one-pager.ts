import { CLAIMS, answersOf } from '../diagnosis/claims.ts';
import { diagnose, suggested } from '../diagnosis/score.ts';
import type { Diagnosis } from '../diagnosis/score.ts';
import { pointRulesOf } from '../diagnosis/point-rules.ts';
import { messagesFor } from '../i18n/messages.ts';
import { APPROACHES, approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { pictogram } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { approachesAt, wheelOf } from '../wheel/wheel.ts';
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

/** What whoever holds the read link sees: never the rival; the diagnosis only when shared. */
export function onePager(revision: Revision, lang: Lang) {
  const { strategy, number, savedAt } = revision;
  const { statement, roadmap, indicators } = revision.texts[lang];
  const choice = statement.find(({ name }) => name === 'choice' || name === 'abstain');
  const signed = (key: ApproachKey) => ({ label: approach(key).label[lang], pictogram: pictogram(key) });
  return {
    brand: strategy.brand,
    number,
    savedAt,
    density: densityOf(revision, lang),
    brandSize: displaySize(strategy.brand, DISPLAY.brand),
    choiceSize: displaySize(choice?.text ?? '', DISPLAY.choice),
    priorities: priorityCards(revision, lang),
    secondaries: isAbstaining(strategy) ? [] : approachesAt(strategy.choices, 'secondary').map(signed),
    reviewDate: strategy.reviewDate,
    verdict: verdictSentence(strategy, lang),
    wheel: wheelPicture(wheelOfRevision(revision), { lang, idPrefix: 'wheel', brand: strategy.brand }),
    statement,
    refusals: refusalsOf(strategy).map(signed),
    blanks: isAbstaining(strategy)
      ? []
      : approachesAt(strategy.choices, 'none').map((key) => approach(key).label[lang]),
    roadmap,
    indicators,
    why: whyOf(strategy).map((each) => ({ ...each, label: approach(each.approach).label[lang] })),
    swap: swapPart(revision, lang),
    diagnosis: strategy.shareDiagnosis ? diagnosisPart(revision, lang) : undefined,
  };
}

/** With the suggestions of the diagnosis, as it judged when this was saved, only when that is shared. */
export function wheelOfRevision({ strategy, catalogue }: Pick<Revision, 'strategy' | 'catalogue'>): Wheel {
  // An older list of approaches may lack sectors of ours, which are drawn blank.
  const wheel = { choices: wheelOf(strategy.choices), abstains: isAbstaining(strategy) };
  if (!strategy.shareDiagnosis) return wheel;
  return { ...wheel, suggested: suggested(judgedThen(strategy, catalogue)) };
}

function judgedThen(strategy: Strategy, catalogue: string): Diagnosis {
  return diagnose(answersOf(strategy.claims), pointRulesOf(catalogue));
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
    claims: CLAIMS.map(({ key, text }) => {
      const answer = strategy.claims[key];
      const value = answer === undefined ? common.notAnswered : diagnosis.scale[answer ?? 'unknown'];
      return { text: text[lang], value };
    }),
    points: scores.map((score) => ({ label: approach(score.approach).label[lang], points: score.points })),
  };
}

/** What `wheel.json` says (product §8). */
export function strategyJson(revision: Revision, lang: Lang) {
  const { strategy } = revision;
  return {
    brand: strategy.brand,
    revision: revision.number,
    savedAt: new Date(revision.savedAt).toISOString(),
    catalogue: revision.catalogue,
    verdict: verdictOf(strategy),
    choices: Object.fromEntries(APPROACHES.map(({ key }) => [key, strategy.choices[key]])),
    language: lang,
    claims: strategy.shareDiagnosis ? answersOf(strategy.claims) : null,
    statement: revision.texts[lang].statement.map(({ text }) => text),
    why: Object.fromEntries(whyOf(strategy).map(({ approach: key, text }) => [key, text])),
    words: wordsShown(revision),
    plan: planJson(strategy),
    refusals: refusalsOf(strategy),
    reviewDate: strategy.reviewDate,
    abstain: strategy.abstainReason === null ? null : { reason: strategy.abstainReason },
  };
}

function planJson(strategy: Strategy) {
  const reasons = new Map(whyOf(strategy).map(({ approach: key, text }) => [key, text]));
  const plans = new Map(plansOf(strategy.choices, strategy.plan).map((each) => [each.approach, each.plan]));
  const keys = approachesAt(strategy.choices, 'priority').filter((key) => reasons.has(key) || plans.has(key));
  return Object.fromEntries(
    keys.map((key) => {
      const plan = plans.get(key);
      const typed = PLAN_FIELDS.map((field) => [field, plan?.[field] ?? '']);
      return [key, { why: reasons.get(key) ?? '', ...Object.fromEntries(typed) }];
    }),
  );
}
