import { expect } from 'chai';
import {
  OPEN_REPORTS_MAX,
  REASON_MAX,
  REPORT_LONGEST,
  REPORT_QUOTAS,
} from '../../src/comments/report-quota.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import {
  BEHIND_PROXY,
  DAY_MS,
  ENGLISH,
  FRENCH,
  HOUR_MS,
  MINUTE_MS,
  sumAsked,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { HOURLY } from '../../src/caps/cap.ts';
import { change, tableIn } from '../support/rows.ts';

const [SHORT, LONG] = REPORT_QUOTAS;

describe('reports from one address', () => {
  let site: TestSite;
  let ids: readonly string[];
  beforeEach(async () => {
    site = await openSite({ ...BEHIND_PROXY, CONTACT_EMAIL: 'contact@example.org' });
    const comments = await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        arrive(site, { status: 'published', text: `Texte ${number}`, email: `n${number}@example.org` }),
      ),
    );
    ids = comments.map(({ id }) => id);
  });
  afterEach(() => site.close());

  const report = async (comment: number, from: string, fields: Fields = {}): Promise<Answer> => {
    const browser = new Browser(site.app);
    const headers = { 'X-Forwarded-For': from };
    const path = `${FRENCH}/signaler/${ids[comment] ?? ''}`;
    const page = await browser.get(path, headers);
    site.time.now += MINUTE_MS;
    const standing = Object.fromEntries(
      page
        .$('main form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    return browser.post(
      path,
      { ...standing, reason: 'C’est faux.', captcha: String(sumAsked(page)), ...fields },
      headers,
    );
  };
  const statuses = async (times: number, from: (number: number) => string): Promise<readonly number[]> => {
    const all: number[] = [];
    for (let number = 0; number < times; number += 1) all.push((await report(number, from(number))).status);
    return all;
  };
  const count = async () => (await tableIn(site, 'report')).length;

  it('end as comments do, with the words kept and the time to wait', async () => {
    const first = await statuses(SHORT?.limit ?? 0, () => '203.0.113.9');
    expect(first).to.deep.equal([200, 200, 200]);
    const held = await report(9, '203.0.113.9', { reason: 'Un texte à garder', email: 'zoe@example.org' });
    expect(held.status).to.equal(429);
    expect(Number(held.headers['retry-after'])).to.be.within(1, 600);
    expect(held.$('#reason').text().trim()).to.equal('Un texte à garder');
    expect(held.$('#email').attr('value')).to.equal('zoe@example.org');
    expect(held.$('.notice').text()).to.match(/renvoyez-le dans \d minutes/);
    expect((await report(9, '203.0.113.10')).status, 'another address').to.equal(200);
    site.time.now += Number(held.headers['retry-after']) * 1000;
    expect((await report(9, '203.0.113.9')).status, 'later').to.equal(200);
    expect(await count()).to.equal(5);
  });

  it('take a right answer along: the form that is sent again asks nothing anew', async () => {
    await statuses(3, () => '203.0.113.9');
    const headers = { 'X-Forwarded-For': '203.0.113.9' };
    const held = await report(9, '203.0.113.9');
    site.time.now += 10 * MINUTE_MS;
    const standing = Object.fromEntries(
      held
        .$('main form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    const again = await new Browser(site.app).post(`${FRENCH}/signaler/${ids[9] ?? ''}`, standing, headers);
    expect(again.status).to.equal(200);
  });

  it('end for the day', async () => {
    let taken = 0;
    for (let number = 0; number < 40; number += 1) {
      if ((await report(number, '203.0.113.9')).status === 200) taken += 1;
      site.time.now += 10 * MINUTE_MS;
    }
    expect(taken).to.equal(LONG?.limit);
    site.time.now += DAY_MS;
    expect((await report(50, '203.0.113.9')).status).to.equal(200);
  });

  it('end for a whole network of IPv6, which has homes without end', async () => {
    const sent = await statuses(40, (number) => `2001:db8:1:${(number + 1).toString(16)}::1`);
    const perTenMinutes = (SHORT?.limit ?? 0) * 10;
    // A minute passes with each, so the first ones leave the window while others come.
    expect(sent.filter((status) => status === 200).length).to.be.within(perTenMinutes, 40);
    site.time.now += HOUR_MS;
    const before = await count();
    const atOnce: number[] = [];
    const now = site.time.now;
    for (let number = 0; number < 40; number += 1) {
      // A question of one minute serves twenty; the next minute has another.
      site.time.now = now + Math.floor(number / 15) * MINUTE_MS;
      atOnce.push((await report(number, `2001:db8:2:${(number + 1).toString(16)}::1`)).status);
    }
    expect(atOnce.filter((status) => status === 200)).to.have.length(perTenMinutes);
    expect(await count()).to.equal(before + perTenMinutes);
  });

  it('are one for each comment while it is open: what is said again is added, nothing is lost', async () => {
    const first = await report(0, '203.0.113.9');
    const same = await report(0, '203.0.113.9');
    const more = await report(0, '203.0.113.9', { reason: 'Et injurieux.', email: 'zoe@example.org' });
    for (const again of [same, more]) {
      expect(again.status).to.equal(200);
      expect(again.$('main').text()).to.equal(first.$('main').text());
    }
    const [row] = await tableIn(site, 'report');
    expect(await count()).to.equal(1);
    expect([row?.['reason'], row?.['email']]).to.deep.equal([
      'C’est faux.\n\nEt injurieux.',
      'zoe@example.org',
    ]);
    expect((await report(0, '203.0.113.10')).status).to.equal(200);
    expect(await count(), 'somebody else').to.equal(2);
    await change(site, 'update report set closed_at = 1, client = null');
    site.time.now += HOUR_MS;
    await report(0, '203.0.113.9');
    expect(await count(), 'once it was closed').to.equal(3);
  });

  it('stay bounded in length however often one adds to them', async () => {
    const say = (letter: string, fields: Fields = {}) =>
      report(0, '203.0.113.9', { reason: letter.repeat(REASON_MAX - 5), ...fields });
    for (const letter of ['a', 'b', 'c']) {
      expect((await say(letter)).status).to.equal(200);
      site.time.now += HOUR_MS;
    }
    const long = await say('d', { email: 'zoe@example.org' });
    expectRefused(long, ['reason']);
    expect(long.headers['retry-after'], 'waiting would not help').to.equal(undefined);
    expect(long.$('.error-summary a').text()).to.include('déjà long').and.to.include(String(REPORT_LONGEST));
    expect(long.$('#reason').text().trim()).to.equal('d'.repeat(REASON_MAX - 5));
    expect(long.$('#email').attr('value')).to.equal('zoe@example.org');
    expect(String((await tableIn(site, 'report'))[0]?.['reason']).length).to.be.lessThan(REPORT_LONGEST);
  });

  it('are told done, not to wait, where the last one that was taken is sent twice', async () => {
    await statuses((SHORT?.limit ?? 0) - 1, () => '203.0.113.9');
    const browser = new Browser(site.app);
    const headers = { 'X-Forwarded-For': '203.0.113.9' };
    const path = `${FRENCH}/signaler/${ids[9] ?? ''}`;
    const page = await browser.get(path, headers);
    site.time.now += MINUTE_MS;
    const token = page.$('input[name="captcha-token"]').attr('value') ?? '';
    const form = { 'captcha-token': token, captcha: String(sumAsked(page)), reason: 'Injurieux.' };
    const post = () => browser.post(path, form, headers);
    const atOnce = await Promise.all([post(), post()]);
    expect([...atOnce, await post()].map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    const other = await report(9, '203.0.113.9', { reason: 'Autre chose.' });
    expect(other.status, 'other words wait').to.equal(429);
    expect(await count()).to.equal(SHORT?.limit);
  });

  it('tell nobody’s address: only keyed digests are stored, and none once they are closed', async () => {
    await report(0, '203.0.113.9');
    const dump = JSON.stringify([
      await tableIn(site, 'report'),
      await tableIn(site, 'comment_quota'),
      await tableIn(site, 'cap_count'),
    ]);
    expect(dump).not.to.include('203.0.113');
    expect((await tableIn(site, 'report'))[0]?.['client']).to.match(/^[\w-]{22}$/);
  });

  it('are not counted together behind a proxy that is not named', async () => {
    expect(await statuses(12, () => '127.0.0.1')).to.deep.equal(Array.from({ length: 12 }, () => 200));
  });
});

describe('reports from everywhere', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite({ ...BEHIND_PROXY, CONTACT_EMAIL: 'contact@example.org' });
  });
  afterEach(() => site.close());

  const send = async (id: string, number: number, path = `${FRENCH}/signaler`): Promise<Answer> => {
    const browser = new Browser(site.app);
    const headers = { 'X-Forwarded-For': `198.51.${Math.floor(number / 250)}.${(number % 250) + 1}` };
    const page = await browser.get(`${path}/${id}`, headers);
    site.time.now += 5000;
    const fields = { 'captcha-token': page.$('input[name="captcha-token"]').attr('value') ?? '' };
    return browser.post(
      `${path}/${id}`,
      { ...fields, reason: 'Faux.', captcha: String(sumAsked(page)) },
      headers,
    );
  };

  it(`end at ${HOURLY.report} an hour, in kind words that name another way`, async () => {
    const { id } = await arrive(site, { status: 'published' });
    site.time.now = Math.ceil(site.time.now / HOUR_MS) * HOUR_MS;
    const start = site.time.now;
    for (let number = 0; number < HOURLY.report; number += 1) {
      site.time.now = start + Math.floor(number / 15) * MINUTE_MS;
      expect((await send(id, number)).status, String(number)).to.equal(200);
    }
    const full = await send(id, 200);
    expect(full.status).to.equal(429);
    expect(Number(full.headers['retry-after'])).to.be.within(3000, 3600);
    expect(full.$('.notice').text()).to.include('contact@example.org');
    expect(full.$('#reason').text().trim()).to.equal('Faux.');
    const english = await arrive(site, {
      status: 'published',
      lang: 'en',
      article: 'listen-before-you-speak',
    });
    expect((await send(english.id, 201, `${ENGLISH}/report`)).$('.notice').text()).to.include('Many reports');
    expect(await tableIn(site, 'report')).to.have.length(HOURLY.report);
    site.time.now = start + HOUR_MS;
    expect((await send(id, 202)).status).to.equal(200);
  });

  it(`end at ${OPEN_REPORTS_MAX} open ones, until some are closed`, async () => {
    const { id } = await arrive(site, { status: 'published' });
    await change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${OPEN_REPORTS_MAX})
      insert into report (id, comment_id, reason, created_at) select 'r' || i, '${id}', 'Faux', i from n`,
    );
    expect((await send(id, 1)).status).to.equal(429);
    await change(site, "update report set closed_at = 1 where id = 'r7'");
    expect((await send(id, 1)).status).to.equal(200);
  });
});
