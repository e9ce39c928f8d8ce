import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { pathTo } from '../../src/addresses/links.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { choose, press } from '../support/tour.ts';

describe('saying it otherwise, without a script', () => {
  let browsed: BrowsedSite;
  let page: Page;
  before(async () => (browsed = await openBrowsedSite()));
  after(() => browsed.close());
  beforeEach(async () => {
    page = await browsed.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(pathTo('newDiagnosis', 'fr', {}));
    await page.locator('#brand').fill('Maison Durand');
    await page.locator('#rival').fill('Atelier Lebrun');
    await page.locator('#gene').fill('Nous réparons à vie ce que nous cousons');
    for (const id of ['unanswered-3', 'rich-story-3']) await choose(page, id);
    await press(page, 'continue');
    for (const id of ['answer-priority', 'teach-secondary']) await choose(page, id);
    await press(page, 'continue');
  });
  afterEach(() => page.context().close());

  const isOpen = (clause: string) => page.locator(`#words-${clause}`).isVisible();

  it('waits folded, and opens on yes, on partly and on its box, not on no', async () => {
    expect(await isOpen('gene')).to.equal(false);
    for (const [answer, open] of [
      ['yes', true],
      ['no', false],
      ['partly', true],
    ] as const) {
      await choose(page, `swap-gene-${answer}`);
      expect(await isOpen('gene'), answer).to.equal(open);
    }
    expect(await isOpen('assets')).to.equal(false);
    await choose(page, 'otherwise-assets');
    expect(await isOpen('assets')).to.equal(true);
  });

  it('stays open where it holds words, whatever is answered, and where they are amiss', async () => {
    await choose(page, 'swap-gene-yes');
    await page.locator('#words-gene').fill('Une aiguille, trois générations');
    await choose(page, 'swap-gene-no');
    expect(await isOpen('gene')).to.equal(true);
    await page.locator('#words-gene').fill('');
    expect(await isOpen('gene'), 'while the cursor stands in it').to.equal(true);
    await page.locator('#swap-gene-no').focus();
    expect(await isOpen('gene')).to.equal(false);
    await choose(page, 'swap-gene-yes');
    await page.locator('#words-gene').fill('x'.repeat(281));
    await choose(page, 'swap-gene-no');
    await press(page, 'test');
    expect(await isOpen('gene')).to.equal(true);
  });

  it('lands on the result, and leads from there to the field', async () => {
    for (const clause of ['start', 'assets', 'gene', 'choice'])
      await choose(page, `swap-${clause}-${clause === 'choice' ? 'yes' : 'no'}`);
    await press(page, 'test');
    expect(new URL(page.url()).hash).to.equal('#resultat');
    expect(await page.locator('#resultat').isVisible()).to.equal(true);
    await page.locator('#resultat a[href="#words-choice"]').click();
    expect(await isOpen('choice')).to.equal(true);
  });

  it('opens the plan of a priority at its price', async () => {
    expect(await page.locator('#cost-answer').isVisible()).to.equal(false);
    await page.locator('a[href="#cost-answer"]').click();
    expect(await page.locator('#cost-answer').isVisible()).to.equal(true);
  });
});
