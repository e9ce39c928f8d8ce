import { numberAtStart, numberWord } from '../amounts.ts';
import { capital } from '../format.ts';
import type { Messages } from '../fr.ts';
import type { VerdictFacts } from '../fr/glossary.ts';

const wheel: Messages['glossary']['groups']['wheel']['terms'] = {
  wheel: {
    term: 'Wheel',
    meaning: ({ approaches }) =>
      `The picture of your choices: ${numberWord('en', approaches)} equal parts, one for each approach. A table beside it says the same in words.`,
  },
  sector: {
    term: 'Sector',
    meaning: ({ approaches }) => `One of the ${numberWord('en', approaches)} parts of the wheel.`,
  },
  approach: {
    term: 'Approach',
    meaning: ({ place, approaches }) =>
      `A way to act ${place}. There are ${numberWord('en', approaches)}, in no particular order.`,
  },
  family: {
    term: 'Family',
    meaning: ({ families, ofAFamily }) =>
      `${ofAFamily === undefined ? 'Approaches' : `${numberAtStart('en', ofAFamily)} approaches`} that are close. The wheel has ${numberWord('en', families)} families.`,
  },
  priority: {
    term: 'Priority',
    meaning:
      'What comes first, and gets your best hour of the week. On the wheel, both rings of the sector are filled.',
  },
  secondary: {
    term: 'Secondary',
    meaning: 'What plays a supporting part. On the wheel, only the inner ring of the sector is filled.',
  },
  none: {
    term: 'Left aside',
    meaning: 'What you will not do for now. On the wheel, the sector stays blank.',
  },
  suggestion: {
    term: 'Suggestion',
    meaning:
      'An approach that your answers point to. It has a dotted outline and says why. Nothing is chosen for you.',
  },
};

const diagnosis: Messages['glossary']['groups']['diagnosis']['terms'] = {
  diagnosis: {
    term: 'Diagnosis',
    meaning: ({ claims }) =>
      `The first step: ${numberWord('en', claims)} sentences about your brand, to judge from “Not at all” to “Completely”.`,
  },
  points: {
    term: 'Points',
    meaning:
      'What each answer adds to an approach, or takes away. They are our judgement, not a measurement.',
  },
  rival: { term: 'Rival', meaning: 'The brand people compare you with most.' },
  gene: {
    term: 'What only you can say',
    meaning: 'A fact, a gesture or an origin your rival cannot claim.',
  },
  time: {
    term: 'Time',
    meaning:
      'The time you have each week, all together. It does not change the suggestions: it is held against the effort.',
  },
  effort: {
    term: 'Effort',
    meaning:
      'What your choices take, in points. A priority takes twice as much as a secondary approach. A rough guide.',
  },
};

const review: Messages['glossary']['groups']['review']['terms'] = {
  review: {
    term: 'Review',
    meaning: 'The third step: you read it all again on one page before you save it.',
  },
  statement: {
    term: 'Statement',
    meaning:
      'The text your choices add up to: where you start, what you build on, your priorities, what you leave aside. Your words replace ours, line by line.',
  },
  swap: {
    term: 'Swap test',
    meaning:
      'Each clause of the statement is put under the rival’s name. If it is still true, it is generic: it says nothing about you.',
  },
  opposite: {
    term: 'Opposite test',
    meaning:
      'Could a sensible rival choose the opposite? If not, anyone would do this: it is not a choice yet.',
  },
  refusal: {
    term: 'Refusal',
    meaning: 'An approach you leave aside, and say so by name in the statement. You can name up to three.',
  },
  roadmap: { term: 'Roadmap', meaning: 'What your priorities ask you to do in the first 90 days.' },
  indicator: {
    term: 'Indicator',
    meaning:
      'What you count to see whether a priority is getting anywhere. Two are suggested for each; you can change them.',
  },
  date: {
    term: 'Review date',
    meaning: 'The day you look at your choices again: in 90 days, unless you pick another.',
  },
};

const after: Messages['glossary']['groups']['after']['terms'] = {
  draft: {
    term: 'Draft',
    meaning: 'A wheel you have started and not yet saved. It waits 30 days in your browser.',
  },
  version: {
    term: 'Version',
    meaning: 'A strategy as it was each time you saved it, with the date. You can compare two of them.',
  },
  followUp: {
    term: 'Follow-up',
    meaning:
      'What is measured once the strategy is saved: indicators, readings, decisions. It stays when the wheel changes.',
  },
  reading: {
    term: 'Reading',
    meaning:
      'The value of an indicator on a given day. A corrected one no longer counts, but stays in what happened.',
  },
  read: { term: 'Read link', meaning: 'The address that shows the strategy, and nothing else.' },
  edit: {
    term: 'Edit link',
    meaning: 'The address that lets you change everything. It takes the place of an account.',
  },
  workshop: {
    term: 'Workshop',
    meaning: 'A group fills in its wheels, each person alone, then looks at them together.',
  },
  observatory: {
    term: 'Observatory',
    meaning: 'What the counted wheels have in common, without a single name.',
  },
};

export const glossary: Messages['glossary'] = {
  title: 'Glossary',
  lead: 'The words of the method, as they are used here.',
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
    'The wheel gives a single verdict, from the number of marked approaches. It warns you, and never stops you.',
  verdicts,
  approachesTitle: (approaches) => `The ${numberWord('en', approaches)} approaches`,
};

function verdicts(facts: VerdictFacts): ReturnType<Messages['glossary']['verdicts']> {
  const { sharpUpTo, scatteredFrom, abstaining } = facts;
  return {
    abstain: `The wheel is empty on purpose: ${abstaining} is a strategy too.`,
    blank: 'No approach is marked.',
    flat: 'Approaches are marked, but none is a priority.',
    sharp: `One or two priorities, and ${numberWord('en', sharpUpTo)} marked approaches at most.`,
    broad: broadVerdict(sharpUpTo + 1, scatteredFrom - 1),
    scattered: `Four priorities or more, or at least ${numberWord('en', scatteredFrom)} marked approaches.`,
    everything: `${everythingMarked(facts)}: that is a list, not a strategy.`,
  };
}

function broadVerdict(from: number, to: number): string {
  if (from > to) return 'Three priorities: still a choice, at the edge.';
  return `Three priorities, or ${range(from, to)} marked approaches: still a choice, at the edge.`;
}

function everythingMarked({ everythingFrom, approaches }: VerdictFacts): string {
  if (everythingFrom === approaches) return `All ${numberWord('en', approaches)} approaches marked`;
  return `${capital(range(everythingFrom, approaches))} marked approaches`;
}

function range(from: number, to: number): string {
  if (from === to) return numberWord('en', from);
  const [least, most] = [numberWord('en', from), numberWord('en', to)];
  return to === from + 1 ? `${least} or ${most}` : `${least} to ${most}`;
}
