import type { Indicator } from '../../src/indicators/indicator.ts';
import type { Reading } from '../../src/indicators/reading.ts';

/** A reading of the built-in method's first indicator, recorded in the order of its number. */
export function readingWith(number: number, changes: Partial<Reading> = {}): Reading {
  return {
    id: `r${number}`,
    indicator: 'listen-1',
    onDate: '2026-11-22',
    value: String(number),
    note: '',
    lang: 'fr',
    recordedAt: number,
    replaces: null,
    ...changes,
  };
}

/** An indicator as it is stored, in the method's own words unless `changes` has others. */
export function indicatorWith(id: string, changes: Partial<Indicator> = {}): Indicator {
  return {
    id,
    approach: id.replace(/-\d+$/, ''),
    named: '',
    label: '',
    lang: 'fr',
    unit: '',
    direction: 'up',
    baseline: null,
    target: null,
    due: null,
    owner: '',
    position: Number(/\d+$/.exec(id)?.[0]),
    endedAt: null,
    ...changes,
  };
}
