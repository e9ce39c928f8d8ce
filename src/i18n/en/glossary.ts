import type { Messages } from '../fr.ts';

const wheel: Messages['glossary']['groups']['wheel']['terms'] = {
  wheel: {
    term: 'Wheel',
    meaning:
      'The picture of your choices: twelve equal parts, one for each approach. A table close by says the same in words.',
  },
  sector: { term: 'Sector', meaning: 'One of the twelve parts of the wheel.' },
  approach: {
    term: 'Approach',
    meaning: 'A way to act on social media. There are twelve, in no particular order.',
  },
  family: { term: 'Family', meaning: 'Three approaches that are close. The wheel has four families.' },
  priority: {
    term: 'Priority',
    meaning:
      'What comes first, and gets your best hour of the week. On the wheel, both rings of the sector are full.',
  },
  secondary: {
    term: 'Secondary',
    meaning: 'What comes in support. On the wheel, only the inner ring of the sector is full.',
  },
  none: {
    term: 'Left aside',
    meaning: 'What you do not do for now. On the wheel, the sector stays white.',
  },
  suggestion: {
    term: 'Suggestion',
    meaning:
      'An approach that your answers bring out. It has a dotted outline and says why. Nothing is chosen for you.',
  },
};

const diagnosis: Messages['glossary']['groups']['diagnosis']['terms'] = {
  diagnosis: {
    term: 'Diagnosis',
    meaning:
      'The first step: fourteen sentences about your brand, to judge from “Not at all” to “Completely”.',
  },
  points: {
    term: 'Points',
    meaning: 'What each answer adds to an approach, or takes from it. They are our judgement, not a measure.',
  },
  rival: { term: 'Rival', meaning: 'The brand that people compare you with most.' },
  gene: {
    term: 'What only you can say',
    meaning: 'A fact, a gesture or an origin that your rival cannot claim.',
  },
  time: {
    term: 'Time',
    meaning:
      'What you have each week, everybody together. It does not change the suggestions: it is compared with the effort.',
  },
  effort: {
    term: 'Effort',
    meaning:
      'What your choices ask for, in points. A priority asks for twice as much as a secondary approach. It is a guide.',
  },
};

const review: Messages['glossary']['groups']['review']['terms'] = {
  review: {
    term: 'Review',
    meaning: 'The third step: everything is read again on one page before it is saved.',
  },
  statement: {
    term: 'Statement',
    meaning:
      'The text that your choices make: where you start, what you build on, your priorities, what you leave aside. Your words replace ours, line by line.',
  },
  swap: {
    term: 'Swap test',
    meaning:
      'Each sentence of the statement is put under the rival’s name. If it stays true, it is generic: it says nothing about you.',
  },
  opposite: {
    term: 'Opposite test',
    meaning: 'Could a sensible competitor choose the opposite? If not, the priority is no choice.',
  },
  refusal: {
    term: 'Refusal',
    meaning: 'An approach left aside and named on purpose in the statement. You name one to three.',
  },
  roadmap: { term: 'Roadmap', meaning: 'What your priorities ask you to do in the first 90 days.' },
  indicator: {
    term: 'Indicator',
    meaning: 'What you will count to know whether a priority moves. Each has two.',
  },
  date: {
    term: 'Review date',
    meaning: 'The day when you look at your choices again: in 90 days, unless you give another.',
  },
};

const after: Messages['glossary']['groups']['after']['terms'] = {
  draft: { term: 'Draft', meaning: 'A wheel begun and not saved yet. It waits 30 days in your browser.' },
  version: {
    term: 'Version',
    meaning: 'Each save of a strategy, with its date. Two versions can be compared.',
  },
  read: { term: 'Read link', meaning: 'The address that shows the strategy, and nothing else.' },
  edit: {
    term: 'Edit link',
    meaning: 'The address that lets you change everything. It stands in for an account.',
  },
  workshop: {
    term: 'Workshop',
    meaning: 'A group fills in its wheels, each person alone, then looks at them together.',
  },
  observatory: {
    term: 'Observatory',
    meaning: 'What the wheels that are counted have in common, without any name.',
  },
};

export const glossary: Messages['glossary'] = {
  title: 'Glossary',
  lead: 'The words of the method, as this site uses them.',
  link: 'Glossary: the words of the method',
  here: 'Terms used here',
  groups: {
    wheel: { title: 'The wheel', terms: wheel },
    diagnosis: { title: 'The diagnosis', terms: diagnosis },
    review: { title: 'The review', terms: review },
    after: { title: 'Afterwards', terms: after },
  },
  verdictsTitle: 'The verdicts',
  verdictsLead:
    'The wheel gives one verdict only, from the number of marked approaches. It warns and prevents nothing.',
  verdicts: {
    abstain: 'The wheel is empty, and on purpose: staying off social media is a strategy too.',
    blank: 'No approach is marked.',
    flat: 'Approaches are marked, but none is a priority.',
    sharp: 'One or two priorities, and five marked approaches at most.',
    broad: 'Three priorities, or six marked approaches: still a choice, at the edge.',
    scattered: 'Four priorities or more, or at least seven marked approaches.',
    everything: 'Eleven or twelve marked approaches: that is a list, not a strategy.',
  },
  approachesTitle: 'The twelve approaches',
};
