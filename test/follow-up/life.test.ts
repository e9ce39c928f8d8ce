import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { expiryAfter } from '../../src/strategies/lifespan.ts';
import { purge } from '../../src/operations/purge.ts';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import {
  correctReading,
  editIndicator,
  holdMeeting,
  openFollowUp,
  openMeeting,
  passDays,
  readingsOn,
  saveToFollow,
  showToReaders,
  typeReadings,
} from '../support/follow-up.ts';
import type { Following } from '../support/follow-up.ts';
import { operate } from '../support/installation.ts';
import { countsIn, everyTable, tableIn } from '../support/rows.ts';

const TABLES = ['indicator', 'reading', 'decision'] as const;
const DELETED_DAYS = 30;

describe('what was measured of a strategy', function () {
  this.timeout(300_000);
  let site: TestSite;
  let following: Following;
  beforeEach(async () => {
    site = await openSite();
    following = await saveToFollow(site);
    await measure(site, following);
  });
  afterEach(() => site.close());

  const post = (name: 'change' | 'remove' | 'bringBack') =>
    following.browser.post(pathTo(name, 'fr', { editKey: following.editKey }));
  const stored = () => Promise.all(TABLES.map((table) => tableIn(site, table)));

  it('is not touched when an old version is brought back', async () => {
    const { browser, editKey } = following;
    const review = await browser.follow(await post('change'));
    await browser.submit(review, 'save', { 'change-note': 'Une version de plus' });
    const before = await stored();
    const path = pathTo('restoreRevision', 'fr', { editKey, number: 1 });
    expect((await browser.post(path, { latest: '2' })).status).to.equal(303);
    expect(await stored()).to.deep.equal(before);
    const place = (await openFollowUp(following)).$('[data-indicator="answer-1"]');
    expect(place.attr('data-last')).to.equal('20.5');
  });

  it('is shown to nobody while the strategy is deleted, and is all there once it is back', async () => {
    const { browser, readKey, editKey } = following;
    const before = await stored();
    await post('remove');
    const owner = { editKey };
    for (const path of [
      ...(['followUp', 'meeting', 'followUpCsv', 'followUpJson'] as const).map((name) =>
        pathTo(name, 'fr', owner),
      ),
      ...(['sharedFollowUpCsv', 'sharedFollowUpJson', 'strategyCalendar'] as const).map((name) =>
        pathTo(name, 'fr', { readKey }),
      ),
    ])
      expect((await browser.get(path)).status, path).to.equal(410);
    const refused = await browser.post(pathTo('followUp', 'fr', owner), {
      action: 'readings',
      'value-answer-1': '1',
    });
    expect(refused.status).to.equal(410);
    await post('bringBack');
    expect(await stored()).to.deep.equal(before);
    expect((await openFollowUp(following)).status).to.equal(200);
  });

  it('is erased for good with the strategy, thirty days after it was deleted', async () => {
    const other = await saveToFollow(site);
    await measure(site, other);
    await post('remove');
    passDays(site, DELETED_DAYS + 1);
    await purge(site.db, site.time.now);
    expect(await countsIn(site, ...TABLES)).to.deep.equal([1, 2, 1]);
    expect((await openFollowUp(other)).status).to.equal(200);
  });

  it('is erased when nobody came by the edit link for its whole life', async () => {
    await purge(site.db, expiryAfter(site.time.now) + 1);
    expect(await countsIn(site, ...TABLES)).to.deep.equal([0, 0, 0]);
  });

  it('is kept while somebody still writes down what moves, and no new version is saved', async () => {
    const acts = [
      () => typeReadings(following, { 'listen-1': '7' }),
      () => holdMeeting(following, { listen: ['fix'] }),
    ];
    for (const act of acts) {
      const ending = expiryAfter(site.time.now);
      passDays(site, 700);
      expect((await act()).status).to.equal(303);
      await purge(site.db, ending + 1);
      expect((await openFollowUp(following)).status).to.equal(200);
    }
  });

  it('is erased by its edit link from the command line, with every word and name in it', async () => {
    const link = `${site.config.baseUrl}${pathTo('owner', 'fr', { editKey: following.editKey })}`;
    const { code } = await operate(['erase', '--strategy', link, '--yes'], whereOf(site));
    expect(code).to.equal(0);
    expect(await countsIn(site, ...TABLES)).to.deep.equal([0, 0, 0]);
    expect(JSON.stringify(await everyTable(site))).not.to.match(/Marthe|Au comptoir|Ça avance/);
  });

  it('stays as it is, row by row, whoever looks at its pages', async () => {
    const { browser, readKey, editKey } = following;
    await showToReaders(following);
    const [untouched, [reading = '']] = [
      await saveToFollow(site),
      readingsOn(await openFollowUp(following), 'answer-1'),
    ];
    const before = await everyTable(site);
    for (const lang of ['fr', 'en'] as const) {
      const here = { ...following, lang };
      for (const one of [here, { ...untouched, lang }]) {
        expect((await openFollowUp(one)).status).to.equal(200);
        expect((await openMeeting(one)).status).to.equal(200);
      }
      for (const query of [`corriger=${reading}`, 'indicateur=answer-1', 'indicateur=nouveau'])
        expect((await browser.get(`${pathTo('followUp', lang, { editKey })}?${query}`)).status).to.equal(200);
      for (const name of ['followUpCsv', 'followUpJson'] as const)
        expect((await browser.get(pathTo(name, lang, { editKey }))).status, name).to.equal(200);
      for (const name of ['sharedFollowUpCsv', 'sharedFollowUpJson', 'strategyCalendar'] as const)
        expect((await new Browser(site.app).get(pathTo(name, lang, { readKey }))).status, name).to.equal(200);
    }
    expect(await everyTable(site)).to.deep.equal(before);
  });

  it('of two people who type at once is kept, both', async () => {
    const other = { ...following, browser: new Browser(site.app) };
    const answers = await Promise.all([
      typeReadings(following, { 'answer-1': '19' }),
      typeReadings(other, { 'answer-1': '18', 'answer-2': '50' }),
    ]);
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(await countsIn(site, 'reading')).to.deep.equal([5]);
  });
});

/** An indicator with an owner, a reading and its correction, and what a meeting decided. */
async function measure(site: TestSite, following: Following): Promise<void> {
  await editIndicator(following, 'answer-1', { unit: 'h', direction: 'down', owner: 'Marthe Durand' });
  await typeReadings(following, { 'answer-1': '25' }, { notes: { 'answer-1': 'Au comptoir' } });
  const [reading = ''] = readingsOn(await openFollowUp(following), 'answer-1');
  await correctReading(following, reading, { 'new-value': '20,5' });
  await holdMeeting(following, { answer: ['keep', 'Ça avance'] });
  expect((await tableIn(site, 'reading')).length).to.be.greaterThan(1);
}
