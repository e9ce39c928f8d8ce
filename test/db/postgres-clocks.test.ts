import { expect } from 'chai';
import { countPost, forgetPosts } from '../../src/db/postgres/post-count.ts';
import { purge } from '../../src/operations/purge.ts';
import { openSiteClock } from '../../src/operations/last-run.ts';
import { checkApart } from '../../src/operations/clock-checks.ts';
import { aheadBy, aheadOf } from '../../src/operations/shared-clock.ts';
import { serverAlerts } from '../../src/operations/server-alerts.ts';
import { serverStandingOf } from '../../src/operations/server-watch.ts';
import { newPulse } from '../../src/operations/pulse.ts';
import { TOKEN_LIFE_MS } from '../../src/comments/question.ts';
import { MINUTE_MS, filled, openForm, send } from '../support/discussion.ts';
import { openHosts, readerOf } from '../support/hosts.ts';
import type { Hosts } from '../support/hosts.ts';
import { valuesOf } from '../support/rows.ts';

const APART_MS = 5 * MINUTE_MS;
const FURTHER_MS = 3 * APART_MS;
/** Far less than what parts the clocks, far more than a journey to the database takes on a busy machine. */
const CLOSE_MS = MINUTE_MS;

describe('hosts whose clocks are five minutes apart', () => {
  let hosts: Hosts;
  beforeEach(async () => {
    hosts = await openHosts({ aheadMs: APART_MS });
  });
  afterEach(() => hosts.close());

  it('take an answer to a question that the other asked, whichever is ahead', async () => {
    const { one, other } = hosts;
    for (const [asks, takes] of [
      [other, one],
      [one, other],
    ] as const) {
      const reader = readerOf(hosts, asks === one ? 1 : 2);
      const page = await openForm(one, reader.at(asks.app));
      const sent = await send(
        reader.at(takes.app),
        page,
        filled(page, { comment: `De ${asks.dataDir} ${asks === one}` }),
      );
      expect(sent.status, sent.$('.error-summary').text()).to.equal(303);
    }
  });

  it('take one form once, though the host that is ahead erases what was spent when its question ends there', async () => {
    expect(await answerAgain(hosts, APART_MS), 'one question served twice').to.equal(422);
  });

  it('count the posts of the one that is behind, though the other counts later minutes', async () => {
    const { one, other } = hosts;
    await countPost(one.db, 'somebody', 100);
    await countPost(other.db, 'somebody', 105);
    await forgetPosts(other.db);
    expect(await countPost(one.db, 'somebody', 100)).to.equal(2);
    await countPost(other.db, 'somebody', 200);
    await forgetPosts(other.db);
    expect(await valuesOf(one, 'select minute from post_count')).to.deep.equal([200]);
  });

  it('go by the clock of their database, and follow it', async () => {
    const wrong = [-APART_MS, 0, APART_MS];
    const clocks = await Promise.all(wrong.map((byMs) => clockOff(() => byMs)));
    for (const clock of clocks) expect(Math.abs(clock.now() - Date.now())).to.be.below(CLOSE_MS);
    let byMs = 0;
    const set = await clockOff(() => byMs);
    byMs = APART_MS;
    expect(set.now() - Date.now(), 'control: nobody has looked yet').to.be.above(APART_MS - CLOSE_MS);
    await set.look();
    expect(Math.abs(set.now() - Date.now())).to.be.below(CLOSE_MS);
  });

  const clockOff = (byMs: () => number) =>
    openSiteClock(hosts.one.db, hosts.one.dataDir, {
      wall: () => Date.now() + byMs(),
      running: () => performance.now(),
      up: () => performance.now(),
    });

  it('are told of to the owner: by the doctor, at the start and by an alert', async () => {
    const { db } = hosts.one;
    const [ahead, behind, right] = await Promise.all(
      [APART_MS, -APART_MS, 0].map((byMs) => aheadOf(db, () => Date.now() + byMs)),
    );
    expect(checkApart(ahead ?? 0)[0]?.problem).to.match(
      /^is (2[4-9]\d|300) seconds ahead of that of the database, which the site goes by$/,
    );
    expect(checkApart(behind ?? 0)[0]?.problem).to.match(/^is (2[4-9]\d|300) seconds behind that of/);
    expect(checkApart(right ?? 0)).to.deep.equal([]);
    const standing = await serverStandingOf(db, newPulse(Date.now()), Date.now());
    expect(serverAlerts(standing, Date.now())).to.deep.equal([]);
  });

  it('are not called apart by an answer that took long', () => {
    expect(aheadBy({ at: 1_000, asked: 0, answered: 5_000 }, 0)).to.equal(0);
    expect(aheadBy({ at: 1_000, asked: 0, answered: 900 }, 0)).to.equal(100);
    expect(aheadBy({ at: 1_000, asked: 2_000, answered: 2_100 }, 0)).to.equal(-1_000);
    expect(aheadBy({ at: 1_000, asked: 900, answered: 1_100 }, 70)).to.equal(70);
  });
});

/** What those above are spared, whose clocks are within what is forgiven. */
describe('hosts that each go by their own clock, further apart than is forgiven (control)', () => {
  let hosts: Hosts;
  beforeEach(async () => {
    hosts = await openHosts({ aheadMs: FURTHER_MS });
  });
  afterEach(() => hosts.close());

  it('refuse an honest answer to a question of the one that is ahead', async () => {
    const reader = readerOf(hosts, 1);
    const page = await openForm(hosts.one, reader.at(hosts.other.app));
    const sent = await send(reader.at(hosts.one.app), page, filled(page));
    expect(sent.status).to.equal(422);
  });

  it('take one question twice', async () => {
    expect(await answerAgain(hosts, FURTHER_MS)).to.equal(303);
  });
});

/** What a question that was answered wrongly is worth once the host that is ahead has erased what it thinks is over. */
async function answerAgain(hosts: Hosts, aheadMs: number): Promise<number> {
  const { one, other } = hosts;
  const reader = readerOf(hosts, 3);
  const page = await openForm(one, reader.at(one.app));
  const refused = await send(reader.at(one.app), page, { ...filled(page), captcha: '1' });
  expect(refused.status).to.equal(422);
  one.time.now += TOKEN_LIFE_MS - 3 * MINUTE_MS;
  await purge(other.db, one.time.now + aheadMs);
  return (await send(reader.at(one.app), page, filled(page))).status;
}
