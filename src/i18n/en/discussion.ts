import { wait } from './comments.ts';

import type { Messages } from '../fr.ts';

export const discussion: Messages['discussion'] = {
  space: 'A space for contributions. A person reads each comment before it is published.',
  spaceOpen:
    'A space for contributions. A comment may appear before a person has read it: report any that is not right.',
  pages: 'Pages of comments',
  moreReplies: (count) => (count === 1 ? 'Read one more reply' : `Read ${count} more replies`),
  readOn: 'Read the rest',
  oneThread: 'This is one thread of the discussion.',
  wholeDiscussion: 'Read the whole discussion',
  preview: 'Preview of your comment',
  readAgain: (count: number): string =>
    count === 1 ? 'Read the comment again' : `Read the ${count} comments again`,
  previewNote: 'Nothing has been sent yet.',
  closed: 'Comments on this article are closed.',
  noMail: 'This site sends no e-mail for now: this box has no effect.',
  stub: 'This comment has been withdrawn.',
  edit: 'Correct my comment',
  edited: 'edited',
  reply: 'Reply',
  replyTo: 'to',
  report: 'Report',
  reportOf: 'the comment by',
  replyingTo: (name) => `You are replying to ${name}.`,
  noReply: 'Write a separate comment instead',
  editTitle: 'Correct your comment',
  editLead: (time) =>
    `You can correct this text until ${time}. It will be read again before it is published.`,
  editSave: 'Save the correction',
  editedTitle: 'Correction saved',
  edited303: 'Your correction is saved.',
  editLate:
    'This comment has changed in the meantime: your correction was not saved. Here it is, so that you can copy it.',
  editFull: (most) =>
    `You have corrected this comment ${most} times already: this correction was not saved. Here it is, so that you can copy it.`,
  reportTitle: 'Report a comment',
  reportLead: 'Say what is wrong. A person will read your message and the comment.',
  reportReason: {
    label: 'What is wrong',
    subject: 'What is wrong',
    missing: 'Say what is wrong',
    full: (most: number): string =>
      `This report is already long, and a person will read it. It can hold ${most} characters, additions included. Shorten what you add`,
  },
  reportEmail: {
    label: 'Your e-mail address',
    hint: 'To answer you. It will not be published.',
    answered:
      'We write to it that the report has arrived, then what was decided and why. It will not be published.',
  },
  reportSend: 'Send the report',
  reportedTitle: 'Report sent',
  reported: 'Thank you. Your report is stored: a person will read it.',
  reportWait: {
    title: 'Report to send again later',
    tooMany: (minutes: number): string =>
      `Several reports have come over this connection. Your text is below: send it again in ${wait(minutes)}.`,
    full: (minutes: number, contact: string): string =>
      `Many reports are arriving at the moment. Yours is not stored yet. Your text is below: send it again in ${wait(minutes)}${contact === '' ? '' : `, or write to ${contact}`}.`,
  },
  notices: {
    done: 'Done',
    confirmTitle: 'Hear what becomes of your comment',
    confirmLead: 'You asked to know whether your comment is published. Confirm that this address is yours.',
    confirm: 'Yes, tell me',
    confirmed: 'Noted: we will write to you when your comment has been read.',
    endTitle: 'Stop these messages',
    endLead: 'We will stop writing to you about this comment.',
    end: 'Stop writing to me',
    ended: 'Done: we will no longer write to you about it.',
  },
};
