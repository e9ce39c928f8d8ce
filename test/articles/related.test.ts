import { expect } from 'chai';
import { relatedArticles } from '../../src/articles/related.ts';
import { someArticle } from '../comments/builders.ts';

describe('The articles on the same subject', () => {
  const here = someArticle({ slug: 'ici', tags: ['choix', 'méthode'], published: '2026-11-10' });
  const article = (slug: string, published: string, ...tags: string[]) =>
    someArticle({ slug, published, tags });
  const related = (...others: readonly ReturnType<typeof article>[]) =>
    relatedArticles(here, [here, ...others]).map(({ slug }) => slug);

  it('come by the number of tags they share, then the newer first', () => {
    expect(
      related(
        article('un-tag-neuf', '2027-03-01', 'choix'),
        article('deux-tags-vieux', '2025-01-01', 'méthode', 'choix'),
        article('un-tag-vieux', '2025-02-01', 'méthode'),
      ),
    ).to.deep.equal(['deux-tags-vieux', 'un-tag-neuf', 'un-tag-vieux']);
  });

  it('of as many tags, those of the same month come first', () => {
    expect(
      related(article('plus-tard', '2027-03-01', 'choix'), article('meme-mois', '2026-11-01', 'choix')),
    ).to.deep.equal(['meme-mois', 'plus-tard']);
  });

  it('are three at most, and never the article itself', () => {
    const many = ['a', 'b', 'c', 'd'].map((slug) => article(slug, '2026-11-10', 'choix'));
    expect(related(...many)).to.deep.equal(['a', 'b', 'c']);
  });

  it('are followed by the latest ones when too few share a tag: a month alone does not count', () => {
    expect(
      related(
        article('meme-mois', '2026-11-09', 'autre'),
        article('le-dernier', '2027-01-01', 'autre'),
        article('un-tag', '2024-01-01', 'choix'),
        article('le-plus-vieux', '2020-01-01', 'autre'),
      ),
    ).to.deep.equal(['un-tag', 'le-dernier', 'meme-mois']);
  });

  it('are of the same language', () => {
    const foreign = someArticle({ slug: 'here', lang: 'en', tags: here.tags });
    expect(relatedArticles(here, [here, foreign])).to.deep.equal([]);
  });

  it('do not depend on the order in which files were read', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((slug, index) =>
      article(slug, `2026-11-0${(index % 2) + 1}`, index < 2 ? 'choix' : 'autre'),
    );
    expect(related(...all)).to.deep.equal(related(...all.toReversed()));
  });
});
