import { inflateSync } from 'node:zlib';

/** What a PDF of pdfkit's says of itself, read without any other program. */
export interface Pdf {
  readonly pages: number;
  /** Width and height in points, rounded. */
  readonly size: readonly number[];
  readonly tagged: boolean;
  readonly title: string;
  readonly locale: string;
  /** How many elements of each kind its structure has. */
  readonly elements: ReadonlyMap<string, number>;
  /** What its figures say instead of what they show. */
  readonly alternatives: readonly string[];
  /** All that is copied from it, without spaces. */
  readonly words: string;
  /** The names of the fonts that it brings along, in alphabetical order. */
  readonly fonts: readonly string[];
  /** Where its links lead. */
  readonly links: readonly string[];
  /** What its pages draw, as operators. */
  readonly drawing: string;
}

/** A font, letters, the words that letters stand for, and the beginning and end of a marked part. */
const TOKENS =
  /\/F\d+ [\d.]+ Tf|<[\da-f]+>|\/ActualText \((?:[^\\()]|\\[\s\S])*\)\s*>> BDC\n|B[DM]C\n|EMC\n/g;

type Objects = ReadonlyMap<string, PdfObject>;

interface PdfObject {
  readonly body: string;
  readonly stream: string;
}

export function pdfOf(bytes: Buffer): Pdf {
  const objects = objectsOf(bytes);
  const all = [...objects.values()].map(({ body }) => body);
  const named = (pattern: RegExp) =>
    all.flatMap((body) => [...body.matchAll(pattern)].map(([, name = '']) => name));
  const pages = all.filter((body) => /\/Type \/Page\b/.test(body));
  const [info = ''] = named(/\/Title (\d+) 0 R/g);
  const [, size = ''] = /\/MediaBox \[0 0 ([\d. ]+)\]/.exec(pages[0] ?? '') ?? [];
  return {
    pages: pages.length,
    size: size.split(' ').map((side) => Math.round(Number(side))),
    tagged: all.some((body) => body.includes('/Marked true')),
    title: stringAt(objects.get(info)?.body ?? '', 0),
    locale: named(/\/Lang \(([\w-]+)\)/g).join(' '),
    elements: countEach(named(/\/S \/(\w+)/g)),
    alternatives: all
      .filter((body) => body.includes('/Alt ('))
      .map((body) => stringAt(body, body.indexOf('/Alt ('))),
    words: pages.map((page) => wordsOf(page, objects)).join(''),
    fonts: [...new Set(named(/\/FontName \/[A-Z]{6}\+([\w-]+)/g))].sort(),
    links: all
      .filter((body) => body.includes('/URI ('))
      .map((body) => stringAt(body, body.indexOf('/URI ('))),
    drawing: pages.map((page) => contentOf(page, objects)).join('\n'),
  };
}

function objectsOf(bytes: Buffer): Objects {
  const source = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = '', stream] of source.matchAll(
    /(?:^|\n)(\d+) 0 obj\n([\s\S]*?)(?:\nstream\n([\s\S]*?)\nendstream)?\nendobj/g,
  ))
    objects.set(id, { body, stream: stream === undefined ? '' : unpacked(body, stream) });
  return objects;
}

function unpacked(body: string, stream: string): string {
  const bytes = Buffer.from(stream, 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

function contentOf(page: string, objects: Objects): string {
  const content = /\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '';
  return objects.get(content)?.stream ?? '';
}

function wordsOf(page: string, objects: Objects): string {
  const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '')?.body ?? '';
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      lettersOf(id, objects),
    ]),
  );
  let letters: readonly string[] = [];
  let words = '';
  /** Whether each open part says something else than it shows. */
  const parts: boolean[] = [];
  for (const [token] of contentOf(page, objects).matchAll(TOKENS)) {
    if (token.startsWith('/F')) letters = fonts.get(token.slice(1, token.indexOf(' '))) ?? [];
    else if (token.startsWith('/A')) {
      words += stringAt(token, 0);
      parts.push(true);
    } else if (token.startsWith('B')) parts.push(false);
    else if (token.startsWith('E')) parts.pop();
    else if (!parts.includes(true))
      words += (token.match(/[\da-f]{4}/g) ?? []).map((code) => letters[parseInt(code, 16)] ?? '?').join('');
  }
  return words.replace(/\s+/g, '');
}

/** What each glyph of a font stands for. */
function lettersOf(font: string, objects: Objects): readonly string[] {
  const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.body ?? '')?.[1] ?? '';
  const ranges = [...(objects.get(map)?.stream ?? '').matchAll(/<\w{4}> <\w{4}> \[([^\]]*)\]/g)];
  return ranges.flatMap(([, range = '']) =>
    [...range.matchAll(/<([\da-f ]*)>/g)].map(([, codes = '']) =>
      Buffer.from(codes.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ),
  );
}

/** The first string after a place: UTF-16 where it begins with its mark. */
function stringAt(source: string, from: number): string {
  const [, raw = ''] = /\(((?:[^\\()]|\\[\s\S])*)\)/.exec(source.slice(from)) ?? [];
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const bytes = raw.replace(/\\([\s\S])/g, (_, sign: string) => escapes[sign] ?? sign);
  if (!bytes.startsWith('\u00FE\u00FF')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

function countEach(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
