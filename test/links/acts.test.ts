import { expect } from 'chai';
import type { OwnerAct } from '../../src/addresses/query.ts';
import { ownerActIn, pathToOwnerAct } from '../../src/addresses/query.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { storedIn } from '../support/tables.ts';
import { htmlFaults } from '../support/valid-html.ts';

const MAIL = {
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'roue@roue.example',
  MODERATOR_EMAIL: 'o@roue.example',
};
const TEN_MINUTES_MS = 10 * 60 * 1000;

describe('acting on the owner’s page', () => {
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  let edit: string;
  beforeEach(async () => {
    site = await openSite(MAIL);
    browser = new Browser(site.app);
    owner = await saveStrategy(browser, { diagnosis: { brand: 'Durand' } });
    edit = linkPath(owner, 'edit-link');
  });
  afterEach(() => site.close());

  const press = (page: Answer, action: string, fields: Fields = {}, by = browser) =>
    by.submit(page, action, fields, `main form:has(button[value="${action}"])`);
  const pressPlain = (page: Answer, act: string) =>
    browser.submit(page, '', {}, `main form[action$="/${act}"]`);
  const openFolds = ({ $ }: Answer) =>
    $('main details[open]')
      .toArray()
      .map((each) => $(each).attr('id'));
  const later = async (path = edit) => {
    site.time.now += TEN_MINUTES_MS;
    return browser.get(path);
  };

  /** The words that stand first, take the focus by the fragment, and begin the title. */
  function expectFlash({ $, html }: Answer, said: { readonly title: string }): void {
    const flash = $('#done');
    expect(flash.text()).to.match(new RegExp(`^${said.title}\\. \\S`));
    expect([flash.attr('role'), flash.attr('tabindex')]).to.deep.equal(['status', '-1']);
    expect($('main').children().first().is('#done')).to.equal(true);
    expect($('title').text()).to.match(new RegExp(`^${said.title} – Durand – `));
    expect(html.match(/role="status"/g)).to.have.length(1);
  }

  async function expectAct(answer: Answer, act: OwnerAct, said: { readonly title: string }): Promise<Answer> {
    expect(answer.status).to.equal(303);
    const [path = '', fragment] = answer.location.split('#');
    expect(fragment).to.equal('done');
    expect(path.split('?')[1]).to.equal(pathToOwnerAct('fr', 'x', act).replace(/^.*\?|#.*$/g, ''));
    const page = await browser.follow(answer);
    expectFlash(page, said);
    return page;
  }

  it('says that it is saved, for ten minutes, and no longer', async () => {
    const { saved } = messagesFor('fr').links.done;
    expectFlash(owner, saved);
    expect(owner.$('#done').attr('autofocus')).to.equal('');
    site.time.now += TEN_MINUTES_MS - 1;
    expectFlash(await browser.get(edit), saved);
    site.time.now += 1;
    const settled = await browser.get(edit);
    expect([settled.$('#done').length, settled.$('title').text()]).to.deep.equal([
      0,
      'Durand – votre page – La Roue',
    ]);
    const changed = await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Ici' });
    expect(changed.location).to.equal(edit);
    expectFlash(await browser.follow(changed), saved);
  });

  it('says what each act did, once, at the top, and leads the focus there', async () => {
    const { done } = messagesFor('fr').links;
    const made = await expectAct(await press(owner, 'add', { name: 'Agence' }), 'linkMade', done.linkMade);
    expect(openFolds(made)).to.deep.equal(['shared-links']);
    const without = await expectAct(await press(made, 'revoke'), 'linkWithdrawn', done.linkWithdrawn);
    await expectAct(await press(without, 'replace-read'), 'readReplaced', done.readReplaced);
    const extended = await expectAct(await pressPlain(owner, 'prolonger'), 'extended', done.extended);
    expect(extended.$('#done').text()).to.include('22 novembre 2028');
    await expectAct(await press(owner, 'send', { email: 'a@exemple.fr', keep: 'on' }), 'sent', done.sent);
    const kept = await browser.get(edit);
    await expectAct(await press(kept, 'forget'), 'addressesForgotten', done.addressesForgotten);
    await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Ici' });
    const two = await browser.get(edit);
    await expectAct(await pressPlain(two, 'reprendre'), 'revisionRestored', done.revisionRestored);
    const gone = await browser.follow(await pressPlain(two, 'supprimer'));
    expect(gone.$('h1').text()).to.equal('Cette stratégie a été supprimée');
    const back = await expectAct(await pressPlain(gone, 'retablir'), 'broughtBack', done.broughtBack);
    const confirm = await browser.get(back.$('#replace-links a').attr('href') ?? '');
    await expectAct(await press(confirm, 'replace-edit'), 'editReplaced', done.editReplaced);
  });

  it('says it in either language, whichever the address was made in, and nothing for other words', async () => {
    for (const lang of LANGS) {
      const path = pathToOwnerAct(lang, edit.split('/').pop() ?? '', 'linkMade');
      const page = await later(path);
      expectFlash(page, messagesFor(lang).links.done.linkMade);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
      const other = path.replace(edit, inOtherLanguage(edit, 'fr'));
      expect((await later(other)).$('#done')).to.have.length(1);
    }
    for (const query of ['?fait=rien', '?fait=', '?fait=lien-cree&fait=lien-cree', '?fait[lien-cree]=1'])
      expect((await later(edit + query)).$('#done').length, query).to.equal(0);
    expect(ownerActIn({ done: 'toString' })).to.equal(undefined);
  });

  it('opens the fold that holds an error, and that one alone', async () => {
    const unnamed = await press(owner, 'add', { name: ' ' });
    expectRefused(unnamed, ['name']);
    expect([openFolds(unnamed), unnamed.$('#done').length]).to.deep.equal([['shared-links'], 0]);
    expect(unnamed.$('main').children().first().is('.error-summary')).to.equal(true);
    const unsent = await press(owner, 'send', { email: 'zoe' });
    expect([openFolds(unsent), unsent.$('#email').val()]).to.deep.equal([['mailed-links'], 'zoe']);
    expect(openFolds(owner)).to.deep.equal([]);
  });

  it('opens the history where an older page of it is asked for', async () => {
    const draft = await openChange(browser, owner);
    for (let n = 0; n < 25; n++) await browser.submit(draft, 'save', { 'why-listen': `Raison ${n}` });
    expect(openFolds(await later())).to.deep.equal([]);
    expect(openFolds(await later(`${edit}?page=2`))).to.deep.equal(['history']);
  });

  describe('in two tabs, or after the back button', () => {
    it('says what is true where the link was withdrawn or replaced before', async () => {
      const { done } = messagesFor('fr').links;
      const two = await browser.follow(await press(owner, 'add', { name: 'Agence' }));
      await press(two, 'revoke');
      await expectAct(await press(two, 'revoke'), 'linkWithdrawn', done.linkWithdrawn);
      await press(two, 'replace-read');
      const again = await expectAct(await press(two, 'replace-read'), 'readReplaced', done.readReplaced);
      expect(linkPath(again, 'read-link')).not.to.equal(linkPath(owner, 'read-link'));
    });

    it('leads this browser on from the edit link that it replaced, with the words that it typed', async () => {
      await press(await browser.get(`${edit}/liens/remplacer`), 'replace-edit');
      const late = await press(owner, 'add', { name: 'Agence' });
      expect([late.status, late.$('.typed bdi').text()]).to.deep.equal([410, 'Agence']);
      const fresh = late.$('.empty a').attr('href') ?? '';
      expect(fresh).not.to.equal(edit);
      expect(linkPath(await browser.get(fresh), 'edit-link')).to.equal(fresh);
      for (const path of [edit, `${edit}/liens/remplacer`, `${edit}/strategie.html`]) {
        const page = await browser.get(path);
        expect([page.status, page.$('.empty a').attr('href')], path).to.deep.equal([410, fresh]);
      }
      const english = await browser.get(inOtherLanguage(edit, 'fr'));
      expect(english.$('.empty a').attr('href')).to.equal(inOtherLanguage(fresh, 'fr'));
    });

    it('tells nobody else of the new one', async () => {
      const colleague = new Browser(site.app);
      await colleague.submit(await openChange(colleague, owner), 'save', { 'why-listen': 'Nous' });
      const fresh = await browser.follow(
        await press(await browser.get(`${edit}/liens/remplacer`), 'replace-edit'),
      );
      const key = linkPath(fresh, 'edit-link').split('/').pop() ?? '';
      for (const each of [colleague, new Browser(site.app)])
        for (const page of [await each.get(edit), await press(owner, 'add', { name: 'Agence' }, each)]) {
          expect([page.status, page.html.includes(key)]).to.deep.equal([410, false]);
          expect(page.$('.empty a').attr('href')).to.equal('/fr/roue');
        }
    });

    it('offers to undo a deletion that happened meanwhile, and shows what was typed', async () => {
      await pressPlain(owner, 'supprimer');
      const before = await storedIn(site);
      const acts: readonly (readonly [action: string, fields: Fields])[] = [
        ['add', { name: 'Agence' }],
        ['send', { email: 'zoe@exemple.fr' }],
        ['replace-read', {}],
        ['preview', { preview: 'on' }],
      ];
      for (const [action, fields] of acts) {
        const late = await press(owner, action, fields);
        expect([late.status, late.$('main form').attr('action')], action).to.deep.equal([
          410,
          `${edit}/retablir`,
        ]);
        const { name, email } = fields;
        expect(late.$('.typed bdi').text()).to.equal(name ?? email ?? '');
      }
      expect(await storedIn(site)).to.deep.equal(before);
    });

    it('leads back to the page where a version was chosen before a newer one came', async () => {
      await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Deux' });
      const stale = await browser.get(edit);
      await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Trois' });
      const late = await pressPlain(stale, 'reprendre');
      expect([late.status, late.$('.empty a').attr('href')]).to.deep.equal([409, edit]);
    });
  });

  describe('before the edit link is replaced', () => {
    it('names who is shut out, on a page of its own, and offers a way back', async () => {
      await press(owner, 'send', { email: 'a@exemple.fr', keep: 'on' });
      for (const lang of LANGS) {
        const path = lang === 'fr' ? edit : inOtherLanguage(edit, 'fr');
        const page = await browser.get((await browser.get(path)).$('#replace-links a').attr('href') ?? '');
        const { replace } = messagesFor(lang).links;
        expect([page.status, page.$('h1').text()]).to.deep.equal([200, replace.edit]);
        for (const line of [...replace.confirm.out, replace.confirm.addresses(1), ...replace.confirm.kept])
          expect(page.$('main').text()).to.include(line);
        expect(page.$('main form ~ a, main form a').attr('href')).to.equal(path);
        expect(page.$('title').text()).to.include('Durand');
        expect(page.$(`a[hreflang]`).attr('href')).to.equal(
          lang === 'fr' ? `${inOtherLanguage(edit, 'fr')}/links/replace` : `${edit}/liens/remplacer`,
        );
        expect(await htmlFaults(page.html)).to.deep.equal([]);
      }
    });

    it('changes nothing by looking, and opens with no other key', async () => {
      const before = await storedIn(site);
      for (const each of [browser, new Browser(site.app)])
        expect((await each.get(`${edit}/liens/remplacer`)).status).to.equal(200);
      expect(await storedIn(site)).to.deep.equal(before);
      const read = linkPath(owner, 'read-link').replace('/s/', '/e/');
      expect((await browser.get(`${read}/liens/remplacer`)).status).to.equal(404);
      expect((await browser.post(`${edit}/liens/remplacer`)).status).to.equal(405);
      expect(owner.$('main button[value="replace-edit"]')).to.have.length(0);
    });
  });
});
