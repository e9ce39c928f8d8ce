import { expect } from 'chai';
import fc from 'fast-check';
import { FIRST_METHOD } from '../../migrations/0032-first-method.ts';
import { up as createCounters } from '../../migrations/0013_create_counters.ts';
import { up as countSaved } from '../../migrations/0014_count_saved_strategies.ts';
import * as frozen from '../../migrations/0014-rules.ts';
import { up as publishSnapshots } from '../../migrations/0024_publish_snapshots.ts';
import { up as countBySeries } from '../../migrations/0033_count_by_series.ts';
import { up as countFollowUp } from '../../migrations/0037_count_follow_up.ts';
import { methodFromText } from '../../src/method/text.ts';
import { listTallies } from '../../src/observatory/crowd-store.ts';
import { countedOf, talliesOf } from '../../src/observatory/countable.ts';
import { choicesOf, prioritiesOf } from '../../src/observatory/wheel-code.ts';
import { readSnapshot } from '../../src/observatory/series-store.ts';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { focusOf } from '../../src/wheel/focus.ts';
import { change, rowsOf } from '../support/rows.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';
import {
  SERIES,
  countedWheel,
  WHEELS,
  countersIn,
  countersMadeAnew,
  crowdOf,
  saved,
  savedAgain,
  strategyWith,
} from './builders.ts';

/** What they were counted by; our own may say more by now. */
const FIRST = methodFromText(JSON.stringify(FIRST_METHOD));
const moments = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') });
const TABLES = [
  'snapshot',
  'counted',
  'wheel_count',
  'priorities_count',
  'tally',
  'passed_over',
  'series',
  'follow_up_snapshot',
  'follow_up_consent',
];

describe('a database from before there were counters', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const migrateAgain = async () => {
    for (const table of TABLES) await change(site, `drop table if exists ${table}`);
    await site.db.transaction().execute(async (trx) => {
      await createCounters(trx as never);
      await countSaved(trx as never);
      await publishSnapshots(trx as never);
      await countBySeries(trx as never);
      await countFollowUp(trx as never);
    });
  };

  it('shows nothing yet of fewer than ten', async () => {
    await crowdOf(site, 9, [wheelOf({ teach: 'priority' })]);
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
      strategyWith({ choices: wheelOf({ sell: 'priority', rally: 'secondary' }) }),
    );
    await saved(site, 'b', strategyWith({ countMe: false }));
    await saved(site, 'gone', strategyWith());
    await change(site, `update link set ended_at = 1, ended_as = 'expired' where strategy_id = 'gone'`);
    await crowdOf(site, 520, [wheelOf({ teach: 'priority' })]);
    await migrateAgain();
    const counted = await countersIn(site);
    expect(counted['counted']).to.have.length(521);
    expect(await countersMadeAnew(site)).to.deep.equal(counted);
    expect((await readSnapshot(site.db, SERIES.name)).number).to.equal(1);
    expect(await listTallies(site.db, SERIES.name)).to.have.deep.members([...(counted['tallies'] ?? [])]);
  });
});

describe('counters from before there were several methods', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const marked = fc.integer({ min: 1, max: WHEELS - 1 });
  const counter = fc.record({ wheel: marked, n: fc.nat(12), published: fc.nat(12) });

  /** As the version before kept them: wheels, and what was worked out from them. */
  const writeOld = async (counters: readonly { wheel: number; n: number; published: number }[]) => {
    for (const table of TABLES) await change(site, `drop table if exists ${table}`);
    await site.db.transaction().execute(async (trx) => {
      await createCounters(trx as never);
      await publishSnapshots(trx as never);
    });
    await change(site, 'update snapshot set number = 7, taken_at = 1795345200000');
    for (const { wheel, n, published } of counters) {
      const write = (table: string, key: string, values: string) =>
        change(
          site,
          `insert into ${table} (${key}, n, published) values (${values}, ${n}, ${published})
           on conflict (${key}) do update set n = ${table}.n + ${n}, published = ${table}.published + ${published}`,
        );
      await write('wheel_count', 'wheel', String(wheel));
      await write('priorities_count', 'priorities', String(frozen.prioritiesOf(wheel)));
      for (const [cut, key] of frozen.countersOf({ wheel, month: '2026-11' }))
        await write('tally', 'cut, key', `'${cut}', '${key}'`);
    }
  };
  const bring = () => site.db.transaction().execute((trx) => countBySeries(trx as never));
  /** Live and published alike: the tallies that a count of these wheels would give, without what is nothing. */
  const tallied = (counters: readonly { wheel: number; times: number }[]) => {
    const sums = new Map<string, number>();
    for (const { wheel, times } of counters)
      for (const { cut, key } of talliesOf(countedWheel(wheel)))
        sums.set(`${cut} ${key}`, (sums.get(`${cut} ${key}`) ?? 0) + times);
    return [...sums].filter(([, n]) => n > 0).sort();
  };

  it('keep every number, live and published, those of wheels that left included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(counter, { selector: ({ wheel }) => wheel, maxLength: 20 }),
        async (old) => {
          await writeOld(old);
          await bring();
          const [series] = await rowsOf(
            site,
            'select name, approaches, method, snapshot, taken_at from series',
          );
          expect(series).to.deep.equal({
            name: SERIES.name,
            approaches: APPROACH_KEYS.join(' '),
            method: FIRST.hash,
            snapshot: 7,
            taken_at: 1795345200000,
          });
          const rows = await rowsOf<{ cut: string; key: string; n: number; published: number }>(
            site,
            'select * from tally',
          );
          const shown = (n: 'n' | 'published') =>
            rows
              .filter((row) => row[n] > 0)
              .map((row) => [`${row.cut} ${row.key}`, row[n]])
              .sort();
          expect(shown('n')).to.deep.equal(tallied(old.map(({ wheel, n }) => ({ wheel, times: n }))));
          expect(shown('published')).to.deep.equal(
            tallied(old.map(({ wheel, published }) => ({ wheel, times: published }))),
          );
          expect(
            await rowsOf(site, 'select wheel, n, published from wheel_count order by wheel'),
          ).to.deep.equal(old.toSorted((a, b) => a.wheel - b.wheel));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are of no series where nothing was ever counted', async () => {
    await writeOld([]);
    await change(site, 'update snapshot set number = 0, taken_at = null');
    await bring();
    expect(await rowsOf(site, 'select * from series')).to.deep.equal([]);
  });
});

describe('the rules that counted them', () => {
  it('are frozen beside the change of the schema, and say what ours still say', () => {
    fc.assert(
      fc.property(fc.nat(WHEELS - 1), fc.boolean(), fc.boolean(), moments, (wheel, countMe, abstains, at) => {
        const choices = choicesOf(APPROACH_KEYS, wheel);
        const strategy = {
          method: SOCIAL_MEDIA,
          own: [],
          choices,
          countMe,
          abstainReason: abstains ? 'No time' : null,
        };
        const counted = countedOf(strategy, at);
        const { wheel: number, month } = counted ?? {};
        expect(frozen.countedOf(strategy, at)).to.deep.equal(counted && { wheel: number, month });
        expect(frozen.prioritiesOf(wheel)).to.equal(prioritiesOf(wheel));
        const moved = talliesOf(countedWheel(wheel));
        const verdict = focusOf({ method: SOCIAL_MEDIA, choices }, false);
        expect(frozen.countersOf({ wheel, month: '2026-11' })).to.deep.equal(
          moved.map(({ cut, key }) => (cut === 'marks' ? ['verdict', verdict] : [cut, key])),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
