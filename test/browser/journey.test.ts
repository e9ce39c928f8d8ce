import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { CHOICES, choose, fillDiagnosis, fillReview, follow, markChoices, press } from '../support/tour.ts';

describe('the journey in a real browser without scripts', () => {
  let browsed: BrowsedSite;
  before(async () => (browsed = await openBrowsedSite()));
  after(() => browsed.close());

  it('goes from the home page to a strategy that opens elsewhere by its read link', async () => {
    const page = await browsed.newPage();
    await page.goto('/fr');
    await follow(page, page.getByRole('link', { name: 'Commencer ma roue' }));
    await fillDiagnosis(page);
    await press(page, 'continue');
    await markChoices(page);
    await press(page, 'preview');
    expect(await choicesOnWheel(page)).to.deep.equal(CHOICES);
    await press(page, 'continue');
    await fillReview(page);
    await press(page, 'test');
    expect(await page.locator('[data-swap]').getAttribute('data-swap')).to.equal('own');
    await press(page, 'save');
    const readLink = (await page.locator('#read-link').textContent()) ?? '';

    const reader = await browsed.newPage();
    const answer = await reader.goto(readLink);
    expect(answer?.status()).to.equal(200);
    expect(await reader.locator('h1').textContent()).to.equal('Maison Durand');
    expect(await choicesOnWheel(reader)).to.deep.equal(CHOICES);
    expect(await reader.content()).not.to.contain('Atelier Lebrun');
  });

  it('changes its language in the middle of a form and keeps what is typed', async () => {
    const page = await browsed.newPage();
    await page.goto('/fr/roue/diagnostic');
    await page.locator('#brand').fill('Maison Durand');
    await choose(page, 'distrust-2');
    await follow(page, page.getByRole('button', { name: 'English' }));
    expect(await page.locator('html').getAttribute('lang')).to.equal('en');
    expect(await page.locator('#brand').inputValue()).to.equal('Maison Durand');
    expect(await page.locator('#distrust-2').isChecked()).to.equal(true);
  });
});

/** The sectors that the picture and its twin table both show as chosen. */
async function choicesOnWheel(page: Page): Promise<Record<string, string>> {
  const [sectors, rows] = await Promise.all(
    ['svg.wheel g[data-approach]', 'table.wheel-table tr[data-approach]'].map((selector) =>
      page.locator(selector).evaluateAll((all) =>
        all.map((each) => ({
          approach: each.getAttribute('data-approach') ?? '',
          state: each.getAttribute('data-state') ?? '',
        })),
      ),
    ),
  );
  expect(sectors).to.deep.equal(rows);
  const chosen = (sectors ?? []).filter(({ state }) => state !== 'none');
  return Object.fromEntries(chosen.map(({ approach, state }) => [approach, state]));
}
