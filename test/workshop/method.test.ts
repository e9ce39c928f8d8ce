import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { SOCIAL_MEDIA } from '../support/method.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, stepPath } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { countIn } from '../support/tables.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { answerByThree, openWorkshop, revealIn } from '../support/workshops.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { writeMethods } from '../observatory/method-files.ts';
import type { Wanted } from '../observatory/method-files.ts';

const SEVEN = { id: 'seven-ways', sectors: 7 } as const;
const FRENCH_ONLY = { id: 'en-francais', sectors: 6, langs: ['fr'] } as const;

const MENDING = {
  'own-1-label': 'Réparer',
  'own-1-verb': 'réparer devant tout le monde',
  'own-1-noun': 'la réparation',
  'own-1-family': 'care',
} as const;

const keysOn = (page: Answer) =>
  page
    .$('fieldset.approach')
    .map((_, each) => (page.$(each).attr('id') ?? '').replace('approach-', ''))
    .get();

describe('a workshop with a method', () => {
  let site: TestSite;
  let browser: Browser;
  const folders: string[] = [];
  const methodsDir = (...wanted: readonly Wanted[]) => {
    const folder = writeMethods(...wanted);
    folders.push(folder);
    return folder;
  };
  beforeEach(async () => {
    site = await openSite({ METHODS_DIR: methodsDir(SEVEN, FRENCH_ONLY) });
    browser = new Browser(site.app);
  });
  afterEach(async () => {
    await site.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('offers those of the page’s language, that of the home page chosen, or the one that is asked for', async () => {
    const offered = (page: Answer) =>
      page
        .$('[name=method]')
        .map((_, each) => page.$(each).val())
        .get();
    const chosen = (page: Answer) => page.$('[name=method][checked]').val();
    const [french, english] = [await browser.get('/fr/atelier'), await browser.get('/en/workshop')];
    expect(offered(french)).to.include.members(['social-media', 'seven-ways', 'en-francais']);
    expect(offered(english)).to.include('seven-ways').and.not.to.include('en-francais');
    expect([chosen(french), chosen(english)]).to.deep.equal(['social-media', 'social-media']);
    expect(chosen(await browser.get('/fr/atelier?methode=seven-ways'))).to.equal('seven-ways');
    expect(chosen(await browser.get('/en/workshop?method=seven-ways'))).to.equal('seven-ways');
    expect(chosen(await browser.get('/fr/atelier?methode=none&method=twice'))).to.equal('social-media');
  });

  it('draws every page with it, also once its files say something else', async () => {
    const { participant, facilitator } = await openWorkshop(browser, { method: 'seven-ways' });
    const keys = SOCIAL_MEDIA.approaches.slice(0, 7).map(({ key }) => key);
    const form = await browser.get(participant);
    expect(keysOn(form)).to.deep.equal(keys);
    expect(form.$('.lead').first().text()).to.equal(SOCIAL_MEDIA.words.fr.question);
    expect(form.$('.lead').last().text()).to.match(/^Sept approches/);
    await browser.submit(form, 'preview', { listen: 'priority' });
    const again = { METHODS_DIR: methodsDir({ ...SEVEN, sectors: 8, label: 'Tout autre' }) };
    const later = await openSite(again, site.dataDir);
    try {
      const there = new Browser(later.app);
      const page = await there.get(participant);
      expect(keysOn(page)).to.deep.equal(keys);
      expect(page.$('legend').first().text()).to.equal('Écouter');
      expect((await there.get(facilitator)).status).to.equal(200);
    } finally {
      await later.db.destroy();
    }
  });

  it('takes no method that is not offered', async () => {
    const form = await browser.get('/en/workshop');
    for (const method of ['en-francais', 'nobody', '__proto__']) {
      const refused = await browser.submit(form, 'continue', { brand: 'Durand', method });
      expectRefused(refused, ['method-social-media'], 'en');
    }
    const twice = await browser.submit(form, 'continue', { brand: 'Durand', method: ['social-media', 'x'] });
    expectRefused(twice, ['method-social-media'], 'en');
    expect(await countIn(site, 'workshop')).to.equal(0);
  });

  it('is in the language of its method, and sends whoever asks for the other one there', async () => {
    const { participant, facilitator } = await openWorkshop(browser, { method: 'en-francais' });
    for (const path of [participant, facilitator, `${participant}/ecran`, `${participant}/reponse`]) {
      const page = await browser.get(path);
      expect(page.$('.site-nav a[hreflang=en], button[value=language]'), path).to.have.length(0);
      const other = await browser.get(inOtherLanguage(path, 'fr'));
      expect([other.status, other.location], path).to.deep.equal([303, path]);
    }
  });
});

describe('approaches that the opener of a workshop names', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('stand among the others, at the end of their family, on every page of the workshop', async () => {
    const { participant, facilitator } = await openWorkshop(browser, MENDING);
    const form = await browser.get(participant);
    expect(keysOn(form).slice(0, 5)).to.deep.equal(['listen', 'answer', 'reassure', 'own-1', 'sell']);
    expect(form.$('#approach-own-1 .summary').text()).to.include('réparer devant tout le monde');
    expect(form.$('#approach-own-1 details')).to.have.length(0);
    expect(form.$('.lead').text()).to.match(/^Treize approches/);
    const [anne = browser] = await answerByThree(site, participant);
    const changed = await anne.get(`${participant}/reponse`);
    await anne.submit(changed, 'save', { 'own-1': 'priority' });
    const waiting = await anne.get(participant);
    expect(waiting.$('tr[data-approach="own-1"]').attr('data-state')).to.equal('priority');
    const results = await revealIn(site, facilitator);
    expect(results.$('.gaps [data-approach="own-1"] h3').text()).to.equal('Réparer');
    expect(results.$('.group-picture [data-approach="own-1"]')).to.have.length(1);
    for (const path of [facilitator, participant, `${participant}/ecran`])
      for (const each of [path, inOtherLanguage(path, 'fr')]) {
        const page = await anne.get(each);
        expect(page.html, each).to.include('Réparer');
        expect(await htmlFaults(page.html), each).to.deep.equal([]);
      }
    const english = await anne.get(inOtherLanguage(participant, 'fr'));
    expect(english.$('.group-table [data-approach="own-1"] bdi').attr('lang')).to.equal('fr');
  });

  it('go into the draft made out of it, not chosen, and stay in its table when its reader names others', async () => {
    const { participant, facilitator } = await openWorkshop(browser, MENDING);
    await answerByThree(site, participant);
    const results = await revealIn(site, facilitator);
    const adopted = await browser.submit(results, '', {}, 'form[action$="/adopter"]');
    const step = await browser.follow(await browser.submit(await browser.follow(adopted), 'continue'));
    expect(step.$('#own-1-label').val()).to.equal('Réparer');
    expect(step.$('#own-1-none').is('[checked]')).to.equal(true);
    expect(step.$('.group-answers [data-approach="own-1"]').text()).to.include('Réparer');
    const chosen: Fields = { 'own-1': 'priority', listen: 'secondary' };
    const review = await browser.follow(await browser.submit(step, 'continue', chosen));
    const owner = await browser.follow(await browser.submit(review, 'save'));
    const saved = await browser.get(`${linkPath(owner, 'read-link')}/roue.json`);
    const { own, choices } = JSON.parse(saved.html) as { own: readonly { label: string }[]; choices: Fields };
    expect([own.map(({ label }) => label), choices['own-1']]).to.deep.equal([['Réparer'], 'priority']);
    const emptied = Object.fromEntries(Object.keys(MENDING).map((field) => [field, '']));
    const again = await browser.get(stepPath(review, 'approaches'));
    const without = await browser.submit(again, 'preview', { ...emptied, 'own-1': 'none' });
    const page = await browser.follow(without);
    expect(page.$('#own-1-label').val()).to.equal('');
    expect(page.$('.group-answers [data-approach="own-1"]').text()).to.include('Réparer');
  });

  it('need all their words, a name of their own and a family of the method that is chosen', async () => {
    const form = await browser.get('/fr/atelier');
    const send = (fields: Fields, action = 'continue') =>
      browser.submit(form, action, { brand: 'Durand', ...MENDING, ...fields });
    expectRefused(await send({ 'own-1-verb': '' }), ['own-1-verb']);
    expectRefused(await send({ 'own-1-label': 'x'.repeat(14) }), ['own-1-label']);
    expectRefused(await send({ 'own-1-noun': 'xx', 'own-1-family': '' }), [
      'own-1-noun',
      'own-1-family-care',
    ]);
    expectRefused(await send({ 'own-1-label': 'ecouter' }), ['own-1-label']);
    const two = {
      'own-2-label': 'REPARER',
      'own-2-verb': 'réparer',
      'own-2-noun': 'le soin',
      'own-2-family': 'care',
    };
    expectRefused(await send(two), ['own-2-label']);
    const other = await send({ method: 'customer-relations' });
    const family = String(other.$('[name="own-1-family"]').first().val());
    expectRefused(other, [`own-1-family-${family}`]);
    expect(other.$('details.own-approaches').is('[open]')).to.equal(true);
    expect(other.$('#own-1-label').val()).to.equal('Réparer');
    expect(other.$('[name=method][checked]').val()).to.equal('customer-relations');
    expect(
      (await browser.submit(other, 'continue', { 'own-1-family': family, 'own-1-label': 'Mentir' })).status,
    ).to.equal(303);
    expect(await countIn(site, 'workshop')).to.equal(1);
  });

  it('are kept while the families of another method are looked at, and in the other language', async () => {
    const form = await browser.get('/fr/atelier');
    const typed = { brand: 'Durand', ...MENDING, method: 'customer-relations' };
    const redrawn = await browser.submit(form, 'preview', typed);
    expect([redrawn.status, redrawn.$('.has-error').length]).to.deep.equal([200, 0]);
    expect(redrawn.$('#own-1-verb').val()).to.equal('réparer devant tout le monde');
    const family = String(redrawn.$('[name="own-1-family"]').first().val());
    const switched = await browser.submit(redrawn, 'language', { 'own-1-family': family });
    const english = await browser.follow(switched);
    expect(english.$('html').attr('lang')).to.equal('en');
    expect(english.$('[name=method][checked]').val()).to.equal('customer-relations');
    expect(english.$('#own-1-noun').val()).to.equal('la réparation');
    expect(english.$('[name="own-1-family"][checked]').val()).to.equal(family);
    expect(await countIn(site, 'workshop')).to.equal(0);
  });

  it('may hold any sign that can be typed', async () => {
    for (const label of ['<b>&"\u2019', 'Ёлка', 'مقهى', '漢字', '🦊🦊']) {
      const { participant } = await openWorkshop(browser, { ...MENDING, 'own-1-label': label });
      const page = await browser.get(participant);
      expect(page.$('#approach-own-1 legend').text()).to.equal(label);
      expect(await htmlFaults(page.html), label).to.deep.equal([]);
    }
  });
});
