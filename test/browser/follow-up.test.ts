/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { pathTo } from '../../src/addresses/links.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { passDays, saveToFollow } from '../support/follow-up.ts';
import { choose, follow, press } from '../support/tour.ts';
import { tableIn } from '../support/rows.ts';

const PROJECTORS = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const DELAYS = { fr: ['22,5', '18', '95', '5,25'], en: ['22.5', '18', '95', '5.25'] } as const;
const MEASURED = ['22.5', '18', '9.5', '5.25'];
const MONTHS = [7, 23, 30, 29] as const;
/** Typed as 95. */
const SLIP = 2;

for (const lang of LANGS)
  describe(`a quarter that is followed in Chromium, without a script (${lang})`, () => {
    let browsed: BrowsedSite;
    let page: Page;
    let followUp: string;
    let meeting: string;
    let read: string;
    before(async () => {
      browsed = await openBrowsedSite();
      const { editKey, readKey } = await saveToFollow(browsed.site, lang);
      followUp = pathTo('followUp', lang, { editKey });
      meeting = pathTo('meeting', lang, { editKey });
      read = pathTo('strategy', lang, { readKey });
      page = await browsed.newPage({ viewport: { width: 360, height: 800 } });
    });
    after(() => browsed.close());

    it('is told what to measure, and measured for three months, one slip mended', async () => {
      await page.goto(followUp);
      await follow(page, page.locator('[data-indicator="answer-1"] a[href*="#indicator"]'));
      for (const [field, value] of Object.entries({
        unit: 'h',
        baseline: '26',
        target: '4',
        owner: 'Marthe',
      }))
        await page.locator(`#${field}`).fill(value);
      await choose(page, 'direction-down');
      await press(page, 'indicator');
      for (const [index, days] of MONTHS.entries()) {
        passDays(browsed.site, days);
        await page.goto(followUp);
        await page.locator('#value-answer-1').fill(DELAYS[lang][index] ?? '');
        await press(page, 'readings');
        if (index !== SLIP) continue;
        await follow(page, page.locator('[data-indicator="answer-1"] a[href*="#reading"]'));
        await page.locator('#new-value').fill(lang === 'fr' ? '9,5' : '9.5');
        await press(page, 'correct');
      }
      expect(await page.locator('[data-indicator="answer-1"]').getAttribute('data-last')).to.equal('5.25');
    });

    it('is drawn as it is listed, once its table is opened', async () => {
      await page.goto(followUp);
      const place = page.locator('[data-indicator="answer-1"]');
      const attributes = (selector: string) =>
        place
          .locator(selector)
          .evaluateAll((all) => all.map((each) => each.getAttribute('data-reading') ?? ''));
      expect(await attributes('svg.trend [data-reading]')).to.deep.equal(MEASURED);
      const table = place.locator('table.trend-table');
      await place.locator('details:has(table.trend-table) > summary').click();
      expect(await table.isVisible()).to.equal(true);
      expect(await attributes('table.trend-table [data-reading]')).to.deep.equal(MEASURED.toReversed());
    });

    it('is read together from a projector, nothing cut and nothing beside it', async () => {
      for (const viewport of PROJECTORS) {
        await page.setViewportSize(viewport);
        await page.goto(meeting);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).to.be.at.most(viewport.width);
        expect(await page.locator('svg.trend').first().isVisible()).to.equal(true);
      }
    });

    it('ends in a meeting whose draft is saved as the next version, and shows readers what moved', async () => {
      await page.goto(meeting);
      for (const [approach, kind] of Object.entries({ listen: 'stop', answer: 'keep', teach: 'promote' }))
        await page.locator(`[name="decision-${approach}"][value="${kind}"]`).check({ force: true });
      await page.locator('#reason-answer').fill('Marthe y tient');
      await press(page, 'save');
      expect(await page.locator('[name="change-note"]').inputValue()).to.include('Marthe y tient');
      expect(await tableIn(browsed.site, 'revision')).to.have.length(1);
      await press(page, 'save');
      expect(await tableIn(browsed.site, 'revision')).to.have.length(2);
      await page.goto(followUp);
      await choose(page, 'show-follow-up');
      await press(page, 'show');
      await page.goto(read);
      expect(await page.locator('main').innerText()).to.match(/5[.,]25/);
    });
  });
