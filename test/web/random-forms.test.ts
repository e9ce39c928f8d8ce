import { expect } from 'chai';
import fc from 'fast-check';
import { FOLLOW_UP_FIELDS } from '../support/follow-up.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser, FORM } from '../support/browser.ts';
import { postRoutes } from '../support/routes.ts';
import { storedIn } from '../support/tables.ts';
import { APPROACH_KEYS, CLAIM_KEYS } from '../support/method.ts';

const NAMES = [
  ...[
    'brand',
    'rival',
    'rival-before',
    'gene',
    'capacity',
    'abstain',
    'abstain-reason',
    'version',
    'back',
    'over',
  ],
  ...[
    'action',
    'refusal',
    'review-date',
    'share-diagnosis',
    'count-me',
    'swap-gene',
    'why-listen',
    'strategy',
    'link',
    'name',
    'email',
    'keep',
    'change-note',
    'note-after',
    'other-link',
    'latest',
    'name',
    'context',
    'once',
  ],
  ...FOLLOW_UP_FIELDS,
  ...CLAIM_KEYS.slice(0, 1),
  ...APPROACH_KEYS.slice(0, 2),
  ...['own-1', 'own-1-label', 'own-1-family', '__proto__', 'touch'],
];
const VALUES = [
  '',
  'on',
  'none',
  'priority',
  'save',
  'continue',
  'language',
  'add',
  'revoke',
  'replace-read',
  'send',
  'readings',
  'indicator',
  'correct',
  'end',
  'show',
  'listen-1',
  'stop',
  '1.234,5',
  '2026-11-22',
  '0',
  '3',
  'unknown',
  'listen',
  'yes',
  '2027-01-01',
];
const AWKWARD = [
  '\0',
  '\u202e',
  '\u2066x',
  '\ud800',
  '\ufffe',
  '\u0085',
  '\u2028',
  '<script>',
  ']]>',
  '👨‍👩‍👧',
  'e\u0301',
  '\ufeff',
  '\u200b',
];

const word = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: 'binary', maxLength: 160 }),
);
const field = fc.tuple(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: word }),
  word,
);
const escapes = fc.string({
  unit: fc.constantFrom('%', '0', '8', 'F', 'f', '&', '=', '+', 'a', '[', ']'),
  maxLength: 60,
});
const body = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(field, { maxLength: 12 }).map((pairs) => new URLSearchParams(pairs).toString()),
  },
  { weight: 1, arbitrary: escapes },
);

/** What no page could show: controls, unpaired surrogates, and marks that turn the text around. */
const UNREADABLE = /[\p{Cc}\p{Cs}\u200B\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD]/u;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

describe('sending any form at all', () => {
  let site: TestSite;
  let browser: Browser;
  let routes: readonly string[];
  before(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    // A strategy that is deleted would take no other form.
    routes = (await postRoutes(browser)).filter((route) => !route.endsWith('/supprimer'));
  });
  after(() => site.close());

  it('never breaks the site, and never stores what nobody could read', async () => {
    const send = async (index: number, text: string) => {
      const route = routes[index % routes.length] ?? '';
      const { status } = await browser.send(route, { headers: { 'content-type': FORM }, body: text });
      // The same page in the other language, with what was typed; all else is refused, or leads on.
      const isTranslated = new URLSearchParams(text).getAll('action').includes('language');
      expect(status, route).to.be.within(isTranslated ? 200 : 300, 499);
    };
    const translated = routes.map((_, index): [number, string] => [index, 'action=language']);
    await fc.assert(fc.asyncProperty(fc.nat(100), body, send), { numRuns: 300, examples: translated });
    const stored = await storedIn(site);
    const texts = [
      ...stored.draft,
      ...stored.revision,
      ...stored.link,
      ...stored.workshop,
      ...stored.workshop_answer,
      ...stored.indicator,
      ...stored.reading,
      ...stored.decision,
    ].flatMap((row) =>
      Object.values(row as object).flatMap((cell) =>
        typeof cell === 'string' && cell.startsWith('{') ? stringsIn(JSON.parse(cell)) : stringsIn(cell),
      ),
    );
    expect(texts.length).to.be.greaterThan(50);
    expect(texts.filter((text) => UNREADABLE.test(text))).to.deep.equal([]);
  });
});
