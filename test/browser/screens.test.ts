import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { choose, press } from '../support/tour.ts';

const PHONE = { viewport: { width: 360, height: 800 } };
const ANSWERS = ['criticised-quality-3', 'unanswered-3', 'distrust-2', 'rich-story-3', 'capacity-low'];
const CHOICES = ['listen-priority', 'answer-priority', 'reassure-secondary', 'teach-secondary'];

/** How many screens of a phone each page may take, in the order of the walk. */
const MOST_SCREENS: Readonly<Record<string, number>> = {
  diagnosis: 5.4,
  approaches: 5.9,
  review: 8,
};
/** From home to the saved page (own-words.md, Proof); about 60 before. */
const MOST_IN_ALL = 30;

/** From the home page to the saved one, as a reader with two priorities and two secondary approaches goes. */
async function* walk(page: Page, lang: Lang): AsyncGenerator<string> {
  await page.goto(pathTo('home', lang, {}));
  yield 'home';
  await page.goto(pathTo('newDiagnosis', lang, {}));
  yield 'diagnosis';
  await page.locator('#brand').fill('Maison Durand');
  await page.locator('#rival').fill('Atelier Lebrun');
  await page.locator('#gene').fill('Nous réparons à vie ce que nous cousons');
  for (const id of ANSWERS) await choose(page, id);
  await press(page, 'continue');
  yield 'approaches';
  for (const id of CHOICES) await choose(page, id);
  await press(page, 'continue');
  yield 'review';
  await press(page, 'save');
  yield 'saved';
}

describe('the walk on a phone of 360 × 800', () => {
  let browsed: BrowsedSite;
  before(async () => (browsed = await openBrowsedSite()));
  after(() => browsed.close());

  for (const lang of LANGS)
    it(`takes few screens (${lang})`, async () => {
      const page = await browsed.newPage(PHONE);
      const screens: Record<string, number> = {};
      for await (const name of walk(page, lang))
        screens[name] = (await heightOf(page)) / PHONE.viewport.height;
      await page.context().close();
      for (const [name, most] of Object.entries(MOST_SCREENS))
        expect(screens[name], `${name} in ${JSON.stringify(screens)}`).to.be.at.most(most);
      const inAll = Object.values(screens).reduce((sum, each) => sum + each, 0);
      expect(inAll, JSON.stringify(screens)).to.be.at.most(MOST_IN_ALL);
    });
});

async function heightOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The stand-in faces run a little longer.
    await document.fonts.ready;
    return document.documentElement.scrollHeight;
  });
}
