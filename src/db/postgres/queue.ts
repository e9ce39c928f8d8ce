import { answerWithin } from './answer.ts';
import { PoolFull } from './errors.ts';

/** As long as somebody waits for a page; who waited so long is told that the site is busy. */
const PATIENCE_MS = 30_000;

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
    const before = Promise.all(lanes.flatMap((lane) => ends.get(lane) ?? []));
    const { promise: done, resolve: leave } = Promise.withResolvers<undefined>();
    const end = Promise.all([before, done]).then(() => {
      for (const lane of lanes) if (ends.get(lane) === end) ends.delete(lane);
    });
    for (const lane of lanes) ends.set(lane, end);
    try {
      await answerWithin(PATIENCE_MS, before).catch((cause: unknown) => {
        throw new PoolFull('others were in the way for too long', { cause });
      });
      return await work();
    } finally {
      leave(undefined);
    }
  };
}
