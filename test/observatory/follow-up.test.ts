import { expect } from 'chai';
import fc from 'fast-check';
import { up as countFollowUp } from '../../migrations/0037_count_follow_up.ts';
import { recount } from '../../src/observatory/count-store.ts';
import { recountAll } from '../../src/observatory/recount-store.ts';
import { LEAST_CHANGES } from '../../src/observatory/snapshot.ts';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { getRevision, listLatest } from '../../src/strategies/store.ts';
import { DECISION_KINDS } from '../../src/terms.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { DAY_MS } from '../support/discussion.ts';
import { wheelOf } from '../support/method.ts';
import { change, rowsOf } from '../support/rows.ts';
import { SERIES, countersIn, crowdOf, publish, saved, savedAgain, strategyWith } from './builders.ts';
import { decideOn, noteReading } from './follow-up-acts.ts';
import { methodsLike } from './method-files.ts';
import { seriesOf } from '../../src/observatory/series.ts';

const OWN = {
  key: 'own-1',
  family: 'care',
  label: 'Réparer',
  verb: 'réparer',
  noun: '',
  lang: 'fr',
} as const;

/** What the counters say of the follow-up, live or as of the last snapshot. */
async function followUpIn(site: TestSite, column: 'n' | 'published' = 'n', { name } = SERIES) {
  const rows = await rowsOf<{ cut: string; key: string; n: number }>(
    site,
    `select cut, key, ${column} as n from tally
     where series = ? and cut in ('followed', 'decided') and ${column} <> 0 order by cut, key`,
    name,
  );
  return Object.fromEntries(rows.map(({ cut, key, n }) => [key === '' ? cut : key, n]));
}

const countedIn = (site: TestSite) => rowsOf(site, 'select * from counted order by strategy_id');

describe('counting what became of the wheels', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const end = async (id: string) => {
    await change(site, `update link set ended_at = 1, ended_as = 'deleted' where strategy_id = ?`, id);
    await site.db.transaction().execute((trx) => recount(trx, id, undefined));
  };
  const bringBack = async (id: string) => {
    await change(site, 'update link set ended_at = null, ended_as = null where strategy_id = ?', id);
    await site.db.transaction().execute(async (trx) => recount(trx, id, await getRevision(trx, id)));
  };

  it('counts a strategy as followed from its first reading, once', async () => {
    await saved(site, 'a', strategyWith());
    await saved(site, 'b', strategyWith());
    expect(await followUpIn(site)).to.deep.equal({});
    await noteReading(site, 'a');
    await noteReading(site, 'a', { value: '15' });
    expect(await followUpIn(site)).to.deep.equal({ followed: 1 });
  });

  it('counts it no longer once its only reading was taken back, and again with another one', async () => {
    await saved(site, 'a', strategyWith());
    const first = await noteReading(site, 'a');
    const second = await noteReading(site, 'a', { value: '21', replaces: first });
    expect(await followUpIn(site), 'corrected').to.deep.equal({ followed: 1 });
    const none = await noteReading(site, 'a', { value: null, replaces: second });
    expect(await followUpIn(site), 'taken back').to.deep.equal({});
    await noteReading(site, 'a', { value: '8', replaces: none });
    expect(await followUpIn(site), 'given again').to.deep.equal({ followed: 1 });
  });

  it('counts the last decision on each approach, whichever version it is about', async () => {
    await saved(site, 'a', strategyWith());
    await decideOn(site, 'a', { listen: 'keep', sell: 'stop' });
    site.time.now += 1;
    await decideOn(site, 'a', { listen: 'fix' });
    await savedAgain(site, 'a', 2, strategyWith({ choices: wheelOf({ teach: 'priority' }) }));
    expect(await followUpIn(site)).to.deep.equal({ 'listen:fix': 1, 'sell:stop': 1 });
    site.time.now -= DAY_MS;
    await decideOn(site, 'a', { listen: 'promote' }, { revision: 2 });
    expect(await followUpIn(site), 'by a clock that went back').to.deep.equal({
      'listen:promote': 1,
      'sell:stop': 1,
    });
  });

  it('leaves out what was decided on an approach of its author’s own, and strategies that have one', async () => {
    await saved(site, 'a', strategyWith());
    await decideOn(site, 'a', { 'own-1': 'keep', listen: 'keep' });
    expect(await followUpIn(site)).to.deep.equal({ 'listen:keep': 1 });
    await savedAgain(site, 'a', 2, strategyWith({ own: [OWN] }));
    await noteReading(site, 'a');
    await decideOn(site, 'a', { listen: 'stop' }, { revision: 2 });
    expect(await followUpIn(site)).to.deep.equal({});
    await savedAgain(site, 'a', 3, strategyWith());
    expect(await followUpIn(site)).to.deep.equal({ followed: 1, 'listen:stop': 1 });
  });

  it('counts nothing without agreement, and all of it with one that comes later, goes or comes back', async () => {
    const all = { followed: 1, 'listen:promote': 1 };
    await saved(site, 'a', strategyWith({ countMe: false }));
    await noteReading(site, 'a');
    await decideOn(site, 'a', { listen: 'promote' });
    expect(await followUpIn(site), 'not asked').to.deep.equal({});
    await savedAgain(site, 'a', 2, strategyWith());
    expect(await followUpIn(site), 'agreed').to.deep.equal(all);
    await end('a');
    expect(await followUpIn(site), 'deleted').to.deep.equal({});
    await bringBack('a');
    expect(await followUpIn(site), 'undone').to.deep.equal(all);
    await savedAgain(site, 'a', 3, strategyWith({ countMe: false }));
    expect(await followUpIn(site), 'withdrawn').to.deep.equal({});
  });

  it('goes by the latest version for those who agreed when the wheel alone was counted', async () => {
    await saved(site, 'a', strategyWith());
    for (const column of ['with_follow_up', 'followed', 'followed_fresh', 'decided_fresh', 'decided']) {
      if (column.endsWith('_fresh')) await change(site, `drop index counted_${column}`);
      await change(site, `alter table counted drop column ${column}`);
    }
    for (const table of ['follow_up_snapshot', 'follow_up_consent'])
      await change(site, `drop table ${table}`);
    await site.db.transaction().execute((trx) => countFollowUp(trx as never));
    await noteReading(site, 'a');
    await end('a');
    await bringBack('a');
    await recountAll(site.db, listLatest);
    expect(await followUpIn(site)).to.deep.equal({});
    expect((await countersIn(site))['wheels']).to.have.length(1);
    site.time.now += 1;
    await savedAgain(site, 'a', 2, strategyWith());
    expect(await followUpIn(site)).to.deep.equal({ followed: 1 });
  });

  it('is called by the pages: a reading, the correction that takes it back, the press of the meeting', async () => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser, { review: { 'count-me': 'on' } });
    const path = `${linkPath(owner, 'edit-link')}/suivi`;
    await browser.submit(await browser.get(path), 'readings', { 'value-listen-1': '14' }, '#readings');
    expect(await followUpIn(site)).to.deep.equal({ followed: 1 });
    const card =
      (await browser.get(path)).$('[data-indicator] a[aria-label^="Corriger"]').first().attr('href') ?? '';
    const back = { 'new-value': '', 'take-back': 'on' };
    await browser.submit(await browser.get(card.split('#')[0] ?? ''), 'correct', back, '#reading form');
    expect(await followUpIn(site)).to.deep.equal({});
    const decisions = { 'decision-listen': 'promote' };
    await browser.submit(await browser.get(`${path}/bilan`), 'save', decisions, '#decisions');
    expect(await followUpIn(site)).to.deep.equal({ 'listen:promote': 1 });
  });

  it('keeps of each nothing but that it is followed, and what was decided', async () => {
    await saved(site, 'a', strategyWith());
    await noteReading(site, 'a', { value: '4711' });
    await decideOn(site, 'a', { sell: 'keep', listen: 'fix' });
    const [row] = await countedIn(site);
    expect(row).to.deep.include({ followed: 1, decided: 'listen:fix sell:keep' });
    expect(JSON.stringify(row)).not.to.match(/4711|Camille|Trop cher|2026-12/);
  });

  it('always says what a count from the beginning says', async () => {
    const acts = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      what: fc.constantFrom('save', 'withdraw', 'read', 'take back', 'decide', 'decide', 'end', 'bring back'),
      approach: fc.constantFrom('listen', 'sell', 'own-1'),
      kind: fc.constantFrom(...DECISION_KINDS),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 16 }), async (list) => {
        run += 1;
        const standing = new Map<string, string>();
        const revisions = new Map<string, number>();
        const ended = new Set<string>();
        for (const { name, what, approach, kind } of list) {
          const id = `${run}-${name}`;
          site.time.now += 1;
          const number = (revisions.get(id) ?? 0) + 1;
          const isSave = what === 'save' || what === 'withdraw' || number === 1;
          if (ended.has(id) !== (what === 'bring back')) continue;
          if (isSave) {
            const next = strategyWith({ countMe: what !== 'withdraw' });
            await (number === 1 ? saved(site, id, next) : savedAgain(site, id, number, next));
            revisions.set(id, number);
          } else if (what === 'read') standing.set(id, await noteReading(site, id));
          else if (what === 'take back') {
            const replaces = standing.get(id);
            if (replaces !== undefined) await noteReading(site, id, { value: null, replaces });
            standing.delete(id);
          } else if (what === 'decide')
            await decideOn(site, id, { [approach]: kind }, { revision: number - 1 });
          else if (what === 'end') {
            await end(id);
            ended.add(id);
          } else {
            await bringBack(id);
            ended.delete(id);
          }
        }
        const kept = [await followUpIn(site), await countedIn(site)];
        await recountAll(site.db, listLatest);
        expect([await followUpIn(site), await countedIn(site)]).to.deep.equal(kept);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the follow-up in the snapshots of the observatory', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
    await crowdOf(site, 60, [wheelOf({ listen: 'priority' })]);
    await publish(site);
    site.time.now += DAY_MS;
  });
  afterEach(() => site.close());

  const strangers = (count: number) => Array.from({ length: count }, (_, index) => `stranger-${index}`);
  let names = 0;
  const saveTen = async () => {
    for (let index = 0; index < LEAST_CHANGES; index += 1)
      await saved(site, `new-${(names += 1)}`, strategyWith());
    const taken = await takeSnapshotIfDue(site.db, site.time.now);
    site.time.now += DAY_MS;
    return taken;
  };
  const shown = () => followUpIn(site, 'published');

  it('brings no snapshot of the wheels closer', async () => {
    for (const id of strangers(30)) await noteReading(site, id);
    expect(await takeSnapshotIfDue(site.db, site.time.now)).to.equal(false);
    expect(await shown()).to.deep.equal({});
    expect(await saveTen()).to.equal(true);
    expect(await shown()).to.deep.equal({ followed: 30 });
  });

  it('waits for ten of its own, however many wheels came', async () => {
    for (const id of strangers(9)) await noteReading(site, id);
    expect([await saveTen(), await shown()]).to.deep.equal([true, {}]);
    await noteReading(site, 'stranger-9');
    expect([await saveTen(), await shown()]).to.deep.equal([true, { followed: 10 }]);
  });

  it('waits for ten decisions apart from the readings', async () => {
    for (const id of strangers(40)) await noteReading(site, id);
    for (const id of strangers(9)) await decideOn(site, id, { listen: 'keep' });
    await saveTen();
    expect(await shown()).to.deep.equal({ followed: 40 });
    await decideOn(site, 'stranger-0', { listen: 'stop' });
    await saveTen();
    expect(await shown(), 'one of the nine again').to.deep.equal({ followed: 40 });
    await decideOn(site, 'stranger-9', { listen: 'keep' });
    await saveTen();
    expect(await shown()).to.deep.equal({ followed: 40, 'listen:keep': 9, 'listen:stop': 1 });
  });

  it('waits for ten in each method', async () => {
    const [method] = methodsLike({ id: 'second', sectors: 8 });
    if (method === undefined) throw new Error('the folder holds no method');
    const other = strategyWith({ method, choices: { listen: 'priority' } });
    for (let index = 0; index < 20; index += 1) await saved(site, `other-${index}`, other);
    for (const id of strangers(9)) await noteReading(site, id);
    for (let index = 0; index < 12; index += 1) await noteReading(site, `other-${index}`);
    await saveTen();
    expect([await shown(), await followUpIn(site, 'published', seriesOf(method))]).to.deep.equal([
      {},
      { followed: 12 },
    ]);
  });

  it('does not count among the ten what was taken back meanwhile', async () => {
    const ids: string[] = [];
    for (const id of strangers(10)) ids.push(await noteReading(site, id));
    await noteReading(site, 'stranger-9', { value: null, replaces: ids.at(-1) ?? '' });
    await saveTen();
    expect(await shown()).to.deep.equal({});
  });

  it('counts one change of a network and day among the ten', async () => {
    for (const id of strangers(15)) await noteReading(site, id, {}, '198.51.100.4');
    await saveTen();
    expect(await shown()).to.deep.equal({});
    for (const [index, id] of strangers(30).slice(15, 24).entries())
      await noteReading(site, id, {}, `192.0.2.${index}`);
    await saveTen();
    expect(await shown()).to.deep.equal({ followed: 24 });
  });

  it('keeps what left in its numbers until its own next snapshot, and loses none of it meanwhile', async () => {
    for (const id of strangers(12)) await noteReading(site, id);
    await saveTen();
    for (const id of strangers(12)) await savedAgain(site, id, 2, strategyWith({ countMe: false }));
    await saveTen();
    expect([await shown(), await followUpIn(site)]).to.deep.equal([{ followed: 12 }, {}]);
    await recountAll(site.db, listLatest);
    expect(await shown()).to.deep.equal({ followed: 12 });
    for (let index = 20; index < 30; index += 1) await noteReading(site, `stranger-${index}`);
    await saveTen();
    expect(await shown()).to.deep.equal({ followed: 10 });
  });

  it('is what it was when all are counted anew', async () => {
    for (const id of strangers(9)) await noteReading(site, id);
    for (const id of strangers(11)) await decideOn(site, id, { listen: 'fix' });
    await saveTen();
    await decideOn(site, 'stranger-20', { listen: 'fix' });
    const before = [await countedIn(site), await shown()];
    await recountAll(site.db, listLatest);
    expect([await countedIn(site), await shown()]).to.deep.equal(before);
  });
});
