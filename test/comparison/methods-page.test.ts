import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { change } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { writeMethods } from '../observatory/method-files.ts';

const MENDING = {
  'own-1-label': 'Réparer',
  'own-1-verb': 'réparer devant tout le monde',
  'own-1-noun': 'la réparation',
  'own-1-family': 'care',
} as const;

const keyIn = (path: string) => path.split('/').pop() ?? '';

describe('the page that compares strategies of two methods', () => {
  let site: TestSite;
  let browser: Browser;
  let folder: string;
  beforeEach(async () => {
    folder = writeMethods({ id: 'seven-ways', sectors: 7 });
    site = await openSite({ METHODS_DIR: folder });
    browser = new Browser(site.app);
  });
  afterEach(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  /** A strategy with another method; the answer is its owner's page. */
  async function saveWith(method: string, approaches: Fields): Promise<Answer> {
    const form = await browser.get(`/fr/roue/diagnostic?methode=${method}`);
    const step = await browser.follow(await browser.submit(form, 'continue', { brand: 'Dupont' }));
    const review = await browser.follow(await browser.submit(step, 'continue', approaches));
    return browser.follow(await browser.submit(review, 'save'));
  }

  it('says which methods, shows each wheel with its table, and keeps what can be compared', async () => {
    const one = linkPath(await saveStrategy(browser), 'read-link');
    const two = linkPath(await saveWith('seven-ways', { sell: 'priority' }), 'read-link');
    const path = `${one}/comparer?avec=${keyIn(two)}`;
    const page = await browser.get(path);
    expect(page.status).to.equal(200);
    expect(page.$('.notice').text()).to.include('Médias sociaux').and.to.include('seven-ways (fr)');
    expect(page.$('svg.two-wheels, .move-groups, .compared-table')).to.have.length(0);
    expect(
      page
        .$('.wheel-table tbody')
        .map((_, each) => page.$(each).find('tr').length)
        .get(),
    ).to.deep.equal([12, 7]);
    expect(page.$('.wheel-table caption').text())
      .to.include('les douze approches')
      .and.to.include('les sept approches');
    expect(page.$('.verdict').text()).to.include('Verdict');
    expect(page.$('[data-line=choice] dd')).to.have.length(2);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    const file = await browser.get(`${one}/comparer/comparaison.svg?avec=${keyIn(two)}`);
    expect([file.status, file.$('h1').text()]).to.deep.equal([404, 'Ces deux roues ne se superposent pas']);
    const english = await browser.get(page.$('.site-nav a[hreflang=en]').attr('href') ?? '');
    expect(english.$('.notice').text()).to.include('do not answer the same question');
  });

  it('says so of two versions of one strategy', async () => {
    const owner = await saveWith('seven-ways', { listen: 'priority' });
    const draft = await openChange(browser, owner);
    await browser.submit(await browser.get(stepPath(draft, 'approaches')), 'continue', {
      listen: 'secondary',
    });
    await browser.submit(await browser.get(stepPath(draft, 'review')), 'save');
    const read = linkPath(owner, 'read-link');
    expect((await browser.get(`${read}/comparer`)).$('svg.two-wheels')).to.have.length(1);
    const other = `(select hash from method where id = 'social-media')`;
    await change(site, `update revision set method = ${other} where number = 1 and method <> ${other}`);
    const page = await browser.get(`${read}/comparer`);
    expect(page.$('.notice').text()).to.include('la méthode a changé');
    expect(page.$('svg.two-wheels')).to.have.length(0);
    expect((await browser.get(read)).status).to.equal(200);
  });

  it('marks the language of an approach of one’s own, in the other one', async () => {
    const owner = await saveStrategy(browser, { approaches: { ...MENDING, 'own-1': 'priority' } });
    const draft = await openChange(browser, owner);
    const moved = {
      ...MENDING,
      'own-1-label': '',
      'own-1-verb': '',
      'own-1-noun': '',
      'own-1-family': '',
      'own-1': 'none',
    };
    const again = Object.fromEntries(
      Object.entries(MENDING).map(([name, value]) => [name.replace('own-1', 'own-2'), value]),
    );
    const step = await browser.get(stepPath(draft, 'approaches'));
    await browser.submit(step, 'continue', {
      ...moved,
      ...again,
      'own-2-label': 'REPARER',
      'own-2': 'secondary',
    });
    await browser.submit(await browser.get(stepPath(draft, 'review')), 'save');
    const read = linkPath(owner, 'read-link').replace('/fr/', '/en/');
    const page = await browser.get(`${read}/compare`);
    const row = page.$('.compared-table tr[data-approach="own-2"]');
    expect([row.attr('data-move'), row.find('bdi').attr('lang'), row.find('bdi').text()]).to.deep.equal([
      'fell',
      'fr',
      'REPARER',
    ]);
    expect(page.$('[data-group=fell] dd').text()).to.equal('REPARER: priority → secondary');
    expect(page.$('[data-sector="own-2"]').attr('data-move')).to.equal('fell');
    expect(await htmlFaults(page.html)).to.deep.equal([]);
  });
});
