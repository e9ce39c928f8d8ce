import { PoolFull } from './errors.ts';

/** Longer than any browser's patience with a form; whoever waited so long is told that the site is busy. */
const PATIENCE_MS = 20_000;

/** Runs a work once all before it that named a lane in common have ended. */
export type Queue = <T>(lanes: readonly string[], work: () => Promise<T>) => Promise<T>;

/**
 * Those of this process who name the same lane wait here, in the order in which they came: in the database each would keep a
 * connection while it waits, and a crowd in one lane would leave none to the rest of the site. All lanes are joined at one moment, so
 * two can never wait for each other.
 */
export function laneQueue(): Queue {
  const ends = new Map<string, Promise<unknown>>();
  return async (lanes, work) => {
    const before = Promise.allSettled(lanes.map((lane) => ends.get(lane)));
    const begun = performance.now();
    const done = before.then(() => {
      if (performance.now() - begun > PATIENCE_MS) throw new PoolFull('others were in the way for too long');
      return work();
    });
    for (const lane of lanes) ends.set(lane, done);
    try {
      return await done;
    } finally {
      for (const lane of lanes) if (ends.get(lane) === done) ends.delete(lane);
    }
  };
}
