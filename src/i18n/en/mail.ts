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
      'If it was not you, there is nothing to do: unless you confirm, we will not write again about this comment.',
  },
  closing: {
    subject: (name) => `Sign-in of ${name}: codes refused`,
    lead: (name, codes, minutes) =>
      `Somebody gave the name and the password of ${name}, with ${codes} codes that do not match. The account is closed for ${minutes} minutes; a browser that has signed in to it before still can.`,
    then: (command) =>
      `If it is not that person, somebody else knows the password: change it, on the machine of the site, with “${command}” and the name.`,
    otherwise:
      'If it is, the clock of their phone may be wrong: the codes depend on it. We write to you at most once a day about any one account.',
    log: 'Every closing is in the log:',
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
