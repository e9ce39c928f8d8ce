import { numberWord } from '../amounts.ts';
import type { wheel as frWheel, WheelFacts } from '../fr/wheel.ts';

const hub = {
  abstain: 'Staying out',
  blank: 'Not chosen',
  everything: 'All blue',
  flat: 'No priority',
  scattered: 'Too wide',
  sharp: 'Clear choice',
  broad: 'At the edge',
};

const focus = {
  abstain: 'You choose to stay out. Say why, and when you will think again.',
  blank: 'Nothing chosen yet. Start with the approach you would most regret leaving.',
  everything: 'The whole wheel is coloured: that is a list, not a strategy.',
  flat: 'Nothing comes before the rest. What gets your best hour of the week?',
  scattered: 'Over half the wheel, or too many priorities. Erase until it hurts a little.',
  sharp: 'That is a choice: few priorities, and the rest left blank.',
  broad: 'Still a choice, at the edge. Can you drop one?',
};

export const wheel = {
  state: { none: 'Left aside', secondary: 'Secondary', priority: 'Priority' },
  effort: { low: 'Light effort', medium: 'Medium effort', high: 'Sustained effort' },
  suggested: { secondary: 'Suggested as secondary', priority: 'Suggested as a priority' },
  focus,
  sharpWithRefusals: 'That is a choice: few priorities, and you have said no to things.',
  hub,
  hubByChoice: 'by choice',
  hubPriorities: (count: number): string => plural(count, 'priority', 'priorities'),
  hubSecondaries: (count: number): string => `${count} secondary`,
  priorityNoun: (count: number): string => (count === 1 ? 'priority' : 'priorities'),
  secondaryNoun: (): string => 'secondary',
  live: 'A hint that follows your choices, before anything is saved:',
  liveAll:
    '(this browser shows every possible verdict; only one belongs to your wheel, and you will see which once you have sent it)',
  paintHint:
    'Colour in the wheel itself: outer ring, priority; inner ring, secondary; edge of the hub, nothing.',
  conclusion: (facts: WheelFacts): string =>
    [`Wheel of choices: ${content(facts)}.`, `Verdict: “${hub[facts.level]}”.`, ...suggestions(facts)].join(
      ' ',
    ),
  detailInTable: 'The table gives the detail.',
  detail: (secondaries: string): string => `In support: ${secondaries}.`,
  fileTitle: (brand: string): string => `${brand} — wheel of choices`,
  unnamedBrand: 'Our brand',
  table: {
    caption: (approaches: number): string =>
      `The wheel in words: the ${numberWord('en', approaches)} approaches by family, clockwise from the top`,
    savedCaption: 'The wheel in words, as it was last kept',
    inWords: 'The wheel in words',
    approach: 'Approach',
    state: 'Choice',
    suggested: 'Diagnosis',
  },
  facing: (one: string, other: string): string =>
    `“${one}” and “${other}” face each other on the wheel. That is allowed, but it needs two teams or two tones.`,
  loadWithin: (load: number, budget: number): string =>
    `Your choices ask for ${plural(load, 'point', 'points')} of effort out of the ${budget} that your time allows. A rough guide, not a measurement.`,
  loadOver: (load: number, budget: number): string =>
    `Your choices ask for ${plural(load, 'point', 'points')} of effort; your time allows ${budget}. Drop an approach or find more time. A rough guide, not a measurement.`,
} satisfies typeof frWheel;

function content({ level, priorities, counts, approaches }: WheelFacts): string {
  if (level === 'abstain') return 'empty by choice';
  if (level === 'blank') return `none of the ${numberWord('en', approaches)} approaches chosen`;
  const named =
    priorities === ''
      ? 'no priority'
      : `${plural(counts.priority, 'priority', 'priorities')} (${priorities})`;
  return `${named}, ${counts.secondary} secondary, ${counts.none} left aside`;
}

function suggestions({ suggested }: WheelFacts): readonly string[] {
  if (suggested === 0) return [];
  return [`${plural(suggested, 'approach', 'approaches')} suggested, shown by a dotted outline.`];
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
