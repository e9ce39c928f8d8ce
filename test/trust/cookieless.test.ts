import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { encode } from '../support/browser.ts';
import { MINUTE_MS } from '../support/discussion.ts';
import { diagnosisFields } from '../support/builders.ts';
import { crowd } from './support/crowd.ts';
import { scaled } from './support/scale.ts';
import { countsIn } from '../support/rows.ts';

const POSTS = scaled(1_600, 100_000);
/** What one address may send in a minute (src/app.ts). */
const PER_MINUTE = 1_200;
const MORE = PER_MINUTE + 100;
const CLIENTS = 16;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than a draft and a session live. */
const LATER_MS = 181 * DAY_MS;
const FORM = encode(diagnosisFields({ brand: 'Nobody' }));
const PAGES = ['/fr', '/en', '/fr/roue', '/fr/roue/diagnostic', '/fr/articles', '/fr/moderation', '/health'];

describe(`${POSTS} first steps of one address that keeps no cookie`, function () {
  this.timeout(30 * 60_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite({ TRUST_PROXY: '1' });
  });
  afterEach(() => site.close());

  const counts = () => countsIn(site, 'session', 'draft');

  it('make no more rows than its share of each minute, and all of them go again', async () => {
    const often = (posts: number) => flood(site.app, posts, () => '192.0.2.1');
    const { taken } = await often(POSTS);
    expect(taken).to.equal(PER_MINUTE);
    site.time.now += MINUTE_MS;
    expect((await often(CLIENTS)).taken).to.equal(CLIENTS);
    expect(await counts()).to.deep.equal([taken + CLIENTS, taken + CLIENTS]);
    await purge(site.db, site.time.now + LATER_MS);
    expect(await counts()).to.deep.equal([0, 0]);
    console.log(`      ${POSTS} posts, ${taken} rows, 0 after their time`);
  });

  it('are told apart from those of as many addresses (control)', async () => {
    const { taken } = await flood(site.app, MORE, (index) => `10.0.${index >> 8}.${index & 255}`);
    expect(taken).to.equal(MORE);
    expect(await counts()).to.deep.equal([MORE, MORE]);
  });

  it('find no page that gives a cookie to somebody who only reads', async () => {
    expect(await cookiesOf(site.app)).to.deep.equal([]);
  });

  it('would find one that did (control)', async () => {
    const eager: RequestListener = (request, response) => {
      response.setHeader('Set-Cookie', 'seen=1');
      site.app(request, response);
    };
    expect(await cookiesOf(eager)).to.deep.equal(PAGES);
  });
});

async function flood(app: RequestListener, posts: number, addressOf: (index: number) => string) {
  const statuses = new Set<number>();
  const taken = await over(app, (origin) =>
    crowd(CLIENTS, posts, async (index) => {
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': addressOf(index),
      };
      const init = { method: 'POST', body: FORM, headers, redirect: 'manual' } as const;
      const response = await fetch(`${origin}/fr/roue/diagnostic`, init);
      await response.arrayBuffer();
      statuses.add(response.status);
      return response.status === 303;
    }),
  );
  expect([...statuses].filter((status) => ![303, 429].includes(status))).to.deep.equal([]);
  return { taken };
}

/** The pages that set one. */
async function cookiesOf(app: RequestListener): Promise<readonly string[]> {
  return over(app, async (origin) => {
    const answers = await Promise.all(PAGES.map((path) => fetch(origin + path)));
    return PAGES.filter((_, index) => answers[index]?.headers.has('set-cookie'));
  });
}

async function over<T>(listener: RequestListener, act: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
