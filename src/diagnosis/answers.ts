import type { ClaimKey, Method } from '../method/method.ts';

/** 0 not at all, 1 rather not, 2 rather yes, 3 fully; null is "I don’t know", which is an answer too. */
export type Answer = 0 | 1 | 2 | 3 | null;
/** A claim that is missing counts as unknown. */
export type Answers = Readonly<Record<ClaimKey, Answer>>;

/** A full set of answers: the given ones, and `rest` for each claim left out. */
export function answersOf(method: Method, given: Answers, rest: Answer = null): Answers {
  return { ...Object.fromEntries(method.claims.map(({ key }) => [key, rest])), ...given };
}

/** Whether a claim holds: answered 2 or 3. */
export function isTrue(answers: Answers, key: ClaimKey): boolean {
  return (answers[key] ?? 0) >= 2;
}
