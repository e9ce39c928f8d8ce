import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { expiryAfter, isExpiringSoon } from '../../src/strategies/lifespan.ts';
import { PURGED_AT_ONCE } from '../../src/strategies/life-store.ts';
import { purge } from '../../src/operations/purge.ts';
import type { Purged } from '../../src/operations/purge.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { copyStrategies } from '../support/copies.ts';
import { onSlowDatabase } from '../support/slow-database.ts';
import { countIn, storedIn } from '../support/tables.ts';
import { change, countsIn } from '../support/rows.ts';
import { remainsIn } from '../support/remains.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the life of a strategy', () => {
  it('lasts 24 months from the same day and hour', () => {
    expect(new Date(expiryAfter(NOW)).toISOString()).to.equal('2028-11-22T11:00:00.000Z');
    expect(new Date(expiryAfter(Date.parse('2028-02-29T10:00:00Z'))).toISOString()).to.equal(
      '2030-03-01T10:00:00.000Z',
    );
  });

  it('is about to end in its last 60 days', () => {
    expect([61, 60, 1, -1].map((days) => isExpiringSoon(NOW + days * DAY_MS, NOW))).to.deep.equal([
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('the strategies that are due at once', () => {
  it('are erased in lots, between which others are answered', async () => {
    const site = await openSite();
    await saveStrategy(new Browser(site.app));
    await copyStrategies(site, 3 * PURGED_AT_ONCE);
    await change(
      site,
      `update strategy set ended_at = ${NOW} where id in (select id from strategy limit ${PURGED_AT_ONCE})`,
    );
    let purged: Purged | undefined;
    void purge(site.db, expiryAfter(site.time.now)).then((all) => (purged = all));
    const left = new Set<number>();
    while (purged === undefined) {
      await setImmediate();
      left.add(await countIn(site, 'strategy'));
    }
    expect([...left]).to.include.members([2 * PURGED_AT_ONCE + 1, PURGED_AT_ONCE + 1]);
    expect(purged['strategies']).to.equal(3 * PURGED_AT_ONCE + 1);
    expect(await countIn(site, 'strategy')).to.equal(0);
    await site.close();
  });
});

describe('ending a strategy', () => {
  let site: TestSite;
  let browser: Browser;
  let reader: Browser;
  let owner: Answer;
  let edit: string;
  let read: string;
  beforeEach(async () => {
    site = await openSite();
    [browser, reader] = [new Browser(site.app), new Browser(site.app)];
    owner = await saveStrategy(browser, { diagnosis: { brand: 'Durand', gene: 'Unmistakable-gene' } });
    [edit, read] = [linkPath(owner, 'edit-link'), linkPath(owner, 'read-link')];
  });
  afterEach(() => site.close());

  const days = async (count: number) => {
    site.time.now += count * DAY_MS;
    await purge(site.db, site.time.now);
  };
  const press = (page: Answer, act: string, by = browser) =>
    by.submit(page, '', {}, `main form[action$="/${act}"]`);
  const remove = () => press(owner, 'supprimer');

  describe('by deleting it', () => {
    it('closes every link at once, and offers to undo it to the edit key alone', async () => {
      await browser.post(`${edit}/liens`, { action: 'add', name: 'Agence' });
      const agency = new URL((await browser.get(edit)).$('.named-links code').text()).pathname;
      const gone = await browser.get((await remove()).location);
      expect([gone.status, gone.$('h1').text()]).to.deep.equal([410, 'Cette stratégie a été supprimée']);
      expect(gone.$('main form').attr('action')).to.equal(`${edit}/retablir`);
      expect(gone.$('main').text()).to.include('22 décembre 2026');
      for (const path of [read, agency, `${read}/roue.json`]) {
        const page = await reader.get(path);
        expect([page.status, page.$('main form').length], path).to.deep.equal([410, 0]);
        expect(page.html.includes(edit.split('/').pop() ?? '')).to.equal(false);
      }
      expect((await reader.get(edit.replace('/fr/', '/en/'))).$('main form button').text()).to.equal(
        'Bring the strategy back',
      );
    });

    it('is undone with every link as it was, and begins a new life', async () => {
      await browser.post(`${edit}/liens`, { action: 'replace-read' });
      const kept = linkPath(await browser.get(edit), 'read-link');
      const gone = await browser.follow(await remove());
      await days(29);
      const back = await press(gone, 'retablir');
      expect(back.location).to.equal(`${edit}?fait=strategie-retablie#done`);
      const statuses = [];
      for (const path of [edit, kept, read]) statuses.push((await reader.get(path)).status);
      expect(statuses).to.deep.equal([200, 200, 410]);
      expect((await reader.get(edit)).$('#kept-until').text()).to.include('21 décembre 2028');
      expect((await browser.get('/fr/mes-strategies')).$('main li')).to.have.length(1);
    });

    it('changes nothing when its button, or the one that undoes it, is pressed twice', async () => {
      await remove();
      const before = await storedIn(site);
      expect((await remove()).status).to.equal(410);
      expect(await storedIn(site)).to.deep.equal(before);
      const gone = await browser.get(edit);
      await press(gone, 'retablir');
      const after = await storedIn(site);
      expect((await press(gone, 'retablir')).location).to.equal(`${edit}?fait=strategie-retablie#done`);
      expect(await storedIn(site)).to.deep.equal(after);
    });

    it('cannot be undone with a link that was replaced before', async () => {
      const replaced = await browser.post(`${edit}/liens`, { action: 'replace-edit' });
      const fresh = linkPath(await browser.follow(replaced), 'edit-link');
      await browser.post(`${fresh}/supprimer`);
      const old = await reader.get(edit);
      expect([old.status, old.$('main form').length]).to.deep.equal([410, 0]);
      expect((await reader.post(`${edit}/retablir`)).status).to.equal(410);
      expect((await reader.get(read)).status).to.equal(410);
    });

    it('erases the content for good after 30 days, and the links keep saying so', async () => {
      await openChange(browser, owner);
      await browser.post(`${edit}/liens`, { action: 'add', name: 'Agence-Secrete' });
      await remove();
      await days(29);
      expect(await countIn(site, 'revision')).to.equal(1);
      await days(1);
      expect(await countsIn(site, 'strategy', 'revision', 'device')).to.deep.equal([0, 0, 0]);
      const remains = await remainsIn(site);
      for (const word of ['Unmistakable-gene', 'Agence-Secrete'])
        expect(remains.includes(word), word).to.equal(false);
      for (const path of [edit, read]) {
        const page = await reader.get(path);
        expect([page.status, page.$('h1').text(), page.$('main form').length], path).to.deep.equal([
          410,
          'Cette stratégie a été supprimée',
          0,
        ]);
      }
      expect((await reader.post(`${edit}/retablir`)).status).to.equal(410);
    });

    it('and saving at once end in one of two orders, never in a strategy half there', async () => {
      const draft = await openChange(browser, owner);
      const slow = onSlowDatabase(site);
      // What every first page reads would come between the two.
      await new Browser(slow).get('/fr');
      const [removed, saved] = await Promise.all([
        press(owner, 'supprimer', new Browser(slow)),
        browser.submit(draft, 'save', { 'why-listen': 'At once' }),
      ]);
      expect(removed.status).to.equal(303);
      expect(saved.status).to.be.oneOf([303, 410]);
      expect((await reader.get(read)).status).to.equal(410);
      expect(await countIn(site, 'revision')).to.equal(saved.status === 303 ? 2 : 1);
    });

    for (const [order, isSaved] of [
      ['deleted', false],
      ['saved, then deleted', true],
    ] as const)
      it(`says so to each form that comes later, once it was ${order}`, async () => {
        const draft = await openChange(browser, owner);
        const why = { 'why-listen': 'In time' };
        if (isSaved) expect((await browser.submit(draft, 'save', why)).status).to.equal(303);
        await remove();
        const stored = await storedIn(site);
        for (const words of ['In time', 'Too late']) {
          const late = await browser.submit(draft, 'save', { 'why-listen': words });
          expect([late.status, late.$('h1').text()], words).to.deep.equal([
            410,
            'Cette stratégie a été supprimée',
          ]);
          expect(late.$('main').text(), words).to.include(words);
        }
        expect(await storedIn(site)).to.deep.equal(stored);
        expect(await countIn(site, 'revision')).to.equal(isSaved ? 2 : 1);
      });
  });

  describe('by leaving it alone', () => {
    it('says until when it is kept, to its owner, to its readers and in the download', async () => {
      const until = 'Conservée jusqu’au 22 novembre 2028.';
      for (const path of [edit, read, `${read}/revisions/1`, `${edit}/strategie.html`])
        expect((await reader.get(path)).$('body').text(), path).to.include(until);
      expect((await reader.get(read.replace('/fr/', '/en/'))).$('main').text()).to.include(
        'Kept until 22 November 2028.',
      );
    });

    it('is put off by saving and by the button, not by looking', async () => {
      site.time.now += 100 * DAY_MS;
      for (const path of [edit, read]) await reader.get(path);
      expect((await reader.get(edit)).$('#kept-until').text()).to.include('22 novembre 2028');
      expect((await press(owner, 'prolonger')).location).to.equal(`${edit}?fait=duree-prolongee#done`);
      expect((await reader.get(edit)).$('#kept-until').text()).to.include('2 mars 2029');
      site.time.now += 10 * DAY_MS;
      await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Changed' });
      expect((await reader.get(edit)).$('#kept-until').text()).to.include('12 mars 2029');
    });

    it('is announced on the owner’s page in the last 60 days', async () => {
      await days(731 - 61);
      expect((await reader.get(edit)).$('.expiring')).to.have.length(0);
      await days(1);
      expect((await reader.get(edit)).$('.expiring').text()).to.include('22 novembre 2028');
      expect((await reader.get(read)).$('.expiring')).to.have.length(0);
    });

    it('ends it after 24 months: erased, with a page that says so', async () => {
      await days(730);
      expect((await reader.get(read)).status).to.equal(200);
      await days(1);
      for (const path of [edit, read]) {
        const page = await reader.get(path);
        expect([page.status, page.$('h1').text(), page.$('main form').length], path).to.deep.equal([
          410,
          'Cette stratégie a expiré',
          0,
        ]);
      }
      expect(await countIn(site, 'revision')).to.equal(0);
      expect((await browser.post(`${edit}/prolonger`)).status).to.equal(410);
    });

    it('leaves a deleted one its 30 days, even past its end', async () => {
      await days(725);
      await remove();
      await days(20);
      await press(await browser.get(edit), 'retablir');
      await days(1);
      expect((await reader.get(read)).status).to.equal(200);
    });
  });
});
