import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser, FORM, encode } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import {
  FRENCH,
  POST_TO,
  commentIn,
  decideStatus,
  filled,
  idAt,
  openForm,
  standingIn,
  write,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { tableIn } from '../support/rows.ts';

describe('a comment that means harm', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const expectRefusal = async ({ status, html }: Answer, what: string) => {
    expect(status, what).to.be.within(400, 499);
    expect(html, what).not.to.match(/node_modules|at \w+ \(|SQLITE|TypeError/);
    expect(await tableIn(site, 'comment'), what).to.be.empty;
  };

  const FIELDS = [
    'name',
    'email',
    'website',
    'comment',
    'captcha',
    'captcha-token',
    'parent',
    'notify',
    'remember',
  ];
  for (const field of FIELDS)
    it(`is refused when it gives two answers for ${field}`, async () => {
      const page = await openForm(site, browser);
      const body = { ...standingIn(page), ...filled(page), action: 'send', [field]: ['a', 'b'] };
      await expectRefusal(await browser.post(POST_TO.fr, body), field);
    });

  it('is refused in shapes that no form of ours sends', async () => {
    const page = await openForm(site, browser);
    const fields = { ...standingIn(page), ...filled(page) };
    const good = encode(fields).replace(/&comment=[^&]*/, '');
    const shapes: Record<string, string> = {
      'no comment': good,
      'a list': `${good}&comment[]=x`,
      'an object': `${good}&comment[a]=xyz&comment[__proto__]=x`,
      '200 kB': `${good}&comment=${'x'.repeat(200_000)}`,
      'more than the limit, in bytes': `${good}&comment=${'%F0%9F%98%80'.repeat(6000)}`,
      NUL: `${good}&comment=abc%00def`,
      'a lone surrogate': `${good}&comment=abc%ED%A0%80def`,
      'broken bytes': `${good}&comment=abc%FFdef`,
      'a reversed line': `${good}&comment=abc%E2%80%AEdef`,
      'nothing to see': `${good}&comment=%E2%80%8D%E2%80%8D%E2%80%8D%E2%80%8D`,
      'two buttons': `${good}&comment=abcdef&action=send&action=preview`,
      'a button of its own': `${good}&comment=abcdef&action=publish`,
    };
    for (const [what, body] of Object.entries(shapes)) {
      const answer = await browser.send(POST_TO.fr, { headers: { 'content-type': FORM }, body });
      await expectRefusal(answer, what);
    }
    const large = await browser.send(POST_TO.fr, {
      headers: { 'content-type': FORM },
      body: `comment=${'x'.repeat(200_000)}`,
    });
    expect(large.status).to.equal(413);
  });

  it('sets nothing that the form does not ask for', async () => {
    await write(site, {
      status: 'published',
      by_moderator: '1',
      id: 'mine',
      version: '9',
      published_at: '1',
    });
    const [row] = await tableIn(site, 'comment');
    expect(row).to.include({ status: 'pending', by_moderator: 0, version: 1, published_at: null });
    expect(row?.['id']).not.to.equal('mine');
  });

  const NASTY = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    '</textarea><script>alert(1)</script>',
    '</script><script>alert(1)</script>',
    '<!--<script>',
    ']]>&lt;b&gt;',
    '{{7*7}} <%= 7*7 %> ${7*7}',
    '[x](javascript:alert(1))',
    'javascript:alert(1) data:text/html,x vbscript:x',
  ];
  it('is shown as the characters it is made of, while it waits and once it is published', async () => {
    for (const text of NASTY) {
      const name = text.slice(0, 80);
      const refused = await write(site, { name, comment: text, website: text, email: text, captcha: text });
      const sent = await write(site, { name, comment: text });
      const waiting = await browser.follow(sent);
      await decideStatus(site, idAt(sent), 'published');
      const published = await browser.get(FRENCH);
      const report = await browser.get(
        commentIn(published, idAt(sent)).find('a[href*="signaler"]').attr('href') ?? '',
      );
      for (const page of [refused, waiting, published, report]) {
        expect(page.html, text).not.to.include('<script>').and.not.include('<img');
        expect(page.$('script').not('[type="application/ld+json"]').length, text).to.equal(0);
        expect(page.$('a[href^="javascript"], a[href^="data"], [onerror]').length, text).to.equal(0);
      }
      expect(commentIn(published, idAt(sent)).find('p[dir="auto"]').text(), text).to.equal(text);
      expect(commentIn(published, idAt(sent)).find('h3').text(), text).to.equal(name);
      expect(refused.$('#comment').text().trim(), text).to.equal(text);
      site.time.now += 600_000;
    }
  });

  it('links bare addresses once it is published, and only then', async () => {
    const text = 'Voir https://a.example/x?y=1&z=2, puis\r\nla suite.\r\n\r\nFin : javascript:alert(1)';
    const sent = await write(site, { comment: text });
    const waiting = commentIn(await browser.follow(sent), idAt(sent));
    expect(waiting.find('p[dir="auto"] a, h3 a')).to.have.length(0);
    await decideStatus(site, idAt(sent), 'published');
    const shown = commentIn(await browser.get(FRENCH), idAt(sent));
    const link = shown.find('p[dir="auto"] a');
    expect(link.attr()).to.deep.equal({ href: 'https://a.example/x?y=1&z=2', rel: 'ugc nofollow' });
    expect(shown.find('p[dir="auto"]')).to.have.length(2);
    expect(shown.find('p[dir="auto"] br')).to.have.length(1);
    expect(shown.find('h3 a').attr()).to.deep.equal({
      href: 'https://exemple.fr/',
      rel: 'ugc nofollow noopener',
    });
  });

  it('names no website but a public one of the web', async () => {
    for (const website of [
      'javascript:alert(1)',
      'ftp://exemple.fr',
      'http://user:pass@exemple.fr',
      'http://localhost',
      'http://127.0.0.1/',
      '//exemple',
      'data:text/html,x',
      'exemple.fr"onclick=alert(1)',
    ])
      expectRefused(await write(site, { website }), ['website']);
    for (const website of ['exemple.fr', 'HTTP://EXEMPLE.FR', 'https://exemple.fr/a?b=c#d', 'café.fr'])
      expect((await write(site, { website, comment: website })).status, website).to.be.oneOf([303, 429]);
    expect((await tableIn(site, 'comment')).map((row) => row['website'])).to.deep.equal([
      'https://exemple.fr/',
      'http://exemple.fr/',
      'https://exemple.fr/a?b=c#d',
    ]);
  });

  it('survives queries that nobody wrote', async () => {
    for (const query of [
      '?repondre[]=x',
      '?recu[a]=b',
      '?page-commentaires=-1',
      '?page-commentaires=1e9',
      '?page-commentaires=1&page-commentaires=2',
      '?recu=%00',
      '?__proto__=1',
      `?recu=${'a'.repeat(4000)}`,
    ]) {
      const page = await browser.get(FRENCH + query);
      expect(page.status, query).to.equal(200);
      expect(page.$('link[rel="canonical"]').attr('href'), query).to.equal(`http://wheel.test${FRENCH}`);
    }
    expect((await browser.get(`${FRENCH}?page-commentaires=999999`)).location).to.equal(FRENCH);
  });
});
