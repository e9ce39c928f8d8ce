import { expect } from 'chai';
import { CAPS } from '../../src/caps/cap.ts';
import { purge } from '../../src/operations/purge.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import {
  diagnosisFields,
  linkPath,
  openChange,
  saveStrategy,
  stepPath,
  walkToReview,
} from '../support/builders.ts';
import { BEHIND_PROXY, from, madeToday } from '../support/day.ts';
import { MAILING } from '../support/discussion.ts';
import { countIn, storedIn } from '../support/tables.ts';
import { answerByThree, openWorkshop, revealIn } from '../support/workshops.ts';
import { everyTable } from '../support/rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const BEGIN = '/fr/roue/diagnostic';
const OFFICE = from('198.51.100.7');

const begin = (browser: Browser, headers = OFFICE, brand = 'Maison Durand') =>
  browser.post(BEGIN, diagnosisFields({ brand }), headers);

/** The page of a day that is full: kind words, when to come back, and the form to send again. */
function expectFull(answer: Answer, lead = /Ce navigateur ou cette connexion/): void {
  expect(answer.status).to.equal(429);
  expect(Number(answer.headers['retry-after'])).to.be.within(1, DAY_MS / 1000);
  expect(answer.$('h1').text()).to.equal('C’est beaucoup pour une journée');
  expect(answer.$('.lead').text()).to.match(lead);
  expect(answer.$('main form[method=post] button').text()).to.equal('Envoyer de nouveau');
}

const HERE = /Cette stratégie ou cet atelier/;

describe('what one day takes', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite({ ...BEHIND_PROXY, ...MAILING });
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  describe('of drafts', () => {
    it('is 200 of one browser, from wherever it comes; then its words are kept, and go through the next day', async () => {
      await begin(browser);
      await madeToday(site, CAPS.draft.visitor - 1);
      expect((await begin(browser, from('203.0.113.5'))).status).to.equal(303);
      const full = await begin(browser, from('203.0.113.6'), 'Marque <de> trop');
      expectFull(full);
      expect(full.$('.typed').text()).to.include('Marque <de> trop');
      expect(await countIn(site, 'draft')).to.equal(2);
      site.time.now += DAY_MS;
      const sent = await browser.submit(full, '', {}, 'main form[method=post]');
      expect(sent.status).to.equal(303);
      expect(JSON.stringify((await storedIn(site)).draft.at(-1))).to.include('Marque <de> trop');
    });

    it('is 1,000 from one address, whatever the browser; what is refused makes no session', async () => {
      await begin(browser);
      await madeToday(site, CAPS.draft.address - 1);
      expect((await begin(new Browser(site.app))).status).to.equal(303);
      const before = await everyTable(site);
      const refused = await begin(new Browser(site.app));
      expectFull(refused);
      expect(refused.cookies).to.deep.equal([]);
      expect(await everyTable(site)).to.deep.equal(before);
      expect((await begin(new Browser(site.app), from('198.51.100.8'))).status).to.equal(303);
    });

    it('is 1,000 from one /64, and ten times that from one /48', async () => {
      await begin(browser, from('2001:db8:7:1::1'));
      await madeToday(site, CAPS.draft.address);
      expectFull(await begin(new Browser(site.app), from('2001:db8:7:1:ffff::2')));
      expect((await begin(new Browser(site.app), from('2001:db8:7:2::1'))).status).to.equal(303);
      await madeToday(site, CAPS.draft.address * 10);
      expectFull(await begin(new Browser(site.app), from('2001:db8:7:3::1')));
      expect((await begin(new Browser(site.app), from('2001:db8:8:1::1'))).status).to.equal(303);
    });

    it('has no end by address on this machine and in a private network, and still one by browser', async () => {
      for (const address of ['127.0.0.1', '10.0.0.9', 'fd12::1']) {
        const own = new Browser(site.app);
        await begin(own, from(address));
        await madeToday(site, CAPS.draft.address * 10);
        expect((await begin(new Browser(site.app), from(address))).status, address).to.equal(303);
        expectFull(await begin(own, from(address)));
      }
    });

    it('counts those that a saved strategy is changed or copied by', async () => {
      const edit = linkPath(await saveStrategy(browser), 'edit-link');
      for (const act of ['modifier', 'dupliquer']) {
        await madeToday(site, CAPS.draft.visitor);
        expectFull(await browser.post(`${edit}/${act}`));
        expect((await new Browser(site.app).post(`${edit}/${act}`)).status).to.equal(303);
      }
    });

    it('is forgotten with the day', async () => {
      await begin(browser);
      expect((await everyTable(site))['cap_count']).to.have.length(2);
      await purge(site.db, site.time.now);
      expect((await everyTable(site))['cap_count']).to.have.length(2);
      site.time.now += DAY_MS;
      await purge(site.db, site.time.now);
      expect((await everyTable(site))['cap_count']).to.deep.equal([]);
    });

    it('names neither a browser nor an address in what it counts', async () => {
      await begin(browser);
      const { visitor } = (await storedIn(site)).draft[0] as { readonly visitor: string };
      const counted = JSON.stringify((await everyTable(site))['cap_count']);
      expect(counted).not.to.include(visitor).and.not.to.include('198.51').and.not.to.include('draft');
    });
  });

  describe('of strategies and their versions', () => {
    it('is 200 strategies of one browser; the answers wait in their draft', async () => {
      await saveStrategy(browser);
      const review = await walkToReview(browser, { brand: 'Deux' }, { listen: 'priority' });
      await madeToday(site, CAPS.strategy.visitor);
      const full = await browser.submit(review, 'save', { 'why-listen': 'Parce que' });
      expectFull(full);
      expect(full.$('.typed').text()).to.include('Parce que');
      expect(await countIn(site, 'strategy')).to.equal(1);
      site.time.now += DAY_MS;
      const owner = await browser.follow(await browser.submit(full, '', {}, 'main form[method=post]'));
      expect(owner.$('.one-pager, main').text()).to.include('Parce que');
    });

    it('counts no save that makes nothing new', async () => {
      const review = await walkToReview(browser);
      const owner = await browser.submit(review, 'save');
      const counted = (await everyTable(site))['cap_count'];
      expect((await browser.submit(review, 'save')).location).to.equal(owner.location);
      expect((await everyTable(site))['cap_count']).to.deep.equal(counted);
      await madeToday(site, CAPS.strategy.address);
      expect((await browser.submit(review, 'save')).location).to.equal(owner.location);
    });

    it('is 100 versions of one strategy, whoever saves them, brought back ones included', async () => {
      const owner = await saveStrategy(browser);
      const draft = await openChange(browser, owner);
      const save = (why: string) =>
        browser.post(stepPath(draft, 'review'), { action: 'save', 'why-listen': why });
      await save('un');
      const other = await openChange(new Browser(site.app), owner);
      expect(other.status).to.equal(200);
      await madeToday(site, CAPS.revision.within - 1);
      expect((await save('deux')).status).to.equal(303);
      const full = await save('trois');
      expectFull(full, HERE);
      expect(full.$('.typed').text()).to.include('trois');
      expectFull(
        await browser.post(`${linkPath(owner, 'edit-link')}/revisions/1/reprendre`, { latest: '3' }),
        HERE,
      );
      expect(await countIn(site, 'revision')).to.equal(3);
      await saveStrategy(new Browser(site.app));
      expect(await countIn(site, 'strategy')).to.equal(2);
    });

    it('is 1,000 versions from one address, first ones included', async () => {
      const review = await walkToReview(browser);
      const post = (fields = {}) =>
        browser.post(stepPath(review, 'review'), { action: 'save', ...fields }, OFFICE);
      expect((await post()).status).to.equal(303);
      await madeToday(site, CAPS.revision.address);
      expectFull(await post({ 'why-listen': 'autre' }));
    });
  });

  describe('of links and letters', () => {
    let edit: string;
    beforeEach(async () => {
      edit = linkPath(await saveStrategy(browser), 'edit-link');
    });

    it('is 50 links of one strategy: named, read and edit links together', async () => {
      const acts = [
        { action: 'add', name: 'Équipe' },
        { action: 'replace-read' },
        { action: 'replace-edit' },
      ];
      await browser.post(`${edit}/liens`, { action: 'add', name: 'Premier' });
      await madeToday(site, CAPS.link.within);
      const before = (await storedIn(site)).link;
      for (const act of acts) expectFull(await new Browser(site.app).post(`${edit}/liens`, act), HERE);
      expect((await storedIn(site)).link).to.deep.equal(before);
      // What makes no link is not held.
      expect((await browser.post(`${edit}/liens`, { action: 'add', name: 'Premier' })).status).to.equal(303);
    });

    it('gives no session to a browser whose replacement is refused', async () => {
      await browser.post(`${edit}/liens`, { action: 'replace-read' });
      await madeToday(site, CAPS.link.within);
      const sessions = await countIn(site, 'session');
      const refused = await new Browser(site.app).post(`${edit}/liens`, { action: 'replace-edit' });
      expect([refused.cookies.length, await countIn(site, 'session')]).to.deep.equal([0, sessions]);
    });

    it('is 100 letters from one address, asked for or sent by an owner', async () => {
      const ask = (n: number) => browser.post('/fr/mes-liens', { email: `a${n}@exemple.fr` }, OFFICE);
      expect((await ask(1)).status).to.equal(303);
      await madeToday(site, CAPS.letter.address);
      const full = await ask(2);
      expectFull(full);
      expect(full.$('.typed').text()).to.include('a2@exemple.fr');
      const send = { action: 'send', email: 'b@exemple.fr' };
      expectFull(await browser.post(`${edit}/envoyer`, send, OFFICE));
      expect((await everyTable(site))['outbox']).to.deep.equal([]);
    });
  });

  describe('of workshops', () => {
    it('is 1,000 from one address, without any session; a form sent twice opens and counts one', async () => {
      const form = await browser.get('/fr/atelier');
      const fields = { brand: 'Durand', context: 'Par où', once: String(form.$('[name=once]').val()) };
      const open = (headers = OFFICE, more = {}) =>
        browser.post('/fr/atelier', { ...fields, ...more }, headers);
      const first = await open();
      await madeToday(site, CAPS.workshop.address);
      expect((await open()).location).to.equal(first.location);
      const full = await open(OFFICE, { context: 'Une autre question' });
      expectFull(full);
      expect(full.$('.typed').text()).to.include('Une autre question');
      expect([await countIn(site, 'workshop'), await countIn(site, 'session')]).to.deep.equal([1, 0]);
    });

    it('is 1,000 answers from one address, and a change of one is none', async () => {
      const { participant } = await openWorkshop(new Browser(site.app));
      const answer = (own: Browser, fields = {}) =>
        own.post(`${participant}/reponse`, { name: 'Anne', action: 'save', ...fields }, OFFICE);
      expect((await answer(browser)).status).to.equal(303);
      await madeToday(site, CAPS.answer.address);
      expect((await answer(browser, { listen: 'priority' })).status).to.equal(303);
      const stranger = new Browser(site.app);
      const full = await answer(stranger, { name: 'Béa' });
      expectFull(full);
      expect(full.$('.typed').text()).to.include('Béa');
      expect([full.cookies.length, await countIn(site, 'workshop_answer')]).to.deep.equal([0, 1]);
    });

    it('is five drafts that hold what one workshop chose: they are large', async () => {
      const { facilitator, participant } = await openWorkshop(browser);
      await answerByThree(site, participant);
      await revealIn(site, facilitator);
      const adopt = () => new Browser(site.app).post(`${facilitator}/adopter`);
      for (let time = 0; time < CAPS.adoption.within; time += 1) expect((await adopt()).status).to.equal(303);
      const sessions = await countIn(site, 'session');
      expectFull(await adopt(), HERE);
      expect([await countIn(site, 'draft'), await countIn(site, 'session')]).to.deep.equal([
        CAPS.adoption.within,
        sessions,
      ]);
    });
  });
});
