import { expect } from 'chai';
import { SHARED_MOST } from '../../src/comments/question.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import {
  BEHIND_PROXY,
  ENGLISH,
  FRENCH,
  HOUR_MS,
  MINUTE_MS,
  POST_TO,
  WORDS,
  filled,
  openForm,
  send,
  standingIn,
  sumAsked,
  tokenOf,
  write,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { change, tableIn } from '../support/rows.ts';

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const OTHER_WORDS = { comment: 'Un tout autre texte.' };
const FRENCH_SUMS =
  'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt';
const ENGLISH_SUMS =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';

describe('the question under an article', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite(BEHIND_PROXY);
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const expectProblem = async (answer: Answer, words: RegExp) => {
    expectRefused(answer, ['captcha']);
    expect(answer.$('#captcha-error').text()).to.match(words);
    expect(answer.$('#comment').text()).to.include('é');
    expect(await tableIn(site, 'comment')).to.have.length.below(2);
  };

  it('is the same for every reader of a minute, another one the next, and sets no cookie', async () => {
    const pages = await Promise.all([browser.get(FRENCH), new Browser(site.app).get(FRENCH)]);
    expect(pages[0].html).to.equal(pages[1].html);
    expect(pages[0].cookies).to.be.empty;
    site.time.now += MINUTE_MS;
    expect(tokenOf(await browser.get(FRENCH))).not.to.equal(tokenOf(pages[0]));
    expect(tokenOf(await browser.get(ENGLISH))).not.to.equal(tokenOf(await browser.get(FRENCH)));
  });

  it('serves once for one client, and still serves another', async () => {
    const page = await openForm(site, browser);
    const one = from('198.51.100.1');
    expect((await send(browser, page, filled(page), one)).status).to.equal(303);
    await expectProblem(await send(browser, page, filled(page, { comment: 'Répété.' }), one), /déjà servi/);
    const other = await send(browser, page, filled(page, OTHER_WORDS), from('198.51.100.2'));
    expect([other.status, (await tableIn(site, 'comment')).length]).to.deep.equal([303, 2]);
  });

  it('serves twenty, whoever they are; then each is asked one of their own, with every word kept', async () => {
    const page = await openForm(site, browser);
    const later = (index: number) => filled(page, { comment: `Un avis, n° ${index}` });
    for (let index = 0; index < SHARED_MOST; index++) {
      const sent = await send(browser, page, later(index), from(`192.0.${index}.1`));
      expect(sent.status, String(index)).to.equal(303);
    }
    const asked = await send(browser, page, later(21), from('192.0.99.1'));
    expectRefused(asked, ['captcha']);
    expect(asked.$('#captcha-error').text()).to.include('rien que pour vous');
    expect(standingIn(asked)).to.include({ name: WORDS.name, comment: 'Un avis, n° 21', captcha: '' });
    expect([asked.headers['cache-control'], asked.cookies]).to.deep.equal(['no-store', []]);
    site.time.now += MINUTE_MS;
    const own = { captcha: String(sumAsked(asked)) };
    expect((await send(browser, asked, own, from('192.0.98.1'))).status).to.equal(422);
    expect((await send(browser, asked, own, from('192.0.99.1'))).status).to.equal(303);
    const next = await openForm(site, browser);
    expect((await send(browser, next, filled(next), from('192.0.97.1'))).status).to.equal(303);
  });

  it('of a form drawn again serves once for all', async () => {
    const page = await openForm(site, browser);
    const again = await send(browser, page, filled(page, { captcha: '99' }), from('198.51.100.1'));
    const answered = { captcha: String(sumAsked(again)) };
    site.time.now += MINUTE_MS;
    expect((await send(browser, again, answered, from('198.51.100.1'))).status).to.equal(303);
    const stolen = await send(browser, again, { ...answered, comment: 'Volé.' }, from('198.51.100.2'));
    await expectProblem(stolen, /déjà servi/);
  });

  it('is spent by a wrong answer', async () => {
    const page = await openForm(site, browser);
    await send(browser, page, filled(page, { captcha: '99' }));
    await expectProblem(await send(browser, page, filled(page)), /déjà servi/);
  });

  it('is spent no more by a thousand wrong answers of one address in a day, and still asked anew', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.1' };
    const begun = await openForm(site, browser);
    await send(browser, begun, filled(begun, { captcha: '99' }), { headers });
    await change(site, 'update cap_count set n = 999');
    for (const remembered of [2, 2, 2]) {
      const page = await openForm(site, browser);
      await expectProblem(
        await send(browser, page, filled(page, { captcha: '99' }), { headers }),
        /nouvelle question/,
      );
      expect(await tableIn(site, 'captcha_used')).to.have.length(remembered);
    }
    const page = await openForm(site, browser);
    expect((await send(browser, page, filled(page), { headers })).status).to.equal(303);
  });

  it('lets exactly one of 64 posts at once through', async () => {
    const page = await openForm(site, browser);
    const posts = Array.from({ length: 64 }, (_, index) =>
      send(browser, page, filled(page, { comment: `Texte n° ${index}` })),
    );
    const statuses = (await Promise.all(posts)).map(({ status }) => status).sort();
    expect(statuses).to.deep.equal([303, ...Array.from({ length: 63 }, () => 422)]);
    expect(await tableIn(site, 'comment')).to.have.length(1);
  });

  it('is not burnt by a post that comes too fast', async () => {
    const page = await browser.get(FRENCH);
    site.time.now += 2999;
    const again = await send(browser, page, filled(page));
    await expectProblem(again, /très vite/);
    expect(tokenOf(again)).to.equal(tokenOf(page));
    expect(standingIn(again)).to.include({ captcha: String(sumAsked(page)) });
    site.time.now += 1;
    expect((await send(browser, again)).status).to.equal(303);
  });

  it('expires after a day; the text is kept, and one more answer sends it', async () => {
    const page = await openForm(site, browser);
    site.time.now += 25 * HOUR_MS;
    const again = await send(browser, page, filled(page));
    await expectProblem(again, /expiré/);
    site.time.now += MINUTE_MS;
    expect((await send(browser, again, { captcha: String(sumAsked(again)) })).status).to.equal(303);
  });

  it('belongs to one article in one language, and is taken in no other shape', async () => {
    const page = await openForm(site, browser);
    const token = tokenOf(page);
    const [mark = '', nonce = '', start = '', end = '', mac = ''] = token.split('.');
    const forged: Record<string, Fields> = {
      missing: { 'captcha-token': '' },
      twice: { 'captcha-token': [token, token] },
      truncated: { 'captcha-token': token.slice(0, -1) },
      'with another end': { 'captcha-token': `${mark}.${nonce}.${start}.${end}0.${mac}` },
      'with another start': { 'captcha-token': `${mark}.${nonce}.1.${end}.${mac}` },
      'of its own now': { 'captcha-token': token.replace('s1', 'o1') },
      'of an object': { 'captcha-token': '__proto__' },
    };
    for (const [what, fields] of Object.entries(forged)) {
      const again = await send(browser, page, filled(page, fields));
      expect(again.status, what).to.equal(422);
      await expectProblem(again, /n’est pas celle de cet article/);
    }
    const elsewhere = POST_TO.fr.replace('ecouter-avant-de-parler', 'la-moitie-blanche-de-la-roue');
    const form = { ...standingIn(page), ...filled(page) };
    await expectProblem(await browser.post(elsewhere, form), /n’est pas celle de cet article/);
    const english = await browser.post(POST_TO.en, form);
    expectRefused(english, ['captcha'], 'en');
    expect(await tableIn(site, 'comment')).to.be.empty;
  });

  for (const [lang, path, sums] of [
    ['fr', FRENCH, FRENCH_SUMS],
    ['en', ENGLISH, ENGLISH_SUMS],
  ] as const)
    it(`takes digits and words for an answer (${lang})`, async () => {
      for (const [index, say] of [
        (sum: number) => ` = ${sum}`,
        (sum: number) => `${(sums.split(' ')[sum - 2] ?? '').toUpperCase()}. `,
        (sum: number) => String(sum).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      ].entries()) {
        const page = await openForm(site, browser, path);
        const fields = { captcha: say(sumAsked(page)), comment: `${lang} ${index}` };
        const sent = await send(browser, page, filled(page, fields), from(`198.51.100.${index}`));
        expect(sent.status, fields.captcha).to.equal(303);
        site.time.now += MINUTE_MS;
      }
    });

  it('takes nothing else for an answer', async () => {
    for (const wrong of ['', ' ', 'abc', '__proto__', '9'.repeat(400)])
      await expectProblem(await write(site, { captcha: wrong }), /question/);
    expect(await tableIn(site, 'comment')).to.be.empty;
  });

  it('counts what became of it, day by day and of nobody in particular', async () => {
    const page = await openForm(site, browser);
    await send(browser, page, filled(page, { captcha: '99' }));
    await send(browser, page, filled(page));
    await send(browser, page, filled(page, { 'captcha-token': 'x' }));
    await write(site, {}, from('198.51.100.9'));
    await write(site, { captcha: '', ...OTHER_WORDS }, from('198.51.100.8'));
    const counts = await tableIn(site, 'captcha_count');
    expect(counts.map(({ day, outcome, count }) => `${day} ${outcome} ${count}`).sort()).to.deep.equal(
      ['invalid', 'missing', 'ok', 'used', 'wrong'].map((outcome) => `2026-11-22 ${outcome} 1`),
    );
    expect(JSON.stringify(counts)).not.to.include('198.51');
  });

  it('survives a change of the secret, as long as the former one is named', async () => {
    const [first, second] = ['a'.repeat(40), 'b'.repeat(40)];
    const before = await openSite({ SESSION_SECRET: first });
    const page = await openForm(before, new Browser(before.app));
    await before.close();
    for (const [former, status] of [
      [first, 303],
      ['c'.repeat(40), 422],
    ] as const) {
      const after = await openSite({ SESSION_SECRET: second, SESSION_SECRET_PREVIOUS: former });
      after.time.now += MINUTE_MS;
      expect((await send(new Browser(after.app), page, filled(page))).status, former).to.equal(status);
      await after.close();
    }
  });
});
