import { expect } from 'chai';
import { TODAY, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { openChange, stepPath } from '../support/builders.ts';
import { errorsOn, followStrategy } from '../support/follow-up-page.ts';
import type { FollowedStrategy } from '../support/follow-up-page.ts';
import { change, tableIn } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('recording readings', () => {
  let site: TestSite;
  let followed: FollowedStrategy;
  beforeEach(async () => {
    site = await openSite();
    followed = await followStrategy(site, { approaches: { listen: 'priority', teach: 'priority' } });
  });
  afterEach(() => site.close());

  const record = (fields: Fields, path = followed.fr, browser = followed.browser) =>
    browser.post(path, { ...fields, action: 'readings' });
  const readings = async () =>
    (await tableIn(site, 'reading')).map((row) => [
      row['indicator_id'],
      row['value'],
      row['note'],
      row['on_date'],
    ]);
  const indicators = async () => (await tableIn(site, 'indicator')).map(({ id, unit }) => [id, unit]);

  it('takes all of a day at once, skips what is empty, and makes rows of what was proposed', async () => {
    const page = await followed.browser.get(followed.fr);
    const answer = await followed.browser.submit(
      page,
      'readings',
      { 'value-listen-1': '42 %', 'value-teach-2': '-3,5', 'note-teach-2': 'Jour férié' },
      '#readings',
    );
    expect(answer.status).to.equal(303);
    const after = await followed.browser.follow(answer);
    expect(after.$('#done[autofocus]').text()).to.include('Relevés notés');
    expect(after.$('title').text()).to.match(/^Relevés notés – /);
    expect(await readings()).to.have.deep.members([
      ['listen-1', '42', '', TODAY],
      ['teach-2', '-3.5', 'Jour férié', TODAY],
    ]);
    expect(await indicators()).to.deep.equal([
      ['listen-1', '%'],
      ['teach-2', ''],
    ]);
    const card = after.$('[data-indicator="listen-1"]');
    expect(card.attr('data-last')).to.equal('42');
    expect(card.attr('data-baseline')).to.equal(undefined);
    expect(card.text()).to.match(/42\s%, le 22 novembre 2026/u);
    expect(after.$('[data-indicator="listen-2"]').attr('data-last')).to.equal(undefined);
    expect(card.find('svg.trend [data-reading="42"], table.trend-table [data-reading="42"]')).to.have.length(
      2,
    );
  });

  it('reads numbers by the language of the page, and asks where there are two readings', async () => {
    const refused = await record({ 'value-listen-1': '1,234', 'value-listen-2': '12.5' }, followed.en);
    expect(refused.status).to.equal(422);
    expect(await htmlFaults(refused.html)).to.deep.equal([]);
    expect(errorsOn(refused)).to.have.length(1);
    expect(errorsOn(refused)[0]?.[0]).to.equal('#as-listen-1-1234');
    expect(refused.$('#value-listen-1').val()).to.equal('1,234');
    const offered = refused.$('input[name="as-listen-1"]').map((_, each) => refused.$(each).val());
    expect(offered.get()).to.deep.equal(['1234', '1.234']);
    expect(refused.$('label[for="as-listen-1-1234"]').text()).to.equal('1,234');
    expect(await readings()).to.deep.equal([]);
    const taken = await followed.browser.submit(refused, 'readings', { 'as-listen-1': '1.234' }, '#readings');
    expect(taken.status).to.equal(303);
    expect((await readings()).map(([id, value]) => [id, value])).to.have.deep.members([
      ['listen-1', '1.234'],
      ['listen-2', '12.5'],
    ]);
  });

  it('asks again where the number changed after the choice', async () => {
    const asked = await record({ 'value-listen-1': '2,345', 'as-listen-1': '1234' }, followed.en);
    expect(asked.status).to.equal(422);
    expect(asked.$('input[name="as-listen-1"][checked]')).to.have.length(0);
    expect((await record({ 'value-listen-1': '2,3', 'as-listen-1': '1234' }, followed.en)).status).to.equal(
      303,
    );
    expect((await readings())[0]?.[1]).to.equal('2.3');
  });

  it('keeps every word of what it cannot take, and takes nothing of it', async () => {
    await record({ 'value-listen-2': '5 h' });
    const typed = {
      'on-date': '2026-11-30',
      'value-listen-1': 'beaucoup',
      'note-listen-1': '<b>oui</b>',
      'value-listen-2': '5 €',
      'value-teach-1': '1234567890123',
      'value-teach-2': '7',
      'note-teach-2': 'x'.repeat(141),
    };
    for (const [path, title] of [
      [followed.fr, /^Erreur\s: /],
      [followed.en, /^Error: /],
    ] as const) {
      const page = await record(typed, path);
      expect(page.status).to.equal(422);
      expect(page.$('title').text()).to.match(title);
      expect(page.$('.error-summary[autofocus]')).to.have.length(1);
      expect(errorsOn(page).map(([href]) => href)).to.deep.equal([
        '#on-date',
        '#value-listen-1',
        '#value-listen-2',
        '#value-teach-1',
        '#note-teach-2',
      ]);
      for (const [name, text] of Object.entries(typed))
        expect(page.$(`[id="${name}"]`).val(), name).to.equal(text);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
    expect(errorsOn(await record(typed))[2]?.[1]).to.include('heures');
    expect(await readings()).to.have.length(1);
  });

  it('says so when nothing is typed, and when a note has no value', async () => {
    const nothing = await record({ 'value-listen-1': '  ' });
    expect([nothing.status, errorsOn(nothing)[0]?.[0]]).to.deep.equal([422, '#value-listen-1']);
    expect(errorsOn(nothing)[0]?.[1]).to.include('au moins un nombre');
    const note = await record({ 'value-listen-1': '4', 'note-listen-2': 'Panne' });
    expect([note.status, errorsOn(note)[0]?.[0]]).to.deep.equal([422, '#value-listen-2']);
    expect(note.$('#note-listen-2').val()).to.equal('Panne');
    expect(await readings()).to.deep.equal([]);
  });

  it('takes days from that of the first save to tomorrow, in Paris', async () => {
    site.time.now = Date.parse('2026-11-22T22:30:00Z');
    for (const [day, status] of [
      ['2026-11-21', 422],
      ['2026-11-22', 303],
      ['2026-11-23', 303],
      ['2026-11-24', 422],
      ['2026-02-30', 422],
      ['demain', 422],
    ] as const)
      expect((await record({ 'on-date': day, 'value-listen-1': '1' })).status, day).to.equal(status);
    site.time.now = Date.parse('2026-11-22T23:30:00Z');
    expect((await record({ 'on-date': '2026-11-24', 'value-listen-1': '1' })).status).to.equal(303);
    expect((await record({ 'on-date': '', 'value-listen-2': '9' })).status).to.equal(303);
    expect((await readings()).at(-1)?.[3]).to.equal('2026-11-23');
  });

  it('takes a unit that is told with the number that stands already', async () => {
    await record({ 'value-listen-1': '5' });
    site.time.now += 1000;
    await record({ 'value-listen-1': '5 %' });
    const page = await followed.browser.get(followed.fr);
    expect(page.$('[data-indicator="listen-1"]').text()).to.match(/5\s%/u);
  });

  it('does not add twice what a double click sends twice, and adds what was typed anew', async () => {
    const fields = { 'value-listen-1': '5', 'value-listen-2': '8', 'note-listen-1': 'Salon' };
    for (let time = 0; time < 3; time += 1) {
      expect((await record(fields)).status).to.equal(303);
      site.time.now += 1000;
    }
    expect(await readings()).to.have.length(2);
    await record({ ...fields, 'value-listen-1': '5,0', 'note-listen-1': 'Salon' });
    expect(await readings()).to.have.length(2);
    await record({ ...fields, 'value-listen-1': '6' });
    site.time.now += 1000;
    await record(fields);
    expect(await readings()).to.have.length(4);
    const page = await followed.browser.get(followed.fr);
    expect(page.$('[data-indicator="listen-1"]').attr('data-last')).to.equal('5');
  });

  it('keeps what two people send at once', async () => {
    const colleague = new Browser(site.app);
    const answers = await Promise.all([
      record({ 'value-listen-1': '5', 'value-listen-2': '1' }),
      record({ 'value-listen-1': '6', 'value-teach-1': '2' }, followed.en, colleague),
    ]);
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(await readings()).to.have.length(4);
    expect(await indicators()).to.have.length(3);
  });

  it('takes a value for what was a priority when the page was drawn, and marks it', async () => {
    const draft = await openChange(followed.browser, followed.owner);
    await followed.browser.post(stepPath(draft, 'approaches'), {
      listen: 'none',
      teach: 'priority',
      action: 'continue',
    });
    const saved = await followed.browser.post(stepPath(draft, 'review'), { action: 'save' });
    expect(saved.status).to.equal(303);
    expect((await followed.browser.get(followed.fr)).$('[data-indicator^="listen"]')).to.have.length(0);
    expect((await record({ 'value-listen-1': '5' })).status).to.equal(303);
    const page = await followed.browser.get(followed.fr);
    expect(page.$('[data-indicator]')).to.have.length(3);
    const group = page.$('.followed').filter((_, each) => page.$(each).text().includes('Écouter'));
    expect(group.text()).to.include('N’est plus une priorité');
  });

  it('says that an indicator was ended in another tab, and keeps its value beside it', async () => {
    await followed.browser.post(followed.fr, { indicator: 'listen-1', action: 'end' });
    const page = await record({ 'value-listen-1': '5', 'value-listen-2': '6' });
    expect([page.status, errorsOn(page)[0]?.[0]]).to.deep.equal([422, '#value-listen-1']);
    expect(page.$('#value-listen-1').val()).to.equal('5');
    expect(
      (await followed.browser.submit(page, 'readings', { 'value-listen-1': '' }, '#readings')).status,
    ).to.equal(303);
    expect(await readings()).to.have.length(1);
  });

  it('knows no other indicator, action or twin field', async () => {
    for (const fields of [{ 'value-nothing-1': '5' }, { 'value-listen-9': '5' }, { 'value-own-1-1': '5' }])
      expect((await record(fields)).status, Object.keys(fields)[0]).to.equal(422);
    expect((await record({ 'value-listen-1': ['5', '6'] })).status).to.equal(422);
    for (const action of ['erase', ['readings', 'show']])
      expect((await followed.browser.post(followed.fr, { action, 'value-listen-1': '5' })).status).to.equal(
        422,
      );
    expect(await readings()).to.deep.equal([]);
  });

  it('ends where a strategy has all its readings, and where a day has taken enough', async () => {
    await record({ 'value-listen-1': '1' });
    await change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 4998)
       insert into reading select 'copy' || i, strategy_id, indicator_id, on_date, value, note, lang, recorded_at, null
       from reading, n where id not like 'copy%'`,
    );
    const full = await record({ 'value-listen-1': '2', 'value-listen-2': '3' });
    expect([full.status, errorsOn(full)[0]?.[0]]).to.deep.equal([422, '#on-date']);
    expect(errorsOn(full)[0]?.[1]).to.match(/5\s000 relevés/u);
    expect(full.$('#value-listen-2').val()).to.equal('3');
    expect((await record({ 'value-listen-1': '2' })).status).to.equal(303);
    await change(site, `delete from reading where id like 'copy%'`);
    await change(site, 'update cap_count set n = 50');
    const spent = await record({ 'value-listen-1': '7', 'note-listen-1': 'Un mot' });
    expect(spent.status).to.equal(429);
    const typed = spent.$('.typed li').map((_, each) => spent.$(each).text());
    expect(typed.get().join(' | ')).to.include('7').and.to.include('Un mot');
    site.time.now += DAY_MS;
    expect((await record({ 'value-listen-1': '7' })).status).to.equal(303);
  });
});
