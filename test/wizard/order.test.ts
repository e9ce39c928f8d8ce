import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  approachesFields,
  beginDraft,
  diagnosisFields,
  saveStrategy,
  stepPath,
  walkToReview,
} from '../support/builders.ts';
import { countIn, storedIn } from '../support/tables.ts';

describe('going through the steps', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('leads to the first missing step, by GET and by POST', async () => {
    const page = await beginDraft(browser);
    const review = stepPath(page, 'review');
    for (const answer of [await browser.get(review), await browser.post(review, { action: 'save' })]) {
      expect(answer.status).to.equal(303);
      expect(answer.location).to.equal(stepPath(page, 'approaches'));
    }
    expect(await countIn(site, 'strategy')).to.equal(0);
  });

  it('never mixes two brands in two tabs', async () => {
    const [one, two] = [
      await beginDraft(browser, { brand: 'Un' }),
      await beginDraft(browser, { brand: 'Deux' }),
    ];
    await browser.submit(one, 'continue', { listen: 'priority' });
    await browser.submit(two, 'continue', { rally: 'priority' });
    for (const [page, brand, key] of [
      [one, 'Un', 'listen'],
      [two, 'Deux', 'rally'],
    ] as const) {
      const { $ } = await browser.get(stepPath(page, 'review'));
      expect($('.statement-title').text()).to.equal(`${brand} — notre choix`);
      expect($('svg.wheel g[data-state=priority]').attr('data-approach')).to.equal(key);
    }
  });

  it('opens a draft in no other browser, and says what to do instead', async () => {
    const page = await walkToReview(browser, {}, { listen: 'priority' });
    const others = [new Browser(site.app), new Browser(site.app)];
    await beginDraft(others[1] ?? browser);
    const before = await storedIn(site);
    for (const other of others)
      for (const step of ['diagnosis', 'approaches', 'review'] as const) {
        const path = stepPath(page, step);
        const answers = [await other.get(path), await other.post(path, diagnosisFields({ brand: 'Mine' }))];
        for (const { status, $ } of answers) {
          expect(status).to.equal(404);
          expect($('main').text()).to.include('Reprenez-le dans l’autre navigateur');
        }
      }
    expect(await storedIn(site)).to.deep.equal(before);
  });

  it('offers to resume each draft where it stands, or to begin another', async () => {
    const one = await beginDraft(browser, { brand: 'Un' });
    const two = await walkToReview(browser, { brand: 'Deux' }, {});
    const { $ } = await browser.get('/fr/roue');
    const resumed = $('.drafts a')
      .map((_, each) => $(each).attr('href'))
      .get();
    expect(resumed).to.have.members([stepPath(one, 'approaches'), stepPath(two, 'review')]);
    expect($('a.button').attr('href')).to.equal('/fr/roue/diagnostic');
  });

  it('leaves drafts alone while a saved link is read', async () => {
    const owner = await saveStrategy(browser);
    const draft = await beginDraft(browser, { brand: 'En cours' });
    const before = (await storedIn(site)).draft;
    await browser.get(new URL(owner.$('#edit-link').text()).pathname);
    await browser.get(new URL(owner.$('#read-link').text()).pathname);
    expect((await storedIn(site)).draft).to.deep.equal(before);
    expect((await browser.get(stepPath(draft, 'diagnosis'))).$('#brand').val()).to.equal('En cours');
  });
});

describe('changing an answer from the review', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('opens every row at its first field, filled, and leads back', async () => {
    const review = await walkToReview(browser, { rival: 'Rivalo' }, { listen: 'priority' });
    const links = review
      .$('.change a')
      .map((_, each) => review.$(each).attr('href') ?? '')
      .get();
    expect(links.length).to.be.greaterThan(20);
    for (const link of links) {
      const [path = '', field = ''] = link.split('#');
      const { $ } = await browser.get(path);
      expect($(`[id="${field}"]`).is('input'), link).to.equal(true);
      expect($('.back-link a').attr('href')).to.equal(stepPath(review, 'review'));
    }
  });

  it('comes back to the review, in either language', async () => {
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    for (const path of [
      `${stepPath(review, 'diagnosis')}?retour=bilan`,
      `${stepPath(review, 'approaches')}?retour=bilan`,
    ]) {
      const answer = await browser.submit(await browser.get(path), 'continue', {});
      expect(answer.location).to.equal(stepPath(review, 'review'));
    }
    const english = await browser.get(`${stepPath(review, 'diagnosis', 'en')}?back=review`);
    expect((await browser.submit(english, 'continue')).location).to.equal(stepPath(review, 'review', 'en'));
  });

  it('comes back after a refused form, a redrawn wheel, a conflict and a change of language', async () => {
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    const opened = await browser.get(`${stepPath(review, 'approaches')}?retour=bilan`);
    const refused = await browser.submit(opened, 'continue', { abstain: 'on' });
    const redrawn = await browser.follow(await browser.submit(opened, 'preview', { sell: 'secondary' }));
    const conflict = await browser.submit(opened, 'continue', { sell: 'priority' });
    expect(conflict.status).to.equal(409);
    const reloaded = await browser.get(conflict.$('.conflict a').attr('href') ?? '');
    for (const page of [refused, redrawn, conflict, reloaded]) {
      expect(page.$('.back-link a').attr('href')).to.equal(stepPath(review, 'review'));
      expect(page.$('[name=back]').val()).to.equal('review');
    }
    const english = await browser.follow(await browser.submit(reloaded, 'language'));
    expect((await browser.submit(english, 'continue')).location).to.equal(stepPath(review, 'review', 'en'));
  });

  it('goes to no foreign address, whatever the query or the form says', async () => {
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    const evil = 'https://evil.example/';
    const page = await browser.get(
      `${stepPath(review, 'approaches')}?retour=${encodeURIComponent(evil)}&returnUrl=//evil.example&back=${evil}`,
    );
    expect(page.html).not.to.include('evil.example');
    for (const back of [evil, '//evil.example', 'approaches'])
      expect((await browser.submit(page, 'continue', { back, returnUrl: evil })).location).to.equal(
        stepPath(review, 'review'),
      );
  });

  it('hides answers that no longer count, and shows them when they count again', async () => {
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    await browser.submit(review, 'test', { 'why-listen': 'Our reason', refusal: 'sell' });
    const choose = async (fields: Record<string, string>) =>
      browser.follow(
        await browser.post(
          stepPath(review, 'approaches'),
          approachesFields({ ...fields, action: 'continue' }),
        ),
      );
    const hidden = await choose({ sell: 'secondary' });
    expect(hidden.$('#why-listen, #refusal-sell')).to.have.length(0);
    const shown = await choose({ listen: 'priority' });
    expect(shown.$('#why-listen').val()).to.equal('Our reason');
    expect(shown.$('#refusal-sell').is(':checked')).to.equal(true);
  });
});
