import { expect } from 'chai';
import { up as createCounters } from '../../migrations/0013_create_counters.ts';
import { up as countSaved } from '../../migrations/0014_count_saved_strategies.ts';
import { up as publishSnapshots } from '../../migrations/0024_publish_snapshots.ts';
import { listTallies } from '../../src/observatory/crowd-store.ts';
import { readSnapshot, takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { countersIn, countersMadeAnew, crowdOf, saved, savedAgain, strategyWith } from './builders.ts';

const TABLES = ['counted', 'wheel_count', 'priorities_count', 'tally', 'passed_over', 'snapshot'];

describe('a database from before there were counters', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const migrateAgain = async () => {
    for (const table of TABLES) site.sqlite.exec(`drop table ${table}`);
    await site.db.transaction().execute(async (trx) => {
      await createCounters(trx as never);
      await countSaved(trx as never);
      await publishSnapshots(trx as never);
    });
  };

  it('shows nothing yet of fewer than ten', async () => {
    await crowdOf(site, 9, [wheelOf({ teach: 'priority' })]);
    await migrateAgain();
    expect((await readSnapshot(site.db)).number).to.equal(0);
    expect(await listTallies(site.db)).to.deep.equal([]);
    await saved(site, 'tenth', strategyWith());
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
  });

  it('has its strategies counted when it is brought to this version', async () => {
    await saved(site, 'a', strategyWith({ countMe: false }));
    await savedAgain(
      site,
      'a',
      2,
      strategyWith({ choices: wheelOf({ sell: 'priority', rally: 'secondary' }) }),
    );
    await saved(site, 'b', strategyWith({ countMe: false }));
    await saved(site, 'gone', strategyWith());
    site.sqlite.exec(`update link set ended_at = 1, ended_as = 'expired' where strategy_id = 'gone'`);
    await crowdOf(site, 520, [wheelOf({ teach: 'priority' })]);
    await migrateAgain();
    const counted = countersIn(site);
    expect(counted['counted']).to.have.length(521);
    expect(await countersMadeAnew(site)).to.deep.equal(counted);
    expect((await readSnapshot(site.db)).number).to.equal(1);
    expect(await listTallies(site.db)).to.have.deep.members([...(counted['tallies'] ?? [])]);
  });
});
