import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { makeTest } from '../support/blind-tests.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { SOCIAL_MEDIA } from '../support/method.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { writeMethods } from '../observatory/method-files.ts';

describe('a blind test with any method', () => {
  let site: TestSite;
  let browser: Browser;
  let folder: string;
  before(async () => {
    folder = writeMethods({ id: 'seven-ways', sectors: 7 }, { id: 'en-francais', sectors: 6, langs: ['fr'] });
    site = await openSite({ METHODS_DIR: folder });
    browser = new Browser(site.app);
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  async function testOf(method: string, brand: string, approaches: Fields): Promise<string> {
    const form = await browser.get(`/fr/roue/diagnostic?methode=${method}`);
    const step = await browser.follow(await browser.submit(form, 'continue', { brand, rival: 'Rivalo' }));
    const review = await browser.follow(await browser.submit(step, 'continue', approaches));
    const owner: Answer = await browser.follow(await browser.submit(review, 'save'));
    return makeTest(browser, owner);
  }

  it('says where the brand acts in the words of the method', async () => {
    for (const [method, place] of [
      ['social-media', SOCIAL_MEDIA.words.fr.place],
      ['customer-relations', undefined],
      ['seven-ways', SOCIAL_MEDIA.words.fr.place],
    ] as const) {
      const form = await browser.get(`/fr/roue/diagnostic?methode=${method}`);
      const step = await browser.follow(await browser.submit(form, 'continue', { brand: 'Durand' }));
      const first = (step.$('fieldset.approach').first().attr('id') ?? '').replace('approach-', '');
      const blind = await testOf(method, 'Maison Durand', { [first]: 'priority' });
      const page = await new Browser(site.app).get(blind);
      expect([page.status, await htmlFaults(page.html)], method).to.deep.equal([200, []]);
      expect(page.$('.lead').text().includes(SOCIAL_MEDIA.words.fr.place), method).to.equal(
        place !== undefined,
      );
    }
  });

  it('hides the name in the words of an approach of one’s own, in both languages', async () => {
    const approaches = {
      'own-1-label': 'Durandiser',
      'own-1-verb': 'réparer comme chez Maison Durand',
      'own-1-noun': 'la MAISON-DURAND',
      'own-1-family': 'care',
      'own-1': 'priority',
    };
    const blind = await testOf('social-media', 'Maison Durand', approaches);
    for (const path of [blind, inOtherLanguage(blind, 'fr')]) {
      const { $, status, html } = await new Browser(site.app).get(path);
      expect(status, path).to.equal(200);
      expect($('.statement').text(), path).not.to.match(/maison.?durand/i);
      expect($('.statement .blind-mask').length, path).to.be.greaterThan(1);
      expect(await htmlFaults(html)).to.deep.equal([]);
    }
  });

  it('stands in the one language of its method', async () => {
    const blind = await testOf('en-francais', 'Maison Durand', { listen: 'priority' });
    const page = await new Browser(site.app).get(blind);
    expect([page.status, page.$('button[value=language]').length]).to.deep.equal([200, 0]);
    const other = await new Browser(site.app).get(inOtherLanguage(blind, 'fr'));
    expect([other.status, other.location]).to.deep.equal([303, blind]);
  });
});
