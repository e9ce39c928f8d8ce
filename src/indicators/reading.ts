import type { Lang } from '../i18n/languages.ts';
import type { Amount } from './amount.ts';

export const NOTE_MAX = 140;
/** Of one strategy, corrections included. */
export const READINGS_MAX = 5000;
/** Drawn and listed of one indicator; its files hold them all. */
export const READINGS_SHOWN = 30;

/** What was measured on a day; never changed once it is recorded. (fr: relevé) */
export interface Reading {
  readonly id: string;
  readonly indicator: string;
  /** `YYYY-MM-DD`. */
  readonly onDate: string;
  /** Null: a correction that takes back what it replaces. */
  readonly value: Amount | null;
  readonly note: string;
  /** Of the page that the note was typed on. */
  readonly lang: Lang;
  readonly recordedAt: number;
  /** The reading that this one corrects. */
  readonly replaces: string | null;
}

/** One day of an indicator: what counts of it. */
export interface Point {
  readonly reading: string;
  readonly onDate: string;
  readonly value: Amount;
}

/**
 * What counts of an indicator, oldest first, one a day: readings that a correction replaced do not, and of two on one day the later
 * recorded does (follow-up.md §4).
 */
export function pointsOf(readings: readonly Reading[], indicator: string): readonly Point[] {
  const replaced = new Set(readings.map(({ replaces }) => replaces));
  const standing = readings
    .filter((each) => each.indicator === indicator && !replaced.has(each.id))
    .toSorted((one, other) => one.recordedAt - other.recordedAt);
  const byDay = new Map<string, Point>();
  for (const { id, onDate, value } of standing)
    if (value !== null) byDay.set(onDate, { reading: id, onDate, value });
  return [...byDay.values()].toSorted((one, other) => (one.onDate < other.onDate ? -1 : 1));
}

/** The last of the points on or before a day; undefined when there is none. */
export function pointOn(points: readonly Point[], day: string): Point | undefined {
  return points.findLast(({ onDate }) => onDate <= day);
}

/** What a reading was last corrected to; the reading itself where nothing corrects it. */
export function newestOf(readings: readonly Reading[], reading: Reading): Reading {
  const corrections = new Map(readings.map((each) => [each.replaces, each]));
  let newest = reading;
  for (let next = corrections.get(reading.id); next !== undefined; next = corrections.get(next.id))
    newest = next;
  return newest;
}
