import type { own as frOwn } from '../fr/own.ts';

export const own = {
  title: 'The list is open',
  lead: 'No list is complete. Name what is missing: one or two approaches of your own, which join the wheel and the statement.',
  aside:
    'They are neither suggested nor scored, and a wheel that has them is not counted in the observatory.',
  open: 'Name it',
  change: 'Change it',
  legend: (number) => (number === 1 ? 'Your approach' : 'Your other approach'),
  label: 'Its name',
  labelHint: '13 characters at most: it is written on the wheel.',
  verb: 'We want to…',
  verbHint: 'A verb and what follows, 3 to 60 characters. For example: repair things in plain sight.',
  noun: 'We leave aside…',
  nounHint: 'The same thing as a noun, 3 to 40 characters. For example: repairs.',
  family: 'Its family',
  familyHint: 'It takes its place at the end of that family.',
  state: 'Its place in your choice',
  remove: 'To remove it, leave it aside and empty its fields.',
  notCounted: 'This wheel has an approach that is yours alone: it is not counted in the site’s statistics.',
  subjects: {
    label: (number) => (number === 1 ? 'The name of your approach' : 'The name of your other approach'),
    verb: (number) => (number === 1 ? 'The verb of your approach' : 'The verb of your other approach'),
    noun: (number) => (number === 1 ? 'The noun of your approach' : 'The noun of your other approach'),
    family: (number) => (number === 1 ? 'The family of your approach' : 'The family of your other approach'),
  },
  missing: {
    label: 'Give your approach a name, or leave it aside',
    verb: 'Say what you want to do, starting with a verb',
    noun: 'Say the same as a noun, in case you leave it aside',
    family: 'Choose the family that your approach belongs to',
  },
  tooShort: (subject, min) => `${subject} needs at least ${min} characters`,
  taken: (label) => `“${label}” is already on the wheel: choose another name`,
  style: {
    infinitive: 'The French sentence says “nous voulons” before your verb: begin with an infinitive.',
    'bare-infinitive': 'The sentence brings the word “to”: your verb reads better without it.',
    list: 'A comma or an “and” gets mixed up with the list in the statement: one thing reads better.',
    stop: 'The statement adds the full stop: yours is one too many.',
  },
} satisfies typeof frOwn;
