import type { Messages } from '../fr.ts';

export const links: Messages['links'] = {
  undo: {
    title: 'You can bring it back',
    until: (date) =>
      `It will be erased for good on ${date}. Until then this button brings it back as it was, links included.`,
    button: 'Bring the strategy back',
  },
  download: {
    button: 'Download everything',
    hint: 'One file that opens offline: both links, the wheel and the whole page.',
    fileName: 'strategy',
    title: 'Your links and your strategy',
    lead: 'This file contains the edit link: keep it to yourself.',
  },
  qr: {
    label: 'QR code of the read link',
    hint: 'It opens the read link. It is on the printed page too.',
  },
  preview: {
    title: (allowed) => `Preview of the link in messaging apps: ${allowed ? 'on' : 'off'}`,
    lead: 'When a read link is pasted into a chat or a social network, that service can show a picture: the wheel, the brand and the verdict.',
    label: 'Offer this picture with the read links',
    hint: 'The service then copies the picture and may keep it, even once the link is withdrawn. Without this box it gets only the title of the page, with the brand.',
    save: 'Save this choice',
  },
  done: {
    saved: {
      title: 'Strategy saved',
      text: 'Keep your two links: there is no account to find it again without them.',
    },
    readReplaced: {
      title: 'Read link replaced',
      text: 'The old one no longer opens. Send the new one to those who should read the page.',
    },
    editReplaced: {
      title: 'Edit link replaced',
      text: 'The old one no longer opens. Copy the new one now: earlier messages and files still carry the old one.',
    },
    linkMade: { title: 'Link made', text: 'It is ready to copy, under “Other read links”.' },
    linkWithdrawn: { title: 'Link withdrawn', text: 'It opens for nobody now. The others still work.' },
    previewAllowed: {
      title: 'Preview on',
      text: 'The read links now offer the picture of the wheel.',
    },
    previewOff: {
      title: 'No preview',
      text: 'The read links offer no picture. Any that were already copied elsewhere may stay there.',
    },
    sent: { title: 'Message sent', text: 'It is on its way, and arrives in a few minutes.' },
    addressesForgotten: { title: 'Forgotten', text: 'No address can ask for these links any more.' },
    extended: { title: 'Kept for longer', text: (date) => `The strategy is kept until ${date}.` },
    broughtBack: { title: 'Strategy brought back', text: 'Here it is as it was, with its links.' },
    revisionRestored: {
      title: 'Version brought back',
      text: 'It is the one that your readers see now. What it replaces stays in the history.',
    },
  },
  named: {
    title: 'Other read links',
    lead: 'A link for one person or one team, which you can withdraw without touching the others. They all show the same page.',
    field: {
      label: 'Who this link is for',
      hint: '60 characters at most. Only this page shows the name.',
      subject: 'The name of the link',
      missing: 'Say who this link is for',
    },
    add: 'Make this link',
    madeOn: (date) => `Made on ${date}`,
    count: (count) => (count === 0 ? '' : ` (${count})`),
    revoke: 'Withdraw this link',
    revokeHint: 'Once withdrawn, a link opens for nobody, and it cannot be brought back.',
    notShowable:
      'This link can no longer be shown here, because this site’s key has changed. The one you sent still works.',
    tooMany: (max) => `You can have ${max} named links at most: withdraw one before you make another`,
  },
  replace: {
    title: 'Replace a link',
    offer: 'Replace it',
    lost: 'If you have lost it, replace it: the one before will open nowhere, and only this browser will get the new one.',
    readLoss:
      'The current read link stops working at once, for everyone who has it. The named links still work.',
    read: 'Replace the read link',
    editLoss:
      'For when the edit link has fallen into the wrong hands. The next page says who is shut out; nothing changes before that.',
    editStep: 'Replace the edit link…',
    edit: 'Replace the edit link',
    confirm: {
      lead: 'The old link will stop opening at once, and will not come back. Nothing has changed yet.',
      outTitle: 'Who will be shut out',
      out: [
        'Everybody who has the old link: colleagues, your agency, whoever was sent it in a message.',
        'Your other devices: the strategy will leave their “My strategies” list, and drafts begun there can no longer be saved.',
        'The file that you downloaded: the old link stays written in it. Download it again afterwards.',
      ],
      addresses: (count) =>
        count === 1
          ? 'The e-mail address that can ask for the links: it will be forgotten.'
          : `The ${count} e-mail addresses that can ask for the links: they will be forgotten.`,
      keptTitle: 'What goes on working',
      kept: [
        'The read links open as before.',
        'This browser gets the new link: copy it as soon as it is shown.',
      ],
      back: 'Change nothing and go back to the page',
    },
  },
  life: {
    title: 'How long it is kept',
    keptUntil: (date) => `Kept until ${date}.`,
    why: 'Saving, recording in the follow-up or pressing this button keeps it for 24 months from that day. Otherwise it is erased, with all its links.',
    extend: 'Keep it for 24 months from today',
    warning: (date) => `This strategy will be erased on ${date}, unless you extend it.`,
  },
  remove: {
    title: 'Delete the strategy',
    loss: 'The read links stop working at once. For 30 days, the edit link can bring everything back. After that the strategy, its versions and its drafts are erased for good.',
    button: 'Delete this strategy',
  },
  mailed: {
    title: 'Get these links by e-mail',
    lead: 'We send both links to the address you give. Check it: anyone who gets this message can change everything.',
    field: { label: 'E-mail address', hint: 'Used for this message only.' },
    keep: {
      label: 'Let this address ask for the links again',
      hint: 'We then keep a fingerprint of the address, never the address. It is erased with the strategy, with this edit link, or when you say so.',
    },
    send: 'Send both links',
    often: 'This address has already had three messages in 24 hours: wait until tomorrow, or copy the links',
    tooMany: (max) =>
      `You can have ${max} addresses at most: have them forgotten before giving another, or send without ticking the box`,
    kept: (count) =>
      count === 1 ? 'One address can ask for these links.' : `${count} addresses can ask for these links.`,
    forget: (count) => (count === 1 ? 'Forget this address' : 'Forget these addresses'),
  },
  mine: {
    title: 'Get my links by e-mail',
    lead: 'If you left your address with a strategy, we will send you its edit link.',
    field: { label: 'E-mail address', hint: 'Three messages a day at most for one address.' },
    send: 'Send me my links',
    sentTitle: 'Request received',
    sent: 'Noted. If this address was left with a strategy, a message will be sent within a minute.',
    off: 'This site sends no e-mail: it cannot send you your links again.',
    elsewhere:
      'Look for them in the file you downloaded, in a message you sent, in your bookmarks, or on the device where the strategy was saved.',
  },
  letters: {
    bothSubject: (site) => `${site}: your two links`,
    both: (site) => `Here are the two links of a strategy saved on ${site}.`,
    read: 'The read link, to share:',
    edit: 'The edit link, to keep to yourself:',
    unexpected:
      'If you were not expecting this message, ignore it: somebody must have mistaken this address for their own.',
    kept: 'This address can ask for these links again. To have it forgotten, open the edit link.',
    mineSubject: (site) => `${site}: your edit links`,
    mine: 'Here are the edit links of the strategies this address was left with. Anyone who has one of these links can change everything.',
    onlyLatest: (count) => `These are the ${count} saved last. The links to the others still work.`,
    savedOn: (date) => `Saved on ${date}:`,
    mineUnexpected: 'If you did not ask for this, ignore it: it was sent to nobody else.',
    ended: 'This link no longer works.',
  },
};
