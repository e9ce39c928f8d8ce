import { expect } from 'chai';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, openChange, stepPath } from '../support/builders.ts';
import { copyRevisions } from '../support/copies.ts';
import { followStrategy } from '../support/follow-up-page.ts';
import type { FollowedStrategy } from '../support/follow-up-page.ts';
import { readsWhile } from '../support/reads.ts';
import { change } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';

/** As many presses of two readings each as that, a second apart, after the first save. */
const COPIES = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
  insert into reading
  select 'copy' || i || indicator_id, strategy_id, indicator_id, on_date, i, '', lang, ${NOW} + i * 1000, null
  from reading, n where id not like 'copy%'`;
const DECISION = `insert into decision
  select ?, id, ?, 1, ?, ?, 'fr', ? from strategy`;

describe('the list of all that happened', () => {
  let site: TestSite;
  let followed: FollowedStrategy;
  beforeEach(async () => {
    site = await openSite();
    followed = await followStrategy(site);
  });
  afterEach(() => site.close());

  const record = (value: string) => {
    site.time.now += 60_000;
    const fields = { 'value-listen-1': value, 'value-listen-2': '2', action: 'readings' };
    return followed.browser.post(followed.fr, fields);
  };
  const save = async () => {
    site.time.now += 60_000;
    const draft = await openChange(followed.browser, followed.owner);
    const approaches = { listen: 'priority', teach: 'secondary', action: 'continue' };
    await followed.browser.post(stepPath(draft, 'approaches'), approaches);
    await followed.browser.post(stepPath(draft, 'review'), { 'change-note': 'On enseigne', action: 'save' });
  };
  const entries = ({ $ }: Answer, list = '#history > ol > li') =>
    $(list)
      .toArray()
      .map((each) => $(each).attr('data-revision') ?? $(each).attr('data-happened'));

  it('has revisions, readings and decisions, newest first, on both pages of the owner', async () => {
    await record('40');
    site.time.now += 60_000;
    await change(site, DECISION, 'd1', 'listen', 'fix', 'Trop lent', site.time.now);
    await change(site, DECISION, 'd2', 'listen', 'stop', '', site.time.now + 1);
    await save();
    await record('50');
    for (const path of [followed.fr, followed.en, followed.edit]) {
      const page = await followed.browser.get(path);
      const expected = ['readings', '2', 'decisions', 'decisions', 'readings', '1'];
      expect(entries(page), path).to.deep.equal(expected);
      expect(page.$('#history [data-decision="d1"]').text()).to.include('Trop lent');
      expect(page.$('#history [data-revision="2"]').text()).to.include('On enseigne');
      expect(page.$('#history [data-revision="2"] .moves').length).to.equal(1);
      expect(page.$('#history [data-revision="1"] form').attr('action')).to.match(/revisions\/1\//);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
    const french = (await followed.browser.get(followed.fr)).$('#history');
    expect(french.find('[data-decision="d1"]').text()).to.include('revu depuis');
    expect(french.find('[data-decision="d2"]').text()).to.include('arrêter').and.not.include('revu');
    expect(french.find('a[href*="comparer?"]')).to.have.length(1);
  });

  it('has the decisions of one meeting as the approaches come on the wheel, in the file as well', async () => {
    const ids = { rally: 'a', teach: 'b', listen: 'c' };
    for (const [approach, id] of Object.entries(ids))
      await change(site, DECISION, id, approach, 'keep', '', site.time.now + 1);
    const { $ } = await followed.browser.get(followed.fr);
    const listed = $('#history [data-decision]').toArray();
    expect(listed.map((each) => $(each).attr('data-decision'))).to.deep.equal(['c', 'b', 'a']);
    const file = await followed.browser.get(`${followed.fr}.json`);
    const { decisions } = JSON.parse(file.html) as { decisions: { approach: string }[] };
    expect(decisions.map(({ approach }) => approach)).to.deep.equal(['listen', 'teach', 'rally']);
  });

  it('shows readers revisions alone', async () => {
    await record('40');
    await change(site, DECISION, 'd1', 'listen', 'fix', 'Trop lent', site.time.now);
    await save();
    const page = await followed.browser.get(linkPath(followed.owner, 'read-link'));
    expect(page.$('.history > ol > li')).to.have.length(2);
    expect(page.$('.history').text()).to.not.include('Trop lent');
    expect(page.$('[data-recorded], [data-decision], [data-happened]')).to.have.length(0);
  });

  it('has pages of 20, in which each thing stands once, and stays on its page in the other language', async () => {
    await record('40');
    await change(site, COPIES, 30);
    await copyRevisions(site, 14);
    for (const [path, other] of [
      [followed.fr, followed.en],
      [followed.edit, followed.edit.replace('/fr/', '/en/')],
    ] as const) {
      const seen: (string | undefined)[] = [];
      for (const number of [1, 2, 3]) {
        const page = await followed.browser.get(number === 1 ? path : `${path}?page=${number}`);
        seen.push(...entries(page));
        if (number > 1) expect(page.html).to.include(`${other}?page=${number}"`);
      }
      expect(seen).to.have.length(46);
      expect(seen.filter((each) => each === 'readings')).to.have.length(31);
      expect(new Set(seen.filter((each) => each !== 'readings')).size).to.equal(15);
      expect(entries(await followed.browser.get(`${path}?page=99`))).to.have.length(6);
    }
  });

  it('reads as much with a page of things and with thousands', async () => {
    const read = async (path: string) => {
      const { done: page, reads: rows } = await readsWhile(site, () => followed.browser.get(path));
      return { page, rows };
    };
    await record('40');
    const few: (readonly string[])[] = [];
    await change(site, COPIES, 40);
    for (const path of [followed.fr, followed.edit]) few.push((await read(path)).rows);
    await change(site, `delete from reading where id like 'copy%'`);
    await change(site, COPIES, 2400);
    for (const [index, path] of [followed.fr, followed.edit].entries()) {
      const { page, rows } = await read(path);
      expect(rows, path).to.have.members(few[index] ?? []);
      expect(page.html.length, path).to.be.lessThan(150_000);
    }
  });
});
