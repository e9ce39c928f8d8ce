import { expect } from 'chai';
import fc from 'fast-check';
import { plainAmount } from '../../src/indicators/amount.ts';
import { followedIn } from '../../src/indicators/indicator.ts';
import type { Followed } from '../../src/indicators/indicator.ts';
import { parseReadings } from '../../src/follow-up/reading-form.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { SOCIAL_MEDIA, wheelOf } from '../support/method.ts';

const DAYS = { first: '2026-11-22', today: '2026-12-01', last: '2026-12-02' };
const ASKED: readonly Followed[] = followedIn(
  {
    method: SOCIAL_MEDIA,
    choices: wheelOf({ listen: 'priority', teach: 'priority' }),
    own: [],
    abstainReason: null,
  },
  [],
);
const parse = (fields: Readonly<Record<string, readonly string[]>>, lang: 'fr' | 'en') =>
  parseReadings(fields, ASKED, { days: DAYS, lang, labelOf: ({ id }) => id });

const lang = fc.constantFrom(...LANGS);
const amount = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 9999 }))
  .map(([isMinus, whole, part]) => {
    const decimals = part === 0 ? '' : `.${String(part).padStart(4, '0').replace(/0+$/, '')}`;
    const value = `${whole}${decimals}`;
    return isMinus && value !== '0' ? `-${value}` : value;
  });
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 200 }),
  amount,
);
const fieldNames = [
  'on-date',
  'action',
  ...ASKED.flatMap(({ id }) => [`value-${id}`, `note-${id}`, `as-${id}`]),
];

describe('the form of readings', () => {
  it('takes back every amount as a field of the page writes it, for any subset of indicators', () => {
    fc.assert(
      fc.property(lang, fc.array(fc.option(amount), { minLength: 4, maxLength: 4 }), (of, values) => {
        const typed = ASKED.flatMap(({ id }, index) => {
          const value = values[index] ?? null;
          return value === null ? [] : [{ id, value }];
        });
        const fields = typed.map(({ id, value }) => [`value-${id}`, [plainAmount(value, of)]] as const);
        const parsed = parse(Object.fromEntries(fields), of);
        if (typed.length === 0) expect(parsed.ok).to.equal(false);
        else if (!parsed.ok) throw new Error(parsed.errors[0]?.message(messagesFor(of)));
        else {
          const read = parsed.value.readings.map(({ indicator, value }) => ({ id: indicator.id, value }));
          expect(read).to.deep.equal(typed);
          expect(parsed.value.onDate).to.equal(DAYS.today);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, and tells of a field that the page has, in either language', () => {
    const fields = fc.dictionary(fc.constantFrom(...fieldNames), fc.array(anything, { maxLength: 3 }));
    fc.assert(
      fc.property(lang, fields, (of, given) => {
        const parsed = parse(given, of);
        if (parsed.ok) return;
        for (const { name, field, message } of parsed.errors) {
          expect(fieldNames).to.include(name);
          expect(field).to.match(/^(?:on-date|value-.*|note-.*|as-.*)$/);
          for (const each of LANGS) expect(message(messagesFor(each))).to.not.equal('');
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes a number that can be read in two ways by either of its readings, and by no other', () => {
    const thousands = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(lang, thousands, anything, (of, [whole, rest], choice) => {
        const digits = String(rest).padStart(3, '0');
        const typed = `${whole}${of === 'fr' ? '.' : ','}${digits}`;
        const [id = ''] = ASKED.map((each) => each.id);
        const read = (as: string) => parse({ [`value-${id}`]: [typed], [`as-${id}`]: [as] }, of);
        const asked = parse({ [`value-${id}`]: [typed] }, of);
        const offered = [`${whole}${digits}`, `${whole}.${digits}`];
        expect(asked.ok).to.equal(false);
        for (const as of offered) expect(read(as).ok, `${typed} as ${as}`).to.equal(true);
        if (!offered.includes(choice)) expect(read(choice).ok).to.equal(false);
      }),
      { numRuns: 2000 },
    );
  });
});
