import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { crowd } from './support/crowd.ts';
import { FULL, scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { sizeOf } from './support/size.ts';
import { ARTICLE, Reader } from './support/writers.ts';
import { pathTo, pathToArticle } from '../../src/addresses/links.ts';

const MEGABYTE = 1024 * 1024;
const HALF_HEADERS = 'POST /fr/roue/diagnostic HTTP/1.1\r\nHost: x\r\nX-Slow: ';
const HALF_BODY =
  'POST /fr/roue/diagnostic HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nbrand=';
/** Asked for again and again on one connection, and never read. */
const UNREAD = `GET ${pathToArticle('fr', ARTICLE.slug)} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(100);
/** The site lets the slowest go after a minute, a busy machine later; a site without limits after five. */
const PATIENCE_MS = 200_000;
/** Connections of those who are not slow. */
const ODD_ONES = 50;
const EACH = scaled(10, 1_000);
/** Megabytes that a site may take after it has refused them all: a fault would keep hundreds. */
const MOST_GROWN = 100;
const CROWD = scaled(100, 256);
const VISITS = scaled(800, 50_000);

if (FULL)
  describe('many visitors who are slow on purpose', function () {
    this.timeout(20 * 60_000);
    for (const [what, count, words] of [
      ['half headers', 1_000, HALF_HEADERS],
      ['half bodies', 1_000, HALF_BODY],
      ['answers that nobody reads', 200, UNREAD],
    ] as const)
      it(`keep nobody else from an answer, and are let go: ${count} ${what}`, async () => {
        const { others, letGo } = await besideSlow('src/server.ts', count, words);
        expect(new Set(others)).to.deep.equal(new Set([200]));
        expect(letGo).to.be.true;
        console.log(`      ${others.length} others answered meanwhile, 0 slow ones left`);
      });

    it('are told apart from those of a site that waits for them (control)', async () => {
      expect((await besideSlow('test/trust/controls/unlimited.ts', 1_000, HALF_BODY)).letGo).to.be.false;
    });
  });

describe(`${EACH} of each request that is too much`, function () {
  this.timeout(10 * 60_000);

  it('are refused for what they are, and leave no memory behind', async () => {
    const { accepted, grown } = await sentTo('src/server.ts', EACH);
    expect(accepted).to.deep.equal([]);
    expect(grown).to.be.lessThan(MOST_GROWN);
    console.log(`      ${EACH * TOO_MUCH.length} refused, ${grown} MB more`);
  });

  it('are told apart from those to a site that swallows everything (control)', async () => {
    const { accepted, grown } = await sentTo('test/trust/controls/swallowing.ts', 3);
    expect(accepted).to.include.members(['a body of 200 kB', '50 MB in a small packet']);
    expect(grown).to.be.greaterThan(MOST_GROWN);
  });
});

describe(`${CROWD} visitors at once`, function () {
  this.timeout(30 * 60_000);

  it('wait, or are told when to come back; afterwards all is as before', async () => {
    const statuses = await pressed('src/server.ts', VISITS);
    expect([...statuses.keys()].filter((status) => ![200, 303, 429, 503].includes(status))).to.deep.equal([]);
    console.log(`      ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')}`);
  });

  it('are told apart from those of a site that breaks down (control)', async () => {
    expect([...(await pressed('test/trust/controls/overwhelmed.ts', 400)).keys()]).to.include(500);
  });
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const TOO_MUCH: readonly (readonly [string, RequestInit, readonly number[]])[] = [
  ['a body of 200 kB', { method: 'POST', headers: FORM, body: `brand=${'x'.repeat(200_000)}` }, [413]],
  ['2,000 fields', { method: 'POST', headers: FORM, body: 'x=1&'.repeat(2_000) }, [413]],
  [
    'fields within fields',
    { method: 'POST', headers: FORM, body: `a${'[b]'.repeat(40)}=1` },
    [400, 413, 422],
  ],
  [
    '50 MB in a small packet',
    {
      method: 'POST',
      headers: { ...FORM, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(50 * MEGABYTE, 'x')),
    },
    [413, 415],
  ],
  ['a header of 20 kB', { headers: { 'x-long': 'x'.repeat(20_000) } }, [431]],
];

/** What was not refused as it should be, and how many megabytes the site has grown by after the first of them. */
async function sentTo(script: string, each: number) {
  const site = new TrustSite({ script });
  try {
    await site.start();
    await sendEach(site, Math.ceil(each / 10));
    const before = sizeOf(site).memory;
    const accepted = await sendEach(site, each);
    const grown = sizeOf(site).memory - before;
    expect((await new Reader(site).get('/fr')).status).to.equal(200);
    return { accepted, grown };
  } finally {
    await site.erase();
  }
}

async function sendEach(site: TrustSite, each: number): Promise<readonly string[]> {
  const accepted: string[] = [];
  for (const [what, init, statuses] of TOO_MUCH) {
    const refused = await crowd(4, each, async () => statuses.includes(await statusOf(site, init)));
    if (refused < each) accepted.push(what);
  }
  return accepted;
}

async function statusOf(site: TrustSite, init: RequestInit): Promise<number> {
  const address = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`;
  const headers = { ...(init.headers as Record<string, string>), 'x-forwarded-for': address };
  const response = await fetch(site.origin + pathTo('newDiagnosis', 'fr', {}), { ...init, headers });
  await response.arrayBuffer();
  return response.status;
}

/** How others fared beside many slow visitors, and whether the site let go of these. */
async function besideSlow(script: string, count: number, words: string) {
  const site = new TrustSite({ script });
  try {
    await site.start();
    const before = sizeOf(site).files;
    const slow = await Promise.all(Array.from({ length: count }, () => openSlow(site, words)));
    const others: number[] = [];
    const until = Date.now() + PATIENCE_MS;
    const held = () => sizeOf(site).files - before;
    // Connected is not yet taken: whoever looks at once finds nobody there.
    while (held() < count / 2 && Date.now() < until) await pause(10);
    const left = () => held() > ODD_ONES;
    while (left() && Date.now() < until) {
      others.push((await new Reader(site).get('/fr')).status);
      await pause(100);
    }
    const letGo = !left();
    for (const socket of slow) socket.destroy();
    return { others, letGo };
  } finally {
    await site.erase();
  }
}

async function openSlow(site: TrustSite, words: string): Promise<Socket> {
  const { hostname, port } = new URL(site.origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(words);
  return socket;
}

/** The answers to a crowd that comes all at once, by status; then those who come later are all answered. */
async function pressed(script: string, visits: number): Promise<ReadonlyMap<number, number>> {
  const site = new TrustSite({ script });
  const statuses = new Map<number, number>();
  const pages = ['/fr', '/fr/articles', '/fr/roue', pathToArticle('fr', ARTICLE.slug)];
  try {
    await site.start();
    await crowd(CROWD, visits, async (index) => {
      const reader = new Reader(site);
      const page = pages[index % pages.length] ?? '/fr';
      const { status } = await (index % 5 === 0 ? reader.begin('One of a crowd') : reader.get(page));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      return true;
    });
    for (const page of pages) expect((await new Reader(site).get(page)).status).to.equal(200);
    return statuses;
  } finally {
    await site.erase();
  }
}
