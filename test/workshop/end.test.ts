import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { approachesFields } from '../support/builders.ts';
import { countIn, storedIn } from '../support/tables.ts';
import { answerByThree, answerIn, openWorkshop, revealIn } from '../support/workshops.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the end of a workshop', () => {
  let site: TestSite;
  let facilitator: string;
  let participant: string;
  beforeEach(async () => {
    site = await openSite();
    ({ facilitator, participant } = await openWorkshop(new Browser(site.app)));
    await answerByThree(site, participant);
  });
  afterEach(() => site.close());

  /** Every page and every act of the workshop, for a browser that never was here. */
  const everywhere = async () => {
    const browser = new Browser(site.app);
    const acts = ['devoiler', 'decider', 'adopter', 'supprimer'].map((act) => `${facilitator}/${act}`);
    return [
      ...(await Promise.all(
        [facilitator, participant, `${participant}/reponse`, `${participant}/ecran`].map((path) =>
          browser.get(path),
        ),
      )),
      ...(await Promise.all(acts.map((path) => browser.post(path)))),
      await browser.post(`${participant}/reponse`, approachesFields({ name: 'Too late' })),
      await browser.post(`${participant}/retirer`),
    ];
  };
  const expectGone = async (title: string) => {
    for (const { status, $ } of await everywhere())
      expect([status, $('h1').text()]).to.deep.equal([410, title]);
  };

  it('says until when it is kept', async () => {
    const page = await new Browser(site.app).get(facilitator);
    expect(page.$('main').text()).to.include('22 décembre 2026');
  });

  it('comes after thirty days without use, in words, before and after the purge', async () => {
    site.time.now += 30 * DAY_MS - 1;
    await purge(site.db, site.time.now);
    expect((await new Browser(site.app).get(participant)).status).to.equal(200);
    site.time.now += 1;
    await expectGone('Cet atelier est fermé');
    expect(await countIn(site, 'workshop_answer')).to.equal(3);
    await purge(site.db, site.time.now);
    expect([await countIn(site, 'workshop'), await countIn(site, 'workshop_answer')]).to.deep.equal([0, 0]);
    expect(JSON.stringify(await storedIn(site)))
      .not.to.match(/\bAnne\b/)
      .and.not.to.include('Maison Durand');
    await expectGone('Cet atelier est fermé');
    const english = await new Browser(site.app).get(facilitator.replace('/fr/atelier/a', '/en/workshop/f'));
    expect(english.$('h1').text()).to.equal('This workshop is closed');
  });

  it('is put off by every use, and by no look', async () => {
    site.time.now += 20 * DAY_MS;
    await answerIn(site, participant);
    site.time.now += 20 * DAY_MS;
    await revealIn(site, facilitator);
    site.time.now += 20 * DAY_MS;
    const browser = new Browser(site.app);
    expect((await browser.get(facilitator)).status).to.equal(200);
    await browser.post(`${facilitator}/adopter`);
    site.time.now += 29 * DAY_MS;
    for (const path of [facilitator, participant]) expect((await browser.get(path)).status).to.equal(200);
    site.time.now += DAY_MS;
    expect((await browser.get(facilitator)).status).to.equal(410);
  });

  it('comes at once when the facilitator deletes it, before the reveal or after', async () => {
    const browser = new Browser(site.app);
    const page = await browser.get(facilitator);
    expect(page.$('form[action$="/supprimer"]').prev().text()).to.include('noms');
    const deleted = await browser.submit(page, '', {}, 'form[action$="/supprimer"]');
    expect(deleted.status).to.equal(303);
    expect((await browser.follow(deleted)).$('h1').text()).to.equal('Cet atelier a été supprimé');
    await expectGone('Cet atelier a été supprimé');
    expect(JSON.stringify(await storedIn(site)))
      .not.to.match(/\bAnne\b/)
      .and.not.to.include('Maison Durand');
    await purge(site.db, site.time.now + 400 * DAY_MS);
    await expectGone('Cet atelier a été supprimé');
  });

  it('tells somebody who was still choosing', async () => {
    const browser = new Browser(site.app);
    const form = await browser.get(participant);
    await new Browser(site.app).post(`${facilitator}/supprimer`);
    const told = await browser.submit(form, 'save', { name: 'Anne', listen: 'priority' });
    expect(told.status).to.equal(410);
    expect(told.$('.typed').text()).to.include('Anne');
  });

  it('knows no key that never was', async () => {
    for (const path of ['/fr/atelier/a/', '/fr/atelier/p/', '/en/workshop/f/', '/en/workshop/p/'])
      for (const key of ['a'.repeat(24), '__proto__', 'x'])
        expect((await new Browser(site.app).get(path + key)).status, path + key).to.equal(404);
  });
});
