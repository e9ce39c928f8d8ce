import { expect } from 'chai';
import { load } from 'cheerio';
import fc from 'fast-check';
import { articleJsonLd } from '../../src/comments/json-ld.ts';
import type { ArticleJsonLd } from '../../src/comments/json-ld.ts';
import { someArticle } from './builders.ts';

const HOME = { name: 'La Roue', url: 'https://example.org/fr' };
const URL = 'https://example.org/fr/articles/un';
const COMMENT = {
  url: `${URL}#commentaire-1`,
  name: 'Ada',
  text: 'Oui.',
  at: Date.UTC(2026, 10, 20, 10, 42),
};
const PAGE: ArticleJsonLd = {
  lang: 'fr',
  article: { ...someArticle({ updated: '2026-11-05', words: 1063 }), url: URL },
  publisher: HOME,
  images: [],
  comments: [COMMENT],
  commentCount: 51,
  breadcrumb: [HOME, { name: 'Un texte', url: URL }],
};

describe('What search engines are told of an article', () => {
  const graphOf = (page: ArticleJsonLd): unknown => JSON.parse(articleJsonLd(page));

  it('is a posting with its dates, its author, its comments, and where it stands in the site', () => {
    expect(graphOf({ ...PAGE, images: ['https://example.org/16x9.png'] })).to.deep.equal({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'BlogPosting',
          mainEntityOfPage: URL,
          headline: 'Un texte',
          description: 'Un résumé.',
          image: ['https://example.org/16x9.png'],
          datePublished: '2026-11-02T12:00:00.000Z',
          dateModified: '2026-11-05T12:00:00.000Z',
          author: { '@type': 'Organization', name: 'Camille Roux', url: HOME.url },
          publisher: { '@type': 'Organization', name: 'La Roue', url: HOME.url },
          inLanguage: 'fr',
          keywords: ['choix'],
          wordCount: 1063,
          commentCount: 51,
          comment: [
            {
              '@type': 'Comment',
              url: COMMENT.url,
              text: 'Oui.',
              datePublished: '2026-11-20T10:42:00.000Z',
              author: { '@type': 'Person', name: 'Ada' },
            },
          ],
        },
        {
          '@type': 'BreadcrumbList',
          itemListElement: [
            { '@type': 'ListItem', position: 1, name: 'La Roue', item: HOME.url },
            { '@type': 'ListItem', position: 2, name: 'Un texte', item: URL },
          ],
        },
      ],
    });
  });

  it('does without a picture', () => {
    expect(articleJsonLd(PAGE)).not.to.include('"image"');
  });

  it('never holds an e-mail address that came along', () => {
    const row = { ...COMMENT, email: 'ada@example.org' };
    expect(articleJsonLd({ ...PAGE, comments: [row] })).not.to.include('ada@example.org');
  });

  it('cannot leave its script element and says what it was told, whatever that is', () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        '</script>',
        '<!--',
        '<script>',
        ']]>',
        '&lt;',
        '\u2028',
        '\u2029',
        '\uD800',
        '🦊',
        '"',
        '\\',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const words = fc.array(nasty, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(words, words, (name, text) => {
        const page = { ...PAGE, publisher: { name, url: name }, comments: [{ ...COMMENT, name, text }] };
        const json = articleJsonLd(page);
        expect(json).not.to.match(/[<>&\u2028\u2029]/);
        const $ = load(`<script type="application/ld+json">${json}</script><p>after</p>`);
        expect($('p').text()).to.equal('after');
        expect(JSON.parse($('script').text())).to.have.nested.property('@graph[0].comment[0].text', text);
      }),
      { numRuns: 500 },
    );
  });
});
