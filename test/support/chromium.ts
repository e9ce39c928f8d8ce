/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { siteServer } from '../../src/web/server/http-server.ts';
import { openSite } from './app.ts';
import type { TestSite } from './app.ts';
import { freePort } from './process.ts';

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
/** For a page or a thing on it: far more than the busiest machine needs. */
const PATIENCE_MS = 180_000;
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface BrowsedSite {
  readonly site: TestSite;
  readonly origin: string;
  /** A page in a browser of its own: no cookie, no script unless `javaScriptEnabled` asks for it. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** The real site on a port of its own, and a real Chromium to visit it. */
export async function openBrowsedSite(env: NodeJS.ProcessEnv = {}): Promise<BrowsedSite> {
  const browser = await launchChromium();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const site = await openSite({ BASE_URL: origin, ...env });
  const server = siteServer(site.app).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    site,
    origin,
    async newPage(options = {}) {
      const context = await openContext(browser, { javaScriptEnabled: false, baseURL: origin, ...options });
      return context.newPage();
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await site.close();
    },
  };
}

/** What a browser knows of one person, and waits for as long as a busy machine needs. */
export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** A real Chromium, without any page. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      `The browser tests need Chromium at one of ${PLACES.join(', ')}: apt-get install chromium`,
    );
  return chromium.launch({ executablePath, args: ARGS, timeout: PATIENCE_MS });
}
