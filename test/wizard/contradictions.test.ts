import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, saveStrategy, stepPath, walkToReview } from '../support/builders.ts';
import { htmlFaults } from '../support/valid-html.ts';

const DOUBTED = { brand: 'Lapeyre', distrust: '3' };

function contradictionsOf({ $ }: Answer): readonly string[] {
  return $('[data-contradiction]')
    .map((_, each) => $(each).attr('data-contradiction'))
    .get();
}

function sentencesIn({ $ }: Answer, claim: string): readonly string[] {
  return $(`[data-contradiction=${claim}] > p`)
    .map((_, each) => $(each).text())
    .get();
}

function waysIn({ $ }: Answer, claim: string): readonly string[] {
  return $(`[data-contradiction=${claim}] a`)
    .map((_, each) => ($(each).attr('href') ?? '').replace(/^.*\//, ''))
    .get();
}

describe('what contradicts itself on the review', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('is an issue that no choice treats, with its ways out, and does not keep from saving', async () => {
    const page = await walkToReview(browser, DOUBTED, { entertain: 'priority' });
    expect(contradictionsOf(page)).to.deep.equal(['distrust']);
    expect(sentencesIn(page, 'distrust')).to.deep.equal([
      '«\u00a0On doute de ce que nous disons\u00a0: origine, prix, pratiques\u00a0» n’est traité par aucun de vos choix.',
    ]);
    expect(waysIn(page, 'distrust')).to.deep.equal([
      'approches?retour=bilan#approach-reassure',
      'diagnostic?retour=bilan#distrust-3',
    ]);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    expect((await browser.submit(page, 'save')).status).to.equal(303);
  });

  it('holds both sentences when the same issue is left untreated and refused, in both languages', async () => {
    const page = await walkToReview(browser, DOUBTED, { entertain: 'priority' });
    const tested = await browser.follow(
      await browser.submit(page, 'test', { refusal: ['reassure', 'sell'] }),
    );
    expect(contradictionsOf(tested)).to.deep.equal(['distrust']);
    expect(sentencesIn(tested, 'distrust')[1]).to.equal(
      'Vous avez répondu «\u00a0Tout à fait\u00a0» à «\u00a0On doute de ce que nous disons\u00a0: origine, prix, pratiques\u00a0», et vous laissez de côté la transparence.',
    );
    expect(waysIn(tested, 'distrust')).to.include('#refusal-reassure');
    expect(tested.$('#refusal-reassure')).to.have.length(1);
    const english = await browser.get(stepPath(page, 'review', 'en'));
    expect(sentencesIn(english, 'distrust')).to.deep.equal([
      'None of your choices deals with “People doubt what we say: origin, prices, practices”.',
      'You answered “Completely” to “People doubt what we say: origin, prices, practices”, and you leave aside transparency.',
    ]);
  });

  it('counts a refusal although the issue is treated by another choice', async () => {
    const page = await walkToReview(browser, { 'criticised-quality': '2' }, { listen: 'priority' });
    expect(contradictionsOf(page)).to.deep.equal([]);
    const tested = await browser.follow(await browser.submit(page, 'test', { refusal: 'answer' }));
    expect(sentencesIn(tested, 'criticised-quality')).to.have.length(1);
    expect(sentencesIn(tested, 'criticised-quality')[0]).to.include('et vous laissez de côté la réponse');
  });

  it('is an empty wheel about to be saved, unless it is declared', async () => {
    const page = await walkToReview(browser, { brand: 'Vide' });
    expect(contradictionsOf(page)).to.deep.equal(['wheel']);
    expect(waysIn(page, 'wheel')).to.deep.equal([
      'approches?retour=bilan#approach-listen',
      'approches?retour=bilan#abstain',
    ]);
    const away = { abstain: 'on', 'abstain-reason': 'Nos clients n’y sont pas' };
    expect(contradictionsOf(await walkToReview(new Browser(site.app), DOUBTED, away))).to.deep.equal([]);
  });

  it('is nothing when the choice follows the diagnosis', async () => {
    const page = await walkToReview(browser, DOUBTED, { reassure: 'secondary' });
    expect(page.$('[data-contradiction], .contradictions')).to.have.length(0);
  });
});

describe('the verdict of a clear choice', () => {
  const REAL = 'C’est un choix\u00a0: peu de priorités, et de vrais renoncements.';
  const BLANK = 'C’est un choix\u00a0: peu de priorités, et le reste en blanc.';
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('speaks of refusals on the review only once one is named, and never on step 2', async () => {
    const page = await walkToReview(browser, {}, { teach: 'priority' });
    expect(page.$('.verdict').first().text()).to.equal(BLANK);
    const tested = await browser.follow(await browser.submit(page, 'test', { refusal: 'sell' }));
    expect(tested.$('.verdict').first().text()).to.equal(REAL);
    const approaches = await browser.get(stepPath(page, 'approaches'));
    expect(approaches.$('main').text()).to.include(BLANK).and.not.to.include('renoncement');
  });

  it('is the same on the page that is read', async () => {
    for (const [refusal, verdict] of [
      [['sell'], REAL],
      [[], BLANK],
    ] as const) {
      const owner = await saveStrategy(new Browser(site.app), {
        approaches: { teach: 'priority' },
        review: { refusal },
      });
      const read = await browser.get(linkPath(owner, 'read-link'));
      expect(read.$('.verdict').first().text()).to.equal(verdict);
      const english = await browser.get(read.$('a[hreflang=en]').attr('href') ?? '');
      expect(english.$('.verdict').first().text()).to.equal(
        refusal.length > 0
          ? 'That is a choice: few priorities, and you have said no to things.'
          : 'That is a choice: few priorities, and the rest left blank.',
      );
    }
  });
});
