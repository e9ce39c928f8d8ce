import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { beginDraft, diagnosisFields, stepPath, walkToReview } from '../support/builders.ts';
import { storedIn } from '../support/tables.ts';

describe('sending an old form', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('succeeds when it says what is stored already, however old it is', async () => {
    const page = await beginDraft(browser);
    for (let sent = 0; sent < 3; sent++) {
      const answer = await browser.submit(page, 'continue', { listen: 'priority' });
      expect(answer.location).to.equal(stepPath(page, 'review'));
    }
  });

  it('shows both and keeps both when it says something else', async () => {
    const page = await beginDraft(browser);
    await browser.submit(page, 'continue', { listen: 'priority' });
    const both = await browser.submit(page, 'continue', { listen: 'secondary', rally: 'priority' });
    expect(both.status).to.equal(409);
    expect(both.$('.conflict').is('[tabindex="-1"][autofocus]')).to.equal(true);
    const rows = both
      .$('.conflict tbody tr')
      .map((_, row) => both.$(row).text().trim())
      .get();
    expect(rows).to.deep.equal(['ÉcouterPrioritaireSecondaire', 'FédérerLaissée de côtéPrioritaire']);
    expect(both.$('#listen-secondary, #rally-priority').filter(':checked')).to.have.length(2);
    const stored = await browser.get(both.$('.conflict a').attr('href') ?? '');
    expect(stored.$('#listen-priority').is(':checked')).to.equal(true);
    expect((await browser.submit(both, 'continue')).status).to.equal(303);
    const kept = await browser.get(stepPath(page, 'approaches'));
    expect(kept.$('#listen-secondary, #rally-priority').filter(':checked')).to.have.length(2);
  });

  it('counts as made on what is stored when it carries no version', async () => {
    const page = await beginDraft(browser, { brand: 'Avant' });
    const path = stepPath(page, 'diagnosis');
    for (const brand of ['Un', 'Deux'])
      expect((await browser.post(path, diagnosisFields({ brand }))).status).to.equal(303);
    expect((await browser.get(path)).$('#brand').val()).to.equal('Deux');
  });

  for (const version of ['0', '99', 'x', '-1', '1e3', '', ['1', '1']])
    it(`keeps the stored answers from a form of version ${JSON.stringify(version)}`, async () => {
      const page = await beginDraft(browser, { brand: 'Kept' });
      const answer = await browser.post(
        stepPath(page, 'diagnosis'),
        diagnosisFields({ brand: 'Other', version }),
      );
      expect(answer.status).to.equal(409);
      expect(answer.$('#brand').val()).to.equal('Other');
      expect((await browser.get(stepPath(page, 'diagnosis'))).$('#brand').val()).to.equal('Kept');
    });

  it('does not stand in the way of another step', async () => {
    const approaches = await beginDraft(browser, { brand: 'Avant' });
    await browser.submit(await browser.get(stepPath(approaches, 'diagnosis')), 'continue', {
      brand: 'Après',
    });
    expect((await browser.submit(approaches, 'continue', { sell: 'priority' })).status).to.equal(303);
    const { $ } = await browser.get(stepPath(approaches, 'review'));
    expect($('.statement-title').text()).to.equal('Après — notre choix');
    expect($('[data-approach=sell][data-state=priority]').length).to.be.greaterThan(0);
  });

  it('shows both reviews, and saves neither', async () => {
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    await browser.submit(review, 'test', { 'why-listen': 'First' });
    const strategies = (await storedIn(site)).strategy.length;
    const both = await browser.submit(review, 'save', { 'why-listen': 'Second' });
    expect(both.status).to.equal(409);
    expect(both.$('.conflict tbody').text()).to.include('First').and.to.include('Second');
    expect(both.$('#why-listen').val()).to.equal('Second');
    expect((await storedIn(site)).strategy).to.have.length(strategies);
  });

  it('says so in English too', async () => {
    const page = await beginDraft(browser);
    await browser.submit(page, 'continue', { listen: 'priority' });
    const opened = await browser.get(stepPath(page, 'approaches', 'en'));
    await browser.submit(page, 'continue', { listen: 'priority', version: '1', sell: 'priority' });
    const both = await browser.submit(opened, 'continue', { teach: 'priority' });
    expect(both.status).to.equal(409);
    expect(both.$('html').attr('lang')).to.equal('en');
    expect(both.$('.conflict h2').text()).to.equal('This step has changed in the meantime');
  });
});

describe('sending forms at the same time', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it('keeps every step, fifty times over', async () => {
    for (let round = 0; round < 50; round++) {
      const browser = new Browser(site.app);
      const page = await beginDraft(browser, { brand: 'Avant' });
      const answers = await Promise.all([
        browser.post(
          stepPath(page, 'diagnosis'),
          diagnosisFields({ brand: `Marque ${round}`, action: 'continue' }),
        ),
        browser.submit(page, 'continue', { rally: 'priority' }),
      ]);
      expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
      const { $ } = await browser.get(stepPath(page, 'review'));
      expect($('.statement-title').text()).to.equal(`Marque ${round} — notre choix`);
      expect($('svg.wheel g[data-approach=rally]').attr('data-state')).to.equal('priority');
    }
  });

  it('lets one of two different answers to the same form win, and tells the other', async () => {
    const browser = new Browser(site.app);
    const page = await beginDraft(browser);
    const keys = ['listen', 'answer', 'sell', 'teach'];
    const answers = await Promise.all(
      keys.map((key) => browser.submit(page, 'continue', { [key]: 'priority' })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 409, 409, 409]);
  });
});
