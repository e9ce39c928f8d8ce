import type { Messages } from '../fr.ts';

export const comparison: Messages['comparison'] = {
  pageTitle: 'Comparison',
  lead: (from, to) => `What moved from version ${from} to version ${to}`,
  sameVersion: (number) => `Version ${number}, compared with itself`,
  strategiesLead: 'Two strategies side by side',
  aloneLead: 'There is only one version so far. With the next one, this page will say what moved.',
  chooseLead: 'Choose what to compare with this wheel.',
  and: 'and',
  version: (number) => `Version ${number}`,
  facts: (date, number, list) => `Saved on ${date}, version ${number}, ${list}`,
  list: (catalogue) => `list ${catalogue}`,
  named: (name) => `method “${name}”`,
  oneOf: (brand, which) => `${brand} (${which})`,
  back: 'Back to the strategy',
  otherCatalogue: (from, to) =>
    `These two wheels come from different versions of our list and its points (${from} and ${to}). What changed there does not count as a move.`,
  methods: (one, other) =>
    `These two wheels do not answer the same question: “${one}” and “${other}”. Their approaches are not the same, so nothing there counts as a difference and one cannot be laid over the other. What can be compared is the verdicts and the statements, plans included.`,
  otherMethod: (one, other) =>
    `Between these two versions the method changed: “${one}”, then “${other}”. Their approaches are not the same, so nothing there counts as a move and one cannot be laid over the other. What can be compared is the verdicts and the statements, plans included.`,
  otherApproaches: (name) =>
    `Between these two wheels, the list of approaches of “${name}” changed: one cannot be laid over the other. Only the approaches that both have are compared.`,
  otherVersion: (name) =>
    `These two wheels come from two versions of “${name}”. What changed in its texts or its points does not count as a move.`,
  unshared: (list) => `Missing from one of the two lists, so not compared: ${list}.`,

  verdict: (from, to) => `Verdict: from “${from}” to “${to}”.`,
  verdictKept: (verdict) => `Verdict: “${verdict}” on both sides.`,
  verdicts: (one, first, other, second) => `Verdict: ${one}, “${first}”; ${other}, “${second}”.`,

  overlayTitle: 'Both wheels in one',
  overlayName: (one, other) => `${one} and ${other}, one over the other.`,
  fileTitle: (brand) => `${brand} — comparison`,
  fileName: 'comparison',
  filled: (name) => `Filled: ${name}`,
  outlined: (name) => `Outlined: ${name}`,
  marks: 'Triangle towards the rim: more. Triangle towards the centre: less. Two bars: the same.',
  marksBetween: (other) =>
    `Triangle towards the rim: ${other} goes further. Triangle towards the centre: less far. Two bars: the same.`,
  svg: 'Both wheels in one, as a vector drawing (SVG)',
  hub: (rose, fell, same) => [`${rose} rose`, `${fell} fell`, `${same} stayed`],
  hubBetween: (agreed, apart) => [`${apart} apart`, `${agreed} agreed`],

  wordsTitle: 'In words',
  summary: (rose, fell, kept, blank, unshared) =>
    rose + fell === 0
      ? unshared > 0
        ? 'Nothing moved among the approaches that both have.'
        : 'Nothing moved on the wheel.'
      : `${rose} rose, ${fell} fell, ${kept} stayed, ${blank} still left aside.`,
  agreement: (agreed, apart, unshared) => {
    if (apart === 0)
      return unshared > 0
        ? 'The two wheels say the same of the approaches that both have.'
        : 'The two wheels say the same.';
    if (agreed === 0) return 'The two wheels agree on no approach.';
    return `They agree on ${agreed} ${agreed > 1 ? 'approaches' : 'approach'} and differ on ${apart}.`;
  },
  groups: { rose: 'Rose', fell: 'Fell', kept: 'Stayed', blank: 'Still left aside' },
  moves: { rose: 'Rose', fell: 'Fell', kept: 'Stayed', blank: 'Still left aside' },
  further: 'goes further',
  furtherGroup: (brand) => `${brand} goes further`,
  agreed: 'Agreed: same choice',
  agreedBlank: 'Agreed: left aside',
  agreedOne: 'Same choice',
  agreedBlankOne: 'Left aside by both',
  group: (title, count) => `${title} (${count})`,
  choice: (label, state) => `${label}: ${state}`,
  against: (label, more, less) => `${label}: ${more}, against ${less}`,
  none: 'None',
  notInList: 'Not in that list',
  notCompared: 'Not compared',
  table: {
    caption: 'Both wheels in words, clockwise from the top',
    approach: 'Approach',
    movement: 'Move',
    between: 'Alike or apart',
  },

  statementTitle: 'The statements',
  statementSame: 'The two statements are the same.',
  linesSame: (count) => (count > 1 ? `${count} lines are the same.` : 'One line is the same.'),
  added: 'Line added',
  removed: 'Line removed',
  before: 'Before',
  after: 'After',
  silent: 'no sentence',
  rewordedTitle: 'Our wording changed, not the answer',
  notesTitle: 'The reasons given',
  onlyNotes: (count) => `The last ${count} are shown. The others are in the history.`,

  chooseTitle: 'Compare two versions',
  from: 'From version',
  to: 'To version',
  choose: 'Compare these versions',
  versionsShown: 'Both lists show one page of versions at a time. Other pages, older or newer:',
  versionPages: 'Pages of versions',
  otherTitle: 'Compare with another strategy',
  otherLink: {
    label: 'Read link of the other strategy',
    hint: 'Paste the whole address, or the key at its end. It comes from a strategy saved on this site.',
    subject: 'The read link',
    missing: 'Paste the read link of the other strategy',
    none: 'There is no read link in this text: copy the whole address',
    elsewhere: 'This link leads to another site: paste that of a strategy saved here',
    edit: 'This is an edit link: keep it to yourself and paste the read link',
    unknown: 'This link does not open a strategy: it may have been cut short',
    ended: (title) => `${title}: ask whoever gave it to you for the current link`,
    same: 'This is the same strategy: compare two of its versions instead',
  },
  compareOther: 'Compare the two strategies',
  addressHolds:
    'The address of this page holds both read links: whoever receives it can read both strategies.',
};
