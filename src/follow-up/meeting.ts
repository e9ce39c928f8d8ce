import type { Decision } from '../indicators/decision.ts';
import { approachOf } from '../method/method.ts';
import type { Approach, ApproachKey } from '../method/method.ts';
import { isAbstaining } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { DECISION_KINDS } from '../terms.ts';
import type { DecisionKind } from '../terms.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Lang } from '../i18n/languages.ts';

/** What a press says about one approach. */
export interface Decided {
  readonly approach: ApproachKey;
  readonly kind: DecisionKind;
  readonly reason: string;
  /** Of the page that the reason was typed on. */
  readonly lang: Lang;
}

/** The approaches that a meeting decides about, priorities first, each state in wheel order. */
export function markedApproaches(strategy: Strategy): readonly Approach[] {
  if (isAbstaining(strategy)) return [];
  const keys = [...approachesAt(strategy, 'priority'), ...approachesAt(strategy, 'secondary')];
  return keys.map((key) => approachOf(strategy.method, key));
}

/** Those that it may take up. */
export function blankApproaches(strategy: Strategy): readonly Approach[] {
  const marked = markedApproaches(strategy);
  return strategy.method.approaches.filter(({ key }) => marked.every((each) => each.key !== key));
}

/** What may be decided about an approach; a blank one that was taken up before can be left aside again. */
export function kindsFor(
  strategy: Strategy,
  key: ApproachKey,
  standing: readonly Decision[],
): readonly DecisionKind[] {
  if (markedApproaches(strategy).some((each) => each.key === key)) return DECISION_KINDS;
  return standing.some(({ approach }) => approach === key) ? ['promote', 'stop'] : ['promote'];
}

/** Those that say something of the wheel that was saved: a blank approach left blank after all says nothing. */
export function tellable(decided: readonly Decided[], strategy: Strategy): readonly Decided[] {
  const marked = markedApproaches(strategy);
  return decided.filter(
    ({ approach, kind }) => kind === 'promote' || marked.some(({ key }) => key === approach),
  );
}

/** Those that say something else than what counts already: only they are stored. */
export function changedDecisions(
  decided: readonly Decided[],
  standing: readonly Decision[],
): readonly Decided[] {
  return decided.filter(({ approach, kind, reason }) => {
    const before = standing.find((each) => each.approach === approach);
    return before?.kind !== kind || before.reason !== reason;
  });
}

/** Later than what it replaces, however short after it comes: the last one counts. */
export function momentAfter(standing: readonly Decision[], now: number): number {
  return Math.max(now, ...standing.map(({ decidedAt }) => decidedAt + 1));
}
