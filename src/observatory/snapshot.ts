import { dayOf } from '../caps/cap.ts';

/** Wheels that came or changed before the next snapshot, each from another network or on another day. */
export const LEAST_CHANGES = 10;
/** New wheels that one network may have counted in a day. */
export const PLACES_A_DAY = 3;

export interface Snapshot {
  readonly number: number;
  readonly takenAt: number | undefined;
}

/** On another calendar day than the last (before or after it: clocks go both ways), with LEAST_CHANGES. `now` is UTC milliseconds. */
export function isSnapshotDue({ takenAt }: Snapshot, fresh: number, now: number): boolean {
  const isAnotherDay = takenAt === undefined || dayOf(takenAt) !== dayOf(now);
  return isAnotherDay && fresh >= LEAST_CHANGES;
}
