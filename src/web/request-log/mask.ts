import { secretPartsOf } from '../../addresses/match.ts';
import { PAGES } from '../../addresses/pages.ts';

const MAX_LOGGED_LENGTH = 300;

const OUR_WORDS: ReadonlySet<string> = new Set(
  Object.values(PAGES)
    .flatMap(({ fr, en }) => `${fr}${en}`.split('/'))
    .filter((word) => !word.startsWith(':')),
);
/** Words of at most 16 small letters, and years, as in slugs and file names. Keys have capitals, or digits among letters. */
const PLAIN_WORDS = /^\.?(?:[a-z]{1,16}|\d{1,4})(?:[-._](?:[a-z]{1,16}|\d{1,4}))*$/;
const SMALL_NUMBER = /^\d{0,4}$/;
/** As long as the shortest key of the site, or as a part worth guessing the rest of. */
const LIKE_A_KEY = /[\w%.~+/=-]{16,}/g;
const LABEL = /^[A-Z_]+$/;
const FRAME = /^\s+at /;

/** Only plain words stay in a logged address: keys, ids, tokens and the values of a query become `…`, but for small numbers. */
export function maskAddress(url: string): string {
  const isLong = url.length > MAX_LOGGED_LENGTH;
  const shown = isLong ? url.slice(0, MAX_LOGGED_LENGTH).replace(/[^/?&;=]*$/, '') : url;
  const [path = '', ...rest] = shown.split('?');
  const query = rest.length === 0 ? '' : `?${rest.join('?').split('&').map(maskPair).join('&')}`;
  return `${maskPath(path)}${query}${isLong ? '\u2026' : ''}`;
}

/** The secret parts of our addresses are masked even where they look like a word. */
function maskPath(path: string): string {
  const secret = secretPartsOf(path);
  const parts = path.split('/').map((word, at) => (secret.includes(at) ? '\u2026' : maskWord(word)));
  return parts.join('/');
}

/** Stack frames stay whole; in the message, what looks like a key is masked. */
export function maskError(described: string): string {
  const lines = described.split('\n');
  return lines.map((line) => (FRAME.test(line) ? line : line.replace(LIKE_A_KEY, maskPart))).join('\n');
}

function maskPair(pair: string): string {
  const [name = '', ...value] = pair.split('=');
  if (value.length === 0) return maskWord(name);
  return `${maskWord(name)}=${SMALL_NUMBER.test(value.join('=')) ? value.join('=') : '\u2026'}`;
}

function maskPart(part: string): string {
  return LABEL.test(part) ? part : part.split('/').map(maskWord).join('/');
}

function maskWord(word: string): string {
  const isPlain = word === '' || PLAIN_WORDS.test(word) || OUR_WORDS.has(word.toLowerCase());
  return isPlain ? word : '\u2026';
}
