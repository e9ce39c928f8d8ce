import type { Messages } from '../fr.ts';

export const common: Messages['common'] = {
  site: 'The Wheel',
  tagline: 'A page that only your brand could sign',
  yes: 'Yes',
  no: 'No',
  optional: 'optional',
  errorPrefix: 'Error: ',
  errorHidden: 'Error: ',
  thereIsAProblem: 'There is a problem',
  problems: (count) =>
    count === 1
      ? 'One answer needs another look. Your other answers are kept.'
      : `${count} answers need another look. Everything you wrote is kept.`,
  skip: 'Skip to content',
  skipLabel: 'Quick access',
  navLabel: 'Main menu',
  otherLanguage: 'Français',
  otherLanguageKeeps: 'Français',
  nav: { start: 'The wheel', myStrategies: 'My strategies' },
  footer: {
    credit: {
      before: 'The idea is Thomas Fourdin’s: “',
      title: 'Choisissez la stratégie « médias sociaux » qui ne ressemble qu’à vous',
      after: '”, 5 August 2010. The list of approaches, the questions and the texts are ours.',
    },
    contact: 'A question, or trouble using this site?',
    noScript: 'This site works without JavaScript and without an account.',
  },
  notAnswered: 'Not answered',
};

export const typography: Messages['typography'] = { openQuote: '“', closeQuote: '”', colon: ': ' };

export const form: Messages['form'] = {
  onlyOne: (subject) => `${subject}: give one answer only`,
  notOffered: (subject) => `${subject}: choose one of the answers offered`,
  tooLong: (subject, max, length) => `${subject} is longer than ${max} characters (it has ${length})`,
  unreadable: (subject) => `${subject} contains an invisible or unreadable character: type it again by hand`,
};

const startAgain = 'You can go back to the wheel or start a new strategy.';

export const errors: Messages['errors'] = {
  notFound: {
    title: 'This page does not exist',
    lead: 'The address may have been copied wrongly, or the page has moved.',
    next: startAgain,
  },
  unknownDraft: {
    title: 'This draft is not open in this browser',
    lead: 'A draft opens only in the browser where it was started, and is erased after 30 days without a visit.',
    next: 'Pick it up in the other browser, or start a new strategy here.',
  },
  unknownLink: {
    title: 'This link does not open a strategy',
    lead: 'It may have been cut short: a complete link has 24 characters after the last slash.',
    next: 'Copy all of it from the message you received, or ask the person who sent it.',
  },
  unknownArticle: {
    title: 'This article does not exist',
    lead: 'The address may have been copied wrongly, or the article has been renamed.',
    next: 'They are all in the list of articles.',
  },
  unknownComment: {
    title: 'This comment cannot be seen',
    lead: 'It has been withdrawn, or the link was copied wrongly.',
    next: 'The article and the other comments are still there.',
  },
  endedLink: {
    title: 'This link no longer works',
    lead: 'It was copied wrongly, has already been used, or has run out.',
    next: 'Nothing was changed. The article is still there.',
  },
  endedReminder: {
    title: 'This link no longer works',
    lead: 'It was copied wrongly, has run out, or another address has taken the place of this one.',
    next: 'Nothing was changed. Reminders can be asked for again on the follow-up page of the strategy.',
  },
  unknownRevision: {
    title: 'This version does not exist',
    lead: 'The strategy exists, but it has no version with this number.',
    next: 'Open the strategy itself: its history lists every version.',
  },
  notOverlaid: {
    title: 'These two wheels cannot be laid over each other',
    lead: 'They do not have the same approaches: there is no drawing to read them together.',
    next: 'The comparison page shows them side by side, and says what can be compared.',
  },
  unknownWorkshop: {
    title: 'This link does not open a workshop',
    lead: 'It may have been cut short: a complete link has 24 characters after the last slash.',
    next: 'Copy all of it, or ask the facilitator for it again.',
  },
  closedWorkshop: {
    title: 'This workshop is closed',
    lead: 'Nobody used it for 30 days: the answers and the names have been erased.',
    next: 'You can open another workshop or go back to the wheel.',
  },
  deletedWorkshop: {
    title: 'This workshop was deleted',
    lead: 'Its facilitator deleted it. The answers and the names have been erased.',
    next: 'You can open another workshop or go back to the wheel.',
  },
  unknownTest: {
    title: 'This link does not open a test',
    lead: 'It may have been cut on its way: a whole link has 24 characters after the last slash.',
    next: 'Copy all of it, or ask whoever sent it for it again.',
  },
  replacedTest: {
    title: 'The link to this test was replaced',
    lead: 'The test now has another link. An answer already given still counts.',
    next: 'Ask whoever sent you this one for the new link.',
  },
  revokedTest: {
    title: 'This test is over',
    lead: 'Its link was withdrawn. An answer already given still counts.',
    next: 'You can put your own brand to the test with the wheel.',
  },
  endedTest: {
    title: 'This test no longer exists',
    lead: 'The strategy it was about was deleted or has expired; the answers are erased with it.',
    next: 'You can put your own brand to the test with the wheel.',
  },
  blindHolder: {
    title: 'This test is for others',
    lead: 'This browser holds the edit link of the strategy: you know who is speaking. Nothing was saved.',
    next: 'Open your strategy from “My strategies”: there you will see the page of the test and the answers.',
  },
  blindTestOpen: {
    title: 'A test is already open',
    lead: 'People may be answering at this moment, with other names. Nothing was changed.',
    next: 'Close that test or withdraw its link, then make another one with your names.',
  },
  blindTestFull: {
    title: 'This test is full',
    lead: 'It has received as many answers as it can show: yours is not counted.',
    next: 'Tell whoever sent you the link.',
  },
  blindTestless: {
    title: 'There is no statement to guess at yet',
    lead: 'With no approach chosen, or when staying out, there is nothing that others could sign. No link was made.',
    next: 'Change the strategy, choose some approaches, then make the link.',
  },
  replaced: {
    title: 'This link was replaced',
    lead: 'The author has given this strategy another link.',
    next: 'Ask them for the new one. If you replaced it yourself, it is in “My strategies”, on the device where you did so.',
  },
  revoked: {
    title: 'This link was withdrawn',
    lead: 'The author withdrew this link, and no other.',
    next: 'Ask them for another link if you need one.',
  },
  deleted: {
    title: 'This strategy was deleted',
    lead: 'Its author has deleted it.',
    next: startAgain,
  },
  expired: {
    title: 'This strategy has expired',
    lead: 'Nobody extended it, so it has been erased.',
    next: startAgain,
  },
  saveConflict: {
    title: 'The strategy has changed in the meantime',
    lead: 'A newer version was saved from another browser. Nothing is lost: here it is, and your draft is kept.',
    next: 'Choose what you want to do.',
  },
  newerRevision: {
    title: 'The strategy has changed in the meantime',
    lead: 'A newer version has been saved since you opened this page. Nothing was brought back, and nothing is lost.',
    next: 'Open the page of your strategy, read that version, then choose again.',
  },
  reportClosed: {
    title: 'This report is no longer open',
    lead: 'Somebody has closed it in the meantime, or the comment no longer exists. Your words are below.',
    next: 'Open the list of reports again to see where it stands.',
  },
  ownersOnly: {
    title: 'This page is for the owners of the site',
    lead: 'Your account lets you moderate, which is all that comments and reports need. Nothing was changed.',
    next: 'An owner of the site can change this setting, or give you their role.',
  },
  invitationEnded: {
    title: 'This invitation no longer works',
    lead: 'It was used, withdrawn or replaced, or its seven days are over.',
    next: 'The person who invited you can send it again. If your account is open already, sign in.',
  },
  resetEnded: {
    title: 'This link no longer works',
    lead: 'It was used or replaced, or its hour is over.',
    next: 'You can ask for another one.',
  },
  crossSite: {
    title: 'This was sent from another site',
    lead: 'We only accept forms from our own pages. Nothing was saved.',
    next: 'Open the page here, then send your answers again.',
  },
  wrongMethod: {
    title: 'This address does not work that way',
    lead: 'The page exists, but it does not accept this kind of request. Nothing was changed.',
    next: startAgain,
  },
  tooLarge: {
    title: 'This is too large',
    lead: 'A form on this site can hold 64 kB. Nothing was saved.',
    next: 'Go back to the previous page and shorten your answers.',
  },
  notAForm: {
    title: 'We cannot read what was sent',
    lead: 'This site only reads forms from its own pages. Nothing was saved.',
    next: 'Open the page in a browser and fill in the form.',
  },
  unreadable: {
    title: 'We did not understand this request',
    lead: 'The address, or what was sent, contains something we cannot read. Nothing was saved.',
    next: startAgain,
  },
  tooMany: {
    title: 'A lot was sent in a short time',
    lead: 'We have received a lot from one address. Nothing is lost: your answers are below.',
    next: 'Wait a minute, then send again.',
  },
  dayFull: {
    title: 'That is a lot for one day',
    lead: 'This browser or this connection has already created as much as one day allows. Nothing was created this time, and whatever was saved stays saved.',
    next: 'Come back tomorrow: you can send what you wrote again from here. If several of you share a connection, try another one.',
  },
  dayFullHere: {
    title: 'That is a lot for one day',
    lead: 'This strategy or this workshop has already received as much as one day allows. Nothing changed this time, and whatever was saved stays saved.',
    next: 'Come back tomorrow: you can send what you wrote again from here.',
  },
  tooManyLetters: {
    title: 'Several e-mail requests in a short time',
    lead: 'Many of them came from the same connection. This one sent nothing.',
    next: 'Wait ten minutes, then send it again.',
  },
  busy: {
    title: 'The site is busy for a moment',
    lead: 'This could not be saved right away. Your answers are below.',
    next: 'Wait a few seconds, then send again.',
  },
  filesBusy: {
    title: 'Too many files are being made right now',
    lead: 'Your file was not made: others are ahead of it.',
    next: 'Wait a few seconds, then reload this address.',
  },
  broken: {
    title: 'Something went wrong on our side',
    lead: 'What you sent may not have been saved. The incident has been recorded.',
    next: 'Try again in a moment. If it keeps happening, write to us and quote this number.',
  },
};

export const errorPage: Messages['errorPage'] = {
  requestId: 'Incident number:',
  typed: 'What you had written',
  fields: {
    name: 'Name',
    asked: 'Name or e-mail',
    email: 'E-mail',
    website: 'Website',
    comment: 'Comment',
    reason: 'Reason',
    text: 'Text',
    reply: 'Reply',
    words: 'List of words',
    brand: 'Name of the brand',
    context: 'Context',
    rival: 'Rival',
    gene: 'What only you can say',
    'abstain-reason': 'Reason for staying out',
    'review-date': 'Date of the next review',
    why: 'Why',
    'change-note': 'What has changed',
    who: 'Name or initials',
    remark: 'Remark',
    value: 'Reading',
    note: 'Note',
    label: 'What you count',
    unit: 'Unit',
    baseline: 'Start',
    target: 'Target',
    due: 'Due',
    owner: 'Who answers for it',
    'on-date': 'Date',
    'new-value': 'Reading',
    'new-date': 'Date',
    'new-note': 'Note',
  },
  resend: 'Send again',
  home: 'Home',
  start: 'Go to the wheel',
  moderation: 'Go to the comments that wait',
  signIn: 'Go to the sign-in page',
  newPassword: 'Ask for a new password',
  owner: 'Open the page of the strategy',
  replacedHere: 'It was this browser that replaced it: it has the new link.',
};
