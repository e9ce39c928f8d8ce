import { talliesOf } from './countable.ts';
import type { Counted, TallyName } from './countable.ts';
import { prioritiesOf } from './wheel-code.ts';
import type { FollowUpCut } from '../terms.ts';

/** How far one counter moves. */
type Change<Name> = Name & { readonly series: string; readonly n: number };

export interface Changes {
  readonly wheels: Map<string, Change<{ readonly wheel: number }>>;
  readonly priorities: Map<string, Change<{ readonly priorities: number }>>;
  readonly tallies: Map<string, Change<TallyName>>;
}

export type News = 'changed' | FollowUpCut;

export function emptyChanges(): Changes {
  return { wheels: new Map(), priorities: new Map(), tallies: new Map() };
}

/** What moves when a strategy is counted otherwise than before; undefined when nothing does. */
export function changesOf(before: Counted | undefined, after: Counted | undefined): Changes | undefined {
  if (isAlike(before, after)) return undefined;
  const changes = emptyChanges();
  if (before !== undefined) addChange(changes, before, -1);
  if (after !== undefined) addChange(changes, after, 1);
  return changes;
}

/** What of a counted strategy is new to those who look at its series: each stands for one of the ten that it is published with. */
export function newsOf(before: Counted | undefined, after: Counted): Readonly<Record<News, boolean>> {
  const known = isOfSeries(before, after) ? before : undefined;
  return {
    changed: !hasSameWheel(known, after),
    followed: after.followed && known?.followed !== true,
    decided: after.decided.length > 0 && decisionsOf(known) !== decisionsOf(after),
  };
}

/** Adds one wheel, or takes it away, to what moves already; counters that come out even are left alone. */
export function addChange(changes: Changes, counted: Counted, by: 1 | -1): void {
  const { series, wheel } = counted;
  move(changes.wheels, { series: series.name, wheel }, by);
  move(changes.priorities, { series: series.name, priorities: prioritiesOf(wheel) }, by);
  for (const tally of talliesOf(counted)) move(changes.tallies, { series: series.name, ...tally }, by);
}

function isAlike(one: Counted | undefined, other: Counted | undefined): boolean {
  return (
    hasSameWheel(one, other) &&
    one?.withFollowUp === other?.withFollowUp &&
    one?.followed === other?.followed &&
    decisionsOf(one) === decisionsOf(other)
  );
}

function hasSameWheel(one: Counted | undefined, other: Counted | undefined): boolean {
  return isOfSeries(one, other) && one?.wheel === other?.wheel && one?.month === other?.month;
}

function isOfSeries(one: Counted | undefined, other: Counted | undefined): boolean {
  return one?.series.name === other?.series.name;
}

function decisionsOf(counted: Counted | undefined): string {
  return counted?.decided.join(' ') ?? '';
}

function move<Name extends object>(
  moved: Map<string, Name & { readonly n: number }>,
  name: Name,
  by: 1 | -1,
): void {
  const id = Object.values(name).join(' ');
  const n = (moved.get(id)?.n ?? 0) + by;
  if (n === 0) moved.delete(id);
  else moved.set(id, { ...name, n });
}
