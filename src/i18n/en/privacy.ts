import { numberWord } from '../amounts.ts';
import type { Messages } from '../fr.ts';

export const privacy: Messages['privacy'] = {
  title: 'Personal data',
  lead: 'What this site keeps, why, and for how long.',
  sections: (approaches) => [
    {
      title: 'What the wheel keeps',
      paragraphs: [
        'A draft: your answers, tied to a session cookie drawn at random. It is erased after 30 days without a visit, the session after 180 days.',
        'A saved strategy: what you wrote, without an account or an address. Whoever has one of its two links can read it. We do not keep the links themselves, only their fingerprints.',
        'It is kept for 24 months after you last saved it, recorded something in its follow-up or extended it. You can delete it yourself: it is erased 30 days later.',
        'If you want to be able to have your links sent again, we keep a fingerprint of your address, not the address. It is erased with the strategy, with its edit link, or when you press a button. The address itself stays in the register of messages for seven days.',
        `If you tick “Count this wheel”, we count, without your name, ${colours(approaches)}, the month and, if you follow the strategy up, that a reading was noted and your latest decision on each approach; the colours may be shown to someone with a similar wheel, if at least five strategies share them. Save with the box unticked, or delete the strategy, and it is no longer counted: it drops out at the next snapshot. At most three wheels a day count from one network; for that we keep a fingerprint of the network address until the end of the day.`,
        'To limit how much one person can create in a day, we count with a fingerprint of your browser and one of your network address, which change every day and are erased the next.',
        'The shared page shows your words, your reasons and your plans, with the places and the names that you write in them. Where you start from and what you build on can be read there too, unless you untick the box that offers it; your answers to the diagnosis only if you tick theirs. We never put the name of the rival there: if you write it yourself, it will be. If you allow the preview of the link, a messaging app in which it is pasted may copy the picture of the page, and keep it. If you make a blind test, its page, and no other, offers the rival’s name among others.',
      ],
    },
    {
      title: 'What a blind test keeps',
      paragraphs: [
        'For each browser that answers, and for each version of the strategy: who could sign it, what is said of each sentence, and the name or initials and the remark if the person writes them. Whoever made the test sees them. The shared page says nothing of it or, if they choose so and from three answers on, how many people recognised the brand.',
        'Anybody can change their answer, or empty their name and remark, until the test ends. All of it is erased with the strategy. To have an answer erased sooner, write to us with the name you gave: nothing else ties it to you.',
      ],
    },
    {
      title: 'What the follow-up keeps',
      paragraphs: [
        'Your indicators, with their start, their target and the name of whoever answers for them if you write it; each reading, with its day, its value and its note; each decision of a review meeting, with its reason. A reading that was corrected stays in the history, beside the one that replaces it.',
        'Only people with the edit link see all of this. If you choose to show the follow-up, whoever has a read link sees the start, the target, the values that count and who answers for them; never the notes, or what was corrected. Of the decisions and the reasons for them, they see only the note “What changed, and why” of the next version, as you save it, whether the follow-up is shown or not. All of it is erased with the strategy. To have your name erased sooner, write to us.',
        'If you ask for reminders by e-mail, we keep the address, as it is, for them alone and with your consent. It is erased as soon as you stop them, the strategy is deleted or expires, or its edit link is replaced; and after seven days if nobody confirms it. Messages that were sent stay seven days in the record of what was sent, without the link or a word of the strategy.',
      ],
    },
    {
      title: 'What a workshop keeps',
      paragraphs: [
        `The brand, the question put to the group, what it decided if the facilitator writes that down and, for each browser that answers, ${choices(approaches)} and a name or initials if the person writes them. Before the reveal nobody sees them, not even the facilitator; afterwards everybody who answered does. The screen for the room then shows the choices and the decision, without the names, to whoever has the link for the group.`,
        'A workshop is erased with its answers and names after 30 days without use, or at once if the facilitator deletes it. Anyone can withdraw their answer before the reveal. The facilitator sees the time of each answer, and can remove one too. An answer that was never sent is erased after a day.',
        'The facilitator can keep the table of who chose what and the decision in a draft that only they see: both are erased with the draft, or with the workshop if they delete it.',
      ],
    },
    {
      title: 'What a comment keeps',
      paragraphs: [
        'Your name, your site if you give it, and your text, which are published. Your e-mail address, which never is: we use it to answer you and to keep spam out, and it is erased three years after your last comment.',
        'The network address the comment came from, kept apart and erased after twelve months at most. To slow down repeated sending, and to recognise a comment sent twice, we also count with a fingerprint of that address and one of its neighbourhood, under a key that changes every day, for twenty-four hours.',
        'A comment that is spam or in the trash is erased after thirty days. One that nobody has decided on is erased after ninety.',
      ],
    },
    {
      title: 'On what basis',
      paragraphs: [
        'Publishing your comment and keeping robots out rest on the site’s legitimate interest and on your request. The two boxes of the form, being told and being recognised, rest on your consent: you can withdraw it at any time.',
        'Nothing goes to another service: no audience measurement, no profile pictures, no outside filter.',
      ],
    },
    {
      title: 'Cookies',
      paragraphs: [
        'Reading an article or commenting on it sets none. The wheel sets one when you start a draft, or answer in a workshop or a blind test, since it has to know what is yours. “Remember me” sets one for six months, only if you tick the box. Moderators get two when they sign in: one for the session, the other so that their browser is recognised for 180 days if somebody else tries their account.',
      ],
    },
    {
      title: 'Your rights',
      paragraphs: [
        'You can ask for a copy of what concerns you, and have it corrected or erased. A comment can be erased with its text, or stay online under the name “Anonymous”. We answer within a month at most.',
        'Backups keep erased data until the owner of the site replaces them; after a restore, everything erased is erased again.',
        'If you are not happy with our answer, you can turn to the French data protection authority, the CNIL (cnil.fr).',
      ],
    },
  ],
  contact: 'For any request, write to',
  forgetTitle: 'No longer be recognised',
  forgetLead: 'If you ticked “Remember me”, this button erases the cookie of this browser.',
  forget: 'Forget who I am',
  forgottenTitle: 'Done',
  forgotten: 'Done: this browser no longer recognises you.',
};

function colours(approaches: number | undefined): string {
  return approaches === undefined ? 'its method, its colours' : `its ${numberWord('en', approaches)} colours`;
}

function choices(approaches: number | undefined): string {
  return approaches === undefined ? 'its choices' : `${numberWord('en', approaches)} choices`;
}
