import { uptime } from 'node:os';
import type { Db } from '../db/database.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { findHeartbeat, setHeartbeat } from './heartbeat-store.ts';
import { aheadOf } from './shared-clock.ts';
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
  /** UTC milliseconds, as the machine is set: it may be wrong. */
  readonly wall: () => number;
  /** Cannot be set; stands still while the machine sleeps. */
  readonly running: () => number;
  /** Also counts sleep; too slow to ask at each request. */
  readonly up: () => number;
}

const MACHINE: MachineClocks = {
  wall: Date.now,
  running: () => performance.now(),
  up: () => uptime() * 1000,
};
const LOOK_MS = 60 * 1000;

/**
 * The clock of the machine while it is believed. When that leaps ahead, this one goes on at its pace, so that nothing ends or is
 * dated wrongly, and the site is held until the owner confirms the time. Where several machines run the site, "the clock of the
 * machine" is that of their database, which all of them go by.
 */
export class SiteClock {
  readonly #db: Db;
  readonly #clocks: MachineClocks;
  readonly #awakeAt: number;
  #slept = 0;
  #ahead: number;
  #reckoning: Reckoning;

  static async open(db: Db, known: number | undefined, clocks: MachineClocks = MACHINE): Promise<SiteClock> {
    return new SiteClock(db, known, clocks, await aheadOf(db, clocks.wall));
  }

  private constructor(db: Db, known: number | undefined, clocks: MachineClocks, ahead: number) {
    this.#db = db;
    this.#clocks = clocks;
    this.#ahead = ahead;
    this.#awakeAt = clocks.up() - clocks.running();
    this.#reckoning = beginReckoning(known, this.wall(), this.#steady());
  }

  readonly now = (): number => Math.floor(timeOf(this.#reckoning, this.wall(), this.#steady()));

  /** Whether it is believed or not. */
  readonly wall = (): number => this.#clocks.wall() + this.#ahead;

  isHeld(): boolean {
    return isTooFarAhead(this.wall(), expectedTime(this.#reckoning, this.#steady()));
  }

  async look(): Promise<void> {
    this.#ahead = await aheadOf(this.#db, this.#clocks.wall, this.#ahead);
    const heard = await findHeartbeat(this.#db);
    this.#slept = Math.max(this.#clocks.up() - this.#clocks.running() - this.#awakeAt, 0);
    const [wall, steady] = [this.wall(), this.#steady()];
    const isBelieved = heard !== undefined && isConfirmed(this.#reckoning, heard, wall, steady);
    this.#reckoning = isBelieved ? { at: wall, steady } : continueReckoning(this.#reckoning, wall, steady);
  }

  /** Stores a heartbeat, unless the machine is far from the expected time, either way. */
  async beat(): Promise<void> {
    await this.look();
    const [wall, expected] = [this.wall(), expectedTime(this.#reckoning, this.#steady())];
    // The clock that runs tells parts of a millisecond, and PostgreSQL takes none.
    if (Math.abs(wall - expected) <= MOST_AHEAD_MS)
      await setHeartbeat(this.#db, Math.floor(Math.min(wall, expected)));
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
