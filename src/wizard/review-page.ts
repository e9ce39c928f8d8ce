import { answersOf } from '../diagnosis/answers.ts';
import { departures, diagnose, suggested } from '../diagnosis/score.ts';
import type { Diagnosis } from '../diagnosis/score.ts';
import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { PLAN_FIELDS } from '../strategies/plan.ts';
import { refusalOffers } from '../strategies/refusals.ts';
import { isAbstaining, verdictOf, verdictSentence } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { approachOf } from '../method/method.ts';
import type { ApproachKey } from '../method/method.ts';
import { drawnApproaches } from '../wheel/drawing/pictograms.ts';
import { stateOf } from '../wheel/wheel.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { approachesRows } from './approaches-form.ts';
import { statementPart } from './clauses-page.ts';
import { contradictionsPart } from './contradictions-page.ts';
import { diagnosisRows } from './diagnosis-form.ts';
import { revisionBefore, toStrategy } from './draft.ts';
import type { Draft } from './draft.ts';
import { adviceOn, discussedPart, stepPage } from './parts.ts';
import type { Shown } from './parts.ts';
import { offeredReviewDate, reviewDays } from './review-date.ts';
import { reviewInput } from './review-rows.ts';
import type { Lang } from '../i18n/languages.ts';

declare module '../web/render.ts' {
  interface Views {
    'wizard/review': ReturnType<typeof reviewPage>;
  }
}

export function reviewPage(draft: Draft, shown: Shown, today: string) {
  const { lang } = shown;
  const strategy = toStrategy(draft, today);
  if (strategy === undefined) throw new Error('the review needs the steps before it');
  const { diagnosis, approaches } = draft.answers;
  if (diagnosis === null || approaches === null) throw new Error('the review needs the steps before it');
  const { method } = strategy;
  const answers = answersOf(method, strategy.claims);
  const judged = diagnose(method, answers);
  const wheel = {
    method,
    choices: strategy.choices,
    suggested: suggested(judged),
    abstains: isAbstaining(strategy),
  };
  const input = reviewInput(draft, strategy.rival, today);
  return {
    ...stepPage('review', draft, input, shown),
    workshop: discussedPart(draft, lang),
    rival: strategy.rival,
    savedBefore: draft.saved !== null,
    hasMeeting: draft.answers.review?.meeting !== undefined,
    noteAfter: revisionBefore(draft),
    wheel: wheelPicture(wheel, { lang, idPrefix: 'wheel', brand: strategy.brand }),
    advice: { ...adviceOn(wheel, strategy.capacity, lang), verdict: verdictSentence(strategy, lang) },
    verdict: verdictOf(strategy),
    hasOwn: strategy.own.length > 0,
    firstApproach: method.approaches[0]?.key ?? '',
    statement: statementPart(draft, strategy, shown),
    planFields: PLAN_FIELDS,
    ...amiss(shown, strategy),
    asksNote: draft.saved !== null || (shown.errors ?? []).some(({ name }) => name === 'change-note'),
    contradictions: contradictionsPart(strategy, draft.id, lang),
    departures: isAbstaining(strategy) ? [] : departuresIn(judged, strategy, lang),
    refusals: refusalOffers(judged.scores, strategy, answers).map((key) => approachOf(method, key)),
    days: {
      ...reviewDays(today),
      offered: offeredReviewDate(draft.answers.review?.reviewDate ?? null, today),
    },
    answers: [
      { step: 'diagnosis' as const, rows: diagnosisRows(draft, diagnosis, lang) },
      { step: 'approaches' as const, rows: approachesRows(draft, approaches, lang) },
    ],
    draftId: draft.id,
  };
}

/** Parts that this strategy does not need, but that were posted with errors: drawn so that they can be corrected. */
function amiss({ errors = [] }: Shown, strategy: Strategy) {
  const fails = (...names: readonly string[]) => errors.some((error) => names.includes(error.name));
  return {
    asksRival: !isAbstaining(strategy) || fails('rival'),
    asksRefusals: !isAbstaining(strategy) || fails('refusal'),
    priorities: drawnApproaches(strategy.method)
      .map((each) => ({ ...each, isPriority: stateOf(strategy.choices, each.key) === 'priority' }))
      .map((each) => ({
        ...each,
        isAmiss: fails(`why-${each.key}`, ...PLAN_FIELDS.map((field) => `${field}-${each.key}`)),
      }))
      .filter(({ isPriority, isAmiss }) => isPriority || isAmiss),
  };
}

function departuresIn(diagnosis: Diagnosis, strategy: Strategy, lang: Lang): readonly string[] {
  const words = messagesFor(lang).review.departures;
  const { unsuggested, leftAside } = departures(diagnosis, strategy);
  const list = (keys: readonly ApproachKey[]) =>
    formatList(
      lang,
      keys.map((key) => approachOf(strategy.method, key).label[lang]),
    );
  return [
    ...(unsuggested.length > 0 ? [words.unsuggested(list(unsuggested))] : []),
    ...(leftAside.length > 0 ? [words.leftAside(list(leftAside))] : []),
  ];
}
