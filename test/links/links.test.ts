import { expect } from 'chai';
import { NAMED_LINKS_MAX } from '../../src/links/form.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { onSlowDatabase } from '../support/slow-database.ts';
import { storedIn } from '../support/tables.ts';
import { change } from '../support/rows.ts';

describe('keeping links under control', () => {
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  let edit: string;
  let read: string;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    owner = await saveStrategy(browser, { diagnosis: { brand: 'Durand' } });
    [edit, read] = [linkPath(owner, 'edit-link'), linkPath(owner, 'read-link')];
  });
  afterEach(() => site.close());

  const press = (page: Answer, action: string, fields: Fields = {}, by = browser) =>
    by.submit(page, action, fields, `main form:has(button[value="${action}"])`);
  const named = (page: Answer) =>
    page
      .$('.named-links li')
      .toArray()
      .map((each) => ({
        name: page.$(each).find('h3').text(),
        path: new URL(page.$(each).find('code').text()).pathname,
        id: String(page.$(each).find('input[name=link]').val()),
      }));
  const addLink = async (name: string) => {
    site.time.now += 1000;
    const page = await browser.follow(await press(await browser.get(edit), 'add', { name }));
    return { page, links: named(page) };
  };
  const confirmPage = () => browser.get(`${edit}/liens/remplacer`);
  const replaceEdit = async (by = browser) => press(await confirmPage(), 'replace-edit', {}, by);
  const statusOf = async (path: string, by = new Browser(site.app)) => (await by.get(path)).status;
  const titleOf = async (path: string) => (await new Browser(site.app).get(path)).$('h1').text();

  it('replaces the read link: the old one says so, the new one opens at once', async () => {
    const page = await browser.follow(await press(owner, 'replace-read'));
    const fresh = linkPath(page, 'read-link');
    expect(fresh).not.to.equal(read);
    expect([await statusOf(read), await statusOf(fresh)]).to.deep.equal([410, 200]);
    expect(await titleOf(read)).to.equal('Ce lien a été remplacé');
    for (const file of ['/roue.svg', '/roue.pdf', '/roue.ics', '/revisions/1'])
      expect(await statusOf(read + file), file).to.equal(410);
    expect(linkPath(page, 'edit-link')).to.equal(edit);
  });

  it('replaces no read link again when the old form is sent a second time', async () => {
    const once = await browser.follow(await press(owner, 'replace-read'));
    const twice = await browser.follow(await press(owner, 'replace-read'));
    expect(linkPath(twice, 'read-link')).to.equal(linkPath(once, 'read-link'));
  });

  it('replaces once when two browsers press at the same time', async () => {
    const slow = onSlowDatabase(site);
    const answers = await Promise.all(
      [browser, ...Array.from({ length: 5 }, () => new Browser(slow))].map((each) =>
        press(owner, 'replace-read', {}, each),
      ),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303, 303, 303, 303, 303]);
    expect(
      (await storedIn(site)).link.filter((row) => (row as { kind: string }).kind === 'read'),
    ).to.have.length(2);
  });

  it('replaces the edit link: this browser moves on, the old key opens nothing', async () => {
    const answer = await replaceEdit();
    const page = await browser.follow(answer);
    const fresh = linkPath(page, 'edit-link');
    expect(answer.location).to.equal(`${fresh}?fait=lien-de-modification-remplace#done`);
    expect(linkPath(page, 'read-link')).to.equal(read);
    for (const path of [edit, `${edit}/strategie.html`]) {
      expect((await browser.get(path)).status, path).to.equal(410);
      expect(await titleOf(path)).to.equal('Ce lien a été remplacé');
    }
    for (const act of ['modifier', 'dupliquer', 'prolonger', 'supprimer', 'retablir', 'liens'])
      expect(
        (await new Browser(site.app).post(`${edit}/${act}`, { action: 'replace-read' })).status,
      ).to.equal(410);
    expect((await browser.get('/fr/mes-strategies')).$('main li a').attr('href')).to.equal(fresh);
  });

  it('leads the second press of that button to the new link, in this browser alone', async () => {
    const page = await confirmPage();
    const fresh = (await press(page, 'replace-edit')).location;
    expect((await press(page, 'replace-edit')).location).to.equal(fresh);
    expect((await press(page, 'replace-edit', {}, new Browser(site.app))).status).to.equal(410);
    expect((await storedIn(site)).link).to.have.length(3);
  });

  it('shows what was typed in another tab that still holds the old key', async () => {
    await replaceEdit();
    const late = await press(owner, 'add', { name: 'Agence' });
    expect([late.status, late.$('.typed bdi').text()]).to.deep.equal([410, 'Agence']);
  });

  it('gives one edit link when two browsers replace it at once: the other stays out', async () => {
    const slow = onSlowDatabase(site);
    const rivals = [new Browser(slow), new Browser(slow)] as const;
    const page = await confirmPage();
    const answers = await Promise.all(rivals.map((each) => press(page, 'replace-edit', {}, each)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 410]);
    const loser = rivals[answers.findIndex(({ status }) => status === 410)] ?? browser;
    expect((await loser.get('/fr/mes-strategies')).$('main li')).to.have.length(0);
    expect((await browser.get('/fr/mes-strategies')).$('main li')).to.have.length(0);
  });

  it('keeps a browser out that held the old generation, with its drafts', async () => {
    const colleague = new Browser(site.app);
    await colleague.submit(await openChange(colleague, owner), 'save', { 'why-listen': 'Changed' });
    const draft = await openChange(colleague, owner);
    await replaceEdit();
    const before = (await storedIn(site)).revision;
    const saved = await colleague.submit(draft, 'save', { 'why-listen': 'Too late' });
    expect([saved.status, saved.$('h1').text()]).to.deep.equal([410, 'Ce lien a été remplacé']);
    expect((await colleague.get('/fr/mes-strategies')).$('main li')).to.have.length(0);
    expect((await storedIn(site)).revision).to.deep.equal(before);
  });

  it('takes the drafts of this browser along', async () => {
    const draft = await openChange(browser, owner);
    const fresh = linkPath(await browser.follow(await replaceEdit()), 'edit-link');
    expect((await browser.submit(draft, 'save', { 'why-listen': 'Still mine' })).location).to.equal(fresh);
    const again = await browser.get(stepPath(draft, 'review'));
    expect((await browser.submit(again, 'save')).location).to.equal(fresh);
  });

  it('makes named links, each with a key of its own, that show the same page', async () => {
    await addLink('Agence Dupont');
    const { links } = await addLink('  Équipe e\u0301dito <1>  ');
    expect(links.map(({ name }) => name)).to.deep.equal(['Agence Dupont', 'Équipe édito <1>']);
    expect(new Set([read, ...links.map(({ path }) => path)])).to.have.property('size', 3);
    for (const { path } of links) {
      const page = await new Browser(site.app).get(path);
      expect([page.status, page.$('h1').text()]).to.deep.equal([200, 'Durand']);
      for (const secret of [edit.split('/').pop() ?? '', 'Agence', 'édito'])
        expect(page.html.includes(secret), secret).to.equal(false);
    }
  });

  it('makes one link of a double click, and of the same name twice', async () => {
    const page = await browser.get(edit);
    await Promise.all([press(page, 'add', { name: 'Comité' }), press(page, 'add', { name: 'Comité' })]);
    expect((await addLink('Comité')).links).to.have.length(1);
  });

  it('withdraws one named link, and leaves the others', async () => {
    await addLink('Un');
    const { page, links } = await addLink('Deux');
    const gone = links[0]?.path ?? '';
    await press(page, 'revoke');
    const again = await press(page, 'revoke');
    expect(again.status).to.equal(303);
    expect(named(await browser.follow(again)).map(({ name }) => name)).to.deep.equal(['Deux']);
    expect([await statusOf(gone), await titleOf(gone)]).to.deep.equal([410, 'Ce lien a été retiré']);
    expect([await statusOf(read), await statusOf(links[1]?.path ?? '')]).to.deep.equal([200, 200]);
    expect(await statusOf(edit)).to.equal(200);
  });

  it('keeps named links when the read link is replaced', async () => {
    const { page, links } = await addLink('Agence');
    await press(page, 'replace-read');
    expect(await statusOf(links[0]?.path ?? '')).to.equal(200);
    expect(linkPath(await browser.get(edit), 'read-link')).not.to.equal(links[0]?.path);
  });

  it('answers a reader whole, before a link is withdrawn or after, never in between', async () => {
    const { page, links } = await addLink('Agence');
    const slow = onSlowDatabase(site);
    const path = links[0]?.path ?? '';
    const [, ...readings] = await Promise.all([
      press(page, 'revoke', {}, new Browser(slow)),
      ...Array.from({ length: 6 }, () => new Browser(slow).get(path)),
    ]);
    for (const { status, $ } of readings)
      expect([200, 410].includes(status) && $('h1').length === 1, String(status)).to.equal(true);
    expect(await statusOf(path)).to.equal(410);
  });

  it('keeps what was typed when a name cannot be taken', async () => {
    const empty = await press(owner, 'add', { name: '  ' });
    expectRefused(empty, ['name']);
    const long = await press(owner, 'add', { name: 'x'.repeat(61) });
    expectRefused(long, ['name']);
    expect(long.$('#name').val()).to.equal('x'.repeat(61));
    expect(linkPath(long, 'edit-link')).to.equal(edit);
    expect(long.$('a[hreflang=en]').attr('href')).to.equal(edit.replace('/fr/', '/en/'));
    expect((await press(owner, 'add', { name: 'x'.repeat(60) })).status).to.equal(303);
    expectRefused(await browser.post(`${edit}/liens`, { action: 'add', name: ['a', 'b'] }), ['name']);
    expectRefused(
      await browser.post(`${edit.replace('/fr/', '/en/')}/links`, { action: 'add', name: '' }),
      ['name'],
      'en',
    );
  });

  it('stops at twenty named links', async () => {
    for (let n = 0; n < NAMED_LINKS_MAX; n++) await press(owner, 'add', { name: `Lien ${n}` });
    expectRefused(await press(owner, 'add', { name: 'De trop' }), ['name']);
    expect(named(await browser.get(edit))).to.have.length(NAMED_LINKS_MAX);
  });

  it('does nothing for a post that no form of ours sends', async () => {
    const other = named((await addLink('À moi')).page)[0]?.id ?? '';
    const mine = await saveStrategy(browser, { diagnosis: { brand: 'Autre' } });
    const before = (await storedIn(site)).link;
    const readId = String(owner.$('form:has([value=replace-read]) [name=link]').val());
    const posts: readonly Fields[] = [
      {},
      { action: 'x' },
      { action: ['add', 'revoke'], name: 'x' },
      { action: 'revoke' },
      { action: 'revoke', link: 'unknown' },
      { action: 'revoke', link: readId },
      { action: 'revoke', link: [other, other] },
      { action: 'replace-read', link: 'unknown' },
    ];
    for (const fields of posts)
      expect((await browser.post(`${edit}/liens`, fields)).status, JSON.stringify(fields)).to.equal(422);
    const foreign = `${linkPath(mine, 'edit-link')}/liens`;
    expect((await browser.post(foreign, { action: 'revoke', link: other })).status).to.equal(422);
    expect((await storedIn(site)).link).to.deep.equal(before);
  });

  it('takes no act with a read key, and none by looking', async () => {
    const before = await storedIn(site);
    for (const act of ['liens', 'prolonger', 'supprimer', 'retablir', 'envoyer']) {
      const path = `${read.replace('/s/', '/e/')}/${act}`;
      expect((await browser.post(path, { action: 'replace-read', email: 'a@b.fr' })).status).to.equal(404);
      expect((await browser.get(`${edit}/${act}`)).status).to.equal(405);
    }
    expect(await storedIn(site)).to.deep.equal(before);
  });

  describe('when the secret of the links was lost', () => {
    it('offers to replace the read link that it can no longer show', async () => {
      await change(site, `update link set key_hash = 'other' where kind = 'read'`);
      const page = await browser.get(edit);
      expect(page.$('#read-link')).to.have.length(0);
      expect(page.$('.notice a').attr('href')).to.equal('#replace-links');
      const mended = await browser.follow(await press(page, 'replace-read'));
      expect(await statusOf(linkPath(mended, 'read-link'))).to.equal(200);
    });

    it('offers to replace the edit link to a browser that holds it', async () => {
      await change(site, `update link set key_hash = 'other' where kind = 'edit'`);
      const page = await browser.get('/fr/mes-strategies');
      const form = 'main form:has([name=link])';
      const stranger = new Browser(site.app);
      await saveStrategy(stranger);
      expect((await stranger.submit(page, '', {}, form)).location).to.equal('/fr/mes-strategies');
      const fresh = (await browser.submit(page, '', {}, form)).location;
      expect(await statusOf(fresh)).to.equal(200);
      expect((await browser.submit(page, '', {}, form)).location).to.equal(fresh);
      expect((await browser.post('/fr/mes-strategies', {})).status).to.equal(422);
    });
  });
});
