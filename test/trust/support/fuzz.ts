import fc from 'fast-check';

/** One request as somebody sends it who wishes the site ill, or whose program is broken. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

export type Fault = '5xx' | 'echo' | 'header' | 'hang' | 'leak';

/** What tells an attacker how the site is made. */
export const LEAK =
  /node_modules|\n\s+at \S+ \(|SQLITE_|\.ejs:\d|\/src\/|better-sqlite3|kysely|express-session/i;

/** What no page may give back as it came. */
const MARKUP = '<fuzz-mark>';
const HEADER = 'x-fuzz-mark';

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

export interface Aims {
  /** Every address of the site, its parts that change as `:words`. */
  readonly patterns: readonly string[];
  /** Real keys and ids for those words, and cookies. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  readonly fields: readonly string[];
}

/** Requests over all addresses of the site. */
export function requests({ patterns, known, fields }: Aims) {
  return fc
    .record({
      pattern: fc.oneof(
        fc.constantFrom(...patterns),
        word.map((typed) => `/${encodeURIComponent(wellFormed(typed))}`),
      ),
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
      const cookies = known['cookie'] ?? [];
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
            (isKnown ? cookies[pick % Math.max(cookies.length, 1)] : undefined) ??
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

export interface Examined {
  /** 0 for what never came. */
  readonly status: number;
  readonly faults: readonly Fault[];
}

/** Sends a request and says what came back, and what is wrong with it, if anything. */
export async function examine(
  origin: string,
  { method, path, headers, body }: Request,
  { from, hangMs }: { readonly from: string; readonly hangMs: number },
): Promise<Examined> {
  const signal = AbortSignal.timeout(hangMs);
  const sent = {
    method,
    headers: { ...headers, 'x-forwarded-for': from },
    redirect: 'manual',
    signal,
  } as const;
  try {
    const response = await fetch(
      origin + path,
      body === undefined ? sent : { ...sent, body: Buffer.from(body) },
    );
    const text = await response.text();
    return { status: response.status, faults: faultsOf(response, text) };
  } catch (error) {
    if (signal.aborted) return { status: 0, faults: ['hang'] };
    throw error;
  }
}

function faultsOf({ status, headers }: Response, text: string): readonly Fault[] {
  return [
    ...(status >= 500 ? (['5xx'] as const) : []),
    ...(text.includes(MARKUP) ? (['echo'] as const) : []),
    ...(headers.has(HEADER) ? (['header'] as const) : []),
    ...(status >= 400 && LEAK.test(text) ? (['leak'] as const) : []),
  ];
}
