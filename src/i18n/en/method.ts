import { numberAtStart } from '../amounts.ts';
import type { method as frMethod } from '../fr/method.ts';

export const method = {
  title: 'Which question is yours?',
  lead: 'Each wheel has its own approaches, and its own sentences to judge. Take the one whose question is yours.',
  count: (approaches) => `${numberAtStart('en', approaches)} approaches`,
  begin: (name) => `Begin: ${name}`,
  approaches: 'See its approaches',
  here: (name) => `Wheel: ${name}.`,
  others: 'Take another one:',
  article: 'The article that explains it',
  credit: (credit, licence) => `Sources: ${credit}. Licence: ${licence}.`,
} satisfies typeof frMethod;
