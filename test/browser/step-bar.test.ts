import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { messagesFor } from '../../src/i18n/messages.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { writtenIn } from '../support/painter.ts';
import { choose, fillDiagnosis, press } from '../support/tour.ts';

const PHONE = { viewport: { width: 360, height: 800 } };
const LOW = { viewport: { width: 320, height: 256 } };
const MOST_STOPS = 150;

describe('the bar at the foot of a step, without scripts', () => {
  let browsed: BrowsedSite;
  let page: Page;
  before(async () => (browsed = await openBrowsedSite()));
  afterEach(() => page.context().close());
  after(() => browsed.close());

  const openDiagnosis = async (lang: Lang, options: BrowserContextOptions = PHONE): Promise<void> => {
    page = await browsed.newPage(options);
    await page.goto(pathTo('newDiagnosis', lang, {}));
  };
  const openApproaches = async (lang: Lang, options: BrowserContextOptions = PHONE): Promise<void> => {
    await openDiagnosis(lang, options);
    await fillDiagnosis(page);
    await press(page, 'continue');
  };

  for (const lang of LANGS) {
    it(`counts the sentences that are judged, while they are (${lang})`, async () => {
      await openDiagnosis(lang);
      const { before, after } = messagesFor(lang).diagnosis.judged;
      const count = async () => writtenIn(page, 'bar-count');
      expect(await count()).to.equal(`${before}0${after(14)}`);
      for (const id of ['distrust-0', 'no-dream-3', 'hard-to-hire-unknown', 'distrust-2'])
        await choose(page, id);
      expect(await count()).to.equal(`${before}3${after(14)}`);
    });

    it(`counts the approaches that are chosen, while they are, and names the brand (${lang})`, async () => {
      await openApproaches(lang);
      const { priorityNoun, secondaryNoun } = messagesFor(lang).wheel;
      const count = async () => writtenIn(page, 'bar-count');
      expect(await count()).to.equal(`0 ${priorityNoun(0)}, 0 ${secondaryNoun(0)}`);
      await choose(page, 'listen-priority');
      await choose(page, 'sell-secondary');
      expect(await count()).to.equal(`1 ${priorityNoun(1)}, 1 ${secondaryNoun(1)}`);
      await choose(page, 'co-create-priority');
      await choose(page, 'sell-none');
      expect(await count()).to.equal(`2 ${priorityNoun(2)}, 0 ${secondaryNoun(0)}`);
      expect(await page.locator('.bar-brand').innerText()).to.equal('Maison Durand');
    });
  }

  it('stands at the lower edge wherever the form is read, and at its end when all is read', async () => {
    for (const open of [openDiagnosis, openApproaches]) {
      await open('fr');
      const height = await page.locator('form').evaluate((form) => form.scrollHeight);
      for (let y = 0; y < height - 2 * PHONE.viewport.height; y += 500) {
        await page.evaluate((y) => {
          scrollTo(0, y);
        }, y);
        expect(await edgeOfBar(page), `scrolled by ${y}`).to.equal(PHONE.viewport.height);
      }
      await page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight);
      });
      expect(await edgeOfBar(page)).to.be.lessThan(PHONE.viewport.height);
      if (open === openDiagnosis) await page.context().close();
    }
  });

  for (const [what, open] of [
    ['the diagnosis', openDiagnosis],
    ['the approaches', openApproaches],
  ] as const)
    it(`never hides what a keyboard has reached, forwards or backwards: ${what}`, async () => {
      await open('fr');
      const hidden: string[] = [];
      for (const key of ['Tab', 'Shift+Tab']) {
        const reached = new Set<string>();
        for (let presses = 0; presses < MOST_STOPS; presses += 1) {
          await page.keyboard.press(key);
          const stop = await focusedStop(page);
          if (stop === undefined || reached.has(stop.name)) break;
          reached.add(stop.name);
          if (stop.behind) hidden.push(`${key} to ${stop.name}`);
        }
        expect(reached.size, key).to.be.greaterThan(20);
      }
      expect(hidden).to.deep.equal([]);
    });

  it('goes on when Enter is pressed in a field, as its button does', async () => {
    await openDiagnosis('en');
    await page.locator('#brand').fill('Maison Durand');
    await Promise.all([page.waitForURL('**/approaches'), page.keyboard.press('Enter')]);
    await page.locator('#abstain').check({ force: true });
    await page.locator('#abstain-reason').fill('Too early');
    await Promise.all([page.waitForURL('**/review'), page.keyboard.press('Enter')]);
  });

  it('gives way where a window is low', async () => {
    await openDiagnosis('fr', LOW);
    expect(await edgeOfBar(page)).to.be.greaterThan(LOW.viewport.height);
  });

  it('keeps its place with a name of 80 letters and a long button', async () => {
    page = await browsed.newPage(PHONE);
    await page.goto(pathTo('newDiagnosis', 'fr', {}));
    await page.locator('#brand').fill('Société '.repeat(10).trim());
    await press(page, 'continue');
    await page.goto(`${page.url()}?retour=bilan`);
    const height = await page.locator('.step-bar').evaluate((bar) => bar.getBoundingClientRect().height);
    expect(height).to.be.lessThan(PHONE.viewport.height / 8);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(PHONE.viewport.width);
  });

  it('names the step where a browser cannot count', async () => {
    page = await browsed.newPage(PHONE);
    await page.route(/\/site\.css$/, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll('selector(:has(*))', 'selector(:unknown(*))');
      await route.fulfill({ response: answer, body });
    });
    await page.goto(pathTo('newDiagnosis', 'fr', {}));
    await page.locator('#brand').fill('Maison Durand');
    await press(page, 'continue');
    const said = page.locator('.step-bar p');
    expect((await said.innerText()).replace(/\s+/g, ' ').trim()).to.equal('Maison Durand Étape 2 sur 3');
    expect(await page.locator('.approach .summary').filter({ visible: true }).count()).to.equal(12);
  });

  it('is not printed, and keeps an edge where colours are forced', async () => {
    await openApproaches('fr', { ...PHONE, forcedColors: 'active' });
    const bar = page.locator('.step-bar');
    expect(await bar.evaluate((each) => parseFloat(getComputedStyle(each).borderBlockStartWidth))).to.equal(
      1,
    );
    await page.emulateMedia({ media: 'print' });
    expect(await bar.isVisible()).to.equal(false);
  });
});

describe('an approach on a phone', () => {
  let browsed: BrowsedSite;
  let page: Page;
  before(async () => {
    browsed = await openBrowsedSite();
    page = await browsed.newPage(PHONE);
    await page.goto(pathTo('newDiagnosis', 'fr', {}));
    await fillDiagnosis(page);
    await press(page, 'continue');
  });
  after(() => browsed.close());

  it('is its name and its three choices side by side; the rest is folded', async () => {
    const rows = await page.locator('.approach:not(.own)').evaluateAll((all) =>
      all.map((row) => ({
        height: row.getBoundingClientRect().height,
        tops: new Set([...row.querySelectorAll('.option')].map((each) => each.getBoundingClientRect().top))
          .size,
        suggested: row.hasAttribute('data-suggested'),
      })),
    );
    expect(rows).to.have.length(12);
    for (const { height, tops, suggested } of rows) {
      expect(tops).to.equal(1);
      expect(height).to.be.at.most(suggested ? 150 : 115);
    }
    const details = page.locator('.approach :is(.summary, .suggestion ul, dl)');
    expect(await details.filter({ visible: true }).count()).to.equal(0);
  });

  it('tells what it is, why it is suggested and when to choose it once it is opened', async () => {
    const row = page.locator('.approach[data-suggested]').first();
    await row.locator('summary').click();
    for (const part of ['.summary', '.suggestion ul', 'dl'])
      expect(await row.locator(part).isVisible(), part).to.equal(true);
    await row.locator('summary').click();
    expect(await row.locator('.summary').isVisible()).to.equal(false);
  });

  it('is reached by its link at the top when it is suggested', async () => {
    for (const link of await page.locator('.suggested-first a').all()) {
      await link.click();
      const target = (await link.getAttribute('href')) ?? '';
      const { top, bottom } = await page.locator(target).evaluate((row) => row.getBoundingClientRect());
      expect(top, target).to.be.within(0, 60);
      expect(bottom, target).to.be.lessThan(PHONE.viewport.height);
    }
  });
});

async function edgeOfBar(page: Page): Promise<number> {
  return page.locator('.step-bar').evaluate((bar) => Math.round(bar.getBoundingClientRect().bottom));
}

/** What has the focus, and whether the bar lies over any of it or of its word. */
async function focusedStop(page: Page): Promise<{ name: string; behind: boolean } | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const bar = document.querySelector('.step-bar');
    if (!(element instanceof HTMLElement) || element === document.body || bar === null) return undefined;
    const words = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const own = words.filter(
      (label) => label.textContent.trim() !== '' && element.parentElement?.contains(label),
    );
    const bottom = Math.max(...[element, ...own].map((each) => each.getBoundingClientRect().bottom));
    const { top, bottom: end } = bar.getBoundingClientRect();
    const beyond = element.compareDocumentPosition(bar) === Node.DOCUMENT_POSITION_PRECEDING;
    return {
      name: element.id || element.textContent.trim(),
      behind: !bar.contains(element) && !beyond && bottom > top && element.getBoundingClientRect().top < end,
    };
  });
}
