export interface Hsts {
  /** 0 tells browsers to forget it. */
  readonly days: number;
  readonly includeSubDomains: boolean;
  readonly preload: boolean;
}

const MOST_DAYS = 3650;
/** Asked for by the preload list that browsers carry. Source: hstspreload.org. */
const LEAST_PRELOAD_DAYS = 365;
const SPELLING = /^(\d{1,4})(,\s*includeSubDomains)?(,\s*preload)?$/i;

export const HSTS_PROBLEM = `must be a number of days up to ${MOST_DAYS}, such as 365 or 365,includeSubDomains or 365,includeSubDomains,preload`;

/** Reads `365`, `365,includeSubDomains` or `365,includeSubDomains,preload`; undefined for anything else. */
export function readHsts(text: string): Hsts | undefined {
  const [, days, subDomains, preload] = SPELLING.exec(text.trim()) ?? [];
  if (days === undefined || Number(days) > MOST_DAYS) return undefined;
  const read = {
    days: Number(days),
    includeSubDomains: subDomains !== undefined,
    preload: preload !== undefined,
  };
  const isPreloadable = read.includeSubDomains && read.days >= LEAST_PRELOAD_DAYS;
  return read.preload && !isPreloadable ? undefined : read;
}
