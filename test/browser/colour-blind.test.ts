import { expect } from 'chai';
import type { CDPSession, Page } from 'playwright-core';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { markChoices, fillDiagnosis, press } from '../support/tour.ts';
import { pngOf } from '../files/png.ts';
import { contrastTo } from './checks/eyes.ts';
import type { Colour } from './checks/look.ts';

const DEFICIENCIES = ['achromatopsia', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
const LEAST = 3;

describe('the three states of a sector, to whoever sees few colours or none', () => {
  let browsed: BrowsedSite;
  let page: Page;
  let session: CDPSession;
  before(async () => {
    browsed = await openBrowsedSite();
    page = await browsed.newPage({ viewport: { width: 1280, height: 900 } });
    session = await page.context().newCDPSession(page);
    await page.goto('/fr/roue/diagnostic');
    await fillDiagnosis(page);
    await press(page, 'continue');
    await markChoices(page);
    await press(page, 'continue');
  });
  after(() => browsed.close());

  for (const colorScheme of ['light', 'dark'] as const)
    for (const type of DEFICIENCIES)
      it(`stay 3:1 apart under ${type}, ${colorScheme}`, async () => {
        await page.emulateMedia({ colorScheme });
        await session.send('Emulation.setEmulatedVisionDeficiency', { type });
        const { colours } = pngOf(await pictureOfWheel(page));
        await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' });
        const [paper = '', ...fills] = [...colours]
          .sort(([, one], [, two]) => two - one)
          .map(([colour]) => colour);
        const [first = '', second = ''] = fills;
        const pairs = [ratio(paper, first), ratio(paper, second), ratio(first, second)];
        expect(Math.min(...pairs), `${paper} ${first} ${second}`).to.be.at.least(LEAST);
      });

  it('are told in words and by shape too', async () => {
    const states = await page
      .locator('table.wheel-table tr[data-approach]')
      .evaluateAll((rows) =>
        rows.map(
          (row) => [row.getAttribute('data-state'), row.querySelector('td')?.textContent.trim()] as const,
        ),
      );
    expect(new Set(states.map(String)).size).to.equal(3);
    const shapes = await page.locator('svg.wheel g[data-state]').evaluateAll((sectors) =>
      sectors.map((sector) => {
        const drawn = ['.wheel-inner', '.wheel-outer'].map((each) => {
          const shape = sector.querySelector(each);
          return shape === null || getComputedStyle(shape).fill === 'none' ? '0' : '1';
        });
        return `${sector.getAttribute('data-state') ?? ''} ${drawn.join('')}`;
      }),
    );
    expect([...new Set(shapes)].sort()).to.deep.equal(['none 00', 'priority 11', 'secondary 10']);
  });
});

/** The picture itself, with an opaque ground: every pixel is red, green, blue and alpha. */
async function pictureOfWheel(page: Page): Promise<Buffer> {
  return page.locator('svg.wheel').first().screenshot({ omitBackground: true });
}

/** WCAG contrast of two colours given as `rrggbb`; the browser has already taken colours away. */
function ratio(one: string, two: string): number {
  return contrastTo('full colour', colourOf(one), colourOf(two));
}

function colourOf(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue, 1];
}
