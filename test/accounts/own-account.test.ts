import { expect } from 'chai';
import { MAX_SESSIONS } from '../../src/moderators/session-store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { codeNow, withSecondFactor } from '../support/authenticator.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { logged } from '../support/comments.ts';
import { MAILING, MINUTE_MS } from '../support/discussion.ts';
import { problemsOf } from '../support/invalid-form.ts';
import { PASSWORD, addModerator, signIn, signedIn } from '../support/moderators.ts';
import { change, tableIn } from '../support/rows.ts';

const OWN = '/fr/moderation/mon-compte';
const SECURITY = '/fr/moderation/securite';
const QUEUE = '/fr/moderation';
const NEXT = 'trois lampes bleues sous la neige';
const ON_PHONE = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
};

let site: TestSite;
function withSite(): void {
  beforeEach(async () => {
    site = await openSite(MAILING);
  });
  afterEach(() => site.close());
}

const isOpen = async (browser: Browser) => (await browser.get(QUEUE)).status === 200;
const reasons = async () => (await logged(site)).map(({ reason }) => reason);

function sessionsOn({ $ }: Answer): readonly string[] {
  return $('.sessions li strong')
    .toArray()
    .map((item) => $(item).text());
}

describe('the sessions of one’s own account', () => {
  withSite();

  async function onPhone(name = 'Camille'): Promise<Browser> {
    const browser = new Browser(site.app);
    await signIn(browser, { name }, ON_PHONE);
    return browser;
  }

  it('are each known by their browser and system, this one first, and nothing else of them is stored', async () => {
    const { browser } = await signedIn(site);
    await onPhone();
    const page = await browser.get(OWN);
    expect(sessionsOn(page)).to.deep.equal(['un autre navigateur sur un autre système', 'Safari sur iOS']);
    expect(page.$('.sessions li').first().text()).to.include('cette session');
    expect(page.$('.sessions li').first().find('button')).to.have.length(0);
    const stored = JSON.stringify(await tableIn(site, 'moderator_session'));
    expect(stored).not.to.match(/127\.0\.0\.1|Mozilla|18\.5/);
  });

  it('end one by one, at their next request', async () => {
    const { browser } = await signedIn(site);
    const phone = await onPhone();
    const page = await browser.get(OWN);
    const id = page.$('[name=session]').attr('value') ?? '';
    const ended = await browser.follow(await browser.post(OWN, { session: id }));
    expect(ended.$('.notice').text()).to.include('La session a pris fin');
    expect([await isOpen(phone), await isOpen(browser)]).to.deep.equal([false, true]);
    expect(await reasons()).to.include('session-end');
  });

  it('end all but this one', async () => {
    const { browser } = await signedIn(site);
    const others = [await onPhone(), await onPhone()];
    await browser.post(OWN, { act: 'others' });
    expect(await Promise.all([browser, ...others].map(isOpen))).to.deep.equal([true, false, false]);
  });

  it(`are ${MAX_SESSIONS} at most: the one that was seen longest ago ends`, async () => {
    const { browser } = await signedIn(site);
    const oldest = await onPhone();
    // An address has its share of sign-ins for a quarter of an hour.
    site.time.now += 16 * MINUTE_MS;
    expect(await isOpen(browser)).to.equal(true);
    for (let count = 2; count < MAX_SESSIONS + 1; count += 1) await onPhone();
    expect(await tableIn(site, 'moderator_session')).to.have.length(MAX_SESSIONS);
    expect([await isOpen(oldest), await isOpen(browser)]).to.deep.equal([false, true]);
  });
});

describe('one’s own password', () => {
  withSite();

  const typed = { act: 'password', current: PASSWORD, password: NEXT, repeat: NEXT };

  it('is changed with the one of now; this session goes on under a new key, and the others end', async () => {
    const { browser } = await signedIn(site);
    const other = new Browser(site.app);
    await signIn(other);
    await change(site, "update moderator set email = 'camille@example.org'");
    const [before] = await tableIn(site, 'moderator_session');
    const done = await browser.follow(await browser.post(OWN, typed));
    expect(done.$('.notice').text()).to.include('Mot de passe changé');
    expect([await isOpen(browser), await isOpen(other)]).to.deep.equal([true, false]);
    const keys = (await tableIn(site, 'moderator_session')).map((row) => row['key_hash']);
    expect(keys).to.have.length(1).and.not.include(before?.['key_hash']);
    expect((await signIn(new Browser(site.app))).status).to.equal(422);
    expect((await signIn(new Browser(site.app), { password: NEXT })).status).to.equal(303);
    const [letter] = await tableIn(site, 'outbox');
    expect(letter).to.include({ recipient: 'camille@example.org' });
    expect(await reasons()).to.include('password');
  });

  const FAULTS: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['the wrong one of now', { current: 'guess' }, 'current'],
    ['none of now', { current: '' }, 'current'],
    ['a short one', { password: 'court', repeat: 'court' }, 'password'],
    ['two that differ', { repeat: `${NEXT} ` }, 'repeat'],
    ['the same', { password: PASSWORD, repeat: PASSWORD }, 'password'],
  ];
  for (const [what, fields, field] of FAULTS)
    it(`is not changed by ${what}, and no password is shown again`, async () => {
      const { browser } = await signedIn(site);
      const page = await browser.post(OWN, { ...typed, ...fields });
      expect([page.status, problemsOf(page)]).to.deep.equal([422, [field]]);
      expect(page.html).not.to.include(PASSWORD).and.not.include(NEXT);
      expect((await signIn(new Browser(site.app))).status).to.equal(303);
    });

  it('is not carried along, by a session that ended meanwhile', async () => {
    await addModerator(site);
    const ended = await new Browser(site.app).post(OWN, { ...typed, emailPassword: NEXT });
    expect(ended.status).to.equal(403);
    expect(ended.html).not.to.include(PASSWORD).and.not.include(NEXT);
  });
});

describe('one’s own e-mail address', () => {
  withSite();

  it('is changed with the password, and both addresses hear of it', async () => {
    const { browser } = await signedIn(site);
    await browser.post(OWN, { act: 'email', email: 'camille@example.org', emailPassword: PASSWORD });
    const second = { act: 'email', email: 'nouvelle@example.org', emailPassword: PASSWORD };
    expect((await browser.post(OWN, second)).status).to.equal(303);
    expect((await tableIn(site, 'moderator'))[0]).to.include({ email: 'nouvelle@example.org' });
    const recipients = (await tableIn(site, 'outbox')).map(({ recipient }) => recipient);
    expect(recipients).to.have.members([
      'camille@example.org',
      'camille@example.org',
      'nouvelle@example.org',
    ]);
  });

  it('is kept as it was with a wrong password, one that is none, or that of another account', async () => {
    const { browser } = await signedIn(site);
    await addModerator(site, 'Noé');
    await change(
      site,
      "update moderator set email = 'n@example.org', email_key = 'n@example.org' where name = 'Noé'",
    );
    const give = (email: string, emailPassword = PASSWORD) =>
      browser.post(OWN, { act: 'email', email, emailPassword });
    const guessed = await give('a@example.org', 'guess');
    expect(problemsOf(guessed)).to.deep.equal(['emailPassword']);
    expect(guessed.$('#emailPassword-error').text()).to.include('Ce mot de passe n’est pas le vôtre');
    const none = await give('nobody');
    expect(problemsOf(none)).to.deep.equal(['email']);
    expect(none.$('#email').val(), 'what was typed stays').to.equal('nobody');
    expect(problemsOf(await give('N@example.org'))).to.deep.equal(['email']);
  });
});

describe('the security of the accounts', () => {
  withSite();

  it('is for owners alone', async () => {
    const { browser } = await signedIn(site, 'Noé', 'moderator');
    expect((await browser.get(SECURITY)).status).to.equal(403);
    expect((await browser.post(SECURITY, { factor: 'required' })).status).to.equal(403);
  });

  it('asks of everybody what its owner has, and no sooner', async () => {
    const { browser } = await signedIn(site);
    const early = await browser.post(SECURITY, { factor: 'required' });
    expect([early.status, early.$('main').text().includes('Activez d’abord')]).to.deep.equal([422, true]);
    await withSecondFactor(site);
    const page = await browser.get(SECURITY);
    expect(page.$('main').text()).to.include('Tous les comptes actifs ont un second facteur.');
    const on = await browser.follow(await browser.submit(page, '', { factor: 'required' }));
    expect(on.$('.notice').text()).to.include('demandé à tout le monde');
    await addModerator(site, 'Noé', 'moderator');
    const other = new Browser(site.app);
    await signIn(other, { name: 'Noé', code: codeNow(site) });
    expect((await other.get(QUEUE)).location).to.equal('/fr/moderation/second-facteur');
    expect((await browser.get(SECURITY)).$('main').text()).to.include('Noé');
    await browser.post(SECURITY, { factor: 'optional' });
    expect(await isOpen(other)).to.equal(true);
    expect(await reasons()).to.include.members(['second-factor-required', 'second-factor-optional']);
  });
});
