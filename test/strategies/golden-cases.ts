import type { StatementFacts } from '../../src/strategies/statement.ts';
import { ARCHETYPES } from '../diagnosis/archetypes.ts';
import type { State } from '../../src/terms.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, answersOf, wheelOf } from '../support/method.ts';
import type { ApproachKey, Choices } from '../../src/method/method.ts';

/** A statement about nothing in particular, with the given facts on top. */
export function factsOf(facts: Partial<StatementFacts> = {}): StatementFacts {
  return {
    brand: 'Atelier Lune',
    gene: '',
    method: SOCIAL_MEDIA,
    answers: answersOf({}, 0),
    choices: wheelOf(),
    abstainReason: null,
    refusals: [],
    reviewDate: '2027-02-20',
    words: {},
    plan: {},
    ...facts,
  };
}

/** A wheel with these priorities and these secondary aims. */
export function marked(priority: readonly ApproachKey[], secondary: readonly ApproachKey[] = []): Choices {
  const at = (keys: readonly ApproachKey[], state: State) => keys.map((key) => [key, state] as const);
  return wheelOf(Object.fromEntries([...at(priority, 'priority'), ...at(secondary, 'secondary')]));
}

/** The brands that templates stumble over: a name that ends in marks, digits, full stops, an h, no Latin letter. */
export const AWKWARD_BRANDS: Readonly<Record<string, string>> = {
  patron: 'C’est qui le Patron ?!',
  digits: '1083',
  'full-stops': 'e.l.f.',
  hermes: 'Hermès',
  galeries: 'Galeries Lafayette',
  emoji: '🦊 Renard & Fils 👩‍👩‍👧',
  'right-to-left': 'مقهى النيل',
  wide: '漢'.repeat(80),
};

const followed = ARCHETYPES.map(({ name, answers, priority, secondary }) => [
  name,
  factsOf({ answers, choices: marked(priority, secondary), refusals: ['listen', 'sell', 'co-create'] }),
]);

const named = Object.entries(AWKWARD_BRANDS).map(([name, brand]) => [
  `brand-${name}`,
  factsOf({
    brand,
    gene: `Nous nous appelons ${brand}`,
    answers: answersOf({ 'no-dream': 3, 'rich-story': 3 }, 0),
    choices: marked(['build-world'], ['rally']),
    refusals: ['recruit'],
  }),
]);

const borders: Readonly<Record<string, StatementFacts>> = {
  'nothing-yet': factsOf({ brand: '' }),
  'nothing-known': factsOf({ answers: answersOf({}) }),
  'everything-true': factsOf({ answers: answersOf({}, 3), choices: marked(APPROACH_KEYS) }),
  'secondary-only': factsOf({ choices: marked([], ['listen', 'answer', 'teach']), refusals: ['sell'] }),
  'three-priorities': factsOf({ choices: marked(['answer', 'take-a-stand', 'rally']) }),
  'refuses-without-choosing': factsOf({ refusals: ['entertain', 'amplify'] }),
  'one-blank-named': factsOf({
    choices: marked(
      ['listen'],
      APPROACH_KEYS.filter((key) => !['listen', 'sell'].includes(key)),
    ),
    refusals: ['sell'],
  }),
  'one-blank-left': factsOf({
    choices: marked(
      ['listen'],
      APPROACH_KEYS.filter((key) => !['listen', 'sell', 'teach'].includes(key)),
    ),
    refusals: ['sell'],
  }),
  'first-of-the-month': factsOf({ choices: marked(['sell']), reviewDate: '2027-10-01' }),
  'gene-with-full-stop': factsOf({
    gene: 'Chaque lampe est signée par celle qui l’a faite.',
    choices: marked(['teach']),
  }),
  'gene-with-ellipsis': factsOf({ gene: '« Vingt ans de lune »...', choices: marked(['teach']) }),
  'stays-away': factsOf({
    gene: 'Nos clients passent la porte',
    answers: answersOf({ distrust: 2, 'useful-expertise': 3, 'proven-cause': 2 }, 0),
    abstainReason: 'nos clients n’y sont pas.',
    refusals: ['sell'],
  }),
  'five-issues-tied': factsOf({
    answers: answersOf(
      { distrust: 2, 'scattered-fans': 2, 'hesitant-buyers': 2, 'campaigns-fade': 2, 'hard-to-hire': 2 },
      0,
    ),
    choices: marked(['recruit'], ['amplify']),
  }),
};

/** The statements whose every word is kept in `golden/`, by the name of their file. */
export const GOLDEN_CASES: Readonly<Record<string, StatementFacts>> = {
  ...(Object.fromEntries([...followed, ...named]) as Record<string, StatementFacts>),
  ...borders,
};
