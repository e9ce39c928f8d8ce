import type { Messages } from '../fr.ts';

export const calendar: Messages['calendar'] = {
  product: (site) => `-//${site}//EN`,
  name: (brand) => `${brand}: dates of the strategy`,
  day: (brand, day) => `${brand}: day ${day}, take stock`,
  isItDone: (from, to) => `Planned for days ${from} to ${to}. Is it done?`,
  note: 'To write down today: the value of each indicator that you follow.',
  next: (from, to) => `Next, days ${from} to ${to}:`,
  reviewLater: (date) => `Next meeting: the review, on ${date}.`,
  review: (brand) => `${brand}: review of the strategy`,
  questionsTitle: 'Five questions to ask together:',
  stillAway: 'One question to ask together: does our reason for staying away still hold?',
  said: 'What we said:',
  page: (url) => `The page: ${url}`,
  follow: {
    title: 'Follow the dates in your calendar',
    lead: 'The days on which to take stock: the calendar updates with each new version. Its address contains the read link.',
    button: 'Subscribe in your calendar',
    byHand: 'Or copy this address under “Add a calendar by URL”:',
  },
};
