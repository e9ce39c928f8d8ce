import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  beginDraft,
  diagnosisFields,
  linkPath,
  saveStrategy,
  stepPath,
  walkToReview,
} from '../support/builders.ts';
import { pagesOf } from '../support/routes.ts';
import { countIn, storedIn } from '../support/tables.ts';
import { change } from '../support/rows.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

describe('being recognised by a cookie', () => {
  let site: TestSite;
  afterEach(() => site.close());

  it('begins with the first draft, and with no page that is only read', async () => {
    site = await openSite();
    const paths = await pagesOf(new Browser(site.app));
    for (const path of paths) expect((await new Browser(site.app).get(path)).cookies, path).to.deep.equal([]);
    const [cookie = '', ...more] = (
      await new Browser(site.app).post('/fr/roue/diagnostic', diagnosisFields())
    ).cookies;
    expect(more).to.deep.equal([]);
    expect(cookie)
      .to.match(/^wheel=/)
      .and.to.match(/; Path=\//)
      .and.to.match(/; HttpOnly/)
      .and.to.match(/; SameSite=Lax/);
    expect(cookie).not.to.match(/Secure|Domain/);
  });

  it('uses a secure cookie of this host alone when readers come by https', async () => {
    site = await openSite({ BASE_URL: 'https://wheel.test' });
    const begun = await new Browser(site.app).post('/fr/roue/diagnostic', diagnosisFields());
    const cookie = begun.cookies[0] ?? '';
    expect(cookie)
      .to.match(/^__Host-wheel=/)
      .and.to.match(/; Path=\//)
      .and.to.match(/; Secure/)
      .and.to.match(/; HttpOnly/);
    expect(cookie).not.to.match(/Domain/);
    expect(begun.headers['strict-transport-security']).to.equal('max-age=86400');
    const back = await new Browser(site.app).get(begun.location, { cookie: cookie.split(';')[0] ?? '' });
    expect(back.status).to.equal(200);
  });

  it('holds one visitor and nothing else', async () => {
    site = await openSite();
    await saveStrategy(new Browser(site.app));
    const [row] = (await storedIn(site)).session as { data: string }[];
    expect(Object.keys(JSON.parse(row?.data ?? '{}') as object).sort()).to.deep.equal(['cookie', 'visitor']);
    expect(await countIn(site, 'session')).to.equal(1);
  });

  it('lasts 180 days from the last visit, in the cookie and in the row', async () => {
    site = await openSite();
    const browser = new Browser(site.app);
    await saveStrategy(browser);
    const mine = async () => (await browser.get('/fr/mes-strategies')).$('main li').length;
    for (const days of [179, 179]) {
      site.time.now += days * DAY_MS;
      expect(await mine()).to.equal(1);
    }
    const [row] = (await storedIn(site)).session as { expires_at: number }[];
    expect(row?.expires_at).to.equal(site.time.now + 180 * DAY_MS);
    const [cookie = ''] = (await browser.get('/fr/mes-strategies')).cookies;
    const expires = Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '');
    expect(expires - Date.now()).to.be.within(179.9 * DAY_MS, 180.1 * DAY_MS);
    site.time.now += 180 * DAY_MS;
    expect(await mine()).to.equal(0);
  });

  it('writes nothing for a visit within the hour', async () => {
    site = await openSite();
    const browser = new Browser(site.app);
    await beginDraft(browser);
    const before = await storedIn(site);
    site.time.now += DAY_MS / 48;
    await browser.get('/fr/roue');
    expect(await storedIn(site)).to.deep.equal(before);
  });

  it('does not bring back a session that was ended', async () => {
    site = await openSite();
    const browser = new Browser(site.app);
    const page = await beginDraft(browser);
    await change(site, 'delete from session');
    expect((await browser.get(stepPath(page, 'approaches'))).status).to.equal(404);
    expect(await countIn(site, 'session')).to.equal(0);
  });
});

describe('coming back in time', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  for (const [when, later] of [
    ['20 hours', 20 * HOUR_MS],
    ['29 days', 29 * DAY_MS],
  ] as const)
    it(`finds each answer of each step again after ${when}, and goes on (WCAG 2.2.6)`, async () => {
      const browser = new Browser(site.app);
      const gene = 'Né ici en 1924';
      const begun = await walkToReview(browser, { gene, distrust: '3' }, { teach: 'secondary' });
      await browser.submit(begun, 'test', { refusal: ['sell'], 'review-date': '2027-03-01' });
      site.time.now = NOW + later;
      await purge(site.db, site.time.now);
      expect((await browser.get('/fr/roue')).$('.drafts li')).to.have.length(1);
      const diagnosis = await browser.get(stepPath(begun, 'diagnosis'));
      expect(diagnosis.$('#gene').attr('value')).to.equal(gene);
      expect(diagnosis.$('#distrust-3').attr('checked')).to.equal('checked');
      const approaches = await browser.get(stepPath(begun, 'approaches'));
      expect(approaches.$('#teach-secondary').attr('checked')).to.equal('checked');
      const review = await browser.get(stepPath(begun, 'review'));
      expect(review.$('#refusal-sell').attr('checked')).to.equal('checked');
      expect(review.$('#review-date').attr('value')).to.equal('2027-03-01');
      expect((await browser.submit(review, 'save')).status).to.equal(303);
    });
});

describe('coming back too late', () => {
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  it('finds a draft for 30 days after its last change', async () => {
    const browser = new Browser(site.app);
    const page = await beginDraft(browser);
    site.time.now = NOW + 30 * DAY_MS - 1;
    expect((await browser.submit(page, 'preview', { listen: 'priority' })).status).to.equal(303);
    site.time.now += 30 * DAY_MS - 1;
    expect((await browser.get(stepPath(page, 'approaches'))).status).to.equal(200);
    site.time.now += 1;
    expect((await browser.get(stepPath(page, 'approaches'))).status).to.equal(404);
    expect((await browser.get('/fr/roue')).$('.drafts')).to.have.length(0);
  });

  it('erases exactly what is over', async () => {
    const [old, recent] = [new Browser(site.app), new Browser(site.app)];
    const owner = await saveStrategy(old);
    await beginDraft(old, { brand: 'Vieux' });
    site.time.now = NOW + 20 * DAY_MS;
    const kept = await beginDraft(recent, { brand: 'Récent' });
    const before = await storedIn(site);

    await purge(site.db, NOW + 30 * DAY_MS - 1);
    expect(await storedIn(site)).to.deep.equal(before);
    await purge(site.db, NOW + 30 * DAY_MS);
    expect(await countIn(site, 'draft')).to.equal(1);
    expect((await storedIn(site)).session).to.deep.equal(before.session);
    await purge(site.db, NOW + 180 * DAY_MS);
    expect(await countIn(site, 'session')).to.equal(1);
    expect(await countIn(site, 'draft')).to.equal(0);
    for (const table of ['strategy', 'revision', 'link', 'device'] as const)
      expect((await storedIn(site))[table], table).to.deep.equal(before[table]);
    expect((await recent.get(linkPath(owner, 'read-link'))).status).to.equal(200);
    expect((await recent.get(stepPath(kept, 'approaches'))).status).to.equal(404);
  });
});
