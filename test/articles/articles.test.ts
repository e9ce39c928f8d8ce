import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { load } from 'cheerio';
import { minutesFor, parseArticle } from '../../src/articles/article.ts';
import type { Article } from '../../src/articles/article.ts';
import { loadLibrary } from '../../src/articles/library.ts';
import { renderMarkdown } from '../../src/articles/markdown.ts';
import { articleFile } from '../comments/builders.ts';
import { freshFolder } from '../support/folder.ts';
import { lintProse } from './prose.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { METHODS } from '../support/method.ts';
import { siteLibrary } from '../support/library.ts';

const FILE = 'un-texte.fr.md';

describe('An article file', () => {
  it('becomes an article, with its slug and language from its name', () => {
    const text = articleFile({ updated: '2026-11-03' }, '## Pourquoi\n\nParce que *oui*.');
    const article = parseArticle(FILE, text, METHODS.find);
    expect(article).to.deep.include({
      slug: 'un-texte',
      lang: 'fr',
      translation: 'a-text',
      title: 'Un texte',
      summary: 'Un résumé.',
      author: 'Camille Roux',
      published: '2026-11-02',
      updated: '2026-11-03',
      tags: ['choix', 'méthode'],
      headings: [{ level: 2, id: 'section-pourquoi', text: 'Pourquoi' }],
      words: 4,
      minutes: undefined,
    });
    expect(article.html).to.include('<p>Parce que <em>oui</em>.</p>');
  });

  it('may hold a colon in its title, come from Windows, or begin with a byte order mark', () => {
    const text = `\uFEFF${articleFile({ title: 'Le choix\u00a0: un texte' })}`.replaceAll('\n', '\r\n');
    const article = parseArticle(FILE, text, METHODS.find);
    expect(article.title).to.equal('Le choix\u00a0: un texte');
    expect(article.html).to.equal('<p>Bonjour.</p>\n');
  });

  it('takes a minute for each 230 words begun, and none under 200', () => {
    expect([0, 199, 200, 230, 231, 460, 1150, 1151].map(minutesFor)).to.deep.equal([
      undefined,
      undefined,
      1,
      1,
      2,
      2,
      5,
      6,
    ]);
  });

  const fault =
    (text: string, fileName = FILE) =>
    () =>
      parseArticle(fileName, text, METHODS.find);
  const broken: readonly (readonly [string, () => Article, string])[] = [
    [
      'its name',
      fault(articleFile(), 'Un_Texte.fr.md'),
      'Un_Texte.fr.md:1 a file is named slug.fr.md or slug.en.md',
    ],
    ['its language', fault(articleFile(), 'a.de.md'), 'a.de.md:1 a file is named slug.fr.md or slug.en.md'],
    ['no front matter', fault('Bonjour.'), `${FILE}:1 the first line is not ---`],
    ['another fence', fault(articleFile().replaceAll('---', '+++')), `${FILE}:1 the first line is not ---`],
    ['a fence left open', fault('---\ntitle: Un texte\n'), `${FILE}:1 no closing ---`],
    ['a missing key', fault(articleFile({ author: undefined })), `${FILE}:1 missing key "author"`],
    ['an unknown key', fault(articleFile({ draft: 'yes' })), `${FILE}:9 unknown key "draft"`],
    [
      'a name that objects inherit',
      fault(articleFile({ toString: 'x' })),
      `${FILE}:9 unknown key "toString"`,
    ],
    [
      'a repeated key',
      fault(articleFile().replace('lang: fr', 'lang: fr\nlang: fr')),
      `${FILE}:8 repeated key "lang"`,
    ],
    [
      'a line without a key',
      fault(articleFile().replace('lang: fr', 'lang: fr\nbonjour')),
      `${FILE}:8 not a "key: value" line`,
    ],
    ['an empty title', fault(articleFile({ title: '' })), `${FILE}:2 title is empty`],
    [
      'a long title',
      fault(articleFile({ title: 'é'.repeat(201) })),
      `${FILE}:2 title is longer than 200 characters (201)`,
    ],
    [
      'a long summary',
      fault(articleFile({ summary: '🦊'.repeat(201) })),
      `${FILE}:3 summary is longer than 200 characters (201)`,
    ],
    [
      'no day',
      fault(articleFile({ published: '2 nov. 2026' })),
      `${FILE}:5 published is not a day as YYYY-MM-DD`,
    ],
    [
      'a day that no month has',
      fault(articleFile({ published: '2026-02-30' })),
      `${FILE}:5 published is not a day as YYYY-MM-DD`,
    ],
    [
      'an update before',
      fault(articleFile({ updated: '2026-11-01' })),
      `${FILE}:9 updated comes before published`,
    ],
    ['an empty tag', fault(articleFile({ tags: 'choix,,méthode' })), `${FILE}:6 tags holds an empty tag`],
    ['a tag twice', fault(articleFile({ tags: 'choix, choix' })), `${FILE}:6 tags holds the same tag twice`],
    [
      'the other language',
      fault(articleFile({ lang: 'en' })),
      `${FILE}:7 lang is not "fr", as the file name says`,
    ],
    ['no slug', fault(articleFile({ translation: 'A text' })), `${FILE}:8 translation is not a slug`],
    ['a start that is not yes', fault(articleFile({ start: 'here' })), `${FILE}:9 start is not "yes"`],
    ['an empty body', fault(articleFile({}, ' ')), `${FILE}:10 the body is empty`],
    ['a big heading', fault(articleFile({}, 'Oui.\n\n# Non')), `${FILE}:13 a heading is ## or ###`],
    [
      'a picture',
      fault(articleFile({}, '![x](https://example.org/x.png) oui')),
      `${FILE}:11 an article holds no image but wheels and trends, each in a paragraph of their own`,
    ],
  ];
  for (const [what, act, message] of broken) {
    it(`is refused in one line for ${what}`, () => {
      expect(act).to.throw(message).with.property('message', message);
    });
  }

  it('is told all its faults at once, in the order of its lines', () => {
    const text = articleFile({ title: '', lang: 'en', draft: 'x', tags: undefined }, '# Non');
    expect(fault(text)).to.throw(
      [
        `${FILE}:1 missing key "tags"`,
        `${FILE}:2 title is empty`,
        `${FILE}:6 lang is not "fr", as the file name says`,
        `${FILE}:8 unknown key "draft"`,
        `${FILE}:11 a heading is ## or ###`,
      ].join('\n'),
    );
  });
});

describe('A library', () => {
  let folder = '';
  beforeEach(() => {
    folder = freshFolder('library');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const put = (fileName: string, text: string) => {
    writeFileSync(join(folder, fileName), text);
  };
  const putPair = (fr: string, en: string, published: string, body = 'Bonjour.') => {
    put(`${fr}.fr.md`, articleFile({ translation: en, published }, body));
    put(`${en}.en.md`, articleFile({ translation: fr, published, lang: 'en' }));
  };
  const slugs = (articles: readonly (Article | undefined)[]) => articles.map((article) => article?.slug);

  it('lists the articles of a language, newest first, and finds each by its slug there only', () => {
    putPair('b', 'two', '2026-11-02');
    putPair('c', 'three', '2026-11-03');
    putPair('a', 'one', '2026-11-02');
    put('notes.txt', 'not an article');
    const library = loadLibrary(folder, METHODS.find);
    expect(slugs(library.list('fr'))).to.deep.equal(['c', 'a', 'b']);
    expect(slugs(library.list('en'))).to.deep.equal(['three', 'one', 'two']);
    expect(library.find('fr', 'a')).to.include({ slug: 'a', lang: 'fr' });
    expect(library.find('en', 'a')).to.be.undefined;
  });

  it('knows the twin and the neighbours of an article', () => {
    putPair('a', 'one', '2026-11-01');
    putPair('b', 'two', '2026-11-02');
    putPair('c', 'three', '2026-11-03');
    const library = loadLibrary(folder, METHODS.find);
    const [newest, middle, oldest] = library.list('fr');
    if (newest === undefined || middle === undefined || oldest === undefined)
      throw new Error('three articles');
    expect(library.twin(middle)).to.include({ slug: 'two', lang: 'en' });
    expect(library.neighbours(middle)).to.deep.equal({ previous: oldest, next: newest });
    expect(library.neighbours(newest)).to.deep.equal({ previous: middle, next: undefined });
    expect(library.neighbours(oldest)).to.deep.equal({ previous: undefined, next: middle });
    expect(slugs(library.related(middle))).to.deep.equal(['c', 'a']);
  });

  it('may be empty', () => {
    expect(loadLibrary(folder, METHODS.find).list('fr')).to.deep.equal([]);
  });

  it('refuses a translation that is not there', () => {
    put('a.fr.md', articleFile({ translation: 'one' }));
    expect(() => loadLibrary(folder, METHODS.find)).to.throw('a.fr.md:1 no file has its translation "one"');
  });

  it('refuses a translation that names another article', () => {
    putPair('a', 'one', '2026-11-02');
    put('b.fr.md', articleFile({ translation: 'one' }));
    expect(() => loadLibrary(folder, METHODS.find)).to.throw(
      'b.fr.md:1 its translation "one" names "a" instead of it',
    );
  });

  const putStart = (fr: string, en: string, start: Readonly<Record<Lang, string | undefined>>) => {
    put(`${fr}.fr.md`, articleFile({ translation: en, start: start.fr }));
    put(`${en}.en.md`, articleFile({ translation: fr, lang: 'en', start: start.en }));
  };

  it('knows the article to start with, which keeps its place among the others', () => {
    putPair('b', 'two', '2026-11-03');
    putStart('a', 'one', { fr: 'yes', en: 'yes' });
    const library = loadLibrary(folder, METHODS.find);
    expect([library.start('fr')?.slug, library.start('en')?.slug]).to.deep.equal(['a', 'one']);
    expect(slugs(library.list('fr'))).to.deep.equal(['b', 'a']);
  });

  it('may have none to start with', () => {
    putPair('a', 'one', '2026-11-02');
    expect(loadLibrary(folder, METHODS.find).start('fr')).to.be.undefined;
  });

  it('refuses two articles to start with, and one whose translation is not', () => {
    putStart('a', 'one', { fr: 'yes', en: 'yes' });
    putStart('b', 'two', { fr: 'yes', en: undefined });
    expect(() => loadLibrary(folder, METHODS.find)).to.throw(
      [
        'a.fr.md:1 "b" is an article to start with as well',
        'b.fr.md:1 "a" is an article to start with as well',
        'b.fr.md:1 its translation is not an article to start with',
      ].join('\n'),
    );
  });

  it('refuses one slug in both languages', () => {
    putPair('communication', 'communication', '2026-11-02');
    expect(() => loadLibrary(folder, METHODS.find)).to.throw(
      'communication.fr.md:1 the slug is also that of a file in "en"',
    );
  });

  it('refuses a link to an article that is not there in that language', () => {
    putPair('a', 'one', '2026-11-02', 'Lisez [ceci](article:one).');
    expect(() => loadLibrary(folder, METHODS.find)).to.throw(
      'a.fr.md:1 links to "one", which is no article in "fr"',
    );
  });

  it('tells the faults of all its files at once, and those between files', () => {
    put('a.fr.md', articleFile({ title: '' }));
    put('b.fr.md', 'Bonjour.');
    put('c.fr.md', articleFile({ translation: 'three' }));
    mkdirSync(join(folder, 'd.fr.md'));
    expect(() => loadLibrary(folder, METHODS.find)).to.throw(
      [
        'a.fr.md:2 title is empty',
        'b.fr.md:1 the first line is not ---',
        'd.fr.md:1 cannot be read (EISDIR)',
        'c.fr.md:1 no file has its translation "three"',
      ].join('\n'),
    );
  });

  const lenient = () => loadLibrary(folder, METHODS.find, false);

  it('that is not strict leaves a faulty file out, keeps its twin, and makes links to it plain words', () => {
    putPair('a', 'one', '2026-11-01', 'Lisez [ce *texte*](article:b), puis [cet autre](article:c).');
    putPair('b', 'two', '2026-11-02');
    putPair('c', 'three', '2026-11-03');
    put('b.fr.md', articleFile({ translation: 'two', title: '', draft: 'yes' }));
    const library = lenient();
    expect(library.faults).to.deep.equal(['b.fr.md:2 title is empty', 'b.fr.md:9 unknown key "draft"']);
    expect(slugs(library.list('fr'))).to.deep.equal(['c', 'a']);
    expect(slugs(library.list('en'))).to.deep.equal(['three', 'two', 'one']);
    const [two] = library.list('en').filter(({ slug }) => slug === 'two');
    expect(two && library.twin(two)).to.equal(undefined);
    expect(library.find('fr', 'a')?.html).to.equal(
      '<p>Lisez ce <em>texte</em>, puis <a href="/fr/articles/c">cet autre</a>.</p>\n',
    );
  });

  it('that is not strict leaves out both files that share a slug, and keeps all others whatever is wrong', () => {
    putPair('communication', 'communication', '2026-11-02');
    put('a.fr.md', articleFile({ translation: 'one', start: 'yes' }, 'Lisez [ceci](article:nulle-part).'));
    const library = lenient();
    expect(library.faults).to.deep.equal([
      'a.fr.md:1 no file has its translation "one"',
      'a.fr.md:1 links to "nulle-part", which is no article in "fr"',
      'communication.en.md:1 the slug is also that of a file in "fr"',
      'communication.fr.md:1 the slug is also that of a file in "en"',
    ]);
    expect(slugs([...library.list('fr'), ...library.list('en')])).to.deep.equal(['a']);
    expect(library.start('fr')?.html).to.equal('<p>Lisez ceci.</p>\n');
  });

  it('has nothing to say of files that are right, strict or not', () => {
    putPair('a', 'one', '2026-11-01');
    expect([loadLibrary(folder, METHODS.find).faults, lenient().faults]).to.deep.equal([[], []]);
  });
});

describe('The articles that we publish', () => {
  const library = siteLibrary();
  const main = 'a-strategy-nobody-else-could-sign';
  const twinOf = (article: Article) => {
    const twin = library.twin(article);
    if (twin === undefined) throw new Error(`${article.slug} has no twin`);
    return twin;
  };

  it('are the main one and at least three others, in both languages', () => {
    expect(library.list('fr')).to.have.length.of.at.least(4);
    expect(library.list('en')).to.have.lengthOf(library.list('fr').length);
  });

  for (const lang of LANGS) {
    for (const article of library.list(lang)) {
      const isMain = [article.slug, article.translation].includes(main);
      const paragraphs = paragraphsOf(article);

      describe(`${article.slug} (${lang})`, () => {
        it('has its twin, published on the same day', () => {
          const twin = twinOf(article);
          expect(library.twin(twin)).to.equal(article);
          expect(twin.published).to.equal(article.published);
          expect(twin.headings).to.have.lengthOf(article.headings.length);
        });

        it('is as long as it should be, in four to six parts', () => {
          const [least, most] = isMain ? [900, 1250] : [500, 750];
          expect(article.words - wordsOf(sourcesOf(article).text)).to.be.within(least, most);
          const parts = article.headings.filter(({ level, id }) => level === 2 && id !== SOURCES_ID);
          expect(parts).to.have.length.within(4, 6);
        });

        it('is set with care', () => {
          const texts = [article.title, article.summary, article.author, ...article.tags, ...paragraphs];
          expect(texts.flatMap((text) => lintProse(lang, text))).to.deep.equal([]);
        });

        it('ends with its sources, as many as its twin has, with links that say their language', () => {
          const { items, links } = sourcesOf(article);
          expect(article.headings.at(-1)?.id).to.equal(SOURCES_ID);
          expect(items).to.have.length.of.at.least(3);
          for (const item of items) expect(item).to.match(/^[\p{Lu}“X][^]*[.?X]$/u);
          expect(links).to.have.length.of.at.least(1);
          const twin = sourcesOf(twinOf(article));
          expect(items).to.have.lengthOf(twin.items.length);
          expect(links.map(({ href }) => href)).to.deep.equal(twin.links.map(({ href }) => href));
          for (const { href, spoken } of links) {
            expect(href).to.match(/^https:\/\/[a-z0-9.-]+\//);
            expect(spoken, href).to.equal(/\.fr\/|bfmtv\.com/.test(href) ? 'fr' : 'en');
          }
        });

        it('is written in whole sentences, with no other list', () => {
          expect(article.html.match(/<[uo]l>/g)).to.deep.equal(['<ul>']);
          for (const text of paragraphs.filter((each) => !isHeading(article, each)))
            expect(text).to.match(/^[\p{Lu}\p{N}«“][^]*[.?)»”X]$/u);
        });
      });
    }

    it(`credit Thomas Fourdin by name, title and date in the main one (${lang})`, () => {
      const article = library.list(lang).find(({ slug, translation }) => [slug, translation].includes(main));
      const text = load(article?.html ?? '').text();
      expect(text).to.include('Thomas Fourdin');
      expect(text).to.match(/Choisissez la stratégie .{1,2}médias sociaux.{1,2} qui ne ressemble qu’à vous/u);
      expect(text).to.include('Social Media Strategy Wheel');
      expect(text).to.include({ fr: '5 août 2010', en: '5 August 2010' }[lang]);
    });
  }
});

const SOURCES_ID = 'section-sources';

/** What follows the heading of the sources: all its text, its items as they are read, its links with their language. */
function sourcesOf({ html, lang }: Article) {
  const $ = load(html);
  const part = $('.heading').last().nextAll();
  const links = part
    .find('a')
    .toArray()
    .map((each) => ({ href: $(each).attr('href') ?? '', spoken: $(each).attr('lang') ?? lang }));
  const text = part.text();
  part.find('[lang]').replaceWith('X');
  const items = part
    .find('li')
    .toArray()
    .map((each) => $(each).text());
  return { text, items, links };
}

function wordsOf(text: string): number {
  return renderMarkdown(text, 'fr', METHODS.find).words;
}

/** Headings, paragraphs, sources and captions as they are read, without the permalinks and the words of the other language. */
function paragraphsOf({ html }: Article): readonly string[] {
  const $ = load(html);
  $('.permalink').remove();
  $('[lang]').replaceWith('X');
  return $('h2, h3, p, li, figcaption')
    .toArray()
    .map((element) => $(element).text());
}

function isHeading({ headings }: Article, text: string): boolean {
  return headings.some((heading) => heading.text === text);
}
