import { numberAtStart, numberWord } from '../amounts.ts';
import type { Messages } from '../fr.ts';

export const steps: Messages['steps'] = {
  progress: (number, total) => `Step ${number} of ${total}`,
  next: (title) => `Next step: ${title}`,
  last: 'Last step',
  titles: { diagnosis: 'Diagnosis', approaches: 'Approaches', review: 'Review' },
  back: 'Back',
  backToReview: 'Back to the review',
  forBrand: 'For',
  continue: 'Continue',
  continueToReview: 'Keep this and go back to the review',
  draftKept: 'Each step is kept when you continue. The draft stays in this browser for 30 days.',
  requiredNotice: 'Only the name of the brand is required. Everything else is optional.',
  conflict: {
    title: 'This step has changed in the meantime',
    lead: 'You have changed it in another tab since you opened this page. Nothing is lost: here are both versions.',
    field: 'Question',
    saved: 'Kept in the other tab',
    typed: 'Written here',
    keepTyped: 'To keep what is written here, send this form again.',
    keepSaved: 'Keep what is in the other tab',
  },
};

export const diagnosis: Messages['diagnosis'] = {
  title: 'Where your brand stands',
  lead: (claims, fallback) =>
    `${numberAtStart('en', claims)} sentences to judge by what you know today. “I don’t know” is a real answer: it tips the balance towards ${fallback}.`,
  brandGroup: 'The brand',
  brand: {
    label: 'Name of the brand',
    hint: 'As your customers write it. 80 characters at most.',
    subject: 'The name of the brand',
    missing: 'Enter the name of the brand',
  },
  rival: {
    label: 'Rival',
    hint: 'The brand people compare you with most. We do not name it on the shared page.',
    subject: 'The name of the rival',
  },
  gene: {
    label: 'What only you can say',
    hint: 'A fact, a gesture, an origin. 140 characters at most.',
    subject: 'What only you can say',
  },
  claimsTitle: (claims) => `The ${numberWord('en', claims)} sentences`,
  claimsHint: 'A sentence left without an answer counts as “I don’t know”.',
  judged: { before: 'Sentences judged: ', after: (claims) => ` of ${claims}` },
  scale: {
    '0': 'Not at all',
    '1': 'Not really',
    '2': 'Mostly',
    '3': 'Completely',
    unknown: 'I don’t know',
  },
  capacityGroup: 'Time',
  capacity: {
    label: 'How much time a week, everyone together?',
    hint: 'It is weighed against the effort your choices take, and sets the pace of the roadmap.',
    subject: 'The time a week',
    options: { low: 'Under one day', medium: 'One to five days', high: 'Over five days' },
  },
  painted: 'The wheel you coloured in is waiting for you at the next step.',
};

export const approaches: Messages['approaches'] = {
  title: 'What you choose',
  lead: (approaches) =>
    `${numberAtStart('en', approaches)} approaches, in no particular order. Mark what comes first and what supports it, and leave the rest blank: a strategy shows in what it leaves aside.`,
  advice: (marked) =>
    `One or two priorities and ${numberWord('en', marked)} approaches in all are enough. Nothing is ticked for you.`,
  suggested: () => 'Suggested',
  suggestedTitle: () => 'Suggested by your answers',
  suggestedAs: {
    priority: (points) => `Suggested as a priority: ${points} points`,
    secondary: (points) => `Suggested as secondary: ${points} ${points === 1 ? 'point' : 'points'}`,
  },
  because: (claim, answer, points) => `${signed(points)} because you answered “${answer}” to “${claim}”`,
  becauseUnknown: (points) => `${signed(points)} because you cannot answer every sentence`,
  outcomes: {
    ranked:
      'Your answers point to the approaches with a dotted outline. A help, not a verdict: the list and the points are our judgement.',
    'everything-true':
      'Everything is true, so nothing stands out. Go back to the diagnosis and keep “Completely” for what weighs most, or choose without suggestions.',
    fallback: (begin) => `Nothing stands out: start by ${begin}.`,
  },
  fits: 'Fits',
  trap: 'Trap',
  opposite: 'A sensible opposite',
  example: 'Example',
  source: 'Source:',
  more: 'When to choose it',
  whyAndMore: 'Why, and when',
  abstain: {
    label: (abstain) => `We choose to ${abstain}`,
    hint: 'A perfectly good strategy. The wheel then stays empty.',
    legend: 'Or stay out',
    marked: (approaches) =>
      `Staying out goes with an empty wheel: leave all ${numberWord('en', approaches)} approaches aside, or untick this box`,
    reason: {
      label: 'Why?',
      hint: '140 characters at most.',
      subject: 'The reason',
      missing: 'Give the reason for staying out',
    },
  },
  panelTitle: 'Your wheel',
  savedAdvice: 'On the wheel as it was last kept:',
  preview: 'Redraw the wheel',
  previewHint: 'Redrawing keeps your choices and comes back to this page.',
  loadTitle: 'Effort',
  noCapacity: 'You did not say how much time you have, so there is nothing to hold the effort against.',
};

export const review: Messages['review'] = {
  title: 'Your strategy on one page',
  lead: 'Read it again, put it to the test, then save. Saving is all you have to do here.',
  leadAfterMeeting:
    'The decisions of the review meeting are kept, and this draft applies them. Nothing has changed for your readers yet: read it again, then save.',
  statementTitle: 'The statement',
  swap: {
    title: 'The swap test',
    lead: (rival) =>
      `Put the rival’s name, ${rival}, in the place of yours. Whatever is still true says nothing about you. This is your view, not a measurement.`,
    needsRival: 'Name a rival: the test puts each clause under its name.',
    nothing: 'The statement has no clause to test yet.',
    changeRival: 'Change the rival',
    test: 'See the result',
    testOnly: 'Keep and redraw',
    result: 'Your view',
  },
  swapAnswer: (answer) => (answer === null ? '' : { yes: 'Yes', partly: 'Partly', no: 'No' }[answer]),
  opposite: {
    title: 'The opposite test',
    question: 'Could a sensible rival choose the opposite?',
    lead: 'If the answer is no, anyone would do this: say what it costs you.',
    opposed: (opposite) => `The opposite: ${opposite}.`,
  },
  departures: {
    unsuggested: (list) => `Priorities that were not suggested: ${list}.`,
    leftAside: (list) => `Suggested and left aside: ${list}.`,
  },
  contradictions: {
    title: 'What does not add up, or departs from the diagnosis',
    lead: 'You can save it as it is. Fix what slipped past you; for the rest, just be ready to say why.',
    untreated: (claim) => `None of your choices deals with “${claim}”.`,
    refused: (answer, claim, list) => `You answered “${answer}” to “${claim}”, and you leave aside ${list}.`,
    choose: (label) => `Choose “${label}”`,
    changeRefusals: 'Look again at what you leave aside',
    changeAnswer: 'Look again at this answer',
    wheel: 'You are about to save an empty wheel.',
    stayOut: 'Stay out, and say why',
  },
  commitments: 'Your commitments',
  why: {
    legend: 'Why these priorities',
    label: (approach) => `Why “${approach}”?`,
    subject: (approach) => `The reason for “${approach}”`,
    hint: '140 characters at most. This line goes with the wheel.',
  },
  refusals: {
    legend: 'What you leave aside, and say so',
    hint: 'Up to three of the approaches left blank. Those your diagnosis makes most tempting come first; those one of your issues calls for come last.',
    subject: 'What you leave aside',
    tooMany: (limit, picked) => `Keep ${limit} at most to leave aside: you ticked ${picked}`,
    none: 'No approach is left blank: there is nothing to leave aside.',
  },
  date: {
    label: 'Date of the next review',
    hint: 'Year-month-day, for instance 2027-03-01. In 90 days, unless you pick another day.',
    notADay: (example) => `Write the review date as year-month-day, for instance ${example}`,
    outside: (first, last) => `Choose a review date between ${first} and ${last}`,
  },
  answersTitle: 'Your answers',
  change: 'Change',
  share: {
    label: 'Also show the diagnosis and its points on the shared page',
    hint: 'Unless you tick this, your answers to the diagnosis stay on your own page.',
  },
  countMe: {
    label: 'Count this wheel, without a name, in the figures of this site',
    hint: (approaches) =>
      `We count the ${numberWord('en', approaches)} colours, the month and, later on, whether a reading was noted and what you decide on each approach; never a value or a reason. The colours may be shown, without a name, to someone with a similar wheel, if at least five strategies share them. To withdraw, save again with the box unticked.`,
  },
  before: {
    title: 'What people will see with the read link',
    shown:
      'All of the above: the wheel, the statement in your words, your plans with the places and the names of those who answer for them, what you leave aside, the roadmap, the result of the test. Never the name of the rival, unless you write it. Your answers to the diagnosis only if you want to.',
  },
  save: 'Save my strategy',
  saveAgain: 'Save a new version',
  saveHint: 'You will get two links: one to read, one to make changes. No account, no address to give.',
  saveAgainHint: 'Your links stay the same and will lead to the new version.',
};

export const saveConflict: Messages['saveConflict'] = {
  theirs: 'The version saved in the meantime',
  yours: 'Your draft',
  keepTheirs: 'Open the saved version',
  keepMine: 'Save my draft as the next version',
  bothKept: 'Both versions stay in the history.',
};

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points)}`;
}
