import { dayOf } from '../caps/cap.ts';

/** A snapshot waits until so many wheels came or changed, each from another network or on another day. */
export const LEAST_CHANGES = 10;
/** So many new wheels are counted from one network in a day. */
export const PLACES_A_DAY = 3;

export interface Snapshot {
  readonly number: number;
  readonly takenAt: number | undefined;
}

/** Whether to take the next one: on another day than the last, whichever way the clock went, and never for a few. */
export function isSnapshotDue({ takenAt }: Snapshot, fresh: number, now: number): boolean {
  const isAnotherDay = takenAt === undefined || dayOf(takenAt) !== dayOf(now);
  return isAnotherDay && fresh >= LEAST_CHANGES;
}
