import { expect } from 'chai';
import { MAX_ATTEMPTS_PER_DEVICE, MAX_WRONG_CODES } from '../../src/moderators/attempt.ts';
import { PASSWORD_LINE } from '../../src/moderators/password-store.ts';
import { DEVICE_LIFE_MS } from '../../src/moderators/device.ts';
import { codeAt, fromBase32 } from '../../src/moderators/totp.ts';
import { turnsInMemory } from '../../src/web/server/turns.ts';
import type { TakeTurn } from '../../src/web/server/turns.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { codeNow, withSecondFactor, wrongCode } from '../support/authenticator.ts';
import { Browser } from '../support/browser.ts';
import { arrive, logged } from '../support/comments.ts';
import { MAILING, MINUTE_MS } from '../support/discussion.ts';
import { PASSWORD, addModerator, renewPassword, signIn } from '../support/moderators.ts';
import { until } from '../support/workers.ts';
import { change, tableIn } from '../support/rows.ts';
import { alsoAfterInsert } from '../support/trigger.ts';

const QUEUE = '/fr/moderation';
const WRONG = 'some words that are wrong';

let site: TestSite;
let takeTurn: TakeTurn;
/** How many turns were asked for. */
let asked: number;
function withSite(env: NodeJS.ProcessEnv = {}): void {
  beforeEach(async () => {
    const line = turnsInMemory();
    asked = 0;
    takeTurn = (...given) => {
      asked += 1;
      return line(...given);
    };
    site = await openSite({ TRUST_PROXY: '1', ...env }, undefined, { takeTurn });
    await addModerator(site);
  });
  afterEach(() => site.close());
}

/** An address of its own for each. */
const from = (index: number) => ({ 'x-forwarded-for': `198.51.${index >> 8}.${index & 255}` });

const attempts = async () => (await tableIn(site, 'sign_in_attempt')).length;

async function wrongCodes(count: number, browser?: Browser): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const code = wrongCode(site);
    const { status } = await signIn(browser ?? new Browser(site.app), { code }, from(await attempts()));
    statuses.push(status);
  }
  return statuses;
}

/** A browser that has signed in, and out again. */
async function knownBrowser(): Promise<Browser> {
  const browser = new Browser(site.app);
  const queue = await browser.follow(await signIn(browser, { code: codeNow(site) }, from(9000)));
  await browser.submit(queue, '', {}, '.sign-out');
  site.time.now += MINUTE_MS;
  return browser;
}

describe('wrong codes', () => {
  withSite({ ...MAILING });

  it('close the account after five, however right the password; a quarter of an hour later it is open', async () => {
    await withSecondFactor(site);
    expect(await wrongCodes(MAX_WRONG_CODES + 2)).to.deep.equal([422, 422, 422, 422, 422, 429, 429]);
    const right = await signIn(new Browser(site.app), { code: codeNow(site) }, from(5000));
    expect([right.status, right.headers['retry-after']]).to.deep.equal([429, '900']);
    expect(right.$('#name').val()).to.equal('Camille');
    expect(right.html).not.to.include(PASSWORD);
    site.time.now += 15 * MINUTE_MS;
    const later = await signIn(new Browser(site.app), { code: codeNow(site) }, from(5000));
    expect(later.status).to.equal(303);
  });

  it('are not forgiven by the right password, only by the right code', async () => {
    await withSecondFactor(site);
    await wrongCodes(4);
    expect((await signIn(new Browser(site.app), {}, from(5000))).status, 'no code').to.equal(422);
    expect((await signIn(new Browser(site.app), { code: codeNow(site) }, from(5001))).status).to.equal(429);
    site.time.now += 15 * MINUTE_MS;
    await wrongCodes(4);
    expect((await signIn(new Browser(site.app), { code: codeNow(site) }, from(5002))).status).to.equal(303);
    expect(await wrongCodes(4)).to.deep.equal([422, 422, 422, 422]);
    site.time.now += MINUTE_MS;
    expect((await signIn(new Browser(site.app), { code: codeNow(site) }, from(5003))).status).to.equal(303);
  });

  it('are told to the owner: in the log, at the next sign-in once, and by one mail a day', async () => {
    await withSecondFactor(site);
    await wrongCodes(MAX_WRONG_CODES);
    const closings = async () => (await logged(site)).filter(({ action }) => action === 'close-account');
    expect(await closings()).to.have.length(1);
    expect((await closings())[0]).to.include({ actor: 'system', via: 'system', reason: 'Camille' });
    site.time.now += 15 * MINUTE_MS;
    await wrongCodes(MAX_WRONG_CODES);
    expect(await closings()).to.have.length(2);
    const mails = await tableIn(site, 'outbox');
    expect(mails).to.have.length(1);
    expect(mails[0]).to.include({ recipient: 'owner@example.org' });
    expect(mails[0]?.['body']).to.include('Camille, avec 5 codes').and.include('/fr/moderation/journal');
    site.time.now += 15 * MINUTE_MS;
    const browser = new Browser(site.app);
    const entered = await signIn(browser, { code: codeNow(site) }, from(5000));
    const queue = await browser.follow(entered);
    expect(queue.$('.notice').text()).to.include('plusieurs codes ont été refusés après votre mot de passe');
    expect((await browser.get('/en/moderation/log?action=close-account')).$('main').text()).to.include(
      'Close an account for a time',
    );
    site.time.now += MINUTE_MS;
    const again = await browser.follow(await signIn(browser, { code: codeNow(site) }, from(5000)));
    expect(again.$('.notice')).to.have.length(0);
  });

  it('are told as well to who comes back to a form that was under way', async () => {
    const comment = await arrive(site);
    const ended = await new Browser(site.app).post(`/fr/moderation/commentaires/${comment.id}`, {
      action: 'reply',
      reply: 'Merci Anne.',
    });
    await withSecondFactor(site);
    await wrongCodes(MAX_WRONG_CODES);
    site.time.now += 15 * MINUTE_MS;
    const fields = { name: 'Camille', password: PASSWORD, code: codeNow(site) };
    const again = await new Browser(site.app).submit(ended, '', fields);
    expect(again.status).to.equal(200);
    expect(again.$('.notice').text()).to.include('plusieurs codes');
    expect(again.html).to.include('Merci Anne.');
  });

  it('shut no browser out that signed in before, which has ten tries of its own', async () => {
    await withSecondFactor(site);
    const browser = await knownBrowser();
    await wrongCodes(MAX_WRONG_CODES);
    expect((await signIn(new Browser(site.app), { code: codeNow(site) }, from(5000))).status).to.equal(429);
    const statuses = await wrongCodes(MAX_ATTEMPTS_PER_DEVICE + 1, browser);
    expect(statuses).to.deep.equal([...Array<number>(MAX_ATTEMPTS_PER_DEVICE).fill(422), 429]);
    site.time.now += 15 * MINUTE_MS;
    await wrongCodes(MAX_WRONG_CODES);
    expect((await signIn(browser, { code: codeNow(site) }, from(5001))).status).to.equal(303);
  });
});

describe('a browser that is known', () => {
  withSite();

  /** Strangers use up all that the account allows. */
  async function batter(): Promise<void> {
    for (let index = 0; index < 31; index += 1)
      await signIn(new Browser(site.app), { password: WRONG }, from(index));
    expect((await signIn(new Browser(site.app), {}, from(6000))).status).to.equal(429);
  }

  it('holds a cookie of half a year, which names nobody and is stored nowhere', async () => {
    const { cookies } = await signIn(new Browser(site.app));
    expect(cookies).to.have.length(2);
    expect(cookies[1]).to.match(
      /^moderator-device=[\w-]+\.[\w-]{43}; Max-Age=15552000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const [, payload = ''] = /=([\w-]+)\./.exec(cookies[1] ?? '') ?? [];
    const read = Buffer.from(payload, 'base64url').toString();
    expect(read).not.to.match(/Camille|scrypt/);
    const [, , , id = ''] = JSON.parse(read) as readonly string[];
    expect(JSON.stringify(await tableIn(site, 'sign_in_attempt'))).not.to.include(id);
  });

  it('gets in while strangers batter the account, and opens nothing by itself', async () => {
    const browser = await knownBrowser();
    expect((await browser.get(QUEUE)).status).to.equal(303);
    await batter();
    expect((await signIn(browser, { password: WRONG }, from(6001))).status).to.equal(422);
    expect((await signIn(browser, {}, from(6001))).status).to.equal(303);
    expect((await signIn(new Browser(site.app), {}, from(6002))).status, 'others wait on').to.equal(429);
  });

  it('is a stranger to any other account, and to its own after a new second factor or half a year', async () => {
    const browser = await knownBrowser();
    await addModerator(site, 'Dominique');
    for (let index = 0; index < 31; index += 1)
      await signIn(new Browser(site.app), { name: 'Dominique', password: WRONG }, from(index));
    expect((await signIn(browser, { name: 'Dominique' }, from(6000))).status).to.equal(429);
    await batter();
    await withSecondFactor(site);
    await batter();
    expect((await signIn(browser, { code: codeNow(site) }, from(6001))).status).to.equal(429);
    await change(site, 'update moderator set totp_secret = null');
    expect((await signIn(browser, { password: WRONG }, from(6002))).status, 'all as before').to.equal(422);
    site.time.now += DEVICE_LIFE_MS;
    await batter();
    expect((await signIn(browser, {}, from(6003))).status).to.equal(429);
  });

  it('is one no more with a new password, under which the account is counted anew', async () => {
    const browser = await knownBrowser();
    await batter();
    await renewPassword(site);
    expect((await signIn(new Browser(site.app), {}, from(6001))).status).to.equal(303);
    await batter();
    expect((await signIn(browser, {}, from(6002))).status).to.equal(429);
  });

  it('stays known when its owner turns the second factor on', async () => {
    const browser = new Browser(site.app);
    await signIn(browser);
    const page = await browser.get('/fr/moderation/second-facteur');
    const secret = fromBase32(page.$('#totp-secret').text()) ?? Buffer.alloc(0);
    const code = () => codeAt(secret, Math.floor(site.time.now / 30_000));
    await browser.submit(page, '', { turn: 'on', code: code(), password: PASSWORD });
    await batter();
    site.time.now += MINUTE_MS;
    expect((await signIn(browser, { code: code() }, from(6001))).status).to.equal(303);
  });
});

describe('a sign-in that waits for its turn', () => {
  withSite();

  /** Both turns, taken by somebody else: whatever comes now waits. */
  async function hold(): Promise<() => void> {
    const turns = [await takeTurn(PASSWORD_LINE), await takeTurn(PASSWORD_LINE)];
    asked = 0;
    return () => {
      for (const giveBack of turns) giveBack?.();
    };
  }

  /** Resolves once so many stand in the line. */
  const waiting = (count: number) => until(() => asked === count);

  const CHANGES: readonly (readonly [string, string])[] = [
    ['a new password', "update moderator set password_hash = 'scrypt$new'"],
    ['the end of the account', 'update moderator set disabled_at = 1'],
    ['a second factor', `update moderator set totp_secret = '${'A'.repeat(32)}'`],
  ];
  for (const [what, done] of CHANGES)
    it(`through ${what} has no session after it`, async () => {
      const release = await hold();
      const late = signIn(new Browser(site.app));
      await waiting(1);
      await change(site, done);
      release();
      expect((await late).status).to.equal(422);
      expect(await tableIn(site, 'moderator_session')).to.deep.equal([]);
      expect((await logged(site)).map(({ action }) => action)).to.deep.equal([]);
    });

  for (const [what, done] of CHANGES)
    it(`has none either when ${what} comes while its password is looked at`, async () => {
      const [moderator] = await tableIn(site, 'moderator');
      const release = await hold();
      const late = signIn(new Browser(site.app));
      await waiting(1);
      // Just after the attempt is counted, the account has been read.
      await alsoAfterInsert(site, 'sign_in_attempt', done);
      release();
      expect((await late).status).to.equal(422);
      expect(await tableIn(site, 'moderator')).not.to.deep.equal([moderator]);
      expect(await tableIn(site, 'moderator_session')).to.deep.equal([]);
    });

  it('changes no second factor of an account that has another password meanwhile', async () => {
    const browser = new Browser(site.app);
    await signIn(browser);
    const page = await browser.get('/fr/moderation/second-facteur');
    const secret = fromBase32(page.$('#totp-secret').text()) ?? Buffer.alloc(0);
    const code = codeAt(secret, Math.floor(site.time.now / 30_000));
    const done = "update moderator set password_hash = 'scrypt$new'";
    await alsoAfterInsert(site, 'sign_in_attempt', done);
    await browser.submit(page, '', { turn: 'on', code, password: PASSWORD });
    expect((await tableIn(site, 'moderator'))[0]).to.include({
      password_hash: 'scrypt$new',
      totp_secret: null,
    });
    expect((await logged(site)).map(({ action }) => action)).to.deep.equal(['sign-in']);
  });

  it('is told to come back when twenty wait, with the name kept; a known browser still finds a place', async () => {
    const browser = await knownBrowser();
    const release = await hold();
    const tries = Array.from({ length: PASSWORD_LINE.waiting }, (_, index) =>
      signIn(new Browser(site.app), { password: WRONG }, from(index)),
    );
    await waiting(PASSWORD_LINE.waiting);
    const full = await new Browser(site.app).post(
      '/en/moderation/sign-in',
      { name: 'Camille', password: PASSWORD },
      from(7000),
    );
    expect([full.status, full.headers['retry-after']]).to.deep.equal([503, '2']);
    expect(full.$('.error-summary').text()).to.include('Try again in a few seconds');
    expect(full.$('#name').val()).to.equal('Camille');
    expect(full.html).not.to.include(PASSWORD);
    const owner = signIn(browser, {}, from(7001));
    release();
    expect((await owner).status).to.equal(303);
    expect((await Promise.all(tries)).map(({ status }) => status)).to.deep.equal(
      Array.from({ length: PASSWORD_LINE.waiting }, () => 422),
    );
  });
});
