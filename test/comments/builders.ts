import type { Article } from '../../src/articles/article.ts';

/** An article that asks for no attention: tests name what they look at. */
export function someArticle(facts: Partial<Article> = {}): Article {
  return {
    slug: 'un-texte',
    lang: 'fr',
    translation: 'a-text',
    title: 'Un texte',
    summary: 'Un résumé.',
    author: 'Camille Roux',
    published: '2026-11-02',
    updated: undefined,
    tags: ['choix'],
    isStart: false,
    html: '<p>Bonjour.</p>\n',
    headings: [],
    words: 1,
    minutes: undefined,
    cites: [],
    ...facts,
  };
}

/** An article file; a key that is undefined is left out. */
export function articleFile(
  fields: Readonly<Record<string, string | undefined>> = {},
  body = 'Bonjour.',
): string {
  const all: Readonly<Record<string, string | undefined>> = {
    title: 'Un texte',
    summary: 'Un résumé.',
    author: 'Camille Roux',
    published: '2026-11-02',
    tags: 'choix, méthode',
    lang: 'fr',
    translation: 'a-text',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return ['---', ...lines, '---', '', body, ''].join('\n');
}
