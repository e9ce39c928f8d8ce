import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { storedIn } from '../support/tables.ts';
import { change } from '../support/rows.ts';

const MINE = '/fr/mes-strategies';

describe('finding my strategies on this device', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  it('says how to begin while there is none, without a cookie', async () => {
    const page = await browser.get(MINE);
    expect(page.$('main a').attr('href')).to.equal('/fr/roue');
    expect(page.cookies).to.deep.equal([]);
  });

  it('lists what was saved here, last first, and opens it', async () => {
    const first = await saveStrategy(browser, { diagnosis: { brand: 'Un' } });
    site.time.now += 1000;
    await saveStrategy(browser, { diagnosis: { brand: 'Deux' } });
    const { $ } = await browser.get(MINE);
    expect(
      $('main h2')
        .map((_, each) => $(each).text())
        .get(),
    ).to.deep.equal(['Deux', 'Un']);
    expect($('main li a').last().attr('href')).to.equal(linkPath(first, 'edit-link'));
  });

  it('shows nothing to another browser that only read', async () => {
    const owner = await saveStrategy(browser);
    const other = new Browser(site.app);
    await other.get(linkPath(owner, 'read-link'));
    await other.get(linkPath(owner, 'edit-link'));
    expect((await other.get(MINE)).$('main li')).to.have.length(0);
  });

  it('lists it for a colleague who saved a change', async () => {
    const owner = await saveStrategy(browser);
    const colleague = new Browser(site.app);
    await colleague.submit(await openChange(colleague, owner), 'save', { 'why-listen': 'Changed' });
    expect((await colleague.get(MINE)).$('main li')).to.have.length(1);
  });

  it('forgets one here, and deletes nothing', async () => {
    const owner = await saveStrategy(browser, { diagnosis: { brand: 'Un' } });
    await saveStrategy(browser, { diagnosis: { brand: 'Deux' } });
    const page = await browser.get(MINE);
    const form = page
      .$('main li')
      .filter((_, each) => page.$(each).text().includes('Un'))
      .find('form');
    const answer = await browser.post(form.attr('action') ?? '', {
      strategy: String(form.find('input').val()),
    });
    expect(answer.location).to.equal(MINE);
    expect((await browser.get(MINE)).$('main h2').text()).to.equal('Deux');
    expect((await browser.get(linkPath(owner, 'edit-link'))).status).to.equal(200);
  });

  it('lets nobody forget for another browser', async () => {
    await saveStrategy(browser);
    const strategy = String((await browser.get(MINE)).$('input[name=strategy]').val());
    const other = new Browser(site.app);
    await saveStrategy(other);
    const before = (await storedIn(site)).device;
    await other.post(`${MINE}/oublier`, { strategy });
    expect((await storedIn(site)).device).to.deep.equal(before);
  });

  it('refuses several strategies where one is meant', async () => {
    await saveStrategy(browser);
    const strategy = String((await browser.get(MINE)).$('input[name=strategy]').val());
    const before = (await storedIn(site)).device;
    expect((await browser.post(`${MINE}/oublier`, { strategy: [strategy, 'x'] })).status).to.equal(422);
    expect((await storedIn(site)).device).to.deep.equal(before);
  });

  it('shuts out a browser whose generation was replaced', async () => {
    await saveStrategy(browser);
    await change(site, `update link set generation = 2 where kind = 'edit'`);
    expect((await browser.get(MINE)).$('main li')).to.have.length(0);
  });

  it('says what became of a link whose secret was lost', async () => {
    await saveStrategy(browser);
    await change(site, `update link set key_hash = 'other' where kind = 'edit'`);
    const { $ } = await browser.get(MINE);
    expect($('main li').text()).to.include('Celui que vous avez noté marche toujours');
    expect($('main li a')).to.have.length(0);
  });
});
