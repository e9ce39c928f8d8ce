import { numberAtStart, numberWord } from '../amounts.ts';
import type { Messages } from '../fr.ts';

export const workshop: Messages['workshop'] = {
  title: 'Choose as a group',
  short: 'Workshop',
  lead: 'Each person fills in a wheel alone, without seeing anyone else’s. Then the facilitator reveals them all at once: the group sees where it differs, and talks about that first.',
  points: [
    'Two links, no account: one for the group, one for the facilitator.',
    'Before the reveal nobody sees a single choice, not even the facilitator: only how many answers there are, and when they came.',
    'No averages: you see how many people chose what. An average would colour in the whole wheel.',
    'It takes at least three answers to reveal. A workshop closes and is erased after 30 days without use.',
  ],
  openTitle: 'Open a workshop',
  context: {
    label: 'The question for the group',
    hint: 'One or two sentences that each person reads before choosing. 280 characters at most.',
    subject: 'The question',
  },
  method: { label: 'The method', subject: 'The method' },
  ownApproaches: {
    open: 'Name approaches that the list lacks',
    lead: 'No list is complete. You can name one or two: the group will find them among the others. The results will show what each person made of them.',
    familiesOf: (name) => `The families offered here are those of the method “${name}”.`,
    showFamilies: 'Show those of the chosen method',
    legend: (number) => (number === 1 ? 'First approach' : 'Second approach'),
    named: 'Named for this workshop',
  },
  open: 'Open the workshop',
  entry: 'Are you deciding as a group?',
  entryLink: 'Open a workshop',

  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  answers: (count) => {
    if (count === 0) return 'No answers';
    return count === 1 ? '1 answer' : `${count} answers`;
  },
  refresh: 'Refresh',
  refreshRegularly: (seconds) => `Refresh every ${seconds} seconds`,
  refreshStop: (seconds) => `This page refreshes every ${seconds} seconds. Stop refreshing`,
  closes: (date) =>
    `Unless it is used again, the workshop closes on ${date} and everything is erased, answers included.`,

  facilitator: {
    title: 'Your workshop',
    lead: 'Keep these two links: there is no account. Send the first to the group, keep the second to yourself.',
    participantTitle: 'Link for the group',
    participantMeaning:
      'Whoever has it can answer, once per browser. No choice can be seen before the reveal; after it, the screen for the room shows them, without the names.',
    screen: 'Screen for the room, with a QR code',
    screenAgain: 'Open the screen for the room',
    invite: 'Invite by e-mail',
    inviteSubject: (brand) => `${brand}: your view, before we talk`,
    inviteBody: (brand, url, approaches) =>
      `Here are ${numberWord('en', approaches)} possible approaches for ${brand}. Choose on your own, before we talk: ${url}\n\nNobody sees your choices until they are all revealed at once.\n`,
    ownTitle: 'Your facilitator’s link',
    ownMeaning:
      'Whoever has it can reveal the answers and delete the workshop. Do not project it: the screen for the room is made for that.',
    mail: 'Send both links to myself',
    mailSubject: (brand) => `${brand}: links of the workshop`,
    mailBody: (brand, group, own) =>
      `${brand}\n\nFor the group: ${group}\n\nTo run it (keep it to yourself): ${own}\n`,
    notShowable:
      'This link can no longer be shown here, because this site’s key has changed. The one you sent still works.',
    linksTitle: 'The two links',
    answersTitle: 'Answers',
    blind: 'Until the reveal you see how many there are and when they came, nothing else.',
    removeOpen: 'Remove an answer',
    removeMeaning:
      'For an answer sent twice, or by somebody outside the group. Removing it erases it. The person who gave it will be told when they open their page again, and can answer again until the reveal.',
    received: (number, moment) => `Answer ${number}, received on ${moment}`,
    remove: 'Remove this answer',
    answerPages: 'Pages of answers',
    done: {
      removed: 'The answer has been removed. It no longer counts, and nothing of it is kept.',
      gone: 'That answer was already gone. Nothing else changed.',
      decided:
        'The decision is kept. Those who answered read it with the results, and the screen for the room shows it.',
      undecided: 'The decision is erased.',
    },
    removalRefused: 'The answers are revealed: none can be removed any more.',
    revealTitle: 'Reveal',
    revealMeaning:
      'Revealing shows the choices, with the names given, to everybody who answered. The screen for the room then shows the choices, without the names, to whoever has the link for the group. It cannot be undone, and no answer can be given or changed afterwards.',
    reveal: 'Reveal the answers',
    tooFew: (least) =>
      `It takes at least ${least} answers to reveal: in a smaller group every figure would point at someone.`,
    revealRefused: 'Nothing was revealed.',
    decideTitle: 'Decide',
    decisionRefused:
      'Nothing was kept: a decision is written once the answers are revealed. Here is what you wrote.',
    adoptTitle: 'Turn it into a strategy',
    adoptMeaning:
      'The wheel does not add up opinions: one person chooses. This opens a draft in the name of the brand, with nothing ticked; the table above stands beside the choices, with the decision. Only you see it.',
    adopt: 'Turn it into a draft strategy',
    deleteTitle: 'Delete',
    deleteMeaning:
      'Deleting erases the workshop, the answers and the names at once, in the drafts that came out of it too. Both links stop working. It cannot be undone.',
    deleteOpen: 'Delete this workshop',
    delete: 'Delete for good',
  },

  participant: {
    pageTitle: 'Workshop: your choices',
    title: 'Choose for yourself first',
    lead: (approaches) =>
      `${numberAtStart('en', approaches)} possible approaches for this brand. Mark what would come first, then what would support it, and leave the rest blank.`,
    rules: [
      'Nobody sees your choices until the facilitator reveals the whole group at once, not even the facilitator, who sees only the time of each answer, and can remove one.',
      'Until then you can change your answer, in this browser. One answer per browser.',
      'Once revealed, the choices can be read on the screen for the room too, without the names. In a small group, a choice without a name can be guessed.',
      'The facilitator may keep the revealed table, and what the group decided, beside the draft that comes out of it. The workshop and the draft are each erased after 30 days without use.',
    ],
    unsent: 'Your choices are kept in this browser, but not sent yet: they do not count.',
    removed:
      'The facilitator removed your answer: it no longer counts, and nothing of it is kept here. If that was a misunderstanding, talk to them or answer again.',
    unkept:
      'Too many unsent answers are waiting in this workshop: yours is redrawn here, but not kept. Send it for it to count.',
    panelTitle: 'Your wheel',
    preview: 'Redraw the wheel',
    previewHint: 'Redrawing keeps your choices without sending them.',
    send: 'Send my answer',
    sendAgain: 'Save the change',
    waitingTitle: 'Your answer is counted',
    waitingLead:
      'As soon as the facilitator reveals the answers, you will see here what the group chose. Keep this page.',
    change: 'Change my answer',
    withdraw: 'Withdraw my answer',
    withdrawHint: 'Withdrawing erases it, name included. You can answer again before the reveal.',
    yourAnswer: 'Your answer',
    yourAnswerCaption: 'Your wheel in words',
    named: 'Name given',
    unnamed: 'No name.',
  },
  name: {
    label: 'Your name or initials',
    hint: 'Optional, 40 characters at most. If you write it, everybody who answered will see what you chose, once the answers are revealed. Before that nobody sees it, not even the facilitator.',
    subject: 'Your name',
  },

  late: {
    revealed: {
      title: 'The answers are already revealed',
      lead: 'No more answers are accepted: you could have seen the others’ before choosing.',
      next: 'The screen for the room shows what the group chose, without the names.',
    },
    changed: {
      title: 'Your change came too late',
      lead: 'The answers have just been revealed. Your earlier answer is counted; this change is not.',
      next: 'See what the group chose',
    },
    missed: {
      title: 'Your answer came too late',
      lead: 'The answers have just been revealed: yours is not counted. Your choices are below.',
      next: 'Show them to the group: they are worth discussing.',
    },
    full: {
      title: 'This workshop is full',
      lead: 'It has all the answers it can show: yours is not counted. Your choices are below.',
      next: 'Tell the facilitator.',
    },
    removed: {
      title: 'Your answer was removed',
      lead: 'The facilitator removed it before the reveal: it is not counted, and nothing of it is kept.',
      next: 'The screen for the room shows what the group chose, without the names.',
    },
    yourChoices: 'Your choices, not counted',
  },

  screen: {
    pageTitle: 'Screen of the workshop',
    title: 'Your turn to choose',
    lead: 'Open this address, or point a camera at the code. Each person chooses alone.',
    code: 'QR code of the address to answer at',
    open: 'Answer in this browser',
  },

  results: {
    title: 'What the group chose',
    discussTitle: 'To discuss first',
    discussLead:
      'The widest disagreements, starting with those that go from priority to left aside. Let each person say what they see that the others do not.',
    agreed: 'Everybody chose the same thing, approach by approach. There is no disagreement to discuss.',
    wheelTitle: 'The wheel of the group',
    wheelCaption:
      'One slice per person, from the keenest to the least keen: two rings for priority, one for secondary, none for left aside. It is not an average.',
    tableTitle: 'In words',
    hidden: 'Too few answers to show them.',
    revealedAt: (moment) => `Revealed on ${moment}.`,
  },
  decision: {
    title: 'What the group decided',
    subject: 'The decision',
    label: 'What was decided, and why',
    hint: '280 characters at most. Those who answered will read it with the results, and the screen for the room will show it. These words are erased with the workshop.',
    keep: 'Keep the decision',
    conflict: {
      title: 'The decision has changed in the meantime',
      lead: 'Another tab, or somebody else, wrote it differently since this page was opened. Nothing is lost: here are both texts.',
      saved: 'Already kept',
      typed: 'Written here',
      keepTyped: 'To keep what is written here, press “Keep the decision” again.',
      keepSaved: 'Keep what is there already',
    },
  },
  groupWheel: {
    caption: 'How many people chose what, from the widest disagreement to the narrowest',
    discussed: 'to discuss',
    agreedCaption: 'The approaches for which everybody chose the same',
    agreed: (count) => `Everybody chose the same: ${count} ${count === 1 ? 'approach' : 'approaches'}`,
    agreedPriorities: 'Everybody’s priority',
    agreedSecondaries: 'Secondary for everybody',
    including: ', among them',
    noun: (people) => (people === 1 ? 'answer' : 'answers'),
    conclusion: (people, widest) =>
      `Wheel of the group, ${people} answers. ` +
      (widest === '' ? 'No disagreement.' : `The widest disagreements: ${widest}.`),
  },
  draft: {
    title: (people) => `What the group chose (${people} answers)`,
    lead: (date) =>
      `Workshop revealed on ${date}. This table stays in this draft, for you; the shared page does not show it.`,
    decidedMeaning:
      'These words stay here, for you. They enter the strategy only if you write them there: in the review, to say the choice in other words, or as the reason for a priority.',
  },
};
