import { sha256 } from '../web/digest.ts';
import { localeOf } from '../i18n/format.ts';
import { verdictOf } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { nameKey } from './mask.ts';
import type { Lang } from '../i18n/languages.ts';

/** Fewer say too much of each one who answered: the read page tells nothing of them. */
export const LEAST_SHARED = 3;
/** A link that became public fills no page: so many answer about one revision. */
export const MOST_ANSWERS = 300;

/** The names that the owner sets beside the brand and its rival; empty where there are none. */
export interface OtherNames {
  readonly name1: string;
  readonly name2: string;
}

/** Others judge a strategy without its name. (fr: test à l’aveugle) */
export interface BlindTest extends OtherNames {
  readonly strategyId: string;
  /** Whether the read page says how many recognised the brand. */
  readonly isShared: boolean;
  readonly closedAt: number | null;
  /** Answers given before this change no more: those who gave them were told whom it was about. */
  readonly toldAt: number | null;
  /** The newest revision when the link was made: nobody is asked about those before. */
  readonly firstRevision: number;
}

/** Whoever stays away, or has chosen nothing yet, has nothing that others could sign. */
export function isTestable(strategy: Strategy): boolean {
  const verdict = verdictOf(strategy);
  return verdict !== 'abstain' && verdict !== 'blank';
}

/** Who else could sign: the rival first, then the other names. One that reads like the brand, or like one before it, is left out. */
export function othersOf(
  { brand, rival }: Pick<Strategy, 'brand' | 'rival'>,
  { name1, name2 }: OtherNames,
): readonly string[] {
  const names = [brand, rival, name1, name2];
  const keys = names.map(nameKey);
  return names.filter((name, index) => index > 0 && name !== '' && keys.indexOf(keys[index] ?? '') === index);
}

export interface Signer {
  /** Says nothing of which one is the brand, and stays the same when the names beside it change. */
  readonly value: string;
  readonly name: string;
  readonly isBrand: boolean;
}

const VALUE_LENGTH = 12;

/** Everybody who could sign, in alphabetical order. */
export function signersOf(brand: string, others: readonly string[], lang: Lang): readonly Signer[] {
  const { compare } = new Intl.Collator(localeOf(lang));
  return [brand, ...others]
    .map((name) => ({
      value: sha256(nameKey(name)).slice(0, VALUE_LENGTH),
      name,
      isBrand: name === brand,
    }))
    .sort((a, b) => compare(a.name, b.name));
}

/** Whether an answer changes no more because its giver was told, since, whom the page was about. */
export function isFixed(
  { answeredAt }: { readonly answeredAt: number },
  { toldAt }: Pick<BlindTest, 'toldAt'>,
): boolean {
  return toldAt !== null && answeredAt <= toldAt;
}
