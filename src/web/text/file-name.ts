export const NAME_LIMIT = 80;

const LIGATURES: Readonly<Record<string, string>> = {
  '\u0153': 'oe',
  '\u0152': 'OE',
  '\u00E6': 'ae',
  '\u00C6': 'AE',
  '\u00DF': 'ss',
};
/** Scripts written from right to left: beside a Latin ending they would be read in the wrong order. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/gu;

/**
 * The `Content-Disposition` of a file that opens in the browser and is saved as "stem-brand.extension" (RFC 6266): the
 * ASCII name first, then the real one. Only letters and digits of the brand stay, so neither path nor header breaks.
 */
export function inlineAs(stem: string, brand: string, extension: string): string {
  return `inline; ${namedAs(stem, brand, extension)}`;
}

export function attachedAs(stem: string, brand: string, extension: string): string {
  return `attachment; ${namedAs(stem, brand, extension)}`;
}

function namedAs(stem: string, brand: string, extension: string): string {
  const name = (part: string) => nameOf(stem, part, extension);
  const encoded = encodeURIComponent(name(lettersOf(brand)));
  return `filename="${name(asciiOf(brand))}"; filename*=UTF-8''${encoded}`;
}

function lettersOf(brand: string): string {
  return brand
    .normalize('NFC')
    .replace(RIGHT_TO_LEFT, ' ')
    .replace(/(?:[^\p{L}\p{M}\p{N}]|\p{Default_Ignorable_Code_Point})+/gu, '-');
}

function asciiOf(brand: string): string {
  return brand
    .replace(/[\u0152\u0153\u00C6\u00E6\u00DF]/g, (letter) => LIGATURES[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-');
}

function nameOf(stem: string, part: string, extension: string): string {
  const room = NAME_LIMIT - stem.length - extension.length - 2;
  const kept = withoutEdges(cut(withoutEdges(part), room));
  return /[\p{L}\p{N}]/u.test(kept) ? `${stem}-${kept}.${extension}` : `${stem}.${extension}`;
}

function cut(text: string, room: number): string {
  return text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
}

function withoutEdges(text: string): string {
  return text.replace(/^[-\p{M}]+|-+$/gu, '');
}
