import type { Messages } from '../fr.ts';

const sentence: Messages['meeting']['note']['sentence'] = {
  keep: (list) => `We keep ${list}`,
  fix: (list) => `We fix ${list}`,
  stop: (list) => `We stop ${list}`,
  promote: (list) => `We give priority to ${list}`,
};

export const meeting: Messages['meeting'] = {
  title: 'Review meeting',
  pageTitle: (brand) => `Review meeting – ${brand}`,
  lead: 'Five questions, to show on the wall or to print. The button at the end keeps your decisions and opens a draft of the next version. The saved strategy stays as it is.',
  back: 'Back to the follow-up',
  number: (number) => `Question ${number} of 5`,

  said: {
    title: 'What did we say?',
    when: (date, number) => `Saved on ${date}, version ${number}`,
  },

  happened: {
    title: 'What happened?',
    readings: 'What was measured',
    none: 'No reading yet.',
    toReadings: 'Record today’s readings',
    unmeasured: (labels) => `Still without a reading: ${labels}`,
    start: 'Start',
    last: 'Last reading',
    target: 'Target',
    on: (date) => `on ${date}`,
    by: (date) => `by ${date}`,
    unknown: 'not given',
    now: {
      secondary: 'secondary today',
      none: 'left aside today',
      gone: 'no longer on the wheel',
    },
    moves: 'What moved on the wheel',
    still: 'Only one version is saved: the wheel has not moved.',
    olderMoves: 'Earlier moves are in the history.',
  },

  cost: {
    title: 'What did it cost?',
    planned: 'The price you announced',
    none: 'No price was written down.',
    time: 'The time',
    capacity: 'Planned per week, for the whole team',
    noCapacity: 'No time was given.',
    paper: 'What it really cost, in time and money',
  },

  decide: {
    title: 'What do we keep, fix, stop or promote?',
    lead: 'One decision per approach, with its reason if you like (140 characters at most). Those left undecided do not change.',
    effect:
      '“Stop” leaves the approach aside, “Make it a priority” moves it up. “Keep” and “Fix” leave the wheel as it is.',
    none: 'No approach is marked, so there is nothing to keep or to stop. You can take one up, or just choose the date.',
    abstaining: (abstain) =>
      `You chose to ${abstain}. To carry on like this, just choose the date. Taking up an approach ends that choice.`,
    blank: (count) => (count === 1 ? 'Take up the approach left aside' : 'Take up an approach left aside'),
    blankLead: 'An approach that you take up here becomes a priority in the draft.',
    taken: { promote: 'Make it a priority', stop: 'Leave it aside', keep: 'Keep', fix: 'Fix' },
    undecided: 'No decision',
    reason: 'Why',
  },
  kinds: { keep: 'Keep', fix: 'Fix', stop: 'Stop', promote: 'Make it a priority' },
  state: { priority: 'priority', secondary: 'secondary' },
  subject: (label) => `The decision about “${label}”`,
  reasonSubject: (label) => `The reason for “${label}”`,
  reasonAlone: (label) => `Say what you decide about “${label}”: a reason alone would not be kept`,
  noDecision:
    'Decide about one approach at least. To change only the date, use “Change” on the page of the strategy',

  again: {
    title: 'When do we meet again?',
    hint: 'Within two years. Without a date, in 90 days.',
  },

  press: 'Keep the decisions and open the draft',
  pressDate: 'Open the draft',
  pressHint:
    'The note “What changed, and why” is prepared from the decisions. Read it again before you save: your readers will see it.',
  print: 'To print it, use your browser’s menu: the page fits A4 paper, with room to write.',

  newer: {
    title: 'A newer version has come',
    lead: (number, date) =>
      `Version ${number} was saved on ${date}, after this page was opened. Nothing has been kept. The page now shows that version, with your choices and your words: read them again and press once more.`,
    leftTitle: 'What you had chosen, and the wheel no longer allows',
  },

  note: {
    sentence,
    because: (text, reason) => `${text}: ${reason}`,
    approaches: (count, others) => {
      if (count === 1) return others ? 'one other approach' : 'one approach';
      return others ? `${count} other approaches` : `${count} approaches`;
    },
  },

  compared: {
    title: 'What was measured',
    lead: 'Beside what moved: what was known on the day of each version, and the last reading.',
    onlyYou:
      'Only you see this here, because this browser holds the edit link: readers are not shown the follow-up.',
    start: 'Start',
    on: (name, date) => `${name}, on ${date}`,
    last: 'Last reading',
    target: 'Target',
    read: (date) => `measured on ${date}`,
    nothing: 'no reading yet',
  },
};
