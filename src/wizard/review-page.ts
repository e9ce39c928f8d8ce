import { answersOf } from '../diagnosis/claims.ts';
import { departures, diagnose, suggested } from '../diagnosis/score.ts';
import type { Diagnosis } from '../diagnosis/score.ts';
import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { CLAUSES, clauseTexts, refusalOffers, statementLines } from '../strategies/statement.ts';
import { factsOf, isAbstaining, swapOf, verdictOf } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { SWAP_ANSWERS, piecesNaming, swapMessage } from '../strategies/swap.ts';
import { approach } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { drawnApproaches } from '../wheel/drawing/pictograms.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { approachesRows } from './approaches-form.ts';
import { diagnosisRows } from './diagnosis-form.ts';
import { EMPTY_REVIEW, noteOf, revisionBefore, toStrategy } from './draft.ts';
import type { Draft } from './draft.ts';
import { adviceOn, discussedPart, stepPage } from './parts.ts';
import type { Shown } from './parts.ts';
import { offeredReviewDate, reviewDays, reviewInput } from './review-form.ts';
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
  const judged = diagnose(answersOf(strategy.claims));
  const wheel = {
    choices: strategy.choices,
    suggested: suggested(judged),
    abstains: isAbstaining(strategy),
  };
  const input = reviewInput(draft.answers.review ?? EMPTY_REVIEW, strategy.rival, noteOf(draft), today);
  return {
    ...stepPage('review', draft, input, shown),
    workshop: discussedPart(draft, lang),
    brand: strategy.brand,
    rival: strategy.rival,
    abstains: isAbstaining(strategy),
    savedBefore: draft.saved !== null,
    noteAfter: revisionBefore(draft),
    wheel: wheelPicture(wheel, { lang, idPrefix: 'wheel', brand: strategy.brand }),
    advice: adviceOn(wheel, strategy.capacity, lang),
    verdict: verdictOf(strategy),
    ...statementPart(strategy, lang),
    ...amiss(shown, strategy),
    asksNote: draft.saved !== null || (shown.errors ?? []).some(({ name }) => name === 'change-note'),
    departures: departuresIn(judged, strategy, lang),
    priorities: drawnApproaches().filter(({ key }) => strategy.choices[key] === 'priority'),
    refusals: refusalOffers(judged.scores, strategy.choices).map(approach),
    days: {
      ...reviewDays(today),
      offered: offeredReviewDate(draft.answers.review?.reviewDate ?? null, today),
    },
    answers: [
      { step: 'diagnosis' as const, rows: diagnosisRows(diagnosis, lang) },
      { step: 'approaches' as const, rows: approachesRows(approaches, lang) },
    ],
    draftId: draft.id,
  };
}

/** Parts that this strategy does not need, but that were posted with errors: drawn so that they can be corrected. */
function amiss({ errors = [] }: Shown, strategy: Strategy) {
  const fails = (name: string) => errors.some((error) => error.name === name);
  const judged = clauseTexts(statementLines(factsOf(strategy), 'fr')).map(({ clause }) => clause);
  const unasked = CLAUSES.filter((each) => strategy.rival === '' || !judged.includes(each));
  const strayClauses = unasked.filter((clause) => fails(`swap-${clause}`));
  return {
    strayClauses,
    asksTest: !isAbstaining(strategy) || fails('rival') || strayClauses.length > 0,
    asksRefusals: !isAbstaining(strategy) || fails('refusal'),
    reasons: drawnApproaches().filter(
      ({ key }) => strategy.choices[key] === 'priority' || fails(`why-${key}`),
    ),
  };
}

function statementPart(strategy: Strategy, lang: Lang) {
  const lines = statementLines(factsOf(strategy), lang);
  const result = swapOf(strategy, lines);
  const words = messagesFor(lang).statement.swap;
  return {
    lines,
    swap: {
      answers: SWAP_ANSWERS,
      title: piecesNaming(strategy.brand, lines.find(({ name }) => name === 'title')?.text ?? ''),
      clauses: clauseTexts(lines).map(({ clause, text }) => ({
        clause,
        pieces: piecesNaming(strategy.brand, text),
      })),
      left: result.state === 'unfinished' ? words.unfinished(result.left) : undefined,
      judged:
        result.state === 'judged'
          ? {
              result: result.result,
              count: words.count(result.own, result.shown),
              message: swapMessage(result, strategy.rival, lang),
            }
          : undefined,
    },
  };
}

function departuresIn(diagnosis: Diagnosis, strategy: Strategy, lang: Lang): readonly string[] {
  const words = messagesFor(lang).review.departures;
  const { unsuggested, leftAside } = departures(diagnosis, strategy.choices);
  const list = (keys: readonly ApproachKey[]) =>
    formatList(
      lang,
      keys.map((key) => approach(key).label[lang]),
    );
  return [
    ...(unsuggested.length > 0 ? [words.unsuggested(list(unsuggested))] : []),
    ...(leftAside.length > 0 ? [words.leftAside(list(leftAside))] : []),
  ];
}
