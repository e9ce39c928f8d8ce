import { runsOn } from '../../src/db/engines.ts';
import type { Engine } from '../../src/db/engines.ts';
import { postgresEngine } from '../../src/db/postgres/engine.ts';
import { openSite } from './app.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer, Fields } from './browser.ts';
import { BEHIND_PROXY } from './discussion.ts';

/** Two hosts of one site: one database, the same secrets and one clock. */
export interface Hosts {
  readonly one: TestSite;
  readonly other: TestSite;
  readonly close: () => Promise<void>;
}

/** What a host may do instead of what it should: the control of a race. */
const CARELESS: Engine = {
  ...postgresEngine,
  transact: (db, work) => db.transaction().setIsolationLevel('read committed').execute(work),
  commitTogether: (db, work) => db.transaction().setIsolationLevel('read committed').execute(work),
};

export async function openHosts({ careless = false } = {}): Promise<Hosts> {
  const one = await openSite(BEHIND_PROXY);
  const other = await openSite(BEHIND_PROXY, one.dataDir, { clock: () => one.time.now });
  if (careless) for (const { db } of [one, other]) runsOn(db, CARELESS);
  return {
    one,
    other,
    async close() {
      await other.db.destroy();
      await one.close();
    },
  };
}

export interface Post {
  readonly path: string;
  readonly fields: Fields;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends all at the same moment, by one browser, to one host and the other in turn. */
export function postToBoth(
  { one, other }: Hosts,
  browser: Browser,
  posts: readonly Post[],
): Promise<readonly Answer[]> {
  const there = [browser.at(one.app), browser.at(other.app)];
  return Promise.all(
    posts.map(({ path, fields, headers }, index) =>
      (there[index % 2] ?? browser).post(path, fields, headers),
    ),
  );
}

/** An address that nobody had before, nor its neighbours: quotas count by both. */
export function addressOf(round: number): Readonly<Record<string, string>> {
  return { 'X-Forwarded-For': `11.${(round >> 8) & 0xff}.${round & 0xff}.7` };
}
