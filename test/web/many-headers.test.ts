import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { MAX_HEADERS, createSiteServer } from '../../src/web/server/limits.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';

const FORM = ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 0'];

describe('a request with many headers', () => {
  let site: TestSite;
  let server: Server;
  before(async () => {
    site = await openSite({ TRUST_PROXY: '1' });
    server = createSiteServer(site.app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(async () => {
    server.close();
    await once(server, 'close');
    await site.close();
  });

  /** As a proxy hands it on: what the visitor sent first, then whose it is. Its status, and its body. */
  async function ask(line: string, count: number, own: readonly string[] = []) {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const last = [...own, 'Connection: close', 'X-Forwarded-For: 192.0.2.7'];
    const first = [
      'Host: wheel.test',
      ...Array.from({ length: count - last.length - 1 }, (_, at) => `a${at}: b`),
    ];
    socket.write(`${line} HTTP/1.1\r\n${[...first, ...last].join('\r\n')}\r\n\r\n`);
    const answer = await text(socket);
    return { status: Number(answer.split(' ')[1]), answer };
  }

  it('is answered up to a hundred, and refused in words beyond: none is left out unseen', async () => {
    for (const path of ['/fr', '/fr/lexique', '/fr/roue']) {
      expect((await ask(`GET ${path}`, MAX_HEADERS)).status, path).to.equal(200);
      for (const count of [MAX_HEADERS + 1, 200, 1_000]) {
        const { status, answer } = await ask(`GET ${path}`, count);
        expect(status, `${path} ${count}`).to.equal(431);
        expect(answer).to.include('<h1').and.to.include("default-src 'none'");
      }
    }
  });

  it('is refused as well when it brings a form, which then changes nothing', async () => {
    expect((await ask('POST /fr/roue', MAX_HEADERS, FORM)).status).to.equal(303);
    expect((await ask('POST /fr/roue', MAX_HEADERS + 1, FORM)).status).to.equal(431);
  });
});
