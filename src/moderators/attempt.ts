const MINUTE_MS = 60 * 1000;

/** Attempts to sign in are counted over this long; an account that was closed opens again after it. */
export const ATTEMPT_WINDOW_MS = 15 * MINUTE_MS;
export const MAX_ATTEMPTS_PER_ADDRESS = 20;
/** So many on one account, and only addresses that have hardly tried are heard: one attacker shuts nobody out. */
export const MAX_ATTEMPTS_PER_ACCOUNT = 10;
export const FRESH_ATTEMPTS = 3;
/** So many on one account, from however many addresses, and only browsers that signed in to it before are heard. */
export const ACCOUNT_CEILING = 30;
export const MAX_ATTEMPTS_PER_DEVICE = 10;
/** So many wrong codes with the right password close an account to all but the browsers that it knows. */
export const MAX_WRONG_CODES = 5;

/** When the attempts of one window were made, UTC milliseconds, newest first. */
type Times = readonly number[];

export interface Attempts {
  readonly fromAddress: Times;
  readonly onAccount: Times;
  readonly closings: Times;
  readonly byDevice: Times | undefined;
}

/**
 * How long one more attempt has to wait, in milliseconds; 0 when it is heard now. A known device is spared what is
 * counted for the account, and nothing else. Source: security.md, 6.3.1 of ASVS 5.0.
 */
export function waitMs({ fromAddress, onAccount, closings, byDevice }: Attempts, now: number): number {
  const until = (times: Times, most: number) => {
    const oldest = times[most - 1];
    return oldest === undefined ? 0 : Math.max(0, oldest + ATTEMPT_WINDOW_MS - now);
  };
  const wait = until(fromAddress, MAX_ATTEMPTS_PER_ADDRESS);
  if (byDevice !== undefined) return Math.max(wait, until(byDevice, MAX_ATTEMPTS_PER_DEVICE));
  const isFreshIn = until(fromAddress, FRESH_ATTEMPTS);
  return Math.max(
    wait,
    until(closings, 1),
    until(onAccount, ACCOUNT_CEILING),
    Math.min(until(onAccount, MAX_ATTEMPTS_PER_ACCOUNT), isFreshIn),
  );
}
