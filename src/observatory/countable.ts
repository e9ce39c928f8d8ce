import { toDay } from '../i18n/format.ts';
import type { FollowUpFacts } from '../indicators/facts.ts';
import type { ApproachKey, Choices, Method } from '../method/method.ts';
import { seriesOf } from './series.ts';
import type { Series } from './series.ts';
import { stateOf } from '../wheel/wheel.ts';
import { choicesOf, codeOf } from './wheel-code.ts';
import type { Counter } from '../terms.ts';

export interface Countable {
  readonly countMe: boolean;
  readonly abstainReason: string | null;
  readonly method: Method;
  /** What its author named beside the method's list. */
  readonly own: readonly unknown[];
  readonly choices: Choices;
}

/** Nothing that could name anybody. */
export interface Counted {
  readonly series: Series;
  readonly wheel: number;
  /** When that wheel was saved, in the zone of the site: `YYYY-MM`. */
  readonly month: string;
  /** Whether its author agreed to have its follow-up counted too; without it, nothing of that is. */
  readonly withFollowUp: boolean;
  readonly followed: boolean;
  /** What was decided last of each approach of the series, in wheel order: `{approach}:{kind}`. */
  readonly decided: readonly string[];
}

export interface TallyName {
  readonly cut: Counter;
  readonly key: string;
}

/**
 * The wheel alone; `savedAt` is in UTC milliseconds. Undefined without the author's agreement, for an empty wheel (domain §4) and for
 * one with an approach of its author's own (method.md §2).
 */
export function countedOf(strategy: Countable, savedAt: number): Counted | undefined {
  if (!strategy.countMe || strategy.abstainReason !== null || strategy.own.length > 0) return undefined;
  const series = seriesOf(strategy.method);
  const wheel = codeOf(series.keys, strategy.choices);
  if (wheel === 0) return undefined;
  const month = toDay(savedAt).slice(0, 'YYYY-MM'.length);
  return { series, wheel, month, withFollowUp: false, followed: false, decided: [] };
}

/** The same wheel with what became of it, for those who agreed to that as well. */
export function withFacts(counted: Counted, { followed, decided }: FollowUpFacts): Counted {
  const kinds = counted.series.keys.flatMap((key) => {
    const kind = decided.get(key);
    return kind === undefined ? [] : [`${key}:${kind}`];
  });
  return { ...counted, withFollowUp: true, followed, decided: kinds };
}

/** The counters that one wheel moves, each by one. */
export function talliesOf({ series, wheel, month, followed, decided }: Counted): readonly TallyName[] {
  const choices = choicesOf(series.keys, wheel);
  const at = (state: 'priority' | 'secondary') =>
    series.keys.filter((key) => stateOf(choices, key) === state);
  const [priorities, secondaries] = [at('priority'), at('secondary')];
  const marked = series.keys.filter((key) => stateOf(choices, key) !== 'none');
  return [
    { cut: 'all', key: '' },
    ...priorities.map((key) => ({ cut: 'priority', key }) as const),
    ...secondaries.map((key) => ({ cut: 'secondary', key }) as const),
    ...pairsOf(priorities).map((key) => ({ cut: 'priority-pair', key }) as const),
    ...pairsOf(marked).map((key) => ({ cut: 'marked-pair', key }) as const),
    { cut: 'marks', key: `${priorities.length}+${secondaries.length}` },
    { cut: 'month', key: month },
    ...(followed ? [{ cut: 'followed', key: '' } as const] : []),
    ...decided.map((key) => ({ cut: 'decided', key }) as const),
  ];
}

/** Every two of the given approaches, as the key of a pair; both in wheel order. */
export function pairsOf(keys: readonly ApproachKey[]): readonly string[] {
  return keys.flatMap((one, index) => keys.slice(index + 1).map((other) => `${one}+${other}`));
}
