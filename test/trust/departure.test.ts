import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { insertSession } from '../../src/moderators/session-store.ts';
import { peopleOf } from './support/forms.ts';
import { scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Reader } from './support/writers.ts';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { pathTo } from '../../src/addresses/links.ts';

const ROUNDS = scaled(8, 200);
const QUEUE = pathTo('moderation', 'fr', {});

describe('a moderator who leaves while requests of theirs are under way', function () {
  this.timeout(30 * 60_000);

  it(`has left (${ROUNDS} times)`, async () => {
    expect(await staysAfter('src/server.ts', ROUNDS)).to.deep.equal({ opened: 0, rows: 0 });
  });

  it('is told apart from one whose session is written back (control)', async () => {
    const { opened, rows } = await staysAfter('test/trust/controls/resurrecting.ts', 5);
    expect(opened).to.be.greaterThan(0);
    expect(rows).to.be.greaterThan(0);
  });
});

/** How often the queue opened after they had left, and how many of their sessions are still stored. */
async function staysAfter(script: string, rounds: number): Promise<{ opened: number; rows: number }> {
  const site = new TrustSite({ script });
  try {
    await site.start();
    await peopleOf(site);
    site.write('delete from moderator_session');
    let opened = 0;
    for (let round = 0; round < rounds; round += 1) {
      const moderator = await signedIn(site);
      const looks = () => [1, 2, 3].map(() => moderator.get(QUEUE));
      const leaving = moderator.at(site).post(pathTo('moderationSignOut', 'fr', {}), {});
      await Promise.all([...looks(), leaving, ...looks()]);
      if ((await moderator.get(QUEUE)).status === 200) opened += 1;
    }
    return { opened, rows: site.read('select * from moderator_session').length };
  } finally {
    await site.erase();
  }
}

/** A session as signing in makes it, without the slow check of a password. */
async function signedIn(site: TrustSite): Promise<Reader> {
  const key = randomBytes(24).toString('base64url');
  const [row] = site.read('select id from moderator');
  const { db } = openSqlite(site.folder);
  await insertSession(
    db,
    { key, id: key.slice(0, 12), moderatorId: String(row?.['id']), browser: 'other', system: 'other' },
    Date.now(),
  ).finally(() => db.destroy());
  return new Reader(site).hold(`moderator=${key}`);
}
