import { RULES } from '../comments/guard.ts';
import type { Lang } from '../i18n/messages.ts';
import { pathTo, pathWithQuery } from '../addresses/paths.ts';
import { isDecision, isStatus } from './decision.ts';
import type { QueueQuery } from '../comments/queue-store.ts';
import { readSearch } from '../comments/search.ts';

const ACT_SHAPE = /^[\w-]{1,32}$/;
const ID_SHAPE = /^[\w-]{1,64}$/;
/** The most comments that one act is about: a page of them. */
export const PER_PAGE = 20;

/** Query words or hidden fields as they come; a repeated one counts once. */
export type Words = Readonly<Record<string, unknown>>;

/** What a moderator was looking at, as query words or hidden fields say it; anything else is the queue's first page. */
export function lookingAt(words: Words): QueueQuery {
  const status = wordIn(words, 'status');
  const rule = wordIn(words, 'rule');
  return {
    status: isStatus(status) ? status : 'pending',
    search: readSearch(wordIn(words, 'q')),
    rule: RULES.find((each) => each === rule) ?? '',
    page: numberIn(words, 'page'),
  };
}

/** The same as query words, or as the hidden fields of a form; what goes without saying is empty. */
export function wordsOf({ status, search, rule, page }: QueueQuery): Readonly<Record<string, string>> {
  return {
    status: status === 'pending' ? '' : status,
    q: search,
    rule,
    page: page === 1 ? '' : String(page),
  };
}

/** So many comments that somebody else had dealt with are named; the others are counted. */
const NAMED = 3;

/** What has just been done: the act, and what somebody else had dealt with. */
export interface Result {
  readonly act: string;
  readonly already: readonly string[];
  /** How many they are, named or not. */
  readonly others?: number;
  /** How many reports grew before they were closed. */
  readonly added?: number;
  /** What a whole list was to become: said even where nothing was left to be done. */
  readonly tried?: string;
}

export function pathToQueue(lang: Lang, query: QueueQuery, result?: Result): string {
  return pathWithQuery(pathTo('moderation', lang, {}), {
    ...wordsOf(query),
    ...(result && resultWords(result)),
  });
}

/** A result as query words; what goes without saying is empty. */
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

/** A number of things; 0 where none stands there. */
export function countIn(words: Words, name: string): number {
  const typed = wordIn(words, name);
  return /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
}

export function wordIn(words: Words, name: string): string {
  const value = Object.hasOwn(words, name) ? words[name] : undefined;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.find((each) => typeof each === 'string') ?? '';
}

/** A page number, from 1. */
export function numberIn(words: Words, name: string): number {
  const typed = wordIn(words, name);
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1;
}
