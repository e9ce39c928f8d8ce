import { expect } from 'chai';
import { pathTo, pathToComparison } from '../../src/addresses/links.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import {
  editIndicator,
  holdMeeting,
  passDays,
  saveToFollow,
  showToReaders,
  typeReadings,
} from '../support/follow-up.ts';
import type { Following } from '../support/follow-up.ts';
import { htmlFaults } from '../support/valid-html.ts';

describe('what was measured, in the comparison of two versions', () => {
  let site: TestSite;
  let following: Following;
  let stranger: Browser;
  beforeEach(async () => {
    site = await openSite();
    following = await saveToFollow(site);
    stranger = new Browser(site.app);
    await editIndicator(following, 'listen-1', {
      baseline: '2',
      target: '10',
      owner: 'Léa',
      label: 'Avis <lus>',
    });
    await typeReadings(following, { 'listen-1': '3' }, { notes: { 'listen-1': 'Secret' } });
    passDays(site, 40);
    await typeReadings(following, { 'listen-1': '6' });
    passDays(site, 10);
    const review = await following.browser.follow(
      await holdMeeting(following, { answer: ['stop', 'Secret aussi'] }),
    );
    await following.browser.submit(review, 'save', { 'change-note': 'Moins' });
    passDays(site, 10);
    await typeReadings(following, { 'listen-1': '7' });
  });
  afterEach(() => site.close());

  const compare = (browser: Browser, query = {}) =>
    browser.get(pathToComparison('fr', following.readKey, query));
  const facts = ({ $ }: Answer) =>
    $('.compared-measures [data-indicator="listen-1"] dl > div')
      .toArray()
      .map((each) => $(each).text().replace(/\s+/g, ' ').trim());

  it('tells what was known on both days, the last reading, the start and the target', async () => {
    await showToReaders(following);
    const page = await compare(stranger);
    expect(facts(page)).to.deep.equal([
      'Départ2',
      'Version 1, le 22 novembre 20263 relevé le 22 novembre 2026',
      'Version 2, le 11 janvier 20276 relevé le 1er janvier 2027',
      'Dernier relevé7 relevé le 21 janvier 2027',
      'Cible10',
    ]);
    expect(page.$('.compared-measures').text()).not.to.match(/Secret|%|vous seul/i);
    expect(page.$('.compared-measures h3').text()).to.include('Avis <lus>');
    expect(await htmlFaults(page.html)).to.deep.equal([]);
  });

  it('is for nobody else while it is not shown: the browser with the edit link is told so', async () => {
    expect((await compare(stranger)).$('.compared-measures')).to.have.length(0);
    const own = await compare(following.browser);
    expect(facts(own)).to.have.length(5);
    expect(own.$('.compared-measures .notice').text()).to.include('Vous seul·e');
  });

  it('ends for a browser whose edit link was replaced elsewhere', async () => {
    const { editKey } = following;
    const other = new Browser(site.app);
    await other.post(pathTo('links', 'fr', { editKey }), { action: 'replace-edit' });
    expect((await compare(following.browser)).$('.compared-measures')).to.have.length(0);
  });

  it('goes up to the newest version alone for readers', async () => {
    await showToReaders(following);
    const { browser, editKey } = following;
    const draft = await browser.follow(await browser.post(pathTo('change', 'fr', { editKey })));
    await browser.submit(draft, 'save', { 'change-note': 'Encore' });
    expect((await compare(stranger, { from: 1, to: 2 })).$('.compared-measures')).to.have.length(0);
    expect(facts(await compare(stranger, { from: 1, to: 3 }))).to.have.length(5);
    expect(facts(await compare(browser, { from: 1, to: 2 }))).to.have.length(5);
  });

  it('is not in the comparison of two strategies, nor where nothing was measured', async () => {
    await showToReaders(following);
    const other = await saveToFollow(site);
    const between = pathToComparison('fr', following.readKey, { with: other.readKey });
    expect((await following.browser.get(between)).$('.compared-measures')).to.have.length(0);
    const { browser, editKey } = other;
    const draft = await browser.follow(await browser.post(pathTo('change', 'fr', { editKey })));
    await browser.submit(draft, 'save', { 'change-note': 'Encore' });
    const path = pathToComparison('fr', other.readKey, {});
    expect((await browser.get(path)).$('.compared-measures')).to.have.length(0);
  });

  for (const lang of LANGS)
    it(`is valid, in the language of the page (${lang})`, async () => {
      const page = await following.browser.get(pathToComparison(lang, following.readKey, {}));
      expect(page.$('.compared-measures')).to.have.length(1);
      expect(page.$('.compared-measures bdi[lang]')).to.have.length(lang === 'fr' ? 0 : 1);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    });
});
