import { formatList } from '../format.ts';

/** What earlier decisions say of a comment that waits, and the order of the queue that follows from it. */
export const learned = {
  order: {
    label: 'Ordre',
    oldest: 'Les plus anciens d’abord',
    spam: 'Les plus proches des indésirables d’abord',
    published: 'Les plus proches de ce que vous publiez d’abord',
    most: (count: number): string =>
      `Les ${count} plus anciens sont rangés ainsi ; les autres suivent, par ancienneté.`,
  },
  likeSpam: 'Ressemble à des indésirables\u00a0:',
  likePublished: 'Ressemble à ce que vous publiez\u00a0:',
  word: (word: string, count: number): string => `${word} (${count})`,
  words: (words: readonly string[]): string => formatList('fr', words),
  hint: 'D’après vos décisions. Le nombre dit combien de commentaires déjà jugés contiennent ce mot. Rien n’est refusé ni publié sans vous.',
};
