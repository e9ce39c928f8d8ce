import { z } from 'zod';

/** Any number of hosts, as libpq writes them: `postgres://user:word@one:5432,two:5433/wheel?sslmode=require`. */
const SHAPE = /^(postgres(?:ql)?:\/\/(?:[^@/?#\s]*@)?)([^/?#@\s]+)(\/[^/?#\s]+(?:\?\S*)?)$/;
const DEFAULT_PORT = '5432';
const MOST_HOSTS = 8;

/** How the way to the database may be encrypted. Any other word of libpq goes on in the open where the server offers nothing else. */
const TLS_MODES = ['verify-full', 'verify-ca', 'require', 'no-verify', 'disable'];
/** The driver proves for each of these who is at its end, as for `verify-full`, but warns of what a later version will do. */
const PROVEN = /([?&]sslmode=)(?:require|verify-ca)(?=&|$)/;
/** Whoever says so has asked for the weaker meaning of these words. */
const AS_LIBPQ = /[?&]uselibpqcompat=true(?:&|$)/;

/** What keeps an address from being used, after its name; undefined where nothing does. */
export function databaseUrlProblem(value: string): string | undefined {
  const [first, ...more] = addressesOf(value);
  if (
    first === undefined ||
    more.length >= MOST_HOSTS ||
    ![first, ...more].every((host) => URL.canParse(host))
  )
    return 'must look like postgres://user:password@host:5432/database; several hosts are separated by commas';
  const { username, password, pathname, searchParams } = new URL(first);
  if (![username, password, pathname].every(isEscaped))
    return 'has a % in its user, password or database that is not followed by two digits of a letter: a % itself is written %25';
  const mode = searchParams.get('sslmode') ?? 'disable';
  return TLS_MODES.includes(mode) ? undefined : `must have one of ${TLS_MODES.join(', ')} after sslmode=`;
}

export const databaseUrl = z.string().superRefine((value, told) => {
  const message = databaseUrlProblem(value);
  if (message !== undefined) told.addIssue({ code: 'custom', message });
});

function isEscaped(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/** One address for each host that is named; none where it is no such address. */
export function addressesOf(databaseUrl: string): readonly string[] {
  const [, before = '', hosts = '', after = ''] = SHAPE.exec(databaseUrl) ?? [];
  if (before === '') return [];
  const query = AS_LIBPQ.test(after) ? after : after.replace(PROVEN, '$1verify-full');
  return hosts
    .split(',')
    .map((host) => `${before}${/:\d+$/.test(host) ? host : `${host}:${DEFAULT_PORT}`}${query}`);
}

/** Host, port and database of an address, without its user: what may be said aloud. */
export function placeOf(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`;
}

/** The same hosts and user, another database. */
export function withDatabase(databaseUrl: string, database: string): string {
  const [, before = '', hosts = '', after = ''] = SHAPE.exec(databaseUrl) ?? [];
  return `${before}${hosts}/${encodeURIComponent(database)}${/\?.*$/.exec(after)?.[0] ?? ''}`;
}
