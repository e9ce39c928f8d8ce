import type { Messages } from '../fr.ts';

export const history: Messages['history'] = {
  states: { none: 'left aside', secondary: 'secondary', priority: 'priority' },
  move: (label, from, to) => `${label}: ${from} → ${to}`,
  added: (label, state) => `${label} (added): ${state}`,
  removed: (label, state) => `${label}: ${state} → removed`,
  still: 'The wheel did not move.',
  otherList: 'Our list, or its points, changed between these two versions.',
  broughtBack: (number) => `Brought back from version ${number}`,
  pages: 'Pages of the history',
  note: {
    title: 'What changes',
    label: 'What changed, and why',
    subject: 'What changed, and why',
    hint: '280 characters at most. This note stays in the history, which your readers see too.',
  },
  compareLast: 'Compare with last time',
  compareOther: 'Compare with another strategy',
  comparePrevious: (number, previous) => `Compare versions ${previous} and ${number}`,
  bringBack: (number) => `Bring version ${number} back as a new version`,
};

export const newerVersion: Messages['newerVersion'] = {
  moves: 'From the saved version to your draft',
  noMoves: 'The two wheels are the same. Only the texts differ.',
  takeFurther: 'Keep theirs and carry on with my draft',
  takeFurtherHint:
    'Your draft stays as it is, note included. You can borrow whatever is good in the other version.',
};
