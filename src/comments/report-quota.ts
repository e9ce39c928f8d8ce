import { homeOf, isNear, networkOf } from '../caps/client.ts';
import { dayOf } from '../caps/cap.ts';
import { ADDRESS_QUOTAS, waitMs } from './guard.ts';
import type { Quota } from './guard.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A customer's network (IPv6: a /48) holds many homes. */
const NETWORK_TIMES = 10;
export const REPORT_QUOTAS = ADDRESS_QUOTAS;
/** In code points: what one person says at once of a comment, and in all while the report is open. */
export const REASON_MAX = 2000;
export const REPORT_LONGEST = 3 * REASON_MAX;
/** So many open reports are more than a person reads: the next ones are asked to come later. */
export const OPEN_REPORTS_MAX = 5000;

/** A sender as reports are counted by, in clear: stored as keyed digests only. They change every day. */
interface Counted {
  readonly today: string;
  readonly before: string;
  readonly quotas: readonly Quota[];
}

/**
 * By what the reports of an address are counted at a moment (UTC milliseconds): its home, and the wider network of an IPv6 one.
 * By nothing for an address of this machine or of a private network, which behind a proxy that is not named is everybody's.
 */
export function countedBy(address: string, now: number): readonly Counted[] {
  if (isNear(address)) return [];
  const [home, network] = [homeOf(address), networkOf(address)];
  const named = (scope: string, part: string) => {
    const nameOn = (at: number) => ['report', scope, dayOf(at), part].join('|');
    return { today: nameOn(now), before: nameOn(now - DAY_MS) };
  };
  const wide = REPORT_QUOTAS.map(({ limit, windowMs }) => ({ limit: limit * NETWORK_TIMES, windowMs }));
  return [
    { ...named('home', home), quotas: REPORT_QUOTAS },
    ...(network === home ? [] : [{ ...named('network', network), quotas: wide }]),
  ];
}

/** How long until every quota takes one more report, in milliseconds: 0 when they do so now. */
export function quotaWaitMs(taken: readonly number[], quotas: readonly Quota[], now: number): number {
  return Math.max(...quotas.map((quota) => waitMs(taken, quota, now)));
}
