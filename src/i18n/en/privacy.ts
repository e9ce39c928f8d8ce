import type { Messages } from '../fr.ts';

export const privacy: Messages['privacy'] = {
  title: 'Personal data',
  lead: 'What this site keeps, why, and for how long.',
  sections: [
    {
      title: 'What the wheel keeps',
      paragraphs: [
        'A draft: your answers, tied to a session cookie drawn at random. It is erased after 30 days without a visit, the session after 180 days.',
        'A saved strategy: what you wrote, without an account or an address. Whoever has one of its two links can read it. We do not keep these links, only their fingerprint.',
        'It is kept for 24 months after it was last saved or extended. You can delete it yourself: its content is erased 30 days later.',
        'If you ask to be able to have your links sent again, we keep a fingerprint of your address, not the address. It is erased with the strategy, with its edit link, or by a button. The address itself stays in the register of letters for seven days.',
        'If you tick “Count this wheel”, we count its twelve colours and the month, without your name; they may be shown to someone with a close wheel, if five strategies at least have them. Save without the box, or delete the strategy, and it is no longer counted: it leaves with the next snapshot. From one network three wheels at most count in a day; for that we keep a fingerprint of the network address until the day is over.',
        'To hold how much one person makes in a day, we count with a fingerprint of your browser and one of your network address, which change every day and are erased the next.',
        'The name of the rival and your answers to the diagnosis are not on the shared page, unless you tick the box that offers it for the diagnosis. If you make a blind test, its page, and no other, offers the rival’s name among others.',
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
      title: 'What a workshop keeps',
      paragraphs: [
        'The brand, the question put to the group and, for each browser that answers, twelve choices and a name or initials if the person writes them. Before the reveal nobody sees them, not even the facilitator; afterwards everybody who answered does.',
        'A workshop is erased with its answers and names after 30 days without use, or at once if the facilitator deletes it. Anybody can withdraw their answer before the reveal. The facilitator sees the hour of each answer, and can take one out as well. An answer that was not sent is erased after a day.',
        'The facilitator can keep the table of who chose what in a draft that only they see: it is erased with the draft, or with the workshop if they delete it.',
      ],
    },
    {
      title: 'What a comment keeps',
      paragraphs: [
        'Your name, your site if you give it, and your text, which are published. Your e-mail address, which never is: it serves to answer you and to keep spam away, and is erased three years after your last comment.',
        'The network address the comment came from, kept apart and erased after twelve months at most. To hold repeated posts, and to know one that is sent twice, we also count with a fingerprint of that address and one of its neighbourhood, under a key that changes every day, for twenty-four hours.',
        'A comment that is spam or in the bin is erased after thirty days. One that nobody decided on is erased after ninety.',
      ],
    },
    {
      title: 'On what basis',
      paragraphs: [
        'Publishing your comment and keeping robots out rest on the site’s legitimate interest and on your request. The two boxes of the form, being told and being recognised, rest on your consent: you can withdraw it at any time.',
        'Nothing goes to another service: no audience measurement, no profile picture, no outside filter.',
      ],
    },
    {
      title: 'Cookies',
      paragraphs: [
        'Reading an article or commenting on it sets none. The wheel sets one when you begin a draft, or answer in a workshop or a blind test, since it has to know what is yours. “Remember me” sets one for six months, only if you tick the box. Moderators get two when they sign in: one for the session, the other so that their browser is known for 180 days when somebody else tries their account.',
      ],
    },
    {
      title: 'Your rights',
      paragraphs: [
        'You can ask for a copy of what concerns you, for its correction or for its erasure. A comment can be erased with its text, or stay online under the name “Anonymous”. We answer within a month at most.',
        'Backups keep erased data until the owner of the site renews them; erasures are applied again after a restore.',
        'If our answer does not satisfy you, you can turn to the French authority, the CNIL (cnil.fr).',
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
