import { capital } from '../format.ts';
import type { Messages } from '../fr.ts';

export const measures: Messages['measures'] = {
  unitNames: {
    '%': ['percent', 'per cent'],
    h: ['hour', 'hours', 'hr', 'hrs'],
    d: ['day', 'days'],
  },
  units: {
    percent: (n) => `${n}%`,
    points: (n) => `${n} ${n === '1' ? 'point' : 'points'}`,
    money: (sign, n, currency) => `${sign}${currency}${n}`,
    hours: (n) => `${n} h`,
    days: (n, digits) => `${n} ${digits === '1' ? 'day' : 'days'}`,
    others: (n, unit) => `${n} ${unit}`,
  },
  earlier: (number) => `indicator ${number} of an earlier list`,
  progress: {
    noReading: 'No reading yet.',
    nothingToCompare: 'Neither start nor target: nothing to compare this reading with.',
    sentence: (parts) => `${capital(parts.filter(Boolean).join('; '))}.`,
    unchanged: 'same as at the start',
    risen: (by) => `up ${by} since the start`,
    fallen: (by) => `down ${by} since the start`,
    reached: 'target reached',
    above: (by) => `target passed: ${by} above it`,
    below: (by) => `target passed: ${by} below it`,
    furtherUp: (by) => `further off than at the start: ${by} more`,
    furtherDown: (by) => `further off than at the start: ${by} less`,
    left: (much) => `${much} to go`,
  },
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
