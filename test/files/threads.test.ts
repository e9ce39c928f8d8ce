import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { drawnStrategy } from '../support/drawn.ts';
import request from 'supertest';
import { PageError } from '../../src/errors.ts';
import type { Draw, Drawing } from '../../src/files/draw.ts';
import { drawInThread } from '../../src/files/threads.ts';
import { textsOf } from '../../src/strategies/strategy.ts';
import { SLOWEST_DRAWING_MS, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { pdfOf } from './pdf.ts';
import { change } from '../support/rows.ts';
import { statementsOf, untilQuiet } from '../support/statements.ts';

const REST_MS = 1;
const ODD = join(import.meta.dirname, 'threads', 'odd.ts');

describe('a thread that draws', function () {
  this.timeout(300_000);
  const words = async (draw: Draw, brand: string) => Buffer.from(await draw(drawingOf(brand))).toString();
  const failed = (draw: Draw, brand: string) => draw(drawingOf(brand)).catch((error: unknown) => error);

  it('that never ends is given up: who waited is told when to come back, and the next file is drawn', async () => {
    const impatience = new AbortController();
    const patience = [impatience.signal];
    const draw = drawInThread({
      program: ODD,
      giveUp: () => patience.shift() ?? new AbortController().signal,
    });
    const begun = drawingEndlessly();
    const endless = failed(draw, 'endless');
    await begun;
    impatience.abort();
    const refused = await endless;
    expect(refused).to.be.instanceOf(PageError);
    expect(refused).to.deep.include({ status: 503, page: 'filesBusy', headers: { 'Retry-After': '5' } });
    expect(await words(draw, 'next')).to.equal('next');
  });

  it('that fails takes nothing with it but its file', async () => {
    const draw = drawInThread({ program: ODD });
    expect(String(await failed(draw, 'broken'))).to.equal('Error: a broken drawing');
    expect(await failed(draw, 'greedy')).to.have.property('code', 'ERR_WORKER_OUT_OF_MEMORY');
    expect(await words(draw, 'next')).to.equal('next');
  });

  it('gives each who asks at the same time their own', async () => {
    const draw = drawInThread({ program: ODD });
    const brands = ['one', 'two', 'three'];
    expect(await Promise.all(brands.map((brand) => words(draw, brand)))).to.deep.equal(brands);
    expect(await words(draw, 'four')).to.equal('four');
  });

  it('makes the same bytes as any other, whatever it drew before', async () => {
    const giveUp = () => AbortSignal.timeout(SLOWEST_DRAWING_MS);
    const [one, two] = [drawInThread({ giveUp }), drawInThread({ giveUp })];
    await one(drawingOf('Éléphant'));
    for (const kind of ['pdf', 'wheel', 'card'] as const) {
      const drawing = { ...drawingOf('Elle'), kind };
      expect(Buffer.from(await one(drawing)).equals(await two(drawing)), kind).to.equal(true);
    }
    const { words } = pdfOf(Buffer.from(await one(drawingOf('Elle'))));
    expect(words).to.match(/^Elle/);
  });

  it('that was let go after a rest is begun again', async () => {
    const draw = drawInThread({ program: ODD, restMs: REST_MS });
    for (const brand of ['one', 'two', 'three', 'four', 'five', 'six']) {
      expect(await words(draw, brand)).to.equal(brand);
      // Its rest, and hardly more: it is told to end, and has not yet ended.
      await setTimeout(REST_MS);
    }
  });
});

describe('who asks for a file', function () {
  this.timeout(300_000);
  let site: TestSite;
  let server: Server;
  let author: Browser;
  /** The brands that were drawn, in order; each is finished by hand. */
  let drawn: string[];
  let finish: () => Promise<void>;
  beforeEach(async () => {
    drawn = [];
    const ends: (() => void)[] = [];
    site = await openSite({ TRUST_PROXY: '1' }, undefined, {
      draw: ({ revision }) => {
        drawn.push(revision.strategy.brand);
        return new Promise((resolve) => {
          ends.push(() => {
            resolve(Buffer.from(revision.strategy.brand));
          });
        });
      },
    });
    finish = async () => {
      while (ends.length === 0) await setImmediate();
      ends.shift()?.();
      await untilQuiet(site);
    };
    statementsOf(site);
    server = createServer(site.app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    author = new Browser(site.app);
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await site.close();
  });

  const saved = async (brand: string) =>
    `${linkPath(await saveStrategy(author, { diagnosis: { brand } }), 'read-link')}/roue.pdf`;

  /** Asks as the address of a visitor; resolves once the site has the question, to what ends it. */
  async function ask(path: string, address = '203.0.113.7') {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (part: Buffer) => (answer += part.toString('latin1')));
    const ended = once(socket, 'close').then(() => answer);
    const asked = once(server, 'request') as Promise<[unknown, ServerResponse]>;
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\nConnection: close\r\n\r\n`,
    );
    const [, response] = await asked;
    await untilQuiet(site);
    const leave = async () => {
      socket.destroy();
      await once(response, 'close');
    };
    return { ended, leave };
  }

  it('and leaves before it is drawn has nobody wait for it', async () => {
    const [first, left, last] = [await saved('first'), await saved('left'), await saved('last')];
    const waiting = [await ask(first)];
    const { leave } = await ask(left);
    waiting.push(await ask(last));
    await leave();
    await finish();
    await finish();
    for (const { ended } of waiting) expect(await ended).to.match(/^HTTP\/1\.1 200 /);
    expect(drawn).to.deep.equal(['first', 'last']);
  });

  it('at one address has one drawn at a time: the file of another address comes before their second', async () => {
    const [one, two, other] = [await saved('one'), await saved('two'), await saved('other')];
    const asked = [await ask(one), await ask(two), await ask(other, '198.51.100.1')];
    for (const done of [1, 2, 3]) {
      expect(drawn).to.have.length(done);
      await finish();
    }
    for (const { ended } of asked) expect(await ended).to.match(/^HTTP\/1\.1 200 /);
    expect(drawn).to.deep.equal(['one', 'other', 'two']);
  });

  it('that others ask for as well is not drawn twice', async () => {
    const path = await saved('shared');
    const asked = [await ask(path), await ask(path, '198.51.100.1'), await ask(path, '198.51.100.2')];
    await finish();
    for (const { ended } of asked) expect(await ended).to.match(/\r\n\r\nshared$/);
    const later = await ask(path);
    expect(await later.ended).to.match(/\r\n\r\nshared$/);
    expect(drawn).to.deep.equal(['shared']);
  });

  it('gets what the revision says now, and nothing of a strategy that is deleted', async () => {
    const owner = await saveStrategy(author, { diagnosis: { brand: 'before' } });
    const path = `${linkPath(owner, 'read-link')}/roue.pdf`;
    const before = await ask(path);
    await finish();
    expect(await before.ended).to.match(/\r\n\r\nbefore$/);
    // As taking back what was shared does: the same revision, with other content.
    await change(
      site,
      `update revision set content = replace(content, '"brand":"before"', '"brand":"after"')`,
    );
    const after = await ask(path);
    await finish();
    expect(await after.ended).to.match(/\r\n\r\nafter$/);
    const edit = linkPath(owner, 'edit-link');
    await author.post(`${edit}/supprimer`);
    expect((await request(site.app).get(path)).status).to.equal(410);
  });
});

/** Resolves once a thread has begun a drawing that it will not end. */
async function drawingEndlessly(): Promise<void> {
  const channel = new BroadcastChannel('endless');
  await new Promise((resolve) => (channel.onmessage = resolve));
  channel.close();
}

function drawingOf(brand: string): Drawing {
  const strategy = drawnStrategy({ brand });
  const revision = { number: 1, savedAt: 0, catalogue: '1', strategy, texts: textsOf(strategy) };
  return {
    kind: 'pdf',
    revision,
    measures: [],
    address: 'http://wheel.test/fr/s/key',
    lang: 'fr',
    site: 'La Roue',
    logo: undefined,
    timeZone: 'Europe/Paris',
  };
}
