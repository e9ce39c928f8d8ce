import type { Effort, State } from '../terms.ts';
import type { Lang, Words } from '../i18n/languages.ts';

/** What a wheel is made of and how it judges: read from a file of `methods/`, and threaded through as a value. (fr: méthode) */
export interface Method {
  readonly id: string;
  /** SHA-256 of what its files say, in hexadecimal: its version. */
  readonly hash: string;
  /** What its files say, in one canonical text. */
  readonly text: string;
  /** The languages it is written in. Every text of a language that it lacks holds the one that it has. */
  readonly langs: readonly Lang[];
  readonly words: Readonly<Record<Lang, MethodWords>>;
  /** In wheel order. */
  readonly families: readonly Family[];
  /** In wheel order, clockwise from the top, each family in one piece; a reader's own stand at the end of their family. */
  readonly approaches: readonly Approach[];
  readonly groups: readonly ClaimGroup[];
  /** In the order of the form, which settles ties. */
  readonly claims: readonly Claim[];
  /** An approach is suggested only where this claim holds. */
  readonly requires: Readonly<Partial<Record<ApproachKey, ClaimKey>>>;
  /** The approach that is suggested where nothing stands out, and that gains from what is not known. */
  readonly fallback: ApproachKey;
  readonly suggestion: SuggestionRules;
  readonly focus: FocusRules;
  /** The slug of an article about it. */
  readonly article?: string | undefined;
  readonly licence: string;
  readonly credit: string;
}

/** Keys of files: a union of ours would close the list. */
export type ApproachKey = string;
export type ClaimKey = string;
export type FamilyKey = string;

/** How one language names the method and what it is about; all but `name` and `question` go into sentences. */
export interface MethodWords {
  readonly name: string;
  /** The question that its wheel answers. */
  readonly question: string;
  /** "sur les médias sociaux" / "on social media". */
  readonly place: string;
  /** "stratégie pour les médias sociaux" / "social media strategy". */
  readonly strategy: string;
  /** After "nous choisissons de" / "we choose to". */
  readonly abstain: string;
  /** The fallback after "commencez par" / "start by": "écouter" / "listening". */
  readonly fallback: string;
  /** "en restant hors des médias sociaux" / "staying off social media". */
  readonly abstaining: string;
}

/** The paths of a sign on a square of 32: lines are stroked, dots are filled. */
export interface Sign {
  readonly lines?: string | undefined;
  readonly dots?: string | undefined;
}

interface Family {
  readonly key: FamilyKey;
  readonly label: Words;
  readonly ground: Sign;
}

export interface Approach {
  readonly key: ApproachKey;
  readonly family: FamilyKey;
  readonly effort: Effort;
  /** Whether it puts the brand before an audience that may answer loudly. */
  readonly exposure: 'usual' | 'high';
  /** The approach that pulls the other way, if there is one. */
  readonly facing?: ApproachKey | undefined;
  readonly sign: Sign;
  /** At most 13 characters: it is written round the rim of the wheel. */
  readonly label: Words;
  /** `summary`, `fits`, `trap` and `firstMove` are sentences, with a capital and a full stop. */
  readonly summary: Words;
  readonly fits: Words;
  readonly trap: Words;
  readonly firstMove: Words;
  /** What the review asks of whoever rewrites the choice. */
  readonly prompt: Words;
  /** Which of the two indicators should fall; the others should rise. */
  readonly falling?: readonly (1 | 2)[] | undefined;
  /** Phrases, in lower case and without a full stop, as are `opposite` and all that follows but `example`. */
  readonly indicators: readonly [Words, Words];
  readonly opposite: Words;
  /** After "nous voulons" / "we want to". No comma and no "et" / "and": it goes into lists. */
  readonly infinitive: Words;
  /** After "nous laissons de côté" / "we leave aside". */
  readonly noun: Words;
  /** After "nous suivrons" / "we will watch". */
  readonly indicator: Words;
  /** What a brand did and published; not a proof that it caused growth. */
  readonly example?: { readonly text: Words; readonly source: Words } | undefined;
  /** The language in which a reader named it; absent on those of the method. */
  readonly own?: Lang | undefined;
}

interface ClaimGroup {
  readonly key: string;
  readonly label: Words;
}

export interface Claim {
  readonly key: ClaimKey;
  readonly group: string;
  readonly kind: 'issue' | 'strength';
  readonly text: Words;
  /** What the statement says: an issue is a full clause, a strength follows "sur" / "on". */
  readonly phrase: Words;
  /** Points per point of the answer, -3 to 3: the judgement of who wrote the method, not a measured model. */
  readonly weights: Readonly<Partial<Record<ApproachKey, number>>>;
}

/** How answers become points, and points suggestions. */
export interface SuggestionRules {
  /** What each answer is worth, before it is multiplied by the weight of the claim. */
  readonly values: Readonly<Record<1 | 2 | 3, number>>;
  readonly priorityPoints: number;
  readonly priorityPercentOfBest: number;
  readonly secondaryPoints: number;
  /** From so many claims that hold on, nothing is suggested. */
  readonly everythingTrue: number;
  /** What the answers "I don't know" add to the fallback, at most. */
  readonly unknownPoints: number;
  /** Whether equal answers above 0 bring no suggestion at all: only what was saved with the first rules says so. */
  readonly equalAnswersSayNothing?: boolean | undefined;
}

/** From which numbers of marked sectors (in percent of all) and of priorities on a wheel has which verdict. */
interface FocusRules {
  readonly everythingFrom: number;
  readonly scatteredFrom: number;
  readonly sharpUpTo: number;
  readonly priorities: { readonly sharpUpTo: number; readonly scatteredFrom: number };
}

/** The state of each sector by key; one that is missing is blank. */
export type Choices = Readonly<Record<ApproachKey, State>>;

/** What a wheel is drawn and judged from. */
export interface Chosen {
  readonly method: Method;
  readonly choices: Choices;
}

/** Throws for a key that the method does not have. */
export function approachOf(method: Method, key: ApproachKey): Approach {
  const found = method.approaches.find((each) => each.key === key);
  if (found === undefined) throw new Error(`the method ${method.id} has no approach ${key}`);
  return found;
}

/** Throws for a key that the method does not have. */
export function claimOf(method: Method, key: ClaimKey): Claim {
  const found = method.claims.find((each) => each.key === key);
  if (found === undefined) throw new Error(`the method ${method.id} has no claim ${key}`);
  return found;
}

export function keysOf(method: Method): readonly ApproachKey[] {
  return method.approaches.map(({ key }) => key);
}
