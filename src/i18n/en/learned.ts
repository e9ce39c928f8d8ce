import type { Messages } from '../fr.ts';
import { formatList } from '../format.ts';

export const learned: Messages['learned'] = {
  order: {
    label: 'Order',
    oldest: 'Oldest first',
    spam: 'Most like spam first',
    published: 'Most like what you publish first',
    most: (count) => `The ${count} oldest are put in this order; the others follow, by age.`,
  },
  likeSpam: 'Looks like spam:',
  likePublished: 'Looks like what you publish:',
  word: (word, count) => `${word} (${count})`,
  words: (words) => formatList('en', words),
  hint: 'From your decisions. The number says how many comments already judged hold the word. Nothing is refused or published without you.',
};
