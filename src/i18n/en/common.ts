import type { Messages } from '../fr.ts';

export const common: Messages['common'] = {
  site: 'The Wheel',
  tagline: 'A strategy that looks like nobody else’s',
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
    contact: 'A question, trouble using this site?',
    noScript: 'This site works without JavaScript and without an account.',
  },
  notAnswered: 'Not answered',
};

export const typography: Messages['typography'] = { openQuote: '“', closeQuote: '”', colon: ': ' };

export const form: Messages['form'] = {
  onlyOne: (subject) => `${subject}: give one answer only`,
  notOffered: (subject) => `${subject}: choose one of the answers offered`,
  tooLong: (subject, max, length) => `${subject} is longer than ${max} characters (it has ${length})`,
  unreadable: (subject) =>
    `${subject} contains an invisible or unreadable character: type the text again by hand`,
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
    title: 'This link opens no strategy',
    lead: 'It may have been cut on its way: a whole link has 24 characters after the last slash.',
    next: 'Copy all of it from the message you received, or ask the person who sent it.',
  },
  unknownArticle: {
    title: 'This article does not exist',
    lead: 'The address may have been copied wrongly, or the article has another name now.',
    next: 'The list of articles shows them all.',
  },
  unknownComment: {
    title: 'This comment cannot be seen',
    lead: 'It was withdrawn, or the link was copied wrongly.',
    next: 'The article and the other comments are still there.',
  },
  endedLink: {
    title: 'This link no longer serves',
    lead: 'It was copied wrongly, was used already, or its time is over.',
    next: 'Nothing was changed. The article is still there.',
  },
  unknownRevision: {
    title: 'This version does not exist',
    lead: 'The strategy exists, but no version has this number.',
    next: 'Open the strategy itself: its history lists every version.',
  },
  unknownWorkshop: {
    title: 'This link opens no workshop',
    lead: 'It may have been cut on its way: a whole link has 24 characters after the last slash.',
    next: 'Copy all of it, or ask the facilitator for it again.',
  },
  closedWorkshop: {
    title: 'This workshop is closed',
    lead: 'It was not used for 30 days: the answers and the names were erased.',
    next: 'You can open another workshop or go back to the wheel.',
  },
  deletedWorkshop: {
    title: 'This workshop was deleted',
    lead: 'Its facilitator deleted it. The answers and the names were erased.',
    next: 'You can open another workshop or go back to the wheel.',
  },
  replaced: {
    title: 'This link was replaced',
    lead: 'Its author gave this strategy another link.',
    next: 'Ask them for the new link. If you replaced it yourself, it is in “My strategies”, on the device where you did so.',
  },
  revoked: {
    title: 'This link was withdrawn',
    lead: 'Its author withdrew this link, and this one alone.',
    next: 'Ask them for another link if you need one.',
  },
  deleted: {
    title: 'This strategy was deleted',
    lead: 'Its author deleted it.',
    next: startAgain,
  },
  expired: {
    title: 'This strategy has expired',
    lead: 'Nobody extended it, and it was erased.',
    next: startAgain,
  },
  saveConflict: {
    title: 'The strategy has changed meanwhile',
    lead: 'A newer version was saved from another browser. Nothing is lost: here it is, and your draft is kept.',
    next: 'Choose what you want to do.',
  },
  newerRevision: {
    title: 'The strategy has changed meanwhile',
    lead: 'A newer version was saved since your page was opened. Nothing was brought back, nothing is lost.',
    next: 'Open the page of your strategy, read that version, then choose anew.',
  },
  reportClosed: {
    title: 'This report is no longer open',
    lead: 'Somebody closed it meanwhile, or the comment no longer exists. Your words are below.',
    next: 'Open the list of reports again to see where it stands.',
  },
  crossSite: {
    title: 'This was sent from another site',
    lead: 'We only take the forms of our own pages. Nothing was saved.',
    next: 'Open the page here, then send your answers again.',
  },
  wrongMethod: {
    title: 'This address is not used this way',
    lead: 'The page exists, but does not take this kind of request. Nothing was changed.',
    next: startAgain,
  },
  tooLarge: {
    title: 'This is too large',
    lead: 'A form of this site fits in 64 kB. Nothing was saved.',
    next: 'Go back to the page before and shorten your answers.',
  },
  notAForm: {
    title: 'We cannot read what was sent',
    lead: 'This site reads the forms of its own pages. Nothing was saved.',
    next: 'Open the page in a browser and fill in the form.',
  },
  unreadable: {
    title: 'We did not understand this request',
    lead: 'The address, or what was sent, holds something we cannot read. Nothing was saved.',
    next: startAgain,
  },
  tooMany: {
    title: 'A lot was sent in a short time',
    lead: 'We received a lot from one address. Nothing is lost: your answers are below.',
    next: 'Wait a minute, then send again.',
  },
  dayFull: {
    title: 'That is a lot for one day',
    lead: 'This browser or this connection has already made all that one day allows. Nothing was made this time, and what was saved stays saved.',
    next: 'Come back tomorrow: what you wrote can be sent again from here. If many of you share one connection, try another one.',
  },
  dayFullHere: {
    title: 'That is a lot for one day',
    lead: 'This strategy or this workshop has already received all that one day allows. Nothing changed this time, and what was saved stays saved.',
    next: 'Come back tomorrow: what you wrote can be sent again from here.',
  },
  tooManyLetters: {
    title: 'Several requests for e-mail in a short time',
    lead: 'We had many of them from the same connection. This one sent nothing.',
    next: 'Wait ten minutes, then send it again.',
  },
  busy: {
    title: 'The site is busy for a moment',
    lead: 'This could not be saved right away. Your answers are below.',
    next: 'Wait a few seconds, then send again.',
  },
  filesBusy: {
    title: 'Too many files are being made just now',
    lead: 'Your file was not drawn: others come first.',
    next: 'Wait a few seconds, then load this address again.',
  },
  broken: {
    title: 'Something went wrong on our side',
    lead: 'What you sent may not have been saved. The incident is on record.',
    next: 'Try again in a moment. If it goes on, write to us and quote this number.',
  },
};

export const errorPage: Messages['errorPage'] = {
  requestId: 'Incident number:',
  typed: 'What you had written',
  fields: {
    name: 'Name',
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
    'abstain-reason': 'Reason to stay out',
    'review-date': 'Date of the next review',
    why: 'Why',
    'change-note': 'What has changed',
  },
  resend: 'Send again',
  home: 'Home',
  start: 'Go to the wheel',
  owner: 'Open the page of the strategy',
  replacedHere: 'It was this browser that replaced it: it has the new link.',
};
