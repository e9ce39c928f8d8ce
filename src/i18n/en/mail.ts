import type { Messages } from '../fr.ts';

export const mail: Messages['mail'] = {
  notice: {
    subjectOne: (title) => `A comment to read on “${title}”`,
    subjectMany: (count) => `${count} comments waiting`,
    leadOne: 'A comment is waiting for your decision.',
    leadMany: (count) => `${count} comments are waiting for your decision. Here are the oldest:`,
    article: (title) => `Article: ${title}`,
    name: (name) => `Name: ${name}`,
    email: (email) => `E-mail: ${email}`,
    noEmail: 'no address',
    reasons: (reasons) => `Held because: ${reasons}`,
    cut: (count) => `The rest is on the page: here are the first ${count} characters.`,
    act: 'Read it and decide (opening this link changes nothing, it works for 7 days):',
    queue: 'The whole queue:',
    item: (name, title) => `– ${name}, on “${title}”`,
  },
  confirm: {
    subject: (site) => `${site}: confirm your address`,
    lead: (site, title) =>
      `Somebody gave this address on ${site}, to be told what becomes of a comment on the article “${title}”.`,
    act: 'If that was you, confirm it here:',
    then: 'You will then get a message once the comment has been read.',
    otherwise:
      'If it was not you, you need do nothing: unless you confirm, we will not write again about this comment.',
  },
  closing: {
    subject: (name) => `Sign-in of ${name}: codes refused`,
    lead: (name, codes, minutes) =>
      `Somebody gave the name and the password of ${name}, with ${codes} codes that do not match. The account is closed for ${minutes} minutes; a browser that has signed in to it before can still do so.`,
    then: (command) =>
      `If it is not that person, somebody else knows the password: change it, on the machine of the site, with “${command}” and the name.`,
    otherwise:
      'If it is, the clock of their phone may be wrong: the codes depend on it. We write to you at most once a day about any one account.',
    log: 'The log tells of each time:',
  },
  report: {
    subjectOne: (title) => `A comment on “${title}” was reported`,
    subjectAddition: (title) => `A report on “${title}” says more`,
    subjectMany: (count) => `${count} reports are waiting`,
    leadOne: 'Somebody reports a published comment. From now on, the site knows of it.',
    leadAddition: 'Whoever reported this comment has added to the report.',
    leadMany: (count) => `${count} reports wait for your decision. The latest are about:`,
    item: (title) => `– “${title}”`,
    said: 'What is held against it:',
    comment: (name) => `The comment, signed ${name}:`,
    cut: (count) => `These are its first ${count} characters; the rest is on the page.`,
    act: 'Read it and decide (opening this link changes nothing; it works for 7 days):',
    close: 'Answer the report and close it, with your reason:',
    receipt: {
      subject: (title) => `Your report on “${title}” has arrived`,
      lead: (title) =>
        `We have received your report of a comment on the article “${title}”. A person will read it, and the comment with it.`,
      then: 'You will get a message once they have decided, with their reason.',
      otherwise: 'If you reported nothing, somebody gave your address in your place: you need do nothing.',
    },
    answer: {
      subject: (title) => `Your report on “${title}”`,
      lead: (title) =>
        `You reported a comment on the article “${title}”. A person has read your report and the comment, and decided without the help of a program.`,
      stays: 'Their decision: the comment stays published.',
      gone: 'Their decision: the comment is no longer published.',
      reason: 'They give this reason:',
      contest: 'If you disagree, you may:',
      anew: '– report the comment again, saying what was not seen:',
      write: (contact) => `– write to ${contact}, with this message;`,
      court: '– go to court, at any time.',
    },
    removal: {
      lead: (title) =>
        `You reported a comment on the article “${title}”. That comment is no longer published: it has just been erased from the site.`,
      then: 'Nobody had answered your report yet. It is closed, as there is nothing left to decide.',
    },
  },
  test: {
    subject: (site) => `${site}: a test letter`,
    lead: (site, command) => `This message comes from ${site}: the command “${command}” has just sent it.`,
    then: 'If it arrived, the site can write. See too whether it landed in the junk folder.',
  },
  decision: {
    publishedSubject: (title) => `Your comment on “${title}” is published`,
    published: (title) => `Your comment on the article “${title}” is published.`,
    see: 'See it on the site:',
    refusedSubject: (title) => `Your comment on “${title}”`,
    refused: (title) =>
      `Your comment on the article “${title}” was read by a person, who chose not to publish it.`,
    reason: 'They give this reason:',
    article: 'The article is still there to read:',
    unsubscribe:
      'You get this message because you asked for it when you sent the comment. To stop these messages:',
  },
};
