import { expect } from 'chai';
import fc from 'fast-check';
import { fold } from '../../src/i18n/fold.ts';
import {
  LEARNED_MIN,
  WORDS_OF_COMMENT,
  isTaught,
  kindOf,
  resemblanceOf,
  toldWords,
} from '../../src/comments/resemblance.ts';
import type { Learned, WordCount } from '../../src/comments/resemblance.ts';
import { HONEST, SPAM } from './corpus.ts';

interface Labelled {
  readonly text: string;
  readonly spam: boolean;
}

const wordsIn = (text: string) => toldWords({ text, website: null });

function learnedFrom(lessons: readonly Labelled[]): Learned {
  const words = new Map<string, WordCount>();
  for (const { text, spam } of lessons)
    for (const word of wordsIn(text)) {
      const { published, spam: before } = words.get(word) ?? { published: 0, spam: 0 };
      words.set(word, spam ? { published, spam: before + 1 } : { published: published + 1, spam: before });
    }
  const spam = lessons.filter((each) => each.spam).length;
  return { total: { spam, published: lessons.length - spam }, words };
}

const CORPUS: readonly Labelled[] = [
  ...HONEST.map((text) => ({ text, spam: false })),
  ...SPAM.map((text) => ({ text, spam: true })),
];

/** The share of pairs of a spam and an honest comment that are put in the right order, each judged by all the others. */
function rightOrder(corpus: readonly Labelled[]): number {
  const judged = corpus.map((each, index) => ({
    spam: CORPUS[index]?.spam ?? false,
    score: resemblanceOf(wordsIn(each.text), learnedFrom(corpus.filter((other) => other !== each))).score,
  }));
  const [spam, honest] = [true, false].map((kind) => judged.filter((each) => each.spam === kind));
  const pairs = (spam ?? []).flatMap((a) => (honest ?? []).map((b) => Math.sign(a.score - b.score)));
  return pairs.reduce((sum, sign) => sum + (sign + 1) / 2, 0) / pairs.length;
}

/** As a shuffle of cards, the same each time: a multiplier by a step that has no factor in common with the number of cards. */
function shuffled(corpus: readonly Labelled[], step: number): readonly Labelled[] {
  return corpus.map(({ text }, index) => ({
    text,
    spam: corpus[(index * step + step) % corpus.length]?.spam ?? false,
  }));
}

describe('what a comment is like', () => {
  it('puts spam before honest comments in both languages, each judged by what the others taught', () => {
    expect(rightOrder(CORPUS)).to.be.greaterThan(0.95);
  });

  it('puts them in no order where the labels say nothing (control)', () => {
    const orders = [7, 11, 13, 17, 19, 23, 29, 31].map((step) => rightOrder(shuffled(CORPUS, step)));
    const mean = orders.reduce((sum, each) => sum + each, 0) / orders.length;
    expect(mean).to.be.within(0.3, 0.7);
  });

  it('calls no honest comment spam, and names the words that say so of a spam', () => {
    const told = CORPUS.map((each) => {
      const others = learnedFrom(CORPUS.filter((other) => other !== each));
      return { ...each, resemblance: resemblanceOf(wordsIn(each.text), others) };
    });
    const called = told.filter(({ resemblance }) => kindOf(resemblance) === 'spam');
    expect(called.filter(({ spam }) => !spam).map(({ text }) => text)).to.deep.equal([]);
    expect(called.length).to.be.greaterThan(SPAM.length / 2);
    const casino = told.find(({ text }) => text.startsWith('Best online casino'));
    const named = casino?.resemblance.words.map(({ word }) => word) ?? [];
    expect(named).to.include('casino').and.to.include('bonus');
    for (const { resemblance } of called)
      for (const { spam } of resemblance.words) expect(spam).to.be.greaterThan(0);
  });

  it('is not taught before ten of each kind', () => {
    expect(isTaught({ published: LEARNED_MIN, spam: LEARNED_MIN - 1 })).to.equal(false);
    expect(isTaught({ published: LEARNED_MIN - 1, spam: 1000 })).to.equal(false);
    expect(isTaught({ published: LEARNED_MIN, spam: LEARNED_MIN })).to.equal(true);
  });

  it('says nothing of words that were never read', () => {
    expect(resemblanceOf(['zeppelin'], learnedFrom(CORPUS))).to.deep.equal({ score: 0, words: [] });
  });

  it('is the same with or without accents and capitals, and by a bounded number of short words', () => {
    expect(wordsIn('PRÊT sans dépôt')).to.deep.equal(wordsIn('pret sans DEPOT'));
    fc.assert(
      fc.property(fc.string({ maxLength: 6000, unit: 'grapheme' }), (text) => {
        const words = wordsIn(text);
        expect(words.length).to.be.at.most(WORDS_OF_COMMENT);
        expect(new Set(words).size).to.equal(words.length);
        for (const word of words) {
          expect(word).to.equal(fold(word));
          expect(Array.from(word).length).to.be.at.most(24);
          expect(word).not.to.include(' ');
        }
      }),
    );
  });

  it('is a finite number, and leans to where a word is seen more often', () => {
    const counts = fc.record({ published: fc.nat(1000), spam: fc.nat(1000) });
    fc.assert(
      fc.property(counts, counts, (total, { published, spam }) => {
        const words = new Map([['word', { published, spam }]]);
        const { score } = resemblanceOf(['word'], { total, words });
        expect(Number.isFinite(score)).to.equal(true);
        const lean = spam / Math.max(total.spam, 1) - published / Math.max(total.published, 1);
        if (Math.abs(lean) > 1e-9) expect(Math.sign(score)).to.equal(Math.sign(lean));
      }),
    );
  });
});
