import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';

describe('the review meeting', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('opens a draft with what was decided', async () => {
    const owner = await saveStrategy(browser, {
      approaches: { listen: 'priority', answer: 'secondary', sell: 'secondary' },
    });
    const path = `${linkPath(owner, 'edit-link')}/suivi/bilan`;
    const page = await browser.get(path);
    expect(page.status, page.html.slice(0, 3000)).to.equal(200);
    const sent = await browser.submit(
      page,
      'save',
      { 'decision-listen': 'stop', 'reason-listen': 'Trop cher', 'decision-answer': 'promote' },
      '#decisions',
    );
    expect(sent.status, sent.$('.error-summary').text()).to.equal(303);
    const review = await browser.follow(sent);
    expect(review.status).to.equal(200);
    console.log(
      review.$('#change-note').text(),
      review.$('.wheel-table tr[data-state!=none]').text(),
      review.$('#review-date').val(),
    );
    const again = await browser.submit(
      page,
      'save',
      { 'decision-listen': 'stop', 'reason-listen': 'Trop cher', 'decision-answer': 'promote' },
      '#decisions',
    );
    expect(again.location).to.equal(sent.location);
  });
});
