import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { FULL } from '../support/tour.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { SOCIAL_MEDIA } from '../support/method.ts';

const A4_SHEET = /\/MediaBox \[0 0 59\d(?:\.\d+)? 84\d(?:\.\d+)?\]/;

/** What A4 holds inside its margins, in px: 184 by 277 mm. */
const SHEET = { width: 695, height: 1047 };

const OWN =
  'D’abord, nous recousons devant tout le monde ce que nous avons mal cousu, et nous disons qui l’avait cousu.';
/** With words of its own and every line of two plans. */
const PLANNED = {
  ...FULL,
  review: {
    ...FULL.review,
    'words-choice': OWN,
    'for-listen': 'les acheteuses du mardi',
    'where-listen': 'la boutique de Roubaix, chaque matin',
    'first-listen': 'un carnet de réclamations ouvert à tous, sur le comptoir',
    'cost-listen': 'une demi-journée par semaine de la cheffe d’atelier',
    'owner-listen': 'Amina Kaci',
    'for-answer': 'qui a reçu un manteau mal cousu',
    'where-answer': 'sous les avis, avant midi',
    'first-answer': 'le nom de la couturière au bas de chaque réponse',
    'cost-answer': 'deux manteaux refaits par semaine',
    'owner-answer': 'Marie-Françoise de La Tour',
  },
};

describe('a saved strategy on paper', () => {
  let browsed: BrowsedSite;
  let sheets: readonly { readonly path: string; readonly key: string }[];
  before(async () => {
    browsed = await openBrowsedSite();
    const author = new Browser(browsed.site.app);
    const owners = [await saveStrategy(author, FULL), await saveStrategy(author, PLANNED)];
    sheets = owners.flatMap((owner) => {
      const read = linkPath(owner, 'read-link');
      const key = read.split('/').at(-1) ?? '';
      return [linkPath(owner, 'edit-link'), read].map((path) => ({ path, key }));
    });
  });
  after(() => browsed.close());

  for (const lang of LANGS)
    it(`is one sheet of A4, without navigation and without a link to it (${lang})`, async () => {
      const page = await browsed.newPage();
      for (const { path, key } of sheets) {
        await page.goto(lang === 'fr' ? path : inOtherLanguage(path, 'fr'));
        await expectOneSheet(page, key);
      }
      await page.context().close();
    });

  it('fills its sheet, names the families, and leaves the table to pages where the wheel has no other twin', async () => {
    const page = await browsed.newPage({ viewport: SHEET });
    await page.emulateMedia({ media: 'print' });
    await page.goto(sheets[1]?.path ?? '');
    const [article, code] = [page.locator('.one-pager'), page.locator('.qr-sheet')];
    const { y = NaN, height = NaN } = (await article.boundingBox()) ?? {};
    const foot = (await code.boundingBox()) ?? { y: NaN, height: NaN };
    expect(height).to.be.within(0.9 * SHEET.height, SHEET.height + 1);
    expect(foot.y + foot.height).to.be.closeTo(y + height, 2);
    expect(await page.locator('.wheel-table').isVisible()).to.equal(false);
    for (const { label } of SOCIAL_MEDIA.families) {
      const name = page.locator('.wheel-families text', { hasText: label.fr });
      expect((await name.boundingBox())?.width).to.be.greaterThan(0);
    }
    await page.goto(pathTo('comparison', 'fr', { readKey: sheets[1]?.key ?? '' }));
    expect(await page.locator('table.wheel-table').first().isVisible()).to.equal(true);
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
