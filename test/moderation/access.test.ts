import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive, logged, standing } from '../support/comments.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { everyTable, valueOf } from '../support/rows.ts';
import { signedIn } from '../support/moderators.ts';
import { expectPrivate } from '../support/private-page.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { pageAt } from '../../src/addresses/match.ts';
import { PAGES, rowOf } from '../../src/addresses/pages.ts';
import type { PageName } from '../../src/addresses/pages.ts';

/** What each page of moderation takes. A page that is not in this table fails. */
const RIGHTS: Readonly<
  Record<string, { readonly open: boolean; readonly get: boolean; readonly post: boolean }>
> = {
  moderation: { open: false, get: true, post: false },
  moderationSignIn: { open: true, get: true, post: true },
  moderationSignOut: { open: false, get: false, post: true },
  moderationSecondFactor: { open: false, get: true, post: true },
  moderationOwnAccount: { open: false, get: true, post: true },
  moderationSecurity: { open: false, get: true, post: true },
  moderationDecisions: { open: false, get: false, post: true },
  moderationReversals: { open: false, get: false, post: true },
  moderationComment: { open: false, get: true, post: true },
  moderationReports: { open: false, get: true, post: true },
  moderationBlocks: { open: false, get: true, post: true },
  moderationLog: { open: false, get: true, post: false },
  moderationSettings: { open: false, get: true, post: true },
  moderationWords: { open: false, get: true, post: true },
  moderationIdentity: { open: false, get: true, post: true },
  moderationState: { open: false, get: true, post: false },
  moderationLogo: { open: false, get: true, post: true },
  moderationPeople: { open: false, get: true, post: true },
  moderationAccounts: { open: false, get: true, post: true },
  moderationAccount: { open: false, get: true, post: true },
  moderationLetters: { open: false, get: true, post: true },
  moderationMail: { open: true, get: true, post: true },
};
const NAMES = (Object.keys(PAGES) as PageName[]).filter((name) => name.startsWith('moderation'));

let site: TestSite;
/** A site of its own for the tests of one block. */
function withSite(): void {
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());
}

describe('the rights of moderation', () => {
  withSite();

  it('are written down for every page', () => {
    expect(NAMES).to.have.members(Object.keys(RIGHTS));
    for (const name of NAMES) expect(pageAt(address(name, 'fr', 'x'))).to.equal(name);
  });

  for (const name of NAMES)
    for (const lang of ['fr', 'en'] as const)
      it(`refuse ${name} in ${lang} to a visitor who is signed out or disabled`, async () => {
        const { id } = await arrive(site, { text: `Secret de ${name} ${lang}` });
        const path = address(name, lang, id);
        const visitor = new Browser(site.app);
        const signIn = pathTo('moderationSignIn', lang, {});
        for (const method of ['get', 'head', 'post', 'put', 'delete'] as const) {
          const answer = await visitor.send(path, { method });
          expectPrivate(answer);
          expect(answer.cookies).to.deep.equal([]);
          expect(answer.html).not.to.include('Secret de');
          if (RIGHTS[name]?.open === true) expect(answer.status, method).not.to.equal(500);
          else if (method === 'post' && name !== 'moderationSignOut') expect(answer.status).to.equal(403);
          else expect([answer.status, answer.location], method).to.deep.equal([303, signIn]);
        }
        expect((await standing(site, id))?.version).to.equal(1);
        expect((await logged(site)).every(({ via }) => via === 'rule' || via === 'ui')).to.equal(true);
      });

  for (const name of NAMES.filter((each) => rowOf(each).opener === 'owner'))
    for (const lang of ['fr', 'en'] as const)
      it(`keep ${name} in ${lang} from a moderator, in words, whatever is sent`, async () => {
        const { browser } = await signedIn(site, `Modeste ${name} ${lang}`, 'moderator');
        const before = await everyTable(site);
        for (const method of ['get', 'head', 'post', 'put'] as const)
          for (const id of [(await valueOf<string>(site, 'select id from moderator')) ?? '', 'x']) {
            const answer = await browser.send(address(name, lang, id), { method });
            expect([method, answer.status]).to.deep.equal([method, 403]);
            expectPrivate(answer);
            if (method !== 'head')
              expect(answer.$('h1').text()).to.equal(messagesFor(lang).errors.ownersOnly.title);
          }
        expect(await everyTable(site)).to.deep.equal(before);
        expect(
          (await browser.get(pathTo('moderation', lang, {}))).$('.moderation-nav').html(),
        ).not.to.include(PAGES[name][lang].replace('/:account', ''));
      });

  it('hold for addresses that do not exist, however they are written', async () => {
    const visitor = new Browser(site.app);
    for (const path of [
      '/fr/moderation/rien',
      '/en/moderation/m',
      '/fr/moderation/m/x/y',
      '/fr/moderation//journal',
    ])
      expect([path, (await visitor.get(path)).status]).to.deep.equal([path, 303]);
    for (const path of ['/fr/Moderation', '/fr/moderation%2Fjournal', '/FR/moderation'])
      expect([path, (await visitor.get(path)).status]).to.deep.equal([path, 404]);
  });

  it('let a moderator in, by the methods that each page takes', async () => {
    const { browser } = await signedIn(site, 'Inès');
    const { id } = await arrive(site, { text: 'Pour Inès' });
    const account = (await valueOf<string>(site, 'select id from moderator')) ?? '';
    for (const name of NAMES.filter((each) => each !== 'moderationMail' && each !== 'moderationSignIn')) {
      const get = await browser.get(address(name, 'fr', name === 'moderationAccount' ? account : id));
      expect([name, get.status]).to.deep.equal([name, RIGHTS[name]?.get === true ? 200 : 405]);
      expectPrivate(get);
    }
    expect((await browser.get('/fr/moderation/rien')).status).to.equal(404);
    expect((await browser.get('/fr/moderation/connexion')).location).to.equal('/fr/moderation');
    expect((await browser.send('/fr/moderation/decisions', { method: 'get' })).headers['allow']).to.equal(
      'POST',
    );
  });
});

function address(name: PageName, lang: 'fr' | 'en', id: string): string {
  return PAGES[name][lang].replace(/:\w+/, id);
}
