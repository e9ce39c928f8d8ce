import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Raw } from '../support/browser.ts';
import {
  diagnosisFields,
  linkPath,
  openChange,
  saveStrategy,
  stepPath,
  walkToReview,
} from '../support/builders.ts';
import { pagesOf, postRoutes } from '../support/routes.ts';
import { storedIn } from '../support/tables.ts';
import { PAGES } from '../../src/addresses/pages.ts';
import { everyTable } from '../support/rows.ts';

const MAIL = {
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'roue@roue.example',
  MODERATOR_EMAIL: 'o@roue.example',
};

describe('using an address in another way', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  after(() => site.close());

  it('names the methods that it takes', async () => {
    const edit = linkPath(await saveStrategy(browser), 'edit-link');
    const draft = await walkToReview(browser);
    const cases: readonly (readonly [string, NonNullable<Raw['method']>, string])[] = [
      ['/fr', 'post', 'GET, HEAD'],
      ['/fr/roue', 'put', 'GET, HEAD, POST'],
      ['/en/wheel/diagnosis', 'delete', 'GET, HEAD, POST'],
      [stepPath(draft, 'review'), 'options', 'GET, HEAD, POST'],
      [stepPath(draft, 'review'), 'patch', 'GET, HEAD, POST'],
      [edit, 'post', 'GET, HEAD'],
      [edit, 'delete', 'GET, HEAD'],
      [`${edit}/modifier`, 'get', 'POST'],
      [`${edit}/dupliquer`, 'head', 'POST'],
      ['/fr/mes-strategies/oublier', 'get', 'POST'],
    ];
    const before = await storedIn(site);
    for (const [path, method, allowed] of cases) {
      const answer = await browser.send(path, { method });
      expect([answer.status, answer.headers['allow']], `${method} ${path}`).to.deep.equal([405, allowed]);
    }
    expect(await storedIn(site)).to.deep.equal(before);
  });

  it('answers HEAD like GET, without the page', async () => {
    for (const path of await pagesOf(browser)) {
      const [head, get] = [await browser.send(path, { method: 'head' }), await browser.get(path)];
      expect([head.status, head.html], path).to.deep.equal([get.status, '']);
    }
  });
});

describe('a form that another site sends in my name', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  after(() => site.close());

  const foreign: Record<string, Record<string, string>> = {
    'a cross-site fetch': { 'sec-fetch-site': 'cross-site' },
    'a sister site': { 'sec-fetch-site': 'same-site', origin: 'http://other.wheel.test' },
    'a foreign origin': { origin: 'https://evil.example' },
    'an origin that hides': { origin: 'null' },
    'an origin of nonsense': { origin: ':::' },
    'our name on another port': { origin: 'http://wheel.test:8080' },
  };
  for (const [what, headers] of Object.entries(foreign))
    it(`refuses ${what} on every form, and shows the typed words`, async () => {
      const routes = await postRoutes(browser);
      const before = await storedIn(site);
      for (const route of routes) {
        const page = await browser.post(
          route,
          diagnosisFields({ brand: 'On', gene: 'Né "ici"', listen: 'priority' }),
          headers,
        );
        expect(page.status, route).to.equal(403);
        const typed = page
          .$('.typed bdi')
          .map((_, each) => page.$(each).text())
          .get();
        expect(typed, route).to.deep.equal(['On', 'Né "ici"']);
      }
      expect(await storedIn(site)).to.deep.equal(before);
    });

  const own: Record<string, Record<string, string>> = {
    'our own page': { 'sec-fetch-site': 'same-origin', origin: 'http://wheel.test' },
    'an older browser': { origin: 'http://wheel.test' },
    'a bookmark': { 'sec-fetch-site': 'none' },
    'a program': {},
  };
  for (const [what, headers] of Object.entries(own))
    it(`takes the form of ${what}`, async () => {
      expect((await browser.post('/fr/roue/diagnostic', diagnosisFields(), headers)).status).to.equal(303);
    });

  it('lets anyone link here', async () => {
    expect((await browser.get('/fr/roue', { 'sec-fetch-site': 'cross-site' })).status).to.equal(200);
  });
});

describe('only looking', () => {
  it('changes nothing, wherever the links of a page lead', async () => {
    const site = await openSite();
    const browser = new Browser(site.app);
    const pages = await pagesOf(browser);
    const before = await storedIn(site);
    const seen = new Set<string>();
    for (const path of pages) {
      const { status: opened, $ } = await browser.get(path);
      if (opened === 404 || opened === 403) continue;
      const links = $('a[href^="/"]')
        .map((_, each) => $(each).attr('href')?.split('#')[0] ?? '')
        .get();
      for (const link of links.filter((each) => !seen.has(each))) {
        seen.add(link);
        const { status, location } = await browser.get(link);
        expect(status, `${path} -> ${link}`).to.equal(200, location);
      }
    }
    expect(seen.size).to.be.greaterThan(25);
    expect(await storedIn(site)).to.deep.equal(before);
    await site.close();
  });

  it('changes nothing either when a program fetches every address of a saved strategy, acts included', async () => {
    const site = await openSite(MAIL);
    const browser = new Browser(site.app);
    const owner = await saveStrategy(browser);
    const draft = stepPath(await openChange(browser, owner), 'review').split('/')[3] ?? '';
    const words: Readonly<Record<string, string>> = {
      editKey: linkPath(owner, 'edit-link').split('/').pop() ?? '',
      readKey: linkPath(owner, 'read-link').split('/').pop() ?? '',
      number: '1',
      draft,
    };
    const addresses = Object.values(PAGES).flatMap(({ fr, en }) => [fr, en]);
    const filled = addresses.map((path) => path.replace(/:(\w+)/g, (_, word: string) => words[word] ?? 'x'));
    const before = await everyTable(site);
    for (const path of filled)
      for (const method of ['get', 'head'] as const)
        expect((await browser.send(path, { method })).status, `${method} ${path}`).to.be.within(200, 410);
    expect(await everyTable(site)).to.deep.equal(before);
    await site.close();
  }).timeout(300_000);
});
