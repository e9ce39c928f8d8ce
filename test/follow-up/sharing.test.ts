import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath } from '../support/builders.ts';
import { followStrategy } from '../support/follow-up-page.ts';
import type { FollowedStrategy } from '../support/follow-up-page.ts';
import { tableIn } from '../support/rows.ts';

describe('who follows a strategy', () => {
  let site: TestSite;
  let followed: FollowedStrategy;
  beforeEach(async () => {
    site = await openSite();
    followed = await followStrategy(site);
  });
  afterEach(() => site.close());

  const shown = async () => (await tableIn(site, 'strategy'))[0]?.['follow_up_shown'];

  it('decides whether readers see it, in words that are true', async () => {
    const page = await followed.browser.get(followed.fr);
    expect(page.$('#show-follow-up').is('[checked]')).to.equal(false);
    expect(page.$('#sharing').text()).to.include('Ne se montrent jamais');
    const on = await followed.browser.submit(page, 'show', { 'show-follow-up': 'on' }, '#sharing form');
    const after = await followed.browser.follow(on);
    expect(after.$('#done').text()).to.include('Suivi partagé');
    expect([await shown(), after.$('#show-follow-up').is('[checked]')]).to.deep.equal([1, true]);
    for (const fields of [{ action: 'show' }, { action: 'readings', 'value-listen-1': '5' }])
      await followed.browser.post(followed.fr, fields);
    expect(await shown()).to.equal(1);
    const off = await followed.browser.post(followed.en, { action: 'show', 'show-follow-up-asked': '1' });
    expect((await followed.browser.follow(off)).$('#done').text()).to.include('kept to yourselves');
    expect(await shown()).to.equal(0);
    const odd = await followed.browser.post(followed.fr, { action: 'show', 'show-follow-up': 'perhaps' });
    expect([odd.status, odd.$('.error-summary a').attr('href')]).to.deep.equal([422, '#show-follow-up']);
  });

  it('holds the edit link: the read key opens nothing here, a lost link is gone', async () => {
    const stranger = new Browser(site.app);
    const readKey = linkPath(followed.owner, 'read-link').split('/').at(-1);
    for (const key of [readKey, 'x']) {
      expect((await stranger.get(`/fr/e/${key}/suivi`)).status).to.equal(404);
      const post = await stranger.post(`/fr/e/${key}/suivi`, { 'value-listen-1': '5', action: 'readings' });
      expect([post.status, post.$('.typed').text()]).to.satisfy(
        ([status, text]: [number, string]) => status === 404 && text.includes('5'),
      );
    }
    await followed.browser.post(`${followed.edit}/liens`, { action: 'replace-edit' });
    for (const path of [followed.fr, followed.en]) {
      expect((await stranger.get(path)).status).to.equal(410);
      const post = await stranger.post(path, {
        'value-listen-1': '5',
        'note-listen-1': 'Mot',
        action: 'readings',
      });
      expect([post.status, post.$('.typed').text().includes('Mot')]).to.deep.equal([410, true]);
    }
    expect(await tableIn(site, 'reading')).to.deep.equal([]);
  });

  it('is led there from the owner’s page, which says where it stands', async () => {
    const before = await followed.browser.get(followed.edit);
    expect(before.$('#own-follow-up a').attr('href')).to.equal(followed.fr);
    await followed.browser.post(followed.fr, { 'value-listen-1': '5', action: 'readings' });
    const after = await followed.browser.get(followed.edit);
    expect(after.$('#own-follow-up').text())
      .to.include('1 indicateur sur 2 a un relevé')
      .and.include('22 novembre 2026');
    expect(
      (await followed.browser.get(followed.edit.replace('/fr/', '/en/'))).$('#own-follow-up').text(),
    ).to.include('1 of 2 indicators has a reading');
  });

  it('may write anything, which is shown as it was typed', async () => {
    const hostile = '"><script>alert(1)</script>&amp;\u0301';
    const fields = { indicator: 'listen-1', label: hostile, unit: '<b>', owner: hostile, direction: 'up' };
    expect((await followed.browser.post(followed.fr, { ...fields, action: 'indicator' })).status).to.equal(
      303,
    );
    const record = { 'value-listen-1': '5', 'note-listen-1': hostile, action: 'readings' };
    expect((await followed.browser.post(followed.fr, record)).status).to.equal(303);
    for (const path of [followed.fr, followed.en, followed.edit, `${followed.fr}?indicateur=listen-1`]) {
      const page = await followed.browser.get(path);
      expect(page.$('script'), path).to.have.length(0);
      expect(page.$('#history').text()).to.include(hostile.normalize('NFC'));
    }
    const dark = { 'value-listen-1': '5', 'note-listen-1': 'a\u202Eb', action: 'readings' };
    expect((await followed.browser.post(followed.fr, dark)).status).to.equal(422);
  });
});
