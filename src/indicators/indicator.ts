import { fold } from '../i18n/fold.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approachOf } from '../method/method.ts';
import type { Approach, ApproachKey, Choices, Method } from '../method/method.ts';
import type { OwnApproach } from '../method/own.ts';
import type { Direction, State } from '../terms.ts';
import { approachesAt, stateOf } from '../wheel/wheel.ts';
import type { Amount, Unit } from './amount.ts';

export const PER_APPROACH_MAX = 4;
export const INDICATORS_MAX = 12;
/** Those that were ended count too: none is ever lost. */
export const EVER_MAX = 40;
/** In code points. */
export const LABEL_MAX = 80;
export const UNIT_MAX = 12;
export const OWNER_MAX = 80;

/** What shows whether an approach works, as it is stored. (fr: indicateur) */
export interface Indicator {
  /** Unique within its strategy: `{approach}-{n}`, n from 1. */
  readonly id: string;
  readonly approach: ApproachKey;
  /** The name of a reader's own approach, by which it is known again; empty for one of the method. */
  readonly named: string;
  /** Empty while the method's own words stand. */
  readonly label: string;
  /** Of the page that label, unit and owner were typed on. */
  readonly lang: Lang;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly baseline: Amount | null;
  readonly target: Amount | null;
  /** `YYYY-MM-DD`. */
  readonly due: string | null;
  readonly owner: string;
  readonly position: number;
  readonly endedAt: number | null;
}

/** An indicator as it stands on the wheel of today; `gone`: its approach is no longer on it at all. */
export interface Followed extends Indicator {
  readonly state: State | 'gone';
  /** Offered, and stored at its first reading or edit. */
  readonly isProposed: boolean;
}

interface Marked {
  readonly method: Method;
  readonly choices: Choices;
  readonly own: readonly OwnApproach[];
  readonly abstainReason: string | null;
}

/**
 * All indicators of a strategy: those stored, ended ones too, and two for each priority that has not got them, as long as there are
 * four of an approach and twelve in all at most (follow-up.md §1). By approach (priorities, secondary ones, blank ones, those gone),
 * each in wheel order.
 */
export function followedIn(strategy: Marked, stored: readonly Indicator[]): readonly Followed[] {
  const kept = stored.map((each) => standingIn(strategy, each));
  const room = INDICATORS_MAX - current(kept).length;
  const proposed = proposedFor(strategy, kept);
  const all = [...kept, ...proposed.slice(0, Math.max(room, 0))];
  return all.toSorted((one, other) => placeOf(strategy, one) - placeOf(strategy, other));
}

/** Those that are not ended. */
export function current(followed: readonly Followed[]): readonly Followed[] {
  return followed.filter(({ endedAt }) => endedAt === null);
}

/** Its words in a language: the method's own while it has none of its author's, and its number where the method lost them. */
export function labelOf({ label, id, approach }: Indicator, method: Method, lang: Lang): string {
  if (label !== '') return label;
  const number = numberOf(id);
  const words = method.approaches.find(({ key }) => key === approach)?.indicators[number === 2 ? 1 : 0][lang];
  return words === undefined || words === '' ? messagesFor(lang).measures.earlier(number) : words;
}

/** The language that its words were typed in; undefined for the method's own. */
export function labelLangOf({ label, lang }: Indicator): Lang | undefined {
  return label === '' ? undefined : lang;
}

/** The id of the next indicator of an approach, given all those that there ever were. */
export function nextId(approach: ApproachKey, stored: readonly Pick<Indicator, 'id'>[]): string {
  const taken = stored.filter(({ id }) => id.startsWith(`${approach}-`)).map(({ id }) => numberOf(id));
  // The first two are those proposed, stored or not.
  return `${approach}-${Math.max(2, ...taken) + 1}`;
}

/** Whether it is one of the two that a method proposes for its approach; a reader's own begin at three. */
export function isOffered({ id }: Pick<Indicator, 'id'>): boolean {
  return [1, 2].includes(numberOf(id));
}

function numberOf(id: string): number {
  return Number(/-(\d+)$/.exec(id)?.[1] ?? 0);
}

function standingIn(strategy: Marked, indicator: Indicator): Followed {
  const approach = approachNow(strategy, indicator);
  const state = approach === undefined ? 'gone' : stateNow(strategy, approach);
  return { ...indicator, approach: approach ?? indicator.approach, state, isProposed: false };
}

/** An own approach is known by its name, wherever it stands now. */
function approachNow({ method, own }: Marked, { approach, named }: Indicator): ApproachKey | undefined {
  if (named !== '') return own.find(({ label }) => fold(label) === fold(named))?.key;
  return method.approaches.some(({ key }) => key === approach) ? approach : undefined;
}

function stateNow({ choices, abstainReason }: Marked, approach: ApproachKey): State {
  return abstainReason === null ? stateOf(choices, approach) : 'none';
}

function proposedFor(strategy: Marked, kept: readonly Followed[]): readonly Followed[] {
  if (strategy.abstainReason !== null) return [];
  const ids = new Set(kept.map(({ id }) => id));
  return approachesAt(strategy, 'priority')
    .map((key) => approachOf(strategy.method, key))
    .filter(({ own }) => own === undefined)
    .flatMap((approach) => {
      const beside = current(kept).filter((each) => each.approach === approach.key).length;
      const both = [proposal(approach, 1), proposal(approach, 2)].filter(({ id }) => !ids.has(id));
      return both.slice(0, Math.max(PER_APPROACH_MAX - beside, 0));
    });
}

/** One of the two that an approach of a method proposes while it is a priority. */
export function proposal({ key, falling }: Approach, number: 1 | 2): Followed {
  return {
    id: `${key}-${number}`,
    approach: key,
    named: '',
    label: '',
    lang: 'fr',
    unit: '',
    direction: falling?.includes(number) === true ? 'down' : 'up',
    baseline: null,
    target: null,
    due: null,
    owner: '',
    position: number,
    endedAt: null,
    state: 'priority',
    isProposed: true,
  };
}

const BY_STATE = { priority: 0, secondary: 1, none: 2, gone: 3 } as const;

/** One number to sort by: state, then place on the wheel, then position. */
function placeOf({ method }: Marked, { state, approach, position }: Followed): number {
  const index = method.approaches.findIndex(({ key }) => key === approach);
  return (BY_STATE[state] * 100 + (index === -1 ? 99 : index)) * 100 + position;
}
