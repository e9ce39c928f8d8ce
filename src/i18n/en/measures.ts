import type { Messages } from '../fr.ts';

export const measures: Messages['measures'] = {
  trend: {
    first: 'First reading',
    last: 'Last reading',
    named: (what, value) => `${what}: ${value}`,
    one: (label, value, day) => `${label}: ${value} on ${day}.`,
    fromTo: (label, count, from, since, to, until) =>
      `${label}: ${count} readings, from ${from} on ${since} to ${to} on ${until}.`,
    caption: 'Readings, newest first:',
    on: 'Date',
    value: 'Reading',
    readings: (count) => (count === 1 ? 'The reading as a table' : `The ${count} readings as a table`),
  },
};
