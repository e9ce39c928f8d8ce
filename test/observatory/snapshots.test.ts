import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { takeSnapshotsRegularly } from '../../src/operations/snapshot-loop.ts';
import { LEAST_CHANGES, PLACES_A_DAY, isSnapshotDue } from '../../src/observatory/snapshot.ts';
import { readSnapshot } from '../../src/observatory/series-store.ts';
import { takeSnapshotIfDue } from '../../src/observatory/snapshot-store.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, openChange, walkToReview } from '../support/builders.ts';
import { BEHIND_PROXY, DAY_MS, standingIn } from '../support/discussion.ts';
import { wheelOf } from '../support/method.ts';
import {
  SERIES,
  countersIn,
  countersMadeAnew,
  crowdOf,
  saved,
  savedAgain,
  strategyWith,
  words,
} from './builders.ts';
import { openDatabase } from '../../src/db/engine.ts';
import { change, rowsOf, tableIn } from '../support/rows.ts';

const HOME = '198.51.100.4';
const SILENT = createLog('silent');

describe('the snapshots of the observatory', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite(BEHIND_PROXY)));
  afterEach(() => site.close());

  const take = () => takeSnapshotIfDue(site.db, site.time.now);
  const number = async () => (await readSnapshot(site.db, SERIES.name)).number;

  it('wait for ten that came or changed, and for another day than the last', async () => {
    await crowdOf(site, LEAST_CHANGES - 1, [wheelOf({ sell: 'priority' })]);
    expect(await take()).to.equal(false);
    await saved(site, 'tenth', strategyWith());
    expect([await take(), await number()]).to.deep.equal([true, 1]);
    for (let index = 0; index < LEAST_CHANGES; index += 1)
      await savedAgain(
        site,
        index === 0 ? 'tenth' : `stranger-${index - 1}`,
        2,
        strategyWith({ choices: wheelOf({ teach: 'priority' }) }),
      );
    expect(await take(), 'the same day').to.equal(false);
    site.time.now += DAY_MS;
    expect([await take(), await take(), await number()]).to.deep.equal([true, false, 2]);
  });

  it('are not brought about by those who leave', async () => {
    await crowdOf(site, 30, [wheelOf({ sell: 'priority' })]);
    await take();
    site.time.now += DAY_MS;
    for (let index = 0; index < 15; index += 1)
      await savedAgain(site, `stranger-${index}`, 2, strategyWith({ countMe: false }));
    expect(await take()).to.equal(false);
  });

  it('are taken once by two processes, and are known after a restart', async () => {
    await crowdOf(site, 30, [wheelOf({ sell: 'priority' })]);
    const other = await openDatabase(site.config);
    expect(await takeSnapshotIfDue(other.db, site.time.now)).to.equal(true);
    expect(await take()).to.equal(false);
    expect(await readSnapshot(other.db, SERIES.name)).to.deep.equal({ number: 1, takenAt: site.time.now });
    await other.db.destroy();
  });

  it('are taken as soon as the site runs', async () => {
    await crowdOf(site, 30, [wheelOf({ sell: 'priority' })]);
    const stop = takeSnapshotsRegularly(site.db, () => site.time.now, SILENT);
    while ((await number()) === 0) await new Promise((resolve) => setImmediate(resolve));
    stop();
    expect(await number()).to.equal(1);
  });

  it('go on after a clock that ran ahead came back', () => {
    const [now, ahead] = [site.time.now, site.time.now + 1_100 * DAY_MS];
    expect(isSnapshotDue({ number: 1, takenAt: ahead }, LEAST_CHANGES, now)).to.equal(true);
    expect(isSnapshotDue({ number: 1, takenAt: now }, LEAST_CHANGES, now)).to.equal(false);
  });

  it('stay as they are when the counters are made anew, and so does who waits for the next', async () => {
    await crowdOf(site, 30, [wheelOf({ sell: 'priority' })]);
    await take();
    site.time.now += DAY_MS;
    await saved(site, 'new', strategyWith());
    const shown = async () => [
      await rowsOf(site, 'select cut, key, published from tally where published > 0 order by cut, key'),
      await rowsOf(site, 'select strategy_id, fresh, published from counted order by strategy_id'),
    ];
    const before = await shown();
    await change(site, 'update wheel_count set n = 7');
    await change(site, 'update tally set n = 7');
    await countersMadeAnew(site);
    expect(await shown()).to.deep.equal(before);
    expect((await countersIn(site))['wheels']).to.have.length(2);
  });
});

describe('the wheels of one network', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite(BEHIND_PROXY)));
  afterEach(() => site.close());

  const counted = async () => (await tableIn(site, 'counted')).length;
  const fresh = async () => (await tableIn(site, 'counted')).filter((row) => row['fresh'] === 1).length;
  const keep = async (browser: Browser, review: Answer, address: string, fields = {}) => {
    const { action = '' } = review.$('main form').first().attr() ?? {};
    const form = { ...standingIn(review, 'main form'), 'count-me': 'on', ...fields, action: 'save' };
    return browser.follow(await browser.post(action, form, { 'x-forwarded-for': address }));
  };
  const saveFrom = async (address: string, browser = new Browser(site.app)) =>
    keep(browser, await walkToReview(browser, {}, { listen: 'priority' }), address);

  it('count three times a day, and stand once for the ten', async () => {
    const pages: string[] = [];
    for (let index = 0; index <= PLACES_A_DAY; index += 1) pages.push(words(await saveFrom(HOME)));
    expect([await counted(), await fresh()]).to.deep.equal([PLACES_A_DAY, 1]);
    expect(pages.filter((page) => page.includes('Votre roue est comptée'))).to.have.length(PLACES_A_DAY);
    expect(pages.at(-1)).to.include('ces places étaient prises');
    site.time.now += DAY_MS;
    await saveFrom(HOME);
    expect([await counted(), await fresh()]).to.deep.equal([PLACES_A_DAY + 1, 2]);
  });

  it('are one network by the first half of an IPv6 address, and on this machine as well', async () => {
    for (let index = 0; index < 5; index += 1) await saveFrom(`2001:db8:7:${index}::1`);
    expect(await counted()).to.equal(PLACES_A_DAY);
    for (let index = 0; index < 5; index += 1) await saveFrom('127.0.0.1');
    expect(await counted()).to.equal(2 * PLACES_A_DAY);
  });

  it('are saved all the same, the wish kept, and count with a new version on another day', async () => {
    for (let index = 0; index < PLACES_A_DAY; index += 1) await saveFrom(HOME);
    const browser = new Browser(site.app);
    const owner = await saveFrom(HOME, browser);
    expect(owner.status).to.equal(200);
    const review = await openChange(browser, owner);
    expect(review.$('#count-me').attr('checked')).to.equal('checked');
    await countersMadeAnew(site);
    expect(await counted(), 'passed over when made anew').to.equal(PLACES_A_DAY);
    site.time.now += DAY_MS;
    const later = await keep(browser, review, HOME, { 'change-note': 'Un autre jour' });
    expect(words(later)).to.include('Votre roue est comptée');
    expect([await counted(), (await tableIn(site, 'passed_over')).length]).to.deep.equal([
      PLACES_A_DAY + 1,
      0,
    ]);
  });

  it('keep their place however often they are saved again', async () => {
    const browser = new Browser(site.app);
    let owner = await saveFrom(HOME, browser);
    for (let index = 0; index < 6; index += 1) {
      const note = { 'change-note': `Version ${index}` };
      owner = await keep(browser, await openChange(browser, owner), HOME, note);
      expect(words(owner)).to.include('Votre roue est comptée');
    }
    await saveFrom(HOME);
    await saveFrom(HOME);
    expect(await counted()).to.equal(PLACES_A_DAY);
  });

  it('take a place when a deletion is undone', async () => {
    const browser = new Browser(site.app);
    const owner = await saveFrom(HOME, browser);
    for (let index = 1; index < PLACES_A_DAY; index += 1) await saveFrom(HOME);
    const path = linkPath(owner, 'edit-link');
    await browser.post(`${path}/supprimer`, {}, { 'x-forwarded-for': HOME });
    await browser.post(`${path}/retablir`, {}, { 'x-forwarded-for': HOME });
    expect(await counted()).to.equal(PLACES_A_DAY - 1);
    expect(words(await browser.get(path))).to.include('ces places étaient prises');
  });

  it('leave nothing that tells the network once the day is over, and nothing in clear before', async () => {
    await saveFrom(HOME);
    const rows = await tableIn(site, 'cap_count');
    expect(rows.length).to.be.greaterThan(0);
    expect(JSON.stringify([rows, await tableIn(site, 'counted')])).not.to.include(HOME);
    site.time.now += DAY_MS;
    await purge(site.db, site.time.now);
    expect(await tableIn(site, 'cap_count')).to.deep.equal([]);
  });

  it('go with a strategy that is erased, passed over or not', async () => {
    for (let index = 0; index <= PLACES_A_DAY; index += 1) {
      const browser = new Browser(site.app);
      await browser.post(`${linkPath(await saveFrom(HOME, browser), 'edit-link')}/supprimer`);
    }
    site.time.now += 31 * DAY_MS;
    await purge(site.db, site.time.now);
    for (const table of ['strategy', 'counted', 'passed_over'])
      expect(await tableIn(site, table), table).to.deep.equal([]);
  });
});
