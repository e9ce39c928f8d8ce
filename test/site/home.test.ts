import { expect } from 'chai';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { contradictionsOf } from '../../src/diagnosis/contradictions.ts';
import { diagnose, suggested } from '../../src/diagnosis/score.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { exampleIn } from '../../src/site/example.ts';
import { statementLines } from '../../src/strategies/statement.ts';
import { factsOf, verdictOf } from '../../src/strategies/strategy.ts';
import { CAPACITY_BUDGETS, load } from '../../src/wheel/wheel.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { beginDraft } from '../support/builders.ts';
import { lintWords } from '../support/lint-words.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { SOCIAL_MEDIA, answersOf } from '../support/method.ts';
import { siteLibrary } from '../support/library.ts';

const FOURDIN = 'Choisissez la stratégie « médias sociaux » qui ne ressemble qu’à vous';

/** The title of the article, as it was and as one would put it in English: the headline must share no word with it. */
const SHORTENED = { fr: FOURDIN, en: 'Choose the strategy that looks like nobody else’s' };
const library = siteLibrary();

describe('the home page', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const linksIn = (page: Answer, selector: string) =>
    page
      .$(selector)
      .toArray()
      .map((each) => page.$(each).attr('href'));

  for (const lang of LANGS) {
    const home = pathTo('home', lang, {});
    const essay = pathToArticle(lang, library.start(lang)?.slug ?? '');

    it(`leads straight to the diagnosis, with the drafts beside it (${lang})`, async () => {
      const page = await browser.get(home);
      expect(linksIn(page, '.hero a.button')).to.deep.equal([
        pathTo('newDiagnosis', lang, {}),
        pathTo('start', lang, {}),
      ]);
      for (const path of linksIn(page, 'main a'))
        expect((await browser.get(path ?? '')).status).to.equal(200);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    });

    it(`is the same for who has a draft as for anybody (${lang})`, async () => {
      const anybody = await browser.get(home);
      await beginDraft(browser);
      expect((await browser.get(home)).html).to.equal(anybody.html);
    });

    it(`has a headline of its own, and credits the article by its author, title and date (${lang})`, async () => {
      const { $ } = await browser.get(home);
      const headline = $('h1').text();
      const wordsIn = (text: string) => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
      for (const word of wordsIn(SHORTENED[lang])) expect(wordsIn(headline)).not.to.include(word);
      const footer = $('.site-footer').text();
      expect(footer)
        .to.include('Thomas Fourdin')
        .and.to.include({ fr: '5 août 2010', en: '5 August 2010' }[lang]);
      expect(
        $('.site-footer cite')
          .text()
          .replace(/[“”«»\s]+/g, ' '),
      ).to.equal(FOURDIN.replace(/[“”«»\s]+/g, ' '));
    });

    it(`leaves the word on accessibility to the footer (${lang})`, async () => {
      const page = await browser.get(home);
      const path = pathTo('accessibility', lang, {});
      expect(linksIn(page, `main a[href="${path}"]`)).to.deep.equal([]);
      expect(linksIn(page, `.site-footer a[href="${path}"]`)).to.deep.equal([path]);
    });

    it(`leads to the article to start with (${lang})`, async () => {
      const page = await browser.get(home);
      expect(linksIn(page, 'main a')).to.include(essay);
      const list = await browser.get(pathTo('articles', lang, {}));
      const first = list.$('.article-list > li').first();
      expect(first.find('h2 a').attr('href')).to.equal(essay);
      expect(first.find('.start-here').text()).to.equal(messagesFor(lang).articles.startHere);
      expect(list.$('.start-here').length).to.equal(1);
    });

    it(`shows a finished page of a brand that it says to be invented (${lang})`, async () => {
      const { $ } = await browser.get(home);
      const strategy = exampleIn(SOCIAL_MEDIA, lang);
      const example = $('.example');
      expect(example.find('h2').text()).to.equal(strategy.brand);
      expect(example.find('.hint').text()).to.match({ fr: /invent/, en: /invent/ }[lang]);
      const lines = statementLines(factsOf(strategy), lang);
      const textsOf = (names: readonly string[]) =>
        lines.filter(({ name }) => names.includes(name)).map(({ text }) => text);
      const shown = example
        .find('[data-clause], [data-plan]')
        .toArray()
        .map((each) => $(each).text());
      expect(shown).to.deep.equal(
        textsOf(['choice', 'plan']).concat(textsOf(['refusal']), textsOf(['gene'])),
      );
      expect(textsOf(['plan'])).to.have.lengthOf(2);
      expect(example.find('.example-refusals li').length).to.equal(strategy.refusals.length);
      const marked = example.find('svg [data-state="priority"], svg [data-state="secondary"]').length;
      expect(marked).to.equal(3);
      const name = example.find('svg[role="img"]').attr('aria-label') ?? '';
      for (const each of example.find('svg [data-state]:not([data-state="none"]) text').toArray())
        expect(name).to.include($(each).text());
      expect($('table').length).to.equal(0);
    });
  }

  it('weighs little: one page without what its wheel never shows', async () => {
    for (const lang of LANGS) {
      const { html } = await browser.get(pathTo('home', lang, {}));
      expect(Buffer.byteLength(html)).to.be.below(13_000);
    }
  });
});

describe('the example of the home page', () => {
  for (const lang of LANGS) {
    const strategy = exampleIn(SOCIAL_MEDIA, lang);

    it(`chooses what its own diagnosis suggests, within its time and without a contradiction (${lang})`, () => {
      const answers = answersOf(strategy.claims);
      const choices = Object.fromEntries(
        Object.entries(strategy.choices).filter(([, state]) => state !== 'none'),
      );
      expect(choices).to.deep.equal(suggested(diagnose(SOCIAL_MEDIA, answers)));
      expect(contradictionsOf(answers, strategy, strategy.refusals)).to.deep.equal([]);
      expect(verdictOf(strategy)).to.equal('sharp');
      expect(load(strategy)).to.be.at.most(CAPACITY_BUDGETS[strategy.capacity ?? 'low']);
    });

    it(`is set with care, in words of its own language (${lang})`, () => {
      const lines = statementLines(factsOf(strategy), lang).filter(({ name }) => name !== 'title');
      expect(lines.flatMap(({ text }) => lintWords(lang, text))).to.deep.equal([]);
      for (const { lang: typedIn } of lines) expect(typedIn ?? lang).to.equal(lang);
      for (const plan of Object.values(strategy.plan)) expect(plan?.lang).to.equal(lang);
    });
  }
});
