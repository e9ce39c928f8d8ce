import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  ENGLISH,
  FRENCH,
  MINUTE_MS,
  POST_TO,
  SLUGS,
  WORDS,
  commentIn,
  decideStatus,
  filled,
  idAt,
  openForm,
  send,
  standingIn,
  sumAsked,
  tokenOf,
  write,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { tableIn } from '../support/rows.ts';

describe('commenting an article', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('keeps every word and both boxes when the answer is wrong, and asks another question', async () => {
    const page = await openForm(site, browser);
    const boxes = { notify: 'on', remember: 'on' };
    const again = await send(browser, page, { ...filled(page), ...boxes, captcha: '99' });
    expectRefused(again, ['captcha']);
    expect(again.$('title').text()).to.match(/^Erreur\s: /);
    expect(standingIn(again)).to.include({ ...boxes, name: WORDS.name, email: WORDS.email, captcha: '' });
    expect(again.$('#website').attr('value')).to.equal(WORDS.website);
    expect(again.$('#comment').text().trim()).to.equal(WORDS.comment.replaceAll('\r\n', '\n'));
    expect(tokenOf(again)).not.to.equal(tokenOf(page));
    expect(again.$('#captcha-error').text()).to.include('Vos mots sont conservés');
    expect(await tableIn(site, 'comment')).to.be.empty;
    expect([again.headers['cache-control'], again.cookies]).to.deep.equal(['no-store', []]);
    expect(again.$('meta[name="robots"]').attr('content')).to.equal('noindex');
    site.time.now += MINUTE_MS;
    const sent = await send(browser, again, { captcha: String(sumAsked(again)) });
    expect([sent.status, (await tableIn(site, 'comment')).length]).to.deep.equal([303, 1]);
  });

  for (const [lang, path] of [
    ['fr', FRENCH],
    ['en', ENGLISH],
  ] as const)
    it(`lists several problems at once, each beside its field too (${lang})`, async () => {
      const page = await openForm(site, browser, path);
      const wrong = { name: '', email: 'anne', website: 'nowhere', comment: 'ab', captcha: '' };
      const again = await send(browser, page, wrong);
      expectRefused(again, ['name', 'email', 'website', 'comment', 'captcha'], lang);
      expect(await tableIn(site, 'comment')).to.be.empty;
    });

  it('folds the article and what others wrote above a form to correct, and nothing of it is lost', async () => {
    const page = await openForm(site, browser);
    expect(page.$('.essay details')).to.have.length(0);
    for (const action of ['send', 'preview']) {
      const again = await send(browser, page, { ...filled(page), captcha: '99', action });
      expect(again.$('.essay details:not([open]) > summary').text(), action).to.equal('Relire l’article');
      expect(again.$('.essay .prose').text().trim(), action).to.equal(page.$('.essay .prose').text().trim());
      expect(again.$('.paint'), action).to.have.length(0);
    }
  });

  it('never asks for a right answer twice', async () => {
    const page = await openForm(site, browser);
    const again = await send(browser, page, filled(page, { email: 'anne@' }));
    expectRefused(again, ['email']);
    expect(tokenOf(again)).to.equal(tokenOf(page));
    expect(again.$('#captcha').attr('value')).to.equal(String(sumAsked(page)));
    const sent = await send(browser, again, { email: WORDS.email });
    expect([sent.status, (await tableIn(site, 'comment')).length]).to.deep.equal([303, 1]);
  });

  it('leads to the comment, which its writer alone sees for ten minutes', async () => {
    const sent = await write(site, {}, { browser });
    expect(sent.status).to.equal(303);
    expect(sent.location).to.match(new RegExp(`^${FRENCH}\\?recu=[\\w.-]+#commentaire-[\\w-]+$`));
    const elsewhere = new Browser(site.app);
    const page = await elsewhere.follow(sent);
    const mine = commentIn(page, idAt(sent));
    expect(mine.attr('data-state')).to.equal('pending');
    expect(mine.text()).to.include('En attente de validation').and.include('Cela nous a pris deux mois.');
    expect(page.$('.notice[role="status"]').text()).to.include('Merci.');
    expect(page.headers['cache-control']).to.equal('no-store');
    expect(page.$('meta[name="robots"]').attr('content')).to.equal('noindex');
    expect([sent.cookies, page.cookies]).to.deep.equal([[], []]);
    expect((await browser.get(FRENCH)).html).not.to.include('deux mois');
    await browser.follow(sent);
    expect(await tableIn(site, 'comment')).to.have.length(1);
    site.time.now += 10 * MINUTE_MS;
    expect((await browser.follow(sent)).html).not.to.include('deux mois');
  });

  it('shows a pending comment by its own link only', async () => {
    const sent = await write(site, { comment: 'Le premier texte.' });
    const token = new URL(sent.location, 'http://wheel.test').searchParams.get('recu') ?? '';
    for (const path of [
      `${FRENCH}?recu=${token}x`,
      `${FRENCH}?recu=${token.slice(1)}`,
      `${FRENCH}?recu=`,
      `${FRENCH}?recu=${token}&recu=${token}`,
      `${FRENCH}?received=${token}`,
      `${ENGLISH}?received=${token}`,
    ]) {
      const page = await browser.get(path);
      expect(page.status, path).to.equal(200);
      expect(page.html, path).not.to.include('Le premier texte.');
    }
  });

  it('shows a comment to everybody once it is published, and no more to its writer alone', async () => {
    const sent = await write(site);
    await decideStatus(site, idAt(sent), 'published');
    const page = await browser.follow(sent);
    expect(commentIn(page, idAt(sent))).to.have.length(1);
    expect(commentIn(page, idAt(sent)).attr('data-state')).to.equal(undefined);
    expect(commentIn(await browser.get(FRENCH), idAt(sent)).text()).to.include('deux mois');
  });

  it('does not say that a refused comment still waits', async () => {
    const sent = await write(site);
    await decideStatus(site, idAt(sent), 'trash');
    expect((await browser.follow(sent)).html).not.to.include('En attente de validation');
  });

  it('takes a double click for one comment', async () => {
    const page = await openForm(site, browser);
    const both = await Promise.all([send(browser, page, filled(page)), send(browser, page, filled(page))]);
    expect(both.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(both[0].location).to.equal(both[1].location);
    expect(await tableIn(site, 'comment')).to.have.length(1);
  });

  it('tells the preview from the comment: nothing is stored or spent', async () => {
    const page = await openForm(site, browser);
    const preview = await send(browser, page, filled(page), { action: 'preview' });
    expect([preview.status, preview.headers['cache-control']]).to.deep.equal([200, 'no-store']);
    expect(preview.$('.preview p[dir="auto"]')).to.have.length(2);
    expect(standingIn(preview)).to.include({ name: WORDS.name, captcha: String(sumAsked(page)) });
    for (const table of ['comment', 'captcha_used', 'comment_quota', 'captcha_count'])
      expect(await tableIn(site, table), table).to.be.empty;
    expect((await send(browser, preview)).status).to.equal(303);
  });

  it('previews without an answer, and spends no question when something else is missing', async () => {
    const page = await openForm(site, browser);
    const early = await send(browser, page, filled(page, { captcha: '' }), { action: 'preview' });
    expect(early.status).to.equal(200);
    const refused = await send(browser, page, { comment: 'Un texte.' }, { action: 'preview' });
    expectRefused(refused, ['name', 'email']);
    expect(tokenOf(refused)).to.equal(tokenOf(page));
    expect(await tableIn(site, 'captcha_used')).to.be.empty;
  });

  it('leads whoever opens the address of comments to the form', async () => {
    for (const lang of ['fr', 'en'] as const) {
      const answer = await browser.get(POST_TO[lang]);
      expect([answer.status, answer.location]).to.deep.equal([
        303,
        `/${lang}/articles/${SLUGS[lang]}#comment-form`,
      ]);
    }
  });

  it('takes no comment of another site, and shows its words', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await write(site, {}, { headers });
    expect(answer.status).to.equal(403);
    expect(answer.html).to.include('Cela nous a pris deux mois.');
    expect(await tableIn(site, 'comment')).to.be.empty;
  });

  it('knows no comments of an article that does not exist', async () => {
    const nowhere = POST_TO.fr.replace('ecouter', 'hurler');
    expect((await browser.get(nowhere)).status).to.equal(404);
    expect((await browser.post(nowhere, WORDS)).status).to.equal(404);
    const wrongTongue = POST_TO.fr.replace(SLUGS.fr, SLUGS.en);
    expect((await browser.post(wrongTongue, WORDS)).status).to.equal(404);
  });
});
