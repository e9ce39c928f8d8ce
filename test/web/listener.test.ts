import { createServer } from 'node:http';
import { expect } from 'chai';
import type { Secrets } from '../../src/secrets.ts';
import { siteServer } from '../../src/web/server/http-server.ts';
import { openSite, seededRandom } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser, FORM } from '../support/browser.ts';
import type { Answer, Fields, Raw } from '../support/browser.ts';
import { FRENCH, filled, openForm, send, write } from '../support/discussion.ts';
import { arrive } from '../support/comments.ts';
import { addModerator, press, signIn } from '../support/moderators.ts';
import { pagesOf } from '../support/routes.ts';

/** What no two runs have in common. */
const OWN_TIME = /(?<=expires=|moderator-device=)[^;"]+/gi;

/** A browser that remembers all it was answered. */
class Recorder extends Browser {
  readonly answers: string[] = [];

  override async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#record(`GET ${path}`, await super.get(path, headers));
  }

  override async post(path: string, fields: Fields = {}, headers = {}): Promise<Answer> {
    return this.#record(`POST ${path}`, await super.post(path, fields, headers));
  }

  override async send(path: string, raw: Raw): Promise<Answer> {
    return this.#record(`${raw.method ?? 'post'} ${path}`, await super.send(path, raw));
  }

  #record(what: string, answer: Answer): Answer {
    const { status, headers, html } = answer;
    const lasting = { ...headers, date: undefined };
    this.answers.push(JSON.stringify({ what, status, lasting, html }).replace(OWN_TIME, '…'));
    return answer;
  }
}

const SECRETS: Secrets = {
  link: Buffer.alloc(32, 'link'),
  linkPrint: 'print',
  session: ['session'.padEnd(43, '-')],
  captcha: ['captcha'.padEnd(43, '-')],
  mail: ['mail'.padEnd(43, '-')],
  address: 'address'.padEnd(43, '-'),
  recovery: 'recovery',
  signIn: 'sign-in'.padEnd(43, '-'),
  caps: 'caps'.padEnd(43, '-'),
};

describe('what answers before Express', () => {
  const sites: TestSite[] = [];
  const openTwin = async () => {
    const site = await openSite({}, undefined, {
      secrets: SECRETS,
      random: seededRandom(Buffer.from('twins')),
    });
    sites.push(site);
    return site;
  };
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.close();
  });

  it('gives the same bytes as Express alone, which changes each request on arrival', async () => {
    const [first, second] = [await openTwin(), await openTwin()];
    const before = new Recorder(siteServer(first.app));
    const alone = new Recorder(createServer(second.app.express));
    await walkEverywhere(first, before);
    await walkEverywhere(second, alone);
    expect(before.answers.length).to.be.greaterThan(60);
    for (const [index, answer] of before.answers.entries()) expect(answer).to.equal(alone.answers[index]);
    expect(alone.answers).to.have.length(before.answers.length);
  }).timeout(300_000);

  it('leaves Express nothing to change', async () => {
    const site = await openTwin();
    const server = siteServer(site.app);
    const born: unknown[] = [];
    server.prependListener('request', (req, res) => {
      born.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res));
    });
    expect((await new Browser(server).get('/fr')).status).to.equal(200);
    expect(born).to.deep.equal([site.app.express.request, site.app.express.response]);
    for (const [index, wanted] of [site.app.express.request, site.app.express.response].entries())
      expect(born[index]).to.equal(wanted);
  });
});

/** Every page, every kind of answer to a form, and everything that goes wrong. */
async function walkEverywhere(site: TestSite, browser: Recorder): Promise<void> {
  const paths = await pagesOf(browser);
  await arrive(site, { id: 'published-before', status: 'published', text: 'Publié <avant>' });
  const others = ['/', '/en/articles', '/fr/articles.atom', '/sitemap.xml', '/robots.txt', '/favicon.ico'];
  const pages = ['/fr/donnees-personnelles', '/en/accessibility', '/fr/plan-du-site', '/health', '/ready'];
  const saved = paths.find((path) => path.startsWith('/fr/s/') && path.length > 30) ?? '';
  const files = ['svg', 'json'].map((kind) => `${saved}/roue.${kind}`);
  for (const path of [...paths, ...others, ...pages, ...files, FRENCH, `${FRENCH}?page-commentaires=9`])
    // The second time it stands ready, where it is kept.
    for (let time = 0; time < 2; time++) await browser.get(path, { 'accept-encoding': 'identity' });
  await browser.send(FRENCH, { method: 'head' });
  await walkComments(site, browser);
  await walkModeration(site, browser);
  await walkFaults(browser);
}

async function walkComments(site: TestSite, browser: Recorder): Promise<void> {
  const page = await openForm(site, browser);
  await send(browser, page, filled(page, { captcha: '99', email: 'nobody' }));
  await send(browser, page, filled(page), { action: 'preview' });
  const sent = await write(site, { remember: 'on' }, { browser });
  await browser.follow(sent);
  await browser.get(`${FRENCH}?repondre=published-before`);
  await browser.get(`${FRENCH}/signaler/published-before`);
  await browser.get(`${FRENCH}/commentaires.atom`);
}

async function walkModeration(site: TestSite, browser: Recorder): Promise<void> {
  await addModerator(site);
  await signIn(browser, { password: 'not the one' });
  const queue = await browser.follow(await signIn(browser));
  await browser.follow(await press(browser, queue, 'page', { bulk: 'publish' }));
  await browser.get('/fr/moderation/journal');
}

async function walkFaults(browser: Recorder): Promise<void> {
  await browser.post('/fr/roue/diagnostic', { brand: ['A', 'B'] });
  await browser.post('/fr/roue/diagnostic', { brand: 'A' }, { 'sec-fetch-site': 'cross-site' });
  await browser.send('/fr/roue/diagnostic', { headers: { 'content-type': FORM }, body: 'a'.repeat(70_000) });
  await browser.send('/fr/roue/diagnostic', { headers: { 'content-type': 'text/xml' }, body: '<a/>' });
  await browser.send('/fr/roue/diagnostic', { headers: { 'content-type': FORM }, body: '%E0%A4%A' });
  await browser.send('/fr/articles', { method: 'delete' });
  await browser.get('/fr/%E0%A4%A');
}
