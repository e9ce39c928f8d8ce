import { expect } from 'chai';
import { TODAY, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { expectPrivate } from '../support/private-page.ts';
import { tableIn } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';

describe('the follow-up page', () => {
  let site: TestSite;
  let browser: Browser;
  let path: string;
  let english: string;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    const edit = linkPath(await saveStrategy(browser, { review: { 'owner-listen': 'Anne' } }), 'edit-link');
    path = `${edit}/suivi`;
    english = `${edit.replace('/fr/', '/en/')}/follow-up`;
  });
  afterEach(() => site.close());

  it('proposes two indicators for each priority, is valid and private, and stores nothing', async () => {
    for (const address of [path, english]) {
      const page = await browser.get(address);
      expect(page.status).to.equal(200);
      expectPrivate(page);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      const ids = page.$('[data-indicator]').map((_, each) => page.$(each).attr('data-indicator'));
      expect(ids.get()).to.deep.equal(['listen-1', 'listen-2']);
      expect(page.$('#on-date').val()).to.equal(TODAY);
      expect(page.$('h1').text()).to.include('Maison Durand');
    }
    for (const table of ['indicator', 'reading']) expect(await tableIn(site, table), table).to.deep.equal([]);
  });
});
