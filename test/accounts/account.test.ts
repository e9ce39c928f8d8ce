import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { withSecondFactor } from '../support/authenticator.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { MAILING } from '../support/discussion.ts';
import { problemsOf } from '../support/invalid-form.ts';
import { PASSWORD, addModerator, signIn, signedIn } from '../support/moderators.ts';
import { change, everyTable, rowsOf, storedOrder, valueOf } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { mailRound, pathIn } from './letters.ts';

const ACCOUNTS = pathTo('moderationAccounts', 'fr', {});
const SETTINGS = pathTo('moderationSettings', 'fr', {});

describe('the accounts of a site', () => {
  let site: TestSite;
  let owner: Browser;
  let noe: Browser;
  const open = async (env: NodeJS.ProcessEnv = MAILING) => {
    site = await openSite(env);
    ({ browser: owner } = await signedIn(site));
    ({ browser: noe } = await signedIn(site, 'Noé', 'moderator'));
    await change(site, "update moderator set email = lower(name) || '@exemple.fr' where name = 'Camille'");
    await change(site, "update moderator set email = 'noe@exemple.fr', email_key = email where name = 'Noé'");
    await change(site, 'update moderator set email_key = email');
  };
  beforeEach(() => open());
  afterEach(() => site.close());

  const idOf = async (name: string) =>
    (await valueOf<string>(site, 'select id from moderator where name = ?', name)) ?? '';
  const pageOf = async (name: string) => pathTo('moderationAccount', 'fr', { account: await idOf(name) });
  const act = async (name: string, fields: Fields, as = owner): Promise<Answer> =>
    as.post(await pageOf(name), { password: PASSWORD, ...fields });
  const account = async (name: string) =>
    (await rowsOf(site, 'select * from moderator where name = ?', name))[0] ?? {};
  const lastReason = () =>
    valueOf<string>(
      site,
      `select actor || ' ' || reason from moderation_log where action = 'account' order by ${storedOrder(site)} desc limit 1`,
    );
  const said = (page: Answer) => page.$('[role=status]').text().trim();

  it('are listed with role, second factor and last visit, for owners', async () => {
    const page = await owner.get(ACCOUNTS);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    const rows = page
      .$('main table')
      .first()
      .find('tbody tr')
      .map((_, row) =>
        page
          .$(row)
          .children()
          .map((__, cell) => page.$(cell).text().trim())
          .get()
          .join(' | '),
      )
      .get();
    expect(rows).to.deep.equal([
      'Camille (vous) | Propriétaire | Non | 22 novembre 2026 | ouvert',
      'Noé | Modération | Non | 22 novembre 2026 | ouvert',
    ]);
    expect(await htmlFaults((await owner.get(await pageOf('Noé'))).html)).to.deep.equal([]);
    expect(page.$('.moderation-nav').text()).to.include('Comptes');
    expect((await noe.get(pathTo('moderation', 'fr', {}))).$('.moderation-nav').text()).not.to.match(
      /Comptes|Réglages/,
    );
  });

  it('get another role, which holds from the next request of an open session', async () => {
    expect((await noe.get(SETTINGS)).status).to.equal(403);
    const page = await owner.follow(await act('Noé', { action: 'role', role: 'owner' }));
    expect(said(page)).to.include('Le rôle est changé');
    expect((await noe.get(SETTINGS)).status).to.equal(200);
    expect(await lastReason()).to.equal('Camille role-owner: Noé');
    await act('Noé', { action: 'role', role: 'moderator' });
    expect((await noe.get(SETTINGS)).status).to.equal(403);
    expect((await noe.get(pathTo('moderation', 'fr', {}))).status).to.equal(200);
    const letters = (await mailRound(site)).map(({ to, body }) => `${to} ${body}`);
    expect(letters[0])
      .to.match(/^noe@exemple\.fr/)
      .and.to.include('a désormais le rôle de propriétaire');
    expect(letters[0]).to.include('C’est Camille, propriétaire du site, qui a fait ce changement.');
  });

  it('are changed after a page that says what it does, and asks for the owner’s password', async () => {
    const path = await pageOf('Noé');
    for (const fields of [
      { action: 'role', role: 'owner' },
      { action: 'email', email: 'autre@exemple.fr' },
      { action: 'email', email: '' },
      { action: 'disable' },
      { action: 'link' },
      { action: 'factor' },
    ]) {
      const before = await everyTable(site);
      const page = await owner.post(path, fields);
      expect([page.status, page.$('h1').text()]).to.deep.equal([200, 'Confirmer']);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      expect(await everyTable(site)).to.deep.equal(before);
      const wrong = await owner.submit(page, '', { password: 'un autre mot de passe' });
      expect([wrong.status, ...problemsOf(wrong)]).to.deep.equal([422, 'password']);
    }
    const asked = await owner.post(path, { action: 'role', role: 'owner' });
    expect((await owner.submit(asked, '', { password: PASSWORD })).status).to.equal(303);
    expect(await account('Noé')).to.include({ role: 'owner' });
  });

  it('are disabled, which ends their sessions, and opened again', async () => {
    const page = await owner.follow(await act('Noé', { action: 'disable' }));
    expect(said(page)).to.include('désactivé');
    expect((await noe.get(pathTo('moderation', 'fr', {}))).status).to.equal(303);
    expect((await signIn(new Browser(site.app), { name: 'Noé' })).status).to.equal(422);
    expect((await owner.get(ACCOUNTS)).$('main').text()).to.include('désactivé le 22 novembre 2026');
    expect(said(await owner.follow(await act('Noé', { action: 'enable' })))).to.include('réactivé');
    expect((await signIn(new Browser(site.app), { name: 'Noé' })).status).to.equal(303);
  });

  it('get another address, of which the one before is told', async () => {
    await act('Noé', { action: 'email', email: 'Nouvelle@exemple.fr' });
    expect(await account('Noé')).to.include({ email: 'Nouvelle@exemple.fr' });
    const [letter] = await mailRound(site);
    expect([letter?.to, letter?.body.includes('n’a plus cette adresse')]).to.deep.equal([
      'noe@exemple.fr',
      true,
    ]);
    const taken = await act('Noé', { action: 'email', email: 'CAMILLE@exemple.fr' });
    expect([taken.status, ...problemsOf(taken)]).to.deep.equal([422, 'email']);
    expect((await act('Noé', { action: 'email', email: 'nobody' })).status).to.equal(422);
    await act('Noé', { action: 'email', email: '' });
    expect(await account('Noé')).to.include({ email: null, email_key: null });
  });

  it('are sent a link to a new password', async () => {
    expect(said(await owner.follow(await act('Noé', { action: 'reset' })))).to.include('Le lien part');
    const path = pathIn((await mailRound(site))[0]);
    expect((await new Browser(site.app).get(path)).$('main').text()).to.include('Compte de Noé');
    expect(await lastReason()).to.equal('Camille reset-sent: Noé');
    await act('Noé', { action: 'disable' });
    expect((await new Browser(site.app).get(path)).status).to.equal(410);
    expect((await act('Noé', { action: 'reset' })).status).to.equal(422);
    await act('Noé', { action: 'enable' });
    expect((await new Browser(site.app).get(path)).status, 'it stays ended').to.equal(410);
  });

  it('get a link to hand over where they have no address', async () => {
    await act('Noé', { action: 'email', email: '' });
    const one = await owner.get(await pageOf('Noé'));
    expect(one.$('button#link')).to.have.length(1);
    const page = await act('Noé', { action: 'link' });
    expect([page.status, page.headers['cache-control']]).to.deep.equal([200, 'private, no-store']);
    const path = new URL(page.$('#shown-link').text()).pathname;
    expect(page.$('[hreflang]'), 'it is shown this once').to.have.length(0);
    expect((await new Browser(site.app).get(path)).status).to.equal(200);
    expect(await lastReason()).to.equal('Camille reset-link: Noé');
  });

  it('lose their second factor by an owner’s hand, and their sessions with it', async () => {
    await withSecondFactor(site);
    await act('Noé', { action: 'factor' });
    expect(await account('Noé')).to.include({ totp_secret: null });
    expect(await account('Camille')).not.to.include({ totp_secret: null });
    expect((await noe.get(pathTo('moderation', 'fr', {}))).status).to.equal(303);
    expect(await lastReason()).to.equal('Camille totp-off: Noé');
  });

  it('keep their own branch: nobody demotes, disables or disarms themselves', async () => {
    await addModerator(site, 'Zoé');
    const page = await owner.get(await pageOf('Camille'));
    expect(page.$('main button[value=role], #disable, #factor')).to.have.length(0);
    for (const fields of [
      { action: 'role', role: 'moderator' },
      { action: 'disable' },
      { action: 'factor' },
    ]) {
      const before = await everyTable(site);
      const refused = await act('Camille', fields);
      expect(refused.status).to.equal(422);
      expect(refused.$('.error-summary').text()).to.include('votre propre compte');
      expect((await everyTable(site))['moderator']).to.deep.equal(before['moderator']);
    }
  });

  it('refuse what no form of ours sends', async () => {
    for (const fields of [
      {},
      { action: 'destroy' },
      { action: ['role', 'email'] },
      { action: 'role', role: 'king' },
    ])
      expect((await act('Noé', fields)).status, JSON.stringify(fields)).to.equal(422);
    expect((await owner.get(`${ACCOUNTS}/none`)).status).to.equal(404);
    expect((await owner.post(`${ACCOUNTS}/none`, { action: 'disable', password: PASSWORD })).status).to.equal(
      404,
    );
    expect((await owner.post(ACCOUNTS, { action: 'destroy' })).status).to.equal(422);
  });

  it('count no right password as a try', async () => {
    for (let count = 0; count < 15; count += 1)
      expect(
        (await act('Noé', { action: 'role', role: count % 2 === 0 ? 'owner' : 'moderator' })).status,
      ).to.equal(303);
  });
});
