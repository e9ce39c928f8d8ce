import type { Messages } from '../fr.ts';

export const reminders: Messages['reminders'] = {
  title: 'Reminders by e-mail',
  lead: 'Two messages for each review: one seven days before the date, one on the day. Each leads to the page of the review.',
  field: {
    label: 'E-mail address for reminders',
    hint: 'Used for nothing else. We first write to it, so that it can be confirmed.',
  },
  consent:
    'By asking for reminders, you agree that we keep this address for them alone. It is erased as soon as you stop them, with the strategy, and if you replace the edit link. Whoever has that link sees the address, and each reminder carries the link.',
  ask: 'Ask for reminders',
  askOther: 'Change the address',
  on: (email) => `Reminders go to ${email}.`,
  waiting: (email) =>
    `We have written to ${email}: reminders will go there once the address is confirmed, within seven days.`,
  end: 'Stop the reminders',
  cancel: 'Cancel the request',
  often:
    'This address has already been sent three messages in 24 hours: wait until tomorrow, or give another',
  already: 'Reminders already go to this address',
  done: {
    asked: 'Noted: open the message that we have just sent to confirm the address.',
    ended: 'Done: there will be no more reminders, and the address is erased.',
  },
  pageTitle: (brand) => `${brand}: reminders by e-mail`,
  titleOf: 'Reminders by e-mail',
  back: 'Back to the follow-up page',
  said: 'Done',
  confirmTitle: 'Receive reminders',
  confirmLead:
    'You will be sent a message at this address seven days before the date of each review, and one on the day, until you stop them. Each will say how.',
  confirm: 'Yes, write to this address',
  confirmed: 'Noted: reminders will come to this address.',
  endTitle: 'Stop receiving reminders',
  endLead: 'We will stop writing to this address about this strategy, and forget it.',
  stop: 'Stop the reminders',
  ended: 'Done: we will not write to this address about this strategy again.',
  letters: {
    confirm: {
      subject: (site) => `${site}: confirm your address`,
      lead: (site) => `This address was given on ${site} to be reminded before the review of a strategy.`,
      act: 'If it was you, confirm it here (opening this link changes nothing, it works for 7 days):',
      then: 'You will then be sent a message seven days before the date of each review, and one on the day.',
      otherwise:
        'If it was not you, there is nothing to do: without confirmation we send no reminder, and the address is erased after 7 days.',
    },
    review: {
      subject: (brand, date) => `${brand}: review planned for ${date}`,
      lead: (date) => `You planned to review where you stand on ${date}.`,
      strategy: (brand) => `The strategy: ${brand}`,
      act: 'Hold the review, on one page:',
      before:
        'Until then, missing readings can be recorded on the follow-up page, which the page of the review links to.',
      keep: 'This link can change everything: keep it to yourself and your team.',
      linkUnknown: 'Open the edit link that you kept: the site can no longer write it here.',
      unsubscribe:
        'You are sent this message because reminders were asked for at this address, and confirmed. Stop them:',
    },
  },
};
