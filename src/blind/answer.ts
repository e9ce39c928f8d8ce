import type { ClauseKey } from '../strategies/clauses.ts';
import { SWAP_ANSWERS } from '../strategies/swap.ts';
import type { SwapAnswer } from '../strategies/swap.ts';

export type ClauseAnswers = Readonly<Partial<Record<ClauseKey, SwapAnswer>>>;

/** What one person says of one revision. */
export interface BlindAnswer {
  readonly signer: 'brand' | 'other' | 'any' | 'none';
  /** The name that was picked, as it was spelt then; empty where none was. */
  readonly named: string;
  readonly clauses: ClauseAnswers;
  readonly who: string;
  readonly remark: string;
}

/** How many people gave each answer to a clause. */
type ClauseCounts = Readonly<Record<SwapAnswer, number>>;

export function clauseCounts(answers: readonly BlindAnswer[], clause: ClauseKey): ClauseCounts {
  const given = answers.map(({ clauses }) => clauses[clause]);
  const count = (answer: SwapAnswer) => given.filter((each) => each === answer).length;
  const [yes, partly, no] = SWAP_ANSWERS.map(count);
  return { yes: yes ?? 0, partly: partly ?? 0, no: no ?? 0 };
}

interface SignerCount {
  readonly signer: BlindAnswer['signer'];
  readonly named: string;
  readonly count: number;
}

/** Whom people took for the one who signs, most often named first. */
export function signerCounts(answers: readonly BlindAnswer[]): readonly SignerCount[] {
  const counts = new Map<string, SignerCount>();
  for (const { signer, named } of answers) {
    const key = `${signer}|${named}`;
    counts.set(key, { signer, named, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.named < b.named ? -1 : 1));
}
