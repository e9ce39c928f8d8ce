export interface Part {
  readonly text: string;
  readonly url: string | null;
}
export type Paragraph = readonly (readonly Part[])[];

/** A published comment, to be drawn: blank lines make paragraphs, bare http(s) addresses become links. */
export function commentParagraphs(text: string): readonly Paragraph[] {
  return paragraphsOf(text, linkedParts);
}

/** The same without a single link, as long as nobody has read it. */
export function plainParagraphs(text: string): readonly Paragraph[] {
  return paragraphsOf(text, (line) => [{ text: line, url: null }]);
}

function paragraphsOf(text: string, partsOf: (line: string) => readonly Part[]): readonly Paragraph[] {
  return text
    .split(/\n(?:[^\S\n]*\n)+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.split('\n').map(partsOf));
}

const ADDRESS = /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"\u00ab\u00bb\u201c\u201d]+/giu;

function linkedParts(line: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const text = withoutTrail(found);
    if (!isLinkable(text)) continue;
    parts.push({ text: line.slice(end, index), url: null }, { text, url: new URL(text).href });
    end = index + text.length;
  }
  parts.push({ text: line.slice(end), url: null });
  const shown = parts.filter(({ text }) => text !== '');
  return shown.length === 0 ? [{ text: '', url: null }] : shown;
}

const TRAIL = new Set(".,;:!?\u2026'\u2019*_)]}");

/** The address without the punctuation of the sentence around it; a bracket that it opened itself stays. */
function withoutTrail(found: string): string {
  let end = found.length;
  let unopened = count(found, ')') - count(found, '(');
  while (TRAIL.has(found.charAt(end - 1))) {
    if (found.charAt(end - 1) === ')') {
      if (unopened <= 0) break;
      unopened -= 1;
    }
    end -= 1;
  }
  return found.slice(0, end);
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

/** A name and password in front of a host only serve to disguise where a link leads. */
function isLinkable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username + password === '';
}
