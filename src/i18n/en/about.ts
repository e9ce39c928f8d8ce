import type { Messages } from '../fr.ts';

export const accessibility: Messages['accessibility'] = {
  title: 'Accessibility',
  short: {
    full: 'Accessibility: fully compliant',
    partial: 'Accessibility: partially compliant',
    none: 'Accessibility: not compliant',
    untold: 'Accessibility',
  },
  lead: 'Where this site stands, by our own audit.',
  state: {
    title: 'Compliance status',
    states: {
      full: 'This site is fully compliant with RGAA 4.1.2, the French reference for accessibility.',
      partial: 'This site is partially compliant with RGAA 4.1.2, the French reference for accessibility.',
      none: 'This site is not compliant with RGAA 4.1.2, the French reference for accessibility.',
    },
    own: 'The statement of this site, by the people who answer for it.',
    ownRate: (percent) => `It meets ${percent}% of the criteria of the RGAA that apply.`,
    rate: (met, applicable, percent) =>
      `Our internal audit finds ${met} criteria met out of the ${applicable} that apply: ${percent}%.`,
    cap: 'We will not write “fully compliant” until someone who uses NVDA and someone who uses VoiceOver have walked through the site.',
    aim: 'We aim for level AA of WCAG 2.2 and the 106 criteria of the RGAA.',
  },
  gaps: {
    title: 'What does not comply',
    what: {},
    none: 'On the pages of the sample, we found no criterion that is not met. That does not prove there is none.',
    line: (criterion, what, pages) => `Criterion ${criterion}: ${what} Pages: ${pages.join('; ')}.`,
  },
  method: {
    title: 'Method',
    paragraphs: [
      'This is an internal audit: the people who make the site did it, criterion by criterion, on the running site, without JavaScript. Nobody from outside has checked it.',
      'At each change, programs walk through every page again in Chromium, in French and English, in light and dark: measured contrast, text at 200%, a window 320 pixels wide (a zoom of 400%), spaced-out text, the keyboard alone, headings, landmarks, tables, fields, the language of passages.',
    ],
    date: (day) => `Audit and statement of ${day}.`,
  },
  sampleTitle: 'The pages audited',
  sampleLead: 'Each one in French and English. The last five were drawn at random.',
  sample: {
    home: 'the home page',
    start: 'the start of the wheel',
    diagnosis: 'step 1, the diagnosis',
    approaches: 'step 2, the approaches',
    review: 'step 3, the review',
    owner: 'the page with the links of a strategy',
    strategy: 'the shared page of a strategy',
    comparison: 'a comparison',
    blind: 'the blind test',
    workshop: 'the workshop: facilitator, answer, screen for the room, results',
    observatory: 'the observatory',
    article: 'an article and its comments',
    glossary: 'the glossary',
    legal: 'personal data and this statement',
    error: 'the page for an unknown address',
    moderation: 'the moderation queue',
    signIn: 'the moderator sign-in',
    revision: 'an older version of a strategy',
    people: 'looking up a person, in moderation',
    correction: 'the correction of a comment',
    myStrategies: 'my strategies',
  },
  tools: {
    title: 'Tools',
    list: [
      'Chromium, without scripts, with its forced colours and its filters for colour vision',
      'axe-core, with all its rules, in light and dark',
      'HTML CodeSniffer, the engine of pa11y, by WCAG2AAA',
      'the W3C validator (Nu) and html-validate',
      'Lynx, a text browser',
      'our own measurements of contrast, focus, targets and overflow',
    ],
  },
  unchecked: {
    title: 'What we could not check',
    paragraphs: [
      'Nobody has tried this site with a screen reader (NVDA, JAWS, VoiceOver), and it has not been tested with disabled people. We have only read what each page gives to a screen reader.',
      'What visitors write is not checked.',
      'The PDF of a strategy is tagged, but the page itself remains the reference version.',
    ],
  },
  report: {
    title: 'Report a problem',
    lead: 'If a page stops you, tell us: we will give you the information another way and mend the page.',
    write: 'Write to',
    comment: 'This site gives no address. Leave a comment under an article, and a person will read it:',
    appeal:
      'If we do not answer, you can write to the French Défenseur des droits (defenseurdesdroits.fr), through its form, by post without a stamp (Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07) or by telephone on +33 9 69 39 00 00.',
  },
};

export const siteMap: Messages['siteMap'] = {
  title: 'Site map',
  lead: 'Every public page.',
  feeds: 'Atom feeds',
};
