import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { bundleStyles, tighten } from '../../src/web/styles.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { pathTo } from '../../src/addresses/links.ts';

const MOST_BYTES = 40_000;
const MOST_LINES = 300;
const FOLDER = join(PROJECT_ROOT, 'public', 'styles');
const STYLES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => join(FOLDER, file));

describe('the one sheet of the site', () => {
  it('stands in the order of the house, whatever order the files come in', () => {
    const names = ['print', 'pages/home', 'parts/wheel', 'paint', 'parts/button', 'base', 'layout'];
    const sheets = names.map((name) => ({ name, text: `[id='${name}']{margin:0}` }));
    const order = ['base', 'layout', 'parts/button', 'parts/wheel', 'pages/home', 'paint', 'print'];
    for (const given of [sheets, sheets.toReversed()])
      expect(bundleStyles(given)).to.equal(order.map((name) => `[id='${name}']{margin:0}`).join('\n'));
  });

  it('is tightened where white space says nothing, and nowhere else', () => {
    expect(
      tighten(`/* the rings */\n.a > .b,\n.c:hover .d {\n  inset: calc(1px + 2px) 0; /* why */\n}\n`),
    ).to.equal('.a > .b,.c:hover .d{inset: calc(1px + 2px) 0;}');
    expect(tighten('@media print , screen { a :is(b , c) d { margin: 0 } }')).to.equal(
      '@media print,screen{a :is(b,c) d{margin: 0}}',
    );
    expect(tighten(`a { content: ' /* ; */  { ' } b { content: "it's \\"  ,  \\"" }`)).to.equal(
      `a{content: ' /* ; */  { '}b{content: "it's \\"  ,  \\""}`,
    );
  });

  it('keeps every quotation letter by letter, and has nothing left to tighten', () => {
    const quotation = fc.string().map((text) => JSON.stringify(text.replace(/[\\"]/g, '')));
    fc.assert(
      fc.property(fc.array(quotation, { minLength: 1, maxLength: 5 }), (texts) => {
        const css = texts.map((text) => `a ,\n  b {  content : ${text} ;\n}\n/* it's */`).join('\n');
        const tight = tighten(css);
        expect(tight.match(/"[^"]*"/g)).to.deep.equal(texts);
        expect(tighten(tight)).to.equal(tight);
      }),
    );
  });

  it('keeps every rule of the files that it is made of', () => {
    for (const written of STYLES.map((file) => readFileSync(file, 'utf8')))
      for (const mark of ['{', '}', ';', ':'])
        expect(countOf(tighten(written), mark)).to.equal(countOf(withoutComments(written), mark));
  });

  it('is made of sheets that a reader can take in', () => {
    for (const file of STYLES)
      expect(countOf(readFileSync(file, 'utf8'), '\n'), file).to.be.at.most(MOST_LINES);
  });
});

describe('what a page waits for', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const path of [
    pathTo('home', 'fr', {}),
    pathTo('articles', 'en', {}),
    pathTo('newDiagnosis', 'fr', {}),
    pathTo('moderationSignIn', 'en', {}),
    '/fr/nothing-here',
  ])
    it(`is one sheet, named before the page itself, and nothing that would share its line: ${path}`, async () => {
      const { $, headers } = await new Browser(site.app).get(path);
      const sheets = $('link[rel="stylesheet"]').toArray();
      expect(sheets).to.have.length(1);
      expect(headers['link']).to.equal(`<${$(sheets[0]).attr('href') ?? ''}>; rel=preload; as=style`);
    });

  it('comes packed, small, and for good', async () => {
    const browser = new Browser(site.app);
    const { $ } = await browser.get(pathTo('home', 'fr', {}));
    const path = $('link[rel="stylesheet"]').attr('href') ?? '';
    const { html: css, headers } = await browser.get(path, { 'Accept-Encoding': 'gzip' });
    expect(headers['content-encoding']).to.equal('gzip');
    expect(headers['cache-control']).to.equal('public, max-age=31536000, immutable');
    expect(css).to.contain('.wheel-overlay').and.to.contain('@page');
    expect(gzipSync(css).length).to.be.lessThan(MOST_BYTES);
    for (const font of css.matchAll(/url\('\.\.\/([^']+)'\)/g))
      expect((await browser.get(path.replace('styles/site.css', font[1] ?? ''))).status).to.equal(200);
  });

  it('is not named with what is no page', async () => {
    const browser = new Browser(site.app);
    for (const path of ['/', '/robots.txt', pathTo('articlesFeed', 'fr', {})])
      expect((await browser.get(path)).headers).not.to.have.property('link');
  });

  it('comes from nowhere else: no address of another site stands in the sheet', async () => {
    const browser = new Browser(site.app);
    const { $ } = await browser.get(pathTo('home', 'fr', {}));
    const { html: css } = await browser.get($('link[rel="stylesheet"]').attr('href') ?? '');
    expect(css).not.to.match(/@import|https?:|url\(['"]?\/\//);
  });
});

function countOf(text: string, mark: string): number {
  return text.split(mark).length;
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[^]*?\*\//g, '');
}
