export const SHEET = 'styles/site.css';

export interface Sheet {
  readonly name: string;
  readonly text: string;
}

const GROUND = ['base', 'layout'];
const PARTS = 'parts/';
const PAPER = 'print';

/** One file for every page, in this order: the ground, the parts, the pages, each by name, then print. */
export function bundleStyles(sheets: readonly Sheet[]): string {
  return [...sheets]
    .sort((one, other) => placeOf(one) - placeOf(other) || (one.name < other.name ? -1 : 1))
    .map(({ text }) => tighten(text))
    .join('\n');
}

function placeOf({ name }: Sheet): number {
  if (GROUND.includes(name)) return GROUND.indexOf(name);
  if (name.startsWith(PARTS)) return GROUND.length;
  return name === PAPER ? GROUND.length + 2 : GROUND.length + 1;
}

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
const QUOTED_OR_EDGE = new RegExp(String.raw`${QUOTED}|\s?([{};,])\s?`, 'g');
