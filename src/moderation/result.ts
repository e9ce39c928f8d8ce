import { isDecision } from './decision.ts';
import { countIn, wordIn } from './query.ts';
import type { Words } from './query.ts';

const ACT_SHAPE = /^[\w-]{1,32}$/;
const ID_SHAPE = /^[\w-]{1,64}$/;
/** So many comments that somebody else had dealt with are named; the others are counted. */
const NAMED = 3;

export interface Result {
  readonly act: string;
  readonly already: readonly string[];
  readonly others?: number;
  readonly added?: number;
  /** What a whole list was to become: said even where nothing was left to be done. */
  readonly tried?: string;
}

export function resultWords({
  act,
  already,
  others,
  added,
  tried,
}: Result): Readonly<Record<string, string>> {
  const count = others ?? already.length;
  return {
    act,
    already: already.slice(0, NAMED).join(','),
    others: count > Math.min(already.length, NAMED) ? String(count) : '',
    added: added ? String(added) : '',
    tried: tried ?? '',
  };
}

/** The result that an address tells of. Only names and numbers: what is said about the named is looked up. */
export function resultIn(words: Words): Result {
  const act = wordIn(words, 'act');
  const tried = wordIn(words, 'tried');
  const listed = wordIn(words, 'already').split(',').slice(0, NAMED);
  const already = listed.filter((id) => ID_SHAPE.test(id));
  return {
    act: ACT_SHAPE.test(act) ? act : '',
    already,
    others: Math.max(countIn(words, 'others'), already.length),
    added: countIn(words, 'added'),
    tried: isDecision(tried) || tried === 'report' ? tried : '',
  };
}
