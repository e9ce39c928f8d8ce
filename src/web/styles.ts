/** The one sheet of the site, by its path as if it lay in public/. */
export const SHEET = 'styles/site.css';

/** A style sheet by its name, without folder and ending. */
export interface Sheet {
  readonly name: string;
  readonly text: string;
}

/** What every feature builds upon; base.css declares the order of the layers. */
const FIRST = ['base', 'layout', 'components', 'wheel'];
/** Paper comes last: it puts screens right. */
const LAST = ['print'];

/** What a page carries that is read without the site: its ground would win over that of every page here. */
const APART = ['stand-alone'];

/** All sheets as one, so that a page waits for one file: the ground, then the features by name, then paper. */
export function bundleStyles(sheets: readonly Sheet[]): string {
  return sheets
    .filter(({ name }) => !APART.includes(name))
    .sort((one, other) => placeOf(one) - placeOf(other) || (one.name < other.name ? -1 : 1))
    .map(({ text }) => tighten(text))
    .join('\n');
}

function placeOf({ name }: Sheet): number {
  if (LAST.includes(name)) return FIRST.length + 1;
  return FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length;
}

/** Style text without comments and needless white space; what stands in quotes is left alone. */
export function tighten(css: string): string {
  return css
    .replace(QUOTED_OR_COMMENT, (found) => (found.startsWith('/*') ? ' ' : found))
    .replace(QUOTED_OR_SPACE, (_found, quoted?: string) => quoted ?? ' ')
    .replace(QUOTED_OR_EDGE, (found, quoted?: string, mark?: string) => quoted ?? mark ?? found)
    .trim();
}

const QUOTED = String.raw`("(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*')`;
const QUOTED_OR_COMMENT = new RegExp(String.raw`${QUOTED}|/\*[^]*?\*/`, 'g');
const QUOTED_OR_SPACE = new RegExp(String.raw`${QUOTED}|\s+`, 'g');
/** Nothing in CSS is told apart by the white space around these. */
const QUOTED_OR_EDGE = new RegExp(String.raw`${QUOTED}|\s?([{};,])\s?`, 'g');
