import { expect } from 'chai';
import { load } from 'cheerio';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { blindPages } from '../support/blind-tests.ts';
import { approachesFields, openChange, saveStrategy, stepPath } from '../support/builders.ts';
import { pagesOf } from '../support/routes.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { workshopPages } from '../support/workshops.ts';

/** Attributes that name another element of the page. */
const REFERENCES = ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'headers', 'form'];

/** Names that stand as their owners write them: an article quoted in English pages, and a brand. */
const NAMES = /“Choisissez[^.]*?qu’à vous”|C’est qui le Patron\s\?!/g;

/** What a reader sees of our own words: no code, no typed word, no address, no reference as its publisher writes it. */
function ownWords(html: string): string {
  const $ = load(html);
  $('script, style, code, bdi, .source, input, textarea, a[href^="mailto:"], [lang]').not('html').remove();
  return ($('body').text() + $('head title').text()).replace(NAMES, '');
}

describe('every page of the journey', () => {
  let site: TestSite;
  let pages: ReadonlyMap<string, Answer>;
  before(async () => {
    site = await openSite();
    const browser = new Browser(site.app);
    const found = new Map<string, Answer>();
    for (const path of await pagesOf(browser)) found.set(path, await browser.get(path));
    for (const [what, page] of await troubledPages(browser)) found.set(what, page);
    for (const [what, page] of await workshopPages(site)) found.set(what, page);
    for (const [what, page] of await blindPages(site)) found.set(what, page);
    pages = found;
  });
  after(() => site.close());

  const forEachPage = async (check: (page: Answer, path: string) => Promise<void> | void) => {
    expect(pages.size).to.be.greaterThan(30);
    for (const [path, page] of pages) await check(page, path);
  };

  it('is valid HTML', async () => {
    await forEachPage(async ({ html }, path) => {
      expect(await htmlFaults(html), path).to.deep.equal([]);
    });
  });

  it('holds no script, no inline style and no handler', async () => {
    await forEachPage(({ $, html }, path) => {
      expect($('script, style, [style], iframe, object, embed, base').length, path).to.equal(0);
      const handlers = $('*')
        .toArray()
        .flatMap((each) => Object.keys($(each).attr() ?? {}).filter((name) => name.startsWith('on')));
      expect(handlers, path).to.deep.equal([]);
      expect(html, path).not.to.match(/javascript:/i);
    });
  });

  it('leads every link within the page and every label to something that is there', async () => {
    await forEachPage(({ $ }, path) => {
      const ids = $('[id]')
        .map((_, each) => $(each).attr('id') ?? '')
        .get();
      expect(new Set(ids).size, path).to.equal(ids.length);
      const links = $('a[href^="#"]')
        .map((_, each) => ($(each).attr('href') ?? '').slice(1))
        .get();
      const named = REFERENCES.flatMap((name) =>
        $(`[${name}]`)
          .toArray()
          .flatMap((each) => ($(each).attr(name) ?? '').split(' ')),
      );
      const missing = [...links, ...named].filter((id) => !ids.includes(id));
      expect(missing, path).to.deep.equal([]);
    });
  });

  it('sets its words in the manner of its language', async () => {
    const faults = {
      fr: /'|(?<![\u00a0\d]):(?!\/)|[^\u202f]([;!?])(?![?!;])|«[^\u00a0]|[^\u00a0]»/u,
      en: /'|[\u00a0\u202f]|\s[:;!?]|[«»]/u,
    };
    await forEachPage(({ $, html }, path) => {
      const lang = $('html').attr('lang') === 'en' ? 'en' : 'fr';
      const fault = faults[lang].exec(ownWords(html));
      const around =
        fault === null ? '' : ownWords(html).slice(Math.max(0, fault.index - 30), fault.index + 20);
      expect(JSON.stringify(around), path).to.equal('""');
    });
  });

  it('has one heading of the first rank, one main part and its language', async () => {
    await forEachPage(({ $ }, path) => {
      expect([$('h1').length, $('main').length], path).to.deep.equal([1, 1]);
      expect($('html').attr('lang'), path).to.be.oneOf(['fr', 'en']);
      expect($('title').text().length, path).to.be.greaterThan(8);
    });
  });
});

/** The same pages when something went wrong. */
async function troubledPages(browser: Browser): Promise<ReadonlyMap<string, Answer>> {
  const owner = await saveStrategy(browser, { diagnosis: { rival: 'Rivalo' } });
  const found = new Map<string, Answer>();
  for (const lang of ['fr', 'en'] as const) {
    const draft = await openChange(browser, owner);
    const path = (step: 'diagnosis' | 'approaches' | 'review') => stepPath(draft, step, lang);
    const keep = async (what: string, answer: Promise<Answer>) => found.set(`${what} ${lang}`, await answer);
    await keep(
      'diagnosis refused',
      browser.post(path('diagnosis'), { brand: '', 'no-dream': '9', capacity: '9', gene: 'x'.repeat(200) }),
    );
    await keep(
      'approaches refused',
      browser.post(path('approaches'), approachesFields({ sell: 'x', abstain: 'on', rally: 'priority' })),
    );
    await keep(
      'review refused',
      browser.post(path('review'), {
        refusal: 'x',
        'review-date': 'x',
        'count-me': 'x',
        'swap-choice': 'x',
        'swap-assets': 'x',
      }),
    );
    await keep(
      'approaches in conflict',
      browser.post(path('approaches'), { ...approachesFields({ sell: 'priority' }), version: '9' }),
    );
    await keep('cross-site', browser.post(path('review'), { rival: 'R' }, { origin: 'null' }));
    await keep('wrong method', browser.send(path('review'), { method: 'put' }));
    await browser.submit(await openChange(browser, owner), 'save', { 'why-listen': `Other ${lang}` });
    await keep('newer', browser.post(path('review'), { action: 'save', 'why-listen': 'Mine' }));
  }
  return found;
}
