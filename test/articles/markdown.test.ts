import { expect } from 'chai';
import { load } from 'cheerio';
import fc from 'fast-check';
import { renderMarkdown, withoutDrawings } from '../../src/articles/markdown.ts';
import { pathTo } from '../../src/addresses/links.ts';
import { METHODS, SOCIAL_MEDIA } from '../support/method.ts';

describe('The Markdown of an article', () => {
  const ids = (source: string) => renderMarkdown(source, 'fr', METHODS.find).headings.map(({ id }) => id);
  const linkOf = (source: string) => load(renderMarkdown(source, 'fr', METHODS.find).html)('a');

  it('gives each heading an anchor of plain letters, and a permalink that says where it leads', () => {
    const { html, headings } = renderMarkdown(
      '## Écouter, *d’abord* : l’œuvre\n\n### Et après ?',
      'fr',
      METHODS.find,
    );
    expect(headings).to.deep.equal([
      { level: 2, id: 'section-ecouter-d-abord-l-oeuvre', text: 'Écouter, d’abord : l’œuvre' },
      { level: 3, id: 'section-et-apres', text: 'Et après ?' },
    ]);
    const $ = load(html);
    const link = $('.heading > h2#section-ecouter-d-abord-l-oeuvre + a.permalink');
    expect(link.text()).to.equal('#');
    expect(link.attr('href')).to.equal('#section-ecouter-d-abord-l-oeuvre');
    expect(link.attr('aria-label')).to.equal('Lien vers la section «\u00a0Écouter, d’abord : l’œuvre\u00a0»');
    expect($('h2').html()).to.equal('Écouter, <em>d’abord</em> : l’œuvre');
  });

  it('names the permalinks of an English text in English', () => {
    expect(renderMarkdown('## Why', 'en', METHODS.find).html).to.include(
      'aria-label="Link to the section “Why”"',
    );
  });

  it('tells headings with the same words apart, whatever they are', () => {
    expect(ids('## Oui\n\n## Oui\n\n## Oui 2\n\n## Oui\n\n## ?\n\n## 漢字')).to.deep.equal([
      'section-oui',
      'section-oui-2',
      'section-oui-2-2',
      'section-oui-3',
      'section-x',
      'section-x-2',
    ]);
  });

  it('keeps an anchor that was chosen, so that a heading can be rewritten', () => {
    const { headings, html } = renderMarkdown('## Un autre titre {#pourquoi}', 'fr', METHODS.find);
    expect(headings).to.deep.equal([{ level: 2, id: 'section-pourquoi', text: 'Un autre titre' }]);
    expect(load(html)('h2').text()).to.equal('Un autre titre');
  });

  it('counts words and not punctuation', () => {
    expect(renderMarkdown('', 'fr', METHODS.find).words).to.equal(0);
    expect(
      renderMarkdown('## Deux mots\n\nVoici « trois »\u202f:\nmots\u202f! `code`', 'fr', METHODS.find).words,
    ).to.equal(6);
  });

  it('lets a link out with noopener, and without nofollow', () => {
    const link = linkOf('[là](https://example.org/a?b=1&c=2)');
    expect(link.attr('href')).to.equal('https://example.org/a?b=1&c=2');
    expect(link.attr('rel')).to.equal('noopener');
  });

  it('finds the address of another article and of a page of the site', () => {
    const { cites } = renderMarkdown('[un](article:un-texte) [deux](article:deux)', 'fr', METHODS.find);
    expect(cites).to.deep.equal(['un-texte', 'deux']);
    const article = linkOf('[un](article:un-texte)');
    expect(article.attr('href')).to.equal(pathTo('article', 'fr', { slug: 'un-texte' }));
    expect(article.attr('rel')).to.be.undefined;
    expect(linkOf('[la roue](page:start)').attr('href')).to.equal(pathTo('start', 'fr', {}));
    expect(linkOf('[les vôtres](page:myStrategies)').attr('href')).to.equal(pathTo('myStrategies', 'fr', {}));
    expect(linkOf('[plus haut](#section-oui)').attr('href')).to.equal('#section-oui');
  });

  it('marks words of another language', () => {
    const { html } = renderMarkdown(
      'Lisez [*The* Wheel](lang:en), [ici](https://example.org).',
      'fr',
      METHODS.find,
    );
    expect(html).to.include('<span lang="en"><em>The</em> Wheel</span>, <a href="https://example.org"');
  });

  it('says the language of what a link leads to, and of its words', () => {
    const link = linkOf('[The words](https://example.org "en")');
    expect(link.attr()).to.deep.equal({
      href: 'https://example.org',
      rel: 'noopener',
      hreflang: 'en',
      lang: 'en',
    });
    expect(
      renderMarkdown('[mot](https://example.org "un titre")', 'fr', METHODS.find).faults,
    ).to.have.lengthOf(1);
  });

  it('draws a wheel with its caption, and names every sector that is marked', () => {
    const source = '![Un *choix* & rien.](wheel:answer=priority&reassure=secondary)';
    const { html, words, faults } = renderMarkdown(source, 'fr', METHODS.find);
    const $ = load(html);
    expect([faults, words]).to.deep.equal([[], 0]);
    expect($('.wheels > figure.wheel-figure > figcaption').text()).to.equal('Un choix & rien.');
    expect($('.wheels > figure').attr('role')).to.equal('figure');
    expect($('.wheels > figure').attr('aria-label')).to.equal('Un choix & rien.');
    const marked = $('svg [data-approach]:not([data-state="none"])')
      .toArray()
      .map((each) => [$(each).attr('data-approach'), $(each).attr('data-state')]);
    expect(marked).to.deep.equal([
      ['answer', 'priority'],
      ['reassure', 'secondary'],
    ]);
    const name = $('svg[role="img"]').attr('aria-label');
    expect(name).to.include('1 priorité (Répondre)').and.include('En soutien\u00a0: Rassurer.');
    expect(withoutDrawings(html)).to.include('Un choix &amp; rien.').and.not.include('svg');
  });

  it('draws wheels side by side, without an id twice', () => {
    const pair = '![a](wheel:listen=priority)\n![b](wheel:sell=secondary)';
    const $ = load(renderMarkdown(`${pair}\n\nOui.\n\n${pair}`, 'en', METHODS.find).html);
    expect($('.wheels').length).to.equal(2);
    expect($('.wheels').first().find('figure').length).to.equal(2);
    const ids = $('[id]')
      .toArray()
      .map((each) => $(each).attr('id'));
    expect(new Set(ids).size).to.equal(ids.length);
    for (const use of $('use, textPath').toArray())
      expect(ids).to.include(($(use).attr('href') ?? '').slice(1));
  });

  it('draws a wheel of another method, by its id', () => {
    const source = '![Un choix.](wheel:method=customer-relations&make-good=priority&say-no=secondary)';
    for (const lang of ['fr', 'en'] as const) {
      const { html, faults } = renderMarkdown(source, lang, METHODS.find);
      const $ = load(html);
      expect(faults).to.deep.equal([]);
      expect($('svg [data-approach]')).to.have.length(
        METHODS.find('customer-relations')?.approaches.length ?? 0,
      );
      expect($('svg [data-approach=make-good]').attr('data-state')).to.equal('priority');
    }
  });

  it('draws no wheel of a method that is not written in the language of the article', () => {
    const french = { ...SOCIAL_MEDIA, id: 'en-francais', langs: ['fr'] as const };
    const find = (id: string) => (id === french.id ? french : undefined);
    const faultsIn = (lang: 'fr' | 'en') =>
      renderMarkdown('![a](wheel:method=en-francais&listen=priority)', lang, find).faults;
    expect([faultsIn('fr').length, faultsIn('en').length]).to.deep.equal([0, 1]);
  });

  for (const target of [
    'https://example.org/x.png',
    'wheel:',
    'wheel:method=customer-relations',
    'wheel:method=customer-relations&listen=priority',
    'wheel:method=nobody&listen=priority',
    'wheel:method=&listen=priority',
    'wheel:method=__proto__&listen=priority',
    'wheel:listen=priority&method=social-media',
    'wheel:listen',
    'wheel:listen=none',
    'wheel:listen=priority=secondary',
    'wheel:whisper=priority',
    'wheel:listen=priority&listen=secondary',
    'wheel:toString=priority',
  ]) {
    it(`does not draw "${target}"`, () => {
      expect(renderMarkdown(`Oui.\n\n![mot](${target})`, 'fr', METHODS.find).faults).to.deep.equal([
        {
          line: 3,
          reason: 'an article holds no image but wheels and trends, each in a paragraph of their own',
        },
      ]);
    });
  }

  const TREND = 'trend:unit=%25&start=0&target=80.5&2026-09-01=12&2026-11-29=62';

  it('draws an indicator as it moved, with its caption and its table', () => {
    const source = `![De *12* à 62 & plus.](${TREND} "Avis <lus>")`;
    const { html, words, faults } = renderMarkdown(source, 'fr', METHODS.find);
    const $ = load(html);
    expect([faults, words]).to.deep.equal([[], 0]);
    expect($('.drawn-trends > figure.trend-figure > figcaption').text()).to.equal('De 12 à 62 & plus.');
    const marked = (place: string) =>
      $(`${place} [data-reading]`)
        .toArray()
        .map((each) => `${$(each).attr('data-on') ?? ''} ${$(each).attr('data-reading') ?? ''}`);
    expect(marked('svg.trend')).to.deep.equal(['2026-09-01 12', '2026-11-29 62']);
    expect(marked('.trend-table tbody')).to.deep.equal(marked('svg.trend').toReversed());
    expect($('.trend-table caption').text()).to.include('Avis <lus>');
    expect($('svg').attr('aria-label')).to.include('Avis <lus>').and.include('80,5');
    expect(withoutDrawings(html)).to.include('trend-table').and.not.include('svg');
  });

  it('reads the unit of an indicator with its spaces and signs', () => {
    for (const unit of ['%', '%25', 'pages%20vues', '€'])
      expect(
        renderMarkdown(`![a](trend:unit=${unit}&2026-09-01=1 "b")`, 'en', METHODS.find).faults,
      ).to.deep.equal([]);
  });

  for (const target of [
    'trend:',
    'trend:start=1&target=2',
    'trend:unit=h',
    'trend:2026-09-01',
    'trend:2026-09-01=',
    'trend:2026-09-01=1,5',
    'trend:2026-09-01=1234567890123',
    'trend:2026-02-30=1',
    'trend:2026-09-02=1&2026-09-01=2',
    'trend:2026-09-01=1&2026-09-01=2',
    'trend:2026-09-01=1&start=2',
    'trend:start=1&start=2&2026-09-01=1',
    'trend:goal=1&2026-09-01=1',
    'trend:__proto__=1&2026-09-01=1',
    'trend:unit=thirteen-long&2026-09-01=1',
    'trend:unit=%ff%fe&2026-09-01=x',
  ])
    it(`does not draw "${target}"`, () => {
      const { faults } = renderMarkdown(`Oui.\n\n![mot](${target} "nom")`, 'fr', METHODS.find);
      expect(faults.map(({ line }) => line)).to.deep.equal([3]);
      expect(faults[0]?.reason).to.include('an indicator is ![caption](trend:');
    });

  it('draws no indicator without a name, among words, or beside a wheel', () => {
    for (const source of [
      `![a](${TREND})`,
      `Voici ![a](${TREND} "b").`,
      `![a](${TREND} "b")\n![c](wheel:listen=priority)`,
    ])
      expect(renderMarkdown(source, 'fr', METHODS.find).faults, source).not.to.be.empty;
  });

  it('draws no wheel among words', () => {
    expect(renderMarkdown('Voici ![a](wheel:listen=priority).', 'fr', METHODS.find).faults).to.have.lengthOf(
      1,
    );
  });

  for (const target of [
    '/fr/roue',
    'roue',
    'page:nowhere',
    'lang:de',
    'mailto:a@example.org',
    '//example.org',
    '',
  ]) {
    it(`does not take a link to "${target}"`, () => {
      const { faults } = renderMarkdown(`Oui.\n\n[mot](${target})`, 'fr', METHODS.find);
      expect(faults).to.have.lengthOf(1);
      expect(faults[0]).to.include({ line: 3 });
      expect(faults[0]?.reason).to.include(`not to "${target}"`);
    });
  }

  it('shows HTML as characters and never runs it', () => {
    const { html } = renderMarkdown(
      '<script>alert(1)</script>\n\n<b onclick="x">a</b> [b](javascript:alert) https://example.org',
      'fr',
      METHODS.find,
    );
    expect(load(html)('script, b, a').length).to.equal(0);
    expect(html).to.include('&lt;script&gt;');
  });

  it('keeps quotes and dots as they are written', () => {
    expect(renderMarkdown('"a"... \'b\' (c)', 'fr', METHODS.find).html).to.equal(
      "<p>&quot;a&quot;... 'b' (c)</p>\n",
    );
  });

  it('never draws two equal ids or a script, whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '## ',
        '### ',
        'a',
        'A',
        '2',
        '-',
        '\n\n',
        '{#a}',
        '<script>',
        '[x](',
        ')',
        '*',
        '`',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { html, headings } = renderMarkdown(pieces.join(''), 'fr', METHODS.find);
        const $ = load(html);
        const drawn = $('[id]')
          .toArray()
          .map((element) => $(element).attr('id'));
        expect(drawn).to.deep.equal(headings.map(({ id }) => id));
        expect(new Set(drawn).size).to.equal(drawn.length);
        expect($('script, img, iframe, [style]').length).to.equal(0);
      }),
      { numRuns: 500 },
    );
  });
});
