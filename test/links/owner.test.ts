import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { linkPath, saveStrategy, stepPath } from '../support/builders.ts';
import { countIn, storedIn } from '../support/tables.ts';
import { change } from '../support/rows.ts';

const FOLDS = ['shared-links', 'replace-links', 'kept-until', 'remove', 'history', 'uniqueness'];

describe('owning a strategy', () => {
  let site: TestSite;
  let browser: Browser;
  let owner: Answer;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    owner = await saveStrategy(browser, { diagnosis: { brand: 'Dé & "co"', rival: 'Rivalo' } });
  });
  afterEach(() => site.close());

  it('shows the result first, then both links as text, then what may follow, and folds the rest', () => {
    const { $ } = owner;
    expect($('#read-link').text()).to.match(/^http:\/\/wheel\.test\/fr\/s\/[\w-]{22,}$/);
    expect($('#edit-link').text()).to.match(/^http:\/\/wheel\.test\/fr\/e\/[\w-]{22,}$/);
    expect([$('h1').length, $('h1').text(), $('title').text()]).to.deep.equal([
      1,
      'Dé & "co"',
      'Stratégie enregistrée – Dé & "co" – votre page – La Roue',
    ]);
    const order = [
      '<article class="one-pager"',
      'id="read-link"',
      'id="edit-link"',
      'id="next"',
      'id="rest"',
    ];
    const places = order.map((part) => owner.html.indexOf(part));
    expect(places).to.deep.equal(places.toSorted((one, other) => one - other));
    expect(places[0]).to.be.greaterThan(0);
    const folds = $('#rest > details');
    expect(folds.toArray().map((each) => $(each).attr('id'))).to.deep.equal(FOLDS);
    expect([folds.filter('[open]').length, $('#rest > :not(details, h2)').length]).to.deep.equal([0, 0]);
    expect($('#read-link').closest('p').next().text()).to.include('lit la page sans rien pouvoir changer');
    expect($('#edit-link').closest('p').next().text()).to.include('tout changer');
  });

  it('has two keys that say nothing of each other, and stores neither', async () => {
    const [read = '', edit = ''] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')].map((path) =>
      path.split('/').pop(),
    );
    expect(read).not.to.equal(edit);
    expect(read.slice(0, 6)).not.to.equal(edit.slice(0, 6));
    const everything = JSON.stringify(await storedIn(site));
    expect(everything.includes(read) || everything.includes(edit)).to.equal(false);
  });

  it('writes a mail with both links and the brand', () => {
    const mail = new URL(owner.$('a[href^="mailto:"]').attr('href') ?? '');
    expect(mail.searchParams.get('subject')).to.include('Dé & "co"');
    const body = mail.searchParams.get('body') ?? '';
    expect(body).to.include(owner.$('#read-link').text()).and.to.include(owner.$('#edit-link').text());
    expect(body).to.include('\r\n');
    expect(body).not.to.include('Rivalo');
  });

  it('opens from any browser, in either language', async () => {
    const path = linkPath(owner, 'edit-link').replace('/fr/', '/en/');
    const page = await new Browser(site.app).get(path);
    expect(page.$('html').attr('lang')).to.equal('en');
    expect(page.$('#edit-link').text()).to.equal(`http://wheel.test${path}`);
    expect(page.$('#read-link').text()).to.match(/\/en\/s\//);
  });

  it('does not open with the read key, nor reads with the edit key', async () => {
    const [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
    expect((await browser.get(read.replace('/s/', '/e/'))).status).to.equal(404);
    expect((await browser.get(edit.replace('/e/', '/s/'))).status).to.equal(404);
    expect((await browser.post(`${read.replace('/s/', '/e/')}/modifier`)).status).to.equal(404);
  });

  it('changes through a draft that holds every answer, from another browser too', async () => {
    const colleague = new Browser(site.app);
    const answer = await colleague.submit(
      await colleague.get(linkPath(owner, 'edit-link')),
      '',
      {},
      'main form[action$="/modifier"]',
    );
    expect(answer.status).to.equal(303);
    const review = await colleague.follow(answer);
    expect(review.$('#rival').val()).to.equal('Rivalo');
    expect((await colleague.get(stepPath(review, 'diagnosis'))).$('#brand').val()).to.equal('Dé & "co"');
    expect((await browser.get(answer.location)).status).to.equal(404);
    const saved = await colleague.submit(review, 'save', { 'why-listen': 'Parce que' });
    expect(saved.location).to.equal(linkPath(owner, 'edit-link'));
    expect(await countIn(site, 'strategy')).to.equal(1);
  });

  it('changes nothing for readers before the draft is saved', async () => {
    const read = await browser.get(linkPath(owner, 'read-link'));
    await browser.post(`${linkPath(owner, 'edit-link')}/modifier`);
    expect((await browser.get(linkPath(owner, 'read-link'))).html).to.equal(read.html);
  });

  it('duplicates into a strategy of its own', async () => {
    const draft = await browser.follow(await browser.post(`${linkPath(owner, 'edit-link')}/dupliquer`));
    const copy = await browser.follow(await browser.submit(draft, 'save'));
    expect(copy.$('#edit-link').text()).not.to.equal(owner.$('#edit-link').text());
    expect(copy.$('#read-link').text()).not.to.equal(owner.$('#read-link').text());
    expect(await countIn(site, 'strategy')).to.equal(2);
  });

  it('says so when its link was replaced, and stores nothing from the old one', async () => {
    const draft = await browser.follow(await browser.post(`${linkPath(owner, 'edit-link')}/modifier`));
    await change(site, `update link set ended_at = 1, ended_as = 'replaced' where kind = 'edit'`);
    const before = (await storedIn(site)).revision;
    for (const answer of [
      await browser.get(linkPath(owner, 'edit-link')),
      await browser.post(`${linkPath(owner, 'edit-link')}/modifier`),
      await browser.submit(draft, 'save', { 'why-listen': 'Too late' }),
    ]) {
      expect(answer.status).to.equal(410);
      expect(answer.$('h1').text()).to.equal('Ce lien a été remplacé');
    }
    expect((await storedIn(site)).revision).to.deep.equal(before);
  });
});
