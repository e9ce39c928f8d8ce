import { expect } from 'chai';
import fc from 'fast-check';
import { freshQuestion } from '../../src/comments/question.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { ARTICLE, arrive } from '../support/comments.ts';
import { MAILING } from '../support/discussion.ts';
import { addModerator } from '../support/moderators.ts';
import { openWire } from '../support/wire.ts';
import type { Wire } from '../support/wire.ts';
import { maskKnownAddresses } from './controls/well-spelt.ts';
import { scaled } from './support/scale.ts';
import { fillWorld } from './support/world.ts';
import { receivedToken } from '../../src/comments/writer.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { PAGES } from '../../src/addresses/pages.ts';

const ADDRESSES = scaled(400, 20_000);
/** A piece of a key that is worth something to whoever reads it. */
const PIECE = 8;

type Spelling = (secret: string) => string;
const escaped = (secret: string, every: number) =>
  secret.replace(/./g, (letter, index: number) =>
    index % every === 0 ? `%${letter.charCodeAt(0).toString(16)}` : letter,
  );
const SPELLINGS: readonly Spelling[] = [
  (secret) => secret,
  (secret) => secret,
  (secret) => escaped(secret, 1),
  (secret) => escaped(secret, 7),
  (secret) => encodeURIComponent(escaped(secret, 5)),
  (secret) => secret.toUpperCase(),
  (secret) => `%20${secret}%0A`,
  (secret) => `${secret}.`,
];
const PATTERNS = Object.values(PAGES).flatMap((page) => LANGS.map((lang) => page[lang]));
const word = fc.oneof(
  fc.constantFrom(
    'fr',
    'en',
    'de',
    's',
    'e',
    'roue',
    'wheel',
    'articles',
    ARTICLE,
    'atelier',
    '',
    '..',
    'x.php',
  ),
  fc.stringMatching(/^[\w.~!$'()*+,;:@%-]{0,8}$/),
);

/** An address near one of ours, or far from it, with a place for a secret. */
const addresses = fc.oneof(
  fc.constantFrom(...PATTERNS).map((pattern) => pattern.replace(/:\w+/, '{}').replace(/:\w+/g, '1')),
  fc
    .tuple(fc.array(word), fc.array(word))
    .map(([before, after]) => `/${[...before, '{}', ...after].join('/')}`),
  fc.tuple(fc.array(word), word).map(([path, name]) => `/${path.join('/')}?${name}={}`),
  fc.tuple(fc.constantFrom(...PATTERNS), word).map(([path, before]) => `${path}?x=1&${before}{}&y=2`),
  fc.tuple(word, word).map(([before, after]) => `/fr/s/${before}{}${after}/roue.svg`),
  fc.constantFrom(...PATTERNS).map((pattern) => `/fr${pattern.replace(/:\w+/g, '{}')}/{}?{}`),
);

describe('the log, wherever a key of the site stands in an address', function () {
  this.timeout(10 * 60_000);
  let site: TestSite;
  let wire: Wire;
  let secrets: readonly string[];
  let log = '';
  before(async () => {
    const output = { write: (line: string) => (log += line), flush: () => undefined };
    site = await openSite(MAILING, undefined, { log: createLog('trace', undefined, output) });
    wire = await openWire(site.app);
    secrets = await secretsOf(site);
  });
  after(async () => {
    await wire.close();
    await site.close();
  });

  it('holds no piece of it', async () => {
    log = '';
    expect(await leaksIn(logged, secrets)).to.equal(undefined);
    expect(log).not.to.equal('');
  });

  it('holds one where only the addresses of the site are known (control)', async () => {
    const leak = await leaksIn((address) => Promise.resolve(maskKnownAddresses(address)), secrets);
    expect(leak).to.be.a('string');
  });

  /** The line that a request leaves. */
  async function logged(address: string): Promise<string> {
    log = '';
    await wire.get(address);
    for (let tries = 0; log === '' && tries < 50; tries += 1) await new Promise(setImmediate);
    return log;
  }
});

/** The first address by which a secret comes into a log, if one does. */
async function leaksIn(
  logged: (address: string) => Promise<string>,
  secrets: readonly string[],
): Promise<string | undefined> {
  const property = fc.asyncProperty(
    addresses,
    fc.constantFrom(...secrets),
    fc.constantFrom(...SPELLINGS),
    async (address, secret, spelling) => {
      const line = await logged(address.replaceAll('{}', spelling(secret)));
      return !holds(line, secret);
    },
  );
  const { failed, counterexample } = await fc.check(property, { numRuns: ADDRESSES });
  return failed ? String(counterexample) : undefined;
}

/** Whether a text holds a piece of a secret, however it is escaped and in whatever letters. */
function holds(text: string, secret: string): boolean {
  const plain = unescaped(unescaped(text)).toLowerCase();
  return Array.from({ length: secret.length - PIECE + 1 }, (_, at) => secret.slice(at, at + PIECE)).some(
    (piece) => plain.includes(piece.toLowerCase()),
  );
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** One of each kind that opens something, or leads to somebody. */
async function secretsOf(site: TestSite): Promise<readonly string[]> {
  await addModerator(site);
  const { words, cookies } = await fillWorld(site);
  const keys = loadSecrets(site.config).captcha;
  const waiting = await arrive(site, {});
  const now = site.time.now;
  const question = freshQuestion({
    client: 'somebody',
    article: ARTICLE,
    lang: 'fr',
    keys,
    now,
    random: (size) => Buffer.alloc(size),
  });
  const isOpening = (name: string) => !['slug', 'number', 'comment', 'id', 'account'].includes(name);
  const opening = Object.entries(words).filter(([name]) => isOpening(name));
  const all = [
    ...opening.map(([, secret]) => secret),
    ...Object.values(cookies)
      .flatMap((cookie) => cookie.split('; '))
      .map((cookie) => cookie.replace(/^[^=]*=(?:s%3A)?/, '')),
    receivedToken(keys, waiting, now),
    question.token,
  ];
  for (const secret of all) expect(secret.length, secret).to.be.at.least(20);
  return all;
}
