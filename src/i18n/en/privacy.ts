import { numberWord } from '../amounts.ts';
import { formatNumber } from '../format.ts';
import type { Messages } from '../fr.ts';
import type { PrivacyFacts } from '../retention.ts';

export const privacy: Messages['privacy'] = {
  title: 'Personal data',
  lead: 'What this site keeps, why, and for how long.',
  sections: (facts) => [
    ...responsible(facts),
    {
      title: 'What the wheel keeps',
      paragraphs: [
        `A draft: your answers, tied to a session cookie drawn at random. It is erased after ${days(facts.draftDays)} without a visit, the session after ${days(facts.sessionDays)}.`,
        'A saved strategy: what you wrote, without an account or an address. Whoever has one of its links can read it. We do not keep the links themselves, only their fingerprints.',
        `It is kept for ${months(facts.strategyMonths)} after you last saved it, recorded something in its follow-up or extended it. You can delete it yourself: it is erased ${days(facts.undoDays)} later.`,
        `If you want to be able to have your links sent again, we keep a fingerprint of your address, not the address. It is erased with the strategy, with its edit link, or when you press a button. The address itself stays in the register of messages for ${days(facts.sentDays)}, and for ${days(facts.unsentDays)} if the message could not be sent.`,
        `If you tick “Count this wheel”, we count, without your name, ${colours(facts.approaches)}, the month and, if you follow the strategy up, that a reading was noted and your latest decision on each approach; the colours may be shown to someone with a similar wheel, from ${strategies(facts.leastAlike)} that share them. Save with the box unticked, or delete the strategy, and it is no longer counted: it drops out at the next snapshot. From one network, at most ${wheels(facts.wheelsOfNetwork)} a day; for that we keep a fingerprint of the network address until the end of the day.`,
        'To limit how much one person can create in a day, we count with a fingerprint of your browser and one of your network address, which change every day and are erased the next.',
        'The shared page shows your words, your reasons and your plans, with the places and the names that you write in them. Where you start from and what you build on can be read there too, unless you untick the box that offers it; your answers to the diagnosis only if you tick theirs. We never put the name of the rival there: if you write it yourself, it will be. If you allow the preview of the link, a messaging app in which it is pasted may copy the picture of the page, and keep it. If you make a blind test, its page, and no other, offers the rival’s name among others.',
      ],
    },
    {
      title: 'What a blind test keeps',
      paragraphs: [
        `For each browser that answers, and for each version of the strategy: who could sign it, what is said of each sentence, and the name or initials and the remark if the person writes them. Whoever made the test sees them. The shared page says nothing of it or, if they choose so and from ${answers(facts.leastAnswers)} on, how many people recognised the brand.`,
        `Anybody can change their answer, or empty their name and remark, until the test ends. All of it is erased with the strategy.${asked(facts, ' To have an answer erased sooner, write to us with the name you gave: nothing else ties it to you.')}`,
      ],
    },
    {
      title: 'What the follow-up keeps',
      paragraphs: [
        'Your indicators, with their start, their target and the name of whoever answers for them if you write it; each reading, with its day, its value and its note; each decision of a review meeting, with its reason. A reading that was corrected stays in the history, beside the one that replaces it.',
        `Only people with the edit link see all of this. If you choose to show the follow-up, whoever has a read link sees the start, the target, the values that count and who answers for them; never the notes, or what was corrected. Of the decisions and the reasons for them, they see only the note “What changed, and why” of the next version, as you save it, whether the follow-up is shown or not. All of it is erased with the strategy.${asked(facts, ' To have your name erased sooner, write to us.')}`,
        `If you ask for reminders by e-mail, we keep the address, as it is, for them alone and with your consent. It is erased as soon as you stop them, the strategy is deleted or expires, or its edit link is replaced; and after ${days(facts.unconfirmedDays)} if nobody confirms it. Messages that were sent stay ${days(facts.sentDays)} in the record of what was sent, without the link or a word of the strategy.`,
      ],
    },
    {
      title: 'What a workshop keeps',
      paragraphs: [
        `The brand, the question put to the group, what it decided if the facilitator writes that down and, for each browser that answers, ${choices(facts.approaches)} and a name or initials if the person writes them. Before the reveal nobody sees them, not even the facilitator; afterwards everybody who answered does. The screen for the room then shows the choices and the decision, without the names, to whoever has the link for the group.`,
        `A workshop is erased with its answers and names after ${days(facts.workshopDays)} without use, or at once if the facilitator deletes it. Anyone can withdraw their answer before the reveal. The facilitator sees the time of each answer, and can remove one too. An answer that was never sent is erased after ${hours(facts.unsentAnswerHours)}.`,
        'The facilitator can keep the table of who chose what and the decision in a draft that only they see: both are erased with the draft, or with the workshop if they delete it.',
      ],
    },
    {
      title: 'What a comment keeps',
      paragraphs: [
        `Your name, your site if you give it, and your text, which are published. Your e-mail address, which never is: we use it to answer you and to keep spam out, and it is erased ${months(facts.emailMonths)} after your last comment.${edited(facts)}`,
        `${addressKept(facts)} To slow down repeated sending, and to recognise a comment sent twice, we also count with a fingerprint of that address and one of its neighbourhood, under a key that changes every day, for ${hours(facts.quotaHours)}. That a question of the form was used stays noted for ${hours(facts.questionHours)} at most, without saying by whom.`,
        `A comment that is spam is erased after ${days(facts.spamDays)}, one in the trash after ${days(facts.trashDays)}. Of one that nobody has decided on, the moderators are reminded after ${days(facts.warnDays)}, and it is erased after ${days(facts.purgeDays)}.`,
        ...told(facts),
        `Moderators are recognised for ${minutes(facts.idleMinutes)} without doing anything, and for ${hours(facts.signedInHours)} in all. Attempts to sign in are counted for ${minutes(facts.attemptMinutes)}, with a fingerprint of the network address.`,
      ],
    },
    {
      title: 'On what basis',
      paragraphs: [
        'Publishing your comment and keeping robots out rest on the site’s legitimate interest and on your request. The boxes of the form, being told and being recognised, rest on your consent: you can withdraw it at any time.',
        'Nothing goes to another service: no audience measurement, no profile pictures, no outside filter.',
      ],
    },
    {
      title: 'Cookies',
      paragraphs: [
        `Reading an article or commenting on it sets none. The wheel sets one when you start a draft, or answer in a workshop or a blind test, since it has to know what is yours. “Remember me” sets one for ${months(facts.writerMonths)}, only if you tick the box. Moderators get one for the session when they sign in, and another so that their browser is recognised for ${days(facts.deviceDays)} if somebody else tries their account.`,
      ],
    },
    {
      title: 'Your rights',
      paragraphs: [rights(facts), backups(facts), complaint(facts)],
    },
  ],
  contact: 'For any request, write to',
  forgetTitle: 'No longer be recognised',
  forgetLead: 'If you ticked “Remember me”, this button erases the cookie of this browser.',
  forget: 'Forget who I am',
  forgottenTitle: 'Done',
  forgotten: 'Done: this browser no longer recognises you.',
};

function responsible({ controller }: PrivacyFacts) {
  return controller === ''
    ? []
    : [{ title: 'Who is responsible for it', paragraphs: controller.split('\n') }];
}

/** What may be asked in writing, where an address to write to is given. */
function asked({ contact }: PrivacyFacts, sentence: string): string {
  return contact === '' ? '' : sentence;
}

function edited({ editMinutes }: PrivacyFacts): string {
  return editMinutes === 0
    ? ''
    : ` You can correct a comment yourself within ${minutes(editMinutes)} of sending it.`;
}

function addressKept({ addressMonths }: PrivacyFacts): string {
  return addressMonths === 0
    ? 'The network address the comment came from is not kept.'
    : `The network address the comment came from, kept apart and erased after ${months(addressMonths)} at most.`;
}

function told({ hasMail, noticeMinutes, sentDays, unsentDays, wishDays }: PrivacyFacts): readonly string[] {
  if (!hasMail) return [];
  const pace =
    noticeMinutes === 0 ? 'as soon as one arrives' : `at most once every ${minutes(noticeMinutes)}`;
  return [
    `An e-mail shows the moderators the comments that wait, ${pace}. Every message stays in the register for ${days(sentDays)}, and for ${days(unsentDays)} if it could not be sent. A wish to be told that you do not confirm, or that you end, is forgotten after ${days(wishDays)}.`,
  ];
}

function rights({ contact, answerMonths }: PrivacyFacts): string {
  const what =
    'You can ask for a copy of what concerns you, and have it corrected or erased. A comment can be erased with its text, or stay online under the name “Anonymous”.';
  return contact === ''
    ? `${what} This site does not say yet whom to write to.`
    : `${what} We answer within ${months(answerMonths)} at most.`;
}

function backups({ backupDays, isOnServer }: PrivacyFacts): string {
  if (isOnServer)
    return `As soon as data is erased, nobody can read it on the site any more. The journal and the backups of the database server keep it ${backupDays === 0 ? 'until they are replaced' : `for ${days(backupDays)} at most`}; after a restore, everything erased is erased again.`;
  return backupDays === 0
    ? 'The site makes no backups by itself. If its owner makes some, they keep erased data until they are replaced; after a restore, everything erased is erased again.'
    : `The backups that the site makes keep erased data for ${days(backupDays)} at most; after a restore, everything erased is erased again.`;
}

function complaint({ authority }: PrivacyFacts): string {
  return authority === ''
    ? 'If you are not happy with an answer, you can turn to the data protection authority of your country: in France, the CNIL (cnil.fr).'
    : `If you are not happy with an answer, you can turn to the supervisory authority: ${oneLine(authority)}`;
}

function oneLine(text: string): string {
  const line = text.replaceAll('\n', ', ');
  return line.endsWith('.') ? line : `${line}.`;
}

const counted =
  (one: string, many: string) =>
  (count: number): string =>
    `${formatNumber('en', count)}\u00a0${count === 1 ? one : many}`;
const minutes = counted('minute', 'minutes');
const hours = counted('hour', 'hours');
const days = counted('day', 'days');
const months = counted('month', 'months');
const strategies = counted('strategy', 'strategies');
const answers = counted('answer', 'answers');
const wheels = counted('wheel counts', 'wheels count');

function colours(approaches: number | undefined): string {
  return approaches === undefined ? 'its method, its colours' : `its ${numberWord('en', approaches)} colours`;
}

function choices(approaches: number | undefined): string {
  return approaches === undefined ? 'its choices' : `${numberWord('en', approaches)} choices`;
}
