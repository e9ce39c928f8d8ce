import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { PATIENCE, createSiteServer } from '../../src/web/server/limits.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';

/** The same server with shorter waits. */
const SHORT = { headersMs: 4000, requestMs: 5000, keepAliveMs: 1000, idleMs: 10_000, lookMs: 200 };
const HALF_HEADERS = 'POST /fr/roue/diagnostic HTTP/1.1\r\nHost: wheel.test\r\nX-Slow: ';
const HALF_BODY =
  'POST /fr/roue/diagnostic HTTP/1.1\r\nHost: wheel.test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nbrand=';

describe('a thousand visitors who send almost nothing', function () {
  this.timeout(120_000);
  let site: TestSite;
  let server: Server;
  let port: number;
  beforeEach(async () => {
    site = await openSite();
    server = createSiteServer(site.app, SHORT);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await site.close();
  });

  const openMany = (count: number, words: string) =>
    Promise.all(Array.from({ length: count }, () => sendHalf(port, words)));
  const answers = async (count: number) => {
    const got = await Promise.all(Array.from({ length: count }, () => fetch(`http://127.0.0.1:${port}/fr`)));
    return new Set(got.map(({ status }) => status));
  };

  for (const [what, words] of [
    ['headers', HALF_HEADERS],
    ['bodies', HALF_BODY],
  ] as const)
    it(`keep nobody else from an answer, and are let go: half ${what}`, async () => {
      const slow = await openMany(1000, words);
      expect(slow).to.have.length(1000);
      expect(await answers(20)).to.deep.equal(new Set([200]));
      expect(
        slow.some(({ closed }) => !closed),
        'still held while others are answered',
      ).to.equal(true);
      const until = Date.now() + 60_000;
      while (slow.some(({ closed }) => !closed) && Date.now() < until) await pause(100);
      expect(slow.filter(({ closed }) => !closed)).to.deep.equal([]);
      expect(await answers(1)).to.deep.equal(new Set([200]));
    });

  it('are told so, where they still listen', async () => {
    const slow = await sendHalf(port, HALF_HEADERS);
    if (!slow.closed) await once(slow, 'close');
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
