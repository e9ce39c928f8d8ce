import { formatNumber } from '../format.ts';
import type { Messages } from '../fr.ts';

export const letters: Messages['letters'] = {
  title: 'Letters of the site',
  lead: 'What the site has written and that has not left yet. A letter is tried for four days, then given up; it is erased after thirty days.',
  noServer:
    'This site has no e-mail server (SMTP_URL): nothing leaves. The manual, docs/operations.md, says how to give it one.',
  tabs: { failed: 'Given up', waiting: 'Waiting' },
  none: { failed: 'No letter was given up.', waiting: 'No letter is waiting.' },
  hint: {
    failed: 'The text of letters is not shown, and only half of their addresses: they belong to others.',
    waiting: 'They leave by themselves; “Try now” puts one in front.',
  },
  facts: {
    recipient: 'To',
    since: 'Written',
    tries: 'Tries',
    reason: 'Last reason',
    failed: 'Given up',
    next: 'Next try',
    leaves: 'Leaves',
  },
  heldBack: 'It tells of a decision that can still be undone, so it waits until then.',
  again: { failed: 'Send again', waiting: 'Try now' },
  drop: 'Delete',
  all: (count) =>
    count > 1 ? `Send the ${formatNumber('en', count)} letters again` : 'Send the letter again',
  which: 'Choose a letter in the list',
  done: {
    again: 'Done: the letter leaves within a minute.',
    all: 'Done: these letters leave within a minute.',
    drop: 'The letter is deleted: it will not leave.',
    gone: 'This letter is no longer in the list: it left, is leaving or was deleted in the meantime.',
    early:
      'This letter tells of a decision that can still be undone: it leaves by itself once that time is over.',
  },
  log: {
    again: (moment) => `letter written on ${moment}, to be sent again`,
    drop: (moment) => `letter written on ${moment}, deleted`,
    all: (count, reason) =>
      count > 1
        ? `${formatNumber('en', count)} letters to be sent again: ${reason}`
        : `one letter to be sent again: ${reason}`,
  },
  reasons: {
    name: 'The name of the e-mail server was not found.',
    refused: 'Nothing answers at that address and port.',
    unreachable: 'This machine has no way to the e-mail server.',
    timeout: 'The e-mail server did not answer in time.',
    closed: 'The e-mail server broke the conversation off.',
    noTls: 'The e-mail server offers no encryption (STARTTLS), so the password was not shown to it.',
    tls: 'Encryption could not begin.',
    selfSigned: 'The server signed its certificate itself: nothing proves that it is the right server.',
    wrongName: 'The certificate of the server bears another name than SMTP_URL.',
    expired: 'The certificate of the server has expired.',
    certificate: 'The certificate of the server cannot be checked.',
    notMail: 'What answers at that address does not speak like an e-mail server.',
    unwelcome: 'The e-mail server turns this machine away.',
    login: 'The e-mail server refuses the name or the password, or wants one.',
    sender: 'The server refuses the address that writes.',
    relay: 'The server does not pass letters on for this site.',
    recipient: 'The server refuses the address that is written to.',
    letter: 'The server refuses the letter itself.',
    later: 'The server asked us to try again later.',
    stopped: 'The site stopped while the letter was leaving.',
    interrupted: 'Handed over twice, and the server did not say what it did with it: it may have arrived.',
    unusable: 'This address, or this letter, cannot be sent.',
    unknown: 'The reason was not kept.',
  },
  mends: {
    name: 'Check the name in SMTP_URL, and that this machine can look names up (DNS).',
    refused:
      'Check the port in SMTP_URL: 587 or 465 with a provider, 25 for a server on this machine. On this machine, see that the server runs.',
    unreachable:
      'Check the network and the firewall; many hosts close port 25 to the outside: try 587 or 465.',
    timeout:
      'Many hosts close port 25 to the outside: try 587 or 465. Otherwise the server is busy, and the site tries again.',
    closed: 'Nothing, if it passes: the site tries again. If it lasts, read the log of the server.',
    noTls: 'Try port 587 with smtp://, or 465 with smtps://.',
    tls: 'smtps:// goes with port 465; with 587 or 25, write smtp://.',
    selfSigned:
      'Give the server a recognised certificate. If it is on this machine, call it localhost: certificates are not examined there.',
    wrongName: 'Put the name that the certificate bears into SMTP_URL: the one your provider gives.',
    expired: 'Renew the certificate of the server, and check the time of this machine.',
    certificate:
      'The server has to send the whole chain of its certificate. If the authority is your own, name it with NODE_EXTRA_CA_CERTS.',
    notMail: 'Check the name and the port in SMTP_URL; port 465 goes with smtps://.',
    unwelcome: 'Read the log of the server: it may want a password, or think ill of this machine.',
    login:
      'Check the name and the password in SMTP_URL; there, @ : / ? # % are written %40 %3A %2F %3F %23 %25. Some providers want an app password.',
    sender: 'MAIL_FROM has to be an address that this server lets you write from.',
    relay: 'Give a name and a password in SMTP_URL, or allow this machine to write to the outside.',
    recipient: 'Often a slip of whoever typed the address: there is nothing to do.',
    letter: 'Read the log of the server; check SPF and DKIM of the domain in MAIL_FROM.',
    later: 'Nothing: the site tries for four days.',
    stopped: 'Nothing: the site tries again.',
    interrupted: 'Ask the person whether it arrived, or send it again.',
    unusable: 'There is nothing to do: drop it.',
    unknown: 'Send it again: if it does not leave, the reason will be given.',
  },
};
