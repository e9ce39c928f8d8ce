import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { RESET_LIFE_MS, UNWRITTEN_RESET_LIFE_MS } from '../../src/accounts/token.ts';
import { purge } from '../../src/operations/purge.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { codeNow, withSecondFactor } from '../support/authenticator.ts';
import { Browser } from '../support/browser.ts';
import { MAILING, MINUTE_MS } from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { addModerator, signIn, signedIn } from '../support/moderators.ts';
import { change, countsIn, everyTable, tableIn, valuesOf } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { mailRound, pathIn } from './letters.ts';

const ASK = pathTo('askNewPassword', 'fr', {});
const CHOSEN = 'neuf cerises pour un renard';
const CHOICE = { password: CHOSEN, repeat: CHOSEN };

describe('a new password by a link', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite({ ...MAILING, TRUST_PROXY: '1' });
    ({ browser } = await signedIn(site));
    await address('camille@exemple.fr');
  });
  afterEach(() => site.close());

  const address = (email: string, name = 'Camille') =>
    change(site, 'update moderator set email = ?, email_key = lower(?) where name = ?', email, email, name);
  let asker = 1;
  /** Each from a home of its own. */
  const ask = (asked: string) =>
    new Browser(site.app).post(
      ASK,
      { asked },
      { 'x-forwarded-for': `2001:db8:${(asker += 1).toString(16)}::1` },
    );
  const linkFor = async (asked = 'Camille') => {
    await ask(asked);
    return pathIn((await mailRound(site))[0]);
  };
  const choose = (path: string, fields = CHOICE) => new Browser(site.app).post(path, fields);
  const statusWith = async (password: string, code = '') =>
    (await signIn(new Browser(site.app), { password, code })).status;

  it('is asked for by name or address, leaves by a letter, and changes the password', async () => {
    const door = await new Browser(site.app).get(pathTo('moderationSignIn', 'fr', {}));
    expect(door.$(`a[href="${ASK}"]`).text()).to.equal('Mot de passe oublié');
    for (const asked of [' camille ', 'CAMILLE@exemple.fr']) {
      const page = await new Browser(site.app).follow(await ask(asked));
      expect(page.$('[role=status]').text()).to.include('Si un compte répond');
      const [letter] = await mailRound(site);
      expect(letter?.to).to.equal('camille@exemple.fr');
    }
    const path = await linkFor();
    expect(path).to.match(/^\/fr\/moderation\/nouveau-mot-de-passe\/[\w-]{43}$/);
    const form = await new Browser(site.app).get(path);
    expect(await htmlFaults(form.html)).to.deep.equal([]);
    expect(form.$('main').text()).to.include('Compte de Camille');
    const done = await choose(path);
    expect(done.cookies, 'it signs nobody in').to.deep.equal([]);
    expect((await new Browser(site.app).follow(done)).$('[role=status]').text()).to.include('est changé');
    expect(await statusWith(CHOSEN)).to.equal(303);
    expect((await browser.get(pathTo('moderation', 'fr', {}))).status, 'sessions end').to.equal(303);
  });

  it('is written to nobody who has no account, no address or no access, and the answer is the same', async () => {
    await addModerator(site, 'Zoé');
    await addModerator(site, 'Noé');
    await address('noe@exemple.fr', 'Noé');
    await change(site, "update moderator set disabled_at = 1 where name = 'Noé'");
    const answers = [];
    for (const asked of ['Camille', 'Zoé', 'Noé', 'noe@exemple.fr', 'nobody@exemple.fr', 'x'])
      answers.push(await ask(asked));
    const told = answers.map(({ status, location, html }) => [status, location, html.length]);
    expect(new Set(told.map(String)).size, 'one answer').to.equal(1);
    expect(await countsIn(site, 'reset_request')).to.deep.equal([6]);
    expect((await mailRound(site)).map(({ to }) => to)).to.deep.equal(['camille@exemple.fr']);
    expect(await countsIn(site, 'reset_request')).to.deep.equal([0]);
  });

  it('leaves the second factor as it is', async () => {
    await withSecondFactor(site);
    await choose(await linkFor());
    expect(await statusWith(CHOSEN)).to.equal(422);
    expect(await statusWith(CHOSEN, codeNow(site))).to.equal(303);
  });

  it('is used once, and ends the other links of the account', async () => {
    const [first, second] = [await linkFor(), await linkFor('camille@exemple.fr')];
    expect((await choose(second)).status).to.equal(303);
    for (const path of [first, second]) {
      expect((await choose(path)).status).to.equal(410);
      expect((await new Browser(site.app).get(path)).$('h1').text()).to.equal('Ce lien ne sert plus');
    }
  });

  it('lasts an hour from the moment that its letter leaves, to the second', async () => {
    await ask('Camille');
    site.time.now += 3 * RESET_LIFE_MS;
    const path = pathIn((await mailRound(site))[0]);
    site.time.now += RESET_LIFE_MS - 1;
    expect((await new Browser(site.app).get(path)).status).to.equal(200);
    site.time.now += 1;
    expect((await choose(path)).status).to.equal(410);
    await purge(site.db, site.time.now);
    expect(await countsIn(site, 'password_reset', 'reset_request')).to.deep.equal([0, 0]);
  });

  it('is dropped where no letter could leave for a day', async () => {
    await ask('Camille');
    await mailRound(site, true);
    site.time.now += UNWRITTEN_RESET_LIFE_MS;
    expect(await mailRound(site)).to.deep.equal([]);
  });

  it('is void once the password, the address or the access changed by another way', async () => {
    const by = async (statement: string) => {
      const path = await linkFor();
      await change(site, statement);
      expect((await choose(path)).status, statement).to.equal(410);
      await change(site, 'delete from link_mail_quota');
    };
    await by("update moderator set password_hash = 'another'");
    await by("update moderator set email = 'other@exemple.fr', email_key = 'other@exemple.fr'");
    await by('update moderator set disabled_at = 1');
  });

  it('is told to the holder of the account by a letter, and in the log', async () => {
    await choose(await linkFor());
    const [letter] = await mailRound(site);
    expect(letter?.to).to.equal('camille@exemple.fr');
    expect(letter?.subject).to.include('votre compte a changé');
    expect(letter?.body).to.include('vient d’être changé, par un lien');
    const [line] = (await tableIn(site, 'moderation_log')).filter(({ action }) => action === 'account');
    expect(line).to.include({ actor: 'Camille', via: 'mail', reason: 'reset-done' });
  });

  it('is asked for three times a day for one account, however it is called', async () => {
    for (const asked of [
      'Camille',
      'camille',
      'camille@exemple.fr',
      'CAMILLE',
      'Camille',
      'camille@exemple.fr',
    ])
      await ask(asked);
    expect(await mailRound(site)).to.have.length(3);
  });

  it('is asked for ten times in ten minutes from one home', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1)
      statuses.push(
        (await browser.post(ASK, { asked: `name ${count}` }, { 'x-forwarded-for': '2001:db8::1' })).status,
      );
    expect(statuses).to.deep.equal([...Array.from({ length: 10 }, () => 303), 429]);
  });

  it('wants a password that holds, typed twice, and something to look for', async () => {
    const path = await linkFor();
    expectRefused(await choose(path, { password: 'court', repeat: 'court' }), ['password']);
    expectRefused(await choose(path, { password: CHOSEN, repeat: 'autre' }), ['repeat']);
    expectRefused(await choose(path, { password: '', repeat: '' }), ['password']);
    expectRefused(await ask('  '), ['asked']);
    expectRefused(await ask('x'.repeat(255)), ['asked']);
    expect((await choose(path)).status, 'mistakes do not use it up').to.equal(303);
  });

  it('changes nothing when its link is opened, and stores its hash alone', async () => {
    const path = await linkFor();
    const before = await everyTable(site);
    for (const method of ['get', 'head'] as const) await new Browser(site.app).send(path, { method });
    expect(await everyTable(site)).to.deep.equal(before);
    expect(JSON.stringify(before)).not.to.include(path.split('/').at(-1));
  });

  it('keeps the account disabled that an owner disabled while the form was open', async () => {
    const path = await linkFor();
    await change(site, 'update moderator set disabled_at = 1');
    expect((await choose(path)).status).to.equal(410);
    expect(await valuesOf(site, 'select disabled_at from moderator')).to.deep.equal([1]);
  });

  it('is not offered where the site sends no mail: the page says who can help', async () => {
    const other = await openSite();
    try {
      const page = await new Browser(other.app).get(ASK);
      expect(page.$('main form')).to.have.length(0);
      expect(page.$('main').text())
        .to.include('propriétaire')
        .and.to.include('npm run moderator -- password');
      expect((await new Browser(other.app).post(ASK, { asked: 'Camille' })).status).to.equal(404);
      expect(await countsIn(other, 'reset_request')).to.deep.equal([0]);
    } finally {
      await other.close();
    }
  });

  it('comes within a minute of being asked for', async () => {
    await ask('Camille');
    site.time.now += MINUTE_MS;
    expect(await mailRound(site)).to.have.length(1);
  });
});
