/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openBrowsedSite } from '../support/chromium.ts';
import type { BrowsedSite } from '../support/chromium.ts';
import { tour } from '../support/tour.ts';
import { until } from '../support/workers.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';
import { siteLibrary } from '../support/library.ts';

const MOST_BYTES = 90_000;
/** What paints the wheel of another method than the home page's: under an article about that one. */
const PAINTING_BYTES = 2_000;
const MOST_SHIFT = 0.02;
/** Long after the first paint in the stand-in faces. */
const FONT_DELAY_MS = 400;
const SCREENS = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };

describe('the first look at a page', () => {
  let browsed: BrowsedSite;
  before(async () => (browsed = await openBrowsedSite()));
  after(() => browsed.close());

  for (const lang of LANGS)
    it(`costs less than 90 kB, fonts included, and nothing from elsewhere (${lang})`, async () => {
      for (const path of publicPages(lang)) {
        const { bytes, origins, files } = await firstLoad(browsed, path);
        const painted = files.some((file) => file.includes('/paint/'));
        const most = MOST_BYTES + (painted ? PAINTING_BYTES : 0);
        expect(bytes, path).to.be.greaterThan(50_000).and.lessThan(most);
        expect([...origins], path).to.deep.equal([browsed.origin]);
      }
    });

  it('waits for one sheet, and asks for no face twice', async () => {
    const { files } = await firstLoad(browsed, pathTo('home', 'fr', {}));
    expect(files.filter((file) => file.endsWith('.css'))).to.have.length(1);
    expect(new Set(files).size).to.equal(files.length);
  });

  it('asks for its faces when the sheet is there, not beside it', async () => {
    const page = await browsed.newPage();
    const wire = await page.context().newCDPSession(page);
    await wire.send('Network.enable');
    const sheets = new Set<string>();
    const asked: string[] = [];
    wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (request.url.endsWith('.css')) sheets.add(requestId);
      if (request.url.endsWith('.woff2')) asked.push('face');
    });
    wire.on('Network.loadingFinished', ({ requestId }) => {
      if (sheets.has(requestId)) asked.push('sheet');
    });
    await page.goto(pathTo('home', 'fr', {}), { waitUntil: 'networkidle' });
    await until(() => asked.length >= 3);
    expect(asked).to.deep.equal(['sheet', 'face', 'face']);
    await page.context().close();
  });

  for (const [screen, viewport] of Object.entries(SCREENS))
    it(`does not move when its faces arrive late (${screen})`, async () => {
      for (const path of LANGS.flatMap(publicPages)) {
        const page = await browsed.newPage({ viewport, javaScriptEnabled: true });
        await delayFonts(page);
        await watchShifts(page);
        await page.goto(path, { waitUntil: 'networkidle' });
        await page.evaluate(() => document.fonts.ready);
        const { faces, score } = await shiftsOf(page);
        expect(faces, path).to.include.members(['Bricolage Grotesque', 'Wheel Serif']);
        expect(score, path).to.be.lessThan(MOST_SHIFT);
        await page.context().close();
      }
    });

  it('gives every picture its place before it is drawn', async () => {
    const page = await browsed.newPage();
    for await (const stop of tour(page, 'fr')) expect(await unsizedPictures(page), stop).to.deep.equal([]);
    await page.context().close();
  });
});

function publicPages(lang: Lang): readonly string[] {
  const [article] = siteLibrary().list(lang);
  if (article === undefined) throw new Error('no article');
  return [
    pathTo('home', lang, {}),
    pathToArticle(lang, article.slug),
    pathTo('start', lang, {}),
    pathTo('newDiagnosis', lang, {}),
  ];
}

/** What a browser that was never here fetches for a page: the bytes on the wire, from where, and which files. */
async function firstLoad(browsed: BrowsedSite, path: string) {
  const page = await browsed.newPage();
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  const files: string[] = [];
  const underWay = new Set<string>();
  let bytes = 0;
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
    files.push(request.url);
    underWay.add(requestId);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    underWay.delete(requestId);
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  // A busy browser asks for its faces long after all else was quiet.
  await until(async () => (await areFacesThere(page)) && underWay.size === 0);
  await page.context().close();
  return { bytes, files, origins: new Set(files.map((file) => new URL(file).origin)) };
}

function areFacesThere(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.fonts.status === 'loaded' && [...document.fonts].some(({ status }) => status === 'loaded'),
  );
}

async function delayFonts(page: Page): Promise<void> {
  await page.route(/\.woff2$/, async (route) => {
    await new Promise((done) => setTimeout(done, FONT_DELAY_MS));
    await route.continue();
  });
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

async function shiftsOf(page: Page): Promise<{ faces: readonly string[]; score: number }> {
  return page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 100)));
    const { shifts } = globalThis as unknown as { shifts: readonly number[] };
    const arrived = [...document.fonts].filter(({ status }) => status === 'loaded');
    const faces = arrived.map(({ family }) => family.replaceAll(/["']/g, ''));
    return { faces, score: shifts.reduce((sum, shift) => sum + shift, 0) };
  });
}

/** Pictures without a size or a shape of their own. */
async function unsizedPictures(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('img, svg, video, iframe')]
      .filter(
        (each) =>
          !each.hasAttribute('viewBox') && !(each.hasAttribute('width') && each.hasAttribute('height')),
      )
      .map((each) => each.outerHTML.slice(0, 80)),
  );
}
