import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { answerBlind, openBlindTest } from '../support/blind-tests.ts';

describe('A blind test', () => {
  let site: TestSite;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  it('is answered from six browsers, and its owner sees who recognised the brand', async () => {
    const { browser, edit, own, blind } = await openBlindTest(site);
    const page = await new Browser(site.app).get(blind);
    expect(page.status).to.equal(200);
    for (const name of ['Maison Durand', 'Maison Durand', 'Maison Durand', 'Rivalo', 'Tissot & Fils'])
      await answerBlind(site, blind, name, { 'swap-gene': 'yes', who: 'Anne', remark: 'La couture' });
    await answerBlind(site, blind, 'Aucune de ces marques', { 'swap-gene': 'partly' });
    for (const path of [edit, own]) {
      const { $ } = await browser.get(path);
      const figure = $('[data-blind="recognised"]');
      expect(figure.attr('data-of')).to.equal('6');
      expect(figure.attr('data-count')).to.equal('3');
    }
  });
});
