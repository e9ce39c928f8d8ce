import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { pathTo } from '../../src/addresses/paths.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { FONTS, bundleStyles, tighten } from '../../src/web/styles.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';

const MOST_BYTES = 40_000;

describe('the one sheet of the site', () => {
  it('stands in the order of the house, whatever order the files come in', () => {
    const names = ['print', 'compare', 'wheel', 'article', 'components', 'base', 'layout'];
    const sheets = names.map((name) => ({ name, text: `.${name}{margin:0}` }));
    const order = ['base', 'layout', 'components', 'wheel', 'article', 'compare', 'print'];
    for (const given of [sheets, sheets.toReversed()])
      expect(bundleStyles(given)).to.equal(order.map((name) => `.${name}{margin:0}`).join('\n'));
  });

  it('leaves out what is written for a page that is read without the site', () => {
    const alone = { name: 'stand-alone', text: 'body{margin:9em}' };
    expect(bundleStyles([alone, { name: 'base', text: 'p{margin:0}' }])).to.equal('p{margin:0}');
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
    const written = readFileSync(join(PROJECT_ROOT, 'public/styles/components.css'), 'utf8');
    for (const mark of ['{', '}', ';', ':'])
      expect(countOf(tighten(written), mark)).to.equal(countOf(withoutComments(written), mark));
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
    it(`is one sheet and two faces, named before the page itself: ${path}`, async () => {
      const { $, headers } = await new Browser(site.app).get(path);
      const sheets = $('link[rel="stylesheet"]').toArray();
      expect(sheets).to.have.length(1);
      const named = [...(headers['link'] ?? '').matchAll(/<([^>]+)>; rel=preload; as=(\w+)/g)];
      expect(named.map(([, , as]) => as)).to.deep.equal(['style', 'font', 'font']);
      expect(named[0]?.[1]).to.equal($(sheets[0]).attr('href'));
      expect(
        named.slice(1).map(([, file = '']) => FONTS.filter((font) => file.endsWith(font))),
      ).to.deep.equal(FONTS.map((font) => [font]));
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
