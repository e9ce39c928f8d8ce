import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { pathTo } from '../../src/addresses/links.ts';
import { pathToMethod } from '../../src/addresses/query.ts';
import { keysOf } from '../../src/method/method.ts';
import type { Method } from '../../src/method/method.ts';
import { STATES } from '../../src/terms.ts';
import { BANDS } from '../../src/wheel/drawing/geometry.ts';
import { OTHER_METHODS, OWN_FOLDER } from '../method/methods.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { pressRing, showWheel } from '../support/painter.ts';
import { press } from '../support/tour.ts';
import { axeFindings, layDown } from './checks/tools.ts';
import { overflowFindings } from './checks/layout.ts';
import { openEyes } from './checks/look.ts';
import { labelFindings } from './checks/wheel.ts';

const NARROW = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const A4_SHEET = /\/MediaBox \[0 0 59\d(?:\.\d+)? 84\d(?:\.\d+)?\]/;
/** WCAG 2.5.8; a sector may be narrower, since each ring has a radio of the same name. */
const LEAST_DEPTH = 24;

describe('the pages of other methods in a real browser', () => {
  let browsed: BrowsedSite;
  before(async () => (browsed = await openBrowsedSite({ METHODS_DIR: OWN_FOLDER })));
  after(() => browsed.close());

  for (const method of OTHER_METHODS)
    it(`have whole labels, deep rings and no fault at 320 px, and print on one sheet: ${method.id}`, async () => {
      const page = await browsed.newPage(NARROW);
      const stops: string[] = [];
      for await (const stop of walkWith(page, method)) {
        stops.push(stop);
        await openEyes(page);
        expect(await labelFindings(page), stop).to.deep.equal([]);
        expect(await overflowFindings(page), stop).to.deep.equal([]);
        expect(await axeOn(page), stop).to.deep.equal([]);
        if (stop === 'approaches') await expectDeepRings(page, method);
      }
      expect(stops).to.deep.equal(['diagnosis', 'approaches', 'review', 'owner', 'read']);
      await expectOneSheet(page, method);
      await page.context().close();
    });

  async function* walkWith(page: Page, method: Method): AsyncGenerator<string> {
    const [one = '', two = '', three = ''] = keysOf(method);
    await page.goto(pathToMethod(pathTo('newDiagnosis', 'fr', {}), 'fr', method.id));
    yield 'diagnosis';
    await page.locator('#brand').fill('Maison Durand');
    await press(page, 'continue');
    yield 'approaches';
    await showWheel(page);
    for (const [key, state] of [
      [one, 'priority'],
      [two, 'priority'],
      [three, 'secondary'],
    ] as const) {
      expect(await pressRing(page, `${key}-${state}`, 'touch')).to.equal(true);
      expect(await page.locator(`#${key}-${state}`).isChecked(), `${key}-${state}`).to.equal(true);
    }
    await press(page, 'continue');
    yield 'review';
    await press(page, 'save');
    yield 'owner';
    await page.goto(new URL(await page.locator('#read-link').innerText()).pathname);
    yield 'read';
  }

  /** Axe needs scripts: it is asked about a copy of what was sent. */
  async function axeOn(page: Page): Promise<readonly string[]> {
    const copy = await browsed.newPage({ ...NARROW, javaScriptEnabled: true, bypassCSP: true });
    const storage = await page.context().cookies();
    await copy.context().addCookies(storage);
    await copy.goto(page.url());
    await layDown(copy);
    const { violations } = await axeFindings(copy);
    await copy.context().close();
    return violations.map(({ rule, at }) => `${rule} ${at}`);
  }
});

async function expectDeepRings(page: Page, method: Method): Promise<void> {
  const wheel = page.locator('.painted-wheel svg.wheel');
  const picture = await wheel.boundingBox();
  const side = Number(((await wheel.getAttribute('viewBox')) ?? '').split(' ')[2]);
  const unit = (picture?.width ?? NaN) / side;
  for (const state of STATES) {
    const [near, far] = BANDS[state];
    expect((far - near) * unit, `${method.id} ${state}`).to.be.at.least(LEAST_DEPTH);
  }
}

async function expectOneSheet(page: Page, method: Method): Promise<void> {
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(sheet.match(/\/Type\s*\/Page\b/g), method.id).to.have.length(1);
  expect(sheet).to.match(A4_SHEET);
}
