import { expect } from 'chai';
import request from 'supertest';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { pdfOf } from '../files/pdf.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath } from '../support/builders.ts';
import { SOCIAL_MEDIA } from '../support/method.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { pageOf, walk } from './journey.ts';
import { OTHER_METHODS, OWN_FOLDER } from './methods.ts';

const CHOICE = 'réparer devant tout le monde';

for (const method of [SOCIAL_MEDIA, ...OTHER_METHODS]) {
  // No name may stand twice on a wheel, and two of these methods have this one.
  const isTaken = method.approaches.some(({ label }) => label.fr === 'Réparer');
  const name = isTaken ? 'Recoudre' : 'Réparer';

  describe(`an approach named “${name}” on the wheel of ${method.id}`, () => {
    let site: TestSite;
    let browser: Browser;
    let owner: Answer;
    let read: string;
    let edit: string;
    const family = method.families.at(-1)?.key ?? '';
    before(async () => {
      site = await openSite({ METHODS_DIR: OWN_FOLDER });
      browser = new Browser(site.app);
      const pages = await walk(browser, method, 'fr', {
        'own-1-label': name,
        'own-1-verb': CHOICE,
        'own-1-noun': 'la réparation',
        'own-1-family': family,
        'own-1': 'priority',
      });
      owner = pageOf(pages, 'owner');
      [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
    });
    after(() => site.close());

    const expectIt = async (page: Answer, where: string): Promise<void> => {
      expect(page.status, where).to.equal(200);
      expect(await htmlFaults(page.html), where).to.deep.equal([]);
      const row = page.$('.wheel-table tr[data-approach=own-1]').first();
      expect(row.attr('data-state'), where).to.equal('priority');
      expect(row.text(), where).to.include(name);
      expect(page.$('svg.wheel g[data-approach=own-1] text').text(), where).to.equal(name);
      expect(page.$('svg.wheel').first().find('g[data-approach]'), where).to.have.length(
        method.approaches.length + 1,
      );
      expect(page.$('main').text(), where).not.to.match(/undefined|NaN/);
    };

    it('is saved, and stands on the page of its readers', async () => {
      await expectIt(owner, 'owner');
      const page = await new Browser(site.app).get(read);
      await expectIt(page, 'read');
      expect(page.$('main').text()).to.include(CHOICE);
      await expectIt(await browser.get(`${read}/revisions/1`), 'revision');
    });

    it('stands on both printed sheets and in the pictures', async () => {
      const file = async (path: string) => {
        const response = await request(site.app).get(path).buffer(true).responseType('blob');
        expect(response.status, path).to.equal(200);
        return response.body as Buffer;
      };
      const pdf = pdfOf(await file(`${read}/roue.pdf`));
      expect(pdf.pages).to.equal(1);
      expect(pdf.words).to.include(name).and.to.include(CHOICE.replace(/ /g, ''));
      expect((await file(`${read}/roue.svg`)).toString('utf8')).to.include(name);
      expect((await file(`${edit}/strategie.html`)).toString('utf8')).to.include(CHOICE);
      const data = JSON.parse((await file(`${read}/roue.json`)).toString('utf8')) as {
        own: readonly { label: string }[];
      };
      expect(data.own.map(({ label }) => label)).to.deep.equal([name]);
    });

    it('survives a change, the comparison of its versions and an older one that is brought back', async () => {
      const review = await browser.follow(await browser.post(`${edit}/modifier`));
      await expectIt(review, 'change');
      const saved = await browser.follow(await browser.submit(review, 'save', { 'change-note': 'Relu' }));
      await expectIt(saved, 'changed');
      const comparison = await browser.get(`${read}/comparer`);
      expect(comparison.$('svg.two-wheels g[data-sector=own-1]').attr('data-move')).to.equal('kept');
      await expectIt(await browser.follow(await browser.post(`${edit}/revisions/1/reprendre`)), 'back');
    });

    it('is copied with its strategy', async () => {
      const copy = await browser.follow(await browser.post(`${edit}/dupliquer`));
      await expectIt(copy, 'copy');
      await expectIt(await browser.follow(await browser.submit(copy, 'save')), 'saved copy');
    });

    if (method.langs.includes('en'))
      it('keeps its language on the English pages, and in a draft that goes on in English', async () => {
        const page = await browser.get(inOtherLanguage(read, 'fr'));
        await expectIt(page, 'English');
        expect(page.$('main [lang=fr]').text()).to.include(name);
        const review = await browser.follow(await browser.post(`${edit}/modifier`));
        const english = await browser.follow(await browser.submit(review, 'language'));
        expect(english.$('html').attr('lang')).to.equal('en');
        await expectIt(english, 'draft in English');
        expect(english.$('main').text()).to.include(CHOICE);
      });
  });
}
