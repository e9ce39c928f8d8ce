import { expect } from 'chai';
import { LANGS } from '../../src/i18n/messages.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import { crowdOf } from '../observatory/builders.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import {
  axeProblems,
  colourProblems,
  labelProblems,
  overflowProblems,
  targetProblems,
} from '../support/page-checks.ts';
import { CHOICES, tour } from '../support/tour.ts';

const SCHEMES = ['light', 'dark'] as const;
const NARROW = { width: 320, height: 800 };
const WIDE = { width: 1280, height: 900 };

describe('the pages, wherever the tour pauses', () => {
  let browsed: BrowsedSite;
  before(async () => {
    browsed = await openBrowsedSite();
    await crowdOf(browsed.site, 60, [
      wheelOf({ ...CHOICES, sell: 'secondary' }),
      wheelOf({ sell: 'priority' }),
    ]);
  });
  after(() => browsed.close());

  for (const lang of LANGS) {
    it(`have nothing that axe-core objects to, light and dark (${lang})`, async () => {
      const page = await browsed.newPage({ viewport: WIDE, javaScriptEnabled: true });
      const problems = new Problems();
      for await (const stop of tour(page, lang)) {
        await page.emulateMedia({ colorScheme: 'light' });
        problems.add(`${stop}, light`, await axeProblems(page));
        await page.emulateMedia({ colorScheme: 'dark' });
        problems.add(`${stop}, dark`, await colourProblems(page));
      }
      expect(problems.found).to.deep.equal([]);
    });

    it(`fit 320 px, with targets of 44 px and every label of the wheel whole (${lang})`, async () => {
      const page = await browsed.newPage({ viewport: WIDE });
      const problems = new Problems();
      for await (const stop of tour(page, lang)) {
        await page.setViewportSize(NARROW);
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          problems.add(`${stop}, 320 px, ${colorScheme}`, await overflowProblems(page));
        }
        problems.add(`${stop}, 320 px`, await targetProblems(page), await labelProblems(page));
        await page.setViewportSize(WIDE);
        problems.add(`${stop}, 1280 px`, await targetProblems(page), await labelProblems(page));
      }
      expect(problems.found).to.deep.equal([]);
    });
  }
});

/** What was found, each with the place where it was found. */
class Problems {
  readonly found: string[] = [];

  add(place: string, ...lists: readonly (readonly string[])[]): void {
    this.found.push(...lists.flat().map((problem) => `${place}: ${problem}`));
  }
}
