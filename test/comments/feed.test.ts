import { expect } from 'chai';
import { load } from 'cheerio';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { COMMENT_MAX } from '../../src/comments/form.ts';
import { commentsFeed } from '../../src/comments/feed.ts';
import type { CommentsFeed, PublicComment } from '../../src/comments/feed.ts';
import { xmlFault } from '../wheel/xml.ts';
import { someArticle } from './builders.ts';
import { articlesFeed } from '../../src/articles/feed.ts';
import type { ArticlesFeed } from '../../src/articles/feed.ts';

const ONE = { ...someArticle(), url: 'https://example.org/fr/articles/un' };
const TWO = {
  ...someArticle({ title: 'Deux', published: '2026-11-05', updated: '2026-12-01', tags: ['a', 'b'] }),
  url: 'https://example.org/fr/articles/deux',
};
const COMMENT = {
  url: `${ONE.url}#commentaire-1`,
  name: 'Ada',
  text: 'Oui.',
  at: Date.UTC(2026, 10, 20, 10, 42),
};

/** As long as the site is where it began. */
const itself = (url: string) => url;

describe('The feed of the articles', () => {
  const feed = (facts: Partial<ArticlesFeed> = {}) =>
    read(
      articlesFeed({
        idOf: itself,
        lang: 'fr',
        site: 'La Roue',
        selfUrl: 'https://example.org/fr/articles.atom',
        pageUrl: 'https://example.org/fr/articles',
        articles: [ONE, TWO],
        ...facts,
      }),
    );

  it('names itself, its page and its language', () => {
    const $ = feed();
    expect($('feed').attr('xml:lang')).to.equal('fr');
    expect($('feed > id').text()).to.equal('https://example.org/fr/articles.atom');
    expect($('feed > title').text()).to.equal('La Roue\u00a0: les articles');
    expect($('feed > link[rel=self]').attr('href')).to.equal('https://example.org/fr/articles.atom');
    expect($('feed > link[rel=alternate]').attr('href')).to.equal('https://example.org/fr/articles');
    expect(feed({ lang: 'en', site: 'The Wheel' })('feed > title').text()).to.equal('The Wheel: articles');
  });

  it('is as new as its newest change, and holds the newest article first', () => {
    const $ = feed();
    expect($('feed > updated').text()).to.equal('2026-12-01T12:00:00.000Z');
    expect(textsOf($, 'entry > title')).to.deep.equal(['Deux', 'Un texte']);
    expect(textsOf($, 'entry > published')).to.deep.equal([
      '2026-11-05T12:00:00.000Z',
      '2026-11-02T12:00:00.000Z',
    ]);
    expect(textsOf($, 'entry > updated')).to.deep.equal([
      '2026-12-01T12:00:00.000Z',
      '2026-11-02T12:00:00.000Z',
    ]);
  });

  it('gives each entry a lasting id, a link, an author, its tags, its summary and its whole text', () => {
    const $ = feed({ articles: [TWO] });
    const entry = $('entry');
    expect(entry.children('id').text()).to.equal(TWO.url);
    expect(entry.children('link').attr('href')).to.equal(TWO.url);
    expect(entry.find('author > name').text()).to.equal('Camille Roux');
    expect(
      entry
        .children('category')
        .toArray()
        .map((each) => $(each).attr('term')),
    ).to.deep.equal(['a', 'b']);
    expect(entry.children('summary').text()).to.equal('Un résumé.');
    expect(entry.children('content').attr('type')).to.equal('html');
    expect(entry.children('content').attr('xml:base')).to.equal(TWO.url);
    expect(entry.children('content').text()).to.equal('<p>Bonjour.</p>\n');
  });

  it('is a feed too without any article', () => {
    const $ = feed({ articles: [] });
    expect($('entry').length).to.equal(0);
    expect($('feed > updated').text()).to.equal('1970-01-01T00:00:00.000Z');
  });

  it('gives the same bytes for the same articles, in any order', () => {
    expect(feed({ articles: [TWO, ONE] }).xml()).to.equal(feed().xml());
  });
});

describe('The feed of the comments of an article', () => {
  const xmlOf = (comments: readonly PublicComment[], facts: Partial<CommentsFeed> = {}) =>
    commentsFeed({
      lang: 'fr',
      idOf: itself,
      selfUrl: `${ONE.url}/commentaires.atom`,
      article: ONE,
      comments,
      ...facts,
    });
  const feed = (...comments: readonly PublicComment[]) => read(xmlOf(comments));

  it('names the article, and each comment by its writer', () => {
    const $ = feed(COMMENT);
    expect($('feed > title').text()).to.equal('Commentaires sur «\u00a0Un texte\u00a0»');
    expect($('feed > link[rel=alternate]').attr('href')).to.equal(ONE.url);
    expect($('entry > title').text()).to.equal('Commentaire de Ada');
    expect($('entry > author > name').text()).to.equal('Ada');
    expect($('entry > id').text()).to.equal(COMMENT.url);
    expect($('entry > updated').text()).to.equal('2026-11-20T10:42:00.000Z');
    expect($('feed > updated').text()).to.equal('2026-11-20T10:42:00.000Z');
  });

  it('is as old as the article before the first comment', () => {
    expect(feed()('feed > updated').text()).to.equal('2026-11-02T12:00:00.000Z');
  });

  it('holds the newest comment first', () => {
    const $ = feed(COMMENT, { ...COMMENT, name: 'Grace', at: COMMENT.at + 1 });
    expect(textsOf($, 'entry > author > name')).to.deep.equal(['Grace', 'Ada']);
  });

  it('leaves out the oldest ones when the longest there can be would make more than a megabyte', () => {
    for (const heaviest of ['&', 'a\n\n', '\u{1F98A}', 'http://a.fr ']) {
      const text = heaviest.repeat(COMMENT_MAX / Array.from(heaviest).length);
      const all = Array.from({ length: 50 }, (_, index) => ({ ...COMMENT, text, at: COMMENT.at + index }));
      const xml = xmlOf(all);
      expect(Buffer.byteLength(xml), heaviest).to.be.below(1024 * 1024);
      const shown = textsOf(read(xml), 'entry > published').map((at) => Date.parse(at) - COMMENT.at);
      expect(shown.length).to.be.within(10, 49);
      expect(shown).to.deep.equal(Array.from({ length: shown.length }, (_, index) => 49 - index));
    }
  });

  it('keeps paragraphs, lines and links, and turns markup into characters', () => {
    const $ = feed({ ...COMMENT, text: 'Un <b>mot</b>\net https://example.org/?a=1&b=2.\n\nFin' });
    expect($('entry > content').text()).to.equal(
      '<p>Un &#60;b&#62;mot&#60;/b&#62;<br>et <a href="https://example.org/?a=1&#38;b=2" rel="ugc nofollow noopener">' +
        'https://example.org/?a=1&#38;b=2</a>.</p><p>Fin</p>',
    );
  });

  it('never holds an e-mail address that came along', () => {
    const row = { ...COMMENT, email: 'ada@example.org' };
    expect(xmlOf([row])).not.to.include('ada@example.org');
  });
});

describe('Any feed', () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      ']]>',
      '<![CDATA[',
      '&amp;',
      '&',
      '<!--',
      '"',
      "'",
      '\u0000',
      '\u0008',
      '\uFFFE',
      '\uD800',
      '🦊',
      '\r\n',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  );
  const words = fc.array(nasty, { maxLength: 6 }).map((pieces) => `x${pieces.join('')}`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    htmlEntities: true,
    processEntities: { maxTotalExpansions: Infinity, maxExpandedLength: Infinity },
  });

  it('is well-formed and says what it was told, whatever it was told', () => {
    fc.assert(
      fc.property(words, words, words, (title, name, text) => {
        const article = { ...ONE, title, author: name, summary: text, html: text, tags: [title] };
        const articles = articlesFeed({
          lang: 'fr',
          idOf: itself,
          site: title,
          selfUrl: title,
          pageUrl: text,
          articles: [article],
        });
        const written = [{ ...COMMENT, name, text }];
        const comments = commentsFeed({
          lang: 'en',
          idOf: itself,
          selfUrl: name,
          article,
          comments: written,
        });
        expect([articles, comments].map(faultOf)).to.deep.equal([undefined, undefined]);
        const told: unknown = parser.parse(articles);
        expect(told).to.have.nested.property('feed.entry.title.#text', allowed(title));
        expect(told).to.have.nested.property('feed.entry.author.name', allowed(name));
        expect(told).to.have.nested.property('feed.entry.content.#text', allowed(text));
      }),
      { numRuns: 500 },
    );
  });
});

/** A text as XML can say it: forbidden characters replaced, line ends those of XML. */
function allowed(text: string): string {
  const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
  return text.replace(forbidden, '\uFFFD').replace(/\r\n?/g, '\n');
}

function faultOf(xml: string): string | undefined {
  return xmlFault(xml.replace(/^<\?xml version="1.0" encoding="utf-8"\?>\n/, '').trim());
}

function read(xml: string) {
  expect(faultOf(xml)).to.be.undefined;
  return load(xml, { xml: true });
}

function textsOf($: ReturnType<typeof load>, selector: string): readonly string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).text());
}
