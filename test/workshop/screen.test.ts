import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { expectPrivate } from '../support/private-page.ts';
import { answerByThree, openWorkshop, revealIn } from '../support/workshops.ts';

const QUESTION = 'Par où commencer avec deux heures par semaine ?';

describe('the screen for the room', () => {
  let site: TestSite;
  let facilitator: string;
  let participant: string;
  let screen: string;
  beforeEach(async () => {
    site = await openSite();
    ({ facilitator, participant } = await openWorkshop(new Browser(site.app), { context: QUESTION }));
    screen = `${participant}/ecran`;
    await answerByThree(site, participant);
  });
  afterEach(() => site.close());

  it('invites until the reveal, and shows the results at the same address after it', async () => {
    const before = await new Browser(site.app).get(`${screen}?actualiser=30`);
    expect(before.$('svg.qr')).to.have.length(1);
    expect(before.headers['refresh']).to.equal('30');
    expect(before.html).not.to.match(/group-(?:table|picture)/);
    await revealIn(site, facilitator);
    const after = await new Browser(site.app).get(`${screen}?actualiser=30`);
    expectPrivate(after);
    expect(after.headers['refresh'], 'what is decided comes by itself too').to.equal('30');
    expect(after.$('svg.qr')).to.have.length(0);
    expect(after.$('h1').text()).to.equal('Ce que le groupe a choisi');
    expect(after.$('.people').attr('data-people')).to.equal('3');
    expect(after.$('table.group-table tbody tr')).to.have.length(12);
    expect(after.$('svg.group-picture')).to.have.length(1);
    const counts = after.$('.gaps li[data-approach=sell] > dl > dd').map((_, each) => after.$(each).text());
    expect(counts.get()).to.deep.equal(['1', '1', '1']);
    expect(after.$('main').text()).to.include(QUESTION);
  });

  it('names nobody and holds nothing of whoever runs the workshop', async () => {
    await revealIn(site, facilitator);
    for (const path of [
      screen,
      screen.replace('/fr/atelier/p/', '/en/workshop/p/').replace('ecran', 'screen'),
    ]) {
      const page = await new Browser(site.app).get(path);
      expect(page.status, path).to.equal(200);
      expect(page.html).not.to.match(/Anne|\bB\.|\/atelier\/a\/|\/workshop\/f\//);
      expect(page.$('form, button')).to.have.length(0);
      expect(page.cookies).to.deep.equal([]);
    }
  });

  it('is one press away from the results of whoever runs the workshop, and for whoever came too late', async () => {
    const page = await revealIn(site, facilitator);
    expect(page.$('main > p.screen-only a.button').attr('href')).to.equal(screen);
    const late = await new Browser(site.app).get(participant);
    expect(late.$('main a.button').attr('href')).to.equal(screen);
  });
});
