import { RULES } from '../comments/guard.ts';
import { FormReader } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import type { Decision } from '../terms.ts';
import { isDecision, isStatus } from './decision.ts';
import type { Target } from './decision.ts';
import { pageIn, wordIn } from './query.ts';
import type { Words } from './query.ts';
import { resultWords } from './result.ts';
import { WHOLE_LIST_FIELDS } from './whole-list-form.ts';
import type { Result } from './result.ts';
import { ORDERS } from '../comments/queue-store.ts';
import type { QueueQuery } from '../comments/queue-store.ts';
import type { Status } from '../terms.ts';
import { readSearch } from '../comments/search.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo, pathWithQuery } from '../addresses/links.ts';

export const PER_PAGE = 20;

/** What a moderator was looking at, as query words or hidden fields say it; anything else is the queue's first page. */
export function queueIn(words: Words): QueueQuery {
  const status = wordIn(words, 'status');
  const rule = wordIn(words, 'rule');
  return {
    status: isStatus(status) ? status : 'pending',
    search: readSearch(wordIn(words, 'q')),
    rule: RULES.find((each) => each === rule) ?? '',
    order: ORDERS.find((each) => each === wordIn(words, 'order')) ?? '',
    page: pageIn(words),
  };
}

/** All comments of a status, from the first page. */
export function queueOf(status: Status): QueueQuery {
  return { status, search: '', rule: '', order: '', page: 1 };
}

/** True for the link that shows a page with all its comments ticked. */
export function isTicked(words: Words): boolean {
  return wordIn(words, 'ticked') === 'page';
}

export function queueWords({
  status,
  search,
  rule,
  order,
  page,
}: QueueQuery): Readonly<Record<string, string>> {
  return {
    status: status === 'pending' ? '' : status,
    q: search,
    rule,
    order,
    page: page === 1 ? '' : String(page),
  };
}

export function pathToQueue(lang: Lang, query: QueueQuery, result?: Result): string {
  return pathWithQuery(pathTo('moderation', lang, {}), {
    ...queueWords(query),
    ...(result && resultWords(result)),
  });
}

/** The same page with all of it ticked, or not, at its list. */
export function pathToTicked(lang: Lang, query: QueueQuery, ticked: boolean): string {
  const words = { ...queueWords(query), ticked: ticked ? 'page' : '' };
  return `${pathWithQuery(pathTo('moderation', lang, {}), words)}#${QUEUE_LIST}`;
}

/** The fragments of the list, and of the form that decides about all that a search finds. */
export const QUEUE_LIST = 'list';
export const WHOLE_LIST_PART = 'whole-list';

export interface PageDecision {
  readonly decision: Decision;
  readonly targets: readonly Target[];
}

const QUEUE_PLACE = {
  status: 'choice',
  q: 'words',
  rule: 'choice',
  order: 'choice',
  page: 'choice',
} as const satisfies FormFields;

export const QUEUE_FORM = {
  ...QUEUE_PLACE,
  ...WHOLE_LIST_FIELDS,
  bulk: 'choice',
  tick: 'choice',
  'shown-*': 'choice',
} as const satisfies FormFields;
type QueueReader = FormReader<keyof typeof QUEUE_FORM>;

export const REVERSAL_FORM = { ...QUEUE_PLACE, act: 'choice' } as const satisfies FormFields;

/**
 * Reads the form of the queue. Its buttons are named `decision`: `publish:ID` decides about one comment, `page`
 * publishes all that are shown, `ticked` does what the list `bulk` says with the ticked ones.
 */
export function parsePageDecision(fields: Input): Parsed<PageDecision> {
  const form = new FormReader<keyof typeof QUEUE_FORM>(fields);
  const [button = ''] = form.values('decision');
  const targets = shownIn(form.input).filter(chosenBy(form, button));
  const decision = decisionOf(form, button);
  if (decision !== undefined && targets.length === 0) form.fail('bulk', (t) => t.moderation.bulk.noneTicked);
  return form.result({ decision: decision ?? 'hold', targets });
}

function shownIn(input: Input): readonly Target[] {
  return Object.entries(input).flatMap(([name, [version = '']]) => {
    const [, id] = /^shown-([\w-]{1,64})$/.exec(name) ?? [];
    return id === undefined || !/^\d{1,9}$/.test(version) ? [] : { id, version: Number(version) };
  });
}

function chosenBy(form: QueueReader, button: string): (target: Target) => boolean {
  if (button === 'page') return () => true;
  const ids = button === 'ticked' ? form.values('tick') : [button.slice(button.indexOf(':') + 1)];
  return ({ id }) => ids.includes(id);
}

function decisionOf(form: QueueReader, button: string): Decision | undefined {
  if (button === 'page') return 'publish';
  const [named] = button.split(':');
  if (isDecision(named)) return named;
  const [chosen] = form.values('bulk');
  if (isDecision(chosen)) return chosen;
  form.fail('bulk', (t) => t.moderation.bulk.noDecision);
  return undefined;
}
