import type { Messages } from '../fr.ts';
import { capital } from '../format.ts';
import { numbers } from './numbers.ts';

function sum(a: number, b: number): string {
  return `what is ${numbers[a] ?? a} plus ${numbers[b] ?? b}?`;
}

function characters(count: number): string {
  return `${count} ${count === 1 ? 'character' : 'characters'}`;
}

export function wait(minutes: number): string {
  const hours = Math.ceil(minutes / 60);
  if (minutes > 90) return `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

export const comments: Messages['comments'] = {
  numbers,
  count: (count) => {
    if (count === 0) return 'No comments';
    return count === 1 ? '1 comment' : `${count} comments`;
  },
  formTitle: 'Leave a comment',
  required: 'Everything is required, except what is marked “optional”.',
  fields: {
    name: {
      label: 'Name',
      hint: 'It will be published with your comment.',
      subject: 'Your name',
      missing: 'Enter your name',
      tooLong: (max, length) => `Your name is longer than ${characters(max)} (it has ${length})`,
    },
    email: {
      label: 'E-mail address',
      hint: 'It will not be published.',
      subject: 'Your e-mail address',
      missing: 'Enter your e-mail address',
      shape: 'The address must look like name@example.com',
    },
    website: {
      label: 'Website',
      hint: 'For instance example.com. Your name will lead there once the comment is published.',
      subject: 'The address of the website',
      shape: 'The address of the website must look like example.com or https://example.com',
    },
    comment: {
      label: 'Comment',
      hint: 'From 3 to 5,000 characters. An empty line starts a paragraph.',
      subject: 'Your comment',
      missing: 'Write your comment',
      tooShort: (min) => `Write at least ${characters(min)}`,
      tooLong: (over) => `Shorten your comment by ${characters(over)}`,
    },
    notify: {
      label: 'Write to me once my comment has been read',
      hint: 'You will confirm your address first. You can stop with any message.',
    },
    remember: {
      label: 'Recognise me next time',
      hint: 'This puts a cookie in this browser, for six months.',
    },
    decoy: { label: 'Do not fill in this field' },
  },
  privacy: {
    notice:
      'Your e-mail address will not be published. We use it to answer you and to keep spam out; it is erased after 3 years.',
    link: 'Your data',
  },
  captcha: {
    question: (a, b) => `${capital(sum(a, b))} (${a} + ${b})`,
    hint: 'Answer in digits or in words. It helps us keep robots out.',
    wayRound: 'Does this question stop you? Write to us at',
    problems: {
      missing: (a, b) => `Answer the question: ${sum(a, b)}`,
      wrong: (a, b) =>
        `The answer does not match the question. Here is a new one: ${sum(a, b)} Your words are kept.`,
      expired: () => 'The question has expired. Here is another',
      used: () => 'This question has already been used. Here is another',
      invalid: () => 'This question belongs to another article. Here is a new one',
      'too-fast': () => 'That was very quick. Send it again',
      moved: () => 'Your connection has changed. Here is a new question; your words are kept',
      worn: () => 'Many people have answered this question. Here is one of your own; your words are kept',
    },
  },
  preview: 'See the preview',
  send: 'Send the comment',
  sentTitle: 'Comment received',
  sent: 'Thank you. Your comment is waiting for approval. A person will read it',
  pending: 'Waiting for approval — only you can see it',
  duplicate: 'We already have this comment',
  closed: 'Comments on this article are closed. Here is your text, so that you can copy it',
  crossSite: 'This came from another site and was not saved. Here is your text, so that you can copy it',
  tooManyTitle: 'Comment to send again later',
  tooMany: (minutes) =>
    `Several comments have come from this connection. Try again in ${wait(minutes)}. Your text is below`,
  siteFullTitle: 'Comment to send again later',
  siteFull: (minutes) =>
    `More comments are arriving than we can read at the moment. Yours is not stored yet. Your text is below: send it again in ${wait(minutes)}`,
  permalink: (name) => `Link to the comment by ${name}`,
  anonymous: 'Anonymous',
  reply: { unknown: 'The comment you are replying to is no longer there: open the article again' },
  reasons: {
    decoy: () => 'decoy field filled in',
    blocked: () => 'address or domain blocked',
    links: (count) => (count === '1' ? '1 link' : `${count} links`),
    website: (host) => `website repeated in the text: ${host}`,
    word: (word) => `word: ${word}`,
    first: () => '1st comment',
    unknown: () => 'writer not recognised',
    all: () => 'everything is read first',
  },
  settings: {
    outside: (label, min, max) => `“${label}”: enter a whole number from ${min} to ${max}`,
    purgeTooEarly: 'Erasing must come after the warning',
    wordEmpty: (entry) => `“${entry}” has no letter and no digit: take this line out`,
    wordTooLong: (max) => `A line of the list has ${characters(max)} at most`,
    tooManyWords: (max, count) => `The list has ${max} lines at most (there are ${count})`,
    fields: {
      holdAll: {
        label: 'Read before publishing',
        effect:
          'Nothing appears until you agree. If you read first, you are taken to know the text; if you publish first, you must act quickly on what is reported to you.',
      },
      trustKnown: {
        label: 'Publish known writers at once',
        effect:
          'Someone already published and recognised by their cookie no longer waits, unless there is a link or a listed word.',
      },
      holdFirst: {
        label: 'Read whoever is not recognised',
        effect:
          'The first comment of each person waits for you, and so does one from somebody whose cookie does not say who they are. Without this, and without reading everything first, a comment appears as soon as it is sent, unless it holds a link or a word of the list.',
      },
      linksHeld: {
        label: 'Number of links that holds a comment',
        effect: 'A comment with at least this many links waits for you.',
      },
      words: {
        label: 'Words that hold a comment',
        effect:
          'One word or phrase per line. Only whole words count, with or without accents, even in lookalike letters of another alphabet; a word holds a comment, it never deletes one.',
      },
      closeAfterDays: {
        label: 'Close comments after (days)',
        effect: 'After this long, an article takes no more comments. 0: never.',
      },
      replies: {
        label: 'Allow replies',
        effect: 'Published comments can be replied to, one level deep.',
      },
      noticeMinutes: {
        label: 'Time between two notices (minutes)',
        effect: 'You get at most one message in this time, with all the comments that are waiting.',
      },
      addressMonths: {
        label: 'Keep the network address (months)',
        effect: 'The address a comment came from is erased after this time. 0: it is not kept.',
      },
      spamDays: {
        label: 'Keep spam (days)',
        effect: 'A spam comment is erased for good after this time.',
      },
      trashDays: {
        label: 'Keep the trash (days)',
        effect: 'A comment put in the trash is erased for good after this time.',
      },
      warnDays: {
        label: 'Warn about a forgotten comment (days)',
        effect: 'You are warned when a comment has waited for this many days.',
      },
      purgeDays: {
        label: 'Erase a forgotten comment (days)',
        effect: 'A comment left without a decision is erased after this time, and after the warning.',
      },
      captcha: {
        label: 'Ask the question',
        effect: 'The form asks for the result of an addition, to keep robots out.',
      },
      captchaHours: {
        label: 'Life of the question (hours)',
        effect: 'A form left open for longer gets a new question; its text is kept.',
      },
      captchaSeconds: {
        label: 'Least time before sending (seconds)',
        effect: 'A form sent sooner has to be sent again, with nothing to retype.',
      },
      website: {
        label: 'Ask for the website',
        effect: 'The form asks for a website; once published, the name links to it.',
      },
      editMinutes: {
        label: 'Time to correct (minutes)',
        effect: 'The writer can correct the comment during this time. 0: not at all.',
      },
      language: {
        label: 'Language of the messages',
        effect: 'The notices sent to you are written in this language.',
      },
    },
  },
};
