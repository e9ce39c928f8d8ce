import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { ARTICLE, arrive, logged } from '../support/comments.ts';
import { BEHIND_PROXY, MINUTE_MS, decideSetting } from '../support/discussion.ts';
import { signedIn } from '../support/moderators.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { change, rowsOf } from '../support/rows.ts';

const REPORTS = '/fr/moderation/signalements';
const FORM = '[data-report] form';

describe('words that are added to an open report', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    await decideSetting(site, 'captcha', '');
    await arrive(site, { id: 'c1', status: 'published', name: 'Anne', text: 'Un texte' });
  });
  afterEach(() => site.close());

  const say = async (reason: string, from = '203.0.113.9') => {
    const reader = new Browser(site.app);
    const path = `/fr/articles/${ARTICLE}/signaler/c1`;
    const headers = { 'X-Forwarded-For': from };
    expect((await reader.post(path, { reason }, headers)).status).to.equal(200);
  };
  const stands = () => rowsOf(site, 'select reason, closed_at from report order by created_at');
  const closings = async () => (await logged(site)).filter(({ action }) => action === 'report').length;
  const close = (browser: Browser, page: Answer, reason: string) => {
    const id = page.$('[data-report]').first().attr('data-report') ?? '';
    return browser.submit(page, '', { [`reason-${id}`]: reason }, FORM);
  };

  it('are read before it is closed: the page that was open is answered with them, and keeps its reason', async () => {
    await say('C’est faux.');
    const { browser } = await signedIn(site);
    const open = await browser.get(REPORTS);
    await say('Et voici mon adresse, publiée sans accord.');
    const late = await close(browser, open, 'Licite : critique');
    expect(late.status).to.equal(409);
    expect(await closings()).to.equal(0);
    expect(late.$('[role="status"]').text()).to.include('complété pendant que vous le lisiez');
    expect(late.$('title').text()).to.match(/^Signalement complété entre-temps/);
    expect(late.$('[data-report]').text()).to.include('publiée sans accord').and.to.include('Complété le');
    expect(late.$(`${FORM} textarea`).text().trim()).to.equal('Licite : critique');
    expect(await htmlFaults(late.html)).to.deep.equal([]);
    expect((await close(browser, late, 'Retiré')).status).to.equal(303);
    expect(await closings()).to.equal(1);
  });

  it('leave a reason that is refused readable, when its report was closed in between', async () => {
    await say('C’est faux.');
    const { browser } = await signedIn(site);
    const open = await browser.get(REPORTS);
    expect((await close(browser, open, 'Licite')).status).to.equal(303);
    const long = 'Trop long. '.repeat(60).trim();
    const late = await close(browser, open, long);
    expect(late.status).to.equal(409);
    expect(late.$('.typed bdi').text()).to.equal(long);
  });

  it('are told apart within one instant, and each time anew', async () => {
    await say('C’est faux.');
    const { browser } = await signedIn(site);
    let page = await browser.get(REPORTS);
    for (const more of ['Un.', 'Deux.']) {
      await say(more);
      page = await close(browser, page, 'Licite');
      expect([page.status, page.$('[data-report] dd').first().text().includes(more)]).to.deep.equal([
        409,
        true,
      ]);
    }
  });

  it('lead to the report wherever its list has come to', async () => {
    await say('C’est faux.');
    const { browser } = await signedIn(site);
    await change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 25)
      insert into report (id, comment_id, reason, created_at) select 'old' || i, 'c1', 'Raison', i from n`,
    );
    const last = await browser.get(`${REPORTS}?page=2`);
    const id = last.$('[data-report]').last().attr('data-report') ?? '';
    await say('Et plus.');
    await change(site, "update report set closed_at = 1 where id like 'old1%'");
    const late = await browser.submit(last, '', { [`reason-${id}`]: 'Licite' }, `[data-report="${id}"] form`);
    expect(late.status).to.equal(409);
    expect(late.$('[data-report]').first().attr('data-report')).to.equal(id);
    expect(late.$(`[data-report="${id}"]`)).to.have.length(1);
  });

  it('keep it open when the whole list is closed, which says so', async () => {
    await say('C’est faux.');
    await change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 30)
      insert into report (id, comment_id, reason, created_at) select 'old' || i, 'c1', 'Raison', i from n`,
    );
    site.time.now += MINUTE_MS;
    const { browser } = await signedIn(site);
    const open = await browser.get(REPORTS);
    site.time.now += MINUTE_MS;
    await say('Et plus.');
    const fields = { decision: 'matching', sure: 'on', 'reason-all': 'Un robot' };
    const done = await browser.follow(await browser.submit(open, '', fields, 'form.matching'));
    expect(done.$('[role="status"]').text().trim()).to.equal(
      '30 signalements clos et 1 complété entre-temps, resté ouvert.',
    );
    expect(done.$('[data-report]').text()).to.include('Et plus.');
    expect((await stands()).at(-1)).to.deep.include({ closed_at: null });
  });

  it('in English too', async () => {
    await say('C’est faux.');
    const { browser } = await signedIn(site);
    const open = await browser.get('/en/moderation/reports');
    await say('Et plus.');
    const late = await close(browser, open, 'Lawful');
    expect([late.status, late.$('title').text()]).to.satisfy(
      ([status, title]: [number, string]) =>
        status === 409 && title.startsWith('Report added to in the meantime'),
    );
    expect(late.$(`${FORM} textarea`).text().trim()).to.equal('Lawful');
  });
});
