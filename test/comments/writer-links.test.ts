import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { sign } from '../../src/web/signed.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { arrive, standing } from '../support/comments.ts';
import {
  BEHIND_PROXY,
  DAY_MS,
  FRENCH,
  MAILING,
  MINUTE_MS,
  WORDS,
  decideSetting,
  decideStatus,
  filled,
  idAt,
  openForm,
  send,
  write,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { expectPrivate } from '../support/private-page.ts';
import { endToken } from '../../src/comments/writer.ts';
import { countsIn, everyTable, tableIn } from '../support/rows.ts';
import { failOnInsert, dropTrigger } from '../support/trigger.ts';

describe('being told what becomes of a comment', () => {
  let site: TestSite;
  let browser: Browser;
  afterEach(() => site.close());
  const open = async (env: Record<string, string>) => {
    site = await openSite(env);
    browser = new Browser(site.app);
  };
  const mailed = async () => String((await tableIn(site, 'outbox'))[0]?.['body']);
  const linkIn = (text: string) => /http:\/\/wheel\.test(\/\S+)/.exec(text)?.[1] ?? '';

  it('begins with the confirmation of the address, which only its button gives', async () => {
    await open(MAILING);
    await write(site, { notify: 'on', email: 'anne@example.org' });
    expect((await tableIn(site, 'outbox')).map(({ recipient }) => recipient)).to.deep.equal([
      'anne@example.org',
    ]);
    expect(await mailed()).not.to.include('deux mois');
    const before = await everyTable(site);
    const page = await browser.get(linkIn(await mailed()));
    expectPrivate(page);
    expect(await everyTable(site)).to.deep.equal(before);
    site.time.now += DAY_MS;
    const done = await browser.post(linkIn(await mailed()));
    expect([done.status, done.$('[role="status"]').length]).to.deep.equal([200, 1]);
    expect((await tableIn(site, 'subscription'))[0]).to.include({
      confirmed_at: site.time.now,
      ended_at: null,
    });
  });

  it('ends by a link of its own, once or twice', async () => {
    await open(MAILING);
    const id = idAt(await write(site, { notify: 'on' }));
    await browser.post(linkIn(await mailed()));
    const comment = await standing(site, id);
    if (comment === undefined) throw new Error('the comment is gone');
    const link = `/fr/avis/${endToken(loadSecrets(site.config).mail, comment)}`;
    const before = await everyTable(site);
    expectPrivate(await browser.get(link));
    expect(await everyTable(site)).to.deep.equal(before);
    for (const time of ['once', 'twice'])
      expect((await browser.post(link, { 'List-Unsubscribe': 'One-Click' })).status, time).to.equal(200);
    expect((await tableIn(site, 'subscription'))[0]?.['ended_at']).to.equal(site.time.now);
  });

  it('ends as well when a mail program presses the button in its own way (RFC 8058), whatever it sends along', async () => {
    await open(MAILING);
    const type = 'multipart/form-data; boundary=b';
    const press = (link: string, body: string, more = {}) =>
      browser.send(link, { headers: { 'content-type': type, ...more }, body });
    const oneClick =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    for (const [number, body] of [oneClick, '', '--b', '\0'.repeat(60_000)].entries()) {
      const id = idAt(
        await write(site, { notify: 'on', email: `anne${number}@example.org`, comment: `Mot ${number}` }),
      );
      const comment = await standing(site, id);
      if (comment === undefined) throw new Error('the comment is gone');
      const link = `/fr/avis/${endToken(loadSecrets(site.config).mail, comment)}`;
      expect((await press(link, 'x'.repeat(70_000))).status, 'too large').to.equal(413);
      expect((await press(link, oneClick, { 'content-encoding': 'gzip' })).status).to.equal(415);
      expect((await press(link, body)).status).to.equal(200);
      const ended = (await tableIn(site, 'subscription')).map(({ ended_at }) => ended_at);
      expect(ended.at(-1)).to.equal(site.time.now);
      site.time.now += DAY_MS;
    }
    expect((await press('/fr/avis/x', oneClick)).status).to.equal(404);
    expect((await press('/fr/mes-liens', oneClick)).status).to.equal(415);
  });

  it('opens nothing with a changed link, nor with one of another kind', async () => {
    await open(MAILING);
    const sent = await write(site, { notify: 'on' });
    const received = new URL(sent.location, 'http://wheel.test').searchParams.get('recu') ?? '';
    for (const path of [`${linkIn(await mailed())}x`, `/fr/avis/${received}`, '/en/notices/x'])
      for (const answer of [await browser.get(path), await browser.post(path)])
        expect(answer.status, path).to.equal(404);
  });

  it('is never lost between the comment and its letter: all is stored, or nothing', async () => {
    await open(MAILING);
    const page = await openForm(site, browser);
    for (const table of ['subscription', 'outbox']) {
      await failOnInsert(site, table);
      const failed = await send(browser, page, filled(page, { notify: 'on' }));
      expect([
        failed.status,
        await tableIn(site, 'comment'),
        await tableIn(site, 'subscription'),
      ]).to.deep.equal([500, [], []]);
      await dropTrigger(site, table);
    }
    expect((await send(browser, page, filled(page, { notify: 'on' }))).status).to.equal(303);
    expect(await countsIn(site, 'comment', 'subscription', 'outbox')).to.deep.equal([1, 1, 1]);
  });

  it('is kept when the same form is sent again with the box ticked, once', async () => {
    await open(MAILING);
    const page = await openForm(site, browser);
    const first = await send(browser, page, filled(page));
    expect(await tableIn(site, 'outbox')).to.be.empty;
    for (const time of ['once', 'twice']) {
      const again = await send(browser, page, filled(page, { notify: 'on' }));
      expect([again.status, again.location], time).to.deep.equal([303, first.location]);
    }
    expect(await tableIn(site, 'subscription')).to.have.length(1);
    expect((await tableIn(site, 'outbox')).map(({ recipient }) => recipient)).to.deep.equal([WORDS.email]);
  });

  it('asks one mailbox three times a day at most, however its address is spelled and whoever types it', async () => {
    await open({ ...MAILING, ...BEHIND_PROXY });
    const spellings = ['anne@example.org', 'Anne+b@example.org', 'ANNE+c@EXAMPLE.org', 'anne+d@example.org'];
    const writeAll = async () => {
      for (const [index, email] of spellings.entries()) {
        const headers = { 'x-forwarded-for': `198.51.${index}.1` };
        const sent = await write(
          site,
          { email, notify: 'on', comment: `${email} ${site.time.now}` },
          { headers },
        );
        expect(sent.status, email).to.equal(303);
      }
      return (await tableIn(site, 'outbox')).length;
    };
    expect(await writeAll()).to.equal(3);
    expect(await tableIn(site, 'subscription')).to.have.length(3);
    await write(
      site,
      { email: 'an.ne@example.org', notify: 'on' },
      { headers: { 'x-forwarded-for': '198.51.9.1' } },
    );
    expect(await tableIn(site, 'outbox')).to.have.length(4);
    expect(JSON.stringify(await tableIn(site, 'cap_count'))).not.to.include('example');
    site.time.now += DAY_MS;
    await purge(site.db, site.time.now);
    expect(await tableIn(site, 'cap_count')).to.be.empty;
    expect(await writeAll()).to.equal(7);
  });

  it('is nobody’s wish who ticked nothing, nor on a site without mail', async () => {
    await open(MAILING);
    await write(site);
    expect(await tableIn(site, 'subscription')).to.be.empty;
    await site.close();
    await open({});
    expect((await browser.get(FRENCH)).$('#notify-hint').text()).to.include('n’envoie pas');
    expect((await write(site, { notify: 'on' })).status).to.equal(303);
    expect([await tableIn(site, 'subscription'), await tableIn(site, 'outbox')]).to.deep.equal([[], []]);
  });
});

describe('being recognised', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('sets a cookie for six months, on the tick alone, and fills in what is left empty', async () => {
    expect((await write(site, {}, { browser })).cookies).to.be.empty;
    const sent = await write(site, { remember: 'on', comment: 'Reconnaissez-moi.' }, { browser });
    expect(sent.cookies).to.have.length(1);
    expect(sent.cookies[0]).to.match(/^writer=[\w.-]+; Max-Age=15552000; Path=\/; .*HttpOnly; SameSite=Lax$/);
    expect(sent.cookies[0]).not.to.include('anne@');
    site.time.now += 180 * DAY_MS - MINUTE_MS - 1;
    const empty = { name: '', email: ' ', website: '', comment: 'C’est encore moi.' };
    expect((await write(site, empty, { browser })).status).to.equal(303);
    const website = { ...empty, website: 'autre.fr', comment: 'Avec un autre site.' };
    expect((await browser.get(FRENCH)).html).not.to.include('anne@');
    site.time.now -= 5 * MINUTE_MS;
    await write(site, website, { browser });
    expect(
      (await tableIn(site, 'comment')).slice(2).map((row) => [row['name'], row['email'], row['website']]),
    ).to.deep.equal([
      [WORDS.name, WORDS.email, 'https://exemple.fr/'],
      [WORDS.name, WORDS.email, 'https://autre.fr/'],
    ]);
    site.time.now += DAY_MS;
    expectRefused(await write(site, empty, { browser }), ['name', 'email']);
  });

  it('believes no cookie that it did not sign', async () => {
    const sent = await write(site, { remember: 'on' });
    const cookie = (sent.cookies[0] ?? '').split(';')[0] ?? '';
    const empty = { name: '', email: '', comment: 'Moi ?' };
    for (const given of [`${cookie.slice(0, -1)}_`, 'writer=', 'writer=x.y', `writer=${'x'.repeat(4000)}`])
      expectRefused(await write(site, empty, { headers: { cookie: given } }), ['name', 'email']);
    const other = await openSite();
    const foreign = await write(other, empty, { headers: { cookie } });
    expectRefused(foreign, ['name', 'email']);
    await other.close();
  });

  it('ends with a button on the page about personal data', async () => {
    await write(site, { remember: 'on' }, { browser });
    const page = await browser.get('/fr/donnees-personnelles');
    const forgotten = await browser.submit(page, '', {}, 'form[action$="/oublier"]');
    expect(forgotten.status).to.equal(303);
    expect((await browser.follow(forgotten)).$('[role="status"]').text()).to.include(
      'ne vous reconnaît plus',
    );
    expectRefused(await write(site, { name: '', email: '' }, { browser }), ['name', 'email']);
  });

  it('is Secure and bound to the host where readers come over https', async () => {
    const secure = await openSite({ BASE_URL: 'https://wheel.test' });
    const sent = await write(secure, { remember: 'on' });
    expect(sent.cookies[0]).to.match(/^__Host-writer=.*; Secure/);
    await secure.close();
  });
});

for (const [setting, value] of [
  ['trustKnown', 'on'],
  ['holdAll', ''],
] as const)
  describe(`a browser that is recognised, where the owner decided ${setting}: "${value}"`, () => {
    let site: TestSite;
    let browser: Browser;
    beforeEach(async () => {
      site = await openSite();
      browser = new Browser(site.app);
      await decideSetting(site, setting, value);
    });
    afterEach(() => site.close());

    let count = 0;
    /** Whether what this browser writes next appears at once. */
    const appears = async (fields: Fields = {}) => {
      site.time.now += 10 * MINUTE_MS;
      const sent = await write(site, { comment: `Un avis, n° ${++count}`, ...fields }, { browser });
      expect(sent.status).to.equal(303);
      return !sent.location.includes('recu=');
    };

    it('is trusted once the comment it sent was published, and while it is', async () => {
      const id = idAt(await write(site, { remember: 'on' }, { browser }));
      expect(await appears()).to.be.false;
      await decideStatus(site, id, 'published');
      expect(await appears()).to.be.true;
      for (const status of ['pending', 'spam', 'trash']) {
        await decideStatus(site, id, status);
        expect(await appears(), status).to.be.false;
      }
    });

    it('is not trusted for an e-mail that was published from elsewhere', async () => {
      const published = await arrive(site, { status: 'published', email: WORDS.email });
      expect(published.email).to.equal(WORDS.email);
      await write(site, { remember: 'on' }, { browser });
      expect(await appears()).to.be.false;
    });

    it('is trusted for that e-mail alone', async () => {
      const id = idAt(await write(site, { remember: 'on' }, { browser }));
      await decideStatus(site, id, 'published');
      expect(await appears({ email: 'other@example.org' })).to.be.false;
      expect(await appears({ email: WORDS.email.toUpperCase() })).to.be.true;
    });

    it('is not trusted with a cookie of before, which named an e-mail alone', async () => {
      await arrive(site, { status: 'published', email: WORDS.email });
      const keys = loadSecrets(site.config).captcha;
      const parts = [WORDS.name, WORDS.email, ''];
      const former = sign({ keys, purpose: 'writer', parts, expires: site.time.now + DAY_MS });
      const sent = await write(site, {}, { headers: { cookie: `writer=${former}` } });
      expect(sent.location).to.include('recu=');
    });

    it('is not made of one that only sends again what somebody behind the same address sent', async () => {
      const first = await write(site, {}, { browser });
      const same = await write(site, { remember: 'on' }, { browser: new Browser(site.app) });
      expect([idAt(same), same.cookies]).to.deep.equal([idAt(first), []]);
    });
  });
