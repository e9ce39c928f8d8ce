import type { RequestListener } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Db } from '../../src/db/database.ts';
import { lastOneByOne } from '../../src/db/last.ts';
import type { WorkWithLast } from '../../src/db/last.ts';
import { runsOn } from '../../src/db/engines.ts';
import type { Engine } from '../../src/db/engines.ts';
import { postgresEngine } from '../../src/db/postgres/engine.ts';
import { openSite } from './app.ts';
import type { TestSite } from './app.ts';
import { Browser } from './browser.ts';
import type { Answer, Fields } from './browser.ts';
import { BEHIND_PROXY } from './discussion.ts';

/** Two hosts of one site: one database, the same secrets and one clock, or two that are apart. */
export interface Hosts {
  readonly one: TestSite;
  readonly other: TestSite;
  readonly close: () => Promise<void>;
}

/** A commit that waits for a standby far away: whoever comes meanwhile does not see it. */
const COMMIT_MS = 20;

/** What a host may do instead of what it should: the control of a race. */
const CARELESS: Engine = {
  ...postgresEngine,
  transact: writeCarelessly,
  commitTogether: writeCarelessly,
};

function writeCarelessly<T>(db: Db, work: WorkWithLast<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const done = await lastOneByOne(trx, work);
      await setTimeout(COMMIT_MS);
      return done;
    });
}

export async function openHosts({ careless = false, aheadMs = 0 } = {}): Promise<Hosts> {
  const one = await openSite(BEHIND_PROXY);
  const other = await openSite(BEHIND_PROXY, one.dataDir, { clock: () => one.time.now + aheadMs });
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

/** A browser at an address of its own: posts are limited by it. */
export function readerOf({ one }: Hosts, round: number): Browser {
  return new Browser(from(one, addressOf(round)));
}

function from({ app }: TestSite, headers: Readonly<Record<string, string>>): RequestListener {
  return (req, res) => {
    for (const [name, value] of Object.entries(headers)) req.headers[name.toLowerCase()] ??= value;
    app(req, res);
  };
}

let sent = 0;

/** Sends all at the same moment, by one browser, to one host and the other in turn. */
export function postToBoth(
  { one, other }: Hosts,
  browser: Browser,
  posts: readonly Post[],
): Promise<readonly Answer[]> {
  sent += 1;
  const there = [one, other].map((host) => browser.at(from(host, addressOf(sent))));
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
