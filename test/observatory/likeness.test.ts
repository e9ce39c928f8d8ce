import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { DAY_MS } from '../support/discussion.ts';
import { expectPrivate } from '../support/private-page.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { wheelOf } from '../support/method.ts';
import { crowdOf, publish, saved, savedAgain, strategyWith, words } from './builders.ts';

const MINE = { listen: 'priority', answer: 'secondary' } as const;
const SAME_PRIORITIES = wheelOf({ listen: 'priority', rally: 'secondary' });
const FAR = wheelOf({ sell: 'priority', teach: 'secondary' });

describe('looking whether a wheel looks like others', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const save = (counted: boolean) =>
    saveStrategy(browser, { approaches: MINE, review: counted ? { 'count-me': 'on' } : {} });
  const read = async (owner: Answer, after = '') => browser.get(linkPath(owner, 'read-link') + after);

  it('says what is missing below fifty others, and offers no neighbours', async () => {
    await crowdOf(site, 48, [FAR]);
    const owner = await save(true);
    expect(words(await read(owner))).to.include('le premier comptage attend dix roues');
    await publish(site);
    const page = await read(owner);
    expect(words(page)).to.include('Pas encore assez de roues pour comparer : il en manque environ 5');
    expect(page.$('a[href$="/proches"]')).to.have.length(0);
    expect(page.$('.among-others').children()).to.have.length(1);
    expect(page.$('.among-others').text().trim().split('. ')).to.have.length(1);
    const near = await read(owner, '/proches');
    expect(near.status).to.equal(200);
    expect(near.$('.neighbour, svg.wheel, table, main section')).to.have.length(0);
    expect(words(near)).to.include('il en manque environ 5');
  });

  it('counts the others by numbers from fifty on, with the date, and the wheel itself never', async () => {
    await crowdOf(site, 60, [SAME_PRIORITIES, FAR]);
    const owner = await save(true);
    await publish(site);
    site.time.now += DAY_MS;
    const text = words(await read(owner));
    expect(text).to.include('Aucune roue identique parmi environ 60.');
    expect(text).to.include('Environ 30 roues sur 60 ont les mêmes priorités.');
    expect(text).to.include('Rare ne veut pas dire juste.');
    expect(text).to.include('Comptage du 22 novembre 2026');
    expect(text)
      .not.to.include('%')
      .and.not.to.match(/unique/i);
  });

  it('says percentages from two hundred on, to whoever is not counted too', async () => {
    await crowdOf(site, 200, [wheelOf(MINE), FAR, FAR, SAME_PRIORITIES, FAR]);
    await publish(site);
    const owner = await save(false);
    expect(words(await read(owner))).to.include('Environ 40 roues identiques sur 200 (20 %).');
    const english = await browser.get(linkPath(owner, 'read-link').replace('/fr/', '/en/'));
    expect(words(english)).to.include('About 40 identical wheels out of 200 (20%).');
    expect(words(english)).to.include('About 80 wheels out of 200 (40%) have the same priorities.');
  });

  it('says of fewer than five no more than that', async () => {
    await crowdOf(site, 60, [FAR]);
    await saved(site, 'twin', strategyWith({ choices: wheelOf(MINE) }));
    await publish(site);
    const owner = await save(false);
    const few = ['Moins de cinq roues identiques parmi environ 60.', 'Moins de cinq roues parmi environ 60'];
    for (const each of few) expect(words(await read(owner))).to.include(each);
    for (const name of ['b', 'c', 'd']) await saved(site, name, strategyWith({ choices: wheelOf(MINE) }));
    await publish(site);
    for (const each of few) expect(words(await read(owner))).to.include(each.replace('60', '65'));
  });

  it('tells the owner alone whether the wheel is counted, and follows a withdrawal with the snapshot', async () => {
    await crowdOf(site, 50, [wheelOf(MINE)]);
    await publish(site);
    const owner = await save(true);
    const said = 'Environ 50 roues identiques sur 50';
    expect(words(owner)).to.include('Votre roue est comptée').and.to.include(said);
    expect(words(await read(owner))).not.to.include('comptée, sans nom');
    for (const index of [0, 1])
      await savedAgain(
        site,
        `stranger-${index}`,
        2,
        strategyWith({ choices: wheelOf(MINE), countMe: false }),
      );
    expect(words(await read(owner))).to.include(said);
    await publish(site);
    expect(words(await read(owner))).to.include('il en manque environ 5');
    const draft = await openChange(browser, owner);
    const later = await browser.follow(await browser.submit(draft, 'save', { 'count-me': [] }));
    expect(words(later)).to.include('Votre roue n’est pas comptée');
  });

  it('says nothing for a wheel that stays away', async () => {
    await crowdOf(site, 60, [FAR]);
    await publish(site);
    const owner = await saveStrategy(browser, {
      approaches: { abstain: 'on', 'abstain-reason': 'Nos clients n’y sont pas' },
      review: { 'count-me': 'on' },
    });
    expect(words(await read(owner))).not.to.include('autres roues');
    expect(words(await read(owner, '/proches'))).to.include('elle n’a pas de voisines');
  });

  it('shows the nearest wheels, close ones first, without anybody’s name', async () => {
    await crowdOf(site, 60, [
      FAR,
      wheelOf({ ...MINE, reassure: 'secondary' }),
      SAME_PRIORITIES,
      wheelOf({ ...MINE, reassure: 'secondary' }),
    ]);
    for (const index of [1, 2, 3, 4])
      await saved(site, `rare-${index}`, strategyWith({ choices: wheelOf({ ...MINE, sell: 'secondary' }) }));
    await publish(site);
    const near = await read(await save(true), '/proches');
    expect(near.$('.neighbour')).to.have.length(2);
    expect(near.$('.neighbour').first().text()).to.include('3 points communs sur 4');
    expect(near.$('.neighbour').first().attr('data-close')).to.equal('yes');
    expect(near.$('.neighbour').first().text()).to.include('Environ 30 roues sont exactement celle-ci');
    expect(near.$('.neighbour').last().text()).to.include('2 points communs sur 4');
    expect(near.$('svg.wheel')).to.have.length(3);
    expect(near.$('table.wheel-table')).to.have.length(3);
    expect(near.$('svg.wheel').first().find('[data-approach=answer]').attr('data-state')).to.equal(
      'secondary',
    );
    expect(near.html).not.to.include('Brand ');
    expect(await htmlFaults(near.html)).to.deep.equal([]);
  });

  it('keeps the neighbours behind the read key, privately, in both languages', async () => {
    const owner = await save(true);
    const path = linkPath(owner, 'read-link');
    expectPrivate(await browser.get(`${path}/proches`));
    const english = await browser.get(`${path.replace('/fr/', '/en/')}/nearest`);
    expect([english.status, english.$('html').attr('lang')]).to.deep.equal([200, 'en']);
    expect((await browser.get(`/fr/s/${'a'.repeat(24)}/proches`)).status).to.equal(404);
    expect((await browser.send(`${path}/proches`, { method: 'post' })).status).to.equal(405);
  });
});
