import { expect } from 'chai';
import { PRESS_MAX } from '../../src/moderation/batch-store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Browser, Answer, Fields } from '../support/browser.ts';
import { ARTICLE, arrive, logged, standing } from '../support/comments.ts';
import { signedIn } from '../support/moderators.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { change, isOnPostgres, valueOf, valuesOf } from '../support/rows.ts';

const MINUTE_MS = 60 * 1000;
const QUEUE = '/fr/moderation';
const REPORTS = '/fr/moderation/signalements';

const noticeOf = (page: Answer) => page.$('[role="status"]').first().text().replace(/\s+/g, ' ').trim();
const all = (browser: Browser, page: Answer, fields: Fields) =>
  browser.submit(page, '', { decision: 'matching', sure: 'on', ...fields }, 'form.matching');
const undo = async (browser: Browser, page: Answer) =>
  browser.follow(await browser.submit(page, '', {}, 'form.undo'));

/** A statement of a visitor may take five seconds, which so many rows take on a busy machine. */
const AT_ONCE = 500;

/** So many comments of a robot, a millisecond apart, as they stand once they came in. */
async function robots(site: TestSite, count: number, status = 'pending'): Promise<void> {
  for (let first = 1; first <= count; first += AT_ONCE) await someRobots(site, first, count, status);
}

async function someRobots(site: TestSite, first: number, count: number, status: string): Promise<void> {
  const last = Math.min(count, first + AT_ONCE - 1);
  const numbers = `with recursive n(i) as (select ${first} union all select i + 1 from n where i < ${last})`;
  await change(
    site,
    `${numbers} insert into comment (id, article, lang, status, version, name, email, email_key, text, reasons, digest, by_moderator, created_at)
    select 'bot' || i, '${ARTICLE}', 'fr', '${status}', 1, 'Robot ' || i, 'bot' || i || '@example.org', 'bot' || i || '@example.org',
      'Achetez ceci, numéro ' || i, '[{"rule":"first","detail":""}]', 'd' || i, 0, ${site.time.now} - ${count} + i from n;
    ${numbers} insert into moderation_log (id, at, actor, comment_id, action, to_status, via)
    select 'log-bot' || i, ${site.time.now} - ${count} + i, 'rules', 'bot' || i, 'hold', '${status}', 'rule' from n`,
  );
}

/** Has the server look at the rows of every table, as it does by itself now and then. */
async function analyze(site: TestSite): Promise<void> {
  const tables = await valuesOf(site, 'select tablename from pg_tables where schemaname = current_schema()');
  for (const table of tables) await change(site, `analyze "${table}"`);
}

const countOf = (site: TestSite, status: string) =>
  valueOf(site, 'select count(*) from comment where status = ?', status);

/** What the lines of an act are about, in the order of their numbers. */
async function numbered(site: TestSite, action: string): Promise<readonly (string | null)[]> {
  const lines = (await logged(site)).filter((line) => line.action === action);
  const numberOf = ({ id }: { readonly id: string }) => Number(id.split('.').at(-1));
  return lines.toSorted((a, b) => numberOf(a) - numberOf(b)).map((line) => line.comment_id);
}

describe('a decision about all that a search finds', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  it('is offered only where the list has more pages, and says how many it is about', async () => {
    await robots(site, 20);
    const { browser, queue } = await signedIn(site);
    expect(queue.$('form.matching')).to.have.length(0);
    await arrive(site, { name: 'Zoé', text: 'Un avis' });
    const page = await browser.get(QUEUE);
    expect(page.$('label[for="sure"]').text()).to.include('21 commentaires');
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    expect((await browser.get(`${QUEUE}?q=avis`)).$('form.matching')).to.have.length(0);
    const english = await browser.get('/en/moderation');
    expect(english.$('label[for="sure"]').text()).to.include('21 comments');
    expect(await htmlFaults(english.html)).to.deep.equal([]);
  });

  it('reaches every page, and nothing that the search does not find', async () => {
    await robots(site, 700);
    const human = await arrive(site, { name: 'Zoé', text: 'Un avis' });
    const { browser } = await signedIn(site);
    const found = await browser.get(`${QUEUE}?q=achetez+robot`);
    site.time.now += MINUTE_MS;
    const answer = await all(browser, found, { all: 'spam' });
    expect(answer.status).to.equal(303);
    const page = await browser.follow(answer);
    expect(noticeOf(page)).to.equal('700 classés indésirables.');
    expect(page.$('#q').val(), 'the search stays').to.equal('achetez robot');
    expect([await countOf(site, 'spam'), await countOf(site, 'pending')]).to.deep.equal([700, 1]);
    expect((await standing(site, human.id))?.status).to.equal('pending');
    const lines = (await logged(site)).filter(({ action }) => action === 'spam');
    expect(lines).to.have.length(700);
    expect(
      new Set(
        lines.map(({ actor, from_status, to_status, via }) => [actor, from_status, to_status, via].join()),
      ),
    ).to.deep.equal(new Set(['Camille,pending,spam,ui']));
    expect(await standing(site, 'bot700')).to.include({ version: 2, decided_at: site.time.now });
  });

  it('is undone by one press, but for what somebody followed up', async () => {
    await robots(site, 300);
    const { browser, queue } = await signedIn(site);
    site.time.now += MINUTE_MS;
    const done = await browser.follow(await all(browser, queue, { all: 'trash' }));
    expect(await countOf(site, 'trash')).to.equal(300);
    site.time.now += MINUTE_MS;
    const bin = await browser.get(`${QUEUE}?status=trash`);
    const first = bin.$('.card').first().attr('data-comment') ?? '';
    await browser.submit(bin, '', { decision: `publish:${first}` }, 'form.cards');
    site.time.now += MINUTE_MS;
    const undone = await undo(browser, done);
    expect(noticeOf(undone)).to.equal('299 décisions annulées et 1 déjà traité.');
    expect([await countOf(site, 'pending'), await countOf(site, 'published')]).to.deep.equal([299, 1]);
    const again = await undo(browser, undone);
    expect(noticeOf(again), 'an undoing is undone as well').to.equal('299 décisions annulées.');
    expect([await countOf(site, 'trash'), await countOf(site, 'published')]).to.deep.equal([299, 1]);
  });

  it('is written down oldest first, and so is its undoing, however the database finds them', async () => {
    await robots(site, 30);
    await change(site, "update comment set reasons = reasons where id = 'bot2'");
    const { browser, queue } = await signedIn(site);
    site.time.now += MINUTE_MS;
    const done = await browser.follow(await all(browser, queue, { all: 'trash' }));
    await change(site, "update comment set reasons = reasons where id = 'bot3'");
    site.time.now += MINUTE_MS;
    await undo(browser, done);
    const oldestFirst = Array.from({ length: 30 }, (_, index) => `bot${index + 1}`);
    for (const action of ['trash', 'undo'])
      expect(await numbered(site, action), action).to.deep.equal(oldestFirst);
  });

  it('publishes too: readers see the comments at once', async () => {
    await robots(site, 120, 'spam');
    const { browser } = await signedIn(site);
    const page = await browser.get(`${QUEUE}?status=spam`);
    site.time.now += MINUTE_MS;
    await all(browser, page, { all: 'publish' });
    expect(await countOf(site, 'published')).to.equal(120);
    expect((await browser.get(`/fr/articles/${ARTICLE}`)).$('h2#commentaires').text()).to.include('120');
    expect(await standing(site, 'bot5')).to.include({ published_at: site.time.now });
  });

  it('leaves alone what came, or was changed, after the list was shown', async () => {
    await robots(site, 40);
    const { browser, queue } = await signedIn(site);
    const other = await signedIn(site, 'Dominique');
    site.time.now += MINUTE_MS;
    const late = await arrive(site, { name: 'Zoé', text: 'Un avis' });
    await other.browser.submit(queue, '', { decision: 'publish:bot3' }, 'form.cards');
    site.time.now += MINUTE_MS;
    const published = await other.browser.get(`${QUEUE}?status=published`);
    await other.browser.submit(published, '', { decision: 'hold:bot3' }, 'form.cards');
    site.time.now += MINUTE_MS;
    const page = await browser.follow(await all(browser, queue, { all: 'trash' }));
    expect(noticeOf(page)).to.equal('39 mis à la corbeille et 1 déjà traité.');
    expect((await standing(site, late.id))?.status).to.equal('pending');
    expect((await standing(site, 'bot3'))?.status, 'another moderator held it').to.equal('pending');
  });

  it('of two moderators at once changes each comment once', async () => {
    await robots(site, 600);
    const [one, two] = [await signedIn(site), await signedIn(site, 'Dominique')];
    site.time.now += MINUTE_MS;
    await Promise.all([
      all(one.browser, one.queue, { all: 'spam' }),
      all(two.browser, two.queue, { all: 'trash' }),
    ]);
    expect(Number(await countOf(site, 'spam')) + Number(await countOf(site, 'trash'))).to.equal(600);
    const lines = (await logged(site)).filter(({ action }) => action === 'spam' || action === 'trash');
    expect(lines).to.have.length(600);
    expect(await valueOf(site, 'select max(version) from comment')).to.equal(2);
  });

  it('that another moderator took a moment before says so: nothing done, and how many already', async () => {
    await robots(site, 34);
    const [one, two] = [await signedIn(site), await signedIn(site, 'Dominique')];
    site.time.now += MINUTE_MS;
    await all(one.browser, one.queue, { all: 'publish' });
    site.time.now += MINUTE_MS;
    const late = await two.browser.follow(await all(two.browser, two.queue, { all: 'publish' }));
    expect(late.$('[role="status"]')).to.have.length(1);
    expect(noticeOf(late)).to.equal('0 publié et 34 déjà traités.');
    expect(late.$('title').text()).to.match(/^0 publié et 34 déjà traités/);
    expect(late.$('form.undo'), 'nothing to take back').to.have.length(0);
    expect(await htmlFaults(late.html)).to.deep.equal([]);
    expect((await logged(site)).filter(({ action }) => action === 'publish')).to.have.length(34);
  });

  for (const count of [34, 130])
    it(`of ${count} that is undone twice says the second time how many were undone already`, async () => {
      await robots(site, count);
      const { browser, queue } = await signedIn(site);
      site.time.now += MINUTE_MS;
      const done = await browser.follow(await all(browser, queue, { all: 'spam' }));
      site.time.now += MINUTE_MS;
      expect(noticeOf(await undo(browser, done))).to.equal(`${count} décisions annulées.`);
      const again = await undo(browser, done);
      expect(again.$('title').text()).to.match(new RegExp(`^${count} déjà traités`));
      const sentences = again.$('.notice p').length;
      expect(sentences, 'three are named at most, and the others counted').to.equal(count === 34 ? 5 : 1);
      if (count === 34) expect(again.$('.notice p').last().text()).to.equal('Et 31 autres.');
    });

  it('wants the tick and a decision that applies; the words of the search are kept', async () => {
    await robots(site, 30);
    const { browser } = await signedIn(site);
    const page = await browser.get(`${QUEUE}?q=robot`);
    const refused = await browser.submit(page, '', { decision: 'matching', all: 'spam' }, 'form.matching');
    expect(refused.status).to.equal(422);
    expect(refused.$('.error-summary a').attr('href')).to.equal('#sure');
    expect(refused.$('select#all').val()).to.equal('spam');
    expect(refused.$('#q').val()).to.equal('robot');
    expect((await all(browser, page, { all: 'hold' })).status).to.equal(422);
    expect((await all(browser, page, { all: '' })).$('.error-summary a').attr('href')).to.equal('#all');
    expect((await browser.get(`${QUEUE}?decision=matching&sure=on&all=spam`)).status).to.equal(200);
    expect(await countOf(site, 'pending')).to.equal(30);
  });

  // What a server of PostgreSQL believes of its rows is some moments old.
  for (const known of ['before they came', 'once they were there', 'once they were spam'])
    it(`does ${PRESS_MAX} at a press, says how many remain, and undoes as many, its figures made ${known}`, async () => {
      const making = async (when: string) => {
        if (isOnPostgres(site) && known === when) await analyze(site);
      };
      await making('before they came');
      await robots(site, PRESS_MAX + 40);
      await making('once they were there');
      const { browser, queue } = await signedIn(site);
      expect(queue.$('#sure-hint').text()).to.include(`${PRESS_MAX} à la fois`);
      site.time.now += MINUTE_MS;
      const done = await browser.follow(await all(browser, queue, { all: 'spam' }));
      expect(noticeOf(done)).to.equal(
        `${PRESS_MAX} classés indésirables. Il en reste 40 dans cette liste : appliquez encore une fois la même décision, au bas de la page.`,
      );
      await making('once they were spam');
      site.time.now += MINUTE_MS;
      expect(noticeOf(await undo(browser, done))).to.equal(`${PRESS_MAX} décisions annulées.`);
      expect(await countOf(site, 'pending')).to.equal(PRESS_MAX + 40);
    });

  it('tells the writers who asked to hear of it, and nobody when it is undone', async () => {
    await robots(site, 30);
    await change(
      site,
      `insert into subscription (comment_id, email, email_key, created_at, confirmed_at)
      values ('bot4', 'bot4@example.org', 'bot4@example.org', 1, 2)`,
    );
    const { browser, queue } = await signedIn(site);
    site.time.now += MINUTE_MS;
    const mails = () => valuesOf(site, 'select recipient from outbox');
    const done = await browser.follow(await all(browser, queue, { all: 'publish' }));
    expect(await mails()).to.deep.equal(['bot4@example.org']);
    await undo(browser, done);
    expect(await mails()).to.deep.equal([]);
  });
});

describe('the reports', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
    await arrive(site, { id: 'c1', status: 'published', name: 'Anne', text: 'Un texte' });
    await arrive(site, { id: 'c2', status: 'published', name: 'Paul', text: 'Un autre' });
  });
  afterEach(() => site.close());

  const fill = (count: number, comment = 'c1') =>
    change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
      insert into report (id, comment_id, reason, email, created_at)
      select '${comment}-' || i, '${comment}', 'Raison ' || i, case i when 3 then 'zoe@example.org' end, ${site.time.now} - ${count} + i from n`,
    );
  const shown = (page: Answer) => page.$('[data-report]').length;
  const open = () => valueOf(site, 'select count(*) from report where closed_at is null');

  it('come in pages of twenty with tabs and a search, in valid HTML', async () => {
    await fill(45);
    await fill(1, 'c2');
    await change(site, "update report set closed_at = 5 where id = 'c1-45'");
    const { browser } = await signedIn(site);
    const page = await browser.get(REPORTS);
    expect(shown(page)).to.equal(20);
    expect(page.$('[data-report]').first().attr('data-report'), 'oldest first').to.equal('c1-1');
    const tabs = page
      .$('.tabs a')
      .map((_, tab) => page.$(tab).text())
      .get();
    expect(tabs).to.deep.equal(['À traiter (45)', 'Clos (1)']);
    expect(shown(await browser.get(`${REPORTS}?page=3`))).to.equal(5);
    expect(shown(await browser.get(`${REPORTS}?page=900`)), 'the last there is').to.equal(5);
    expect(shown(await browser.get(`${REPORTS}?status=closed`))).to.equal(1);
    expect(shown(await browser.get(`${REPORTS}?q=zoe@example`))).to.equal(1);
    expect(shown(await browser.get(`${REPORTS}?q=paul+autre`))).to.equal(1);
    expect(shown(await browser.get(`${REPORTS}?q=raison+44`))).to.equal(1);
    for (const path of [REPORTS, `${REPORTS}?status=closed`, `${REPORTS}?q=rien`, '/en/moderation/reports'])
      expect(await htmlFaults((await browser.get(path)).html), path).to.deep.equal([]);
  });

  it('are closed all at once by a reason and a tick, counted, logged, and opened again', async () => {
    await fill(610);
    await fill(2, 'c2');
    const { browser } = await signedIn(site);
    const page = await browser.get(`${REPORTS}?q=un+texte`);
    expect(page.$('label[for="sure"]').text()).to.include('610 signalements');
    const nothing = await all(browser, page, { 'reason-all': '' });
    expect(nothing.status).to.equal(422);
    expect(nothing.$('.error-summary a').attr('href')).to.equal('#reason-all');
    const unticked = await all(browser, page, { 'reason-all': 'Un robot', sure: [] });
    expect(unticked.$('#reason-all').text().trim()).to.equal('Un robot');
    expect(await open()).to.equal(612);
    site.time.now += MINUTE_MS;
    const done = await browser.follow(await all(browser, page, { 'reason-all': 'Un robot' }));
    expect(noticeOf(done)).to.equal('610 signalements clos.');
    expect(await open()).to.equal(2);
    const lines = (await logged(site)).filter(({ action }) => action === 'report');
    expect(lines).to.have.length(610);
    expect(lines[0]).to.include({ comment_id: 'c1', reason: 'Un robot', actor: 'Camille' });
    site.time.now += MINUTE_MS;
    const undone = await undo(browser, done);
    expect(undone.$('h1').text()).to.equal('Signalements');
    expect(noticeOf(undone)).to.equal('610 signalements rouverts.');
    expect(await open()).to.equal(612);
  });

  it('are closed and opened again oldest first, however the database finds them', async () => {
    await fill(12);
    const ids = Array.from({ length: 24 }, (_, index) => `c${1 + (index % 2)}`);
    await fill(12, 'c2');
    await change(site, 'update report set created_at = created_at + 20 * cast(substr(id, 4) as integer)');
    await change(site, "update report set email = null where id = 'c1-2'");
    site.time.now += MINUTE_MS;
    const { browser } = await signedIn(site);
    const page = await browser.get(REPORTS);
    const done = await browser.follow(await all(browser, page, { 'reason-all': 'Un robot' }));
    await change(site, "update report set email = null where id = 'c1-3'");
    site.time.now += MINUTE_MS;
    await undo(browser, done);
    for (const action of ['report', 'reopen'])
      expect(await numbered(site, action), action).to.deep.equal(ids);
  });

  it('that came after the list was shown stay open', async () => {
    await fill(30);
    const { browser } = await signedIn(site);
    const page = await browser.get(REPORTS);
    site.time.now += MINUTE_MS;
    await fill(3, 'c2');
    await change(site, `update report set created_at = ${site.time.now} where comment_id = 'c2'`);
    expect(noticeOf(await browser.follow(await all(browser, page, { 'reason-all': 'Un robot' })))).to.equal(
      '30 signalements clos.',
    );
    expect(await open()).to.equal(3);
  });

  it('that another moderator closed, or opened again, a moment before are counted as such', async () => {
    await fill(34);
    const [one, two] = [await signedIn(site), await signedIn(site, 'Dominique')];
    const [mine, theirs] = [await one.browser.get(REPORTS), await two.browser.get(REPORTS)];
    site.time.now += MINUTE_MS;
    const done = await one.browser.follow(await all(one.browser, mine, { 'reason-all': 'Un robot' }));
    const late = await two.browser.follow(await all(two.browser, theirs, { 'reason-all': 'Un robot' }));
    expect(noticeOf(late)).to.equal('0 signalement clos et 34 déjà traités.');
    expect(noticeOf(await undo(one.browser, done))).to.equal('34 signalements rouverts.');
    expect(noticeOf(await undo(one.browser, done))).to.equal('34 déjà traités.');
  });

  it('can each be opened again after a slip', async () => {
    await fill(2);
    const { browser } = await signedIn(site);
    const page = await browser.get(REPORTS);
    const closed = await browser.follow(
      await browser.submit(page, '', { 'reason-c1-1': 'Licite' }, '[data-report="c1-1"] form'),
    );
    expect(noticeOf(closed)).to.equal('1 signalement clos.');
    expect(noticeOf(await undo(browser, closed))).to.equal('1 signalement rouvert.');
    expect(await open()).to.equal(2);
  });

  it('that filled a table long ago are all closed in a few presses', async () => {
    await fill(33_000);
    const { browser } = await signedIn(site);
    let presses = 0;
    for (let page = await browser.get(REPORTS); page.$('form.matching').length > 0; presses += 1) {
      site.time.now += MINUTE_MS;
      page = await browser.follow(await all(browser, page, { 'reason-all': 'Un robot' }));
      expect(page.status).to.equal(200);
    }
    expect([await open(), presses]).to.deep.equal([0, 7]);
    const comment = await browser.get('/fr/moderation/commentaires/c1');
    expect(comment.status).to.equal(200);
    expect(comment.html.length).to.be.lessThan(100_000);
  });
});
