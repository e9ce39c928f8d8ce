import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { readByNpm } from '../support/calendar-readers.ts';
import { expectPrivate } from '../support/private-page.ts';

const HOSTILE = 'L’Été, "d";\\n <b>& fils 🎡';

describe('the calendar of a strategy', () => {
  let site: TestSite;
  let browser: Browser;
  let reader: Browser;
  beforeEach(async () => {
    site = await openSite();
    [browser, reader] = [new Browser(site.app), new Browser(site.app)];
  });
  afterEach(() => site.close());

  const save = (brand = HOSTILE, review: Fields = { 'review-date': '2027-03-01' }) =>
    saveStrategy(browser, {
      diagnosis: { brand, rival: 'Rivalissimo', gene: 'Sellier' },
      approaches: { listen: 'priority', rally: 'secondary' },
      review: { 'why-listen': 'Parce que', refusal: 'sell', ...review },
    });
  const addressesOf = (owner: Answer) => {
    const fr = linkPath(owner, 'read-link');
    const en = fr.replace('/fr/', '/en/');
    return [`${fr}/roue.ics`, `${fr}/agenda.ics`, `${en}/wheel.ics`, `${en}/calendar.ics`] as const;
  };
  const open = async (path: string) => readByNpm((await reader.get(path)).html);
  const uids = async (path: string) => (await open(path)).events.map(({ uid }) => uid);

  it('has days 30, 60 and 90 from the saving, and the review with an alarm on the day before', async () => {
    const owner = await save();
    const { events, name, method } = await open(addressesOf(owner)[0]);
    expect([name, method]).to.deep.equal([null, null]);
    expect(events.map(({ uid, start, end }) => [uid.slice(32), start, end])).to.deep.equal([
      ['-30@wheel.test', '2026-12-22', '2026-12-23'],
      ['-60@wheel.test', '2027-01-21', '2027-01-22'],
      ['-90@wheel.test', '2027-02-20', '2027-02-21'],
      ['-review@wheel.test', '2027-03-01', '2027-03-02'],
    ]);
    expect(events.map(({ alarms }) => alarms)).to.deep.equal([
      [],
      [],
      [],
      [[-24 * 60 * 60, `${HOSTILE}\u00a0: bilan de la stratégie`]],
    ]);
    for (const { sequence, stamp, modified } of events)
      expect([sequence, stamp, modified]).to.deep.equal([1, '2026-11-22T11:00:00Z', '2026-11-22T11:00:00Z']);
  });

  it('counts its days in Paris, where it was already the next one', async () => {
    site.time.now = Date.parse('2026-12-01T23:30:00Z');
    const { events } = await open(addressesOf(await save())[0]);
    expect(events[0]?.start).to.equal('2027-01-01');
  });

  it('says what to do on each day and leads to the page that readers have, never to the owner’s', async () => {
    const owner = await save();
    const key = linkPath(owner, 'edit-link').split('/').pop() ?? '';
    for (const path of addressesOf(owner)) {
      const answer = await reader.get(path);
      expectPrivate(answer);
      expect([answer.status, answer.headers['content-type'], answer.cookies]).to.deep.equal([
        200,
        'text/calendar; charset=utf-8',
        [],
      ]);
      expect(answer.html).not.to.include('Rivalissimo').and.not.to.include(key);
      const { events } = readByNpm(answer.html);
      for (const { url, description } of events) {
        expect(url).to.equal(`http://wheel.test${path.slice(0, path.lastIndexOf('/'))}`);
        expect(description).to.include(url);
      }
    }
    const page = await reader.get(linkPath(owner, 'read-link'));
    const phases = page
      .$('.phases > li')
      .map((_, each) => page.$(each).find('ul').text().trim())
      .get();
    const { events } = await open(addressesOf(owner)[0]);
    const [day30 = '', day60 = '', day90 = '', review = ''] = events.map(({ description }) => description);
    expect(phases).to.have.length(3);
    const actions = phases.map((phase) => phase.split('\n').map((action) => action.trim()));
    for (const [description, [done, next]] of [
      [day30, [actions[0], actions[1]]],
      [day60, [actions[1], actions[2]]],
      [day90, [actions[2], ['Prochain rendez-vous\u00a0: le bilan, le 1er mars 2027.']]],
    ] as const)
      for (const action of [...(done ?? []), ...(next ?? [])]) expect(description).to.include(action);
    expect(review).to.include('Que s’est-il passé\u202f?').and.to.include('D’abord, nous voulons');
  });

  it('holds the review alone while a brand stays away, and all four on one day where they fall together', async () => {
    const away = await saveStrategy(browser, {
      approaches: { listen: 'none', abstain: 'on', 'abstain-reason': 'Nous n’avons rien à y dire' },
      review: { 'review-date': '2027-03-01' },
    });
    const alone = await open(addressesOf(away)[1]);
    expect(alone.events.map(({ uid }) => uid.slice(32))).to.deep.equal(['-review@wheel.test']);
    expect(alone.events[0]?.description).to.include('Nous n’avons rien à y dire');
    const together = await open(addressesOf(await save(HOSTILE, { 'review-date': '2027-02-20' }))[0]);
    expect(together.events.map(({ start }) => start).slice(2)).to.deep.equal(['2027-02-20', '2027-02-20']);
    expect(new Set(together.events.map(({ uid }) => uid)).size).to.equal(4);
  });

  it('keeps the ids of its events over revisions and links, and shows none of the strategy’s own', async () => {
    const owner = await save();
    const [file, followed, english] = addressesOf(owner);
    const first = await uids(file);
    expect(first[0]).to.match(/^[\da-f]{32}-30@wheel\.test$/);
    const { id } = await site.db.selectFrom('strategy').select('id').executeTakeFirstOrThrow();
    expect(first.join(' ')).not.to.include(id);
    site.time.now += 10 * 24 * 60 * 60 * 1000;
    await browser.submit(await openChange(browser, owner), 'save', { 'review-date': '2027-04-01' });
    for (const path of [file, followed, english]) expect(await uids(path)).to.deep.equal(first);
    const [older, newer] = [await open(file.replace('/roue', '/revisions/1/roue')), await open(followed)];
    expect(older.events.map(({ uid, sequence, start }) => [uid, sequence, start])).to.deep.equal([
      [first[0], 1, '2026-12-22'],
      [first[1], 1, '2027-01-21'],
      [first[2], 1, '2027-02-20'],
      [first[3], 1, '2027-03-01'],
    ]);
    expect(
      newer.events.map(({ sequence, start, stamp }) => [sequence, start, stamp.slice(0, 10)]),
    ).to.deep.equal([
      [2, '2027-01-01', '2026-12-02'],
      [2, '2027-01-31', '2026-12-02'],
      [2, '2027-03-02', '2026-12-02'],
      [2, '2027-04-01', '2026-12-02'],
    ]);
    expect(await uids(addressesOf(await save())[0])).not.to.include(first[0]);
  });

  it('can be followed: it has a name, says when to ask again, and answers "unchanged" until something is', async () => {
    const owner = await save();
    const [, path, , english] = addressesOf(owner);
    const { name, calname, method, refresh } = await open(path);
    expect([name, calname, method, refresh]).to.deep.equal([
      `${HOSTILE}\u00a0: dates de la stratégie`,
      `${HOSTILE}\u00a0: dates de la stratégie`,
      'PUBLISH',
      'PT12H',
    ]);
    expect((await open(english)).name).to.equal(`${HOSTILE}: dates of the strategy`);
    const { headers } = await reader.get(path);
    const held = { 'if-none-match': headers['etag'] ?? '' };
    expect((await new Browser(site.app).get(path, held)).status).to.equal(304);
    site.time.now += 60_000;
    expect((await new Browser(site.app).get(path, held)).status).to.equal(304);
    await browser.submit(await openChange(browser, owner), 'save', { 'review-date': '2027-04-01' });
    expect((await new Browser(site.app).get(path, held)).status).to.equal(200);
  });

  it('is offered as a link and as text where the newest revision is, to its owner and to its readers', async () => {
    const owner = await save();
    const [file, path, , english] = addressesOf(owner);
    const read = linkPath(owner, 'read-link');
    const offered = async (page: string, visitor = reader) => {
      const { $ } = await visitor.get(page);
      return [$('#calendar a').attr('href'), $('#calendar-link').text()];
    };
    const links = (address: string) => [`webcal://wheel.test${address}`, `http://wheel.test${address}`];
    expect(await offered(linkPath(owner, 'edit-link'), browser)).to.deep.equal(links(path));
    expect(await offered(read)).to.deep.equal(links(path));
    expect(await offered(read.replace('/fr/', '/en/'))).to.deep.equal(links(english));
    expect((await reader.get(read)).$(`a[href="${file}"]`).text()).to.equal(
      'Les dates à retenir, pour votre agenda (ICS)',
    );
    await browser.submit(await openChange(browser, owner), 'save', { 'review-date': '2027-04-01' });
    expect((await reader.get(`${read}/revisions/1`)).$('#calendar')).to.have.length(0);
  });

  it('opens with a link made for one person, and ends with it', async () => {
    const owner = await save();
    const links = `${linkPath(owner, 'edit-link')}/liens`;
    const made = await browser.follow(await browser.post(links, { action: 'add', name: 'Marthe' }));
    const url = new URL(made.$('.named-links code').text()).pathname;
    expect((await open(`${url}/agenda.ics`)).events).to.have.length(4);
    const link = made.$('.named-links input[name=link]').attr('value') ?? '';
    await browser.post(links, { action: 'revoke', link });
    expect((await reader.get(`${url}/agenda.ics`)).status).to.equal(410);
    expect((await reader.get('/fr/s/aaaaaaaaaaaaaaaaaaaaaa/agenda.ics')).status).to.equal(404);
    await browser.post(`${linkPath(owner, 'edit-link')}/supprimer`);
    expect((await reader.get(addressesOf(owner)[1])).status).to.equal(410);
  });
});
