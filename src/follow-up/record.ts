import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { standingDecisions } from '../indicators/decision.ts';
import { current } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import { isTold, measuredOf } from '../indicators/measured.ts';
import type { Measured } from '../indicators/measured.ts';
import type { Reading } from '../indicators/reading.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { isoOf, isoOrNull } from '../web/time.ts';
import type { Judged } from './judged.ts';

/** What is taken from the tables for one strategy. */
export interface Held {
  readonly strategy: Strategy;
  readonly revision: number;
  readonly followed: readonly Followed[];
  readonly readings: readonly Reading[];
  readonly lang: Lang;
}

/**
 * All that was followed of a strategy, for its owner: amounts as decimal text, days and times in ISO 8601. Every indicator, ended ones
 * too, with every reading by day, and every decision; `counts` tells those that a later one took the place of.
 */
export function ownRecord(held: Held, judged: readonly Judged[]) {
  const standing = standingDecisions(judged.map(({ decision }) => decision));
  return {
    ...headOf(held),
    indicators: held.followed.map((each) => ownIndicator(each, held)),
    decisions: judged.map(({ decision, method }) => ({
      ...approachIn(method, decision.approach, held.lang),
      revision: decision.revision,
      kind: decision.kind,
      reason: decision.reason,
      decidedAt: isoOf(decision.decidedAt),
      counts: standing.includes(decision),
    })),
  };
}

/** What readers see of it: of the indicators that tell something, the readings that count. */
export function sharedRecord(held: Held) {
  return {
    ...headOf(held),
    indicators: current(held.followed).flatMap((each) => {
      const measured = measuredBy(each, held);
      const readings = measured.points.map(({ onDate, value }) => ({ on: onDate, value }));
      return isTold(measured) ? [{ ...factsOf(measured, each, held), readings }] : [];
    }),
  };
}

function headOf({ strategy, revision, lang }: Held) {
  return { brand: strategy.brand, revision, language: lang };
}

function ownIndicator(followed: Followed, held: Held) {
  const measured = measuredBy(followed, held);
  const counted = new Set(measured.points.map(({ reading }) => reading));
  return {
    ...factsOf(measured, followed, held),
    state: followed.state,
    endedAt: isoOrNull(followed.endedAt),
    readings: held.readings
      .filter(({ indicator }) => indicator === followed.id)
      .map(({ id, onDate, value, note, recordedAt, replaces }) => ({
        ...{ id, on: onDate, value, note, recordedAt: isoOf(recordedAt), replaces },
        counts: counted.has(id),
      })),
  };
}

function factsOf(measured: Measured, { state, named }: Followed, { strategy, lang }: Held) {
  const { id, label, unit, direction, baseline, target, due, owner } = measured;
  const { approach, approachLabel } = approachIn(strategy.method, measured.approach, lang);
  return {
    ...{ id, approach, approachLabel: state === 'gone' && named !== '' ? named : approachLabel },
    ...{ label, unit, direction, start: baseline, target, due, owner },
  };
}

function measuredBy(followed: Followed, { strategy, readings, lang }: Held): Measured {
  return measuredOf(followed, strategy.method, readings, lang);
}

function approachIn(method: Method, approach: ApproachKey, lang: Lang) {
  const found = method.approaches.find(({ key }) => key === approach);
  return {
    approach,
    approachLabel: found?.label[lang] ?? messagesFor(lang).followUp.indicators.earlierApproach,
  };
}
