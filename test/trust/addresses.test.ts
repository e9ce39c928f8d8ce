import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createSiteServer } from '../../src/web/server/limits.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { FRENCH, MAILING, write } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { namedAsAsked } from './controls/gullible.ts';
import { obligingServer } from './controls/obliging.ts';
import { vulnerable } from './controls/vulnerable.ts';
import { filledIn, routesOf } from './support/router.ts';
import { scaled } from './support/scale.ts';
import { fillWorld } from './support/world.ts';
import { tableIn } from '../support/rows.ts';
import { whileRunning } from '../support/standstill.ts';

const BASE_URL = 'http://wheel.test';
const ELSEWHERE = 'evil.example';
/** Nobody of this process takes as long to answer. */
const SILENCE_MS = 3_000;
/** Every way to spell an address of another site that a careless redirect would follow. */
const SPELLINGS: readonly string[] = [
  `https://${ELSEWHERE}`,
  `http:${ELSEWHERE}`,
  `//${ELSEWHERE}`,
  `///${ELSEWHERE}`,
  `////${ELSEWHERE}`,
  `/\\${ELSEWHERE}`,
  `\\\\${ELSEWHERE}`,
  `\\/${ELSEWHERE}`,
  `/\t/${ELSEWHERE}`,
  `/\n/${ELSEWHERE}`,
  `\t//${ELSEWHERE}`,
  ` //${ELSEWHERE}`,
  `\u0000//${ELSEWHERE}`,
  `/%09/${ELSEWHERE}`,
  `/%2f${ELSEWHERE}`,
  `%2f%2f${ELSEWHERE}`,
  `/.//${ELSEWHERE}`,
  `/..//${ELSEWHERE}`,
  `/;@${ELSEWHERE}`,
  `@${ELSEWHERE}`,
  `.${ELSEWHERE}`,
  `:80@${ELSEWHERE}`,
  `https:/${ELSEWHERE}`,
  `https:\\\\${ELSEWHERE}`,
  `HtTpS://${ELSEWHERE}`,
  `javascript:location='//${ELSEWHERE}'`,
  `data:text/html,${ELSEWHERE}`,
  `\u3002\u3002//${ELSEWHERE}`,
  `//\u24d4vil.example@${ELSEWHERE}`,
  `//wheel.test@${ELSEWHERE}`,
  `//wheel.test.${ELSEWHERE}`,
  `\r\nLocation: https://${ELSEWHERE}`,
];
const TRIED = SPELLINGS.slice(0, scaled(2, SPELLINGS.length));
/** Names that the web uses for where to go next, and every one of ours. */
const NAMES = [
  ...['retour', 'back', 'next', 'url', 'redirect', 'return', 'returnTo', 'continue', 'dest', 'to', 'from'],
  ...['status', 'q', 'rule', 'act', 'already', 'again', 'again-path', 'with', 'avec', 'other-link', 'recu'],
  ...[
    'repondre',
    'parent',
    'page',
    'page-commentaires',
    'link',
    'strategy',
    'lang',
    'action',
    'brand',
    'context',
  ],
];

/** Requests that name another site where ours is asked, or ask for what we do not do. */
const HEADS: readonly string[] = [
  `GET http://${ELSEWHERE}${FRENCH} HTTP/1.1\r\nHost: ${ELSEWHERE}\r\n`,
  `GET ${FRENCH} HTTP/1.1\r\nHost: wheel.test\r\nHost: ${ELSEWHERE}\r\n`,
  `GET //${ELSEWHERE}/fr HTTP/1.1\r\nHost: wheel.test\r\n`,
  `GET ${FRENCH} HTTP/1.0\r\n`,
  `CONNECT ${ELSEWHERE}:443 HTTP/1.1\r\nHost: ${ELSEWHERE}\r\n`,
  `TRACE ${FRENCH} HTTP/1.1\r\nHost: wheel.test\r\nX-Told: ${ELSEWHERE}\r\n`,
];
/** Two lengths for one body, each of which ends it elsewhere. */
const LENGTHS: readonly string[] = [
  `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n`,
  `Content-Length: 4\r\nContent-Length: 5\r\n`,
  `Transfer-Encoding: xchunked\r\n`,
  `Transfer-Encoding : chunked\r\n`,
];

describe('an address of another site', function () {
  this.timeout(20 * 60_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite({ ...MAILING, BASE_URL, TRUST_PROXY: '1' });
    await addModerator(site);
  });
  afterEach(() => site.close());

  it(`is followed by no redirect, in ${TRIED.length} spellings, wherever it is typed`, async () => {
    const { owner, moderator, words } = await fillWorld(site);
    let redirects = 0;
    for (const spelling of TRIED)
      for (const { path, methods } of routesOf(site.app.express)) {
        const address = filledIn(path, (word) => words[word] ?? encodeURIComponent(spelling));
        const browser = path.includes('moderation') ? moderator : owner;
        for (const location of await leadsOf(browser, address, methods, spelling)) {
          redirects += 1;
          expect(new URL(location, BASE_URL).host, `${path}: ${spelling}`).to.equal('wheel.test');
        }
      }
    expect(redirects).to.be.greaterThan(20);
    console.log(`      ${TRIED.length} spellings, ${redirects} redirects, 0 to another site`);
  });

  it('is followed by a site that redirects wherever it is told (control)', async () => {
    const browser = new Browser(createServer(vulnerable));
    const [location = ''] = await leadsOf(browser, '/', ['get'], `//${ELSEWHERE}`);
    expect(new URL(location, BASE_URL).host).to.equal(ELSEWHERE);
  });

  it('stands in no page, letter or file because a request names it as ours', async () => {
    expect(await named(site, site.app)).to.deep.equal([]);
  });

  it('stands in them where the site goes by the name it is called (control)', async () => {
    const everywhere = await named(site, namedAsAsked(site));
    expect(everywhere).to.include.members([
      FRENCH,
      `${FRENCH}/commentaires.atom`,
      '/sitemap.xml',
      '/robots.txt',
    ]);
    expect(everywhere.join())
      .to.include('/fr/s/')
      .and.include('/fr/e/')
      .and.include('roue.ics')
      .and.include('a letter');
  });

  it('is not obeyed in the absolute form of a request, nor in two hosts', async () => {
    expect(await obeyed(() => createSiteServer(site.app))).to.deep.equal([]);
  });

  it('is obeyed by a site that goes by the name it is called, or repeats what it hears (control)', async () => {
    const [absolute, , , , , trace] = HEADS;
    expect(await obeyed(() => namedAsAsked(site))).to.deep.equal([absolute]);
    expect(await obeyed(obligingServer)).to.deep.equal([trace]);
  });

  it('cannot be smuggled in behind a request whose length is told twice', async () => {
    expect(await smuggled(() => createSiteServer(site.app))).to.deep.equal([]);
  });

  it('is smuggled in where a server reads what no parser should (control)', async () => {
    expect(await smuggled(obligingServer)).to.include(LENGTHS[0]);
  });
});

/** Where another site stands, of all that names ours, when every header says that we are it. */
async function named(site: TestSite, app: TestSite['app'] | Server): Promise<readonly string[]> {
  const headers = {
    host: ELSEWHERE,
    'x-forwarded-host': ELSEWHERE,
    'x-forwarded-server': ELSEWHERE,
    'x-forwarded-proto': 'https',
    'x-original-url': `https://${ELSEWHERE}/`,
    forwarded: `host=${ELSEWHERE};proto=https`,
  };
  const found: string[] = [];
  for (const path of await naming(site)) {
    const answer = await new Browser(app).get(path, headers);
    if ((answer.html + JSON.stringify(answer.headers)).includes(ELSEWHERE)) found.push(path);
  }
  await write(site, { notify: 'on' }, { browser: new Browser(app), headers });
  const letters = JSON.stringify(await tableIn(site, 'outbox'));
  expect(letters).to.include('anne@example.org');
  return letters.includes(ELSEWHERE) ? [...found, 'a letter'] : found;
}

/** What says where the site is, or could. */
async function naming({ app }: TestSite): Promise<readonly string[]> {
  const saved = await saveStrategy(new Browser(app));
  const [read, edit] = [linkPath(saved, 'read-link'), linkPath(saved, 'edit-link')];
  const files = ['.pdf', '.ics', '.json', '.svg'].map((extension) => `${read}/roue${extension}`);
  const open = ['/fr', '/', FRENCH, `${FRENCH}/commentaires.atom`, '/sitemap.xml', '/robots.txt', '/fr/rien'];
  return [...open, read, edit, `${edit}/strategie.html`, ...files];
}

/** The requests by which a server is led to name another site, or that it takes for what they are not. */
async function obeyed(serve: () => Server): Promise<readonly string[]> {
  const found: string[] = [];
  for (const head of HEADS) {
    const answer = await rawAnswer(serve(), `${head}Connection: close\r\n\r\n`);
    const expected = /^(?:HTTP\/1\.1 (?:200|30\d|40\d)|$)/.test(answer.slice(0, 12));
    if (!expected || answer.includes(ELSEWHERE)) found.push(head);
  }
  return found;
}

/** The lengths that a server does not refuse, or behind which it finds a second request. */
async function smuggled(serve: () => Server): Promise<readonly string[]> {
  const second = `GET /fr/rien-du-tout HTTP/1.1\r\nHost: ${ELSEWHERE}\r\n\r\n`;
  const found: string[] = [];
  for (const lengths of LENGTHS) {
    const head = `POST /fr/roue HTTP/1.1\r\nHost: wheel.test\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
    const answer = await rawAnswer(serve(), `${head}${lengths}\r\n0\r\n\r\n${second}`);
    const refused = /^HTTP\/1\.1 4\d\d /.test(answer) && answer.match(/HTTP\/1\.1 \d/g)?.length === 1;
    if (!refused) found.push(lengths);
  }
  return found;
}

/** Where a site leads when a spelling is typed into every parameter of an address. */
async function leadsOf(
  browser: Browser,
  address: string,
  methods: readonly string[],
  spelling: string,
): Promise<readonly string[]> {
  const fields = Object.fromEntries(NAMES.map((name) => [name, spelling]));
  const query = new URLSearchParams(fields).toString();
  const from = `10.4.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
  const headers = { 'x-forwarded-for': from, referer: `https://${ELSEWHERE}/` };
  const answers = [
    ...(methods.includes('get') ? [await browser.get(`${address}?${query}`, headers)] : []),
    ...(methods.includes('post') ? [await browser.post(`${address}?${query}`, fields, headers)] : []),
  ];
  return answers.map(({ location }) => location).filter((location) => location !== '');
}

/** What comes back over one connection for bytes that no browser sends. */
async function rawAnswer(server: Server, bytes: string): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  socket.on('error', () => socket.destroy());
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(bytes);
  // A server may keep the connection for the next request.
  await Promise.race([closed, whileRunning(SILENCE_MS)]);
  socket.destroy();
  await closed;
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return answer;
}
