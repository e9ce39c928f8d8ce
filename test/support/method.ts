import * as given from '../../src/diagnosis/answers.ts';
import type { Answer, Answers } from '../../src/diagnosis/answers.ts';
import { readMethods } from '../../src/method/file.ts';
import { BUILT_IN, offer } from '../../src/method/methods.ts';
import type { Methods } from '../../src/method/methods.ts';
import { approachOf, claimOf, keysOf } from '../../src/method/method.ts';
import type {
  Approach,
  ApproachKey,
  Choices,
  Chosen,
  Claim,
  ClaimKey,
  Method,
} from '../../src/method/method.ts';
import { METHODS_FOLDER } from '../../src/web/root.ts';
import * as wheel from '../../src/wheel/wheel.ts';

/** The method that comes with the site, as its files say it: most tests are about it. */
export const SOCIAL_MEDIA = builtIn();
/** What a site without settings offers. */
export const METHODS: Methods = offer(SOCIAL_MEDIA, readMethods(METHODS_FOLDER));
export const APPROACHES: readonly Approach[] = SOCIAL_MEDIA.approaches;
export const APPROACH_KEYS: readonly ApproachKey[] = keysOf(SOCIAL_MEDIA);
export const CLAIMS: readonly Claim[] = SOCIAL_MEDIA.claims;
export const CLAIM_KEYS: readonly ClaimKey[] = CLAIMS.map(({ key }) => key);

export function approach(key: ApproachKey): Approach {
  return approachOf(SOCIAL_MEDIA, key);
}

export function claim(key: ClaimKey): Claim {
  return claimOf(SOCIAL_MEDIA, key);
}

/** A wheel of the built-in method on which only the given sectors are marked. */
export function wheelOf(marked: Choices = {}): Choices {
  return wheel.wheelOf(SOCIAL_MEDIA, marked);
}

export function chosen(choices: Choices): Chosen {
  return { method: SOCIAL_MEDIA, choices };
}

/** Answers to all claims of the built-in method: the given ones, and `rest` for each that is left out. */
export function answersOf(answers: Answers, rest: Answer = null): Answers {
  return given.answersOf(SOCIAL_MEDIA, answers, rest);
}

function builtIn(): Method {
  const found = readMethods(METHODS_FOLDER).find(({ id }) => id === BUILT_IN);
  if (found === undefined) throw new Error(`no method ${BUILT_IN} in ${METHODS_FOLDER}`);
  return found;
}
