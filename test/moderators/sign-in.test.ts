import { expect } from 'chai';
import { qrCode } from '../../src/web/qr.ts';
import { codeAt, fromBase32 } from '../../src/moderators/totp.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive, logged, standing } from '../support/comments.ts';
import { problemsOf } from '../support/invalid-form.ts';
import { PASSWORD, addModerator, press, signIn, signedIn } from '../support/moderators.ts';
import { expectPrivate } from '../support/private-page.ts';
import { change, rowsOf } from '../support/rows.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const QUEUE = '/fr/moderation';
const SIGN_IN = '/fr/moderation/connexion';
const FACTOR = '/fr/moderation/second-facteur';

let site: TestSite;
/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite({ TRUST_PROXY: '1' });
  });
  afterEach(() => site.close());
}

function from(address: string): Readonly<Record<string, string>> {
  return { 'X-Forwarded-For': address };
}

describe('signing in', () => {
  withSite();

  it('lands on the queue, under a key of which only a hash is stored', async () => {
    await addModerator(site);
    const browser = new Browser(site.app);
    const answer = await signIn(browser);
    expect([answer.status, answer.location]).to.deep.equal([303, QUEUE]);
    const [cookie = ''] = answer.cookies;
    expect(cookie).to.match(/^moderator=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax$/);
    const [, key = ''] = /=([\w-]+);/.exec(cookie) ?? [];
    const rows = await rowsOf(site, 'select * from moderator_session');
    expect(rows).to.have.length(1);
    expect(JSON.stringify(rows)).not.to.include(key);
    const queue = await browser.follow(answer);
    expect(queue.status).to.equal(200);
    expectPrivate(queue);
    expect((await logged(site)).map(({ actor, action }) => `${actor}: ${action}`)).to.deep.equal([
      'Camille: sign-in',
    ]);
  });

  it('is Secure and bound to the host where readers come by https', async () => {
    const secure = await openSite({ BASE_URL: 'https://wheel.test' });
    try {
      await addModerator(secure);
      const { cookies } = await signIn(new Browser(secure.app), {}, { Origin: 'https://wheel.test' });
      expect(cookies[0]).to.match(/^__Host-moderator=[\w-]{32}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    } finally {
      await secure.close();
    }
  });

  it('leaves the reader’s own cookie alone, and gives none before', async () => {
    const page = await new Browser(site.app).get(SIGN_IN);
    expect(page.cookies).to.deep.equal([]);
    expectPrivate(page);
  });

  it('takes the name as a person writes it', async () => {
    await addModerator(site, 'Éloïse Martin');
    expect((await signIn(new Browser(site.app), { name: ' éloïse  martin ' })).status).to.equal(303);
  });

  const WRONG: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['an unknown name', { name: 'Nobody' }],
    ['a wrong password', { password: 'x'.repeat(20) }],
    ['a password with a space too many', { password: `${PASSWORD} ` }],
  ];
  for (const [what, fields] of WRONG)
    it(`says the same of ${what}, and keeps the name only`, async () => {
      await addModerator(site);
      const page = await signIn(new Browser(site.app), fields);
      expect(page.status).to.equal(422);
      expect(page.cookies).to.deep.equal([]);
      expect(page.$('.error-summary a').text()).to.equal(
        'Le nom, le mot de passe ou le code ne correspond pas',
      );
      expect(page.$('#name').val()).to.equal(fields['name'] ?? 'Camille');
      expect(page.$('#password').val()).to.equal('');
    });

  it('asks for what is missing without counting an attempt', async () => {
    const page = await signIn(new Browser(site.app), { name: '', password: '' });
    expect(page.status).to.equal(422);
    expect(problemsOf(page)).to.deep.equal(['name', 'password']);
    expect(await rowsOf(site, 'select * from sign_in_attempt')).to.deep.equal([]);
  });

  it('gives a new key each time, and the one before is dead', async () => {
    const { browser } = await signedIn(site);
    const before = await rowsOf(site, 'select key_hash from moderator_session');
    await signIn(browser);
    const after = await rowsOf(site, 'select key_hash from moderator_session');
    expect(after).to.have.length(1);
    expect(after).not.to.deep.equal(before);
  });

  it('never adopts a key that it did not give', async () => {
    const page = await new Browser(site.app).get(QUEUE, { Cookie: `moderator=${'a'.repeat(32)}` });
    expect([page.status, page.location]).to.deep.equal([303, SIGN_IN]);
  });
});

describe('attempts to sign in', function () {
  withSite();

  this.timeout(300_000);

  it('wait after ten on one account; its owner still gets in from elsewhere', async () => {
    await addModerator(site);
    const attacker = new Browser(site.app);
    const answers: Answer[] = [];
    for (let count = 0; count < 12; count += 1)
      answers.push(await signIn(attacker, { password: 'not the right one' }, from('198.51.100.1')));
    expect(answers.map(({ status }) => status)).to.deep.equal([...Array<number>(10).fill(422), 429, 429]);
    expect(answers.at(-1)?.headers['retry-after']).to.equal('900');
    expect(answers.at(-1)?.$('.error-summary').text()).to.include('15 minutes');
    const right = await signIn(attacker, {}, from('198.51.100.1'));
    expect(right.status, 'the right password waits as well').to.equal(429);
    expect((await signIn(new Browser(site.app), {}, from('203.0.113.9'))).status).to.equal(303);
    site.time.now += 15 * MINUTE_MS;
    expect((await signIn(attacker, {}, from('198.51.100.1'))).status).to.equal(303);
  });

  it('wait after twenty from one address, however many names it tries and however many at once', async () => {
    await addModerator(site);
    const tries = Array.from({ length: 30 }, (_, index) =>
      signIn(new Browser(site.app), { name: `Name ${index}` }, from(`2001:db8:0:1::${index + 1}`)),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).to.have.length(20);
    expect(
      statuses.filter((status) => status === 429 || status === 503),
      'the line is full',
    ).to.have.length(10);
    const next = await signIn(new Browser(site.app), { name: 'Nobody' }, from('2001:db8:0:1::99'));
    expect(next.status).to.equal(429);
    expect((await signIn(new Browser(site.app), {}, from('2001:db8:0:2::1'))).status).to.equal(303);
  });

  it('keep no address that could be read', async () => {
    await signIn(new Browser(site.app), {}, from('198.51.100.1'));
    expect(JSON.stringify(await rowsOf(site, 'select * from sign_in_attempt'))).not.to.include('198.51');
  });
});

describe('a session', () => {
  withSite();

  it('ends after thirty minutes without a request', async () => {
    const { browser } = await signedIn(site);
    site.time.now += 29 * MINUTE_MS;
    expect((await browser.get(QUEUE)).status).to.equal(200);
    site.time.now += 29 * MINUTE_MS;
    expect((await browser.get(QUEUE)).status).to.equal(200);
    site.time.now += 30 * MINUTE_MS;
    expect((await browser.get(QUEUE)).location).to.equal(SIGN_IN);
  });

  it('ends after eight hours in any case', async () => {
    const { browser } = await signedIn(site);
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      site.time.now += 20 * MINUTE_MS;
      expect((await browser.get(QUEUE)).status).to.equal(200);
    }
    site.time.now += 20 * MINUTE_MS;
    expect((await browser.get(QUEUE)).location).to.equal(SIGN_IN);
  });

  it('ends at once for a disabled moderator', async () => {
    const { browser } = await signedIn(site);
    await change(site, 'update moderator set disabled_at = ?', site.time.now);
    expect((await browser.get(QUEUE)).location).to.equal(SIGN_IN);
    expect((await signIn(browser)).status).to.equal(422);
  });

  it('ends on the server when its moderator signs out', async () => {
    const { browser, queue } = await signedIn(site);
    const answer = await browser.submit(queue, '', {}, '.sign-out');
    expect([answer.status, answer.location]).to.deep.equal([303, SIGN_IN]);
    expect(answer.headers['clear-site-data']).to.equal('"cache", "storage"');
    expect(answer.cookies[0]).to.match(/^moderator=; .*Expires=Thu, 01 Jan 1970/);
    expect(await rowsOf(site, 'select * from moderator_session')).to.deep.equal([]);
  });

  it('that ends under a form loses no word of it: one button sends it again', async () => {
    const comment = await arrive(site);
    const { browser } = await signedIn(site);
    const path = `/fr/moderation/commentaires/${comment.id}`;
    const page = await browser.get(path);
    site.time.now += 9 * HOUR_MS;
    const reply = 'Merci Anne,\nvoici « la suite » & fin.';
    const ended = await browser.submit(page, 'reply', { reply }, '#reply-form');
    expect(ended.status).to.equal(403);
    expectPrivate(ended);
    expect(ended.$('h1').text()).to.equal('Connexion des modérateurs');
    const wrong = await browser.submit(ended, '', { name: 'Camille', password: 'wrong' });
    expect(wrong.status).to.equal(422);
    const again = await browser.submit(wrong, '', { name: 'Camille', password: PASSWORD });
    expect(again.status).to.equal(200);
    expect(again.$('main form')).to.have.length(1);
    const sent = await browser.submit(again, '');
    expect(sent.status).to.equal(303);
    expect((await standing(site, comment.id))?.status).to.equal('published');
    const [answer] = await rowsOf(site, 'select text from comment where by_moderator = 1');
    expect(answer).to.deep.equal({ text: reply });
  });

  it('that ends carries neither passwords nor forms of other pages', async () => {
    const stranger = new Browser(site.app);
    const page = await stranger.post(FACTOR, { password: 'secret words', code: '123456', secret: 'ABC' });
    expect(page.html).not.to.match(/secret words|123456|ABC/);
    await addModerator(site);
    const answer = await signIn(stranger, { again: 'https://elsewhere.example/', 'again-x': '1' });
    expect([answer.status, answer.location]).to.deep.equal([303, QUEUE]);
  });
});

describe('the second factor', () => {
  withSite();

  const step = () => Math.floor(site.time.now / 30_000);

  async function turnOn(browser: Browser): Promise<Buffer> {
    const page = await browser.get(FACTOR);
    const secret = fromBase32(page.$('#totp-secret').text()) ?? Buffer.alloc(0);
    expect(secret).to.have.length(20);
    expect(page.$('#totp-url').text()).to.include(
      `otpauth://totp/La%20Roue:Camille?secret=${page.$('#totp-secret').text()}`,
    );
    const fields = { turn: 'on', code: codeAt(secret, step()), password: PASSWORD };
    expect((await browser.submit(page, '', fields)).status).to.equal(200);
    return secret;
  }

  it('is asked for once it is on, and each code serves once', async () => {
    const { browser } = await signedIn(site);
    const secret = await turnOn(browser);
    expect((await browser.get(QUEUE)).status, 'this session goes on').to.equal(200);
    const other = new Browser(site.app);
    expect((await signIn(other)).status, 'no code').to.equal(422);
    expect((await signIn(other, { code: codeAt(secret, step()) })).status, 'the code of before').to.equal(
      422,
    );
    site.time.now += 30_000;
    const code = codeAt(secret, step());
    expect((await signIn(other, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).to.equal(303);
    expect((await signIn(new Browser(site.app), { code })).status, 'a second time').to.equal(422);
  });

  it('ends the other sessions', async () => {
    const { browser } = await signedIn(site);
    const other = new Browser(site.app);
    await signIn(other);
    await turnOn(browser);
    expect((await other.get(QUEUE)).location).to.equal(SIGN_IN);
  });

  it('is not turned on by a wrong code or a wrong password, and keeps its secret meanwhile', async () => {
    const { browser } = await signedIn(site);
    const page = await browser.get(FACTOR);
    const wrong = await browser.submit(page, '', { turn: 'on', code: '000000', password: PASSWORD });
    expect(wrong.status).to.equal(422);
    expect(problemsOf(wrong)).to.deep.equal(['code']);
    expect(wrong.$('#totp-secret').text()).to.equal(page.$('#totp-secret').text());
    const secret = fromBase32(page.$('#totp-secret').text()) ?? Buffer.alloc(0);
    const stolen = await browser.submit(wrong, '', {
      ...{ turn: 'on', code: codeAt(secret, step()), password: 'guess' },
    });
    expect(problemsOf(stolen)).to.deep.equal(['password']);
    expect((await signIn(new Browser(site.app))).status).to.equal(303);
  });

  it('is turned off with the password and a code, each of them asked for', async () => {
    const { browser } = await signedIn(site);
    const secret = await turnOn(browser);
    site.time.now += 30_000;
    const page = await browser.get(FACTOR);
    const code = codeAt(secret, step());
    const turnOff = (fields: Record<string, string>) => browser.submit(page, '', { turn: 'off', ...fields });
    expect(problemsOf(await turnOff({ password: PASSWORD }))).to.deep.equal(['code']);
    expect(problemsOf(await turnOff({ password: PASSWORD, code: '000000' }))).to.deep.equal(['code']);
    expect(problemsOf(await turnOff({ password: 'guess', code }))).to.deep.equal(['password']);
    expect((await turnOff({ password: PASSWORD, code })).status).to.equal(303);
    expect((await signIn(new Browser(site.app))).status).to.equal(303);
  });

  it('is not turned off by a page that is sent twice', async () => {
    const { browser } = await signedIn(site);
    const page = await browser.get(FACTOR);
    const secret = fromBase32(page.$('#totp-secret').text()) ?? Buffer.alloc(0);
    const fields = { turn: 'on', code: codeAt(secret, step()), password: PASSWORD };
    const codes = (await browser.submit(page, '', fields)).$('.recovery-codes').text();
    const again = await browser.submit(page, '', fields);
    expect([again.status, again.location]).to.deep.equal([303, FACTOR]);
    expect((await signIn(new Browser(site.app))).status, 'still asked for').to.equal(422);
    expect(codes).to.match(/\d{5}( \d{5}){4}/);
  });

  it('is set up by a picture that holds the very address, on a page that nothing keeps', async () => {
    const { browser } = await signedIn(site);
    const page = await browser.get(FACTOR);
    const { path, size } = qrCode(page.$('#totp-url').text());
    expect(page.$('.qr path').attr('d')).to.equal(path);
    expect(page.$('.qr').attr('viewbox') ?? page.$('.qr').attr('viewBox')).to.equal(`0 0 ${size} ${size}`);
    expect(page.$('.qr rect').attr('fill'), 'a light ground, quiet zone and all').to.equal('#ffffff');
    expect(page.headers['cache-control']).to.equal('private, no-store');
    expect(page.html.split(page.$('#totp-secret').text())).to.have.length(5);
  });
});

describe('a moderator’s press of a button', () => {
  withSite();

  it('is refused from another site', async () => {
    const comment = await arrive(site);
    const { browser, queue } = await signedIn(site);
    const fields = { [`shown-${comment.id}`]: '1', decision: `publish:${comment.id}` };
    const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' };
    expect((await browser.post('/fr/moderation/decisions', fields, headers)).status).to.equal(403);
    expect((await standing(site, comment.id))?.status).to.equal('pending');
    expect((await press(browser, queue, `publish:${comment.id}`)).status).to.equal(303);
  });
});
