import { CLAUSES } from '../../src/strategies/clauses.ts';
import { PLAN_FIELDS } from '../../src/strategies/plan.ts';
import { textsOf } from '../../src/strategies/strategy.ts';
import type { Revision, Strategy } from '../../src/strategies/strategy.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { SWAP_ANSWERS } from '../../src/strategies/swap.ts';
import type { State } from '../../src/terms.ts';
import { Seeded } from './seeded.ts';
import type { Answer } from '../../src/diagnosis/answers.ts';
import { APPROACH_KEYS, CLAIM_KEYS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';

const BRANDS = ['Maison Durand', 'C’est qui le Patron ?!', '1083', 'مقهى النيل', 'e.l.f.', ''] as const;
const GENES = [
  '',
  'Nous réparons à vie tout ce que nous avons cousu depuis 1924.',
  'We bake at night',
] as const;
const ANSWERS: readonly [Answer, ...Answer[]] = [0, 1, 2, 3, null, 3];
/** Some wheels are sparse, as most are, and some are full. */
const STATES_OF: readonly [readonly [State, ...State[]], ...(readonly [State, ...State[]])[]] = [
  ['none', 'none', 'none', 'none', 'secondary', 'priority'],
  ['none', 'none', 'secondary', 'priority'],
  ['secondary', 'priority'],
];
const CATALOGUES = ['2026-12', '2026-12', '2026-12', '2026-11'] as const;
const SAVED_AT = Date.UTC(2026, 10, 22, 9);

/** What a seed gives in every field that a person fills in; the rows of one number are the same for good. */
export function seededRevision(number: number): Revision {
  const strategy = seededStrategy(new Seeded(`wheel ${number}`));
  const catalogue = new Seeded(`wheel ${number}`).one('catalogue', CATALOGUES);
  return { number, savedAt: SAVED_AT + number * 86_400_000, catalogue, strategy, texts: textsOf(strategy) };
}

function seededStrategy(seeded: Seeded): Strategy {
  const lang = seeded.one<Lang>('lang', ['fr', 'en']);
  const states = seeded.one('density', STATES_OF);
  const typed = (of: string) => `${of} : « ${seeded.number(of, 1000)} & ${seeded.number(`${of}!`, 1000)} »`;
  const marked = APPROACH_KEYS.map((key) => [key, seeded.one(key, states)] as const);
  return {
    method: SOCIAL_MEDIA,
    own: [],
    brand: seeded.one('brand', BRANDS),
    rival: 'Atelier Lebrun',
    gene: seeded.one('gene', GENES),
    capacity: seeded.one('capacity', ['low', 'medium', 'high', null]),
    claims: Object.fromEntries(CLAIM_KEYS.map((key) => [key, seeded.one(key, ANSWERS)])),
    choices: wheelOf(seeded.number('empty', 8) === 0 ? {} : Object.fromEntries(marked)),
    abstainReason: seeded.number('abstains', 8) === 0 ? 'nos clients n’y sont pas.' : null,
    swap: Object.fromEntries(CLAUSES.map((clause) => [clause, seeded.one(`swap ${clause}`, SWAP_ANSWERS)])),
    why: Object.fromEntries(
      seeded.some('why', APPROACH_KEYS, 40).map((key) => [key, typed(`pourquoi ${key}`)]),
    ),
    refusals: seeded.some('refusals', APPROACH_KEYS, 30),
    reviewDate: seeded.one('review', ['2027-03-01', '2027-02-20', '2028-02-29']),
    shareDiagnosis: seeded.number('share', 2) === 0,
    countMe: true,
    words: Object.fromEntries(
      seeded.some('words', CLAUSES, 30).map((clause) => [clause, { text: typed(clause), lang }]),
    ),
    plan: Object.fromEntries(
      seeded.some('plans', APPROACH_KEYS, 40).map((key) => {
        const told = seeded.some(`plan ${key}`, PLAN_FIELDS, 60);
        const text = (field: string) => (told.some((each) => each === field) ? typed(`${field} ${key}`) : '');
        const fields = {
          for: text('for'),
          where: text('where'),
          first: text('first'),
          cost: text('cost'),
          owner: text('owner'),
        };
        return [key, { ...fields, lang }];
      }),
    ),
    showStart: seeded.number('start', 3) > 0,
  };
}
