import { expect } from 'chai';
import { pageAt } from '../../src/addresses/match.ts';
import { rowOf } from '../../src/addresses/pages.ts';
import { MAX_ATTEMPTS_PER_DEVICE, MAX_WRONG_CODES } from '../../src/moderators/attempt.ts';
import { RECOVERY_CODES } from '../../src/moderators/recovery-code.ts';
import { codeAt, fromBase32 } from '../../src/moderators/totp.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { MAILING, MINUTE_MS } from '../support/discussion.ts';
import { PASSWORD, addModerator, signIn, signedIn } from '../support/moderators.ts';
import { change, everyTable, tableIn } from '../support/rows.ts';
import { forgives } from './controls/forgiving.ts';
import { keepsCodes } from './controls/returning-codes.ts';
import { filledIn, routesOf } from './support/router.ts';
import { scaled } from './support/scale.ts';

const FACTOR = '/fr/moderation/second-facteur';
const OWN = '/fr/moderation/mon-compte';
const QUEUE = '/fr/moderation';
const NEXT = 'trois lampes bleues sous la neige';
const GUESSES = scaled(40, 1000);

/** A network of its own for each try, /48 and all. */
const network = (index: number) => ({ 'x-forwarded-for': `2001:db8:${(index + 1).toString(16)}::1` });

let site: TestSite;
let secret: Buffer;

function withSite(): void {
  beforeEach(async () => {
    site = await openSite({ ...MAILING, TRUST_PROXY: '1' });
  });
  afterEach(() => site.close());
}

const codeNow = () => codeAt(secret, Math.floor(site.time.now / 30_000));
const isOpen = async (browser: Pick<Browser, 'get'>) => (await browser.get(QUEUE)).status === 200;
const countOf = (statuses: readonly number[], status: number) =>
  statuses.filter((each) => each === status).length;

interface Holder {
  readonly get: Browser['get'];
  readonly post: Browser['post'];
}

/** Two browsers with the cookie of one session, as if it had been copied. */
async function twice(): Promise<{ readonly browser: Browser; readonly copy: Holder }> {
  await addModerator(site);
  const browser = new Browser(site.app);
  const cookie = (await signIn(browser)).cookies.map((each) => each.split(';')[0]).join('; ');
  const thief = new Browser(site.app);
  return {
    browser,
    copy: {
      get: (path) => thief.get(path, { cookie }),
      post: (path, fields) => thief.post(path, fields, { cookie }),
    },
  };
}

async function turnOn(browser: Browser): Promise<readonly string[]> {
  const page = await browser.get(FACTOR);
  secret = fromBase32(page.$('#totp-secret').text()) ?? Buffer.alloc(0);
  const { $ } = await browser.submit(page, '', { turn: 'on', code: codeNow(), password: PASSWORD });
  site.time.now += MINUTE_MS;
  return $('.recovery-codes li')
    .toArray()
    .map((item) => $(item).text());
}

describe('recovery codes', function () {
  this.timeout(10 * 60_000);
  withSite();

  /** Twenty-five digits that nobody was given. */
  const guess = (index: number) => String(index).padStart(25, '4');

  async function guessAll(count: number): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (let index = 0; index < count; index += 1)
      statuses.push((await signIn(new Browser(site.app), { code: guess(index) }, network(index))).status);
    return statuses;
  }

  it(`are guessed ${MAX_WRONG_CODES} times of ${GUESSES}, counted with the codes of the app`, async () => {
    const { browser } = await signedIn(site);
    await turnOn(browser);
    const statuses = await guessAll(GUESSES);
    expect([countOf(statuses, 422), countOf(statuses, 429)]).to.deep.equal([
      MAX_WRONG_CODES,
      GUESSES - MAX_WRONG_CODES,
    ]);
  });

  it('are guessed as often as one likes where wrong codes are forgiven (control)', async () => {
    const { browser } = await signedIn(site);
    await turnOn(browser);
    forgives(site, 'code');
    expect(countOf(await guessAll(MAX_WRONG_CODES * 2), 422)).to.equal(MAX_WRONG_CODES * 2);
  });

  it('are counted on the page of the second factor as well, where a session was left open', async () => {
    const { browser } = await signedIn(site);
    await turnOn(browser);
    const statuses: number[] = [];
    for (let index = 0; index < MAX_ATTEMPTS_PER_DEVICE + 2; index += 1) {
      const fields = { turn: 'off', code: guess(index), password: PASSWORD };
      statuses.push((await browser.post(FACTOR, fields)).status);
    }
    expect([countOf(statuses, 422), countOf(statuses, 429)]).to.deep.equal([MAX_ATTEMPTS_PER_DEVICE, 2]);
    expect((await tableIn(site, 'moderator'))[0]?.['totp_secret']).not.to.equal(null);
  });

  it('let one of four in that come at once with the same code', async () => {
    const { browser } = await signedIn(site);
    const [code = ''] = await turnOn(browser);
    expect(await atOnce(code)).to.equal(1);
    expect(await tableIn(site, 'recovery_code')).to.have.length(RECOVERY_CODES - 1);
  });

  it('let several in where a code that is used comes back (control)', async () => {
    const { browser } = await signedIn(site);
    const [code = ''] = await turnOn(browser);
    keepsCodes(site);
    expect(await atOnce(code)).to.be.greaterThan(1);
  });

  /** From a browser each, as many as one account is heard from at once. */
  async function atOnce(code: string): Promise<number> {
    const tries = Array.from({ length: 4 }, (_, index) =>
      signIn(new Browser(site.app), { code }, network(index)),
    );
    return countOf(
      (await Promise.all(tries)).map(({ status }) => status),
      303,
    );
  }

  it('end when others are made, when the second factor is turned off, and with that of another', async () => {
    const { browser } = await signedIn(site);
    const former = await turnOn(browser);
    const renewed = await browser.post(FACTOR, { turn: 'codes', code: codeNow(), password: PASSWORD });
    expect(renewed.status).to.equal(200);
    expect((await signIn(new Browser(site.app), { code: former[0] ?? '' })).status).to.equal(422);
    site.time.now += MINUTE_MS;
    await browser.post(FACTOR, { turn: 'off', code: codeNow(), password: PASSWORD });
    expect(await tableIn(site, 'recovery_code')).to.deep.equal([]);
  });
});

describe('sessions that are ended one by one', function () {
  this.timeout(10 * 60_000);
  withSite();

  const idsOf = async (name: string) => {
    const [account] = (await tableIn(site, 'moderator')).filter((row) => row['name'] === name);
    const rows = await tableIn(site, 'moderator_session');
    return rows.filter((row) => row['moderator_id'] === account?.['id']).map((row) => String(row['id']));
  };

  it('are one’s own: the id of another’s ends nothing, twice nothing more, and opens nothing', async () => {
    const { browser } = await signedIn(site);
    await addModerator(site, 'Noé');
    const other = new Browser(site.app);
    await signIn(other, { name: 'Noé' });
    const [id = ''] = await idsOf('Noé');
    for (const session of [id, id, '', '%', "' or 1=1 --"]) await browser.post(OWN, { session });
    expect([await isOpen(browser), await isOpen(other)]).to.deep.equal([true, true]);
    const thief = new Browser(site.app);
    expect((await thief.get(QUEUE, { cookie: `moderator=${id}` })).status).to.equal(303);
    expect((await browser.get(OWN)).html, 'nor is the id of another shown').not.to.include(id);
  });

  it('end by that very id where the session is one’s own (control)', async () => {
    const { browser } = await signedIn(site);
    await addModerator(site, 'Noé');
    const other = new Browser(site.app);
    await signIn(other, { name: 'Noé' });
    const [id = ''] = await idsOf('Noé');
    await change(
      site,
      "update moderator_session set moderator_id = (select id from moderator where name = 'Camille')",
    );
    await browser.post(OWN, { session: id });
    expect([await isOpen(browser), await isOpen(other)]).to.deep.equal([true, false]);
  });

  it('do not come back by a request that was under way, nor by the cookie of before a new password', async () => {
    const { browser, copy } = await twice();
    await browser.post(OWN, { act: 'password', current: PASSWORD, password: NEXT, repeat: NEXT });
    expect([await isOpen(browser), await isOpen(copy)]).to.deep.equal([true, false]);
    await Promise.all([copy.get(QUEUE), copy.post(OWN, { act: 'others' }), copy.get(OWN)]);
    expect([await isOpen(browser), await isOpen(copy)]).to.deep.equal([true, false]);
  });
});

describe('a new password', function () {
  this.timeout(10 * 60_000);
  withSite();
  const typed = { act: 'password', current: PASSWORD, password: NEXT, repeat: NEXT };

  it('is not chosen by another site', async () => {
    const { browser } = await signedIn(site);
    const before = await tableIn(site, 'moderator');
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.wheel.test' },
      { Origin: 'null' },
    ])
      expect((await browser.post(OWN, typed, headers)).status).to.equal(403);
    expect(await tableIn(site, 'moderator')).to.deep.equal(before);
    expect((await browser.post(OWN, typed)).status, 'by ours (control)').to.equal(303);
  });

  it('is not reached by guesses from a session that was left open', async () => {
    const { browser } = await signedIn(site);
    const statuses: number[] = [];
    for (let index = 0; index < MAX_ATTEMPTS_PER_DEVICE + 3; index += 1)
      statuses.push((await browser.post(OWN, { ...typed, current: `guess ${index}` })).status);
    expect([countOf(statuses, 422), countOf(statuses, 429)]).to.deep.equal([MAX_ATTEMPTS_PER_DEVICE, 3]);
    expect((await browser.post(OWN, typed)).status, 'the right one waits too').to.equal(429);
  });

  it('is one of two that are chosen at once', async () => {
    const { browser, copy: twin } = await twice();
    const other = { ...typed, password: `${NEXT} deux`, repeat: `${NEXT} deux` };
    const both = await Promise.all([browser.post(OWN, typed), twin.post(OWN, other)]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal([303, 422]);
    expect(await tableIn(site, 'moderator_session')).to.have.length(1);
    expect([await isOpen(browser), await isOpen(twin)].filter(Boolean)).to.have.length(1);
  });
});

describe('a second factor that is asked of everybody', function () {
  this.timeout(10 * 60_000);
  withSite();

  it('opens no page of moderation to who has none, by any method, in a session that was open', async () => {
    const { opened, tried } = await tryAll(true);
    expect(opened).to.deep.equal([]);
    expect(tried).to.be.greaterThan(40);
    console.log(`      ${tried} attempts held, 0 opened`);
  });

  it('is found to open them where it is not asked (control)', async () => {
    const { opened, tried } = await tryAll(false);
    expect(opened.length).to.be.greaterThan(tried / 2);
  });

  /** What shows something, or changes something, of what is asked by who has no second factor. */
  async function tryAll(isRequired: boolean) {
    const comment = await arrive(site);
    const { browser } = await signedIn(site);
    const [account] = await tableIn(site, 'moderator');
    if (isRequired)
      await change(site, "insert into setting (name, value) values ('secondFactorRequired', 'yes')");
    const words: Readonly<Record<string, string>> = { id: comment.id, account: String(account?.['id']) };
    const held = routesOf(site.app.express).filter(({ path }) => {
      const name = pageAt(filledIn(path, (word) => words[word] ?? 'x'));
      const isOfTheWayIn = name === 'moderationSecondFactor' || name === 'moderationSignOut';
      return ['moderator', 'owner'].includes(rowOf(name).opener ?? '') && !isOfTheWayIn;
    });
    const opened: string[] = [];
    let tried = 0;
    for (const { path, methods } of held)
      for (const method of methods) {
        const before = JSON.stringify(await everyTable(site));
        const address = filledIn(path, (word) => words[word] ?? 'x');
        const answer = await browser.send(address, { method: method === 'post' ? 'post' : 'get' });
        tried += 1;
        const isShut =
          (answer.status === 303 && answer.location.includes('second-fact')) ||
          answer.$('#totp-secret').length === 1;
        if (!isShut || JSON.stringify(await everyTable(site)) !== before) opened.push(`${method} ${path}`);
      }
    return { opened, tried };
  }
});
