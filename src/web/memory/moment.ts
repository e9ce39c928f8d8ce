const MINUTE_MS = 60 * 1000;

export interface Moments {
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

/** Acts at once where the version is known at once. */
export function momentsOf({ contentVersion, clock }: Moments): (act: (moment: Moment) => void) => void {
  return (act) => {
    const at = clock();
    const version = contentVersion();
    if (typeof version === 'number') act({ version, at });
    else
      version.then(
        (known) => {
          act({ version: known, at });
        },
        () => {
          act({ version: undefined, at });
        },
      );
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
