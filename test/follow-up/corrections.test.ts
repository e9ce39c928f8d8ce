import { expect } from 'chai';
import { TODAY, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { errorsOn, followStrategy, hrefOf } from '../support/follow-up-page.ts';
import type { FollowedStrategy } from '../support/follow-up-page.ts';
import { change, tableIn } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';

const LAST = '[data-indicator="listen-1"] .indicator-acts a:last-child';
const FORM = '#reading form';

describe('correcting a reading', () => {
  let site: TestSite;
  let followed: FollowedStrategy;
  beforeEach(async () => {
    site = await openSite();
    followed = await followStrategy(site);
    await record({ 'value-listen-1': '95 %', 'note-listen-1': 'Au salon' });
  });
  afterEach(() => site.close());

  const record = (fields: Fields) => {
    site.time.now += 1000;
    return followed.browser.post(followed.fr, { ...fields, action: 'readings' });
  };
  const open = async (path = followed.fr) => {
    const page = await followed.browser.get(path);
    return followed.browser.get(hrefOf(page, LAST));
  };
  const correct = (page: Answer, fields: Fields) => {
    site.time.now += 1000;
    return followed.browser.submit(page, 'correct', fields, FORM);
  };
  const readings = () => tableIn(site, 'reading');
  const last = async () =>
    (await followed.browser.get(followed.fr)).$('[data-indicator="listen-1"]').attr('data-last');

  it('opens with the reading as it stands, in both languages', async () => {
    for (const path of [followed.fr, followed.en]) {
      const form = await open(path);
      expect(await htmlFaults(form.html)).to.deep.equal([]);
      expect(['value', 'date', 'note'].map((name) => form.$(`#new-${name}`).val())).to.deep.equal([
        '95',
        TODAY,
        'Au salon',
      ]);
    }
    expect(await readings()).to.have.length(1);
  });

  it('adds a reading that counts in its place, and leaves both to be read', async () => {
    const corrected = await correct(await open(), { 'new-value': '59 %', 'new-note': 'Chiffres inversés' });
    const page = await followed.browser.follow(corrected);
    expect(page.$('#done').text()).to.include('Relevé corrigé');
    expect(page.$('[data-indicator="listen-1"]').attr('data-last')).to.equal('59');
    const [first, second] = await readings();
    expect(second).to.include({
      value: '59',
      note: 'Chiffres inversés',
      replaces: first?.['id'],
      on_date: TODAY,
    });
    const lines = page
      .$('#history [data-recorded]')
      .map((_, each) => page.$(each).text().replace(/\s+/gu, ' '));
    expect(lines.get()[0])
      .to.include('59 %')
      .and.to.include('corrige : 95 %')
      .and.to.include('Chiffres inversés');
    expect(lines.get()[1]).to.include('corrigé depuis').and.to.include('Au salon');
    expect(page.$('#history s').text()).to.match(/^95\s%$/u);
    expect(page.$('#history [data-recorded] a')).to.have.length(1);
  });

  it('takes a reading back, and counts it again where it gets a value again', async () => {
    const taken = await followed.browser.follow(await correct(await open(), { 'take-back': 'on' }));
    expect(taken.$('#done').text()).to.include('Relevé retiré');
    expect(await last()).to.equal(undefined);
    expect(taken.$('#history [data-recorded]').first().text().replace(/\s+/gu, ' ')).to.include(
      'retiré : 95 %',
    );
    const again = await followed.browser.get(hrefOf(taken, '#history [data-recorded] a'));
    expect(again.$('#reading').text()).to.include('a été retiré');
    expect((await correct(again, { 'new-value': '' })).status).to.equal(422);
    expect((await correct(again, { 'new-value': '60' })).status).to.equal(303);
    expect(await last()).to.equal('60');
    expect(await htmlFaults((await followed.browser.get(followed.en)).html)).to.deep.equal([]);
  });

  it('tells of a correction that somebody made meanwhile, and keeps what was typed', async () => {
    const [mine, theirs] = [await open(), await open(followed.en)];
    expect((await correct(theirs, { 'new-value': '70', 'new-note': 'Recounted' })).status).to.equal(303);
    const conflict = await correct(mine, { 'new-value': '59', 'new-note': 'Chiffres inversés' });
    expect(conflict.status).to.equal(409);
    expect(await htmlFaults(conflict.html)).to.deep.equal([]);
    expect(conflict.$('.conflict[autofocus]').text()).to.match(/70\s%/u).and.to.include('Recounted');
    expect(conflict.$('.conflict q').attr('lang')).to.equal('en');
    expect([conflict.$('#new-value').val(), conflict.$('#new-note').val()]).to.deep.equal([
      '59',
      'Chiffres inversés',
    ]);
    expect(await readings()).to.have.length(2);
    expect((await correct(conflict, {})).status).to.equal(303);
    expect(await last()).to.equal('59');
    const rows = await readings();
    expect(rows.map(({ replaces }) => replaces)).to.deep.equal([null, rows[0]?.['id'], rows[1]?.['id']]);
  });

  it('tells of a reading that was taken back meanwhile', async () => {
    const mine = await open();
    await correct(await open(), { 'take-back': 'on' });
    const conflict = await correct(mine, { 'new-value': '59' });
    expect([conflict.status, conflict.$('.conflict').text()]).to.satisfy(
      ([status, text]: [number, string]) => status === 409 && text.includes('il a été retiré'),
    );
  });

  it('is one act, however often it is sent, and none where nothing changes', async () => {
    const form = await open();
    expect((await correct(form, {})).status).to.equal(303);
    expect((await correct(form, { 'new-value': '95,0' })).status).to.equal(303);
    expect(await readings()).to.have.length(1);
    const both = await Promise.all([
      correct(form, { 'new-value': '59' }),
      correct(form, { 'new-value': '59' }),
    ]);
    expect(both.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(await readings()).to.have.length(2);
  });

  it('tells the unit where none was known yet, also of the same number', async () => {
    await record({ 'value-listen-2': '12' });
    const unit = async () => (await tableIn(site, 'indicator')).find(({ id }) => id === 'listen-2')?.['unit'];
    const [, reading] = await readings();
    const fields = { action: 'correct', reading: String(reading?.['id']), 'new-date': TODAY };
    expect(await unit()).to.equal('');
    for (let time = 0; time < 2; time += 1)
      expect((await followed.browser.post(followed.fr, { ...fields, 'new-value': '12 h' })).status).to.equal(
        303,
      );
    expect([await unit(), (await readings()).length]).to.deep.equal(['h', 3]);
  });

  it('moves a reading to its right day', async () => {
    site.time.now += 3 * 24 * 60 * 60 * 1000;
    await record({ 'value-listen-1': '40' });
    const form = await open();
    expect((await correct(form, { 'new-date': '2026-11-24' })).status).to.equal(303);
    const rows = (await followed.browser.get(followed.fr)).$('.trend-table tbody tr');
    expect(rows.map((index) => rows.eq(index).attr('data-on')).get()).to.deep.equal(['2026-11-24', TODAY]);
    for (const day of ['2026-11-21', '2026-12-01', '24/11'])
      expect(errorsOn(await correct(await open(), { 'new-date': day }))[0]?.[0], day).to.equal('#new-date');
  });

  it('asks for what it cannot read, with every word kept', async () => {
    const refused = await correct(await open(), {
      'new-value': '5 €',
      'new-note': 'x'.repeat(141),
      'new-date': 'hier',
    });
    expect(refused.status).to.equal(422);
    expect(errorsOn(refused).map(([href]) => href)).to.have.members(['#new-value', '#new-note', '#new-date']);
    expect([refused.$('#new-value').val(), refused.$('#new-date').val()]).to.deep.equal(['5 €', 'hier']);
    const english = await open(followed.en);
    const asked = await followed.browser.submit(english, 'correct', { 'new-value': '1,234' }, FORM);
    expect(errorsOn(asked)[0]?.[0]).to.equal('#as-new-value-1234');
    await correct(asked, { 'as-new-value': '1234' });
    expect(await last()).to.equal('1234');
  });

  it('knows the readings of its own strategy only, and stops with the day', async () => {
    const other = await followStrategy(site);
    const [reading] = await readings();
    const fields = { reading: String(reading?.['id']), 'new-value': '1', action: 'correct' };
    expect((await other.browser.post(other.fr, fields)).status).to.equal(404);
    expect((await other.browser.get(`${other.fr}?corriger=${fields.reading}`)).$('#reading')).to.have.length(
      0,
    );
    expect((await other.browser.post(other.fr, { ...fields, reading: ['a', 'b'] })).status).to.equal(404);
    await change(site, 'update cap_count set n = 50');
    const spent = await correct(await open(), { 'new-value': '1', 'new-note': 'Un mot' });
    expect(spent.status).to.equal(429);
    expect(spent.$('.typed').text()).to.include('Un mot');
  });
});
