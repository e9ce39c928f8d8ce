/// <reference lib="dom" />
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { launchChromium, openBrowsedSite, openContext } from '../support/chromium.ts';
import { MAILING } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { leaveUnescaped, withoutEscapes } from './controls/unescaped.ts';
import { outputsOf } from './support/outputs.ts';
import type { Output } from './support/outputs.ts';
import { PAYLOADS } from './support/payloads.ts';
import { scaled } from './support/scale.ts';
import { fillWorld } from './support/world.ts';

const TRIED = PAYLOADS.slice(0, scaled(1, PAYLOADS.length));
/** Where what is handed out is looked at: nothing of it leaves the machine. */
const ORIGIN = 'http://looked-at.test';
/** What a page of ours never holds, whether or not it would run by itself. */
const LIVE =
  '[onload],[onerror],[onfocus],[ontoggle],iframe,object,a[href^="javascript:" i],meta[http-equiv="refresh" i]';
/** A drawing is read as XML, which stops at what is not well-formed. */
const WELL_FORMED = '<script>hit()</script>';
type Reading = (output: Output) => string;
const asItLeft: Reading = ({ html }) => html;

describe(`${TRIED.length} hostile words in every field, looked at in a browser without any policy`, function () {
  this.timeout(60 * 60_000);
  let close: () => Promise<void>;
  let page: Page;
  before(async () => {
    const browser = await launchChromium();
    const context = await openContext(browser, { bypassCSP: true, javaScriptEnabled: true });
    page = await context.newPage();
    await page.addInitScript('window.hits = 0; window.hit = () => { window.hits += 1; };');
    close = () => browser.close();
  });
  after(() => close());

  it('run nowhere: in no page, file, feed, letter or refusal', async () => {
    let looked = 0;
    for (const payload of TRIED)
      for (const [name, output] of await handedOut(payload)) {
        expect(await liveIn(page, output, asItLeft), `${payload} in ${name}`).to.equal(0);
        looked += 1;
      }
    console.log(`      ${TRIED.length} payloads, ${looked} outputs looked at, 0 live`);
  });

  it('run in the views of a site that does not escape (control)', async () => {
    const live = await liveNames(page, await handedOut(PAYLOADS[0] ?? '', leaveUnescaped), asItLeft);
    expect(live.length).to.be.greaterThan(40);
    console.log(`      ${live.length} outputs live without escaping`);
  });

  it('run in drawings that do not escape (control)', async () => {
    const drawn = [...(await handedOut(WELL_FORMED))].filter(([name]) => name.endsWith('roue.svg'));
    const live = await liveNames(page, new Map(drawn), ({ html }) => withoutEscapes(html));
    expect(live).to.have.length(1);
  });
});

describe('a browser that obeys the policy', function () {
  this.timeout(10 * 60_000);

  it('has nothing to complain of on the pages of a person, and complains of a style (control)', async () => {
    const browsed = await openBrowsedSite();
    try {
      await addModerator(browsed.site);
      const { cookies, readPath, editPath, draftPath, workshop } = await fillWorld(browsed.site);
      const page = await browsed.newPage({
        javaScriptEnabled: true,
        extraHTTPHeaders: { cookie: `${cookies.owner}; ${cookies.moderator}` },
      });
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      const own = [readPath, editPath, draftPath, workshop.facilitator, workshop.participant];
      for (const path of ['/fr', '/en/articles', '/fr/roue', '/fr/observatoire', '/fr/moderation', ...own]) {
        const answer = await page.goto(path);
        expect(answer?.status(), path).to.equal(200);
        expect(complaints, path).to.deep.equal([]);
      }
      const complained = page.waitForEvent('console');
      await page.evaluate(() => {
        document.body.setAttribute('style', 'color: red');
      });
      await complained;
      expect(complaints.join()).to.include('Content Security Policy');
    } finally {
      await browsed.close();
    }
  });
});

/** All that a site of its own hands out after `payload` was typed into every field of it. */
async function handedOut(payload: string, change?: (app: TestSite['app']['express']) => void) {
  const site = await openSite(MAILING);
  try {
    await addModerator(site);
    change?.(site.app.express);
    return await outputsOf(site, () => payload);
  } finally {
    await site.close();
  }
}

async function liveNames(page: Page, outputs: ReadonlyMap<string, Output>, reading: Reading) {
  const names: string[] = [];
  for (const [name, output] of outputs) if ((await liveIn(page, output, reading)) > 0) names.push(name);
  return names;
}

/** Opens an output as what it says it is; how much of it ran, or could. */
async function liveIn(page: Page, output: Output, reading: Reading): Promise<number> {
  const contentType = output.headers['content-type'] ?? '';
  await page.unrouteAll();
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().url() === `${ORIGIN}/`
      ? route.fulfill({ contentType, body: reading(output) })
      : route.fulfill({ status: 404, body: '' }),
  );
  if (!/^(?:text\/html|image\/svg|application\/(?:atom|json))/.test(contentType)) return 0;
  await page.goto(`${ORIGIN}/`);
  return page.evaluate(
    (live) => (window as unknown as { hits: number }).hits + document.querySelectorAll(live).length,
    LIVE,
  );
}
