import type { Messages } from '../fr.ts';

export const accessibility: Messages['accessibility'] = {
  title: 'Accessibility',
  short: 'Accessibility: not compliant',
  lead: 'Where this site stands, said honestly.',
  sections: [
    {
      title: 'Compliance status',
      paragraphs: [
        'Accessibility: not compliant. Nobody from outside has audited this site yet: the French reference (RGAA 4.1.2) then asks for these words, whatever care was taken.',
        'We aim at level AA of WCAG 2.2 and at the 106 criteria of the RGAA.',
        'Our own survey of nine pages finds one gap: the caption of the figure on the home page is not tied to its picture as the RGAA asks (criterion 1.9).',
      ],
    },
    {
      title: 'What we check ourselves',
      paragraphs: [
        'At each change, programs walk through all pages in a real browser, without JavaScript, in French and English, in light and dark: names and roles, contrasts of 7 to 1, targets of 44 pixels, reading at 320 pixels wide, the keyboard alone from the home page to a published comment, visible focus, valid code.',
        'The wheel is never the only way to read or to choose: a table says the same, and twelve groups of buttons make the same choice.',
      ],
    },
    {
      title: 'What we could not check',
      paragraphs: [
        'Nobody has tried this site with a screen reader (NVDA, JAWS, VoiceOver), and no trial was made with disabled people. We have only read what each page gives to a screen reader.',
        'What visitors write is not checked: its language is not marked.',
        'The PDF of a strategy is tagged, but the page itself stays the version of reference.',
      ],
    },
    {
      title: 'Report a problem',
      paragraphs: [
        'If a page stops you, tell us: we will give you the information another way and mend the page. Without an answer from us, you can write to the French Défenseur des droits (defenseurdesdroits.fr).',
      ],
    },
  ],
  dated: (date) => `Statement made on ${date}.`,
  contact: 'Write to',
};

export const siteMap: Messages['siteMap'] = {
  title: 'Site map',
  lead: 'Every public page.',
  feeds: 'Atom feeds',
};
