import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { eraseNamed, findNamed } from '../../src/people/name-store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  editIndicator,
  followingOf,
  openFollowUp,
  saveToFollow,
  typeReadings,
} from '../support/follow-up.ts';
import type { Following } from '../support/follow-up.ts';
import { stepPath } from '../support/builders.ts';
import { rowsOf, storedOrder, tableIn, valueOf } from '../support/rows.ts';

const AIMS = { baseline: '2', target: '10', due: '2027-01-31', owner: 'Léa' } as const;

describe('a copy of a strategy that is followed', () => {
  let site: TestSite;
  let following: Following;
  beforeEach(async () => {
    site = await openSite();
    following = await saveToFollow(site);
    const page = await editIndicator(following, 'listen-1', AIMS);
    expect(page.status, page.$('.error-summary').text()).to.equal(303);
    await typeReadings(following, { 'listen-1': '3', 'answer-1': '8' });
    const { browser, editKey } = following;
    const path = pathTo('followUp', 'fr', { editKey });
    expect((await browser.post(path, { action: 'end', indicator: 'answer-1' })).status).to.equal(303);
  });
  afterEach(() => site.close());

  const copy = async (browser = following.browser) => {
    const { editKey } = following;
    return browser.follow(await browser.post(pathTo('duplicate', 'fr', { editKey })));
  };

  it('takes the indicators along, without those that ended, and no reading', async () => {
    const review = await copy();
    const saved = await following.browser.submit(review, 'save');
    const own = followingOf(following.browser, await following.browser.follow(saved));
    const id = await valueOf<string>(site, `select id from strategy order by ${storedOrder(site)} desc`);
    expect(await rowsOf(site, 'select * from indicator where strategy_id = ?', id ?? '')).to.have.length(1);
    expect(await rowsOf(site, 'select * from reading where strategy_id = ?', id ?? '')).to.deep.equal([]);
    const place = (await openFollowUp(own)).$('[data-indicator="listen-1"]');
    expect(place.attr('data-baseline')).to.equal('2');
    expect(place.attr('data-target')).to.equal('10');
    expect(place.attr('data-last') ?? '').to.equal('');
    expect(place.text()).to.include('Léa').and.to.include('31 janvier 2027');
  });

  it('takes what there was when it was made, and keeps nothing of it beside what is saved', async () => {
    const review = await copy();
    await editIndicator(following, 'listen-1', { target: '99', owner: 'Zoé' });
    await following.browser.submit(review, 'save');
    const targets = await rowsOf(
      site,
      `select target, owner from indicator where id = ? order by target desc`,
      'listen-1',
    );
    expect(targets).to.deep.equal([
      { target: '99', owner: 'Zoé' },
      { target: '10', owner: 'Léa' },
    ]);
    expect(
      (await tableIn<{ indicators: string | null }>(site, 'draft')).map(({ indicators }) => indicators),
    ).to.deep.equal([null, null]);
    await following.browser.submit(await following.browser.get(stepPath(review, 'review')), 'save');
    expect(await tableIn(site, 'indicator')).to.have.length(3);
  });

  it('makes one strategy with one set of them, however often it is saved', async () => {
    const review = await copy(new Browser(site.app));
    expect(review.status).to.equal(200);
    const own = await copy();
    await Promise.all([following.browser.submit(own, 'save'), following.browser.submit(own, 'save')]);
    expect(await tableIn(site, 'strategy')).to.have.length(2);
    expect(await tableIn(site, 'indicator')).to.have.length(3);
  });

  it('does not bring back the name of an owner that was erased meanwhile', async () => {
    const review = await copy();
    await eraseNamed(site.db, 'léa', await findNamed(site.db, 'léa'));
    await following.browser.submit(review, 'save');
    const rows = await rowsOf(site, 'select target, owner from indicator where id = ?', 'listen-1');
    expect(rows).to.deep.equal([
      { target: '10', owner: '' },
      { target: '10', owner: '' },
    ]);
  });

  it('is not what a change makes', async () => {
    const { browser, editKey } = following;
    await browser.post(pathTo('change', 'fr', { editKey }));
    const drafts = await tableIn<{ indicators: string | null }>(site, 'draft');
    expect(drafts.every(({ indicators }) => indicators === null)).to.equal(true);
  });
});
