import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { expectPrivate } from '../support/private-page.ts';
import { countIn, storedIn } from '../support/tables.ts';
import { openWorkshop } from '../support/workshops.ts';
import { change } from '../support/rows.ts';

describe('opening a workshop', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('is offered where one begins alone', async () => {
    for (const path of ['/fr', '/fr/roue', '/fr/plan-du-site']) {
      const { $ } = await browser.get(path);
      expect($('main a[href="/fr/atelier"]'), path).to.have.length(1);
    }
  });

  it('gives two links, one for the group and one to run it, without a cookie', async () => {
    const form = await browser.get('/fr/atelier');
    const opened = await browser.submit(form, 'continue', { brand: 'Dé & "co"', context: 'Où <aller> ?' });
    expect(opened.status).to.equal(303);
    expect([...form.cookies, ...opened.cookies]).to.deep.equal([]);
    const page = await browser.follow(opened);
    expectPrivate(page);
    expect(page.$('#participant-link').text()).to.match(/^http:\/\/wheel\.test\/fr\/atelier\/p\/[\w-]{22,}$/);
    expect(page.$('#facilitator-link').text()).to.match(/^http:\/\/wheel\.test\/fr\/atelier\/a\/[\w-]{22,}$/);
    expect(page.$('.workshop-brand').text()).to.equal('Dé & "co"');
    expect(page.$('.workshop-context').text().trim()).to.equal('Où <aller> ?');
    expect(page.$('.people').text()).to.equal('Aucune réponse');
    expect(page.$('title').text()).to.include('Dé & "co"');
  });

  it('writes one letter for the group, without the facilitator’s link, and one with both', async () => {
    const { page } = await openWorkshop(browser);
    const letters = page
      .$('a[href^="mailto:"]')
      .map((_, link) => new URL(page.$(link).attr('href') ?? '').searchParams.get('body'))
      .get();
    const [group, own] = [page.$('#participant-link').text(), page.$('#facilitator-link').text()];
    expect(letters).to.have.length(2);
    expect(letters[0]).to.include(group).and.not.to.include('/atelier/a/');
    expect(letters[1]).to.include(group).and.to.include(own);
  });

  it('stores neither key, and tells neither from the other', async () => {
    const { facilitator, participant } = await openWorkshop(browser);
    const [own = '', group = ''] = [facilitator, participant].map((path) => path.split('/').pop());
    expect(own.slice(0, 6)).not.to.equal(group.slice(0, 6));
    const stored = JSON.stringify(await storedIn(site));
    expect(stored.includes(own) || stored.includes(group)).to.equal(false);
    const swapped = [facilitator.replace('/a/', '/p/'), participant.replace('/p/', '/a/')];
    for (const path of [...swapped, `/fr/s/${group}`, `/fr/e/${own}`])
      expect((await browser.get(path)).status, path).to.equal(404);
    for (const act of ['devoiler', 'supprimer', 'adopter'])
      expect((await browser.post(`${participant.replace('/p/', '/a/')}/${act}`)).status, act).to.equal(404);
    expect((await browser.get(participant)).html).not.to.include(own);
  });

  it('opens from any browser, in either language', async () => {
    const { facilitator } = await openWorkshop(browser);
    const page = await new Browser(site.app).get(facilitator.replace('/fr/atelier/a/', '/en/workshop/f/'));
    expect(page.$('html').attr('lang')).to.equal('en');
    expect(page.$('#participant-link').text()).to.include('/en/workshop/p/');
    expect(page.$('.site-nav a[lang="fr"]').attr('href')).to.equal(facilitator);
  });

  it('keeps what was typed when the brand is missing or too long', async () => {
    const form = await browser.get('/fr/atelier');
    const missing = await browser.submit(form, 'continue', { context: 'Par où commencer' });
    expectRefused(missing, ['brand']);
    expect(missing.$('#context').val()).to.equal('Par où commencer');
    const long = { brand: 'é'.repeat(81), context: 'x'.repeat(281) };
    const refused = await browser.submit(missing, 'continue', long);
    expectRefused(refused, ['brand', 'context']);
    expect([refused.$('#brand').val(), refused.$('#context').val()]).to.deep.equal(Object.values(long));
    const twice = await browser.submit(form, 'continue', { brand: ['One', 'Two'] });
    expectRefused(twice, ['brand']);
    expect(await countIn(site, 'workshop')).to.equal(0);
    const fits = { brand: 'é'.repeat(80), context: 'x'.repeat(280) };
    expect((await browser.submit(refused, 'continue', fits)).status).to.equal(303);
  });

  it('opens one workshop however often its form is sent, and another one for other words', async () => {
    const form = await browser.get('/fr/atelier');
    const send = (brand: string) => browser.submit(form, 'continue', { brand });
    const [first, second, third] = await Promise.all([send('Durand'), send('Durand'), send('Dupont')]);
    expect(first.location).to.equal(second.location);
    expect(third.location).not.to.equal(first.location);
    expect(await countIn(site, 'workshop')).to.equal(2);
    expect(await countIn(site, 'workshop_link')).to.equal(4);
    const program = { brand: 'Durand', once: 'a' };
    const [one, two] = [
      await browser.post('/fr/atelier', program),
      await browser.post('/fr/atelier', program),
    ];
    expect(one.location, 'a form that is not ours names nothing').not.to.equal(two.location);
  });

  it('goes on in the other language with every word', async () => {
    const form = await browser.get('/fr/atelier');
    const answer = await browser.submit(form, 'language', { brand: 'Dé & "co"', context: 'Où ?' });
    const page = await browser.follow(answer);
    expect(page.$('html').attr('lang')).to.equal('en');
    expect([page.$('#brand').val(), page.$('#context').val()]).to.deep.equal(['Dé & "co"', 'Où ?']);
    expectRefused(await browser.submit(form, 'language', { brand: '' }), ['brand'], 'en');
    expect(await countIn(site, 'workshop')).to.equal(0);
  });

  it('says so when the key of the site has changed: the links that were noted go on', async () => {
    const { facilitator, participant } = await openWorkshop(browser);
    await change(site, `update workshop_link set id = id || 'x' where kind = 'participant'`);
    const page = await browser.get(facilitator);
    expect(page.status).to.equal(200);
    expect(page.$('#participant-link')).to.have.length(0);
    expect(page.$('.notice').text()).to.include('marche toujours');
    expect((await browser.get(participant)).status).to.equal(200);
  });
});
