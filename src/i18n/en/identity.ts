import type { Messages } from '../fr.ts';

export const identity: Messages['identity'] = {
  title: 'The site’s identity',
  lead: 'What the site says of itself: its name, its time zone, and who answers for it. All of it applies as soon as you save, on pages, in e-mails and in files.',
  save: 'Save the identity',
  groups: {
    name: 'Name and footer',
    place: 'Time zone',
    duties: 'Who answers for the site',
  },
  addressShape: 'This does not look like an e-mail address, such as name@example.org',
  unknownZone: 'This machine does not know that time zone: choose one from the list',
  regions: {
    Africa: 'Africa',
    America: 'America',
    Antarctica: 'Antarctica',
    Arctic: 'Arctic',
    Asia: 'Asia',
    Atlantic: 'Atlantic',
    Australia: 'Australia',
    Europe: 'Europe',
    Indian: 'Indian Ocean',
    Pacific: 'Pacific',
    Etc: 'Elsewhere',
  },
  standsIn: (text) => `While this is empty: “${text}”.`,
  fields: {
    nameFr: {
      label: 'Name of the site in French',
      hint: 'At the head of every page and tab, in e-mails, feeds and calendars, and at the foot of files.',
    },
    nameEn: {
      label: 'Name of the site in English',
      hint: 'In the same places on English pages. A language left empty takes the name in the other.',
    },
    taglineFr: {
      label: 'Tagline in French',
      hint: 'The heading of the home page; in e-mails, under the name that signs it.',
    },
    taglineEn: {
      label: 'Tagline in English',
      hint: 'In the same places, in English.',
    },
    footerFr: {
      label: 'Footer line in French',
      hint: 'At the foot of every page, as plain text. Empty in both languages: no line.',
    },
    footerEn: {
      label: 'Footer line in English',
      hint: 'At the foot of every English page.',
    },
    timeZone: {
      label: 'Time zone of the site',
      hint: 'Dates and times on pages and in e-mails, the days of readings, and where a day begins in the log. Days already recorded stay as they are.',
    },
    publisher: {
      label: 'Publisher',
      hint: 'Name, legal form, address, and who is responsible for what is published. In the legal notice.',
    },
    host: {
      label: 'Host',
      hint: 'Name, address and telephone number of whoever runs the machine. In the legal notice.',
    },
    controller: {
      label: 'Data controller',
      hint: 'The person or body that decides what data is used for. On the privacy page; empty: the publisher.',
    },
    authority: {
      label: 'Supervisory authority',
      hint: 'Where a person can complain, such as the ICO or the CNIL. On the privacy page.',
    },
    contact: {
      label: 'Contact address',
      hint: 'At the foot of every page, in the legal notice and on the privacy page. Empty: no sentence promises one.',
    },
  },
};
