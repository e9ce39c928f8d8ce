import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { openPostOffice } from '../mail/post-office.ts';
import type { PostOffice } from '../mail/post-office.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { change, countsIn, everyTable } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { DAY_MS, mailRound } from './reminders.ts';

const ZOE = 'Zoe@exemple.fr';
const YVES = 'yves@exemple.fr';
/** Ninety-nine days after the site's first day. */
const REVIEW = '2027-03-01';
const MAILED = { MAIL_FROM: 'roue@roue.example', MODERATOR_EMAIL: 'o@roue.example', TRUST_PROXY: '1' };

describe('reminders by mail', () => {
  let site: TestSite;
  let office: PostOffice;
  let browser: Browser;
  let owner: Answer;
  let edit: string;

  beforeEach(async () => {
    office = await openPostOffice();
    site = await openSite({ ...MAILED, SMTP_URL: office.url });
    browser = new Browser(site.app);
    owner = await saveStrategy(browser, {
      diagnosis: { brand: 'Durand & fils' },
      review: { 'review-date': REVIEW },
    });
    edit = linkPath(owner, 'edit-link');
  });
  afterEach(async () => {
    await office.close();
    await site.close();
  });

  const round = (options = {}) => mailRound(site, office, options);
  const ask = (email = ZOE, fields: Fields = {}, path = `${edit}/suivi/rappels`) =>
    browser.post(path, { email, action: 'ask', ...fields });
  /** Somebody who has nothing but the letter. */
  const stranger = () => new Browser(site.app);
  const pathOf = (url = '') => new URL(url).pathname;

  /** Noon in Paris on a day. */
  function goTo(day: string): void {
    site.time.now = Date.parse(`${day}T11:00:00Z`);
  }

  async function confirmed(email = ZOE): Promise<void> {
    await ask(email);
    const [letter] = await round();
    await stranger().post(pathOf(letter?.links[0]), {});
  }

  async function changeTo(reviewDate: string, note = 'Autre date'): Promise<void> {
    const review = await openChange(browser, owner);
    await browser.follow(
      await browser.submit(review, 'save', { 'review-date': reviewDate, 'change-note': note }),
    );
  }

  it('come seven days before the review and on the day, to an address that was confirmed, once each', async () => {
    const asked = await ask();
    expect(asked.location).to.equal(`${edit}/suivi?fait=rappels-demandes#rappels`);
    const [question, ...others] = await round();
    expect(others).to.deep.equal([]);
    expect(question?.to).to.equal(ZOE);
    const confirm = pathOf(question?.links[0]);
    expect((await stranger().get(confirm)).$('main button').text()).to.equal('Oui, m’écrire à cette adresse');
    expect((await stranger().post(confirm, {})).$('[role=status]').text()).to.include('C’est noté');
    for (const day of ['2027-02-21', '2027-02-22', '2027-02-23', '2027-02-28', REVIEW, '2027-03-02']) {
      goTo(day);
      const letters = [...(await round()), ...(await round())];
      const expected = ['2027-02-22', REVIEW].includes(day) ? 1 : 0;
      expect(letters.length, day).to.equal(expected);
      for (const { to, subject, text, links, unsubscribe, oneClick } of letters) {
        expect(to).to.equal(ZOE);
        expect(subject).to.equal('Durand & fils\u00a0: bilan prévu le 1er mars 2027');
        expect(text).to.include('Vous aviez prévu de refaire le point le 1er mars 2027.');
        expect(links[0]).to.equal(`${owner.$('#edit-link').text()}/suivi/bilan`);
        expect(unsubscribe).to.equal(`<${links[1]}>`);
        expect(oneClick).to.equal('List-Unsubscribe=One-Click');
      }
    }
  });

  it('ask for the confirmation without a word or a link of the strategy', async () => {
    await ask();
    const [{ subject, text, html, links } = { subject: '', text: '', html: '', links: [] }] = await round();
    const key = edit.split('/').pop() ?? '';
    for (const trace of ['Durand', key, '/e/', '/s/'])
      expect(`${subject}${text}${html}`.includes(trace), trace).to.equal(false);
    expect(links).to.have.length(1);
    const page = await stranger().get(pathOf(links[0]));
    expect(page.html).not.to.include('Durand');
  });

  it('change nothing when a scanner opens each link, and nothing is sent before the button is pressed', async () => {
    await ask();
    const [question] = await round();
    const before = await everyTable(site);
    for (let n = 0; n < 2; n++) await stranger().get(pathOf(question?.links[0]));
    expect(await everyTable(site)).to.deep.equal(before);
    goTo('2027-02-22');
    expect(await round()).to.deep.equal([]);
  });

  it('keep neither a key nor a word of the strategy in the outbox', async () => {
    await confirmed();
    goTo('2027-02-22');
    await round();
    const stored = JSON.stringify((await everyTable(site))['outbox']);
    for (const trace of ['Durand', edit.split('/').pop() ?? '']) expect(stored).not.to.include(trace);
    expect(stored).to.include('[[review]]').and.to.include('[[brand]]');
  });

  it('are written in the language of the page they were asked on', async () => {
    const english = edit.replace('/fr/', '/en/');
    await ask(ZOE, {}, `${english}/follow-up/reminders`);
    const [question] = await round();
    expect(question?.subject).to.equal('The Wheel: confirm your address');
    await stranger().post(pathOf(question?.links[0]), {});
    goTo('2027-02-22');
    const [letter] = await round();
    expect(letter?.text).to.include('You planned to review where you stand on 1 March 2027.');
    expect(letter?.links[0]).to.match(/\/en\/e\/[\w-]{24}\/follow-up\/review$/);
    expect(letter?.links[1]).to.include('/en/reminders/');
  });

  it('end by one press of a mail program, and say so whenever the link is opened again', async () => {
    await confirmed();
    goTo('2027-02-22');
    const [letter] = await round();
    const end = pathOf(letter?.links[1]);
    expect((await stranger().get(end)).$('main button').text()).to.equal('Arrêter les rappels');
    const pressed = await stranger().post(end, { 'List-Unsubscribe': 'One-Click' });
    expect(pressed.status).to.equal(200);
    expect((await stranger().get(end)).$('[role=status]').text()).to.include('nous n’écrirons plus');
    expect((await stranger().post(end, {})).status).to.equal(200);
    goTo(REVIEW);
    expect(await round()).to.deep.equal([]);
    expect(JSON.stringify((await everyTable(site))['reminder'])).to.equal('[]');
  });

  it('take a letter back that waits when they are ended', async () => {
    await confirmed();
    goTo('2027-02-22');
    const refuse = () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNECTION' }));
    await round({ transport: refuse });
    expect(await countsIn(site, 'outbox')).to.deep.equal([2]);
    await browser.post(`${edit}/suivi/rappels`, { action: 'end' });
    expect(await countsIn(site, 'outbox')).to.deep.equal([1]);
    site.time.now += DAY_MS;
    expect(await round()).to.deep.equal([]);
  });

  it('stop when the edit link is replaced, from that moment', async () => {
    await confirmed();
    await browser.post(`${edit}/liens`, { action: 'replace-edit' });
    for (const day of ['2027-02-22', REVIEW]) {
      goTo(day);
      expect(await round(), day).to.deep.equal([]);
    }
    expect(await countsIn(site, 'reminder')).to.deep.equal([0]);
  });

  it('are not confirmed any more once the edit link they were left with is replaced', async () => {
    await ask();
    const [question] = await round();
    await browser.post(`${edit}/liens`, { action: 'replace-edit' });
    const late = await stranger().post(pathOf(question?.links[0]), {});
    expect(late.status).to.equal(404);
    expect(late.$('h1').text()).to.equal('Ce lien ne marche plus');
  });

  it('send nothing to a generation that a database from before says was replaced', async () => {
    await confirmed();
    await change(site, 'update reminder set generation = 0');
    goTo('2027-02-22');
    expect(await round()).to.deep.equal([]);
    expect(await countsIn(site, 'reminder')).to.deep.equal([0]);
  });

  it('end with a deletion, and do not come back with the strategy', async () => {
    await confirmed();
    await browser.post(`${edit}/supprimer`);
    goTo('2026-12-01');
    await browser.post(`${edit}/retablir`);
    for (const day of ['2027-02-22', REVIEW]) {
      goTo(day);
      expect(await round(), day).to.deep.equal([]);
    }
  });

  it('take back what waits when the strategy is deleted, and when it expires', async () => {
    await confirmed();
    goTo('2027-02-22');
    const refuse = () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNECTION' }));
    await round({ transport: refuse });
    await change(site, 'update strategy set expires_at = ?', site.time.now);
    await purge(site.db, site.time.now);
    expect(await countsIn(site, 'reminder', 'reminder_letter')).to.deep.equal([0, 0]);
    site.time.now += 60_000;
    expect(await round()).to.deep.equal([]);
    expect(await countsIn(site, 'outbox')).to.deep.equal([0]);
  });

  it('say nothing of a review that a newer version answers, even one that was already queued', async () => {
    await confirmed();
    goTo('2027-02-22');
    const refuse = () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNECTION' }));
    await round({ transport: refuse });
    await changeTo('2027-06-01');
    site.time.now += 60 * 60_000;
    expect(await round()).to.deep.equal([]);
    goTo(REVIEW);
    expect(await round()).to.deep.equal([]);
  });

  it('say nothing of a review that decisions answer', async () => {
    await confirmed();
    const [{ id: strategy } = { id: '' }] = (await everyTable(site))['strategy'] as unknown as {
      id: string;
    }[];
    await change(
      site,
      `insert into decision (id, strategy_id, approach, revision, kind, reason, lang, decided_at) values ('d', ?, 'listen', 1, 'keep', '', 'fr', ?)`,
      strategy,
      Date.parse('2027-02-24T11:00:00Z'),
    );
    goTo('2027-02-25');
    expect(await round()).to.deep.equal([]);
    goTo(REVIEW);
    expect(await round()).to.deep.equal([]);
  });

  it('still come after decisions that were taken long before the review', async () => {
    await confirmed();
    const [{ id: strategy } = { id: '' }] = (await everyTable(site))['strategy'] as unknown as {
      id: string;
    }[];
    await change(
      site,
      `insert into decision (id, strategy_id, approach, revision, kind, reason, lang, decided_at) values ('d', ?, 'listen', 1, 'keep', '', 'fr', ?)`,
      strategy,
      Date.parse('2027-02-21T11:00:00Z'),
    );
    goTo('2027-02-22');
    expect(await round()).to.have.length(1);
  });

  it('follow a date that moves', async () => {
    await confirmed();
    goTo('2027-02-01');
    await changeTo('2027-04-15');
    const sent: string[] = [];
    for (const day of ['2027-02-22', REVIEW, '2027-04-08', '2027-04-15']) {
      goTo(day);
      sent.push(...(await round()).map(({ subject }) => `${day} ${subject}`));
    }
    expect(sent).to.deep.equal([
      '2027-04-08 Durand & fils\u00a0: bilan prévu le 15 avril 2027',
      '2027-04-15 Durand & fils\u00a0: bilan prévu le 15 avril 2027',
    ]);
  });

  it('leave late after a site that stood still, up to three days after the review', async () => {
    await confirmed();
    for (const [day, count] of [
      ['2027-02-27', 1],
      ['2027-03-04', 1],
    ] as const) {
      goTo(day);
      expect(await round(), day).to.have.length(count);
    }
    site.time.now = NOW;
    const other = await saveStrategy(browser, { review: { 'review-date': REVIEW } });
    edit = linkPath(other, 'edit-link');
    await confirmed(YVES);
    goTo('2027-03-05');
    expect(await round()).to.deep.equal([]);
  });

  it('do not remind of what somebody has just read: an address confirmed late gets the letter of the day', async () => {
    goTo('2027-02-25');
    await confirmed();
    expect(await round()).to.deep.equal([]);
    goTo(REVIEW);
    expect(await round()).to.have.length(1);
  });

  it('send nothing twice when the clock leaps back, and nothing while it is not believed', async () => {
    await confirmed();
    goTo('2027-02-22');
    expect(await round({ isHeld: true })).to.deep.equal([]);
    expect(await round()).to.have.length(1);
    goTo('2027-01-10');
    expect(await round()).to.deep.equal([]);
    goTo('2027-02-23');
    expect(await round()).to.deep.equal([]);
    goTo(REVIEW);
    expect(await round()).to.have.length(1);
    goTo('2027-02-28');
    expect(await round()).to.deep.equal([]);
    goTo(REVIEW);
    expect(await round()).to.deep.equal([]);
  });

  it('go to one address: a new one takes the place of the old once it is confirmed', async () => {
    await confirmed();
    await ask(YVES);
    const [question] = await round();
    expect(question?.to).to.equal(YVES);
    goTo('2026-11-25');
    await stranger().post(pathOf(question?.links[0]), {});
    goTo('2027-02-22');
    expect((await round()).map(({ to }) => to)).to.deep.equal([YVES]);
  });

  it('go on to the old address while the new one is not confirmed', async () => {
    await confirmed();
    await ask(YVES);
    await round();
    goTo('2027-02-22');
    expect((await round()).map(({ to }) => to)).to.deep.equal([ZOE]);
  });

  it('forget an address that nobody confirmed within seven days', async () => {
    await ask();
    const [question] = await round();
    site.time.now += 7 * DAY_MS;
    expect((await stranger().get(pathOf(question?.links[0]))).status).to.equal(404);
    await purge(site.db, site.time.now);
    expect(await countsIn(site, 'reminder')).to.deep.equal([0]);
  });

  it('are refused to an address that was written to three times today, and keep what was typed', async () => {
    for (let n = 0; n < 3; n++) expect((await ask()).status).to.equal(303);
    const refused = await ask();
    expectRefused(refused, ['email']);
    expect(refused.$('#email').attr('value')).to.equal(ZOE);
    for (const email of ['zoe', '', 'a@b', `${'x'.repeat(300)}@exemple.fr`, 'a@b.fr, c@d.fr'])
      expectRefused(await ask(email), ['email']);
    expect((await ask(ZOE, { action: 'shout' })).status).to.equal(422);
    expect(await htmlFaults(refused.html)).to.deep.equal([]);
  });

  it('say that an address gets them already', async () => {
    await confirmed();
    expectRefused(await ask('zoe@EXEMPLE.fr'), ['email']);
  });

  it('open with no other link: neither that to read nor a key that was guessed', async () => {
    const read = linkPath(owner, 'read-link').split('/').pop() ?? '';
    for (const key of [read, 'x'.repeat(24)])
      expect((await ask(ZOE, {}, `/fr/e/${key}/suivi/rappels`)).status).to.equal(404);
    expect(await countsIn(site, 'reminder', 'outbox')).to.deep.equal([0, 0]);
  });

  it('know no token that was signed for anything else', async () => {
    await ask();
    const [question] = await round();
    const token = pathOf(question?.links[0]).split('/').pop() ?? '';
    expect((await stranger().get(`/fr/avis/${token}`)).status).to.equal(404);
    for (const wrong of ['x', `${token}x`, token.slice(0, -1)])
      expect((await stranger().get(`/fr/rappels/${wrong}`)).status).to.equal(404);
  });

  it('are answered on pages that are valid, in both languages', async () => {
    await ask();
    const [question] = await round();
    const path = pathOf(question?.links[0]);
    for (const page of [path, path.replace('/fr/rappels/', '/en/reminders/')])
      expect(await htmlFaults((await stranger().get(page)).html)).to.deep.equal([]);
    expect(await htmlFaults((await stranger().post(path, {})).html)).to.deep.equal([]);
  });
});

describe('a site without mail', () => {
  it('takes no address for reminders', async () => {
    const site = await openSite();
    try {
      const browser = new Browser(site.app);
      const edit = linkPath(await saveStrategy(browser), 'edit-link');
      const answer = await browser.post(`${edit}/suivi/rappels`, { email: ZOE, action: 'ask' });
      expect(answer.status).to.equal(404);
      expect(await countsIn(site, 'reminder')).to.deep.equal([0]);
    } finally {
      await site.close();
    }
  });
});
