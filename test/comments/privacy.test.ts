import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive, standing } from '../support/comments.ts';
import {
  BEHIND_PROXY,
  DAY_MS,
  ENGLISH,
  FRENCH,
  HOUR_MS,
  POST_TO,
  commentIn,
  decideSetting,
  decideStatus,
  idAt,
  write,
} from '../support/discussion.ts';
import { countsIn, everyTable, tableIn } from '../support/rows.ts';
import { CLOCKS_APART_MS } from '../../src/terms.ts';

const EMAIL = 'Secret.Person@Example.org';
const SITE_PAGES = ['/fr', '/en', '/fr/donnees-personnelles', '/en/privacy', '/sitemap.xml', '/robots.txt'];
const YEAR_MS = 365 * DAY_MS;

describe('what is known of those who comment', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  /** An e-mail in all the shapes in which it could be given away. */
  const traces = [EMAIL, EMAIL.toLowerCase()].flatMap((email) => [
    email,
    encodeURIComponent(email),
    Buffer.from(email).toString('base64').replace(/=+$/, ''),
    ...['md5', 'sha1', 'sha256'].map((kind) => createHash(kind).update(email).digest('hex')),
  ]);
  const expectNoTrace = ({ html, headers }: Answer, what: string) => {
    const said = `${html}\n${JSON.stringify(headers)}`.toLowerCase();
    for (const trace of traces)
      expect(said.includes(trace.toLowerCase()), `${trace} in ${what}`).to.equal(false);
    expect(said, what).not.to.include('198.51.100.77');
  };

  it('is never an e-mail or an address, wherever one looks', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.77' };
    const sent = await write(site, { email: EMAIL }, { headers });
    const mine = await browser.follow(sent);
    const edit = await browser.get(commentIn(mine, idAt(sent)).find('.notice a').attr('href') ?? '');
    await decideStatus(site, idAt(sent), 'published');
    const report = await browser.get(`${FRENCH}/signaler/${idAt(sent)}`);
    const again = await write(site, { email: EMAIL }, { headers });
    for (const [index, page] of [sent, mine, edit, report, again].entries())
      expectNoTrace(page, `answer ${index}`);
    const paths = [FRENCH, ENGLISH, `${FRENCH}?repondre=${idAt(sent)}`, '/fr/articles', '/fr/articles.atom'];
    for (const path of [...paths, `${FRENCH}/commentaires.atom`, ...SITE_PAGES])
      expectNoTrace(await browser.get(path), path);
    expect((await browser.get(FRENCH)).$('img[src^="http"], link[href*="gravatar"]')).to.have.length(0);
  });

  it('needs no cookie, neither to read nor to comment', async () => {
    const sent = await write(site, { notify: 'on' }, { browser });
    const refused = await write(site, { captcha: '99', comment: 'Encore.' }, { browser });
    const answers = [sent, refused, await browser.follow(sent)];
    for (const path of [
      FRENCH,
      `${FRENCH}?repondre=x`,
      POST_TO.fr,
      '/fr/articles',
      `${FRENCH}/commentaires.atom`,
    ])
      answers.push(await browser.get(path));
    for (const { cookies } of answers) expect(cookies).to.be.empty;
    expect(await tableIn(site, 'session')).to.be.empty;
  });

  it('is not changed by looking, wherever the links of a page lead', async () => {
    const root = await arrive(site, { status: 'published' });
    await arrive(site, { status: 'published', parent_id: root.id });
    const mine = await browser.follow(await write(site));
    const before = await everyTable(site);
    const seen = new Set<string>();
    for (const page of [mine, await browser.get(FRENCH), await browser.get(ENGLISH)])
      for (const link of page
        .$('a[href^="/"]')
        .map((_, each) => page.$(each).attr('href') ?? '')
        .get()) {
        if (seen.has(link)) continue;
        seen.add(link);
        expect((await browser.get(link)).status, link).to.equal(200);
        await browser.send(link, { method: 'head' });
      }
    expect(seen.size).to.be.greaterThan(20);
    expect(await everyTable(site)).to.deep.equal(before);
  });

  it('keeps the address apart, for as long as the owner says, and counts by a digest', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.77' };
    await write(site, {}, { headers });
    const { comment_address, ...others } = await everyTable(site);
    expect(comment_address?.map(({ address }) => address)).to.deep.equal(['198.51.100.77']);
    expect(JSON.stringify(others)).not.to.include('198.51.100.77');
    await decideSetting(site, 'addressMonths', '0');
    await write(site, { comment: 'Sans adresse.' }, { headers });
    expect(await tableIn(site, 'comment_address')).to.have.length(1);
    await purge(site.db, site.time.now);
    expect(await tableIn(site, 'comment_address')).to.be.empty;
  });

  it('fades: digests after a day, questions soon after their life, addresses after their months', async () => {
    const id = idAt(await write(site));
    await decideStatus(site, id, 'published');
    const created = site.time.now;
    const left = async (after: number) => {
      await purge(site.db, created + after);
      return countsIn(site, 'comment_quota', 'captcha_used', 'comment_address', 'comment');
    };
    expect(await left(23 * HOUR_MS)).to.deep.equal([1, 1, 1, 1]);
    expect(await left(DAY_MS)).to.deep.equal([0, 1, 1, 1]);
    // As long as a machine whose clock is behind would take it once more.
    expect(await left(DAY_MS + CLOCKS_APART_MS)).to.deep.equal([0, 0, 1, 1]);
    expect(await left(YEAR_MS - DAY_MS)).to.deep.equal([0, 0, 1, 1]);
    expect(await left(YEAR_MS + DAY_MS)).to.deep.equal([0, 0, 0, 1]);
  });

  it('forgets an e-mail three years after the last comment that came with it', async () => {
    const now = site.time.now;
    const old = { status: 'published' as const, created_at: now - 3 * YEAR_MS - DAY_MS };
    const gone = await arrive(site, { ...old, email: 'gone@example.org' });
    const kept = await arrive(site, { ...old, email: 'back@example.org' });
    await arrive(site, { status: 'published', email: 'BACK@example.org', created_at: now - DAY_MS });
    await purge(site.db, now);
    expect(await standing(site, gone.id)).to.include({
      email: null,
      email_key: null,
      digest: '',
      name: gone.name,
    });
    expect((await standing(site, kept.id))?.email).to.equal('back@example.org');
    expect(JSON.stringify(await everyTable(site))).not.to.include('gone@example.org');
    expect((await browser.get(FRENCH)).$('.threads > li')).to.have.length(3);
  });

  it('lets the same words be sent again after a purge, and after a day', async () => {
    const first = idAt(await write(site));
    site.time.now += DAY_MS;
    await purge(site.db, site.time.now);
    expect(idAt(await write(site))).not.to.equal(first);
  });
});
