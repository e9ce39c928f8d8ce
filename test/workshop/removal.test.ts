import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { MOST_ANSWERS, MOST_UNSENT, UNSENT_LIFE_MS } from '../../src/workshop/workshop.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { expectPrivate } from '../support/private-page.ts';
import { countIn, storedIn } from '../support/tables.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { answerByThree, answerIn, fillWorkshop, openWorkshop, revealIn } from '../support/workshops.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';

const HOUR_MS = 60 * 60 * 1000;
const REMOVE = '#answers form';

const peopleOn = ({ $ }: Answer) => Number($('.people').attr('data-people'));
const listedOn = ({ $ }: Answer) =>
  $('#answers li form > p:first-of-type')
    .map((_, each) => $(each).text())
    .get();

describe('an answer that does not belong in a workshop', () => {
  let site: TestSite;
  let host: Browser;
  let facilitator: string;
  let participant: string;
  beforeEach(async () => {
    site = await openSite();
    host = new Browser(site.app);
    ({ facilitator, participant } = await openWorkshop(host));
  });
  afterEach(() => site.close());

  describe('because it was never sent', () => {
    it('takes no place of those that are', async () => {
      await fillWorkshop(site, { sent: MOST_ANSWERS - 1, unsent: MOST_UNSENT });
      await answerIn(site, participant, { listen: 'priority' });
      const page = await host.get(facilitator);
      expect(peopleOn(page)).to.equal(MOST_ANSWERS);
      const late = await new Browser(site.app).post(`${participant}/reponse`, { listen: 'priority' });
      expect([late.status, late.$('h1').text(), late.cookies.length]).to.deep.equal([
        409,
        'Cet atelier est complet',
        0,
      ]);
    });

    it('is redrawn, and not kept, where too many wait: in both languages, without a cookie', async () => {
      await fillWorkshop(site, { unsent: MOST_UNSENT });
      const before = await storedIn(site);
      for (const [path, said, other] of [
        [`${participant}/reponse`, /redessinée ici, mais pas gardée/, 'en'],
        [`${inOtherLanguage(participant, 'fr')}/answer`, /redrawn here, but not kept/, 'fr'],
      ] as const) {
        const stranger = new Browser(site.app);
        const fields = { name: 'Anne', listen: 'priority', version: '0' };
        const redrawn = await stranger.post(path, { ...fields, action: 'preview' });
        expect([redrawn.status, redrawn.cookies.length]).to.deep.equal([200, 0]);
        expect(redrawn.$('.notice').text()).to.match(said);
        expect(redrawn.$('#name').attr('value')).to.equal('Anne');
        expect(redrawn.$('#listen-priority').attr('checked')).to.equal('checked');
        expect(redrawn.$('svg.wheel [data-approach=listen]').attr('data-state')).to.equal('priority');
        expect(await htmlFaults(redrawn.html)).to.deep.equal([]);
        const switched = await stranger.post(path, { ...fields, action: 'language' });
        expect([switched.status, switched.$('html').attr('lang')]).to.deep.equal([200, other]);
        expect(switched.$('#name').attr('value')).to.equal('Anne');
      }
      expect(await storedIn(site)).to.deep.equal(before);
      await answerIn(site, participant);
      expect(peopleOn(await host.get(facilitator))).to.equal(1);
    });

    it('leaves one who has a place their place, and their changes', async () => {
      const early = new Browser(site.app);
      await early.post(`${participant}/reponse`, { listen: 'priority', action: 'preview' });
      await fillWorkshop(site, { unsent: MOST_UNSENT });
      const again = await early.post(`${participant}/reponse`, {
        sell: 'priority',
        version: '1',
        action: 'preview',
      });
      expect(again.status).to.equal(303);
      expect((await early.follow(again)).$('#sell-priority').attr('checked')).to.equal('checked');
    });

    it('is forgotten a day after it was last redrawn; what was sent stays', async () => {
      const own = new Browser(site.app);
      await own.post(`${participant}/reponse`, { listen: 'priority', action: 'preview' });
      await answerIn(site, participant);
      site.time.now += UNSENT_LIFE_MS - HOUR_MS;
      await own.post(`${participant}/reponse`, { listen: 'secondary', version: '1', action: 'preview' });
      site.time.now += UNSENT_LIFE_MS - 1;
      await purge(site.db, site.time.now);
      expect(await countIn(site, 'workshop_answer')).to.equal(2);
      site.time.now += 1;
      await purge(site.db, site.time.now);
      expect(await countIn(site, 'workshop_answer')).to.equal(1);
      const page = await own.get(participant);
      expect([page.status, page.$('.notice').length]).to.deep.equal([200, 0]);
    });
  });

  describe('because it is taken out', () => {
    let group: readonly Browser[];
    beforeEach(async () => {
      group = [];
      for (const name of ['Zéphyrine', 'Wandrille', 'Ysoline', 'Quentin']) {
        site.time.now += HOUR_MS;
        group = [...group, await answerIn(site, participant, { name, listen: 'priority' })];
      }
    });

    it('is known to the facilitator by its number and its hour alone', async () => {
      const page = await host.get(facilitator);
      expect(listedOn(page)).to.deep.equal([
        'Réponse 1, reçue le 22 novembre 2026 à 13:00',
        'Réponse 2, reçue le 22 novembre 2026 à 14:00',
        'Réponse 3, reçue le 22 novembre 2026 à 15:00',
        'Réponse 4, reçue le 22 novembre 2026 à 16:00',
      ]);
      for (const { visitor } of (await storedIn(site)).workshop_answer as readonly {
        readonly visitor: string;
      }[])
        expect(page.html).not.to.include(visitor);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    });

    it('goes with all it said, is said to be gone, and counts no more', async () => {
      const page = await host.get(facilitator);
      const pressed = await host.submit(page, '', {}, `#answers li:nth-child(2) form`);
      expect(pressed.location).to.equal(`${facilitator}?fait=reponse-retiree`);
      const after = await host.follow(pressed);
      expect(after.$('.notice[role=status]').text()).to.match(/^La réponse est retirée/);
      expect([peopleOn(after), listedOn(after).length]).to.deep.equal([3, 3]);
      expect(JSON.stringify((await storedIn(site)).workshop_answer)).not.to.include('Wandrille');
      const english = await host.get(`${inOtherLanguage(facilitator, 'fr')}?done=answer-removed`);
      expect(english.$('.notice[role=status]').text()).to.match(/^The answer has been removed/);
      const revealed = await revealIn(site, facilitator);
      expect(revealed.$('.people').attr('data-people')).to.equal('3');
      expect(revealed.html).not.to.include('Wandrille');
    });

    it('is one press only: a second one is told that it was gone', async () => {
      const page = await host.get(facilitator);
      await host.submit(page, '', {}, REMOVE);
      const again = await host.follow(await host.submit(page, '', {}, REMOVE));
      expect(again.$('.notice[role=status]').text()).to.match(/^Cette réponse n’était déjà plus là/);
      expect(peopleOn(again)).to.equal(3);
    });

    it('is told to whoever gave it, who may answer again', async () => {
      const [own = host] = group;
      await host.submit(await host.get(facilitator), '', {}, REMOVE);
      for (const [path, said] of [
        [participant, /^La personne qui anime a retiré votre réponse/],
        [inOtherLanguage(participant, 'fr'), /^The facilitator removed your answer/],
      ] as const) {
        const page = await own.get(path);
        expectPrivate(page);
        expect(page.$('.notice').text()).to.match(said);
        expect(page.$('input[checked][value=priority]')).to.have.length(0);
        expect(await htmlFaults(page.html)).to.deep.equal([]);
      }
      const again = await own.submit(await own.get(participant), 'save', {
        sell: 'priority',
        name: 'Zéphyrine',
      });
      expect((await own.follow(again)).$('h1').text()).to.equal('Votre réponse est comptée');
      expect(peopleOn(await host.get(facilitator))).to.equal(4);
    });

    it('is not put back unawares by a form that was open: its words are kept, and the reason is told', async () => {
      const [own = host] = group;
      const form = await own.get(`${participant}/reponse`);
      await host.submit(await host.get(facilitator), '', {}, REMOVE);
      const told = await own.submit(form, 'save', { sell: 'priority', name: 'Zéphyrine encore' });
      expect(told.status).to.equal(409);
      expect(told.$('.notice').text()).to.match(/^La personne qui anime a retiré votre réponse/);
      expect(told.$('#name').attr('value')).to.equal('Zéphyrine encore');
      expect(told.$('#sell-priority').attr('checked')).to.equal('checked');
      expect(peopleOn(await host.get(facilitator))).to.equal(3);
      expect((await own.submit(told, 'save')).status).to.equal(303);
      expect(peopleOn(await host.get(facilitator))).to.equal(4);
    });

    it('is told after the reveal as well', async () => {
      const [own = host] = group;
      await host.submit(await host.get(facilitator), '', {}, REMOVE);
      await revealIn(site, facilitator);
      await purge(site.db, site.time.now + UNSENT_LIFE_MS);
      const page = await own.get(participant);
      expect(page.$('h1').text()).to.equal('Votre réponse a été retirée');
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    });

    it('is never one that was revealed', async () => {
      const page = await host.get(facilitator);
      await revealIn(site, facilitator);
      const before = await storedIn(site);
      const refused = await host.submit(page, '', {}, REMOVE);
      expect(refused.status).to.equal(409);
      expect(refused.$('[role=alert]').text()).to.include('plus aucune n’est retirée');
      expect(refused.$('#answers')).to.have.length(0);
      expect(await storedIn(site)).to.deep.equal(before);
    });

    it('is taken out by the facilitator alone, in their own workshop', async () => {
      const id = String((await host.get(facilitator)).$(`${REMOVE} input`).val());
      const other = await openWorkshop(host, { brand: 'Autre' });
      const { key } = /(?<key>[^/]+)$/.exec(participant)?.groups ?? {};
      const before = (await storedIn(site)).workshop_answer;
      expect((await host.post(`/fr/atelier/a/${key ?? ''}/ecarter`, { answer: id })).status).to.equal(404);
      await host.post(`${other.facilitator}/ecarter`, { answer: id });
      for (const answer of [[id, id], []] as const)
        expect((await host.post(`${facilitator}/ecarter`, { answer })).status).to.equal(422);
      expect((await storedIn(site)).workshop_answer).to.deep.equal(before);
    });
  });

  it('is found by pages of 20, and there is no list before there is an answer', async () => {
    expect((await host.get(facilitator)).$('#answers')).to.have.length(0);
    await fillWorkshop(site, { sent: 45, unsent: 3 });
    const first = await host.get(facilitator);
    expect([listedOn(first).length, first.$('#answers').attr('open')]).to.deep.equal([20, undefined]);
    const last = await host.get(first.$('#answers nav.pages a').last().attr('href')?.split('#')[0] ?? '');
    expect(listedOn(last)[4]).to.match(/^Réponse 45,/);
    expect(last.$('#answers').attr('open')).to.equal('open');
    expect(last.html).to.include(`${inOtherLanguage(facilitator, 'fr')}?page=3"`);
  });

  it('leaves no list once the answers are revealed', async () => {
    await answerByThree(site, participant);
    expect((await revealIn(site, facilitator)).$('#answers')).to.have.length(0);
  });
});
