import { expect } from 'chai';
import { HOURLY, dayOf, hourOf } from '../../src/caps/cap.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  BEHIND_PROXY,
  DAY_MS,
  ENGLISH,
  FRENCH,
  HOUR_MS,
  MINUTE_MS,
  WORDS,
  decideSetting,
  decideStatus,
  filled,
  idAt,
  openForm,
  send,
  standingIn,
  write,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { change, tableIn } from '../support/rows.ts';

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const ANNE = from('198.51.100.1');
const STRANGER = from('203.0.113.5');

describe('the same words, sent again', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('lead their writer to the first comment after a right answer, spaces aside', async () => {
    const first = await write(site, {}, ANNE);
    const spent = (await tableIn(site, 'captcha_used')).length;
    const second = await write(site, { comment: WORDS.comment.replaceAll('\r\n', ' \n') }, ANNE);
    expect([second.status, idAt(second)]).to.deep.equal([303, idAt(first)]);
    expect(await tableIn(site, 'captcha_used')).to.have.length(spent);
    expect(await tableIn(site, 'comment')).to.have.length(1);
  });

  it('lead there by the very form that was sent, whose question is spent', async () => {
    const page = await openForm(site, browser);
    const first = await send(browser, page, filled(page), ANNE);
    const again = await send(browser, page, filled(page), ANNE);
    expect([again.status, again.location]).to.deep.equal([303, first.location]);
  });

  it('lead there over midnight, and no more after a day', async () => {
    site.time.now = Date.parse('2026-11-22T23:58:00Z');
    const first = await write(site, {}, ANNE);
    site.time.now += 2 * MINUTE_MS;
    expect(idAt(await write(site, {}, ANNE))).to.equal(idAt(first));
    site.time.now += DAY_MS;
    expect(idAt(await write(site, {}, ANNE))).not.to.equal(idAt(first));
  });

  it('lead nowhere without a right answer, their writer neither', async () => {
    await write(site, {}, ANNE);
    for (const captcha of ['', '99']) expectRefused(await write(site, { captcha }, ANNE), ['captcha']);
    expect(await tableIn(site, 'comment')).to.have.length(1);
  });

  it('are refused to anybody else like a question that was spent, and stored once', async () => {
    const first = await write(site, {}, ANNE);
    for (const status of ['pending', 'published', 'spam']) {
      await decideStatus(site, idAt(first), status);
      const guess = await write(site, {}, STRANGER);
      expectRefused(guess, ['captcha']);
      expect(guess.$('#captcha-error').text()).to.include('déjà servi');
      expect(standingIn(guess)).to.include({ name: WORDS.name, email: WORDS.email, captcha: '' });
      expect(guess.html).not.to.include('recu=');
    }
    expect(await tableIn(site, 'comment')).to.have.length(1);
  });

  it('are refused to anybody else in English too', async () => {
    await write(site, {}, { path: ENGLISH, ...ANNE });
    const guess = await write(site, {}, { path: ENGLISH, ...STRANGER });
    expectRefused(guess, ['captcha'], 'en');
    expect(guess.$('#captcha-error').text()).to.include('already');
  });

  it('cost a guess what a comment costs', async () => {
    await write(site, {}, ANNE);
    for (const guess of [1, 2, 3])
      expect((await write(site, {}, STRANGER)).status, String(guess)).to.equal(422);
    const more = await write(site, { comment: 'Un avis à moi.' }, STRANGER);
    expect([more.status, (await tableIn(site, 'comment')).length]).to.deep.equal([429, 1]);
  });

  it('are taken anew once the first was thrown away', async () => {
    const first = await write(site, {}, ANNE);
    await decideStatus(site, idAt(first), 'trash');
    expect(idAt(await write(site, {}, ANNE))).not.to.equal(idAt(first));
  });

  it('are somebody else’s own comment where the owner asks no question', async () => {
    await decideSetting(site, 'captcha', '');
    const plain = await browser.get(FRENCH);
    const sent = await send(browser, plain, WORDS, ANNE);
    const same = await send(browser, plain, WORDS, ANNE);
    const other = await send(browser, plain, WORDS, STRANGER);
    expect([sent.status, same.location, other.status]).to.deep.equal([303, sent.location, 303]);
    expect(idAt(other)).not.to.equal(idAt(sent));
  });

  it('are told apart from no other words while the site takes nobody’s more', async () => {
    await write(site, {}, ANNE);
    await change(
      site,
      `insert into cap_count (maker, day, n) values (?, ?, ?)
        on conflict (maker) do update set n = excluded.n`,
      hourOf('held', site.time.now),
      dayOf(site.time.now),
      HOURLY.held,
    );
    const guesses = [
      await write(site, {}, STRANGER),
      await write(site, { email: 'wrong@example.org' }, STRANGER),
    ];
    expect(guesses.map(({ status }) => status)).to.deep.equal([429, 429]);
    const [right, wrong] = guesses.map(({ $ }) =>
      $('.notice')
        .text()
        .replace(/\d+ minutes/, 'N minutes'),
    );
    expect(right).to.equal(wrong);
  });

  it('of a question asked of one client serve no other', async () => {
    const page = await openForm(site, browser);
    const again = await send(browser, page, filled(page, { captcha: '99' }), ANNE);
    site.time.now += HOUR_MS;
    const stolen = await send(browser, again, filled(again), STRANGER);
    expectRefused(stolen, ['captcha']);
    expect(stolen.$('#captcha-error').text()).to.include('Votre connexion a changé');
    expect((await send(browser, again, filled(again), ANNE)).status).to.equal(303);
  });
});
