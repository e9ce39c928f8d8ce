import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect } from 'chai';
import { PATIENCE, createSiteServer } from '../../src/web/server/limits.ts';
import type { Patience } from '../../src/web/server/limits.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { until } from '../support/workers.ts';

const HOUR_MS = 60 * 60 * 1000;
/** The same server with waits of which no test sees the end, and with short ones. */
const ENDLESS: Patience = {
  headersMs: HOUR_MS,
  requestMs: HOUR_MS,
  keepAliveMs: HOUR_MS,
  idleMs: HOUR_MS,
  lookMs: 200,
};
const SHORT: Patience = { headersMs: 1000, requestMs: 1500, keepAliveMs: 1000, idleMs: 10_000, lookMs: 200 };
/** Fewer than the system lets wait at the door of a process that stands still: it would turn some of the others away. */
const AT_ONCE = 250;
const HALF_HEADERS = 'POST /fr/roue/diagnostic HTTP/1.1\r\nHost: wheel.test\r\nX-Slow: ';
const HALF_BODY =
  'POST /fr/roue/diagnostic HTTP/1.1\r\nHost: wheel.test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nbrand=';

describe('a thousand visitors who send almost nothing', function () {
  this.timeout(300_000);
  let site: TestSite;
  let server: Server;
  let port: number;
  const openServer = async (patience: Patience) => {
    site = await openSite();
    server = createSiteServer(site.app, patience);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await site.close();
  });

  const openMany = async (count: number, words: string) => {
    const all: Socket[] = [];
    while (all.length < count)
      all.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => sendHalf(port, words)))));
    return all;
  };
  const answers = async (count: number) => {
    const got = await Promise.all(Array.from({ length: count }, () => fetch(`http://127.0.0.1:${port}/fr`)));
    return new Set(got.map(({ status }) => status));
  };

  for (const [what, words] of [
    ['headers', HALF_HEADERS],
    ['bodies', HALF_BODY],
  ] as const) {
    it(`keep nobody else from an answer while they are held: half ${what}`, async () => {
      await openServer(ENDLESS);
      const slow = await openMany(1000, words);
      expect(await answers(20)).to.deep.equal(new Set([200]));
      expect(slow.filter(({ closed }) => closed)).to.deep.equal([]);
    });

    it(`are let go: half ${what}`, async () => {
      await openServer(SHORT);
      await Promise.all((await openMany(1000, words)).map(closed));
      // Where this machine stands still for a second, whoever asks is as slow as they were, and asks once more.
      await until(async () => (await answers(1)).has(200));
    });
  }

  it('are told so, where they still listen', async () => {
    await openServer(SHORT);
    const slow = await sendHalf(port, HALF_HEADERS);
    await closed(slow);
    expect(Buffer.concat(received.get(slow) ?? []).toString()).to.match(/^HTTP\/1\.1 408 /);
  });
});

describe('what is sent in one request', () => {
  let site: TestSite;
  let server: Server;
  let port: number;
  before(async () => {
    site = await openSite();
    server = createSiteServer(site.app);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await site.close();
  });

  const statusOf = async (path: string, init: RequestInit = {}) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init })).status;
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = (body: string) => statusOf('/fr/roue/diagnostic', { method: 'POST', body, headers: form });

  it('has an end: address, headers, body, fields', async () => {
    expect(await statusOf(`/fr?x=${'a'.repeat(8_000)}`)).to.equal(200);
    expect(await statusOf(`/fr?x=${'a'.repeat(13_000)}`)).to.equal(414);
    expect(await statusOf('/fr', { headers: { 'X-Long': 'a'.repeat(20_000) } })).to.equal(431);
    expect(await post(`brand=${'a'.repeat(70_000)}`)).to.equal(413);
    expect(await post('x=1&'.repeat(201))).to.equal(413);
  });

  it('is waited for as long as the manual says', () => {
    expect(PATIENCE).to.deep.equal({
      headersMs: 10_000,
      requestMs: 15_000,
      keepAliveMs: 10_000,
      idleMs: 30_000,
      lookMs: 2_000,
    });
    expect(server).to.include({ headersTimeout: 10_000, requestTimeout: 15_000, maxHeadersCount: 0 });
  });
});

const received = new WeakMap<object, Buffer[]>();

/** A connection on which the beginning of a request was sent, and nothing follows. */
async function sendHalf(port: number, words: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  received.set(socket, chunks);
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(words);
  return socket;
}

/** However it ends: the site may let go of it before it has read what was sent, and the end is then a reset. */
async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
}
