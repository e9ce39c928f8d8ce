import { expect } from 'chai';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { GUESSED, answerBlind, blindPath, openBlindTest, signerValue } from '../support/blind-tests.ts';
import type { MadeTest } from '../support/blind-tests.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { expectPrivate } from '../support/private-page.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { tableIn } from '../support/rows.ts';

const NOBODY = 'Aucune de ces marques';

describe('answering a blind test', () => {
  let site: TestSite;
  let test: MadeTest;
  beforeEach(async () => {
    site = await openSite();
    test = await openBlindTest(site);
  });
  afterEach(() => site.close());

  const answers = () => tableIn(site, 'blind_answer');
  const figures = async (path = test.edit) => {
    const { $ } = await test.browser.get(path);
    return $('[data-blind="recognised"]')
      .toArray()
      .map((each) => [$(each).attr('data-count'), $(each).attr('data-of'), $(each).text()]);
  };
  const change = async (fields: Record<string, string>) => {
    const draft = await openChange(test.browser, test.owner);
    await test.browser.post(stepPath(draft, 'review'), { ...fields, action: 'save' });
  };
  const act = (action: string) => test.browser.post(test.own, { action });

  it('shows the statement without the name, no wheel, no file, and sets no cookie', async () => {
    for (const path of [test.blind, inOtherLanguage(test.blind, 'fr')]) {
      const page = await new Browser(site.app).get(path);
      expect(page.status).to.equal(200);
      expectPrivate(page);
      expect(page.cookies).to.deep.equal([]);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      const { $ } = page;
      $('[class~=options], legend').remove();
      expect($('html').text()).not.to.match(/Durand|Rivalo/i);
      expect($('main svg, main a[href*="roue"], .wheel-table')).to.have.length(0);
      expect($('.statement .blind-mask').length).to.be.greaterThan(1);
    }
  });

  it('offers the names in alphabetical order, and tells by nothing which is the brand', async () => {
    const { $ } = await new Browser(site.app).get(test.blind);
    const labels = $('label[for^="signer-"]')
      .toArray()
      .map((each) => $(each).text());
    expect(labels).to.deep.equal([
      'Maison Durand',
      'Rivalo',
      'Tissot & Fils',
      'N’importe laquelle de ces marques',
      NOBODY,
    ]);
    const values = $('input[name=signer]')
      .toArray()
      .map((each) => $(each).attr('value') ?? '');
    expect(values.slice(0, 3).join(' ')).to.match(/^[\w-]{12} [\w-]{12} [\w-]{12}$/);
    expect($('input[name=signer][checked]')).to.have.length(0);
    expect($('fieldset legend').text()).to.include('Si Rivalo disait cela, serait-ce vrai');
  });

  it('is counted from six browsers, clause by clause, beside what the owner had said', async () => {
    const recognise = { 'swap-gene': 'no', who: 'Anne', remark: 'La couture\net le ton' };
    for (let time = 0; time < 3; time += 1) await answerBlind(site, test.blind, 'Maison Durand', recognise);
    await answerBlind(site, test.blind, 'Rivalo', { 'swap-gene': 'yes' });
    await answerBlind(site, test.blind, NOBODY, { 'swap-gene': 'partly' });
    await answerBlind(site, inOtherLanguage(test.blind, 'fr'), 'Any of these brands', {});
    expect(await figures()).to.deep.equal([['3', '6', '3 personnes sur 6 ont reconnu la marque']]);
    const { $ } = await test.browser.get(test.own);
    const gene = $('[data-blind-clause="gene"]').text().replace(/\s+/g, ' ');
    expect(gene).to.include('Pour 1 personne sur 5, Rivalo pourrait la dire, et 1 en partie.');
    expect(gene).to.include('vous avez répondu : Non');
    expect($('.blind-remarks > li')).to.have.length(3);
    expect($('.blind-remarks').text()).to.include('La couture\net le ton');
    expect((await test.browser.get(inOtherLanguage(test.edit, 'fr'))).$('.blind-figures').text()).to.include(
      '3 of 6 people recognised the brand',
    );
  });

  it('asks for who could sign, and for nothing else', async () => {
    const browser = new Browser(site.app);
    const page = await browser.get(test.blind);
    const refused = await browser.submit(page, 'save', { who: 'Anne', remark: 'x'.repeat(281) });
    expect(refused.status).to.equal(422);
    const first = signerValue(page, 'Maison Durand');
    expect(
      refused
        .$('.error-summary a')
        .toArray()
        .map((each) => refused.$(each).attr('href')),
    ).to.deep.equal([`#signer-${first}`, '#remark']);
    expect(refused.$('title').text()).to.match(/^Erreur\s: /);
    expect(refused.$('#who').attr('value')).to.equal('Anne');
    expect(refused.$('#remark').text().trim()).to.have.length(281);
    expect(refused.cookies).to.deep.equal([]);
    for (const signer of ['somebody', ['any', 'none']])
      expect((await browser.submit(page, 'save', { signer })).status).to.equal(422);
    expect((await browser.submit(page, 'save', { signer: 'any', 'swap-gene': 'x' })).status).to.equal(422);
    expect(await answers()).to.have.length(0);
    expect((await browser.post(test.blind, { signer: 'any' })).status).to.equal(303);
  });

  it('keeps what was typed when the language is changed, and stores nothing', async () => {
    const browser = new Browser(site.app);
    const page = await browser.get(test.blind);
    const signer = signerValue(page, 'Rivalo');
    const english = await browser.submit(page, 'language', {
      signer,
      remark: 'Le ton',
      'swap-gene': 'partly',
    });
    expect([english.status, english.$('html').attr('lang')]).to.deep.equal([200, 'en']);
    expect(english.$('main form').attr('action')).to.equal(inOtherLanguage(test.blind, 'fr'));
    expect(english.$('#remark').text().trim()).to.equal('Le ton');
    expect(english.$(`[id="signer-${signer}"]`).is('[checked]')).to.equal(true);
    expect(english.$('#swap-gene-partly').is('[checked]')).to.equal(true);
    expect(await answers()).to.have.length(0);
    const empty = await browser.submit(page, 'language', {});
    expect([empty.status, empty.$('html').attr('lang')]).to.deep.equal([422, 'en']);
  });

  it('is changed by the same browser, from either of its tabs', async () => {
    const browser = new Browser(site.app);
    const tabs = [await browser.get(test.blind), await browser.get(test.blind)] as const;
    const pick = (page: Answer, name: string) =>
      browser.submit(page, 'save', { signer: signerValue(page, name) });
    await pick(tabs[0], 'Rivalo');
    await pick(tabs[1], 'Maison Durand');
    expect(await figures()).to.deep.equal([['1', '1', '1 personne sur 1 a reconnu la marque']]);
    const page = await browser.get(test.blind);
    expect(page.$('.notice').text()).to.include('Votre réponse est enregistrée');
    expect(page.$(`[id="signer-${signerValue(page, 'Maison Durand')}"]`).is('[checked]')).to.equal(true);
    await answerBlind(site, test.blind, NOBODY, {}, browser);
    expect(await figures()).to.deep.equal([['0', '1', 'Personne n’a reconnu la marque (1 réponse)']]);
  });

  it('is refused to a browser that holds the edit link', async () => {
    const { browser, blind } = test;
    const seen = await browser.get(blind);
    expect([seen.status, seen.$('h1').text()]).to.deep.equal([403, 'Ce test est pour les autres']);
    const sent = await browser.post(blind, { signer: 'any', remark: 'À moi' });
    expect([sent.status, sent.$('.typed').text().includes('À moi')]).to.deep.equal([403, true]);
    expect(await answers()).to.have.length(0);
  });

  it('tells nobody before it is closed, and everybody afterwards', async () => {
    const browser = await answerBlind(site, test.blind, 'Rivalo');
    const open = await browser.get(test.blind);
    open.$('[class~=options], legend').remove();
    expect(open.$('html').text()).not.to.include('Durand');
    await act('close');
    const [told, stranger] = [await browser.get(test.blind), await new Browser(site.app).get(test.blind)];
    expect([told.status, stranger.status]).to.deep.equal([200, 200]);
    expect(told.$('main').text())
      .to.include('Maison Durand')
      .and.match(/Votre réponse\s: Rivalo/);
    expect(stranger.$('h1').text()).to.equal('Ce test est fermé');
    expect(stranger.$('main').text()).to.include('Maison Durand');
    const late = await browser.submit(open, 'save', { signer: 'any', who: 'Anne', remark: 'Trop tard' });
    expect(late.status).to.equal(409);
    expect(late.$('.typed').text()).to.include('Anne').and.include('Trop tard');
    const newcomer = await new Browser(site.app).post(test.blind, { signer: 'any', remark: 'Moi aussi' });
    expect([newcomer.status, newcomer.cookies]).to.deep.equal([409, []]);
    expect(await figures()).to.deep.equal([['0', '1', 'Personne n’a reconnu la marque (1 réponse)']]);
  });

  it('stays as it was for whoever was told, when the test opens again', async () => {
    const told = await answerBlind(site, test.blind, 'Rivalo');
    await act('close');
    site.time.now += 1000;
    const page = await test.browser.follow(await act('make'));
    const blind = blindPath(page);
    expect(blind).not.to.equal(test.blind);
    expect((await told.get(test.blind)).status).to.equal(410);
    expect((await told.get(blind)).$('h1').text()).to.equal('Vous avez déjà répondu à cette page');
    const again = await told.post(blind, { signer: 'any', remark: 'Autrement' });
    expect([again.status, again.$('.typed').text().includes('Autrement')]).to.deep.equal([409, true]);
    await answerBlind(site, blind, 'Maison Durand');
    expect(await figures()).to.deep.equal([['1', '2', '1 personne sur 2 a reconnu la marque']]);
  });

  it('belongs to the revision that it was drawn with', async () => {
    const early = await answerBlind(site, test.blind, 'Maison Durand');
    const between = new Browser(site.app);
    const drawn = await between.get(test.blind);
    await change({ 'why-build-world': 'Parce que' });
    const kept = await between.submit(drawn, 'save', { signer: signerValue(drawn, 'Rivalo') });
    expect(kept.status).to.equal(303);
    const next = await between.follow(kept);
    expect(next.$('.notice').text()).to.include('La page a changé depuis');
    expect(next.$('input[name=revision]').attr('value')).to.equal('2');
    expect(next.$('input[name=signer][checked]')).to.have.length(0);
    await answerBlind(site, test.blind, 'Maison Durand', {}, early);
    expect(await figures()).to.deep.equal([
      ['1', '1', '1 personne sur 1 a reconnu la marque'],
      ['1', '2', '1 personne sur 2 a reconnu la marque'],
    ]);
    for (const [revision, status] of [
      ['3', 404],
      ['0', 404],
      ['x', 404],
    ] as const)
      expect((await between.post(test.blind, { signer: 'any', revision })).status, revision).to.equal(status);
  });

  it('is not asked of a revision that was saved before the link', async () => {
    await act('end');
    await change({ 'why-build-world': 'Parce que' });
    const blind = blindPath(await test.browser.follow(await act('make')));
    expect((await new Browser(site.app).post(blind, { signer: 'any', revision: '1' })).status).to.equal(404);
    expect(await answers()).to.have.length(0);
  });

  it('ends with the link: replaced, withdrawn, deleted each have their page, and keep the words', async () => {
    const titles: string[] = [];
    const look = async (path: string) => {
      const sent = await new Browser(site.app).post(path, { signer: 'any', remark: 'Mes mots' });
      const { status, $ } = await new Browser(site.app).get(inOtherLanguage(path, 'fr'));
      expect([status, sent.status, sent.$('.typed').text().includes('Mes mots')]).to.deep.equal([
        410,
        410,
        true,
      ]);
      titles.push($('h1').text());
    };
    const replaced = blindPath(await test.browser.follow(await act('replace')));
    await answerBlind(site, replaced, 'Maison Durand');
    await look(test.blind);
    await test.browser.post(`${test.edit}/supprimer`);
    await look(replaced);
    await test.browser.post(`${test.edit}/retablir`);
    expect((await new Browser(site.app).get(replaced)).status).to.equal(200);
    await act('end');
    await look(replaced);
    expect(titles).to.deep.equal([
      'The link to this test was replaced',
      'This test no longer exists',
      'This test is over',
    ]);
    expect((await new Browser(site.app).get('/fr/a/aaaaaaaaaaaaaaaaaaaaaaaa')).status).to.equal(404);
    expect(await figures()).to.deep.equal([['1', '1', '1 personne sur 1 a reconnu la marque']]);
  });

  it('pauses while the newest revision leaves nothing to guess', async () => {
    const draft = await openChange(test.browser, test.owner);
    const blanks = Object.fromEntries(Object.keys(GUESSED.approaches).map((key) => [key, 'none']));
    await test.browser.post(stepPath(draft, 'approaches'), { ...blanks, action: 'continue' });
    await test.browser.post(stepPath(draft, 'review'), { action: 'save' });
    const paused = await new Browser(site.app).get(test.blind);
    expect([paused.status, paused.$('form')]).to.have.property('0', 200);
    expect(paused.$('main form')).to.have.length(0);
    expect(paused.$('html').text()).not.to.include('Durand');
    const sent = await new Browser(site.app).post(test.blind, { signer: 'any', remark: 'Mes mots' });
    expect([sent.status, sent.$('.typed').text().includes('Mes mots')]).to.deep.equal([409, true]);
  });

  it('hides the names in typed words and in plans, and leaves out who answers and an unshown start', async () => {
    await change({
      'words-gene': 'Maison Durand recoud mieux que RIVALO',
      'for-build-world': 'les clientes de Maison-Durand',
      'owner-build-world': 'Camille Petit',
      'show-start-asked': '1',
    });
    const { $, html } = await new Browser(site.app).get(test.blind);
    expect($('.statement [data-clause="gene"]').text()).to.equal(
      '[la marque] recoud mieux que [une autre marque]',
    );
    expect($('.statement [data-plan="build-world"]').text()).to.include('les clientes de [la marque]');
    expect(html).not.to.include('Camille');
    expect(
      $('[data-clause="start"], [data-clause="assets"], [name="swap-start"], [name="swap-assets"]'),
    ).to.have.length(0);
    const english = await new Browser(site.app).get(inOtherLanguage(test.blind, 'fr'));
    const gene = english.$('.statement [data-clause="gene"]');
    expect([gene.attr('lang'), gene.text()]).to.deep.equal([
      'fr',
      '[the brand] recoud mieux que [another brand]',
    ]);
  });

  it('hides a name that is a common word, and the rival in typed words', async () => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser, {
      ...GUESSED,
      diagnosis: {
        ...GUESSED.diagnosis,
        brand: 'On',
        rival: 'Nous',
        gene: 'ON fait mieux que nous, d’on ne sait où',
      },
    });
    const made = await browser.follow(await browser.post(`${linkPath(owner, 'edit-link')}/aveugle`));
    const { $ } = await new Browser(site.app).get(blindPath(made));
    expect($('.statement [data-clause="gene"]').text()).to.include(
      '[la marque] fait mieux que [une autre marque], de [la marque] ne sait où',
    );
  });
});
