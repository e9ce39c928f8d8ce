import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { beginDraft, linkPath, saveStrategy, stepPath } from '../support/builders.ts';
import { SLUGS, filled, openForm, send, write } from '../support/discussion.ts';
import { FULL } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Reader } from './support/writers.ts';
import { pathToArticle } from '../../src/addresses/links.ts';
import { tableIn } from '../support/rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than any session lives. */
const LONG_MS = 400 * DAY_MS;
/** What Debian's faketime puts under a program; the dynamic linker knows where its libraries lie. */
const FAKED = {
  LD_PRELOAD: '/usr/$LIB/faketime/libfaketime.so.1',
  DONT_FAKE_MONOTONIC: '1',
  TZ: 'Europe/Paris',
};
const MOMENTS = {
  'two days back': NOW - 2 * DAY_MS,
  'four hundred days on': NOW + LONG_MS,
  'the hour that summer time skips': Date.parse('2027-03-28T01:30:00Z'),
  'the hour that winter time repeats': Date.parse('2027-10-31T00:30:00Z'),
  'the same hour again': Date.parse('2027-10-31T01:30:00Z'),
  'the 29th of February': Date.parse('2028-02-29T12:00:00Z'),
};

describe('a clock that jumps', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  for (const [what, moment] of Object.entries(MOMENTS))
    it(`to ${what} keeps nobody from saving, writing and reading`, async () => {
      const before = linkPath(await saveStrategy(new Browser(site.app)), 'read-link');
      await write(site);
      site.time.now = moment;
      const owner = await saveStrategy(new Browser(site.app));
      expect(owner.status).to.equal(200);
      const sent = await write(site, { email: 'paul@example.org', comment: `Écrit ${what}` });
      expect(sent.status).to.equal(303);
      await purge(site.db, site.time.now);
      const pages = ['/fr', before, linkPath(owner, 'read-link'), pathToArticle('fr', SLUGS.fr)];
      for (const path of pages) expect((await new Browser(site.app).get(path)).status, path).to.equal(200);
    });

  it('to and fro leaves revisions in the order in which they were saved', async () => {
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser);
    for (const [index, moment] of Object.values(MOMENTS).entries()) {
      site.time.now = moment;
      const path = `${linkPath(owner, 'edit-link')}/modifier`;
      const review = await browser.follow(await browser.post(path));
      const saved = await browser.submit(review, 'save', { 'why-listen': `Raison ${index}` });
      expect(saved.status, String(index)).to.equal(303);
    }
    const numbers = (await tableIn(site, 'revision')).map(({ number }) => number);
    expect(numbers).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
    const read = await new Browser(site.app).get(linkPath(owner, 'read-link'));
    expect(read.html).to.include('Raison 5');
  });

  it('makes no question and no session last for ever', async () => {
    expect(await lastingAfter(site, (ms) => (site.time.now += ms))).to.deep.equal([]);
  });

  it('is told apart from one that stands still (control)', async () => {
    const lasting = await lastingAfter(site, () => undefined);
    expect(lasting).to.deep.equal(['the question', 'the draft', 'the session']);
  });
});

/** What still opens or counts after its life is over, where the clock goes on. */
async function lastingAfter(site: TestSite, pass: (ms: number) => void): Promise<readonly string[]> {
  const browser = new Browser(site.app);
  const draft = stepPath(await beginDraft(browser), 'approaches');
  await saveStrategy(browser);
  const page = await openForm(site, new Browser(site.app));
  pass(LONG_MS);
  const late = await send(browser, page, filled(page));
  const drafted = await browser.get(draft);
  const mine = (await browser.get('/fr/mes-strategies')).$('main li').length;
  return [
    ...(late.status === 303 ? ['the question'] : []),
    ...(drafted.status === 200 ? ['the draft'] : []),
    ...(mine > 0 ? ['the session'] : []),
  ];
}

if (FULL)
  describe('a site whose machine has another time', function () {
    this.timeout(10 * 60_000);
    for (const when of [
      '-2d',
      '+400d',
      '@2027-03-28 01:59:58',
      '@2027-10-31 02:59:58',
      '@2028-02-29 23:59:58',
    ])
      it(`starts, writes and reads at ${when}`, async () => {
        const site = new TrustSite();
        try {
          await site.start();
          expect((await new Reader(site).begin('Before the jump')).status).to.equal(303);
          await site.end('SIGTERM');
          await site.start({ env: { ...FAKED, FAKETIME: when } });
          const { headers } = await fetch(`${site.origin}/health`, { method: 'HEAD' });
          const shift = Math.abs(Date.parse(headers.get('date') ?? '') - Date.now());
          expect(shift, 'another time (apt-get install faketime)').to.be.greaterThan(DAY_MS);
          const reader = new Reader(site);
          const chosen = await reader.choose((await reader.begin('After the jump')).location);
          const saved = await reader.save(chosen.location);
          expect(saved.status).to.equal(303);
          expect((await reader.get(saved.location)).status).to.equal(200);
          expect(await site.end('SIGTERM')).to.equal(0);
          expect(site.isSound()).to.be.true;
        } finally {
          await site.erase();
        }
      });
  });
