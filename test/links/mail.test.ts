import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { sendDue } from '../../src/mail/sender.ts';
import { openTransport } from '../../src/mail/transport.ts';
import { purge } from '../../src/operations/purge.ts';
import { answerRequests, fillingLinks } from '../../src/links/letter-store.ts';
import type { Outside } from '../../src/deps.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { decodeWords, header, parseMessage } from '../mail/message.ts';
import { openPostOffice } from '../mail/post-office.ts';
import type { PostOffice } from '../mail/post-office.ts';
import { everyTable } from '../support/rows.ts';

const ZOE = 'Zoe@exemple.fr';
/** A site that sends mail and stands behind a proxy. */
const MAILED = {
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'roue@roue.example',
  MODERATOR_EMAIL: 'o@roue.example',
  TRUST_PROXY: '1',
};
const DAY_MS = 24 * 60 * 60 * 1000;

describe('sending links by mail', () => {
  let site: TestSite;
  let office: PostOffice;
  let browser: Browser;
  let owner: Answer;
  let edit: string;
  beforeEach(async () => {
    office = await openPostOffice();
    site = await openSite({ ...MAILED, SMTP_URL: office.url });
    browser = new Browser(site.app);
    owner = await saveStrategy(browser, { diagnosis: { brand: 'Durand' } });
    edit = linkPath(owner, 'edit-link');
  });
  afterEach(async () => {
    await office.close();
    await site.close();
  });

  const give = (fields: Fields = {}, path = edit) =>
    browser.post(`${path}/envoyer`, { email: ZOE, action: 'send', ...fields });
  const ask = (email = ZOE, headers = {}) => browser.post('/fr/mes-liens', { email }, headers);

  /** A round of the mail loop; answers the letters that came. */
  async function round() {
    const { db, config, time } = site;
    const outside = {
      ...{ db, config, secrets: loadSecrets(config), clock: () => time.now, random: randomBytes },
    } as unknown as Outside;
    if (config.mail === undefined) throw new Error('this site sends no mail');
    const before = office.received.length;
    await answerRequests(outside);
    const transport = fillingLinks(
      outside,
      openTransport(config.mail, () => Promise.resolve('La Roue')),
    );
    await sendDue({ db, transport, clock: () => time.now, log: { warn: () => undefined } });
    return office.received.slice(before).map(({ to, raw }) => {
      const message = parseMessage(raw);
      return { to, subject: decodeWords(header(message, 'Subject') ?? ''), ...message };
    });
  }

  it('sends both links to the address that the owner gives, and keeps no trace of it', async () => {
    const answer = await give();
    expect(answer.location).to.equal(`${edit}?fait=message-envoye#done`);
    expect((await browser.get(answer.location)).$('[role=status]').text()).to.include('C’est parti');
    const [letter, ...more] = await round();
    expect(more).to.deep.equal([]);
    expect(letter?.to).to.deep.equal([ZOE]);
    expect(letter?.subject).to.equal('La Roue\u00a0: vos deux liens');
    const lines = letter?.text.split('\n') ?? [];
    expect(lines).to.include(owner.$('#read-link').text()).and.to.include(owner.$('#edit-link').text());
    expect(letter?.html).to.include(`<a href="${owner.$('#edit-link').text()}">`);
    expect(await ask().then(round)).to.deep.equal([]);
  });

  it('writes no word of the strategy: anybody may have typed the address', async () => {
    await give({ keep: 'on' });
    await ask();
    const letters = await round();
    expect(letters).to.have.length(2);
    for (const { subject, text, html } of letters)
      expect(`${subject}${text}${html}`).not.to.include('Durand');
  });

  it('stores neither a key nor, of an address that was kept, anything but a keyed fingerprint', async () => {
    await give({ keep: 'on' });
    const key = edit.split('/').pop() ?? '';
    expect(JSON.stringify(await everyTable(site))).not.to.include(key);
    await round();
    site.time.now += 8 * DAY_MS;
    await purge(site.db, site.time.now);
    const stored = JSON.stringify(await everyTable(site)).toLowerCase();
    for (const trace of [key, ZOE.toLowerCase(), 'exemple.fr'])
      expect(stored.includes(trace.toLowerCase()), trace).to.equal(false);
    expect((await browser.get(edit)).$('#mailed-links').text()).to.include('Une adresse peut redemander');
  });

  it('sends all the edit links of an address that was kept, however it is spelled', async () => {
    await give({ keep: 'on' });
    site.time.now += DAY_MS;
    const second = await saveStrategy(browser);
    await give({ keep: 'on' }, linkPath(second, 'edit-link'));
    const third = await saveStrategy(browser);
    await give({}, linkPath(third, 'edit-link'));
    await round();
    expect((await ask('zoe@EXEMPLE.fr')).location).to.equal('/fr/mes-liens?envoye=1');
    const [letter, ...more] = await round();
    expect(more).to.deep.equal([]);
    expect(letter?.text.match(/^http.*$/gm)).to.deep.equal([
      second.$('#edit-link').text(),
      owner.$('#edit-link').text(),
    ]);
    expect(letter?.text).to.include('Enregistrée le 23 novembre 2026\u00a0:');
  });

  it('answers and works alike for an address that it knows and one that it does not', async () => {
    await give({ keep: 'on' });
    await round();
    const rows = async () =>
      Object.fromEntries(Object.entries(await everyTable(site)).map(([name, list]) => [name, list.length]));
    const start = await rows();
    const known = await ask();
    const afterKnown = await rows();
    const unknown = await ask('nobody@exemple.fr');
    const afterUnknown = await rows();
    expect([unknown.status, unknown.location]).to.deep.equal([known.status, known.location]);
    for (const table of ['link_request', 'link_mail_quota', 'outbox']) {
      const growth = (afterKnown[table] ?? 0) - (start[table] ?? 0);
      expect((afterUnknown[table] ?? 0) - (afterKnown[table] ?? 0), table).to.equal(growth);
    }
    expect((await round()).map(({ to }) => to)).to.deep.equal([[ZOE]]);
    expect((await rows())['link_request']).to.equal(0);
  });

  it('sends one address three letters a day at most, and says the same to the fourth request', async () => {
    await give({ keep: 'on' });
    await round();
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await ask());
    expect(new Set(answers.map(({ location }) => location))).to.have.property('size', 1);
    expect(await round()).to.have.length(2);
    expectRefused(await give(), ['email']);
    site.time.now += DAY_MS;
    await purge(site.db, site.time.now);
    await ask();
    expect(await round()).to.have.length(1);
  });

  it('counts the letters of a mailbox, with whatever tag its address is typed', async () => {
    for (const tag of ['', '+a', '+b'])
      expect((await give({ email: ZOE.replace('@', `${tag}@`) })).status, tag).to.equal(303);
    expectRefused(await give({ email: ZOE.replace('@', '+c@').toUpperCase() }), ['email']);
    expect(await round()).to.have.length(3);
  });

  it('holds whoever asks for one address after another', async () => {
    const statuses = [];
    for (let n = 0; n < 11; n++)
      statuses.push(await ask(`a${n}@exemple.fr`, { 'x-forwarded-for': '203.0.113.9' }));
    const last = statuses.at(-1);
    expect(statuses.slice(0, 10).every(({ status }) => status === 303)).to.equal(true);
    expect([last?.status, last?.headers['retry-after']]).to.deep.equal([429, '600']);
    expect(last?.$('.typed').text()).to.include('a10@exemple.fr');
    expect((await ask(ZOE, { 'x-forwarded-for': '203.0.113.10' })).status).to.equal(303);
    site.time.now += 9 * 60_000;
    const later = await ask('b@exemple.fr', { 'x-forwarded-for': '203.0.113.9' });
    expect([later.status, later.headers['retry-after']]).to.deep.equal([429, '60']);
    site.time.now += 60_000;
    expect((await ask('b@exemple.fr', { 'x-forwarded-for': '203.0.113.9' })).status).to.equal(303);
  });

  it('counts ten minutes across midnight, though its digests change with the day', async () => {
    site.time.now = Date.parse('2026-11-22T23:55:00Z');
    for (let n = 0; n < 10; n++) await ask(`d${n}@exemple.fr`, { 'x-forwarded-for': '203.0.113.12' });
    site.time.now += 7 * 60_000;
    const { status } = await ask('d10@exemple.fr', { 'x-forwarded-for': '203.0.113.12' });
    expect(status).to.equal(429);
  });

  it('remembers who asked when the site starts again', async () => {
    for (let n = 0; n < 10; n++) await ask(`e${n}@exemple.fr`, { 'x-forwarded-for': '203.0.113.13' });
    const again = await openSite({ ...MAILED }, site.dataDir);
    const { status } = await new Browser(again.app).post(
      '/fr/mes-liens',
      { email: ZOE },
      { 'x-forwarded-for': '203.0.113.13' },
    );
    expect(status).to.equal(429);
    await again.db.destroy();
  });

  it('takes no more than ten of whoever sends eleven at once', async () => {
    const many = await Promise.all(
      Array.from({ length: 11 }, (_, n) => ask(`c${n}@exemple.fr`, { 'x-forwarded-for': '203.0.113.11' })),
    );
    expect(many.filter(({ status }) => status === 303)).to.have.length(10);
  });

  it('forgets the addresses when their owner says so', async () => {
    await give({ keep: 'on' });
    await round();
    const answer = await browser.post(`${edit}/envoyer`, { action: 'forget' });
    expect(answer.location).to.equal(`${edit}?fait=adresses-oubliees#done`);
    await ask();
    expect(await round()).to.deep.equal([]);
  });

  it('forgets them with the edit link, and tells nobody the new one', async () => {
    await give({ keep: 'on' });
    await browser.post(`${edit}/liens`, { action: 'replace-edit' });
    await ask();
    const letters = await round();
    expect(letters).to.have.length(1);
    expect(letters[0]?.text.match(/^http.*$/gm)).to.deep.equal([owner.$('#read-link').text()]);
    expect(letters[0]?.text).to.include('Ce lien ne marche plus.');
  });

  it('sends no link of a deleted strategy, and all of them once it is back', async () => {
    await give({ keep: 'on' });
    await round();
    await browser.post(`${edit}/supprimer`);
    await ask();
    expect(await round()).to.deep.equal([]);
    await browser.post(`${edit}/retablir`);
    await ask();
    expect(await round()).to.have.length(1);
    await browser.post(`${edit}/supprimer`);
    site.time.now += 31 * DAY_MS;
    await purge(site.db, site.time.now);
    expect((await everyTable(site))['strategy_address']).to.deep.equal([]);
  });

  it('keeps what was typed when the address cannot be one', async () => {
    for (const email of ['', '  ', 'zoe', 'a@b', 'a@b.fr, c@d.fr', 'a@b.fr\r\nBcc: c@d.fr']) {
      const page = await ask(email);
      expect(page.status, email).to.equal(422);
      const owned = await give({ email, keep: 'on' });
      expectRefused(owned, ['email']);
      expect(owned.$('#keep').is('[checked]')).to.equal(true);
    }
    expectRefused(await ask('zoe'), ['email']);
    expect((await ask('zoe')).$('#email').val()).to.equal('zoe');
    expectRefused(await browser.post('/en/my-links', { email: ['a@b.fr', 'c@d.fr'] }), ['email'], 'en');
    expect((await give({ action: 'x' })).status).to.equal(422);
    expect(await round()).to.deep.equal([]);
  });

  it('is written in the language of the page, on pages that are valid', async () => {
    await browser.post(`${edit.replace('/fr/', '/en/')}/send`, { email: ZOE, keep: 'on' });
    await browser.post('/en/my-links', { email: ZOE });
    const subjects = (await round()).map(({ subject }) => subject).sort();
    expect(subjects).to.deep.equal(['The Wheel: your edit links', 'The Wheel: your two links']);
    for (const path of ['/fr/mes-liens', '/en/my-links?sent=1', edit, '/en/my-links'])
      expect(await htmlFaults((await browser.get(path)).html), path).to.deep.equal([]);
    expect((await browser.get('/fr/mes-strategies')).$('a[href="/fr/mes-liens"]')).to.have.length(1);
  });
});

describe('a site without mail', () => {
  it('says so, offers no form, and takes none', async () => {
    const site = await openSite();
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser);
    const page = await browser.get('/fr/mes-liens');
    expect([page.status, page.$('main form').length]).to.deep.equal([200, 0]);
    expect(page.$('.lead').text()).to.include('n’envoie pas d’e-mail');
    expect(owner.$('#mailed-links')).to.have.length(0);
    const before = await everyTable(site);
    const posts = [
      await browser.post('/fr/mes-liens', { email: ZOE }),
      await browser.post(`${linkPath(owner, 'edit-link')}/envoyer`, { email: ZOE }),
    ];
    expect(posts.map(({ status }) => status)).to.deep.equal([404, 404]);
    expect(await everyTable(site)).to.deep.equal(before);
    await site.close();
  });
});
