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
  /** When it was last known to be as the content is. */
  confirmedAt: number;
}

/** So long anybody waits for the version of the content: a machine that is stopped neither answers nor refuses. */
const VERSION_MS = 1_000;

/** The same, but it rejects after a second. All who wait for one question share one timer. */
export function withinASecond({
  contentVersion,
}: Pick<Moments, 'contentVersion'>): Moments['contentVersion'] {
  const limits = new WeakMap<Promise<number>, Promise<number>>();
  return () => {
    const asked = contentVersion();
    if (typeof asked === 'number') return asked;
    const limited = limits.get(asked) ?? limitedTo(VERSION_MS, asked);
    limits.set(asked, limited);
    return limited;
  };
}

async function limitedTo<T>(ms: number, asked: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const giveUp = () => {
    reject(new Error(`the version of the content was not told within ${ms} ms`));
  };
  // Where this process stood still, what came meanwhile is read first: a page is not old because its machine was busy.
  const timer = setTimeout(() => setImmediate(giveUp), ms);
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer);
  });
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

/** The version at the moment of a request; rejects where the database could not be asked. */
export function versionAt(atMoment: AtMoment, req: IncomingMessage): Promise<number> {
  return new Promise((resolve, reject) => {
    atMoment(req, ({ version }) => {
      if (version === undefined) reject(new Error('the database did not tell its version'));
      else resolve(version);
    });
  });
}

/** Whether this page may be shown at this moment: where the database could not be asked, as long as browsers would have kept it. */
export function isOf(page: Drawn, { version, at }: Moment): boolean {
  if (version === undefined) return at - page.confirmedAt < MINUTE_MS;
  const isCurrent = page.version === version && minuteOf(page.at) === minuteOf(at);
  if (isCurrent) page.confirmedAt = at;
  return isCurrent;
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS);
}
