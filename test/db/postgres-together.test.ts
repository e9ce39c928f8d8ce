import { expect } from 'chai';
import { Browser } from '../support/browser.ts';
import { POST_TO, filled, openForm, standingIn } from '../support/discussion.ts';
import { addressOf, openHosts, postToBoth } from '../support/hosts.ts';
import type { Hosts } from '../support/hosts.ts';
import { valueOf } from '../support/rows.ts';
import { runsOn } from '../../src/db/engines.ts';
import { postgresEngine } from '../../src/db/postgres/engine.ts';
import { scaled } from '../trust/support/scale.ts';
import { lastOneByOne } from '../../src/db/last.ts';
import type { WorkWithLast } from '../../src/db/last.ts';

const WRITERS = 16;
const ROUNDS = scaled(5, 200);

/** Posts of many writers on one page at the same moment, through two hosts; how often a post was begun. */
describe('sixteen comments at once under one text', function () {
  this.timeout(30 * 60_000);

  it(`are all taken, each at the first try (${ROUNDS} times)`, async () => {
    const { refused, tries, slowest } = await postTogether(false);
    console.log(
      `      ${ROUNDS * WRITERS} posts, ${refused} refused, ${tries} tries, the slowest round ${slowest} ms`,
    );
    expect(refused).to.equal(0);
    expect(tries).to.equal(ROUNDS * WRITERS);
  });

  it('meet each other where they are SERIALIZABLE, as often as there is time for it (control)', async () => {
    const { refused, tries, slowest } = await postTogether(true);
    console.log(
      `      ${ROUNDS * WRITERS} posts, ${refused} refused, ${tries} tries, the slowest round ${slowest} ms`,
    );
    expect(tries).to.be.greaterThan(ROUNDS * WRITERS);
  });
});

async function postTogether(serializable: boolean) {
  const hosts = await openHosts();
  let tries = 0;
  const counted =
    <T>(work: WorkWithLast<T>): WorkWithLast<T> =>
    (trx, last) => {
      tries += 1;
      return work(trx, last);
    };
  for (const { db } of [hosts.one, hosts.other])
    runsOn(db, {
      ...postgresEngine,
      commitTogether: (each, work, lanes) =>
        serializable
          ? postgresEngine.transact(each, (trx) => lastOneByOne(trx, counted(work)))
          : postgresEngine.commitTogether(each, counted(work), lanes),
    });
  try {
    let [refused, slowest] = [0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { notTaken, ms } = await postRound(hosts, round);
      refused += notTaken;
      slowest = Math.max(slowest, Math.round(ms));
    }
    return { refused, tries, slowest };
  } finally {
    await hosts.close();
  }
}

async function postRound(hosts: Hosts, round: number) {
  const browser = new Browser(hosts.one.app);
  const page = await openForm(hosts.one, browser);
  const posts = Array.from({ length: WRITERS }, (_, writer) => ({
    path: POST_TO.fr,
    headers: addressOf(round * WRITERS + writer),
    fields: {
      ...standingIn(page),
      ...filled(page, {
        comment: `Avis ${writer} du tour ${round}`,
        email: `w${writer}.${round}@example.org`,
      }),
      action: 'send',
    },
  }));
  const before = await count(hosts);
  const begun = performance.now();
  await postToBoth(hosts, browser, posts);
  const ms = performance.now() - begun;
  return { notTaken: WRITERS - ((await count(hosts)) - before), ms };
}

async function count({ one }: Hosts): Promise<number> {
  return (await valueOf(one, 'select count(*) as n from comment')) ?? 0;
}
