import type { Messages } from '../fr.ts';

const many = (count: number, one: string, several: string): string =>
  count === 1 ? `${count} ${one}` : `${count} ${several}`;

export const ownAccount: Messages['ownAccount'] = {
  title: 'My account',
  lead: 'What concerns you alone: your address, your password, your second factor, your sessions.',
  name: 'Name',
  role: 'Role',
  email: {
    title: 'E-mail address',
    lead: 'We write to you there when your account changes. Only the owners of the site are shown it.',
    label: 'E-mail address',
    hint: 'Leave it empty to give none: then you cannot ask for a new password by e-mail either.',
    password: 'Password',
    submit: 'Save the address',
    taken: 'Another account has this address already',
  },
  password: {
    title: 'Password',
    current: 'Current password',
    next: 'New password',
    nextHint: (least) => `At least ${least} characters; a few unrelated words make a good password.`,
    repeat: 'The same, once more',
    others: 'Your other sessions end; this one goes on.',
    same: 'The new password is the same as the current one',
    changed: 'Your account has changed in the meantime: have a look, then try again',
    submit: 'Change the password',
  },
  factor: {
    title: 'Second factor',
    open: 'Manage the second factor and the recovery codes',
    setUp: 'Turn on the second factor',
  },
  codes: {
    title: 'Your recovery codes',
    lead: 'Each stands in once for the code from the app, should you lose your phone. Print or copy them now: they will not be shown again.',
    list: 'Ten recovery codes',
    where:
      'Keep them away from this computer and this phone. Earlier codes, if there were any, no longer work.',
    of: (name, site) => `Account ${name}, ${site}`,
    next: 'I have kept my codes, go on',
    carried: 'The form that you were sending is ready to go.',
    left: (count) =>
      count === 0
        ? 'There are no recovery codes left.'
        : count === 1
          ? 'There is one recovery code left.'
          : `There are ${count} recovery codes left.`,
    few: 'That is not many: make new ones.',
  },
  sessions: {
    title: 'Open sessions',
    lead: 'The browsers in which you are signed in. We do not keep their network addresses.',
    caption: (count) => many(count, 'session', 'sessions'),
    program: (browser, system) => `${browser} on ${system}`,
    otherBrowser: 'another browser',
    otherSystem: 'another system',
    this: 'this session',
    began: (moment) => `Began on ${moment}`,
    seen: (moment) => `Last seen on ${moment}`,
    end: 'End',
    endOf: (program) => `the session of ${program}`,
    endOthers: 'End all the others',
    none: 'No other session is open.',
  },
  done: {
    email: 'Address saved',
    password: 'Password changed; your other sessions have ended',
    session: 'The session has ended',
    others: 'Your other sessions have ended',
    required: 'Everybody is now asked for a second factor',
    optional: 'The second factor is no longer asked for',
  },
  security: {
    title: 'Security of the accounts',
    lead: 'What holds for every account of this site.',
    isRequired: 'Everybody is asked for a second factor.',
    isOptional: 'Everybody chooses whether to have a second factor.',
    effect:
      'While it is asked for, an account without a second factor opens nothing but the page to turn it on, in sessions that are open already as well. Links received by e-mail still decide on one comment at a time without signing in: whoever reads that mailbox can use them.',
    without: 'Accounts without a second factor',
    none: 'Every active account has a second factor.',
    require: 'Ask for a second factor',
    relax: 'Stop asking for it',
    ownFirst: 'Turn on your own second factor first: this page would close for you too',
    setUp: 'Turn on my second factor',
  },
  letters: {
    password: {
      subject: (name) => `Account ${name}: password changed`,
      lead: (name) =>
        `The password of the account ${name} has just been changed on the site, and its other sessions have ended.`,
    },
    email: {
      subject: (name) => `Account ${name}: address changed`,
      lead: (name) =>
        `The e-mail address of the account ${name} has just been changed. We write this to the old address and to the new one.`,
    },
    'second-factor-off': {
      subject: (name) => `Account ${name}: second factor turned off`,
      lead: (name) =>
        `The second factor of the account ${name} has just been turned off. The password is enough to sign in, and the recovery codes no longer work.`,
    },
    'new-codes': {
      subject: (name) => `Account ${name}: new recovery codes`,
      lead: (name) =>
        `Ten new recovery codes have just been made for the account ${name}. The earlier ones no longer work.`,
    },
    'recovery-code': {
      subject: (name) => `Account ${name}: recovery code used`,
      lead: (name) =>
        `Somebody has just signed in to the account ${name} with its password and a recovery code, which will not work again.`,
    },
    makeNew: 'That is not many: make new ones while you have your code app.',
    otherwise:
      'If it was not you, somebody knows the password: change it without delay, and tell another person who looks after the site.',
    page: 'Your account:',
  },
};
