import { expect } from 'chai';
import { RECOVERY_CODES } from '../../src/moderators/recovery-code.ts';
import { codeAt, fromBase32 } from '../../src/moderators/totp.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive, logged } from '../support/comments.ts';
import { MAILING, MINUTE_MS } from '../support/discussion.ts';
import { problemsOf } from '../support/invalid-form.ts';
import { PASSWORD, addModerator, signIn, signedIn } from '../support/moderators.ts';
import { change, rowsOf, storedOrder, tableIn } from '../support/rows.ts';

const FACTOR = '/fr/moderation/second-facteur';

let site: TestSite;
function withSite(): void {
  beforeEach(async () => {
    site = await openSite(MAILING);
  });
  afterEach(() => site.close());
}

let secret: Buffer;
const codeNow = () => codeAt(secret, Math.floor(site.time.now / 30_000));

/** What the page shows once, after the second factor was turned on in this browser. */
async function turnOn(browser: Browser): Promise<readonly string[]> {
  const page = await browser.get(FACTOR);
  secret = fromBase32(page.$('#totp-secret').text()) ?? Buffer.alloc(0);
  const shown = await browser.submit(page, '', { turn: 'on', code: codeNow(), password: PASSWORD });
  site.time.now += MINUTE_MS;
  return codesOn(shown);
}

function codesOn({ $ }: Awaited<ReturnType<Browser['get']>>): readonly string[] {
  return $('.recovery-codes li')
    .toArray()
    .map((item) => $(item).text());
}

const enter = (code: string) => signIn(new Browser(site.app), { code });
const lastSubject = async () =>
  (await rowsOf(site, `select subject from outbox order by ${storedOrder(site)} desc`))[0]?.['subject'];

describe('recovery codes', () => {
  withSite();

  it('are ten, shown once, all different, and no copy of them is stored', async () => {
    const { browser } = await signedIn(site);
    const codes = await turnOn(browser);
    expect(new Set(codes)).to.have.length(RECOVERY_CODES);
    for (const code of codes) expect(code).to.match(/^\d{5}( \d{5}){4}$/);
    const page = await browser.get(FACTOR);
    expect(codesOn(page)).to.deep.equal([]);
    expect(page.$('main').text()).to.include('Il reste 10 codes de secours.');
    const stored = JSON.stringify(await tableIn(site, 'recovery_code'));
    for (const code of codes) expect(stored).not.to.include(code.replaceAll(' ', ''));
  });

  it('lead to no page without them by the link to the other language', async () => {
    const { browser } = await signedIn(site);
    const page = await browser.get(FACTOR);
    expect(page.$('.site-nav [hreflang=en]'), 'the link can be found').to.have.length(1);
    secret = fromBase32(page.$('#totp-secret').text()) ?? Buffer.alloc(0);
    const shown = await browser.submit(page, '', { turn: 'on', code: codeNow(), password: PASSWORD });
    expect(codesOn(shown)).to.have.length(RECOVERY_CODES);
    expect(shown.$('[hreflang]')).to.have.length(0);
  });

  it('stand in once for the code of the app, however they are spaced', async () => {
    const { browser } = await signedIn(site);
    const [first = '', second = '', third = ''] = await turnOn(browser);
    expect((await enter(first)).status).to.equal(303);
    expect((await enter(first)).status, 'again').to.equal(422);
    expect((await enter(second.replaceAll(' ', ''))).status).to.equal(303);
    expect((await enter(third.replaceAll(' ', '-'))).status).to.equal(303);
    expect((await enter(codeNow())).status, 'the app goes on').to.equal(303);
  });

  it('open nothing for another account, nor without the password', async () => {
    const { browser } = await signedIn(site);
    const [first = ''] = await turnOn(browser);
    await addModerator(site, 'Noé');
    await change(site, 'update moderator set totp_secret = ? where name = ?', 'A'.repeat(32), 'Noé');
    expect((await signIn(new Browser(site.app), { name: 'Noé', code: first })).status).to.equal(422);
    expect((await signIn(new Browser(site.app), { password: 'guess', code: first })).status).to.equal(422);
    expect((await enter(first)).status, 'and are still there').to.equal(303);
  });

  it('tell of their use: at once, in the log, and by a letter that says when few are left', async () => {
    const { browser } = await signedIn(site);
    const codes = await turnOn(browser);
    await change(site, "update moderator set email = 'camille@example.org'");
    const entered = new Browser(site.app);
    const queue = await entered.follow(await signIn(entered, { code: codes[0] ?? '' }));
    expect(queue.$('.notice').text()).to.include('Un code de secours vous a fait entrer');
    for (const code of codes.slice(1, 7)) expect((await enter(code)).status).to.equal(303);
    const used = (await logged(site)).filter(({ action }) => action === 'recovery-code');
    expect(used.map(({ reason }) => reason)).to.have.members(['9', '8', '7', '6', '5', '4', '3']);
    const letters = await tableIn(site, 'outbox');
    expect(letters.map(({ recipient }) => recipient)).to.deep.equal(
      Array<string>(7).fill('camille@example.org'),
    );
    const told = letters.map(({ body }) => String(body));
    expect(
      told.filter((body) => body.includes('Il reste 3 codes') && body.includes('C’est peu')),
    ).to.have.length(1);
    expect(told.filter((body) => body.includes('C’est peu'))).to.have.length(1);
    expect((await entered.get(FACTOR)).$('main').text()).to.match(/C’est peu\s: faites-en de nouveaux/);
  });

  it('are made anew with the password and a code of the app, and those before end', async () => {
    const { browser } = await signedIn(site);
    const [first = ''] = await turnOn(browser);
    const page = await browser.get(FACTOR);
    const renew = (fields: Record<string, string>) => browser.submit(page, '', { turn: 'codes', ...fields });
    const guessed = await renew({ password: 'guess', code: codeNow() });
    expect(problemsOf(guessed)).to.deep.equal(['password']);
    expect(guessed.$('#password-error').text()).to.include('Ce mot de passe n’est pas le vôtre');
    expect(problemsOf(await renew({ password: PASSWORD, code: first })), 'not by themselves').to.deep.equal([
      'code',
    ]);
    const codes = codesOn(await renew({ password: PASSWORD, code: codeNow() }));
    expect(codes).to.have.length(RECOVERY_CODES);
    expect(problemsOf(await renew({ password: PASSWORD, code: codeNow() })), 'the same code').to.deep.equal([
      'code',
    ]);
    expect(await lastSubject()).to.match(/^Compte Camille\s: nouveaux codes de secours$/);
    expect((await enter(first)).status, 'one of before').to.equal(422);
    expect((await enter(codes[0] ?? '')).status).to.equal(303);
  });

  it('turn the second factor off for who lost the telephone, and end with it', async () => {
    const { browser } = await signedIn(site);
    const [first = '', second = ''] = await turnOn(browser);
    const page = await browser.get(FACTOR);
    const off = await browser.submit(page, '', { turn: 'off', password: PASSWORD, code: first });
    expect(off.status).to.equal(303);
    expect(await tableIn(site, 'recovery_code')).to.deep.equal([]);
    await change(site, 'update moderator set totp_secret = ?', 'A'.repeat(32));
    expect((await enter(second)).status, 'under another second factor').to.equal(422);
    expect(await lastSubject()).to.match(/^Compte Camille\s: second facteur désactivé$/);
  });
});

describe('a second factor that is asked of everybody', () => {
  withSite();

  const demand = () =>
    change(site, "insert into setting (name, value) values ('secondFactorRequired', 'yes')");

  it('leads who has none to set it up, in a session that was open, and lets them on after', async () => {
    const { browser } = await signedIn(site);
    await demand();
    const queue = await browser.get('/fr/moderation');
    expect([queue.status, queue.location]).to.deep.equal([303, FACTOR]);
    const page = await browser.get(FACTOR);
    expect(page.$('main').text()).to.include('Ce site demande un second facteur');
    expect(page.$('.moderation-nav'), 'no way to pages that are shut').to.have.length(0);
    await turnOn(browser);
    expect((await browser.get('/fr/moderation')).status).to.equal(200);
  });

  it('keeps the form that was being sent, and sends it after', async () => {
    const comment = await arrive(site);
    const { browser } = await signedIn(site);
    const path = `/fr/moderation/commentaires/${comment.id}`;
    const open = await browser.get(path);
    await demand();
    const held = await browser.submit(
      open,
      '',
      { reply: 'Merci Anne.', action: 'reply' },
      `form[action="${path}"]`,
    );
    expect(held.status).to.equal(403);
    const bytes = fromBase32(held.$('#totp-secret').text()) ?? Buffer.alloc(0);
    const code = codeAt(bytes, Math.floor(site.time.now / 30_000));
    const wrong = await browser.submit(held, '', { turn: 'on', code: '000000', password: PASSWORD });
    const shown = await browser.submit(wrong, '', { turn: 'on', code, password: PASSWORD });
    expect(codesOn(shown)).to.have.length(RECOVERY_CODES);
    expect(shown.$(`form[action="${path}"] [name=reply]`).val()).to.equal('Merci Anne.');
    expect((await browser.submit(shown, '', {}, `form[action="${path}"]`)).status).to.equal(303);
  });

  it('lets who has one do all as before', async () => {
    const { browser } = await signedIn(site);
    await turnOn(browser);
    await demand();
    expect((await browser.get('/fr/moderation')).status).to.equal(200);
  });
});
