import { expect } from 'chai';
import request from 'supertest';
import { siteServer } from '../../src/web/server/http-server.ts';
import { inOtherLanguage } from '../../src/addresses/match.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { pngOf } from '../files/png.ts';

describe('the preview of a read link', () => {
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  let edit: string;
  let read: string;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    owner = await saveStrategy(browser, { diagnosis: { brand: 'Dé & "co"', rival: 'Rivalo' } });
    [edit, read] = [linkPath(owner, 'edit-link'), linkPath(owner, 'read-link')];
  });
  afterEach(() => site.close());

  const allow = async (fields: Fields = { preview: 'on' }) =>
    browser.submit(await browser.get(edit), 'preview', fields, 'main form:has(button[value="preview"])');
  const forbid = () => browser.post(`${edit}/liens`, { action: 'preview' });
  /** A service that looks at a link comes without a cookie. */
  const look = (path: string) => new Browser(site.app).get(path);
  const previewIn = ({ $ }: Answer) =>
    Object.fromEntries(
      $('meta[property^="og:"]')
        .toArray()
        .map((each) => [$(each).attr('property') ?? '', $(each).attr('content') ?? '']),
    );

  it('is off until the owner allows it; the title begins with the brand all the same', async () => {
    expect(owner.$('#preview').attr('checked')).to.equal(undefined);
    for (const path of [read, inOtherLanguage(read, 'fr'), `${read}/revisions/1`]) {
      const page = await look(path);
      expect(previewIn(page), path).to.deep.equal({});
      expect(page.$('title').text()).to.match(/^Dé & "co" – /);
    }
  });

  it('offers the card, with the brand and the verdict, in the language of the page', async () => {
    await allow();
    const page = await look(read);
    expect(previewIn(page)).to.deep.equal({
      'og:type': 'article',
      'og:site_name': 'La Roue',
      'og:title': 'Dé & "co" – stratégie pour les médias sociaux',
      'og:description': page.$('.verdict').text(),
      'og:url': `http://wheel.test${read}`,
      'og:locale': 'fr_FR',
      'og:image': `http://wheel.test${read}/carte.png`,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': 'Dé & "co" — roue des choix',
    });
    const english = inOtherLanguage(read, 'fr');
    expect(previewIn(await look(english))).to.include({
      'og:locale': 'en_GB',
      'og:image': `http://wheel.test${english}/card.png`,
    });
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    expect(page.html.includes('Rivalo')).to.equal(false);
  });

  it('names a picture that is there, of the size that it says', async () => {
    await allow();
    const preview = previewIn(await look(read));
    const answer = await request(siteServer(site.app)).get(new URL(preview['og:image'] ?? '').pathname);
    expect([answer.status, answer.type]).to.deep.equal([200, preview['og:image:type']]);
    expect(pngOf(answer.body as Buffer)).to.include({
      width: Number(preview['og:image:width']),
      height: Number(preview['og:image:height']),
    });
  });

  it('is taken back at once, and follows what the box says, from whichever tab', async () => {
    const [stale] = [await browser.get(edit), await allow()];
    expect(previewIn(await look(read))).to.include.keys('og:image');
    expect((await browser.get(edit)).$('#preview').attr('checked')).to.equal('checked');
    const off = await browser.follow(
      await browser.submit(stale, 'preview', {}, 'main form:has(button[value="preview"])'),
    );
    expect(off.$('#done').text()).to.match(/^Pas d’aperçu/);
    expect(previewIn(await look(read))).to.deep.equal({});
    const on = await browser.follow(await allow());
    expect(on.$('#done').text()).to.match(/^Aperçu permis/);
    await forbid();
    expect((await browser.get(`${edit}?fait=apercu`)).$('#done').text()).to.match(/^Pas d’aperçu/);
    expect(previewIn(await look(read))).to.deep.equal({});
  });

  it('shows only the link that was opened, and none that has ended', async () => {
    await allow();
    const made = await browser.follow(
      await browser.post(`${edit}/liens`, { action: 'add', name: 'Agence-Secrete' }),
    );
    const named = new URL(made.$('.named-links code').text()).pathname;
    const page = await look(named);
    expect(previewIn(page)['og:image']).to.equal(`http://wheel.test${named}/carte.png`);
    for (const secret of [read, edit, 'Agence-Secrete'])
      expect(page.html.includes(secret.split('/').pop() ?? ''), secret).to.equal(false);
    await browser.submit(made, 'revoke', {}, 'main form:has(button[value="revoke"])');
    await browser.submit(made, 'replace-read', {}, 'main form:has(button[value="replace-read"])');
    for (const ended of [named, read]) {
      const gone = await look(ended);
      expect([gone.status, previewIn(gone), gone.html.includes('Dé &')]).to.deep.equal([410, {}, false]);
      expect((await look(`${ended}/carte.png`)).status).to.equal(410);
    }
    const fresh = linkPath(await browser.get(edit), 'read-link');
    expect(previewIn(await look(fresh))['og:url']).to.equal(`http://wheel.test${fresh}`);
  });

  it('stays with the strategy through a change, a deletion that is undone, and not with its copy', async () => {
    await allow();
    await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': 'Ici' });
    expect(previewIn(await look(`${read}/revisions/1`))['og:image']).to.equal(
      `http://wheel.test${read}/revisions/1/carte.png`,
    );
    await browser.post(`${edit}/supprimer`);
    expect(previewIn(await look(read))).to.deep.equal({});
    await browser.post(`${edit}/retablir`);
    expect(previewIn(await look(read))['og:image']).to.equal(`http://wheel.test${read}/carte.png`);
    const draft = await browser.follow(await browser.post(`${edit}/dupliquer`));
    const copy = await browser.follow(await browser.submit(draft, 'save'));
    expect(previewIn(await look(linkPath(copy, 'read-link')))).to.deep.equal({});
  });

  it('opens nothing else: the page stays out of search, and the owner’s pages offer none', async () => {
    const before = await look(read);
    await allow();
    const after = await look(read);
    for (const header of ['x-robots-tag', 'referrer-policy', 'content-security-policy', 'cache-control'])
      expect(after.headers[header], header).to.equal(before.headers[header]);
    expect(after.headers['x-robots-tag']).to.equal('noindex, nofollow');
    for (const path of [edit, `${edit}/liens/remplacer`, `${read}/comparer`])
      expect(previewIn(await look(path)), path).to.deep.equal({});
    expect((await look(`${edit}/strategie.html`)).html.includes('og:')).to.equal(false);
  });

  it('refuses what no box sends, keeps the choice, and takes none with the read key', async () => {
    await allow();
    for (const preview of ['maybe', ['on', 'on']]) {
      const refused = await browser.post(`${edit}/liens`, { action: 'preview', preview });
      expectRefused(refused, ['preview']);
      expect(refused.$('#link-preview').attr('open')).to.equal('');
    }
    const other = await browser.post(`${edit}/liens`, { action: 'add', name: '' });
    expect(other.$('#preview').attr('checked')).to.equal('checked');
    const withRead = await browser.post(`${read.replace('/s/', '/e/')}/liens`, { action: 'preview' });
    expect(withRead.status).to.equal(404);
    expect(previewIn(await look(read))).to.include.keys('og:image');
  });
});
