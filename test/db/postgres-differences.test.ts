import { expect } from 'chai';
import { freshDatabase } from '../support/postgres.ts';
import { change } from '../support/rows.ts';
import { TwinSites } from '../support/twin-sites.ts';
import { scaled } from '../trust/support/scale.ts';

const WALKS = scaled(1, 20);
const STEPS = scaled(200, 2000);
const BUSY_STEPS = 40;

/** Visitors and moderators wander through one site on each engine, and type strange things; every answer and row is compared. */
describe('a site on SQLite and the same on PostgreSQL', function () {
  this.timeout(4 * 60 * 60_000);
  let twins: TwinSites;
  afterEach(() => twins.close());

  for (let walk = 1; walk <= WALKS; walk += 1)
    it(`give the same pages and keep the same rows (walk ${walk}, ${STEPS} steps)`, async () => {
      twins = await TwinSites.open(`walk ${walk}`, await freshDatabase());
      const found = await twins.walk(STEPS);
      // Said whole: a message of an assertion ends after a few words.
      expect(found, found).to.equal(undefined);
    });

  it('are not told apart by a machine so busy that time passes while a session begins', async () => {
    twins = await TwinSites.open('busy', await freshDatabase());
    const right = Date.now;
    let looks = 0;
    Date.now = () => right() + (looks += 1) ** 2;
    try {
      const found = await twins.walk(BUSY_STEPS);
      expect(found, found).to.equal(undefined);
    } finally {
      Date.now = right;
    }
  });

  it('differ where one of them does not count what arrives (control)', async () => {
    twins = await TwinSites.open('walk 1', await freshDatabase());
    await change(twins.other, 'alter table comment disable trigger comment_arrived');
    expect(await twins.walk(STEPS)).to.match(/^(?:step \d+|comment_count|thread): /);
  });
});
