import fc from 'fast-check';
import { PAGES } from '../../../src/paths.ts';
import { LANGS } from '../../../src/i18n/messages.ts';

/** One request as somebody sends it who wishes the site ill, or whose program is broken. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

export type Fault = '5xx' | 'echo' | 'header' | 'hang';

/** What no page may give back as it came. */
const MARKUP = '<fuzz-mark>';
const HEADER = 'x-fuzz-mark';
/** No answer of ours takes nearly as long, even on a busy machine. */
const HANG_MS = 20_000;

const PAYLOADS = [
  `"'>${MARKUP}`,
  `</title>${MARKUP}`,
  `<%= 7*7 %>${MARKUP}`,
  `javascript:alert(1)//${MARKUP}`,
  `' or 1=1 -- ${MARKUP}`,
  `");drop table draft;--`,
  `\r\n${HEADER}: 1`,
  `%0d%0a${HEADER}:%201`,
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '__proto__',
  'constructor',
  'touch',
  '%00',
  '%',
  '%ff',
  '\u0000',
  '\u202e\u2066',
  '\ud800',
  'e\u0301'.repeat(300),
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  '[]',
  '{}',
  '',
  'x'.repeat(20_000),
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PAYLOADS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);

/** Requests over all addresses of the site; `known` gives real keys and ids for the words of their patterns. */
export function requests(known: Readonly<Record<string, readonly string[]>>, fields: readonly string[]) {
  const patterns = Object.values(PAGES).flatMap((page) => LANGS.map((lang): string => page[lang]));
  return fc
    .record({
      pattern: fc.constantFrom(...patterns),
      words: fc.array(word, { minLength: 3, maxLength: 3 }),
      isKnown: fc.boolean(),
      pick: fc.nat(),
      query: pairsOf(fields),
      method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'),
      type: fc.constantFrom(FORM, FORM, FORM, 'application/json', 'multipart/form-data; boundary=x', 'a/b'),
      body: fc.oneof(
        { weight: 5, arbitrary: pairsOf(fields).map((pairs) => toBytes(toForm(pairs))) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
      ),
      cookie: word,
    })
    .map(({ pattern, words, isKnown, pick, query, method, type, body, cookie }): Request => {
      let at = 0;
      const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
        const values = known[name] ?? [];
        const value = isKnown ? values[pick % Math.max(values.length, 1)] : undefined;
        return value ?? encodeURIComponent(wellFormed(words[at++ % words.length] ?? ''));
      });
      const carries = !['GET', 'HEAD'].includes(method);
      return {
        method,
        path: query.length > 0 ? `${path}?${toForm(query)}` : path,
        headers: {
          'sec-fetch-site': 'same-origin',
          cookie:
            (isKnown ? known['cookie']?.[0] : undefined) ??
            `wheel=${encodeURIComponent(wellFormed(cookie)).slice(0, 3_000)}`,
          ...(carries && { 'content-type': type }),
        },
        body: carries ? body : undefined,
      };
    });
}

const FORM = 'application/x-www-form-urlencoded';

function pairsOf(fields: readonly string[]) {
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...fields) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'a[]', 'a[b]', 'status', 'id') },
  );
  return fc.array(fc.tuple(name, word), { maxLength: 8 });
}

function toForm(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(value))}`)
    .join('&');
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Sends a request and says what is wrong with the answer, if anything. */
export async function faultsOf(origin: string, request: Request, from: string): Promise<readonly Fault[]> {
  const { method, path, headers, body } = request;
  const signal = AbortSignal.timeout(HANG_MS);
  const init = {
    method,
    headers: { ...headers, 'x-forwarded-for': from },
    redirect: 'manual',
    signal,
  } as const;
  try {
    const response = await fetch(
      origin + path,
      body === undefined ? init : { ...init, body: Buffer.from(body) },
    );
    const text = await response.text();
    return [
      ...(response.status >= 500 ? (['5xx'] as const) : []),
      ...(text.includes(MARKUP) ? (['echo'] as const) : []),
      ...(response.headers.has(HEADER) ? (['header'] as const) : []),
    ];
  } catch (error) {
    if (signal.aborted) return ['hang'];
    throw error;
  }
}
