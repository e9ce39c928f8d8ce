import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { beginDraft, saveStrategy, walkToReview } from '../support/builders.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { siteLibrary } from '../support/library.ts';

describe('a page with nothing to show yet', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  /** The one way on that an empty place offers. */
  const wayOn = ({ $ }: Answer): string => {
    expect($('.empty')).to.have.length(1);
    expect($('.empty p').first().text().trim()).to.match(/[.:]$/);
    expect($('.empty a')).to.have.length(1);
    return $('.empty a').attr('href') ?? '';
  };

  for (const lang of LANGS) {
    it(`leads on, and what it leads to opens (${lang})`, async () => {
      const [article] = siteLibrary().list(lang);
      for (const path of [
        pathTo('start', lang, {}),
        pathTo('myStrategies', lang, {}),
        `/${lang}/nothing-here`,
        pathTo('strategy', lang, { readKey: 'a'.repeat(24) }),
        pathTo('article', lang, { slug: 'no-such-article' }),
        pathToArticle(lang, article?.slug ?? ''),
      ]) {
        const way = wayOn(await browser.get(path));
        if (way.startsWith('#')) expect(way).to.equal('#comment-form');
        else expect((await browser.get(way)).status, way).to.equal(200);
      }
    });
  }

  it('sends a reader who missed an article to the articles, any other to the wheel', async () => {
    expect(wayOn(await browser.get(pathTo('article', 'fr', { slug: 'rien' })))).to.equal('/fr/articles');
    expect(wayOn(await browser.get('/fr/rien'))).to.equal('/fr/roue');
  });

  it('sends a blank or flat review back to the choices, and a chosen one nowhere', async () => {
    const words = messagesFor('fr').look.empty;
    const blank = await walkToReview(browser);
    expect(wayOn(blank)).to.match(/\/approches\?retour=bilan#approach-listen$/);
    expect(blank.$('.empty').text()).to.include(words.chooseFirst);
    const flat = await walkToReview(new Browser(site.app), {}, { teach: 'secondary' });
    expect(flat.$('.empty').text()).to.include(words.choosePriority);
    const chosen = await walkToReview(new Browser(site.app), {}, { teach: 'priority' });
    expect(chosen.$('.empty')).to.have.length(0);
    const abstaining = await walkToReview(
      new Browser(site.app),
      {},
      { abstain: 'on', 'abstain-reason': 'Non' },
    );
    expect(abstaining.$('.empty')).to.have.length(0);
  });

  it('is no longer empty once there is something', async () => {
    await beginDraft(browser);
    expect((await browser.get('/fr/roue')).$('.empty')).to.have.length(0);
    await saveStrategy(browser);
    expect((await browser.get('/fr/mes-strategies')).$('.empty')).to.have.length(0);
  });
});
