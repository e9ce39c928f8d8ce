import { fold } from '../i18n/fold.ts';
import type { Approach, ApproachKey, Choices, FamilyKey, Method } from './method.ts';
import type { Lang, Words } from '../i18n/languages.ts';

/** Where a reader can name what the method lacks; a place keeps its key when the other one is emptied. */
export const OWN_KEYS = ['own-1', 'own-2'] as const;
export type OwnKey = (typeof OWN_KEYS)[number];

/** An approach that a reader named, in the language of the page it was typed on. */
export interface OwnApproach {
  readonly key: OwnKey;
  /** 1 to 13 code points. */
  readonly label: string;
  /** After "nous voulons" / "we want to", 3 to 60 code points. */
  readonly verb: string;
  /** After "nous laissons de côté" / "we leave aside", 3 to 40 code points. */
  readonly noun: string;
  readonly family: FamilyKey;
  readonly lang: Lang;
}

/** A plus in a ring: nobody drew a sign for it. */
const SIGN = { lines: 'M4 16a12 12 0 1 0 24 0a12 12 0 1 0 -24 0ZM16 10v12M10 16h12' };
const UNTOLD: Words = { fr: '', en: '' };

/**
 * The method with a reader's own approaches at the end of their families (method.md §2): medium effort, facing nobody, without
 * weights. They have no definition, first move, indicators nor opposite: those texts are empty. One whose family the method
 * does not have is left out.
 */
export function withOwn(method: Method, own: readonly OwnApproach[]): Method {
  if (own.length === 0) return method;
  const approaches = method.families.flatMap(({ key }) => [
    ...method.approaches.filter(({ family }) => family === key),
    ...own.filter(({ family }) => family === key).map(toApproach),
  ]);
  return { ...method, approaches };
}

export function isOwn(key: ApproachKey): key is OwnKey {
  return OWN_KEYS.some((each) => each === key);
}

interface WithOwn {
  readonly own: readonly OwnApproach[];
  readonly choices: Choices;
}

/**
 * The choices of one strategy under the keys of another: what two readers named alike, whatever its case and accents, is one
 * approach (method.md §2). One that the other does not have keeps no key of ours.
 */
export function choicesAlike({ own, choices }: WithOwn, other: Pick<WithOwn, 'own'>): Choices {
  const keyOf = keysAlike(own, other.own);
  return Object.fromEntries(Object.entries(choices).map(([key, state]) => [keyOf(key), state]));
}

/** The same for a key alone. */
export function keysAlike(
  own: readonly OwnApproach[],
  others: readonly OwnApproach[],
): (key: ApproachKey) => ApproachKey {
  return (key) => {
    const named = own.find((each) => each.key === key);
    if (named === undefined) return key;
    const label = fold(named.label);
    return others.find((each) => fold(each.label) === label)?.key ?? `${key}-before`;
  };
}

function toApproach({ key, family, label, verb, noun, lang }: OwnApproach): Approach {
  return {
    key,
    family,
    effort: 'medium',
    exposure: 'usual',
    sign: SIGN,
    label: same(label),
    summary: UNTOLD,
    fits: UNTOLD,
    trap: UNTOLD,
    firstMove: UNTOLD,
    prompt: UNTOLD,
    indicators: [UNTOLD, UNTOLD],
    opposite: UNTOLD,
    infinitive: same(verb),
    noun: same(noun),
    indicator: UNTOLD,
    own: lang,
  };
}

function same(text: string): Words {
  return { fr: text, en: text };
}
