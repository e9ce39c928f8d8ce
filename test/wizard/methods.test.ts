import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { pathToMethod } from '../../src/addresses/query.ts';
import { LANGS, otherLang } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { approachOf } from '../../src/method/method.ts';
import { writeMethods } from '../observatory/method-files.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { METHODS, SOCIAL_MEDIA } from '../support/method.ts';
import { htmlFaults } from '../support/valid-html.ts';

const CUSTOMERS = 'customer-relations';
const FRENCH_ONLY = { id: 'en-francais', sectors: 6, langs: ['fr'] } as const;
const customers = METHODS.find(CUSTOMERS) ?? SOCIAL_MEDIA;

describe('a new wheel, where several methods are offered', () => {
  const folder = writeMethods(FRENCH_ONLY);
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite({ METHODS_DIR: folder });
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const toDiagnosis = (lang: Lang, id: string) => pathToMethod(pathTo('newDiagnosis', lang, {}), lang, id);
  const toGlossary = (lang: Lang, id: string) => pathToMethod(pathTo('glossary', lang, {}), lang, id);
  const paths = (page: Answer, selector: string) =>
    page
      .$(selector)
      .map((_, each) => page.$(each).attr('href') ?? '')
      .get();

  for (const lang of LANGS) {
    const others = lang === 'fr' ? [CUSTOMERS, FRENCH_ONLY.id] : [CUSTOMERS];

    it(`is begun with any of those in the language of the page (${lang})`, async () => {
      const page = await browser.get(pathTo('start', lang, {}));
      expect(paths(page, '.other-methods h3 a')).to.deep.equal(others.map((id) => toDiagnosis(lang, id)));
      expect(page.$('.other-methods li').first().text())
        .to.include(customers.words[lang].question)
        .and.to.include(messagesFor(lang).methods.size(8, 14));
      expect(page.$('.other-methods li').first().find('.signs svg')).to.have.length(8);
      for (const path of paths(page, '.other-methods a'))
        expect((await browser.get(path)).status, path).to.equal(200);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    });

    it(`says its method on its first line, and leads to the others (${lang})`, async () => {
      const home = await browser.get(pathTo('newDiagnosis', lang, {}));
      expect(home.$('[data-other-methods] strong').text()).to.equal(SOCIAL_MEDIA.words[lang].name);
      expect(paths(home, '[data-other-methods] a')).to.deep.equal(others.map((id) => toDiagnosis(lang, id)));
      const page = await browser.get(toDiagnosis(lang, CUSTOMERS));
      expect(page.$('[data-other-methods] strong').text()).to.equal(customers.words[lang].name);
      expect(paths(page, '[data-other-methods] a')[0]).to.equal(pathTo('newDiagnosis', lang, {}));
      expect(page.$('.lead').text()).to.include(approachOf(customers, customers.fallback).noun[lang]);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    });

    it(`is answered 404 for a method that there is not (${lang})`, async () => {
      for (const word of ['none', '', 'Social-Media'])
        for (const page of ['newDiagnosis', 'glossary'] as const) {
          const name = lang === 'fr' ? 'methode' : 'method';
          expect((await browser.get(`${pathTo(page, lang, {})}?${name}=${word}`)).status).to.equal(404);
        }
      expect((await browser.post(pathTo('newDiagnosis', lang, {}), { method: 'none' })).status).to.equal(404);
      expect((await browser.post(pathTo('start', lang, {}), { method: 'none' })).status).to.equal(404);
    });

    it(`has a glossary of its own, with whose idea it is (${lang})`, async () => {
      const page = await browser.get(toGlossary(lang, CUSTOMERS));
      const words = messagesFor(lang);
      expect(page.$('h2').text()).to.include(words.glossary.approachesTitle(8));
      for (const { label, summary } of customers.approaches)
        expect(page.$('main').text()).to.include(label[lang]).and.to.include(summary[lang]);
      expect(page.$('main').text())
        .to.include(customers.words[lang].place)
        .and.to.include(words.methods.credit)
        .and.to.include(customers.credit)
        .and.to.include(customers.licence)
        .and.not.to.match(/douze|twelve/i);
      const other = otherLang(lang);
      expect(paths(page, `a[hreflang="${other}"]`)).to.include(toGlossary(other, CUSTOMERS));
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    });
  }

  it('keeps its method from the wheel that was painted to the draft', async () => {
    const painted = await browser.post('/fr/roue', { method: CUSTOMERS, 'pick-up': 'priority' });
    expect(painted.location).to.equal(`/fr/roue/diagnostic?methode=${CUSTOMERS}&pick-up=priority`);
    const asked = await browser.follow(painted);
    const drawn = await browser.submit(asked, 'continue', { brand: 'Marque' });
    const page = await browser.follow(drawn);
    expect(page.$('#pick-up-priority').attr('checked')).to.not.equal(undefined);
    expect(page.$('#approach-say-no, #approach-listen').attr('id')).to.equal('approach-say-no');
  });

  it('draws the wheel of the method again where a painted state cannot be', async () => {
    const again = await browser.post('/en/wheel', { method: CUSTOMERS, 'pick-up': 'purple' });
    expect(again.status).to.equal(422);
    expect(again.$('input[name="method"]').attr('value')).to.equal(CUSTOMERS);
    expect(again.$('fieldset.approach')).to.have.length(8);
  });

  it('sends who asks for a method in the language that it lacks to the other one', async () => {
    for (const [english, french] of [
      [toDiagnosis('en', FRENCH_ONLY.id), '/fr/roue/diagnostic'],
      [toGlossary('en', FRENCH_ONLY.id), '/fr/lexique'],
    ] as const) {
      const sent = await browser.get(english);
      expect([sent.status, sent.location.split('?')[0]]).to.deep.equal([303, french]);
      const page = await browser.follow(sent);
      expect(page.status).to.equal(200);
      expect(page.$('a[hreflang="en"], button[value="language"]')).to.have.length(0);
    }
  });

  it('begins on each home page with the first method of its language', async () => {
    const other = await openSite({ METHODS_DIR: folder, METHOD: FRENCH_ONLY.id });
    try {
      const visitor = new Browser(other.app);
      const [fr, en] = [await visitor.get('/fr'), await visitor.get('/en')];
      expect(fr.$('.lead').text()).to.include('Six approches');
      expect(fr.$('.example svg')).to.have.length(1);
      expect(fr.$('.example').text()).to.include(SOCIAL_MEDIA.words.fr.question);
      expect(en.$('.lead').text()).to.match(/(?:Twelve|Eight) approaches/);
      expect((await visitor.get('/fr/roue/diagnostic')).$('[data-other-methods] strong').text()).to.equal(
        'en-francais (fr)',
      );
      expect((await visitor.get('/en/wheel/diagnosis')).status).to.equal(200);
      for (const page of [fr, en]) expect(await htmlFaults(page.html)).to.deep.equal([]);
    } finally {
      await other.close();
    }
  });
});
