import { expect } from 'chai';
import { XMLParser } from 'fast-xml-parser';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { ENGLISH, FRENCH, MINUTE_MS } from '../support/discussion.ts';
import { xmlFault } from '../wheel/xml.ts';

const BASE = 'http://wheel.test';
const HOSTILE =
  '</script><script>alert(1)</script> ]]> <!-- &amp; &nope; "\' \u00a0 https://a.example/?x=1&y=<2>';

interface Entry {
  readonly id: string;
  readonly author: { readonly name: string };
  readonly content: { readonly '#text': string };
}
interface Feed {
  readonly feed: { readonly id: string; readonly updated: string; readonly entry?: readonly Entry[] };
}
interface Graph {
  readonly '@graph': readonly Readonly<Record<string, unknown>>[];
}

function parsed(xml: string): unknown {
  expect(xmlFault(xml.replace(/^<\?xml [^>]*>\n/, ''))).to.equal(undefined);
  return new XMLParser({
    ignoreAttributes: false,
    htmlEntities: true,
    isArray: (name) => name === 'entry' || name === 'url',
  }).parse(xml);
}

describe('what programs read', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const feedAt = async (path: string) => {
    const answer = await browser.get(path);
    expect([answer.status, answer.headers['content-type'], answer.cookies]).to.deep.equal([
      200,
      'application/atom+xml; charset=utf-8',
      [],
    ]);
    return (parsed(answer.html) as Feed).feed;
  };

  it('gets the comments of an article, newest first and whatever they hold', async () => {
    const path = `${FRENCH}/commentaires.atom`;
    expect((await feedAt(path)).entry).to.equal(undefined);
    await arrive(site, { status: 'published', name: '<b>&"', text: HOSTILE });
    await arrive(site, { status: 'pending', text: 'Pas encore.' });
    const created_at = site.time.now + MINUTE_MS;
    const { id } = await arrive(site, { status: 'published', text: 'Le second.', created_at });
    const { entry = [], updated } = await feedAt(path);
    expect(entry.map((each) => each.author.name)).to.deep.equal(['Anne Martin', '<b>&"']);
    expect(entry[0]?.id).to.equal(`${BASE}${FRENCH}#commentaire-${id}`);
    expect(entry[1]?.content['#text']).to.include('alert(1)').and.not.include('<script>');
    expect(updated).to.equal(new Date(created_at).toISOString());
    expect((await feedAt(path)).entry?.map((each) => each.id)).to.deep.equal(entry.map((each) => each.id));
  });

  it('gets the articles of each language, by ids that lead to them', async () => {
    for (const lang of ['fr', 'en']) {
      const { entry = [], id } = await feedAt(`/${lang}/articles.atom`);
      expect(id).to.equal(`${BASE}/${lang}/articles.atom`);
      expect(entry.length).to.be.at.least(4);
      for (const each of entry) expect((await browser.get(each.id.replace(BASE, ''))).status).to.equal(200);
    }
    expect((await browser.get('/fr/articles/nothing/commentaires.atom')).status).to.equal(404);
  });

  it('finds the feeds from the page, and is told when nothing changed', async () => {
    for (const path of [FRENCH, ENGLISH, '/fr/articles']) {
      const page = await browser.get(path);
      const feeds = page
        .$('link[type="application/atom+xml"]')
        .map((_, each) => page.$(each).attr('href'))
        .get();
      expect(feeds, path).to.have.length(path === '/fr/articles' ? 1 : 2);
      for (const feed of feeds) {
        const { headers } = await browser.get(feed);
        const again = await browser.get(feed, { 'if-none-match': headers['etag'] ?? '' });
        expect(again.status, feed).to.equal(304);
      }
    }
  });

  it('gets a site map of every page that anyone may read', async () => {
    const answer = await browser.get('/sitemap.xml');
    expect(answer.headers['content-type']).to.match(/^application\/xml/);
    const { urlset } = parsed(answer.html) as { urlset: { url: readonly { loc: string }[] } };
    const found = urlset.url.map(({ loc }) => loc);
    const articles: string[] = [];
    for (const lang of ['fr', 'en']) {
      const { $ } = await browser.get(`/${lang}/articles`);
      articles.push(
        ...$('.article-list h2 a')
          .map((_, each) => BASE + ($(each).attr('href') ?? ''))
          .get(),
      );
    }
    expect(found).to.include.members([...articles, `${BASE}/fr`, `${BASE}/en/wheel`, `${BASE}/fr/articles`]);
    expect(new Set(found).size).to.equal(found.length);
    for (const url of found) expect((await browser.get(url.replace(BASE, ''))).status, url).to.equal(200);
    expect((await browser.get('/robots.txt')).html).to.include(`Sitemap: ${BASE}/sitemap.xml`);
  });

  it('reads in JSON-LD what the page says, and nothing ends the script early', async () => {
    await arrive(site, { status: 'published', name: '</script><!--', text: HOSTILE });
    await arrive(site, { status: 'spam', text: 'Caché.' });
    const page = await browser.get(FRENCH);
    expect(page.$('script')).to.have.length(1);
    expect(page.html.match(/<\/script/gi)).to.have.length(1);
    const graph = (JSON.parse(page.$('script').text()) as Graph)['@graph'];
    const [posting, crumbs] = graph;
    expect(posting).to.include({
      '@type': 'BlogPosting',
      headline: page.$('h1').text(),
      inLanguage: 'fr',
      mainEntityOfPage: BASE + FRENCH,
      commentCount: 1,
    });
    const [comment, ...others] = posting?.['comment'] as readonly {
      text: string;
      author: { name: string };
    }[];
    expect([comment?.text, comment?.author.name, others]).to.deep.equal([HOSTILE, '</script><!--', []]);
    expect(crumbs?.['@type']).to.equal('BreadcrumbList');
  });

  it('finds one canonical address, every language of it, and what to show in a link', async () => {
    for (const [path, twin, locale] of [
      [FRENCH, ENGLISH, 'fr_FR'],
      [ENGLISH, FRENCH, 'en_GB'],
    ] as const) {
      const { id } = await arrive(site, { status: 'published' });
      for (const query of ['', '?utm_source=x', `?repondre=${id}`]) {
        const { $ } = await browser.get(path + query);
        expect($('link[rel="canonical"]').attr('href'), query).to.equal(BASE + path);
      }
      const { $ } = await browser.get(path);
      const lang = path.slice(1, 3);
      const versions = Object.fromEntries(
        $('link[hreflang]')
          .map((_, each) => [[$(each).attr('hreflang') ?? '', $(each).attr('href') ?? '']])
          .get() as unknown as [string, string][],
      );
      expect(versions).to.deep.equal({
        [lang]: BASE + path,
        [twin.slice(1, 3)]: BASE + twin,
        'x-default': BASE + FRENCH,
      });
      const og = (name: string) => $(`meta[property="${name}"]`).attr('content');
      expect([og('og:type'), og('og:title'), og('og:url')]).to.deep.equal([
        'article',
        $('h1').text(),
        BASE + path,
      ]);
      expect(og('og:locale')).to.match(new RegExp(`^${locale.slice(0, 2)}_`));
      expect(og('og:description')).to.equal($('meta[name="description"]').attr('content'));
      expect(og('article:published_time')).to.match(/^\d{4}-\d\d-\d\d/);
      expect($('meta[name="robots"]')).to.have.length(0);
    }
  });
});
