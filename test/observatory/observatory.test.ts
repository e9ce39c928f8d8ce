import { expect } from 'chai';
import { APPROACH_KEYS } from '../../src/wheel/approaches.ts';
import { wheelOf } from '../../src/wheel/wheel.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { crowdOf, savedAgain, strategyWith } from './builders.ts';

const PAGES = ['/fr/observatoire', '/en/observatory'] as const;
const SHARP = wheelOf({ listen: 'priority', answer: 'priority', reassure: 'secondary' });
const OTHER = wheelOf({ sell: 'priority', listen: 'secondary' });
const ALL = wheelOf(Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'priority'])));

interface Data {
  readonly wheels: number;
  readonly missing: number;
  readonly date: string;
  readonly figures: {
    readonly approaches: readonly { key: string; priority: number | null; secondary: number | null }[];
    readonly priorityPairs: readonly { approaches: readonly string[]; n: number | null }[];
    readonly verdicts: readonly { level: string; n: number | null }[];
    readonly months: readonly { month: string; n: number | null }[];
  } | null;
}

function words(page: Answer): string {
  return page.$('main').text().replace(/\s+/gu, ' ');
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

  it('says how many wheels are missing below fifty, and shows no figure', async () => {
    await crowdOf(site, 49, [SHARP]);
    for (const path of PAGES) {
      const page = await browser.get(path);
      expect([page.status, page.cookies, page.headers['x-robots-tag']]).to.deep.equal([200, [], undefined]);
      expect(page.$('svg')).to.have.length(0);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
    expect(words(await browser.get('/fr/observatoire'))).to.include('il en manque une.');
    expect(await data()).to.deep.include({ wheels: 49, missing: 1, figures: null });
    expect(cellsOf((await browser.get('/fr/observatoire.csv')).html)).to.have.length(2);
  });

  it('shows pictures with their tables from fifty on, valid and told apart from the wheel of a brand', async () => {
    await crowdOf(site, 60, [SHARP, OTHER, SHARP]);
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
    expect(words(french)).to.include('60 roues au 22 novembre 2026.').and.to.include('pas le marché');
    expect(words(french)).not.to.include('%)');
    expect(french.$('svg.heat').attr('aria-label')).to.include('Écouter (40), Répondre (40) et Vendre (20)');
  });

  it('says in each picture what its table says', async () => {
    await crowdOf(site, 210, [SHARP, OTHER, ALL]);
    const page = await browser.get('/fr/observatoire');
    const rows = page
      .$('.approaches-figures tbody tr')
      .map((_, row) => page.$(row).text().replace(/\s+/g, ' '))
      .get();
    expect(rows).to.have.length(12);
    expect(rows[0]).to.match(/Écouter ?140 \(67.%\) ?70 \(33.%\)/);
    const drawn = page
      .$('svg.heat .heat-cell text')
      .map((_, each) => page.$(each).text())
      .get();
    expect(drawn).to.have.length(24);
    expect(drawn.slice(0, 2)).to.deep.equal(['33', '67']);
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
    await crowdOf(site, 55, [SHARP]);
    for (let index = 0; index < 9; index += 1)
      await savedAgain(site, `stranger-${index}`, 2, strategyWith({ choices: OTHER }));
    const page = await browser.get('/fr/observatoire');
    expect(words(page)).to.include('un nombre inférieur à 10');
    expect(page.$('.approaches-figures tbody tr').eq(3).text()).to.include('masqué');
    const { figures } = await data();
    expect(figures?.approaches.find(({ key }) => key === 'sell')?.priority).to.equal(null);
    const numbers = JSON.stringify(figures).match(/:\d+/g) ?? [];
    expect(numbers.length).to.be.greaterThan(0);
    expect(numbers.every((number) => Number(number.slice(1)) >= 10)).to.equal(true);
    const rows = cellsOf((await browser.get('/en/observatory.csv')).html);
    const sell = rows.find(([cut, key]) => cut === 'Priority' && key === 'sell');
    expect(sell).to.deep.equal(['Priority', 'sell', 'Sell', '', 'Yes', '55', '2026-11-22']);
  });

  it('gives all figures as RFC 4180 text that no spreadsheet runs, in the words of its language', async () => {
    await crowdOf(site, 60, [SHARP]);
    const answer = await browser.get('/fr/observatoire.csv');
    expect(answer.headers['content-type']).to.include('text/csv');
    expect(answer.cookies).to.deep.equal([]);
    const [head, ...rows] = cellsOf(answer.html);
    expect(head).to.deep.equal(['Coupe', 'Clé', 'Libellé', 'Roues', 'Masqué', 'Sur', 'Date']);
    expect(rows.every((row) => row.length === 7)).to.equal(true);
    expect(rows).to.have.length(1 + 24 + 66 + 66 + 5 + 1);
    expect(rows.flat().some((cell) => /^[=+\-@\t\r]/.test(cell))).to.equal(false);
  });

  it('follows a withdrawal at once', async () => {
    await crowdOf(site, 60, [SHARP]);
    expect((await data()).wheels).to.equal(60);
    await savedAgain(site, 'stranger-0', 2, strategyWith({ choices: SHARP, countMe: false }));
    expect((await data()).wheels).to.equal(59);
  });

  it('draws the same bytes for the same wheels', async () => {
    await crowdOf(site, 60, [SHARP, OTHER]);
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
