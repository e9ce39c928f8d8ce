import { expect } from 'chai';
import fc from 'fast-check';
import { up as createCounters } from '../../migrations/0013_create_counters.ts';
import { up as countSaved } from '../../migrations/0014_count_saved_strategies.ts';
import * as frozen from '../../migrations/0014-rules.ts';
import { up as publishSnapshots } from '../../migrations/0024_publish_snapshots.ts';
import { up as countBySeries } from '../../migrations/0033_count_by_series.ts';
import { listTallies } from '../../src/observatory/crowd-store.ts';
import { countedOf, talliesOf } from '../../src/observatory/countable.ts';
import { choicesOf, prioritiesOf } from '../../src/observatory/wheel-code.ts';
import { readSnapshot } from '../../src/observatory/series-store.ts';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { focusOf } from '../../src/wheel/focus.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import {
  KEYS,
  METHOD,
  SERIES,
  WHEELS,
  countersIn,
  countersMadeAnew,
  crowdOf,
  saved,
  savedAgain,
  strategyWith,
  wheel,
} from './builders.ts';

const moments = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') });
const TABLES = ['counted', 'wheel_count', 'priorities_count', 'tally', 'passed_over', 'series'];

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
      await countBySeries(trx as never);
    });
  };

  it('shows nothing yet of fewer than ten', async () => {
    await crowdOf(site, 9, [wheel({ teach: 'priority' })]);
    await migrateAgain();
    expect((await readSnapshot(site.db, SERIES.name)).number).to.equal(0);
    expect(await listTallies(site.db, SERIES.name)).to.deep.equal([]);
    await saved(site, 'tenth', strategyWith());
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(true);
  });

  it('has its strategies counted when it is brought to this version', async () => {
    await saved(site, 'a', strategyWith({ countMe: false }));
    await savedAgain(
      site,
      'a',
      2,
      strategyWith({ choices: wheel({ sell: 'priority', rally: 'secondary' }) }),
    );
    await saved(site, 'b', strategyWith({ countMe: false }));
    await saved(site, 'gone', strategyWith());
    site.sqlite.exec(`update link set ended_at = 1, ended_as = 'expired' where strategy_id = 'gone'`);
    await crowdOf(site, 520, [wheel({ teach: 'priority' })]);
    await migrateAgain();
    const counted = await countersIn(site);
    expect(counted['counted']).to.have.length(521);
    expect(await countersMadeAnew(site)).to.deep.equal(counted);
    expect((await readSnapshot(site.db, SERIES.name)).number).to.equal(1);
    expect(await listTallies(site.db, SERIES.name)).to.have.deep.members([...(counted['tallies'] ?? [])]);
  });
});

describe('the rules that counted them', () => {
  it('are frozen beside the change of the schema, and say what ours still say', () => {
    fc.assert(
      fc.property(fc.nat(WHEELS - 1), fc.boolean(), fc.boolean(), moments, (wheel, countMe, abstains, at) => {
        const choices = choicesOf(KEYS, wheel);
        const strategy = {
          method: METHOD,
          own: [],
          choices,
          countMe,
          abstainReason: abstains ? 'No time' : null,
        };
        const counted = countedOf(strategy, at);
        const { wheel: number, month } = counted ?? {};
        expect(frozen.countedOf(strategy, at)).to.deep.equal(counted && { wheel: number, month });
        expect(frozen.prioritiesOf(wheel)).to.equal(prioritiesOf(wheel));
        const moved = talliesOf({ series: SERIES, wheel, month: '2026-11' });
        const verdict = focusOf({ method: METHOD, choices }, false);
        expect(frozen.countersOf({ wheel, month: '2026-11' })).to.deep.equal(
          moved.map(({ cut, key }) => (cut === 'marks' ? ['verdict', verdict] : [cut, key])),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
