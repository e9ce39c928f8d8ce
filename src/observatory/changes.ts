import { talliesOf } from './countable.ts';
import type { Counted, TallyName } from './countable.ts';
import { choicesOf, prioritiesOf } from './wheel-code.ts';

interface TallyChange extends TallyName {
  n: number;
}

export interface Changes {
  readonly wheels: Map<number, number>;
  readonly priorities: Map<number, number>;
  readonly tallies: Map<string, TallyChange>;
}

export function emptyChanges(): Changes {
  return { wheels: new Map(), priorities: new Map(), tallies: new Map() };
}

/** What moves when a strategy is counted otherwise than before; undefined when nothing does. */
export function changesOf(before: Counted | undefined, after: Counted | undefined): Changes | undefined {
  if (before?.wheel === after?.wheel && before?.month === after?.month) return undefined;
  const changes = emptyChanges();
  if (before !== undefined) addChange(changes, before, -1);
  if (after !== undefined) addChange(changes, after, 1);
  return changes;
}

/** Adds one wheel, or takes it away, to what moves already; counters that come out even are left alone. */
export function addChange(changes: Changes, counted: Counted, by: 1 | -1): void {
  const priorities = prioritiesOf(choicesOf(counted.wheel));
  move(changes.wheels, counted.wheel, by);
  move(changes.priorities, priorities, by);
  for (const name of talliesOf(counted)) {
    const id = `${name.cut} ${name.key}`;
    const n = (changes.tallies.get(id)?.n ?? 0) + by;
    if (n === 0) changes.tallies.delete(id);
    else changes.tallies.set(id, { ...name, n });
  }
}

function move(counts: Map<number, number>, key: number, by: number): void {
  const n = (counts.get(key) ?? 0) + by;
  if (n === 0) counts.delete(key);
  else counts.set(key, n);
}
