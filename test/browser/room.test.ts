import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { CONTEXT_MAX } from '../../src/workshop/form.ts';
import { BRAND_MAX } from '../../src/wizard/diagnosis-form.ts';
import { Browser } from '../support/browser.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { answerByThree, openWorkshop, revealIn } from '../support/workshops.ts';

const PROJECTOR = { width: 1280, height: 800 };
/** Capitals of 28 px on a picture two metres wide are read from five metres (20 minutes of arc). */
const READABLE_PX = 28;

describe('the screen of a room, on a projector of 1280 × 800', () => {
  let browsed: BrowsedSite;
  let page: Page;
  before(async () => {
    browsed = await openBrowsedSite();
    page = await browsed.newPage({ viewport: PROJECTOR });
  });
  after(() => browsed.close());

  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`${selector} is not drawn`);
    return box;
  };

  for (const lang of LANGS)
    for (const length of ['shortest', 'longest'] as const)
      it(`shows the whole code and the address without scrolling, with the ${length} words (${lang})`, async () => {
        const words =
          length === 'shortest' ? { brand: 'A' } : { brand: filled(BRAND_MAX), context: filled(CONTEXT_MAX) };
        const { participant } = await openWorkshop(new Browser(browsed.site.app), words);
        await page.goto(inLanguage(`${participant}/ecran`, lang));
        for (const selector of ['svg.qr', '#participant-link', 'p.people']) {
          const { y, height } = await boxOf(selector);
          expect(y + height, selector).to.be.at.most(PROJECTOR.height);
        }
        const { width, height } = await boxOf('svg.qr');
        expect(Math.min(width, height)).to.be.at.least(PROJECTOR.height / 2);
      });

  for (const lang of LANGS)
    it(`shows at the same address, after the reveal, what is read from afar (${lang})`, async () => {
      const { facilitator, participant } = await openWorkshop(new Browser(browsed.site.app));
      await answerByThree(browsed.site, participant);
      await page.goto(inLanguage(`${participant}/ecran`, lang));
      await revealIn(browsed.site, facilitator);
      await page.reload();
      const sizes = await page.$$eval('h1, .gaps :is(h3, dt, dd), .group-table :is(th, td)', (all) =>
        all.map((each) => parseFloat(getComputedStyle(each).fontSize)),
      );
      expect(Math.min(...sizes)).to.be.at.least(READABLE_PX);
      for (const index of [0, 1, 2]) {
        const gap = await page.locator('.gaps > li').nth(index).boundingBox();
        expect((gap?.y ?? Infinity) + (gap?.height ?? 0)).to.be.at.most(PROJECTOR.height);
      }
    });

  it('folds what everybody agrees on, opens it by the keyboard, and prints it whole', async () => {
    const { facilitator, participant } = await openWorkshop(new Browser(browsed.site.app));
    await answerByThree(browsed.site, participant);
    await revealIn(browsed.site, facilitator);
    await page.goto(`${participant}/ecran`);
    const folded = page.locator('.agreed-rows tbody tr');
    const drawn = () => folded.filter({ visible: true }).count();
    expect([await folded.count(), await drawn()]).to.deep.equal([9, 0]);
    await page.emulateMedia({ media: 'print' });
    expect(await drawn()).to.equal(9);
    await page.emulateMedia({ media: null });
    await page.locator('.agreed-rows summary').focus();
    await page.keyboard.press('Enter');
    expect(await drawn()).to.equal(9);
  });
});

function filled(length: number): string {
  return 'marque '.repeat(length).slice(0, length).trim();
}

function inLanguage(path: string, lang: string): string {
  return lang === 'fr' ? path : inOtherLanguage(path, 'fr');
}
