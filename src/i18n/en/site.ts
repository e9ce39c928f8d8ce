import { numberAtStart, numberWord } from '../amounts.ts';
import { formatNumber } from '../format.ts';
import type { Messages } from '../fr.ts';

export const home: Messages['home'] = {
  lead: (site, place, approaches) =>
    `${site} helps a brand decide what it will do ${place}, and above all what it will not. ${numberAtStart('en', approaches)} approaches, one or two priorities, one page to defend in a meeting.`,
  start: 'Start my wheel',
  drafts: 'My drafts',
  facts: 'Ten minutes, three steps, no account.',
  example: 'An example: a finished page, for a cheesemaker that we invented.',
  howTitle: 'How it goes',
  how: (claims, approaches) => [
    {
      title: 'Diagnosis',
      text: `${numberAtStart('en', claims)} sentences to judge: what people hold against you, what makes you strong.`,
    },
    {
      title: 'Approaches',
      text: `${numberAtStart('en', approaches)} ways to act. You mark what comes first and what supports it, and leave the rest blank.`,
    },
    {
      title: 'Review',
      text: 'A statement, the swap test, your commitments. You save, and keep two links: read, change.',
    },
  ],
  whyTitle: 'Why a wheel',
  why: [
    'A strategy is a choice. If the whole wheel is blue, nothing was chosen.',
    'Put a rival’s name in the place of yours: if the text stays true, it fits anyone.',
    'The choice comes from your strengths and your issues, not from the tools of the day.',
  ],
  essay: 'Where the idea comes from, and how to use it:',
  help: 'A help, not a verdict: the list of approaches and the points are our judgement.',
};

export const start: Messages['start'] = {
  title: 'The wheel of choices',
  lead: (claims, approaches) =>
    `Judge ${numberWord('en', claims)} sentences about your brand, choose among ${numberWord('en', approaches)} approaches, then read it all again on one page.`,
  points: [
    'Allow ten minutes. The draft stays in this browser for 30 days: you can stop and come back.',
    'All you have to give is the name of the brand. No account, no address.',
    'At the end you get two links: one to share, one to make changes.',
  ],
  begin: 'Start a new wheel',
  resumeTitle: 'Pick up a draft',
  resume: 'Continue with',
  resumeAt: (step, date) => `Step: ${step}. Changed on ${date}.`,
  pages: 'Pages of drafts',
  onlyLatest: (count) => `The ${formatNumber('en', count)} drafts you changed last are listed.`,
};

export const methods: Messages['methods'] = {
  shown: 'Method',
  others: (count) => (count > 1 ? 'Other methods' : 'Another method'),
  otherQuestions: 'Answer another question',
  size: (approaches, claims) =>
    `${numberAtStart('en', approaches)} approaches, ${numberWord('en', claims)} sentences to judge.`,
  approachesOf: (name) => `The approaches of “${name}”`,
  credit: 'Where this method comes from',
  licence: 'Licence',
};

export const strategies: Messages['strategies'] = {
  pageTitle: (brand, strategy) => `${brand} – ${strategy}`,
  revisionTitle: (brand, version) => `${brand} – ${version}`,
  savedOn: (date, number) => `Saved on ${date}, version ${number}`,
  oldRevision: (number, date) =>
    `You are reading version ${number}, saved on ${date}. It is no longer the latest.`,
  latest: 'Read the latest version',
  verdict: 'The verdict of the wheel',
  statement: 'Our statement',
  priorities: 'What comes first',
  secondaries: 'Secondary approaches',
  ground: 'Where we start from',
  priorityCard: {
    labels: { dates: 'when', measures: 'measured by' },
    dates: (from, to) => `From ${from} to ${to}`,
    measures: (one, other) => `${one}; ${other}`,
    fact: {
      start: (value) => `start ${value}`,
      target: (value, due) => (due === undefined ? `target ${value}` : `target ${value} by ${due}`),
      last: (value, date) => `last reading ${value} on ${date}`,
      owner: 'who answers for it',
      and: '; ',
    },
  },
  leftAside: 'What we leave aside',
  leftAsideUntil: (date) => `Until the review of ${date}.`,
  leftAsideRest: 'The other approaches stay blank as well.',
  leftAsideBlank: 'What stays blank on the wheel:',
  roadmap: 'Roadmap',
  indicators: 'What we measure',
  indicatorColumns: {
    priority: 'Priority',
    indicator: 'Indicator',
    start: 'Start',
    target: 'Target',
    owner: 'Owner',
  },
  followUp: { title: 'What we measured', gone: 'no longer on the wheel' },
  why: 'Why us',
  gene: 'What only we can say',
  swap: 'Swap test',
  swapView: 'The author’s view:',
  swapUnfinished: 'The test was not finished.',
  reviewDate: 'Next review',
  history: 'History',
  historyLine: (number, date) => `Version ${number}, ${date}`,
  current: 'the one you are reading',
  diagnosis: 'Diagnosis',
  points: 'Points by approach',
  pointsColumns: { approach: 'Approach', points: 'Points' },
  claimsColumns: { claim: 'Sentence', answer: 'Answer' },
  files: 'Files',
  pdf: 'The page to print (PDF)',
  png: 'The wheel as a picture (PNG)',
  svg: 'The wheel as a vector drawing (SVG)',
  card: 'The card to send with a link (PNG)',
  json: 'The data (JSON)',
  ics: 'The dates to keep, for your calendar (ICS)',
  fileNames: { wheel: 'wheel', card: 'card', calendar: 'calendar' },
  pdfNotes: {
    missingSigns:
      'The sign □ stands for a character the font of this page does not have; the page online shows it.',
    diagnosisOnline: 'The diagnosis is on the page online.',
  },
  makeYours: 'Make your own wheel',
  reading: 'You are reading a strategy that was shared with you. This link does not let you change it.',
};

export const owner: Messages['owner'] = {
  pageTitle: (brand) => `${brand} – your page`,
  partsLabel: 'Further down this page',
  linksTitle: 'Your two links',
  linksLead: 'There is no account: these two links are the only key to your strategy.',
  readTitle: 'Read link',
  readMeaning: 'With this link, people can read the page but not change anything. This is the one to share.',
  editTitle: 'Edit link',
  editMeaning: 'With this link, people can change everything and see both links. Keep it within your team.',
  notShowable:
    'This link can no longer be shown here, because this site’s key has changed. The one you wrote down still works.',
  mail: 'Send the links by e-mail',
  mailSubject: (brand) => `${brand} — links to the strategy`,
  mailBody: (brand, read, edit) => `${brand}\n\nRead: ${read}\n\nChange (keep it to yourself): ${edit}\n`,
  open: 'Open the page to share',
  nextTitle: 'What next',
  restTitle: 'Settings and history',
  restShort: 'Settings',
  change: 'Change this strategy',
  changeHint: 'Opens a draft. Nothing changes for your readers until you save again.',
  duplicate: 'Duplicate',
  duplicateHint: 'Opens the draft of another strategy with the same answers. This one does not change.',
  diagnosisHidden: 'Only your drafts show your diagnosis.',
};

export const myStrategies: Messages['myStrategies'] = {
  title: 'My strategies on this device',
  lead: 'The strategies saved from this browser, as long as their edit link has not been replaced.',
  none: 'No strategy has been saved from this browser. If you have a link, open it: it works anywhere.',
  open: 'Open it and find its links',
  forget: 'Forget on this device',
  pages: 'Pages of strategies',
  onlyLatest: (count) =>
    `The ${formatNumber('en', count)} you saved last here are listed. The others open with their link, or appear here once you forget some.`,
  forgetHint: 'Forgetting deletes nothing: the edit link still works.',
};
