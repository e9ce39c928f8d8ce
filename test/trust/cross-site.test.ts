import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { BrowserContext, Browser as Chromium } from 'playwright-core';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser, FORM, encode } from '../support/browser.ts';
import { approachesFields, diagnosisFields } from '../support/builders.ts';
import { launchChromium, openContext } from '../support/chromium.ts';
import { MAILING } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { freePort } from '../support/process.ts';
import { takeEverybodyFor } from './controls/open-doors.ts';
import { askNobodyWhereFrom } from './controls/trusting.ts';
import { filledIn, routesOf } from './support/router.ts';
import { scaled, some } from './support/scale.ts';
import { fillWorld } from './support/world.ts';
import type { World } from './support/world.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { everyTable } from '../support/rows.ts';

const HOST = 'wheel.test';
/** How a request says, or does not say, where it comes from, and whether it is taken. */
const VARIANTS: readonly (readonly [string, Readonly<Record<string, string>>, 'refused' | 'taken'])[] = [
  ['cross-site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 'refused'],
  ['cross-site without an origin', { 'sec-fetch-site': 'cross-site' }, 'refused'],
  ['same-site', { 'sec-fetch-site': 'same-site', origin: `http://sister.${HOST}` }, 'refused'],
  ['an unknown word', { 'sec-fetch-site': 'friendly' }, 'refused'],
  ['a foreign origin alone', { origin: 'https://evil.example' }, 'refused'],
  ['our name at another port', { origin: `http://${HOST}:8080` }, 'refused'],
  ['our name with a tail', { origin: `http://${HOST}.evil.example` }, 'refused'],
  ['origin null', { origin: 'null' }, 'refused'],
  ['origin of no address', { origin: 'x' }, 'refused'],
  // Documented: the address bar and bookmarks, and programs, which carry nobody's cookies.
  ['none', { 'sec-fetch-site': 'none' }, 'taken'],
  ['neither', {}, 'taken'],
  ['our own page', { 'sec-fetch-site': 'same-origin', origin: `http://${HOST}` }, 'taken'],
];
/** In a real browser every form takes a page load: the quick run tries a part, evenly spread. */
const FORMS_A_RUN = scaled(12, 500);

describe('forms that other sites send', function () {
  this.timeout(20 * 60_000);
  let site: TestSite;
  let world: World;
  let forms: readonly string[];
  beforeEach(async () => {
    site = await openSite({ ...MAILING, BASE_URL: `http://${HOST}`, TRUST_PROXY: '1' });
    await addModerator(site);
    world = await fillWorld(site);
    forms = routesOf(site.app.express)
      .filter(({ methods }) => methods.includes('post'))
      .map(({ path }) => filledIn(path, (word) => world.words[word] ?? world.words['endToken'] ?? ''));
  });
  afterEach(() => site.close());

  it('are refused on every address that takes one, however they say where they come from', async () => {
    const everybody = new Browser(takeEverybodyFor(bothCookies(), site.app));
    const before = await withoutVisits(site);
    let refused = 0;
    for (const [what, headers, fate] of VARIANTS.filter(([, , fate]) => fate === 'refused'))
      for (const path of forms) {
        const answer = await everybody.send(path, {
          headers: { ...FORM_HEADERS, ...headers, ...anywhere() },
          body: BODY,
        });
        expect(answer.status, `${fate} ${what} ${path}`).to.equal(403);
        refused += 1;
      }
    expect(await withoutVisits(site)).to.deep.equal(before);
    console.log(`      ${forms.length} addresses, ${refused} forms refused`);
  });

  for (const [what, headers] of VARIANTS.filter(([, , fate]) => fate === 'taken'))
    it(`are taken on none but documented grounds: ${what}`, async () => {
      const begun = await new Browser(site.app).post('/fr/roue/diagnostic', diagnosisFields(), headers);
      expect(begun.status).to.equal(303);
    });

  it('are refused when a real browser sends them, whoever it is', async () => {
    const { answered, changed } = await attack(site, picked(forms), bothCookies(), (app) =>
      createServer(app),
    );
    expect(answered.length).to.equal(Math.min(forms.length, FORMS_A_RUN));
    expect(answered.filter((status) => status !== 403)).to.deep.equal([]);
    expect(changed).to.be.false;
    console.log(`      ${answered.length} forms sent by a page of another origin, 0 taken`);
  });

  it('are taken by a site that does not ask (control)', async () => {
    const lasting = picked(forms.filter(signsNobodyOut));
    const { answered, changed } = await attack(site, lasting, bothCookies(), (app) =>
      askNobodyWhereFrom(`http://${HOST}`, app),
    );
    expect(answered.filter((status) => status === 403)).to.deep.equal([]);
    expect(changed).to.be.true;
  });

  const bothCookies = () => `${world.cookies.owner}; ${world.cookies.moderator}`;
});

const FORM_HEADERS = { 'content-type': FORM };
const FIELDS = {
  ...diagnosisFields(),
  ...approachesFields({ sell: 'priority' }),
  name: 'x',
  action: 'continue',
};
const BODY = encode(FIELDS);

/** Once somebody signs out, the rest of the moderators' forms are refused wherever they come from. */
function signsNobodyOut(path: string): boolean {
  return !LANGS.some((lang) => path === pathTo('moderationSignOut', lang, {}));
}

function anywhere() {
  return { 'x-forwarded-for': `10.0.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}` };
}

async function withoutVisits(site: TestSite) {
  return { ...(await everyTable(site)), session: [], moderator_session: [] };
}

/**
 * A page of another origin sends a form to each address, in a browser that holds the cookies of the owner and of a
 * moderator; they are added on the way, as a browser without SameSite would add them.
 */
async function attack(
  site: TestSite,
  forms: readonly string[],
  cookies: string,
  serve: (app: RequestListener) => Server,
) {
  const app: RequestListener = (request, response) => {
    request.headers.cookie = cookies;
    site.app(request, response);
  };
  const target = await listening(serve(app), '127.0.0.1');
  const evil = await listening(createServer(evilPage), '127.0.0.1');
  const chromium = await launchChromium();
  const before = JSON.stringify(await withoutVisits(site));
  try {
    const context = await openContext(chromium, { javaScriptEnabled: true });
    const answered: number[] = [];
    for (const path of forms)
      answered.push(await sendFrom(context, evil.port, `http://127.0.0.1:${target.port}${path}`));
    return { answered, changed: JSON.stringify(await withoutVisits(site)) !== before };
  } finally {
    await close(chromium, target.server, evil.server);
  }
}

function picked(forms: readonly string[]): readonly string[] {
  return some(forms.length, FORMS_A_RUN).map((number) => forms[number - 1] ?? '');
}

/** Opens the evil page under another name of this machine: to the browser that is another site. */
async function sendFrom(context: BrowserContext, port: number, action: string): Promise<number> {
  const page = await context.newPage();
  const arrived = page.waitForResponse(
    (response) => response.url() === action && response.request().method() === 'POST',
  );
  await page.goto(`http://localhost:${port}/?${new URLSearchParams({ action }).toString()}`);
  const status = (await arrived).status();
  await page.close();
  return status;
}

const evilPage: RequestListener = (request, response) => {
  const action = new URL(request.url ?? '/', 'http://localhost').searchParams.get('action') ?? '';
  const fields = Object.entries(FIELDS).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const form = `<form method="post" action="${action}">${fields.join('')}</form>`;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    `<!doctype html><title>Win a wheel</title>${form}<script>addEventListener('load', () => setTimeout(() => document.forms[0].submit()))</script>`,
  );
};

async function listening(server: Server, host: string) {
  server.listen(await freePort(), host);
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function close(chromium: Chromium, ...servers: readonly Server[]): Promise<void> {
  await chromium.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}
