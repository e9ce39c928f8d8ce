import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { pagesOf } from '../support/routes.ts';
import { answerIn, openWorkshop } from '../support/workshops.ts';
import type { OpenedWorkshop } from '../support/workshops.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';

const NAMES = ['Zéphyrine', 'Wandrille', 'Ysoline'];

describe('a workshop before its reveal', () => {
  let site: TestSite;
  let workshop: OpenedWorkshop;
  let group: Browser[];
  /** Somebody who has answered, without a name and without a choice. */
  let witness: Browser;
  beforeEach(async () => {
    site = await openSite();
    workshop = await openWorkshop(new Browser(site.app));
    group = [];
    for (const name of NAMES)
      group.push(await answerIn(site, workshop.participant, { name, listen: 'priority', sell: 'secondary' }));
    witness = await answerIn(site, workshop.participant);
  });
  afterEach(() => site.close());

  /** All that a facilitator, a room, a stranger, somebody who waits and somebody who did not answer are sent. */
  const whatOthersSee = async () => {
    const { facilitator, participant } = workshop;
    const french = [facilitator, participant, `${participant}/reponse`, `${participant}/ecran`];
    const seen: string[] = [];
    for (const path of [...french, ...french.map((each) => inOtherLanguage(each, 'fr'))])
      for (const browser of [witness, new Browser(site.app)]) {
        const { status, headers, html } = await browser.get(path);
        const { date, 'set-cookie': cookie, ...rest } = headers;
        expect([typeof date, typeof cookie]).to.have.length(2);
        seen.push(JSON.stringify([path, status, rest, html]));
      }
    return seen;
  };

  it('shows others the same, whatever was chosen and by whom', async () => {
    const before = await whatOthersSee();
    for (const browser of group) {
      const form = await browser.get(`${workshop.participant}/reponse`);
      const other = { name: 'Nadège', listen: 'none', sell: 'none', rally: 'priority', teach: 'priority' };
      expect((await browser.submit(form, 'save', other)).status).to.equal(303);
    }
    expect(await whatOthersSee()).to.deep.equal(before);
  });

  it('names nobody and counts no choice on any page of the site', async () => {
    const stranger = new Browser(site.app);
    const pages = [
      ...(await pagesOf(stranger)),
      ...['/fr/articles', '/fr/articles.atom', '/en/articles.atom', '/sitemap.xml', '/robots.txt', '/health'],
    ];
    const others = [...(await whatOthersSee())];
    for (const path of pages) {
      const { headers, html } = await stranger.get(path);
      others.push(JSON.stringify([headers, html]));
    }
    for (const page of others) {
      for (const name of NAMES) expect(page).not.to.include(name);
      expect(page).not.to.match(/group-(?:table|picture)|data-count/);
    }
  });

  it('tells the facilitator the number and nothing else, after a refused act too', async () => {
    const { facilitator } = workshop;
    const page = await new Browser(site.app).get(facilitator);
    expect(page.$('.people').attr('data-people')).to.equal('4');
    expect(page.$('svg, table')).to.have.length(0);
    const adopted = await new Browser(site.app).post(`${facilitator}/adopter`);
    expect([adopted.status, adopted.location, adopted.cookies.length]).to.deep.equal([303, facilitator, 0]);
  });
});
