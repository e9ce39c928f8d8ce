import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { DAY_MS } from '../support/discussion.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { APPROACH_KEYS, wheelOf } from '../support/method.ts';
import { crowdOf, publish, savedAgain, strategyWith, words } from './builders.ts';

const PAGES = ['/fr/observatoire', '/en/observatory'] as const;
const SHARP = wheelOf({ listen: 'priority', answer: 'priority', reassure: 'secondary' });
const OTHER = wheelOf({ sell: 'priority', listen: 'secondary' });
const LONE = wheelOf({ teach: 'priority', listen: 'secondary' });
const ALL = wheelOf(Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'priority'])));

interface Data {
  readonly wheels: number;
  readonly missing: number;
  readonly date: string | null;
  readonly roundedTo: number;
  readonly figures: {
    readonly approaches: readonly { key: string; priority: number | null; secondary: number | null }[];
    readonly priorityPairs: readonly { approaches: readonly string[]; n: number | null }[];
    readonly verdicts: readonly { level: string; n: number | null }[];
    readonly months: readonly { month: string; n: number | null }[];
  } | null;
}

/** The cells of RFC 4180 text, line by line. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const lines = csv.replace(/^\uFEFF/, '').split('\r\n');
  return lines
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
    );
}

describe('the observatory', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const data = async () => JSON.parse((await browser.get('/fr/observatoire.json')).html) as Data;

  it('says before the first snapshot that there is none, whatever is counted', async () => {
    await crowdOf(site, 60, [SHARP, OTHER]);
    for (const path of PAGES) {
      const page = await browser.get(path);
      expect([page.status, page.$('svg').length]).to.deep.equal([200, 0]);
      expect(words(page)).not.to.match(/60/);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
    expect(words(await browser.get('/fr/observatoire'))).to.include('Aucun comptage n’a encore été fait');
    expect(await data()).to.deep.include({ date: null, wheels: 0, missing: 50, figures: null });
    expect(cellsOf((await browser.get('/fr/observatoire.csv')).html)).to.have.length(2);
  });

  it('says about how many wheels are missing below fifty, and shows no figure', async () => {
    await crowdOf(site, 49, [SHARP]);
    await publish(site);
    for (const path of PAGES) {
      const page = await browser.get(path);
      expect([page.status, page.cookies, page.headers['x-robots-tag']]).to.deep.equal([200, [], undefined]);
      expect(page.$('svg, table, main section')).to.have.length(0);
      expect(
        page
          .$('.verdict')
          .text()
          .split(/[.!?] /),
      ).to.have.length(1);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
    expect(words(await browser.get('/fr/observatoire'))).to.include('il en manque environ 5,');
    expect(await data()).to.deep.include({ wheels: 45, missing: 5, figures: null });
    expect(cellsOf((await browser.get('/fr/observatoire.csv')).html)).to.have.length(2);
  });

  it('shows pictures with their tables from fifty on, valid and told apart from the wheel of a brand', async () => {
    await crowdOf(site, 60, [SHARP, OTHER, SHARP]);
    await publish(site);
    site.time.now += DAY_MS;
    for (const path of PAGES) {
      const page = await browser.get(path);
      expect(page.$('svg.wheel, table.wheel-table')).to.have.length(0);
      expect(page.$('svg.heat')).to.have.length(1);
      expect(page.$('svg')).to.have.length(page.$('main table').length);
      const names = page
        .$('svg')
        .map((_, each) => page.$(each).attr('aria-label') ?? '')
        .get();
      expect(names.every((name) => name.length > 20)).to.equal(true);
      expect(page.$('svg[role=img]')).to.have.length(names.length);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
    const french = await browser.get('/fr/observatoire');
    expect(words(french))
      .to.include('Environ 60 roues au comptage du 22 novembre 2026.')
      .and.to.include('pas le marché');
    expect(words(french)).not.to.include('%)');
    expect(french.$('svg.heat').attr('aria-label')).to.include('Écouter (40), Répondre (40) et Vendre (20)');
  });

  it('says in each picture what its table says', async () => {
    await crowdOf(site, 212, [SHARP, OTHER, ALL, wheelOf({ teach: 'priority' })]);
    await publish(site);
    const page = await browser.get('/fr/observatoire');
    const rows = page
      .$('.approaches-figures tbody tr')
      .map((_, row) => page.$(row).text().replace(/\s+/g, ' '))
      .get();
    expect(rows).to.have.length(12);
    expect(rows[0]).to.match(/Écouter ?105 \(50.%\) ?55 \(26.%\)/);
    const drawn = page
      .$('svg.heat .heat-cell text')
      .map((_, each) => page.$(each).text())
      .get();
    const cells = page.$('.approaches-figures td').map((_, each) => page.$(each).text());
    expect(drawn).to.have.length(cells.get().filter((cell) => cell !== '').length);
    expect(drawn.slice(0, 2)).to.deep.equal(['26', '50']);
    page.$('svg.bars').each((_, chart) => {
      const told = page.$(chart).closest('.chart-and-table').find('tbody tr');
      const labels = told.map((_, row) => page.$(row).find('th').text()).get();
      const values = told.map((_, row) => page.$(row).find('td').text()).get();
      expect(
        page
          .$(chart)
          .find('.bar-label')
          .map((_, each) => page.$(each).text())
          .get(),
      ).to.deep.equal(labels);
      expect(
        page
          .$(chart)
          .find('.bar-value')
          .map((_, each) => page.$(each).text())
          .get(),
      ).to.deep.equal(values);
    });
  });

  it('hides every cut under ten and says so, on the page and in the files', async () => {
    await crowdOf(site, 56, [SHARP, LONE]);
    for (let index = 0; index < 9; index += 1)
      await savedAgain(site, `stranger-${index}`, 2, strategyWith({ choices: OTHER }));
    await publish(site);
    const page = await browser.get('/fr/observatoire');
    const rowsDrawn = page.$('.approaches-figures tbody th').map((_, each) => page.$(each).text());
    expect(rowsDrawn.get()).to.deep.equal(['Écouter', 'Répondre', 'Rassurer', 'Transmettre']);
    const sentence = page.$('.approaches-figures .hidden-numbers').text();
    const shown = page.$('.approaches-figures td').filter((_, each) => page.$(each).text() !== '').length;
    expect(page.$('svg.heat .heat-cell text')).to.have.length(shown);
    expect(sentence).to.match(new RegExp(`^${24 - shown} nombres sur 24 sont masqués`));
    expect(words(page).match(/masqu/g)?.length).to.be.at.most(6);
    expect(sentence).to.include('inférieurs à 10');
    const { figures } = await data();
    expect(figures?.approaches.find(({ key }) => key === 'sell')?.priority).to.equal(null);
    const numbers = JSON.stringify(figures).match(/:\d+/g) ?? [];
    expect(numbers.length).to.be.greaterThan(0);
    expect(numbers.every((number) => Number(number.slice(1)) >= 10)).to.equal(true);
    expect(numbers.every((number) => Number(number.slice(1)) % 5 === 0)).to.equal(true);
    const rows = cellsOf((await browser.get('/en/observatory.csv')).html);
    const sell = rows.find(([cut, key]) => cut === 'Priority' && key === 'sell');
    expect(sell).to.deep.equal(['Priority', 'sell', 'Sell', '', 'Yes', '55', '2026-11-22', 'social-media']);
  });

  it('draws no column and no section of which everything is hidden, and names them in one sentence', async () => {
    await crowdOf(site, 60, [wheelOf({ listen: 'priority' }), wheelOf({ sell: 'priority' })]);
    await publish(site);
    const page = await browser.get('/fr/observatoire');
    expect(page.$('.approaches-figures thead th')).to.have.length(2);
    expect(page.$('.approaches-figures td').text()).to.equal('3030');
    expect(page.$('.unseen').text()).to.equal(
      'Restent masqués : les paires de priorités, les approches qui vont ensemble et les verdicts, dont les nombres sont inférieurs à 10, ou permettraient d’en calculer un qui l’est.',
    );
    const titles = page.$('main section h2').map((_, each) => page.$(each).text());
    expect(titles.get()).to.include('Les mois').and.not.to.include('Les verdicts');
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    const { figures } = await data();
    expect(figures?.verdicts).to.have.length(5);
  });

  it('gives all figures as RFC 4180 text that no spreadsheet runs, in the words of its language', async () => {
    await crowdOf(site, 60, [SHARP]);
    await publish(site);
    const answer = await browser.get('/fr/observatoire.csv');
    expect(answer.headers['content-type']).to.include('text/csv');
    expect(answer.cookies).to.deep.equal([]);
    const [head, ...rows] = cellsOf(answer.html);
    expect(head).to.deep.equal(['Coupe', 'Clé', 'Libellé', 'Roues', 'Masqué', 'Sur', 'Date', 'Méthode']);
    expect(rows.every((row) => row.length === 8)).to.equal(true);
    expect(rows).to.have.length(1 + 24 + 66 + 66 + 5 + 1);
    expect(rows.flat().some((cell) => /^[=+\-@\t\r]/.test(cell))).to.equal(false);
  });

  it('follows a withdrawal with the next snapshot, and shows it to nobody before', async () => {
    await crowdOf(site, 63, [SHARP]);
    await publish(site);
    const before = await data();
    expect(before.wheels).to.equal(65);
    await savedAgain(site, 'stranger-0', 2, strategyWith({ choices: SHARP, countMe: false }));
    expect(await data()).to.deep.equal(before);
    await publish(site);
    expect((await data()).wheels).to.equal(60);
  });

  it('says in both languages what it protects, and what it cannot', async () => {
    const [french, english] = [await browser.get(PAGES[0]), await browser.get(PAGES[1])];
    expect(words(french)).to.include('dix roues au moins').and.to.include('n’empêche pas');
    expect(words(english)).to.include('at least ten wheels').and.to.include('does not prevent');
  });

  it('draws the same bytes for the same wheels', async () => {
    await crowdOf(site, 60, [SHARP, OTHER]);
    await publish(site);
    const [one, two] = [await browser.get(PAGES[0]), await new Browser(site.app).get(PAGES[0])];
    expect(one.html).to.equal(two.html);
    const again = await browser.get(PAGES[0], { 'if-none-match': one.headers['etag'] ?? '' });
    expect(again.status).to.equal(304);
  });

  it('stands on the site map, in the footer and in the sitemap', async () => {
    for (const path of ['/fr/plan-du-site', '/fr'])
      expect((await browser.get(path)).$('a[href="/fr/observatoire"]').length, path).to.be.greaterThan(0);
    expect((await browser.get('/sitemap.xml')).html).to.include('/en/observatory</loc>');
  });
});
