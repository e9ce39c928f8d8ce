import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { FULL } from '../support/tour.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';

const A4_SHEET = /\/MediaBox \[0 0 59\d(?:\.\d+)? 84\d(?:\.\d+)?\]/;

describe('a saved strategy on paper', () => {
  let browsed: BrowsedSite;
  let paths: readonly string[];
  let read: string;
  before(async () => {
    browsed = await openBrowsedSite();
    const owner = await saveStrategy(new Browser(browsed.site.app), FULL);
    read = linkPath(owner, 'read-link');
    paths = [linkPath(owner, 'edit-link'), read];
  });
  after(() => browsed.close());

  for (const lang of LANGS)
    it(`is one sheet of A4, without navigation and without a link to it (${lang})`, async () => {
      const page = await browsed.newPage();
      for (const path of paths) {
        await page.goto(lang === 'fr' ? path : inOtherLanguage(path, 'fr'));
        await expectOneSheet(page, read.split('/').at(-1) ?? '');
      }
      await page.context().close();
    });
});

async function expectOneSheet(page: Page, key: string): Promise<void> {
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(sheet.match(/\/Type\s*\/Page\b/g)).to.have.length(1);
  expect(sheet).to.match(A4_SHEET);
  await page.emulateMedia({ media: 'print' });
  const words = await page.evaluate(() => document.body.innerText);
  for (const printed of ['Maison Durand', '90', '2027']) expect(words).to.contain(printed);
  for (const kept of [key, 'JavaScript', 'JSON']) expect(words).not.to.contain(kept);
  expect(await page.locator('svg.wheel').isVisible()).to.equal(true);
  expect(await page.locator('nav, button').filter({ visible: true }).count()).to.equal(0);
  await page.emulateMedia({ media: null });
}
