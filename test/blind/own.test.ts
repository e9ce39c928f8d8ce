import { expect } from 'chai';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { GUESSED, answerBlind, blindPath, openBlindTest } from '../support/blind-tests.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { expectPrivate } from '../support/private-page.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { tableIn } from '../support/rows.ts';
import { countIn } from '../support/tables.ts';

describe('the owner of a blind test', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const saved = async (diagnosis: Fields = {}, approaches: Fields = GUESSED.approaches) => {
    const owner = await saveStrategy(browser, {
      diagnosis: { ...GUESSED.diagnosis, ...diagnosis },
      approaches,
      review: GUESSED.review,
    });
    return { owner, edit: linkPath(owner, 'edit-link'), own: `${linkPath(owner, 'edit-link')}/aveugle` };
  };
  const blindLinks = async () =>
    (await tableIn(site, 'link')).filter(({ kind }) => kind === 'blind').map((link) => link['ended_as']);
  const textOf = ({ $ }: Answer, selector: string) => $(selector).text().replace(/\s+/g, ' ').trim();

  it('sees the page first, with the words of the name that still show', async () => {
    const { own, edit } = await saved({
      brand: 'Le Slip Français',
      gene: 'Le slip du Slip Français, le Slip-Francais',
    });
    const page = await browser.get(own);
    expect(page.status).to.equal(200);
    expectPrivate(page);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    expect(
      page
        .$('.statement mark bdi')
        .toArray()
        .map((each) => page.$(each).text()),
    ).to.deep.equal(['slip', 'Slip', 'Français']);
    expect(textOf(page, '#blind-preview ~ .hint')).to.match(/^3 mots de votre nom se voient encore/);
    expect(textOf(page, 'main')).to.include('celui de votre rival, Rivalo');
    expect(page.$('#blind-link')).to.have.length(0);
    expect(await countIn(site, 'blind_test')).to.equal(0);
    expect((await browser.get(edit)).$(`a[href="${own}"]`)).to.have.length(1);
  });

  for (const [lang, makes, said] of [
    ['fr', 'Le lien est créé.', 'Lien créé'],
    ['en', 'The link is made.', 'Link made'],
  ] as const)
    it(`makes the link, and has it on both pages (${lang})`, async () => {
      const french = (await saved()).own;
      const own = lang === 'fr' ? french : inOtherLanguage(french, 'fr');
      const sent = await browser.submit(await browser.get(own), 'make', {}, 'form:has([value="make"])');
      const page = await browser.follow(sent);
      expect(textOf(page, '[role=status][autofocus]')).to.include(makes);
      expect(page.$('title').text()).to.include(said);
      expect(blindPath(page)).to.match(lang === 'fr' ? /^\/fr\/a\/[\w-]{24}$/ : /^\/en\/b\/[\w-]{24}$/);
      const owner = await browser.get(own.replace(/\/(aveugle|blind)$/, ''));
      expect(blindPath(owner)).to.equal(blindPath(page));
      expect(page.$('a[href^="mailto:"]').attr('href')).to.include(encodeURIComponent(blindPath(page)));
      expect(page.$('a[href^="mailto:"]').attr('href')).not.to.match(/Durand/i);
    });

  it('is asked for a name where there is neither a rival nor another one', async () => {
    const { own } = await saved({ rival: '' });
    const refused = await browser.post(own, { 'name-1': ' ' });
    expect([refused.status, refused.$('.error-summary a').attr('href')]).to.deep.equal([422, '#name-1']);
    expect(await blindLinks()).to.deep.equal([]);
    expect((await browser.post(own, { 'name-2': 'Tissot' })).status).to.equal(303);
  });

  for (const [what, names, fields] of [
    ['the brand', { 'name-1': 'MAISON-DURAND', 'name-2': 'Tissot' }, ['#name-1']],
    ['the rival', { 'name-1': 'Tissot', 'name-2': 'rivalo !' }, ['#name-2']],
    ['each other', { 'name-1': 'Tissot & Fils', 'name-2': 'tissot&fils' }, ['#name-2']],
    ['too much', { 'name-1': 'x'.repeat(81), 'name-2': 'Tissot' }, ['#name-1']],
  ] as const)
    it(`is refused names that read like ${what}, and keeps them`, async () => {
      const { own } = await saved();
      const refused = await browser.post(own, { action: 'make', ...names });
      expect(refused.status).to.equal(422);
      const links = refused.$('.error-summary a').toArray();
      expect(links.map((each) => refused.$(each).attr('href'))).to.deep.equal(fields);
      expect(refused.$('#name-1').attr('value')).to.equal(names['name-1']);
      expect(refused.$('#name-2').attr('value')).to.equal(names['name-2']);
      expect(await htmlFaults(refused.html)).to.deep.equal([]);
      expect(await blindLinks()).to.deep.equal([]);
    });

  it('makes one link by two presses, and is told of an open test by other names', async () => {
    const { own } = await saved();
    const names = { action: 'make', 'name-1': 'Tissot' };
    await browser.post(own, names);
    expect((await browser.post(own, names)).status).to.equal(303);
    expect(await blindLinks()).to.deep.equal([null]);
    const refused = await browser.post(own, { action: 'make', 'name-1': 'Blandin' });
    expect([refused.status, refused.$('.typed').text().includes('Blandin')]).to.deep.equal([409, true]);
  });

  it('closes, replaces and ends no newer test with an older form', async () => {
    const { own } = await saved();
    const old = await browser.follow(await browser.post(own));
    await browser.post(own, { action: 'replace' });
    for (const action of ['close', 'replace', 'end']) {
      const again = await browser.submit(old, action, {}, `form:has([value="${action}"])`);
      expect([again.status, again.location]).to.deep.equal([303, own]);
    }
    expect(await blindLinks()).to.deep.equal(['replaced', null]);
    expect((await browser.get(own)).$('[value="close"]')).to.have.length(1);
    expect((await browser.post(own, { action: 'burn' })).status).to.equal(422);
    expect((await browser.post(own, { action: ['end', 'end'] })).status).to.equal(422);
    expect((await browser.post(own, { action: 'end' })).location).to.include('fait=lien-retire');
    expect((await browser.post(own, { action: 'close' })).location).to.equal(own);
  });

  it('has no test where nothing is chosen, or where the brand stays away', async () => {
    const abstains = { abstain: 'on', 'abstain-reason': 'Pas maintenant' };
    for (const approaches of [{}, abstains]) {
      const { own } = await saved({}, approaches);
      const page = await browser.get(own);
      expect(page.$('.notice').text()).to.match(/il n’y a pas d’énoncé à faire deviner/);
      expect(page.$('main form')).to.have.length(0);
      const refused = await browser.post(own, { action: 'make', 'name-1': 'Tissot' });
      expect([refused.status, refused.$('.typed').text().includes('Tissot')]).to.deep.equal([409, true]);
    }
    expect(await countIn(site, 'blind_test')).to.equal(0);
  });

  it('puts one sentence on the read page, from three answers on and only when asked to', async () => {
    const test = await openBlindTest(site);
    const read = linkPath(test.owner, 'read-link');
    const stranger = new Browser(site.app);
    const sentence = async (path = read) => textOf(await stranger.get(path), '.blind-shared');
    const share = (fields: Fields) => test.browser.post(test.own, { action: 'share', ...fields });
    await answerBlind(site, test.blind, 'Maison Durand', { who: 'Anne', remark: 'Le ton' });
    await answerBlind(site, test.blind, 'Rivalo');
    await share({ 'share-blind': 'on' });
    expect(await sentence()).to.equal('');
    await answerBlind(site, test.blind, 'Rivalo');
    expect(await sentence()).to.equal('Test à l’aveugle : 1 personne sur 3 a reconnu la marque');
    expect(await sentence(inOtherLanguage(read, 'fr'))).to.equal(
      'Blind test: 1 of 3 people recognised the brand',
    );
    const { html } = await stranger.get(read);
    expect(html).not.to.match(/Rivalo|Anne|Tissot/);
    const draft = await openChange(test.browser, test.owner);
    await test.browser.post(stepPath(draft, 'review'), { 'why-build-world': 'Oui', action: 'save' });
    expect([await sentence(), await sentence(`${read}/revisions/1`)]).to.deep.equal([
      '',
      'Test à l’aveugle : 1 personne sur 3 a reconnu la marque',
    ]);
    expect((await share({ 'share-blind': 'perhaps' })).status).to.equal(422);
    await share({});
    expect(await sentence(`${read}/revisions/1`)).to.equal('');
  });

  it('is shown the remarks page by page, and earlier versions one by one', async () => {
    const test = await openBlindTest(site);
    await answerBlind(site, test.blind, 'Rivalo', { remark: 'De la première version' });
    const draft = await openChange(test.browser, test.owner);
    await test.browser.post(stepPath(draft, 'review'), { 'why-build-world': 'Oui', action: 'save' });
    for (let index = 1; index <= 21; index += 1) {
      site.time.now += 1000;
      await answerBlind(site, test.blind, 'Maison Durand', { remark: `Remarque ${index}.` });
    }
    const first = await test.browser.get(test.own);
    expect(first.$('.blind-remarks > li')).to.have.length(20);
    const second = await test.browser.get(first.$('nav.pages a').attr('href') ?? '');
    expect(textOf(second, '.blind-remarks')).to.include('Remarque 1.').and.not.include('Remarque 21.');
    const older = await test.browser.get(`${test.own}?version=1`);
    expect(textOf(older, '.blind-remarks')).to.include('De la première version');
    expect(older.$('[data-blind="recognised"]')).to.have.length(1);
    for (const query of ['?version=x', '?version=0&page=9', '?page=99', '?fait=autre'])
      expect((await test.browser.get(test.own + query)).status, query).to.equal(200);
  });
});
