import { formatNumber } from '../format.ts';
import type { Messages } from '../fr.ts';

/** “3.9”, never rounded up. */
function formatContrast(contrast: number): string {
  return formatNumber('en', Math.floor(contrast * 10) / 10);
}

export const identity: Messages['identity'] = {
  title: 'The site’s identity',
  lead: 'What the site says of itself: its name, its time zone, and who answers for it. All of it applies as soon as you save, on pages, in e-mails and in files.',
  save: 'Save the identity',
  groups: {
    name: 'Name and footer',
    look: 'Colours and logo',
    place: 'Time zone',
    duties: 'Who answers for the site',
    accessibility: 'Accessibility',
  },
  addressShape: 'This does not look like an e-mail address, such as name@example.org',
  colourShape: 'This does not look like a colour, such as #0b5d3b',
  tooPale: (contrast, least) =>
    `This colour cannot be read well enough on white: its contrast is ${formatContrast(contrast)}, and ${formatContrast(least)} is needed`,
  legal: 'These texts are read here:',
  onLight: (colour) => `${colour} on the light ground`,
  onDark: (colour) => `${colour} on the dark ground`,
  nearest: (colour) => `The nearest that fits, of the same hue: ${colour}`,
  take: (colour) => `Take ${colour}`,
  notPercent: 'The share is a whole number from 0 to 100',
  rateAlone: 'A share is given only with a statement: write one in either language',
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
    accent: {
      label: 'Colour of links and buttons',
      hint: 'Six digits or letters, such as #0b5d3b. It has to be readable on white; for the dark ground the site derives a lighter one of the same hue. Empty: the ink of the site.',
    },
    headColour: {
      label: 'Colour of the head of each page',
      hint: 'Of the name of the site, its menu and the title of each page. The same rules. The blues of the wheel do not change.',
    },
    timeZone: {
      label: 'Time zone of the site',
      hint: 'Dates and times on pages and in e-mails, the days of readings, and where a day begins in the log. Days already recorded stay as they are.',
    },
    publisher: {
      label: 'Publisher',
      hint: 'Name, legal form, address, telephone. Whoever does not publish as a trade may name the host alone. In the legal notice.',
    },
    director: {
      label: 'Responsible for the publication',
      hint: 'The name of the person who answers for what is published. French law asks it of every site. In the legal notice.',
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
    accessibilityFr: {
      label: 'Statement on accessibility in French',
      hint: 'It stands in place of that of the program, which comes from our own audit. Say who checked, when, and what is missing. Empty in both languages: ours.',
    },
    accessibilityEn: {
      label: 'Statement on accessibility in English',
      hint: 'The same, on the page in English. A language left empty takes the text of the other.',
    },
    accessibilityRate: {
      label: 'Share of the criteria of the RGAA that are met (per cent)',
      hint: 'From 0 to 100, by your own audit. The foot of each page says “not compliant” under 50, “partially compliant” up to 99, “fully compliant” at 100.',
    },
  },
};
