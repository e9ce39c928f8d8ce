import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { INVITATIONS_MAX, INVITATION_KEPT_MS, INVITATION_LIFE_MS } from '../../src/accounts/token.ts';
import { purge } from '../../src/operations/purge.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { MAILING, MINUTE_MS } from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { PASSWORD, signIn, signedIn } from '../support/moderators.ts';
import { change, everyTable, tableIn, valuesOf } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { mailRound, pathIn } from './letters.ts';

const ACCOUNTS = pathTo('moderationAccounts', 'fr', {});
const CHOSEN = 'neuf cerises pour un renard';
const CHOICE = { password: CHOSEN, repeat: CHOSEN };

describe('an invitation', () => {
  let site: TestSite;
  let owner: Browser;
  const open = async (env: NodeJS.ProcessEnv = MAILING) => {
    site = await openSite(env);
    ({ browser: owner } = await signedIn(site));
  };
  afterEach(() => site.close());

  const invite = (fields: Fields = {}) =>
    owner.post(ACCOUNTS, {
      ...{ name: '', email: 'Noe@exemple.fr', role: 'moderator', language: 'fr' },
      ...{ password: PASSWORD, action: 'invite', ...fields },
    });
  const invitationId = async () => (await valuesOf(site, 'select id from invitation'))[0] ?? '';
  const again = async () => owner.post(ACCOUNTS, { action: 'again', invitation: await invitationId() });
  const take = (path: string, fields: Fields = {}) =>
    new Browser(site.app).post(path, { name: 'Noé Blanc', ...CHOICE, ...fields });
  const reasons = () => valuesOf(site, "select reason from moderation_log where action = 'account'");
  const shownLink = ({ $ }: Answer) => new URL($('#shown-link').text()).pathname;

  describe('by a letter', () => {
    beforeEach(() => open());

    it('lets in who takes it, with the role that was given, once they sign in', async () => {
      const sent = await owner.follow(await invite());
      expect(sent.$('[role=status]').text()).to.include('L’invitation part par e-mail');
      expect(JSON.stringify(await everyTable(site)), 'no link waits').not.to.match(/invitation\/[\w-]{43}/);
      const [letter] = await mailRound(site);
      expect(letter?.to).to.equal('Noe@exemple.fr');
      expect(letter?.body).to.include('Camille vous invite');
      const path = pathIn(letter);
      expect(path).to.match(/^\/fr\/moderation\/invitation\/[\w-]{43}$/);
      const page = await new Browser(site.app).get(path);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      expect(page.$('main').text()).to.include('Camille vous invite');
      const joined = await take(path);
      const door = await new Browser(site.app).follow(joined);
      expect(door.$('[role=status]').text()).to.include('second facteur');
      const [account] = (await tableIn(site, 'moderator')).filter(({ name }) => name === 'Noé Blanc');
      expect(account).to.include({ role: 'moderator', email: 'Noe@exemple.fr', disabled_at: null });
      expect(joined.cookies, 'nobody is signed in').to.deep.equal([]);
      const noe = new Browser(site.app);
      expect((await signIn(noe, { name: 'noé blanc', password: CHOSEN })).status).to.equal(303);
      expect(await reasons()).to.deep.equal(['invite-moderator: Noe@exemple.fr', 'joined-moderator']);
      const log = await owner.get(pathTo('moderationLog', 'fr', {}));
      expect(log.$('main table').text()).to.include('invitation à modérer\u00a0: Noe@exemple.fr');
      expect(log.$('main table').text()).to.include('invitation acceptée, modération');
    });

    it('says that of several letters the latest counts, as the link of one that is sent again ends', async () => {
      await invite();
      const [first] = await mailRound(site);
      await again();
      const [second] = await mailRound(site);
      expect(second?.body).to.include('prenez le lien du plus récent');
      expect((await new Browser(site.app).get(pathIn(first))).status).to.equal(410);
      expect((await new Browser(site.app).get(pathIn(second))).status).to.equal(200);
    });

    it('is used once', async () => {
      await invite();
      const path = pathIn((await mailRound(site))[0]);
      expect((await take(path)).status).to.equal(303);
      for (const answer of [await take(path, { name: 'Zoé' }), await new Browser(site.app).get(path)]) {
        expect(answer.status).to.equal(410);
        expect(answer.$('h1').text()).to.equal('Cette invitation ne sert plus');
      }
      expect(await tableIn(site, 'moderator')).to.have.length(2);
      expect(await tableIn(site, 'invitation')).to.deep.equal([]);
    });

    it('ends after seven days, to the second, and can be sent again for seven more', async () => {
      await invite();
      const path = pathIn((await mailRound(site))[0]);
      site.time.now += INVITATION_LIFE_MS - 1;
      expect((await new Browser(site.app).get(path)).status).to.equal(200);
      site.time.now += 1;
      expect((await new Browser(site.app).get(path)).status).to.equal(410);
      expect((await take(path)).status).to.equal(410);
      await purge(site.db, site.time.now);
      await signIn(owner);
      expect((await owner.get(ACCOUNTS)).$('main').text()).to.include('terminée le');
      expect((await again()).status).to.equal(303);
      expect((await take(pathIn((await mailRound(site))[0]))).status).to.equal(303);
    });

    it('that is sent again takes the place of the one before, at once', async () => {
      await invite();
      const first = pathIn((await mailRound(site))[0]);
      await again();
      expect((await new Browser(site.app).get(first)).status, 'before the new letter left').to.equal(410);
      const second = pathIn((await mailRound(site))[0]);
      expect((await take(first)).status).to.equal(410);
      expect((await take(second)).status).to.equal(303);
    });

    it('that an owner withdraws opens nothing, and its letter does not leave', async () => {
      await invite();
      const path = pathIn((await mailRound(site))[0]);
      await again();
      const page = await owner.follow(
        await owner.post(ACCOUNTS, { action: 'withdraw', invitation: await invitationId() }),
      );
      expect(page.$('[role=status]').text()).to.include('retirée');
      expect(await mailRound(site)).to.deep.equal([]);
      expect((await take(path)).status).to.equal(410);
      const twice = await owner.post(ACCOUNTS, { action: 'withdraw', invitation: 'none' });
      expect(twice.status).to.equal(422);
      expect(twice.$('.error-summary').text()).to.include('vient d’être utilisée ou retirée');
    });

    it('has a new link at each try of the mail server, and the last one opens', async () => {
      await invite();
      expect(await mailRound(site, true)).to.deep.equal([]);
      site.time.now += 2 * MINUTE_MS;
      const [letter] = await mailRound(site);
      expect((await new Browser(site.app).get(pathIn(letter))).status).to.equal(200);
    });

    it('goes to a mailbox three times a day at most', async () => {
      await invite();
      expect([(await again()).status, (await again()).status, (await again()).status]).to.deep.equal([
        303, 303, 422,
      ]);
    });

    it('lasts from the moment that its letter leaves', async () => {
      await invite();
      site.time.now += 2 * 24 * 60 * 60_000;
      const path = pathIn((await mailRound(site))[0]);
      site.time.now += INVITATION_LIFE_MS - 1;
      expect((await new Browser(site.app).get(path)).status).to.equal(200);
    });

    it('is forgotten two weeks after it was sent', async () => {
      await invite();
      site.time.now += INVITATION_KEPT_MS;
      await purge(site.db, site.time.now);
      expect(await tableIn(site, 'invitation')).to.deep.equal([]);
    });

    it('speaks the language that was chosen', async () => {
      await invite({ language: 'en' });
      const [letter] = await mailRound(site);
      expect(letter?.subject).to.equal('The Wheel: an invitation');
      expect(pathIn(letter)).to.match(/^\/en\/moderation\/invitation\//);
    });
  });

  describe('where the site sends no mail', () => {
    beforeEach(() => open({}));

    it('is a link that is shown once, and stored as its hash alone', async () => {
      const page = await invite({ name: 'Noé Blanc', email: '' });
      expect(page.status).to.equal(200);
      expect(page.headers['cache-control']).to.include('no-store');
      const path = shownLink(page);
      const token = path.split('/').at(-1) ?? '';
      expect(JSON.stringify(await everyTable(site))).not.to.include(token);
      expect((await owner.get(ACCOUNTS)).html).not.to.include(token);
      const form = await new Browser(site.app).get(path);
      expect(form.$('input[name=name]'), 'the owner fixed the name').to.have.length(0);
      expect((await take(path, { name: 'Quelqu’un d’autre' })).status).to.equal(303);
      expect(await valuesOf(site, 'select name from moderator')).to.deep.equal(['Camille', 'Noé Blanc']);
    });

    it('has a new link made by its button', async () => {
      const first = shownLink(await invite({ name: 'Noé Blanc', email: '' }));
      const second = shownLink(await again());
      expect((await take(first)).status).to.equal(410);
      expect((await take(second)).status).to.equal(303);
    });

    it('makes owners as well', async () => {
      await take(shownLink(await invite({ name: 'Noé', role: 'owner' })));
      const noe = new Browser(site.app);
      await signIn(noe, { name: 'Noé', password: CHOSEN });
      expect((await noe.get(ACCOUNTS)).status).to.equal(200);
    });

    const refusals: readonly (readonly [string, Fields, readonly string[]])[] = [
      ['without a name or an address', { name: '', email: '' }, ['name']],
      ['without a role', { role: [] }, ['role-moderator']],
      ['with a role that there is not', { role: 'king' }, ['role-moderator']],
      ['with an address that is none', { email: 'nobody' }, ['email']],
      ['with a name that the log uses', { name: 'system' }, ['name']],
      ['with a name that is somebody’s', { name: 'CAMILLE' }, ['name']],
      ['without the owner’s password', { password: '' }, ['password']],
      ['with another password', { password: 'un autre mot de passe' }, ['password']],
    ];
    for (const [what, fields, ids] of refusals)
      it(`is not made ${what}, and keeps what was typed`, async () => {
        const page = await invite({ name: 'Noé', ...fields });
        expect(page.status).to.equal(422);
        expect(
          page
            .$('.error-summary a')
            .map((_, each) => page.$(each).attr('href'))
            .get(),
        ).to.deep.equal(ids.map((id) => `#${id}`));
        expect(page.$('#name').attr('value')).to.equal(fields['name'] ?? 'Noé');
        expect(page.html).not.to.include(PASSWORD);
        expect(await tableIn(site, 'invitation')).to.deep.equal([]);
      });

    it('is not made twice for one name or address, nor beyond their number', async () => {
      await invite({ name: 'Noé' });
      expect((await invite({ name: 'noé', email: 'other@exemple.fr' })).status).to.equal(422);
      expect((await invite({ name: 'Zoé', email: 'NOE@exemple.fr' })).status).to.equal(422);
      for (let count = 1; count < INVITATIONS_MAX; count += 1) {
        site.time.now += MINUTE_MS;
        expect((await invite({ name: `Membre ${count}`, email: '' })).status).to.equal(200);
      }
      const full = await invite({ name: 'Trop', email: '' });
      expect(full.$('.error-summary').text()).to.include(`${INVITATIONS_MAX} invitations sont en cours`);
    });

    it('asks for a password that holds, twice, and for a name that is free', async () => {
      const path = shownLink(await invite());
      expectRefused(await take(path, { password: 'court', repeat: 'court' }), ['password']);
      expectRefused(await take(path, { password: 'motdepasse123', repeat: 'motdepasse123' }), ['password']);
      expectRefused(await take(path, { repeat: 'autre chose que cela' }), ['repeat']);
      expectRefused(await take(path, { name: '' }), ['name']);
      const taken = await take(path, { name: 'camille' });
      expectRefused(taken, ['name']);
      expect(taken.html).not.to.include(CHOSEN);
      expect((await take(path)).status, 'it is not used up by mistakes').to.equal(303);
    });

    it('leaves an address that became somebody else’s to them', async () => {
      const path = shownLink(await invite());
      await change(site, "update moderator set email = 'noe@exemple.fr', email_key = 'noe@exemple.fr'");
      expect((await take(path)).status).to.equal(303);
      expect(await valuesOf(site, "select email from moderator where name = 'Noé Blanc'")).to.deep.equal([
        null,
      ]);
    });
  });
});
