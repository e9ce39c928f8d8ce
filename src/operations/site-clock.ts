import { uptime } from 'node:os';
import type { Db } from '../db/database.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { findHeartbeat, setHeartbeat } from './heartbeat-store.ts';
import {
  MOST_AHEAD_MS,
  beginReckoning,
  continueReckoning,
  expectedTime,
  isConfirmed,
  isTooFarAhead,
  timeOf,
} from './time.ts';
import type { Reckoning } from './time.ts';

export interface MachineClocks {
  /** UTC: anybody may set it. */
  readonly wall: () => number;
  /** Nobody can set it; it stands still while the machine sleeps. */
  readonly running: () => number;
  /** Goes on during sleep; too slow to be asked at each request. */
  readonly up: () => number;
}

const MACHINE: MachineClocks = {
  wall: Date.now,
  running: () => performance.now(),
  up: () => uptime() * 1000,
};
const LOOK_MS = 60 * 1000;

/**
 * The clock that the site lives by: that of the machine, as long as it can be believed. When that leaps ahead, this one
 * goes on as if nothing had been: nothing ends, nothing is dated wrongly. The site is held until it is told more.
 */
export class SiteClock {
  readonly #db: Db;
  readonly #clocks: MachineClocks;
  readonly #awakeAt: number;
  #slept = 0;
  #reckoning: Reckoning;

  constructor(db: Db, known: number | undefined, clocks: MachineClocks = MACHINE) {
    this.#db = db;
    this.#clocks = clocks;
    this.#awakeAt = clocks.up() - clocks.running();
    this.#reckoning = beginReckoning(known, clocks.wall(), this.#steady());
  }

  readonly now = (): number => timeOf(this.#reckoning, this.#clocks.wall(), this.#steady());

  isHeld(): boolean {
    return isTooFarAhead(this.#clocks.wall(), expectedTime(this.#reckoning, this.#steady()));
  }

  async look(): Promise<void> {
    const heard = await findHeartbeat(this.#db);
    this.#slept = Math.max(this.#clocks.up() - this.#clocks.running() - this.#awakeAt, 0);
    const [wall, steady] = [this.#clocks.wall(), this.#steady()];
    const isBelieved = heard !== undefined && isConfirmed(this.#reckoning, heard, wall, steady);
    this.#reckoning = isBelieved ? { at: wall, steady } : continueReckoning(this.#reckoning, wall, steady);
  }

  /** Notes that the site runs, unless its machine is far from what the time should be, either way. */
  async beat(): Promise<void> {
    await this.look();
    const [wall, expected] = [this.#clocks.wall(), expectedTime(this.#reckoning, this.#steady())];
    if (Math.abs(wall - expected) <= MOST_AHEAD_MS) await setHeartbeat(this.#db, Math.min(wall, expected));
  }

  #steady(): number {
    return this.#clocks.running() + this.#slept;
  }
}

export function lookRegularly(
  clock: SiteClock,
  log: Logger,
  changed: (isHeld: boolean) => void = () => undefined,
): () => void {
  let wasHeld = clock.isHeld();
  const look = async () => {
    await clock.look();
    const isHeld = clock.isHeld();
    if (isHeld !== wasHeld) changed(isHeld);
    wasHeld = isHeld;
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      log.error({ error: String(error) }, 'look at the clock failed');
    });
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
  };
}
