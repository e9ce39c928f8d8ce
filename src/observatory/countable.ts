import { toDay } from '../i18n/format.ts';
import { APPROACH_KEYS } from '../wheel/approaches.ts';
import type { ApproachKey } from '../wheel/approaches.ts';
import { focusOf } from '../wheel/focus.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Choices } from '../wheel/wheel.ts';
import { choicesOf, codeOf } from './wheel-code.ts';
import type { Cut } from '../terms.ts';

export interface Countable {
  readonly countMe: boolean;
  readonly abstainReason: string | null;
  readonly choices: Choices;
}

/** Nothing that could name anybody. */
export interface Counted {
  readonly wheel: number;
  /** When that wheel was saved, in Paris: `YYYY-MM`. */
  readonly month: string;
}

export interface TallyName {
  readonly cut: Cut;
  readonly key: string;
}

/** `savedAt` is in UTC milliseconds. Undefined without the author's agreement and for an empty wheel (domain §4). */
export function countedOf(strategy: Countable, savedAt: number): Counted | undefined {
  const wheel = codeOf(strategy.choices);
  if (!strategy.countMe || strategy.abstainReason !== null || wheel === 0) return undefined;
  return { wheel, month: toDay(savedAt).slice(0, 'YYYY-MM'.length) };
}

/** The counters that one wheel moves, each by one. */
export function talliesOf({ wheel, month }: Counted): readonly TallyName[] {
  const choices = choicesOf(wheel);
  const [priorities, secondaries] = [approachesAt(choices, 'priority'), approachesAt(choices, 'secondary')];
  const marked = APPROACH_KEYS.filter((key) => choices[key] !== 'none');
  return [
    { cut: 'all', key: '' },
    ...priorities.map((key) => ({ cut: 'priority', key }) as const),
    ...secondaries.map((key) => ({ cut: 'secondary', key }) as const),
    ...pairsOf(priorities).map((key) => ({ cut: 'priority-pair', key }) as const),
    ...pairsOf(marked).map((key) => ({ cut: 'marked-pair', key }) as const),
    { cut: 'verdict', key: focusOf(choices, false) },
    { cut: 'month', key: month },
  ];
}

/** Every two of the given approaches, as the key of a pair; both in wheel order. */
export function pairsOf(keys: readonly ApproachKey[]): readonly string[] {
  return keys.flatMap((one, index) => keys.slice(index + 1).map((other) => `${one}+${other}`));
}
