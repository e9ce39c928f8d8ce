import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { expect } from 'chai';
import { ACCOUNT_CEILING, MAX_WRONG_CODES } from '../../src/moderators/attempt.ts';
import { PASSWORD_LINE } from '../../src/moderators/password-store.ts';
import { siteServer } from '../../src/web/server/http-server.ts';
import { turnsInMemory } from '../../src/web/server/turns.ts';
import type { TakeTurn } from '../../src/web/server/turns.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { codeNow, withSecondFactor, wrongCode } from '../support/authenticator.ts';
import { Browser, FORM, encode } from '../support/browser.ts';
import { DAY_MS, MINUTE_MS } from '../support/discussion.ts';
import { addModerator, signIn } from '../support/moderators.ts';
import { until } from '../support/workers.ts';
import { deafTo } from './controls/deaf.ts';
import { forgives } from './controls/forgiving.ts';
import { scaled } from './support/scale.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { tableIn } from '../support/rows.ts';

const CODES = scaled(63, 1000);
const PASSWORDS = scaled(64, 1000);
const DROPPED = scaled(60, 400);
const QUARTERS = scaled(2, 96);
const QUARTER_MS = 15 * MINUTE_MS;

/** A network of its own for each try, /48 and all. */
const network = (index: number) => ({ 'x-forwarded-for': `2001:db8:${(index + 1).toString(16)}::1` });

/** How many were looked at: refused for what they are, not for how many there were. */
const lookedAt = (statuses: readonly number[]) => statuses.filter((status) => status === 422).length;

describe('one account', function () {
  this.timeout(20 * 60_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite({ TRUST_PROXY: '1' });
    await addModerator(site);
  });
  afterEach(() => site.close());

  async function tryCodes(count: number): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (let index = 0; index < count; index += 1)
      statuses.push((await signIn(new Browser(site.app), { code: wrongCode(site) }, network(index))).status);
    return statuses;
  }

  /** Eight at a time, as a botnet would, and no more than the line takes. */
  async function tryPasswords(count: number): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (let from = 0; from < count; from += 8) {
      const batch = Array.from({ length: Math.min(8, count - from) }, (_, index) =>
        signIn(new Browser(site.app), { password: 'some words that are wrong' }, network(from + index)),
      );
      statuses.push(...(await Promise.all(batch)).map(({ status }) => status));
    }
    return statuses;
  }

  /** A browser of the moderator's, which has been here before. */
  async function knownBrowser(): Promise<Browser> {
    const browser = new Browser(site.app);
    expect((await signIn(browser, { code: codeNow(site) })).status).to.equal(303);
    site.time.now += MINUTE_MS;
    return browser;
  }

  it(`with the right password has five of ${CODES} codes looked at, from as many networks, and lets its owner in`, async () => {
    await withSecondFactor(site);
    const browser = await knownBrowser();
    const statuses = await tryCodes(CODES);
    expect(lookedAt(statuses)).to.equal(MAX_WRONG_CODES);
    expect(statuses.slice(MAX_WRONG_CODES).filter((status) => status !== 429)).to.deep.equal([]);
    expect((await signIn(browser, { code: codeNow(site) }, network(CODES))).status).to.equal(303);
  });

  it('has as many looked at as are tried where wrong codes are forgiven (control)', async () => {
    await withSecondFactor(site);
    forgives(site, 'code');
    expect(lookedAt(await tryCodes(ACCOUNT_CEILING))).to.be.greaterThan(MAX_WRONG_CODES);
  });

  it(`has five codes looked at in each of ${QUARTERS} quarters of an hour, and the log has each closing`, async () => {
    await withSecondFactor(site);
    let looked = 0;
    for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
      looked += lookedAt(await tryCodes(MAX_WRONG_CODES + 3));
      site.time.now += QUARTER_MS;
    }
    expect(looked).to.equal(MAX_WRONG_CODES * QUARTERS);
    const closings = (await tableIn(site, 'moderation_log')).filter(
      (row) => row['action'] === 'close-account',
    );
    expect(closings).to.have.length(QUARTERS);
  });

  it(`has ${ACCOUNT_CEILING} of ${PASSWORDS} passwords looked at, from as many networks, and lets its owner in`, async () => {
    const browser = await knownBrowser();
    const statuses = await tryPasswords(PASSWORDS);
    expect(lookedAt(statuses)).to.equal(ACCOUNT_CEILING);
    expect(statuses.filter((status) => status !== 422 && status !== 429)).to.deep.equal([]);
    expect((await signIn(browser, {}, network(PASSWORDS))).status).to.equal(303);
    site.time.now += DAY_MS;
    expect((await signIn(new Browser(site.app), {}, network(PASSWORDS))).status).to.equal(303);
  });

  it('has all of them looked at where they are forgiven (control)', async () => {
    forgives(site, 'account');
    expect(lookedAt(await tryPasswords(64))).to.equal(64);
  });
});

describe(`a flood of ${DROPPED} sign-ins that nobody waits for`, function () {
  this.timeout(10 * 60_000);

  it('is not computed, and leaves its places to the moderator', async () => {
    const { waited, status, counted } = await floodAndSignIn((takeTurn) => takeTurn);
    expect([waited, status]).to.deep.equal([PASSWORD_LINE.waiting, 303]);
    expect(counted, 'attempts that were looked at').to.equal(1);
  });

  it('keeps the moderator out where the line does not hear who leaves (control)', async () => {
    const { status } = await floodAndSignIn(deafTo);
    expect(status).to.equal(503);
  });
});

/** Nothing is left to chance: the test holds both turns while the flood arrives, and until all of it has gone. */
async function floodAndSignIn(heard: (takeTurn: TakeTurn) => TakeTurn) {
  const line = turnsInMemory();
  const hearing = heard(line);
  const standing = { asked: 0, refused: 0 };
  const takeTurn: TakeTurn = async (...given) => {
    standing.asked += 1;
    const turn = await hearing(...given);
    if (turn === undefined) standing.refused += 1;
    return turn;
  };
  const site = await openSite({ TRUST_PROXY: '1' }, undefined, { takeTurn });
  await addModerator(site);
  const held = [await line(PASSWORD_LINE), await line(PASSWORD_LINE)];
  const release = () => {
    for (const giveBack of held) giveBack?.();
  };
  const server = siteServer(site.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const sockets = Array.from({ length: DROPPED }, (_, index) => sendSignIn(server.address(), index));
    await until(() => standing.asked === DROPPED);
    await until(() => standing.refused === DROPPED - PASSWORD_LINE.waiting);
    const waited = standing.asked - standing.refused;
    for (const socket of sockets) socket.destroy();
    await until(() => countOf(server).then((count) => count === 0));
    const moderator = signIn(new Browser(server));
    await until(() => standing.asked === DROPPED + 1);
    release();
    const { status } = await moderator;
    return { waited, status, counted: await countAttempts(site) };
  } finally {
    release();
    server.close();
    await site.close();
  }
}

async function countAttempts(site: TestSite): Promise<number> {
  return (await tableIn(site, 'sign_in_attempt')).filter((row) => String(row['key']).startsWith('address:'))
    .length;
}

function countOf(server: ReturnType<typeof siteServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}

/** One of a flood, over a connection of its own. */
function sendSignIn(address: AddressInfo | string | null, index: number): Socket {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const body = encode({ name: `Name ${index}`, password: 'some words that are wrong' });
  const socket = connect(address.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const headers = [
    'Host: wheel.test',
    `X-Forwarded-For: ${network(index)['x-forwarded-for']}`,
    `Content-Type: ${FORM}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.write(
    `POST ${pathTo('moderationSignIn', 'fr', {})} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`,
  );
  return socket;
}
