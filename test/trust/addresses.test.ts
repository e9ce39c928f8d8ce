import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createSiteServer } from '../../src/web/limits.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { FRENCH, MAILING } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { vulnerable } from './controls/vulnerable.ts';
import { filledIn, routesOf } from './support/router.ts';
import { scaled } from './support/scale.ts';
import { fillWorld } from './support/world.ts';

const BASE_URL = 'http://wheel.test';
const ELSEWHERE = 'evil.example';
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
      for (const { path, methods } of routesOf(site.app)) {
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
    const headers = {
      host: ELSEWHERE,
      'x-forwarded-host': ELSEWHERE,
      'x-forwarded-server': ELSEWHERE,
      'x-forwarded-proto': 'https',
      'x-original-url': `https://${ELSEWHERE}/`,
      forwarded: `host=${ELSEWHERE};proto=https`,
    };
    const saved = await saveStrategy(new Browser(site.app));
    const read = linkPath(saved, 'read-link');
    const edit = linkPath(saved, 'edit-link');
    const files = ['.pdf', '.ics', '.json', '.svg'].map((extension) => `${read}/roue${extension}`);
    const paths = [
      '/fr',
      '/',
      FRENCH,
      `${FRENCH}/commentaires.atom`,
      '/sitemap.xml',
      '/robots.txt',
      read,
      edit,
    ];
    for (const path of [...paths, `${edit}/strategie.html`, ...files, '/fr/rien']) {
      const answer = await new Browser(site.app).get(path, headers);
      expect(answer.html + JSON.stringify(answer.headers), path).not.to.include(ELSEWHERE);
    }
  });

  it('is not obeyed in the absolute form of a request, nor in two hosts', async () => {
    for (const head of [
      `GET http://${ELSEWHERE}/fr HTTP/1.1\r\nHost: ${ELSEWHERE}\r\n`,
      `GET /fr HTTP/1.1\r\nHost: wheel.test\r\nHost: ${ELSEWHERE}\r\n`,
      `GET //${ELSEWHERE}/fr HTTP/1.1\r\nHost: wheel.test\r\n`,
      `GET /fr HTTP/1.0\r\n`,
      `CONNECT ${ELSEWHERE}:443 HTTP/1.1\r\nHost: ${ELSEWHERE}\r\n`,
      `TRACE /fr HTTP/1.1\r\nHost: wheel.test\r\nX-Told: ${ELSEWHERE}\r\n`,
    ]) {
      const answer = await rawAnswer(site, `${head}Connection: close\r\n\r\n`);
      expect(answer, head).not.to.include(ELSEWHERE);
      expect(answer.slice(0, 12), head).to.match(/^(?:HTTP\/1\.1 (?:200|30\d|40\d)|$)/);
    }
  });

  it('cannot be smuggled in behind a request whose length is told twice', async () => {
    const smuggled = `GET /fr/rien-du-tout HTTP/1.1\r\nHost: ${ELSEWHERE}\r\n\r\n`;
    for (const lengths of [
      `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n`,
      `Content-Length: 4\r\nContent-Length: 5\r\n`,
      `Transfer-Encoding: xchunked\r\n`,
      `Transfer-Encoding : chunked\r\n`,
    ]) {
      const head = `POST /fr/roue HTTP/1.1\r\nHost: wheel.test\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
      const answer = await rawAnswer(site, `${head}${lengths}\r\n0\r\n\r\n${smuggled}`);
      expect(answer, lengths).to.match(/^HTTP\/1\.1 4\d\d /);
      expect(answer.match(/HTTP\/1\.1 \d/g), lengths).to.have.length(1);
    }
  });
});

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
async function rawAnswer({ app }: TestSite, bytes: string): Promise<string> {
  const server = createSiteServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  socket.on('error', () => socket.destroy());
  socket.setTimeout(3_000, () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return answer;
}
