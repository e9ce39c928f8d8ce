/** It was `at` (UTC milliseconds) when the steady clock said `steady` (milliseconds). */
export interface Reckoning {
  readonly at: number;
  readonly steady: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** The machine may be so far ahead of the expected time: a week off, or asleep, needs no confirmation. */
const MOST_AHEAD_DAYS = 7;
export const MOST_AHEAD_MS = MOST_AHEAD_DAYS * DAY_MS;

export function isTooFarAhead(wall: number, known: number): boolean {
  return wall - known > MOST_AHEAD_MS;
}

export function beginReckoning(known: number | undefined, wall: number, steady: number): Reckoning {
  if (known === undefined) return { at: wall, steady };
  return { at: isTooFarAhead(wall, known) ? known : Math.max(known, wall), steady };
}

/** UTC milliseconds, by the steady clock. */
export function expectedTime({ at, steady: since }: Reckoning, steady: number): number {
  return at + steady - since;
}

export function timeOf(reckoning: Reckoning, wall: number, steady: number): number {
  const expected = expectedTime(reckoning, steady);
  return isTooFarAhead(wall, expected) ? expected : wall;
}

/**
 * Takes over what the clock gained on the steady one, at most as much as time has passed since: a machine that sleeps each night
 * keeps up, and a clock that leaps again and again does not.
 */
export function continueReckoning(reckoning: Reckoning, wall: number, steady: number): Reckoning {
  const expected = expectedTime(reckoning, steady);
  if (isTooFarAhead(wall, expected)) return { at: expected, steady };
  const forgiven = Math.min(Math.max(wall - expected, 0), Math.max(steady - reckoning.steady, 0));
  return { at: expected + forgiven, steady };
}

/** Whether the owner confirmed the machine's time after it parted from the reckoning; `heard` is the stored heartbeat. */
export function isConfirmed(reckoning: Reckoning, heard: number, wall: number, steady: number): boolean {
  const isApart = Math.abs(wall - expectedTime(reckoning, steady)) > MOST_AHEAD_MS;
  return isApart && Math.abs(wall - heard) <= MOST_AHEAD_MS;
}
