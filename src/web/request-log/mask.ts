import { secretPartsOf } from '../../addresses/match.ts';
import { PAGES } from '../../addresses/pages.ts';

const MAX_LOGGED_LENGTH = 300;

const OUR_WORDS: ReadonlySet<string> = new Set(
  Object.values(PAGES)
    .flatMap(({ fr, en }) => `${fr}${en}`.split('/'))
    .filter((word) => !word.startsWith(':')),
);
/** Small letters in words of at most 16, and years: a slug, a file name. A key has capitals, or digits among its letters. */
const PLAIN_WORDS = /^\.?(?:[a-z]{1,16}|\d{1,4})(?:[-._](?:[a-z]{1,16}|\d{1,4}))*$/;
const SMALL_NUMBER = /^\d{0,4}$/;
/** As long as the shortest key of the site, or as a part of one that is worth guessing the rest of. */
const LIKE_A_KEY = /[\w%.~+/=-]{16,}/g;
const LABEL = /^[A-Z_]+$/;
const FRAME = /^\s+at /;

/**
 * An address for the log: only what is plain words stays, whatever stands around it. Keys, draft ids, tokens and what
 * somebody looks for become `…`, in any part of an address of ours or of none, escaped or not; so do the values of a
 * query, but for small numbers.
 */
export function maskAddress(url: string): string {
  const isLong = url.length > MAX_LOGGED_LENGTH;
  const shown = isLong ? url.slice(0, MAX_LOGGED_LENGTH).replace(/[^/?&;=]*$/, '') : url;
  const [path = '', ...rest] = shown.split('?');
  const query = rest.length === 0 ? '' : `?${rest.join('?').split('&').map(maskPair).join('&')}`;
  return `${maskPath(path)}${query}${isLong ? '\u2026' : ''}`;
}

/** What opens a page of ours never stays, were it a plain word. */
function maskPath(path: string): string {
  const secret = secretPartsOf(path);
  const parts = path.split('/').map((word, at) => (secret.includes(at) ? '\u2026' : maskWord(word)));
  return parts.join('/');
}

/** What an error says, for the log: its frames stay, and of its words those that nothing opens with. */
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
