import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { pathTo, pathToArticle } from '../../src/paths.ts';
import { crowd } from './support/crowd.ts';
import { FULL, scaled } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { sizeOf } from './support/size.ts';
import { ARTICLE, Reader } from './support/writers.ts';

const MEGABYTE = 1024 * 1024;
const SLOW = 1_000;
const HALF_HEADERS = 'POST /fr/roue/diagnostic HTTP/1.1\r\nHost: x\r\nX-Slow: ';
const HALF_BODY =
  'POST /fr/roue/diagnostic HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nbrand=';
/** Asked for again and again on one connection, and never read. */
const UNREAD = `GET ${pathToArticle('fr', ARTICLE.slug)} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(100);
/** The site lets the slowest go after half a minute (docs/operations.md); a busy machine may take longer to look. */
const PATIENCE_MS = 120_000;
/** Connections of those who are not slow. */
const ODD_ONES = 50;
const EACH = scaled(10, 1_000);
const CROWD = scaled(100, 256);
const VISITS = scaled(800, 50_000);

if (FULL)
  describe(`${SLOW} visitors who are slow on purpose`, function () {
    this.timeout(20 * 60_000);
    for (const [what, words] of Object.entries({
      'half headers': HALF_HEADERS,
      'half bodies': HALF_BODY,
      'answers that nobody reads': UNREAD,
    }))
      it(`keep nobody else from an answer, and are let go: ${what}`, async () => {
        const { others, letGo } = await besideSlow('src/server.ts', words);
        expect(others.filter((status) => status !== 200)).to.deep.equal([]);
        expect(letGo).to.be.true;
        console.log(`      ${others.length} others answered meanwhile, 0 slow ones left`);
      });

    it('are told apart from those of a site that waits for them (control)', async () => {
      expect((await besideSlow('test/trust/controls/unlimited.ts', HALF_BODY)).letGo).to.be.false;
    });
  });

describe(`${EACH} of each request that is too much`, function () {
  this.timeout(10 * 60_000);

  it('are refused for what they are, and leave no memory behind', async () => {
    const site = new TrustSite();
    try {
      await site.start();
      await new Reader(site).get('/fr');
      const before = sizeOf(site).memory;
      for (const [what, init, statuses] of TOO_MUCH) {
        const refused = await crowd(4, EACH, async () => statuses.includes(await statusOf(site, init)));
        expect(refused, what).to.equal(EACH);
      }
      const grown = sizeOf(site).memory - before;
      expect((await new Reader(site).get('/fr')).status).to.equal(200);
      console.log(`      ${EACH * TOO_MUCH.length} refused, ${grown} MB more`);
      expect(grown).to.be.lessThan(100);
    } finally {
      await site.erase();
    }
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

async function statusOf(site: TrustSite, init: RequestInit): Promise<number> {
  const address = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`;
  const headers = { ...(init.headers as Record<string, string>), 'x-forwarded-for': address };
  const response = await fetch(site.origin + pathTo('newDiagnosis', 'fr', {}), { ...init, headers });
  await response.arrayBuffer();
  return response.status;
}

/** How others fared beside many slow visitors, and whether the site let go of these. */
async function besideSlow(script: string, words: string) {
  const site = new TrustSite({ script });
  try {
    await site.start();
    const before = sizeOf(site).files;
    const slow = await Promise.all(Array.from({ length: SLOW }, () => openSlow(site, words)));
    const others: number[] = [];
    const until = Date.now() + PATIENCE_MS;
    const left = () => sizeOf(site).files - before > ODD_ONES;
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
