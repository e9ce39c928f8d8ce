import { RULES } from '../article/guard.ts';
import type { Lang } from '../i18n/messages.ts';
import { pathTo, pathWithQuery } from '../paths.ts';
import { isStatus } from './decision.ts';
import type { QueueQuery } from './queue-store.ts';

export const MAX_SEARCH_LENGTH = 100;
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
    search: wordIn(words, 'q').trim().slice(0, MAX_SEARCH_LENGTH),
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

/** What has just been done: the act, and the comments that somebody else had dealt with. */
export interface Result {
  readonly act: string;
  readonly already: readonly string[];
}

export function pathToQueue(lang: Lang, query: QueueQuery, result?: Result): string {
  const done = result && { act: result.act, already: result.already.join(',') };
  return pathWithQuery(pathTo('moderation', lang, {}), { ...wordsOf(query), ...done });
}

/** The result that an address tells of. Only names: what is said about them is looked up. */
export function resultIn(words: Words): Result {
  const act = wordIn(words, 'act');
  const already = wordIn(words, 'already').split(',').slice(0, PER_PAGE);
  return { act: ACT_SHAPE.test(act) ? act : '', already: already.filter((id) => ID_SHAPE.test(id)) };
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
