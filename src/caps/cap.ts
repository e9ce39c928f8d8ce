import { homeOf, isNear, networkOf } from './client.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A customer's network (IPv6: a /48) holds many homes. */
const NETWORK_TIMES = 10;

/** How much of one kind is made in a day: by one browser, from one address, within one thing it belongs to. */
interface Cap {
  readonly visitor?: number;
  readonly address?: number;
  readonly within?: number;
}

/** Every row that a stranger makes without signing in, comments and reports aside: those have quotas (`comments/guard`). */
export const CAPS = {
  draft: { visitor: 200, address: 1000 },
  strategy: { visitor: 200, address: 1000 },
  /** Within one strategy; the first one of each counts for the address as well. */
  revision: { within: 100, address: 1000 },
  /** Of one press, however many readings it records; corrections too. */
  reading: { within: 50, address: 500 },
  indicator: { within: 100, address: 500 },
  /** A press of a review meeting that decides something new, about however many approaches. */
  decision: { within: 50, address: 300 },
  link: { within: 50, address: 500 },
  letter: { visitor: 30, address: 100 },
  /** It opens without a session: a browser without one counts by its address alone. */
  workshop: { visitor: 50, address: 1000 },
  /** Of a workshop, sent or not. Nothing within one: a stranger with its link would shut the group out. */
  answer: { visitor: 100, address: 1000 },
  /** Of a blind test; nothing within one, as with workshops. */
  blindAnswer: { visitor: 100, address: 1000 },
  adoption: { within: 5, visitor: 10, address: 30 },
} as const satisfies Readonly<Record<string, Cap>>;

export type Capped = keyof typeof CAPS;

/** What is left out beyond its cap, and refused to nobody. */
const QUIET_CAPS = {
  confirmation: { within: 3 },
  /** Wrong answers that are remembered: those after them are told so, and may be tried again. */
  wrong: { address: 1000 },
} as const satisfies Readonly<Record<string, Cap>>;

export type QuietlyCapped = keyof typeof QUIET_CAPS;

export interface Maker {
  readonly address: string;
  readonly visitor?: string;
  readonly within?: string;
}

type Scope = 'visitor' | 'within' | 'home' | 'network';

/** A count that the making of one more has to leave at `limit` or less. */
export interface Count {
  readonly scope: Scope;
  /** Tells kinds, makers and days apart; names the maker in clear, so it is stored as a digest only. */
  readonly maker: string;
  readonly limit: number;
}

/**
 * What is counted when one more of a kind is made on a day (`YYYY-MM-DD`). An address of this machine or of a private network
 * counts for nobody: behind a proxy that is not named everybody would have it.
 */
export function countsOf(
  kind: Capped | QuietlyCapped,
  { address, visitor, within }: Maker,
  day: string,
): readonly Count[] {
  const cap: Cap = { ...CAPS, ...QUIET_CAPS }[kind];
  const count = (scope: Scope, maker: string | undefined, limit: number | undefined) =>
    maker === undefined || limit === undefined
      ? []
      : [{ scope, maker: [kind, scope, day, maker].join('|'), limit }];
  const [home, network] = isNear(address) ? [] : [homeOf(address), networkOf(address)];
  return [
    ...count('visitor', visitor, cap.visitor),
    ...count('within', within, cap.within),
    ...count('home', home, cap.address),
    ...count('network', network === home ? undefined : network, cap.address && cap.address * NETWORK_TIMES),
  ];
}

/** What takes the next place of a network: which place it was decides, and nothing is refused. */
export type Placed = 'counted' | 'changed' | 'followed' | 'decided';

/** The maker of the places of a network (IPv4: an address, IPv6: a /48) on a day. Addresses that are near have theirs too. */
export function placesOf(kind: Placed, address: string, day: string): string {
  return ['place', kind, day, networkOf(address)].join('|');
}

/** The day of a moment (UTC milliseconds), as `YYYY-MM-DD` in UTC. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** Seconds from a moment until its day is over. */
export function secondsLeft(now: number): number {
  return Math.ceil((DAY_MS - (now % DAY_MS)) / 1000);
}

/** What the whole site takes in an hour of what a person has to read, whoever sends it. */
export const HOURLY = {
  held: 500,
  report: 100,
} as const;

export type Hourly = keyof typeof HOURLY;

/** What an hour's count is stored under: `held|2026-11-28T18`, in UTC. It tells of nobody. */
export function hourOf(what: Hourly, now: number): string {
  return `${what}|${new Date(now).toISOString().slice(0, 'YYYY-MM-DDTHH'.length)}`;
}

/** The hour before that of a moment, both UTC milliseconds. */
export function hourBefore(now: number): number {
  return now - HOUR_MS;
}

/** Milliseconds from a moment until its hour is over. */
export function hourLeftMs(now: number): number {
  return HOUR_MS - (now % HOUR_MS);
}
