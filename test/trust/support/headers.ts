export type Headers = Readonly<Record<string, string | undefined>>;

const HALF_A_YEAR_S = 15_768_000;
const TEXTUAL = /^(?:text\/|application\/(?:json|xml|atom\+xml)|image\/svg)/;

/** What every answer says, whatever it is, where readers come by https. */
const WANTED: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /default-src 'none'/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'strict-transport-security': /^max-age=86400$/,
};
export const WANTED_NAMES = Object.keys(WANTED);
const POLICIES = [/frame-ancestors 'none'/, /base-uri 'none'/, /form-action '(?:self|none)'/];
const UNWANTED = ['server', 'x-powered-by', 'x-aspnet-version', 'via', 'access-control-allow-origin'];

/** What is missing from the headers of an answer, or too much. */
export function headerFaults(headers: Headers, hasBody: boolean): readonly string[] {
  const policy = headers['content-security-policy'] ?? '';
  const type = headers['content-type'] ?? '';
  return [
    ...Object.entries(WANTED).flatMap(([name, pattern]) =>
      pattern.test(String(headers[name])) ? [] : [name],
    ),
    ...UNWANTED.filter((name) => name in headers),
    ...POLICIES.filter((each) => !each.test(policy)).map(String),
    ...(/unsafe|script-src|https?:|\*/.test(policy) ? ['loose policy'] : []),
    ...(hasBody && type === '' ? ['content-type'] : []),
    ...(hasBody && TEXTUAL.test(type) && !/charset=utf-8/i.test(type) ? ['charset'] : []),
  ];
}

/**
 * The score of the HTTP Observatory, by its published rules: 100 less what is missing, and what is given beyond only
 * counts from 90 on. A+ begins at 100.
 */
export function observatoryScore(headers: Headers, cookies: readonly string[]): number {
  const policy = headers['content-security-policy'];
  const base = 100 - penalties(headers, policy, cookies);
  return base < 90 ? base : base + credits(headers, policy ?? '', cookies);
}

function penalties(headers: Headers, policy: string | undefined, cookies: readonly string[]): number {
  const [, age = '0'] = /max-age=(\d+)/.exec(headers['strict-transport-security'] ?? '') ?? [];
  return sum([
    [policy === undefined, 25],
    [/unsafe-(?:inline|eval)|data:/.test(policy ?? ''), 20],
    [headers['strict-transport-security'] === undefined, 20],
    [Number(age) > 0 && Number(age) < HALF_A_YEAR_S, 10],
    [headers['x-content-type-options'] !== 'nosniff', 5],
    [!isFramed(headers, policy ?? ''), 20],
    [/unsafe-url|no-referrer-when-downgrade/.test(String(headers['referrer-policy'])), 5],
    [headers['access-control-allow-origin'] === '*', 50],
    [cookies.some((cookie) => !/; Secure/i.test(cookie)), 40],
    [cookies.some((cookie) => !/; HttpOnly/i.test(cookie)), 30],
  ]);
}

function credits(headers: Headers, policy: string, cookies: readonly string[]): number {
  const isKept = (cookie: string) =>
    ['Secure', 'HttpOnly', 'SameSite'].every((each) => cookie.includes(each));
  return sum([
    [policy.includes("default-src 'none'") && !policy.includes('unsafe'), 10],
    [cookies.length > 0 && cookies.every(isKept), 5],
    [/^(?:no-referrer|same-origin|strict-origin)/.test(String(headers['referrer-policy'])), 5],
    [policy.includes('frame-ancestors'), 5],
    [headers['cross-origin-resource-policy'] === 'same-origin', 10],
  ]);
}

function isFramed(headers: Headers, policy: string): boolean {
  return policy.includes('frame-ancestors') || headers['x-frame-options'] !== undefined;
}

function sum(points: readonly (readonly [boolean, number])[]): number {
  return points.reduce((total, [counts, value]) => total + (counts ? value : 0), 0);
}
