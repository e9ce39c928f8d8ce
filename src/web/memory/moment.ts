import type { IncomingMessage } from 'node:http';

const MINUTE_MS = 60 * 1000;

interface Moments {
  readonly contentVersion: () => number | Promise<number>;
  readonly clock: () => number;
}

export interface Moment {
  /** Undefined where the database could not be asked. */
  readonly version: number | undefined;
  readonly at: number;
}

/** When, and of which version of the content, a page was drawn. */
export interface Drawn {
  readonly version: number;
  readonly at: number;
}

/** The moment of a request: its version is asked for once, however often it is needed. Acts at once where it is known at once. */
export type AtMoment = (req: IncomingMessage, act: (moment: Moment) => void) => void;

export function momentsOf({ contentVersion, clock }: Moments): AtMoment {
  const asked = new WeakMap<IncomingMessage, Promise<Moment>>();
  return (req, act) => {
    const known = asked.get(req);
    if (known !== undefined) {
      void known.then(act);
      return;
    }
    const at = clock();
    const version = contentVersion();
    if (typeof version === 'number') act({ version, at });
    else {
      const moment = version.then(
        (answered) => ({ version: answered, at }),
        () => ({ version: undefined, at }),
      );
      asked.set(req, moment);
      void moment.then(act);
    }
  };
}

/** What was ready when the database could not be asked is shown as long as browsers would have kept it. */
export function isOf(page: Drawn, { version, at }: Moment): boolean {
  if (version === undefined) return at - page.at < MINUTE_MS;
  return page.version === version && minuteOf(page.at) === minuteOf(at);
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS);
}
