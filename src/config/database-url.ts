/** Any number of hosts, as libpq writes them: `postgres://user:word@one:5432,two:5433/wheel?sslmode=require`. */
const SHAPE = /^(postgres(?:ql)?:\/\/(?:[^@/?#\s]*@)?)([^/?#@\s]+)(\/[^/?#\s]+(?:\?\S*)?)$/;
const DEFAULT_PORT = '5432';
const MOST_HOSTS = 8;

export const DATABASE_URL_PROBLEM =
  'must look like postgres://user:password@host:5432/database; several hosts are separated by commas';

export function isDatabaseUrl(value: string): boolean {
  const hosts = addressesOf(value);
  return hosts.length >= 1 && hosts.length <= MOST_HOSTS && hosts.every((host) => URL.canParse(host));
}

/** One address for each host that is named; none where it is no such address. */
export function addressesOf(databaseUrl: string): readonly string[] {
  const [, before = '', hosts = '', after = ''] = SHAPE.exec(databaseUrl) ?? [];
  if (before === '') return [];
  return hosts
    .split(',')
    .map((host) => `${before}${/:\d+$/.test(host) ? host : `${host}:${DEFAULT_PORT}`}${after}`);
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
