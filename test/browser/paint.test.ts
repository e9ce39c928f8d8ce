import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { messagesFor } from '../../src/i18n/messages.ts';
import { focusOf, focusOfCounts } from '../../src/wheel/focus.ts';
import { countsOf } from '../../src/wheel/wheel.ts';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import {
  chosen,
  hubCounts,
  looks,
  patchwork,
  pressRing,
  ringCentre,
  showWheel,
  verdicts,
} from '../support/painter.ts';
import type { Means } from '../support/painter.ts';
import { follow, press } from '../support/tour.ts';
import { STATES } from '../../src/terms.ts';
import type { State } from '../../src/terms.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { APPROACH_KEYS, METHODS, SOCIAL_MEDIA, wheelOf, chosen as inMethod } from '../support/method.ts';
import { keysOf } from '../../src/method/method.ts';
import type { Choices } from '../../src/method/method.ts';
import { siteLibrary } from '../support/library.ts';

const WIDE = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const SCREENS: Readonly<Record<Means, BrowserContextOptions>> = { mouse: WIDE, touch: PHONE };
/** WCAG 2.5.8: a circle of 24 px fits into each ring. */
const TARGET_RADIUS = 11.9;
/** Of the frame of the page, and of what leads into the list. */
const MOST_STOPS_BEFORE = 16;

type Place = 'step 2' | 'the article';
const PLACES: readonly Place[] = ['step 2', 'the article'];
/** Rings lie alike in both languages: each place is pressed by both means, and met in both. */
const PRESSED: readonly (readonly [Place, Means, Lang])[] = [
  ['step 2', 'mouse', 'fr'],
  ['step 2', 'touch', 'en'],
  ['the article', 'mouse', 'en'],
  ['the article', 'touch', 'fr'],
];

describe('painting the wheel without scripts', () => {
  let browsed: BrowsedSite;
  let page: Page;
  before(async () => (browsed = await openBrowsedSite()));
  afterEach(() => page.context().close());
  after(() => browsed.close());

  const open = async (place: Place, lang: Lang, options: BrowserContextOptions): Promise<void> => {
    page = await browsed.newPage(options);
    await (place === 'step 2' ? openStep(page, lang) : openArticle(page, lang));
    await showWheel(page);
  };

  for (const [place, means, lang] of PRESSED)
    it(`presses every ring of every sector by ${means}, and the page stands still (${place}, ${lang})`, async () => {
      await open(place, lang, SCREENS[means]);
      for (const key of APPROACH_KEYS)
        for (const state of ['priority', 'secondary', 'none'] as const) {
          expect(await pressRing(page, `${key}-${state}`, means), `${key}-${state} scrolls`).to.equal(true);
          expect(await chosen(page), key).to.deep.equal(wheelOf({ [key]: state }));
        }
    });

  for (const place of PLACES)
    for (const lang of LANGS)
      it(`keeps what was painted when it is sent (${place}, ${lang})`, async () => {
        await open(place, lang, WIDE);
        const painted = await paintPatchwork(page);
        const [shown, hub] = [await verdicts(page), await hubCounts(page)];
        const words = messagesFor(lang).wheel;
        const { priority, secondary } = countsOf(inMethod(painted));
        expect(shown).to.deep.equal([focusOf(inMethod(painted), false)]);
        expect(hub).to.equal(`${words.hubPriorities(priority)} ${words.hubSecondaries(secondary)}`);
        await (place === 'step 2' ? press(page, 'preview') : sendFromArticle(page));
        expect(await chosen(page)).to.deep.equal(painted);
        await press(page, 'preview');
        expect(await servedChoices(page)).to.deep.equal(painted);
        expect(await verdicts(page)).to.deep.equal(shown);
      });

  for (const [what, options] of Object.entries({
    'a light screen': { colorScheme: 'light' },
    'a dark screen': { colorScheme: 'dark' },
    'forced colours': { forcedColors: 'active' },
  } as const satisfies Record<string, BrowserContextOptions>))
    it(`draws live exactly what it draws when saved, on ${what} and on paper`, async () => {
      await open('step 2', 'fr', { ...WIDE, ...options });
      const before = await looks(page);
      await paintPatchwork(page);
      const [live, printed] = [await looks(page), await looksOnPaper(page)];
      await press(page, 'continue');
      expect(new Set(Object.values(live)).size).to.be.greaterThan(2);
      expect(live).not.to.deep.equal(before);
      expect(await page.locator('.wheel-overlay').count()).to.equal(0);
      expect(await looks(page)).to.deep.equal(live);
      expect(await looksOnPaper(page)).to.deep.equal(printed);
    });

  it('gives each ring room for a circle of 24 px, at 320 px', async () => {
    await open('step 2', 'fr', PHONE);
    for (const key of APPROACH_KEYS)
      for (const state of STATES) {
        const centre = await ringCentre(page, `${key}-${state}`);
        expect(await ringsAround(page, centre), `${key}-${state}`).to.deep.equal([`${key}-${state}`]);
      }
  });

  for (const means of ['mouse', 'touch'] as const)
    it(`presses every ring of what a reader named, and of the approaches that made room for it, by ${means}`, async () => {
      page = await browsed.newPage(SCREENS[means]);
      await openStep(page, 'fr');
      await nameOwn(page);
      await showWheel(page);
      const keys = [...APPROACH_KEYS, 'own-1', 'own-2'];
      for (const key of keys)
        for (const state of ['priority', 'secondary', 'none'] as const) {
          expect(await pressRing(page, `${key}-${state}`, means), `${key}-${state} scrolls`).to.equal(true);
          expect(await checkedIn(page, key), `${key}-${state}`).to.equal(state);
        }
      for (const key of keys.slice(0, 6)) await pressRing(page, `${key}-secondary`, means);
      await pressRing(page, 'own-1-priority', means);
      expect(await verdicts(page), 'seven of fourteen').to.deep.equal(['broad']);
      await pressRing(page, 'own-2-secondary', means);
      expect(await verdicts(page), 'eight of fourteen').to.deep.equal(['scattered']);
      expect((await looks(page))['own-1']).to.equal((await looksSaved(page))['own-1']);
    });

  for (const means of ['mouse', 'touch'] as const)
    it(`presses every ring of the wheel of another method, and judges by its number of sectors, by ${means}`, async () => {
      const other = METHODS.offered.find(({ id }) => id !== SOCIAL_MEDIA.id) ?? SOCIAL_MEDIA;
      page = await browsed.newPage(SCREENS[means]);
      const query = new URLSearchParams({ methode: other.id });
      await page.goto(`${pathTo('newDiagnosis', 'fr', {})}?${query.toString()}`);
      await page.locator('#brand').fill('Maison Durand');
      await press(page, 'continue');
      await showWheel(page);
      const keys = keysOf(other);
      for (const key of keys)
        for (const state of ['priority', 'secondary', 'none'] as const) {
          expect(await pressRing(page, `${key}-${state}`, means), `${key}-${state} scrolls`).to.equal(true);
          expect(await checkedIn(page, key), `${key}-${state}`).to.equal(state);
        }
      for (const [index, key] of keys.entries()) {
        await pressRing(page, `${key}-${index < 2 ? 'priority' : 'secondary'}`, means);
        const [priority, marked] = [Math.min(index + 1, 2), index + 1];
        expect(await verdicts(page), `${marked} marked`).to.deep.equal([
          focusOfCounts(other, priority, marked, false),
        ]);
      }
    });

  it('counts and judges as the rule does, wherever the marks stand', async () => {
    await open('step 2', 'en', WIDE);
    const { hubPriorities, hubSecondaries } = messagesFor('en').wheel;
    for (let priority = 0; priority <= 12; priority += 1)
      for (let secondary = 0; priority + secondary <= 12; secondary += 1) {
        const wheel = wheelOf(scattered(priority, secondary));
        await setRadios(page, wheel);
        expect(await verdicts(page), `${priority} + ${secondary}`).to.deep.equal([
          focusOf(inMethod(wheel), false),
        ]);
        if (secondary <= 2)
          expect(await hubCounts(page)).to.equal(`${hubPriorities(priority)} ${hubSecondaries(secondary)}`);
      }
  });

  it('says that one stays out as long as nothing is marked, and says it once', async () => {
    await open('step 2', 'fr', WIDE);
    await page.locator('#abstain').check({ force: true });
    expect(await verdicts(page)).to.deep.equal(['abstain']);
    await showWheel(page);
    await pressRing(page, 'sell-priority', 'mouse');
    expect(await verdicts(page)).to.deep.equal(['sharp']);
    expect(
      await page.locator('.wheel-hub, .saved-advice > .verdict').filter({ visible: true }).count(),
    ).to.equal(0);
  });

  it('shows under the pointer what a press would do', async () => {
    await open('the article', 'fr', WIDE);
    const colour = (id: string) =>
      page.locator(`.wheel-overlay [for="${id}"]`).evaluate((ring) => getComputedStyle(ring).backgroundColor);
    const clear = await colour('teach-secondary');
    await page.mouse.move(...(await ringCentre(page, 'teach-priority')));
    for (const ring of ['teach-secondary', 'teach-priority']) expect(await colour(ring)).not.to.equal(clear);
    for (const ring of ['teach-none', 'sell-secondary']) expect(await colour(ring)).to.equal(clear);
    await page.mouse.move(...(await ringCentre(page, 'teach-none')));
    for (const ring of ['teach-none', 'teach-secondary', 'teach-priority'])
      expect(await colour(ring)).not.to.equal(clear);
  });

  it('outlines the sector whose radio a keyboard has reached, and scrolls to it all the same', async () => {
    await open('step 2', 'fr', WIDE);
    await page.mouse.move(...(await ringCentre(page, 'listen-none')));
    const inOrder = await page.locator('.approach:not(.own)').evaluateAll((all) => all.map(({ id }) => id));
    expect(inOrder.slice(0, 3)).to.deep.equal(['approach-answer', 'approach-reassure', 'approach-listen']);
    for (const key of inOrder.map((id) => id.replace('approach-', ''))) {
      await tabToRadio(page, key);
      const { content, rotate } = await outline(page);
      expect(content, key).not.to.equal('none');
      expect(parseFloat(rotate) || 0, key).to.equal(APPROACH_KEYS.findIndex((each) => each === key) * 30);
      expect(await isInSight(page, `#${key}-none + label`), key).to.equal(true);
    }
    await pressRing(page, 'sell-priority', 'mouse');
    expect((await outline(page)).content).to.equal('none');
  });

  it('says nothing to those who do not see it: each radio keeps its own name', async () => {
    await open('the article', 'en', WIDE);
    const { none, secondary, priority } = messagesFor('en').wheel.state;
    for (const name of [none, secondary, priority])
      expect(await page.getByRole('radio', { name, exact: true }).count()).to.equal(12);
    expect((await page.locator('.wheel-overlay, .live-counts').allTextContents()).join('').trim()).to.equal(
      '',
    );
    expect(await page.locator('.painted-wheel :is(a, button, input, summary, [tabindex])').count()).to.equal(
      0,
    );
  });

  it('tells no verdict that does not apply where style sheets are off: the saved one remains', async () => {
    page = await browsed.newPage(WIDE);
    await page.route(/\.css$/, (route) => route.abort());
    await openStep(page, 'fr');
    expect(await page.locator('.live-title, .live-verdicts p').filter({ visible: true }).count()).to.equal(0);
    expect(await page.locator('.saved-advice > .verdict').innerText()).to.equal(
      messagesFor('fr').wheel.focus.blank,
    );
  });

  it('stands back where the browser has no :has(): the served wheel, its verdict and the button remain', async () => {
    page = await browsed.newPage(WIDE);
    await page.route(/\/site\.css$/, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll('selector(:has(*))', 'selector(:unknown(*))');
      await route.fulfill({ response: answer, body });
    });
    await openStep(page, 'fr');
    const live = page.locator('.wheel-overlay, .live-title, .live-verdicts, .live-counts');
    expect(await live.filter({ visible: true }).count()).to.equal(0);
    expect(
      await page.locator('.wheel-hub, .saved-advice > .verdict').filter({ visible: true }).count(),
    ).to.equal(2);
    await page.locator('#sell-priority').check({ force: true });
    await press(page, 'preview');
    expect(await servedChoices(page)).to.deep.equal(wheelOf({ sell: 'priority' }));
  });
});

async function openStep(page: Page, lang: Lang): Promise<void> {
  await page.goto(pathTo('newDiagnosis', lang, {}));
  await page.locator('#brand').fill('Maison Durand');
  await page.locator('#distrust-3').check({ force: true });
  await page.locator('#unanswered-3').check({ force: true });
  await press(page, 'continue');
}

/** Two approaches of one's own, in two families. */
async function nameOwn(page: Page): Promise<void> {
  for (const [key, label, family] of [
    ['own-1', 'Réparer', 'care'],
    ['own-2', 'Réorchestrer', 'movement'],
  ] as const) {
    await page.locator(`#approach-${key} summary`).click();
    await page.locator(`#${key}-label`).fill(label);
    await page.locator(`#${key}-verb`).fill(`${label.toLowerCase()} devant tout le monde`);
    await page.locator(`#${key}-noun`).fill(`l’art de ${label.toLowerCase()}`);
    await page.locator(`[name="${key}-family"][value="${family}"]`).check({ force: true });
    await page.locator(`#${key}-none`).check({ force: true });
  }
  await press(page, 'preview');
}

async function checkedIn(page: Page, name: string): Promise<string | null> {
  return page.locator(`input[name="${name}"]:checked`).getAttribute('value');
}

/** How the sectors look once the choices are saved. */
async function looksSaved(page: Page) {
  await press(page, 'continue');
  return looks(page);
}

async function openArticle(page: Page, lang: Lang): Promise<void> {
  const isOfAnother = (slug: string) => METHODS.offered.some((each) => each.article === slug);
  const article = siteLibrary()
    .list(lang)
    .find((each) => ![each.slug, each.translation].some(isOfAnother));
  if (article === undefined) throw new Error('no article');
  await page.goto(pathToArticle(lang, article.slug));
}

async function sendFromArticle(page: Page): Promise<void> {
  await follow(page, page.locator('.paint button[type="submit"]'));
  await page.locator('#brand').fill('Maison Durand');
  await press(page, 'continue');
}

async function paintPatchwork(page: Page): Promise<Choices> {
  const wheel = patchwork();
  for (const key of APPROACH_KEYS) await pressRing(page, `${key}-${wheel[key]}`, 'mouse');
  await page.mouse.move(1, 1);
  expect(await chosen(page)).to.deep.equal(wheel);
  return wheel;
}

async function looksOnPaper(page: Page) {
  await page.emulateMedia({ media: 'print' });
  const printed = await looks(page);
  await page.emulateMedia({ media: null });
  return printed;
}

async function servedChoices(page: Page): Promise<Choices> {
  const pairs = await page
    .locator('svg.wheel g[data-approach]')
    .evaluateAll((all) =>
      all.map((each) => [each.getAttribute('data-approach'), each.getAttribute('data-state')]),
    );
  return wheelOf(Object.fromEntries(pairs) as Choices);
}

/** What a pointer finds on a circle around a point. */
async function ringsAround(page: Page, centre: readonly [number, number]): Promise<readonly string[]> {
  const found = await page.evaluate(
    ({ centre: [x, y], radius }) =>
      Array.from({ length: 24 }, (_, step) => {
        const angle = (step * Math.PI) / 12;
        const there = document.elementFromPoint(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        return there?.getAttribute('for') ?? there?.tagName ?? 'nothing';
      }),
    { centre, radius: TARGET_RADIUS },
  );
  return [...new Set(found)];
}

/** Marks spread around the wheel, so that no chain of neighbours makes it easy. */
function scattered(priority: number, secondary: number): Choices {
  const stateOf = (place: number): State =>
    place < priority ? 'priority' : place < priority + secondary ? 'secondary' : 'none';
  const shift = 3 * priority + secondary;
  return Object.fromEntries(APPROACH_KEYS.map((key, index) => [key, stateOf((index * 7 + shift) % 12)]));
}

async function setRadios(page: Page, wheel: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((wheel) => {
    for (const [key, state] of Object.entries(wheel)) {
      const radio = document.getElementById(`${key}-${state}`);
      if (radio instanceof HTMLInputElement) radio.checked = true;
    }
  }, wheel);
}

async function tabToRadio(page: Page, key: string): Promise<void> {
  for (let presses = 0; presses < MOST_STOPS_BEFORE; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.id)) === `${key}-none`) return;
  }
  throw new Error(`the keyboard does not reach ${key}`);
}

async function outline(page: Page) {
  return page.locator('.wheel-overlay').evaluate((overlay) => {
    const { content, rotate } = getComputedStyle(overlay, '::after');
    return { content, rotate };
  });
}

async function isInSight(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}
