import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser, FORM } from '../support/browser.ts';
import type { Answer, Raw } from '../support/browser.ts';
import { beginDraft, stepPath } from '../support/builders.ts';
import { postRoutes } from '../support/routes.ts';
import { storedIn } from '../support/tables.ts';

/** A page of ours that explains, and no crash. */
function expectKindPage({ status, $, html }: Answer, what: string): void {
  expect(status, what).to.be.within(400, 499);
  expect($('h1').text().length, what).to.be.greaterThan(10);
  expect($('main a[href]').length, what).to.be.greaterThan(0);
  expect(html, what).not.to.match(/node_modules|at \w+ \(|SQLITE|TypeError/);
}

const form = (body: string | Buffer, type = FORM): Raw => ({ headers: { 'content-type': type }, body });
const json = JSON.stringify({ brand: 'x', action: { $gt: '' } });
const multipart = '--b\r\nContent-Disposition: form-data; name="brand"\r\n\r\nx\r\n--b--\r\n';

/** Bodies that no form of ours sends, whatever the address. */
const SHAPES: Readonly<Record<string, Raw>> = {
  'a body of 200 kB': form(`brand=${'x'.repeat(200_000)}`),
  '300 fields': form(Array.from({ length: 300 }, (_, index) => `f${index}=1`).join('&')),
  JSON: form(json, 'application/json'),
  'a multipart body': form(multipart, 'multipart/form-data; boundary=b'),
  'plain text': form('brand=x', 'text/plain'),
  'a type of nonsense': form('brand=x', ';;;'),
  'an unknown charset': form('brand=x', `${FORM}; charset=klingon`),
  'an unknown encoding': {
    headers: { 'content-type': FORM, 'content-encoding': 'brainfuck' },
    body: 'brand=x',
  },
  'a broken gzip': {
    headers: { 'content-type': FORM, 'content-encoding': 'gzip' },
    body: Buffer.from('nonsense'),
  },
  'a broken escape': form('brand=%E0%A4%A'),
  'a broken field name': form('%FF=1'),
};

describe('sending what no form of ours sends', () => {
  let site: TestSite;
  let browser: Browser;
  let routes: readonly string[];
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    routes = await postRoutes(browser);
  });
  after(() => site.close());

  for (const [what, raw] of Object.entries(SHAPES))
    it(`answers ${what} with a page that says so, and stores nothing`, async () => {
      const before = await storedIn(site);
      for (const route of routes) expectKindPage(await browser.send(route, raw), route);
      expect(await storedIn(site)).to.deep.equal(before);
    });

  it('takes no two buttons, nor one that does not exist', async () => {
    const steps = routes.filter((route) => /diagnos|appro|bilan|review/.test(route));
    const before = await storedIn(site);
    for (const route of steps)
      for (const action of [['save', 'language'], ['continue', 'continue'], ['explode'], ['__proto__']])
        expectKindPage(await browser.post(route, { brand: 'x', action }), `${route} ${action.join('+')}`);
    expect(await storedIn(site)).to.deep.equal(before);
  });

  it('gives an empty form no harm and no crash', async () => {
    // A deletion needs no words, and a site without mail takes no address.
    for (const route of routes.filter((each) => !/\/(?:supprimer|envoyer|mes-liens)$/.test(each)))
      for (const raw of [{}, form(''), form('&&&=&=='), form('=')]) {
        const { status } = await browser.send(route, raw);
        // Whoever holds the edit link is kept out of the blind test.
        expect(status, route).to.be.oneOf(route.startsWith('/fr/a/') ? [403] : [303, 409, 422]);
      }
  });

  it('takes names that every object has for names like any other', async () => {
    const names = [
      '__proto__',
      'constructor',
      'prototype',
      'touch',
      'toString',
      'hasOwnProperty',
      '__proto__[admin]',
      'a[b][c]',
    ];
    const body = names.map((name) => `${encodeURIComponent(name)}=priority`).join('&');
    for (const route of routes) {
      const { status } = await browser.send(route, form(`${body}&brand=Kept`));
      expect(status, route).to.be.within(300, 499);
    }
    expect(({} as Record<string, unknown>)['admin']).to.equal(undefined);
  });

  it('takes names that every object has for unknown addresses', async () => {
    for (const word of [
      '__proto__',
      'constructor',
      'touch',
      'hasOwnProperty',
      '..%2f..',
      '%00',
      "'--",
      '%F0%9F%98%80',
    ])
      for (const path of [
        `/fr/roue/${word}/diagnostic`,
        `/en/wheel/${word}/review`,
        `/fr/roue/${word}`,
        `/fr/s/${word}`,
        `/fr/e/${word}`,
        `/fr/s/x/revisions/${word}`,
        `/${word}`,
      ]) {
        expectKindPage(await browser.get(path), path);
        expectKindPage(await browser.post(path, { brand: 'x' }), path);
      }
  });

  it('does not understand a broken escape in an address', async () => {
    for (const path of [
      '/fr/roue/%ZZ/diagnostic',
      '/fr/s/%E0%A4%A',
      '/en/e/%',
      '/fr/s/x/revisions/%ff',
      '/static/paint/%ff/--/x.css',
    ]) {
      const page = await browser.get(path);
      expectKindPage(page, path);
      expect(page.status, path).to.equal(400);
    }
    expectKindPage(await browser.get('/%ZZ'), '/%ZZ');
  });

  it('answers 404 in the language of the address, and says what to do next', async () => {
    expect((await browser.get('/fr/rien')).$('main').text()).to.include('Vous pouvez revenir à la roue');
    const english = await browser.get('/en/nothing', { 'accept-language': 'fr' });
    expect([english.status, english.$('html').attr('lang')]).to.deep.equal([404, 'en']);
    for (const path of ['/FR', '/EN/wheel', '//fr', '/de'])
      expect((await browser.get(path)).status, path).to.equal(404);
  });

  it('survives odd queries and odd cookies', async () => {
    const page = await beginDraft(browser);
    for (const query of [
      '?retour[]=bilan',
      '?retour=bilan&retour=x',
      '?%ZZ',
      '?__proto__=1',
      `?${'a=1&'.repeat(2000)}`,
    ])
      expect((await browser.get(stepPath(page, 'approaches') + query)).status, query).to.equal(200);
    for (const cookie of [
      'wheel=',
      'wheel=s:x.y',
      'wheel=%ZZ',
      `wheel=${'x'.repeat(4000)}`,
      '=;;=',
      '__proto__=1',
    ])
      expect((await new Browser(site.app).get('/fr/roue', { cookie })).status, cookie.slice(0, 20)).to.equal(
        200,
      );
  });
});
