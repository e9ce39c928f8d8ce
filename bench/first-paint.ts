/// <reference lib="dom" />
import { openBrowsedSite } from '../test/support/chromium.ts';
import type { BrowsedSite } from '../test/support/chromium.ts';
import { median } from './report.ts';
import { pathTo, pathToArticle } from '../src/addresses/links.ts';
import { siteLibrary } from '../test/support/library.ts';

/** Measures a first visit on a slow phone: when the first words are seen, when the faces are there, and what it cost. */
const ROUNDS = 7;
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, javaScriptEnabled: true };
/** 400 ms a round trip, 400 kbit/s. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const site = await openBrowsedSite();
for (const [name, path] of Object.entries(pages())) {
  const visits = [];
  for (let round = 0; round < ROUNDS; round++) visits.push(await firstVisit(site, path));
  const paint = median(visits.map((visit) => visit.paintMs));
  const faces = median(visits.map((visit) => visit.facesMs));
  const bytes = median(visits.map((visit) => visit.bytes));
  console.log(
    `${name.padEnd(10)} paint ${Math.round(paint)} ms, faces ${Math.round(faces)} ms, ${bytes} bytes`,
  );
}
await site.close();

function pages(): Readonly<Record<string, string>> {
  const [article] = siteLibrary().list('fr');
  return {
    home: pathTo('home', 'fr', {}),
    diagnosis: pathTo('newDiagnosis', 'fr', {}),
    article: pathToArticle('fr', article?.slug ?? ''),
  };
}

async function firstVisit(browsed: BrowsedSite, path: string) {
  const page = await browsed.newPage(PHONE);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', LINE);
  let bytes = 0;
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(path, { waitUntil: 'networkidle' });
  const times = await page.evaluate(() => ({
    paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    facesMs: Math.max(
      ...performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.woff2'))
        .map(({ startTime, duration }) => startTime + duration),
    ),
  }));
  await page.context().close();
  return { ...times, bytes };
}
