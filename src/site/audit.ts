import type { PageName } from '../addresses/pages.ts';
import type { Messages } from '../i18n/messages.ts';

export type SamplePage = keyof Messages['accessibility']['sample'];

/** The day of the audit, `YYYY-MM-DD`. */
export const AUDITED_ON = '2026-11-29';

/** The pages of the sample, in the order of the letters of a row. The last five were drawn: `DRAWN`. */
export const SAMPLE: readonly SamplePage[] = [
  'home',
  'start',
  'diagnosis',
  'approaches',
  'review',
  'owner',
  'strategy',
  'comparison',
  'workshop',
  'blind',
  'observatory',
  'article',
  'glossary',
  'legal',
  'error',
  'moderation',
  'signIn',
  'revision',
  'people',
  'correction',
  'myStrategies',
];

/** Drawn among the pages left: the five whose names, after these words, have the lowest SHA-256. */
export const DRAW_SEED = 'rgaa-2026-11-29 ';
export const DRAWN = [
  'moderationSignIn',
  'revision',
  'moderationPeople',
  'editComment',
  'myStrategies',
] as const satisfies readonly PageName[];

/** How many criteria each of the thirteen themes of RGAA 4.1.2 has. */
export const CRITERIA_BY_THEME = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12] as const;

export const VERDICTS: Readonly<Record<string, string>> = { C: 'C', X: 'NC', '-': 'NA' };

/** Criterion, what it asks in a few words, one verdict for each page of the sample, and what the verdict rests on. */
export type Row = readonly [criterion: string, asks: string, verdicts: string, evidence: string];

const PAGES_TEST = 'test/browser/pages.test.ts';
const NONE = 'none on these pages; no such element in any view';
const NO_MEDIA = 'no sound, no film, no object: the content security policy allows none';
const AXE = `${PAGES_TEST}: “nothing that axe-core objects to”`;
const VNU = `${PAGES_TEST}: “valid to the last warning for the validator of the W3C”`;
const WHEEL = `${PAGES_TEST}: “wheels with a name that counts, nothing to reach inside, and a table that says the same”`;

export const GRID: readonly Row[] = [
  ['1.1', 'pictures that inform have an alternative', 'C---CCCCC-C------C---', `${WHEEL}; ${AXE}`],
  [
    '1.2',
    'pictures that decorate are ignored',
    '---C----C--C---------',
    'aria-hidden wheel beside the fields: test/browser/paint.test.ts, “says nothing to those who do not see it”',
  ],
  [
    '1.3',
    'the alternative is the right one',
    'C---CCCCC-C------C---',
    `${WHEEL}; the names were read in the golden trees on 2026-11-27 (docs/accessibility/listening-2026-11-27.md)`,
  ],
  [
    '1.4',
    'pictures used as a test say what they are',
    '---------------------',
    'the question under an article is a sentence, not a picture',
  ],
  ['1.5', 'pictures used as a test have another way', '---------------------', 'as 1.4'],
  [
    '1.6',
    'complex pictures have a detailed description',
    'C---CCCCC-C------C---',
    'the table in words stands beside every wheel',
  ],
  ['1.7', 'the detailed description is the right one', 'C---CCCCC-C------C---', WHEEL],
  [
    '1.8',
    'text is text, not a picture of text',
    'C--CCCCCC-CC-----C---',
    'the words of the wheel are SVG text; they grow, recolour and can be found',
  ],
  [
    '1.9',
    'captions are tied to their picture',
    'C-------C--C---------',
    'the figure of a caption has the role figure and the caption as its name: test/accessibility/figures.test.ts, “are the name of their figure, in every view”, and test/articles/markdown.test.ts',
  ],
  ['2.1', 'frames have a title', '---------------------', NONE],
  ['2.2', 'that title is the right one', '---------------------', NONE],
  [
    '3.1',
    'colour is never the only sign',
    'CCCCCCCCCCCCCCCCCCCCC',
    'test/browser/colour-blind.test.ts, and on every page “sectors of 3:1 with each other and with the page, light and dark, in all colours” in test/browser/pages.test.ts; states are words, rings and weight as well; errors are words',
  ],
  ['3.2', 'contrast of text', 'CCCCCCCCCCCCCCCCCCCCC', `${PAGES_TEST}: “text of 7:1, light and dark”`],
  [
    '3.3',
    'contrast of components and graphics',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “fields and buttons of 3:1”, “sectors of 3:1”`,
  ],
  ...(Array.from({ length: 13 }, (_, index) => [
    `4.${index + 1}`,
    'sound and film',
    '---------------------',
    NO_MEDIA,
  ]) as unknown as readonly Row[]),
  [
    '5.1',
    'complex tables have a summary',
    '---CCCCCC--------C---',
    'the table of a wheel has the families as headers of groups; its caption says so',
  ],
  ['5.2', 'that summary is the right one', '---CCCCCC--------C---', 'as 5.1'],
  ['5.3', 'layout tables read in order', '---------------------', 'no table is used for layout'],
  [
    '5.4',
    'data tables have a title tied to them',
    'C--CCCCCC-CC---C-CC--',
    `${PAGES_TEST}: “tables with a caption, and headers that say what they head”`,
  ],
  [
    '5.5',
    'that title is the right one',
    'C--CCCCCC-CC---C-CC--',
    'captions of every page of the sample read on 2026-11-29',
  ],
  ['5.6', 'headers are declared', 'C--CCCCCC-CC---C-CC--', `${PAGES_TEST}: “tables with a caption…”`],
  [
    '5.7',
    'headers are tied to their cells',
    'C--CCCCCC-CC---C-CC--',
    'scope on every header, same test; every header is that of a whole row or column',
  ],
  ['5.8', 'layout tables use no element of data', '---------------------', 'as 5.3'],
  [
    '6.1',
    'links are explicit',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “no two links that say the same and lead elsewhere”; read on 2026-11-27`,
  ],
  ['6.2', 'every link has a name', 'CCCCCCCCCCCCCCCCCCCCC', AXE],
  [
    '7.1',
    'scripts work with assistive technology',
    '---------------------',
    'no script; the security policy forbids it and test/house/rules.test.ts looks for it',
  ],
  ['7.2', 'alternative to a script', '---------------------', 'as 7.1'],
  ['7.3', 'scripts can be driven by keyboard', '---------------------', 'as 7.1'],
  [
    '7.4',
    'changes of context are announced',
    'CCCCCCCCCCCCCCCCCCCCC',
    'nothing changes but by a link or a button',
  ],
  [
    '7.5',
    'messages of status are given to readers',
    '---CCC--CC-C-C-CC-CC-',
    'role="status" after save, test, comment, answer and decision, and first in the title; a summary of errors and a conflict take the focus: test/browser/pages.test.ts, “says what became of an act”, test/accessibility/titles.test.ts; that they are spoken is for a person to hear',
  ],
  ['8.1', 'a document type', 'CCCCCCCCCCCCCCCCCCCCC', VNU],
  ['8.2', 'valid source', 'CCCCCCCCCCCCCCCCCCCCC', VNU],
  ['8.3', 'a default language', 'CCCCCCCCCCCCCCCCCCCCC', AXE],
  [
    '8.4',
    'that language is right',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “passages that say which language they are in”`,
  ],
  [
    '8.5',
    'a page title',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “a title that ends with the name of the site”`,
  ],
  [
    '8.6',
    'that title is the right one',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “has a title of its own”; test/accessibility/titles.test.ts; the titles of 70 stops were read one after the other on 2026-11-29`,
  ],
  [
    '8.7',
    'changes of language are marked',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “passages that say…”; words of visitors are outside the criterion`,
  ],
  ['8.8', 'those marks are right', 'CCCCCCCCCCCCCCCCCCCCC', 'as 8.7'],
  [
    '8.9',
    'no tag for its look alone',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “no bold paragraph in the place of a heading”`,
  ],
  [
    '8.10',
    'changes of reading direction are marked',
    '--CCCCCCCC-C---C-CCCC',
    'typed words stand in <bdi> or dir="auto"',
  ],
  [
    '9.1',
    'headings say the structure',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “one heading of level 1 and no level skipped”; the headings of 70 stops were read as outlines on 2026-11-29`,
  ],
  [
    '9.2',
    'landmarks say the structure',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “one main, and navigations…”`,
  ],
  ['9.3', 'lists are lists', 'CCCCCCCCCCCCCCCCCCCCC', AXE],
  [
    '9.4',
    'quotations are marked',
    '--------C--C---------',
    'the swap test and the articles use blockquote; the source of the idea is a cite',
  ],
  [
    '10.1',
    'style sheets do the presentation',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${VNU}; no style attribute, same file`,
  ],
  [
    '10.2',
    'content is there without style sheets',
    'CCCCCCCCCCCCCCCCCCCCC',
    'test/browser/text-browser.test.ts',
  ],
  ['10.3', 'and in a good order', 'CCCCCCCCCCCCCCCCCCCCC', 'test/browser/text-browser.test.ts'],
  [
    '10.4',
    'text at 200 %',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “nothing wider than the window”, “no words cut”`,
  ],
  [
    '10.5',
    'colours of text and ground together',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “a ground declared with the colour of the text”`,
  ],
  [
    '10.6',
    'links in text are seen',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${AXE}: every link in a sentence is underlined`,
  ],
  [
    '10.7',
    'the focus is seen',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “a ring of 2 px and 3:1 wherever the focus goes”`,
  ],
  [
    '10.8',
    'hidden content is right to hide',
    'CCCCCCCCCCCCCCCCCCCCC',
    'the painted wheel is hidden, as its fields say the same; the decoy is out of sight and of the tab order, and says to whoever hears it to leave it empty',
  ],
  [
    '10.9',
    'nothing by shape, size or place alone',
    'CCCCCCCCCCCCCCCCCCCCC',
    'every reference in the catalogues names what it means; read again on 2026-11-29',
  ],
  ['10.10', 'as 10.9, in the right way', 'CCCCCCCCCCCCCCCCCCCCC', 'as 10.9'],
  [
    '10.11',
    '320 by 256 px without two scrollbars',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “nothing wider than the window”; wide tables scroll in a named region`,
  ],
  [
    '10.12',
    'text spaced out',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “no words cut, spaced out or at 200 %”`,
  ],
  [
    '10.13',
    'what a pointer or the focus brings out can be dismissed',
    '---------------------',
    'nothing is brought out but the sign of the link of a heading, which covers nothing',
  ],
  [
    '10.14',
    'what the pointer brings out by styles, the keyboard does too',
    '---C----C--C---------',
    `${PAGES_TEST}: “nothing that only a pointer brings out”`,
  ],
  ['11.1', 'every field has a label', '--CCCC-CCC-C---CC-CC-', AXE],
  [
    '11.2',
    'labels are the right ones',
    '--CCCC-CCC-C---CC-CC-',
    'read on every page of the sample on 2026-11-29',
  ],
  [
    '11.3',
    'labels of one thing are the same everywhere',
    '--CCCC-CCC-C---CC-CC-',
    'one catalogue key for each field',
  ],
  [
    '11.4',
    'labels stand beside their field',
    '--CCCC-CCC-C---CC-CC-',
    'screenshots of every page of the sample looked at on 2026-11-29',
  ],
  [
    '11.5',
    'fields of one kind are grouped',
    '--CCC---CC-C---------',
    `${PAGES_TEST}: “radios in groups that have a legend”`,
  ],
  ['11.6', 'groups have a legend', '--CCC---CC-C---------', 'as 11.5'],
  [
    '11.7',
    'that legend is the right one',
    '--CCC---CC-C---------',
    'read on every page of the sample on 2026-11-29',
  ],
  ['11.8', 'choices of a list are grouped', '---------------------', 'short lists of one kind'],
  [
    '11.9',
    'names of buttons are right',
    '--CCCC-CCC-C---CC-CC-',
    `${AXE}; read on every page of the sample on 2026-11-29`,
  ],
  [
    '11.10',
    'control of what is typed',
    '--CCCC-CCC-C---CC-CC-',
    `${PAGES_TEST}: “a summary after a refusal…”, “fields that are required, or called optional”`,
  ],
  [
    '11.11',
    'errors suggest what to type',
    '--CCCC-CCC-C---CC-CC-',
    'messages of the catalogues say what is awaited; test/wizard and test/article',
  ],
  [
    '11.12',
    'data can be changed, checked or taken back',
    '----CC--CC-C---C--CC-',
    'step 3 shows all before saving; a comment is previewed and corrected; decisions can be undone',
  ],
  [
    '11.13',
    'personal fields can be filled in by the browser',
    '-----C--CC-C---CC-C--',
    `${PAGES_TEST}: “fields that say what a browser may fill in”`,
  ],
  [
    '12.1',
    'two ways to find a page',
    'CC---CCCCCCCCCCCCCCCC',
    'menu and site map; the steps of the wizard are a process',
  ],
  [
    '12.2',
    'menus stand at the same place',
    'CCCCCCCCCCCCCCCCCCCCC',
    'one partial; screenshots of 2026-11-29',
  ],
  [
    '12.3',
    'the site map tells the whole site',
    'CCCCCCCCCCCCCCCCCCCCC',
    'test/accessibility/site-map.test.ts',
  ],
  [
    '12.4',
    'the site map is reached alike',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “leads to the statement on accessibility…”`,
  ],
  [
    '12.5',
    'search is reached alike',
    '---------------------',
    'no search on the public site; the queue has its own filter',
  ],
  [
    '12.6',
    'landmarks can be reached or skipped',
    'CCCCCCCCCCCCCCCCCCCCC',
    'header, named navs, main, footer; skip link',
  ],
  [
    '12.7',
    'a link to the content',
    'CCCCCCCCCCCCCCCCCCCCC',
    'test/browser/keyboard.test.ts: “skips to the content”',
  ],
  [
    '12.8',
    'the order of tabs is coherent',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: “an order of the Tab key that is that of the document”`,
  ],
  ['12.9', 'no keyboard trap', 'CCCCCCCCCCCCCCCCCCCCC', 'the same walk reaches every stop'],
  [
    '12.10',
    'shortcuts of one key can be turned off',
    '---------------------',
    'accesskey needs a modifier in every browser; no other shortcut',
  ],
  [
    '12.11',
    'added content can be reached by keyboard',
    '---------------------',
    'nothing is added without a script',
  ],
  [
    '13.1',
    'time limits can be controlled',
    '--CCCC-CCC-C---CC-CC-',
    'a draft lives 30 days (test/web/session.test.ts), a question 24 hours and is renewed with the text kept (test/comments/captcha.test.ts); a session of moderation ends, says so before, and keeps the form (test/moderators/sign-in.test.ts)',
  ],
  [
    '13.2',
    'no new window unasked',
    'CCCCCCCCCCCCCCCCCCCCC',
    'no target attribute in any view (test/accessibility/views.test.ts)',
  ],
  [
    '13.3',
    'office documents have an accessible version',
    '-----CC----------C---',
    'the page itself; the PDF is tagged: test/browser/files.test.ts',
  ],
  ['13.4', 'that version says the same', '-----CC----------C---', 'both are drawn from the same record'],
  [
    '13.5',
    'cryptic content has an alternative',
    'C---CCCCC-C------C---',
    'the rings before a state are hidden from readers, and the state is written',
  ],
  ['13.6', 'that alternative is the right one', 'C---CCCCC-C------C---', 'as 13.5'],
  ['13.7', 'flashes', 'CCCCCCCCCCCCCCCCCCCCC', `${PAGES_TEST}: “nothing that moves”`],
  ['13.8', 'moving content can be stopped', '---------------------', 'nothing moves, same test'],
  [
    '13.9',
    'portrait and landscape',
    'CCCCCCCCCCCCCCCCCCCCC',
    `${PAGES_TEST}: 360 by 900 to 1280 by 900 and 320 by 256; no rule on orientation`,
  ],
  [
    '13.10',
    'gestures have a simple way',
    '---C----C--C---------',
    'one press paints; the fields do the same',
  ],
  [
    '13.11',
    'what a press does can be cancelled',
    'CCCCCCCCCCCCCCCCCCCCC',
    'native links, buttons and labels act on release',
  ],
  ['13.12', 'no motion of the device', '---------------------', 'nothing reads sensors'],
];
