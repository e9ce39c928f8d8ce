import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Answer, Browser } from '../support/browser.ts';
import { ARTICLE } from '../support/comments.ts';
import { decideSetting } from '../support/discussion.ts';
import { signedIn } from '../support/moderators.ts';
import { change, isOnPostgres, valueOf } from '../support/rows.ts';

const MANY = 10_000;
/** No statement takes as long as a visitor's may, on a busy machine either. */
const AT_ONCE = 500;
const MB = 1024 * 1024;
const EMAIL = 'bot@example.org';
/** As long as a comment may be, and of what takes most room on a page. */
const LONG = '"'.repeat(4980);

describe('ten thousand of everything', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => {
    site = await openSite();
    await fill(site);
    ({ browser } = await signedIn(site));
  });
  after(() => site.close());

  const expectPage = (page: Answer, path: string) => {
    expect(page.status, path).to.equal(200);
    expect(Buffer.byteLength(page.html), path).to.be.lessThan(MB);
    expect(page.$('.card').length, path).to.be.at.most(20);
  };

  it('leaves every list of moderation a page of bounded length, the first, the last and one beyond', async () => {
    for (const base of [
      '/fr/moderation',
      '/fr/moderation/signalements',
      '/fr/moderation/journal',
      '/en/moderation/reports',
    ])
      for (const query of [
        '',
        '?page=7',
        '?page=500',
        '?page=999999',
        '?status=spam',
        '?status=trash&page=3',
        '?status=published',
        '?status=closed',
        '?q=numero+9',
        '?rule=first',
      ])
        expectPage(await browser.get(base + query), base + query);
    expectPage(await browser.get('/fr/moderation/commentaires/pending-1'), 'one comment with a long log');
    expectPage(await browser.get('/fr/moderation/personnes'), 'people');
  });

  it('shows the last page of the log for any beyond it', async () => {
    const lines = await valueOf(site, 'select count(*) from moderation_log');
    const last = Math.ceil(Number(lines) / 50);
    const beyond = await browser.get('/fr/moderation/journal?page=999999');
    expect(beyond.$('tbody tr').length).to.be.greaterThan(0);
    expect(beyond.$('nav [aria-current="page"]').text()).to.include(String(last));
    expect(beyond.$('.site-nav a[hreflang="en"]').attr('href')).to.equal(`/en/moderation/log?page=${last}`);
    expect((await browser.get('/fr/moderation/journal?action=purge&page=9')).$('tbody tr')).to.have.length(0);
  });

  it('finds and hands out a person with ten thousand comments, and shows the latest', async () => {
    const found = await browser.post('/fr/moderation/personnes', { email: EMAIL, action: 'find' });
    expectPage(found, 'found');
    expect(found.$('tr[data-kind="comments"] td').text()).to.equal(String(MANY));
    expect(found.$('main').text()).to.include(`Voici les 20 derniers sur ${MANY}`);
    const csv = await browser.post('/fr/moderation/personnes', { email: EMAIL, action: 'csv' });
    expect(csv.status).to.equal(200);
    expect(
      csv.html.split('\r\n').filter((line) => line.startsWith('"comment"') || line.startsWith('comment')),
    ).to.have.length(MANY);
  });

  it('lets a list of words be tried: the number is told, the latest are shown', async () => {
    await decideSetting(site, 'words', 'numero');
    for (const path of ['/fr/moderation/mots', '/en/moderation/words']) {
      const page = await browser.post(path, { words: 'numero', action: 'try' });
      expectPage(page, path);
      expect(page.$('tbody tr').length).to.be.at.most(50);
    }
  });

  it('erases that person at once', async () => {
    const erased = await browser.post('/fr/moderation/personnes', {
      email: EMAIL,
      action: 'erase',
      sure: 'on',
    });
    expect(erased.status).to.equal(303);
    expect(await valueOf(site, 'select count(*) from comment where email_key = ?', EMAIL)).to.equal(0);
  });
});

/** Ten thousand comments of each status, reports of one of them, and lines of its log. */
async function fill(site: TestSite): Promise<void> {
  for (let from = 1; from <= MANY; from += AT_ONCE) await fillSome(site, from);
  // As the server does by itself within a minute.
  if (isOnPostgres(site)) await change(site, 'analyze');
}

async function fillSome(site: TestSite, from: number): Promise<void> {
  const { now } = site.time;
  const numbers = `with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${from + AT_ONCE - 1})`;
  for (const status of ['pending', 'published', 'spam', 'trash'])
    await change(
      site,
      `${numbers} insert into comment (id, article, lang, status, version, name, email, email_key, text, original_text,
        reasons, digest, by_moderator, created_at, published_at, decided_at)
      select '${status}-' || i, '${ARTICLE}', 'fr', '${status}', 2, 'Robot', '${status === 'pending' ? EMAIL : 'other@example.org'}', '${status === 'pending' ? EMAIL : 'other@example.org'}',
        case when i <= 40 then '${LONG}' else 'Achetez ' end || ' numero ' || i, case when i <= 40 then '${LONG}' end,
        '[{"rule":"first","detail":""}]', '${status}' || i, 0, ${now} - i, case '${status}' when 'published' then 1 end,
        case '${status}' when 'pending' then null else ${now} - i / 1000 end from n`,
    );
  await change(
    site,
    `${numbers} insert into report (id, comment_id, reason, created_at, closed_at)
    select 'report-' || i, 'published-' || (i % 100 + 1), 'numero ' || i || '${LONG.slice(0, 1900)}', i, case when i % 2 = 1 then i end from n`,
  );
  await change(
    site,
    `${numbers} insert into moderation_log (id, at, actor, comment_id, action, from_status, to_status, via, act, comment_version)
    select 'line-' || i, i, 'Camille', case when i % 2 = 1 then 'pending-1' else 'published-' || (i % 100 + 1) end,
      'hold', 'published', 'pending', 'ui', 'act-' || i, 2 from n`,
  );
}
