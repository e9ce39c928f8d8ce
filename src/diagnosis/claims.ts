import type { ApproachKey } from '../wheel/approaches.ts';
import type { Words } from '../i18n/languages.ts';

/** In the order of the form (domain.md §2). Never reorder: it settles ties. */
export const CLAIM_KEYS = [
  'criticised-quality',
  'unanswered',
  'distrust',
  'no-dream',
  'rich-story',
  'playful-voice',
  'scattered-fans',
  'customer-ideas',
  'proven-cause',
  'in-the-dark',
  'useful-expertise',
  'hesitant-buyers',
  'campaigns-fade',
  'hard-to-hire',
] as const;
export type ClaimKey = (typeof CLAIM_KEYS)[number];

type ClaimGroup = 'reputation' | 'desire' | 'community' | 'knowledge' | 'sales' | 'resources';

export const CLAIM_GROUPS: readonly { readonly key: ClaimGroup; readonly label: Words }[] = [
  { key: 'reputation', label: { fr: 'Réputation', en: 'Reputation' } },
  { key: 'desire', label: { fr: 'Désir', en: 'Desire' } },
  { key: 'community', label: { fr: 'Communauté', en: 'Community' } },
  { key: 'knowledge', label: { fr: 'Connaissance', en: 'Knowledge' } },
  { key: 'sales', label: { fr: 'Ventes', en: 'Sales' } },
  { key: 'resources', label: { fr: 'Moyens', en: 'Resources' } },
];

export interface Claim {
  readonly key: ClaimKey;
  readonly group: ClaimGroup;
  readonly kind: 'issue' | 'strength';
  readonly text: Words;
  /** What the statement says: an issue is a full clause, a strength follows "sur" / "on". */
  readonly phrase: Words;
  /** Points per point of the answer: our judgement, not a measured model. Those above 0 sum to 8 per approach. */
  readonly weights: Readonly<Partial<Record<ApproachKey, number>>>;
}

/** 0 not at all, 1 rather not, 2 rather yes, 3 fully; null is "I don’t know", which is an answer too. */
export type Answer = 0 | 1 | 2 | 3 | null;
export type Answers = Readonly<Record<ClaimKey, Answer>>;

const CLAIM_DATA: Readonly<Record<ClaimKey, Omit<Claim, 'key'>>> = {
  'criticised-quality': {
    group: 'reputation',
    kind: 'issue',
    text: {
      fr: 'On critique la qualité de nos produits ou de notre service.',
      en: 'People criticise the quality of our products or service.',
    },
    phrase: {
      fr: 'la qualité de ce que nous livrons est critiquée',
      en: 'the quality of what we deliver is criticised',
    },
    weights: {
      listen: 3,
      answer: 3,
      reassure: 2,
      sell: -2,
      teach: -1,
      'take-a-stand': -2,
      'build-world': -2,
      entertain: -2,
      amplify: -2,
      rally: -1,
      'co-create': 1,
    },
  },
  unanswered: {
    group: 'reputation',
    kind: 'issue',
    text: {
      fr: 'Des questions ou des plaintes attendent longtemps une réponse.',
      en: 'Questions or complaints wait a long time for an answer.',
    },
    phrase: { fr: 'trop de clients attendent une réponse', en: 'too many customers wait for an answer' },
    weights: {
      listen: 1,
      answer: 3,
      reassure: 1,
      sell: -1,
      'build-world': -1,
      entertain: -1,
      amplify: -1,
      'co-create': -1,
    },
  },
  distrust: {
    group: 'reputation',
    kind: 'issue',
    text: {
      fr: 'On doute de ce que nous disons : origine, prix, pratiques.',
      en: 'People doubt what we say: origin, prices, practices.',
    },
    phrase: { fr: 'on doute de notre parole', en: 'people doubt our word' },
    weights: {
      listen: 1,
      answer: 1,
      reassure: 3,
      sell: -1,
      teach: 1,
      recruit: 1,
      'take-a-stand': -2,
      entertain: -1,
    },
  },
  'no-dream': {
    group: 'desire',
    kind: 'issue',
    text: {
      fr: 'Notre marque ne fait plus assez envie.',
      en: 'Our brand no longer makes people want it enough.',
    },
    phrase: { fr: 'nous ne faisons pas assez envie', en: 'we do not make people want us enough' },
    weights: { 'take-a-stand': 1, 'build-world': 3, entertain: 2, rally: -1 },
  },
  'rich-story': {
    group: 'desire',
    kind: 'strength',
    text: {
      fr: 'Nous avons une histoire, un style ou des coulisses qui méritent d’être vus.',
      en: 'We have a history, a style or a backstage worth seeing.',
    },
    phrase: { fr: 'une histoire qui mérite d’être montrée', en: 'a story worth showing' },
    weights: { teach: 1, recruit: 1, 'take-a-stand': 1, 'build-world': 3, rally: 1 },
  },
  'playful-voice': {
    group: 'desire',
    kind: 'strength',
    text: {
      fr: 'Notre façon de parler est naturellement drôle ou joueuse.',
      en: 'The way we speak is naturally funny or playful.',
    },
    phrase: { fr: 'un ton joueur', en: 'a playful voice' },
    weights: { reassure: -1, recruit: 1, 'build-world': 1, entertain: 3, amplify: 1 },
  },
  'scattered-fans': {
    group: 'community',
    kind: 'issue',
    text: {
      fr: 'Des fans parlent de nous, mais chacun de son côté.',
      en: 'Fans talk about us, but each in their own corner.',
    },
    phrase: {
      fr: 'nos fans parlent de nous chacun de leur côté',
      en: 'our fans talk about us each in their own corner',
    },
    weights: { sell: 1, 'take-a-stand': 1, entertain: 1, amplify: 2, rally: 3, 'co-create': 1 },
  },
  'customer-ideas': {
    group: 'community',
    kind: 'strength',
    text: {
      fr: 'Nos clients nous soumettent des idées ou inventent des usages.',
      en: 'Our customers send us ideas or invent uses.',
    },
    phrase: { fr: 'des clients pleins d’idées', en: 'customers full of ideas' },
    weights: { sell: 1, amplify: 1, rally: 2, 'co-create': 3 },
  },
  'proven-cause': {
    group: 'community',
    kind: 'strength',
    text: {
      fr: 'Nous défendons une cause, et nos actes le prouvent déjà.',
      en: 'We stand for a cause, and our actions already prove it.',
    },
    phrase: { fr: 'une cause que nos actes prouvent', en: 'a cause our actions prove' },
    weights: { reassure: 1, recruit: 1, 'take-a-stand': 3, amplify: 1, rally: 1 },
  },
  'in-the-dark': {
    group: 'knowledge',
    kind: 'issue',
    text: {
      fr: 'Nous savons mal ce que les gens disent et attendent de nous.',
      en: 'We know little of what people say and expect of us.',
    },
    phrase: {
      fr: 'nous savons mal ce que nos clients attendent',
      en: 'we know too little about what customers expect',
    },
    weights: { listen: 3, amplify: -1, 'co-create': 2 },
  },
  'useful-expertise': {
    group: 'knowledge',
    kind: 'strength',
    text: {
      fr: 'Nous savons des choses que nos clients cherchent à apprendre.',
      en: 'We know things our customers want to learn.',
    },
    phrase: { fr: 'un savoir utile à nos clients', en: 'knowledge our customers can use' },
    weights: { sell: 1, teach: 3, recruit: 1, 'co-create': 1 },
  },
  'hesitant-buyers': {
    group: 'sales',
    kind: 'issue',
    text: { fr: 'On nous connaît, mais on hésite à acheter.', en: 'People know us, but hesitate to buy.' },
    phrase: { fr: 'on nous connaît mais on hésite à acheter', en: 'people know us but hesitate to buy' },
    weights: { answer: 1, reassure: 1, sell: 3, teach: 2 },
  },
  'campaigns-fade': {
    group: 'sales',
    kind: 'issue',
    text: {
      fr: 'L’effet de nos campagnes ou événements retombe dès la fin.',
      en: 'The effect of our campaigns or events drops as soon as they end.',
    },
    phrase: {
      fr: 'nos campagnes retombent dès qu’elles s’arrêtent',
      en: 'our campaigns fade as soon as they stop',
    },
    weights: { sell: 2, 'take-a-stand': 1, 'build-world': 1, entertain: 2, amplify: 3, rally: 1 },
  },
  'hard-to-hire': {
    group: 'resources',
    kind: 'issue',
    text: { fr: 'Nous avons du mal à recruter.', en: 'We find it hard to hire.' },
    phrase: { fr: 'nous peinons à recruter', en: 'we struggle to hire' },
    weights: { teach: 1, recruit: 3, 'take-a-stand': 1 },
  },
};

export const CLAIMS: readonly Claim[] = CLAIM_KEYS.map(claim);

/** The claim of that key, with its texts and weights. */
export function claim(key: ClaimKey): Claim {
  return { key, ...CLAIM_DATA[key] };
}

/** A full set of answers: the given ones, and `rest` for each claim left out. */
export function answersOf(given: Partial<Answers>, rest: Answer = null): Answers {
  const empty = Object.fromEntries(CLAIM_KEYS.map((key) => [key, rest])) as Record<ClaimKey, Answer>;
  return { ...empty, ...given };
}

/** Whether a claim holds: answered 2 or 3. */
export function isTrue(answers: Answers, key: ClaimKey): boolean {
  return (answers[key] ?? 0) >= 2;
}
