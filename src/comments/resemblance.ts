import { wordsOf } from '../i18n/fold.ts';

/** How many of the learned comments hold a word, of those published and of those called spam. */
export interface WordCount {
  readonly published: number;
  readonly spam: number;
}

export interface Learned {
  /** How many comments taught. */
  readonly total: WordCount;
  readonly words: ReadonlyMap<string, WordCount>;
}

/** What a comment is like: above 0 like spam, below like what is published, in natural logarithms of the odds. */
export interface Resemblance {
  readonly score: number;
  /** The words that say so, the most telling first. */
  readonly words: readonly (WordCount & { readonly word: string })[];
}

/** So much of a comment is read, and so many different words of it are learned: an attacker's long text weighs no more. */
const READ_MAX = 2000;
export const WORDS_OF_COMMENT = 60;
const WORD_SHAPE = /^(?=.*\p{L})[\p{L}\p{N}]{3,24}$/u;
/** Of each kind, before anything is said: fewer would make a rule of one comment. */
export const LEARNED_MIN = 10;
/** So many words decide, as a long comment is no surer than a short one. Source: Graham, "A plan for spam". */
const TELLING = 15;
const NAMED = 5;
/** Odds of one to twenty: below, a comment is like neither. */
const TOLD_FROM = 3;
/** How much an unknown word is believed to be neither. Source: Robinson, "A statistical approach to the spam problem". */
const DOUBT = 1;

/** Which words a comment teaches, and is judged by: folded, each once, without those that every text of a language holds. */
export function toldWords({
  text,
  website,
}: {
  readonly text: string;
  readonly website: string | null;
}): readonly string[] {
  const words = wordsOf(`${website ?? ''} ${text.slice(0, READ_MAX)}`);
  const telling = words.filter((word) => WORD_SHAPE.test(word) && !EVERYWHERE.has(word));
  return [...new Set(telling)].slice(0, WORDS_OF_COMMENT);
}

/** True once both kinds taught enough for a guess to be worth reading. */
export function isTaught({ published, spam }: WordCount): boolean {
  return published >= LEARNED_MIN && spam >= LEARNED_MIN;
}

/** Naive Bayes over the words of `toldWords`; both kinds are taken to be as frequent, whatever the moderators saw more of. */
export function resemblanceOf(words: readonly string[], learned: Learned): Resemblance {
  const weighed = words.flatMap((word) => {
    const count = learned.words.get(word);
    return count === undefined ? [] : { word, ...count, weight: weightOf(count, learned.total) };
  });
  const telling = weighed.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, TELLING);
  const score = telling.reduce((sum, { weight }) => sum + weight, 0);
  const named = telling.filter(({ weight }) => weight * score > 0).slice(0, NAMED);
  return { score, words: named.map(({ word, published, spam }) => ({ word, published, spam })) };
}

/** What a moderator is told a comment is like; undefined where it is like neither. */
export function kindOf({ score }: Resemblance): 'spam' | 'published' | undefined {
  if (Math.abs(score) < TOLD_FROM) return undefined;
  return score > 0 ? 'spam' : 'published';
}

function weightOf({ published, spam }: WordCount, total: WordCount): number {
  const [ofSpam, ofPublished] = [spam / Math.max(total.spam, 1), published / Math.max(total.published, 1)];
  const seen = published + spam;
  const share = seen === 0 ? 0.5 : ofSpam / (ofSpam + ofPublished);
  const believed = (DOUBT * 0.5 + seen * share) / (DOUBT + seen);
  return Math.log(believed / (1 - believed));
}

/** Folded. Without them, spam in one language would make spam of every comment in that language. */
const EVERYWHERE = new Set(
  `
  les des une est que qui pour dans par sur pas plus avec sont ont aux son ses ces cette mais comme tout tous nous vous ils
  elle elles leur leurs notre votre nos vos mon mes ton tes sans ete etre avoir fait faire peut bien aussi donc car ainsi
  meme tres trop peu deux fois encore deja apres avant depuis entre sous chez dont lui moi toi cela ceci celui celle quand
  alors ici rien bon bonne merci bonjour avez avons etes suis sommes
  the and for are was were you your our this that with from have has had not but all can will would could should they them
  their there here what when where which who how why his her its him she out one two about into over under after before been
  being more most some any than then also just only very well much many thanks thank hello please may did does done get got
  `
    .trim()
    .split(/\s+/),
);
