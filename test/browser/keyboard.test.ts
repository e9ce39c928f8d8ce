import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { messagesFor } from '../../src/i18n/messages.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { fillDiagnosis, press } from '../support/tour.ts';
import { CLAIM_KEYS } from '../support/method.ts';

const RING_MARGIN = 10;
const MOST_STOPS = 80;

describe('with a keyboard alone and without scripts', () => {
  let browsed: BrowsedSite;
  let page: Page;
  before(async () => (browsed = await openBrowsedSite()));
  beforeEach(async () => (page = await browsed.newPage({ viewport: { width: 1280, height: 900 } })));
  afterEach(() => page.context().close());
  after(() => browsed.close());

  it('skips to the content, answers the first step and goes on', async () => {
    await page.goto('/fr/roue/diagnostic');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).to.equal('Aller au contenu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).to.equal('Retour');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).to.equal(messagesFor('fr').glossary.here);
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).to.equal('Relation client');
    await tabTo(page, 'brand');
    await page.keyboard.type('Maison Durand');
    await tabTo(page, 'rival');
    await tabTo(page, 'gene');
    for (const claim of CLAIM_KEYS) {
      await tabTo(page, `${claim}-0`);
      await page.keyboard.press('ArrowRight');
      expect(await focusedId(page)).to.equal(`${claim}-1`);
    }
    await tabTo(page, 'capacity-low');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).to.equal('English');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).to.equal('Continuer');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/approches');
  });

  it('lands on the error summary after a refusal, and its link leads to the field', async () => {
    await page.goto('/fr/roue/diagnostic');
    await press(page, 'continue');
    expect(await page.title()).to.match(/^Erreur\u00a0: /);
    // A busy browser gives the focus a little later than the page.
    await page.locator('.error-summary:focus').waitFor();
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).to.equal('Indiquez le nom de la marque');
    await page.keyboard.press('Enter');
    expect(await focusedId(page)).to.equal('brand');
  });

  it('shows where the focus is at each stop of the approaches', async () => {
    await page.goto('/fr/roue/diagnostic');
    await fillDiagnosis(page);
    await press(page, 'continue');
    const stops: string[] = [];
    const hidden: string[] = [];
    for (let count = 0; count < MOST_STOPS; count++) {
      await page.keyboard.press('Tab');
      const stop = await focusedStop(page);
      if (stop === undefined) break;
      stops.push(stop.name);
      if (!stop.ringed || !(await looksDifferentWithout(page, stop.box))) hidden.push(stop.name);
    }
    expect(stops).to.include('listen-none').and.to.include('co-create-none').and.to.include('abstain');
    expect(hidden).to.deep.equal([]);
  });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What has the focus, where it stands on the screen, and whether a ring of 2 px or more is drawn there. */
async function focusedStop(page: Page): Promise<{ name: string; ringed: boolean; box: Box } | undefined> {
  return page.evaluate((margin) => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const shown = [element, element.nextElementSibling].filter((each) => each instanceof HTMLElement);
    const ring = shown
      .map((each) => getComputedStyle(each))
      .find(({ outlineStyle }) => outlineStyle !== 'none');
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [Math.max(0, left - margin), Math.max(0, top - margin)];
    return {
      name: element.id || element.textContent.trim(),
      ringed: ring !== undefined && parseFloat(ring.outlineWidth) >= 2,
      box: { x, y, width: width + 2 * margin, height: height + 2 * margin },
    };
  }, RING_MARGIN);
}

async function looksDifferentWithout(page: Page, box: Box): Promise<boolean> {
  const focused = await page.screenshot({ clip: box });
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  return !focused.equals(await page.screenshot({ clip: box }));
}

/** One Tab must be enough to get there. */
async function tabTo(page: Page, id: string): Promise<void> {
  const from = await focusedId(page);
  await page.keyboard.press('Tab');
  expect(await focusedId(page), `after ${from}`).to.equal(id);
}

async function focusedId(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement?.textContent ?? '').trim());
}
