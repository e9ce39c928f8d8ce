import { keyInPath } from '../addresses/match.ts';
import { withoutPrefix } from '../addresses/prefix.ts';

type PastedLink =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'edit' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'none' };

const KEY_ALONE = /^[\w-]{22,}$/;
/** What a mail or a sentence leaves around an address. */
const WRAPPING = /^[<(["'\u00AB\u201C\s]+|(?<![>)\]"'\u00BB.,;\u201D\s])[>)\]"'\u00BB.,;\u201D\s]+$/g;

/**
 * Reads a pasted link: a whole address of this site, with or without its scheme, in either language, that of a page below
 * the strategy as well; or the key alone (22 characters and more of base64url). `baseUrl` is where this site is reached.
 */
export function readPastedLink(pasted: string, baseUrl: string): PastedLink {
  const text = pasted.replace(WRAPPING, '');
  if (KEY_ALONE.test(text)) return { kind: 'key', key: text };
  const url = toUrl(text, baseUrl);
  if (url === undefined) return { kind: 'none' };
  const found = keyInPath(withoutPrefix(url.pathname) ?? '');
  if (found?.kind === 'edit') return { kind: 'edit' };
  if (url.host !== new URL(baseUrl).host) return { kind: 'elsewhere' };
  return found === undefined ? { kind: 'none' } : { kind: 'key', key: found.key };
}

function toUrl(text: string, baseUrl: string): URL | undefined {
  if (!text.includes('/') || /\s/.test(text)) return undefined;
  if (text.startsWith('/')) return URL.canParse(text, baseUrl) ? new URL(text, baseUrl) : undefined;
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}
