import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { beginDraft, stepPath, walkToReview } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { countIn } from '../support/tables.ts';

describe('switching the language in the middle of a form', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const button = ({ $ }: Answer) => $('main form button[name=action][value=language]');

  it('is a button there, and a link elsewhere', async () => {
    const form = await browser.get('/fr/roue/diagnostic');
    expect(button(form).attr('lang')).to.equal('en');
    expect(form.$('a[hreflang]')).to.have.length(0);
    const start = await browser.get('/fr/roue');
    expect(start.$('a[hreflang=en]').attr('href')).to.equal('/en/wheel');
  });

  it('keeps a diagnosis that was just typed', async () => {
    const page = await browser.get('/fr/roue/diagnostic?listen=priority');
    const answer = await browser.submit(page, 'language', {
      brand: 'Hermès',
      gene: 'Sellier',
      distrust: '2',
    });
    expect(answer.status).to.equal(303);
    expect(answer.location).to.match(/^\/en\/wheel\/[\w-]{20,}\/diagnosis$/);
    const english = await browser.follow(answer);
    expect(english.$('html').attr('lang')).to.equal('en');
    expect([english.$('#brand').val(), english.$('#gene').val()]).to.deep.equal(['Hermès', 'Sellier']);
    expect(english.$('#distrust-2').is(':checked')).to.equal(true);
    const next = await browser.follow(await browser.submit(english, 'continue'));
    expect(next.$('#listen-priority').is(':checked')).to.equal(true);
    expect(await countIn(site, 'draft')).to.equal(1);
  });

  it('keeps approaches and a review that were just typed', async () => {
    const page = await beginDraft(browser);
    const approaches = await browser.submit(page, 'language', { rally: 'priority' });
    expect(approaches.location).to.equal(stepPath(page, 'approaches', 'en'));
    expect((await browser.follow(approaches)).$('#rally-priority').is(':checked')).to.equal(true);
    const review = await browser.get(stepPath(page, 'review', 'en'));
    const back = await browser.submit(review, 'language', { 'why-rally': 'Parce que', rival: 'Rivalo' });
    expect(back.location).to.equal(stepPath(page, 'review', 'fr'));
    const french = await browser.follow(back);
    expect([french.$('#why-rally').val(), french.$('#rival').val()]).to.deep.equal(['Parce que', 'Rivalo']);
    expect(await countIn(site, 'strategy')).to.equal(0);
  });

  it('draws an invalid form in the other language, with every word kept', async () => {
    const first = await browser.submit(await browser.get('/fr/roue/diagnostic?sell=priority'), 'language', {
      gene: 'Sellier',
    });
    expectRefused(first, ['brand'], 'en');
    expect(first.$('#gene').val()).to.equal('Sellier');
    expect(first.$('input[name=sell]').val()).to.equal('priority');
    expect(first.headers['content-language']).to.equal('en');
    const page = await beginDraft(browser);
    const second = await browser.submit(page, 'language', {
      abstain: 'on',
      teach: 'priority',
      'abstain-reason': 'Assez',
    });
    expectRefused(second, ['abstain'], 'en');
    expect(second.$('#abstain-reason').val()).to.equal('Assez');
    const review = await walkToReview(browser, {}, { listen: 'priority' });
    const third = await browser.submit(review, 'language', { 'review-date': 'soon', 'why-listen': 'Words' });
    expectRefused(third, ['review-date'], 'en');
    expect(third.$('#why-listen').val()).to.equal('Words');
    expect(third.$('main form').attr('action')).to.equal(stepPath(review, 'review', 'en'));
    expect(button(third).attr('lang')).to.equal('fr');
  });

  it('draws a conflict in the other language too', async () => {
    const page = await beginDraft(browser);
    await browser.submit(page, 'continue', { listen: 'priority' });
    const both = await browser.submit(page, 'language', { sell: 'priority' });
    expect(both.status).to.equal(409);
    expect(both.$('html').attr('lang')).to.equal('en');
    expect(both.$('#sell-priority').is(':checked')).to.equal(true);
  });
});

describe('arriving with a wheel painted elsewhere', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('carries the marked sectors to step 2, which is still to be posted', async () => {
    const answer = await browser.post('/fr/roue', { listen: 'priority', sell: 'none', rally: 'secondary' });
    expect(answer.status).to.equal(303);
    expect(answer.location).to.equal('/fr/roue/diagnostic?listen=priority&rally=secondary');
    const page = await browser.follow(answer);
    expect(
      page
        .$('input[type=hidden]')
        .map((_, each) => page.$(each).attr('name'))
        .get(),
    ).to.deep.equal(['method', 'listen', 'rally']);
    expect([...answer.cookies, ...page.cookies]).to.deep.equal([]);
    expect((await countIn(site, 'draft')) + (await countIn(site, 'session'))).to.equal(0);

    const refused = await browser.submit(page, 'continue', { brand: '' });
    const approaches = await browser.follow(await browser.submit(refused, 'continue', { brand: 'Hermès' }));
    expect(approaches.$('#listen-priority, #rally-secondary').filter(':checked')).to.have.length(2);
    expect(approaches.$('svg.wheel g[data-approach=listen]').attr('data-state')).to.equal('priority');
    const early = await browser.get(stepPath(approaches, 'review'));
    expect(early.location).to.equal(stepPath(approaches, 'approaches'));
    const review = await browser.follow(await browser.submit(approaches, 'continue'));
    expect(review.$('svg.wheel g[data-state=priority]').attr('data-approach')).to.equal('listen');
  });

  it('does so in English, and without a single mark', async () => {
    expect((await browser.post('/en/wheel', { teach: 'priority' })).location).to.equal(
      '/en/wheel/diagnosis?teach=priority',
    );
    expect((await browser.post('/fr/roue')).location).to.equal('/fr/roue/diagnostic');
  });

  it('gives a wheel that cannot be taken back to paint, with what could be read still marked', async () => {
    const refused = await browser.post('/fr/roue', { listen: 'blue', rally: 'secondary', sell: 'priority' });
    expect(refused.status).to.equal(422);
    expect(refused.$('title').text()).to.match(/^Erreur/);
    expect(refused.$('.error-summary a').attr('href')).to.equal('#listen-none');
    expect(refused.$('#approach-listen').attr('aria-describedby')).to.equal('listen-hint listen-error');
    expect(refused.$('#listen-error')).to.have.length(1);
    expect(refused.$('#rally-secondary, #sell-priority, #listen-none').filter(':checked')).to.have.length(3);
    const sent = await browser.submit(refused, '', {}, '.paint form');
    expect(sent.location).to.equal('/fr/roue/diagnostic?sell=priority&rally=secondary');
  });

  it('refuses a wheel that cannot be painted, and ignores what a query makes up', async () => {
    for (const fields of [{ listen: 'blue' }, { listen: ['none', 'priority'] }])
      expect((await browser.post('/fr/roue', fields)).status).to.equal(422);
    const { status, $ } = await browser.get(
      '/fr/roue/diagnostic?listen=blue&__proto__=priority&touch=1&sell=priority&sell=none',
    );
    expect(status).to.equal(200);
    const hidden = $('input[type=hidden]').toArray();
    expect(
      hidden.map((each) => $(each).attr('name')).filter((name) => name !== 'method').length,
    ).to.be.lessThan(2);
  });
});
