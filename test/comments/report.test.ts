import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import {
  ENGLISH,
  FRENCH,
  MINUTE_MS,
  commentIn,
  decideSetting,
  sumAsked,
  tokenOf,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { expectPrivate } from '../support/private-page.ts';
import { everyTable, tableIn } from '../support/rows.ts';

describe('reporting a comment', () => {
  let site: TestSite;
  let browser: Browser;
  let id: string;
  let path: string;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    ({ id } = await arrive(site, { status: 'published', text: 'Un texte <b>douteux</b>.' }));
    path =
      commentIn(await browser.get(FRENCH), id)
        .find('a[href*="/signaler/"]')
        .attr('href') ?? '';
  });
  afterEach(() => site.close());

  const open = async () => {
    const page = await browser.get(path);
    site.time.now += MINUTE_MS;
    return page;
  };
  const report = (page: Answer, fields: Fields = {}) =>
    browser.submit(page, '', { reason: 'C’est faux.', captcha: String(sumAsked(page)), ...fields });

  it('shows the comment and a question, and changes nothing by being opened', async () => {
    const before = await everyTable(site);
    const page = await open();
    expectPrivate(page);
    expect(page.$('blockquote').text()).to.include('Un texte <b>douteux</b>.');
    expect(page.$('.site-nav a[hreflang="en"]').attr('href')).to.equal(ENGLISH);
    expect(await everyTable(site)).to.deep.equal(before);
  });

  it('reaches the owner with its reason, and with an e-mail or without', async () => {
    const done = await report(await open());
    expect([done.status, done.$('[role="status"]').length]).to.deep.equal([200, 1]);
    await report(await open(), { email: 'zoe@example.org', reason: 'Une\r\nautre.' });
    expect(
      (await tableIn(site, 'report')).map((row) => [row['comment_id'], row['reason'], row['email']]),
    ).to.deep.equal([
      [id, 'C’est faux.', null],
      [id, 'Une\nautre.', 'zoe@example.org'],
    ]);
    expect((await browser.get(FRENCH)).$('.discussion').text()).to.include('douteux');
  });

  it('keeps what was typed when something is wrong, and a right answer with it', async () => {
    const page = await open();
    const wrong = await report(page, { captcha: '99', email: 'zoe@example.org' });
    expectRefused(wrong, ['captcha']);
    expect(wrong.$('#captcha-error').text()).to.include('Vos mots sont conservés');
    expect(wrong.$('#reason').text().trim()).to.equal('C’est faux.');
    expect(wrong.$('#email').attr('value')).to.equal('zoe@example.org');
    site.time.now += MINUTE_MS;
    const empty = await report(wrong, { reason: ' ', email: 'zoe@' });
    expectRefused(empty, ['reason', 'email']);
    expect(tokenOf(empty)).to.equal(tokenOf(wrong));
    const long = await browser.submit(empty, '', { reason: 'x'.repeat(2001), email: '' });
    expectRefused(long, ['reason']);
    expect((await browser.submit(long, '', { reason: 'x'.repeat(2000) })).status).to.equal(200);
    expect(await tableIn(site, 'report')).to.have.length(1);
  });

  it('takes a question once, even at the same instant', async () => {
    const page = await open();
    const answers = await Promise.all([1, 2, 3].map(() => report(page)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 422, 422]);
    const refused = answers.find(({ status }) => status === 422);
    if (refused === undefined) throw new Error('all were taken');
    expectRefused(refused, ['captcha']);
    site.time.now += MINUTE_MS;
    expect((await report(refused)).status).to.equal(200);
    expect(await tableIn(site, 'report')).to.have.length(2);
  });

  it('takes no question of another article, too fast, or none', async () => {
    const quick = await browser.get(path);
    expectRefused(await report(quick), ['captcha']);
    expectRefused(await report(await open(), { 'captcha-token': 'x' }), ['captcha']);
    await decideSetting(site, 'captcha', '');
    expect((await browser.get(path)).$('#captcha')).to.have.length(0);
    expect((await browser.post(path, { reason: 'Sans question.' })).status).to.equal(200);
  });

  it('knows only comments that everybody sees, where they stand', async () => {
    const pending = await arrive(site, { text: 'Pas encore.' });
    for (const wrong of [
      path.replace(id, pending.id),
      path.replace(id, 'unknown'),
      path.replace('ecouter-avant-de-parler', 'la-moitie-blanche-de-la-roue'),
      `${ENGLISH}/report/${id}`,
    ]) {
      expect((await browser.get(wrong)).status, wrong).to.equal(404);
      expect((await browser.post(wrong, { reason: 'x' })).status, wrong).to.equal(404);
    }
  });

  it('stays possible once the comments are closed', async () => {
    await decideSetting(site, 'closeAfterDays', '1');
    expect((await report(await open())).status).to.equal(200);
  });
});
