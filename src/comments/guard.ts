import type { Messages } from '../i18n/messages.ts';
import type { CommentFields } from './form.ts';
import { readingsOf } from '../i18n/fold.ts';
import type { CommentSettings } from './settings.ts';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How many comments are accepted over how long (comments §2.1, "Flood"). */
export interface Quota {
  readonly limit: number;
  readonly windowMs: number;
}
export const ADDRESS_QUOTAS: readonly Quota[] = [
  { limit: 3, windowMs: 10 * MINUTE_MS },
  { limit: 20, windowMs: DAY_MS },
];
/** A network (IPv4: 256 neighbours, IPv6: a /48) may be many homes and offices, or one person with many addresses. */
const NETWORK_TIMES = 10;
const NETWORK_QUOTAS: readonly Quota[] = ADDRESS_QUOTAS.map(({ limit, windowMs }) => ({
  limit: limit * NETWORK_TIMES,
  windowMs,
}));

/** What the route looked up about a comment whose form and question are good. Times are UTC milliseconds. */
export interface Facts {
  readonly fields: CommentFields;
  readonly settings: CommentSettings;
  readonly now: number;
  /** When comments were accepted from this address, at least over the last day; any order. */
  readonly fromAddress: readonly number[];
  readonly fromNetwork: readonly number[];
  readonly published: boolean;
  readonly recognised: boolean;
  /** The owner blocked the address, or its domain. */
  readonly blocked: boolean;
}

export const RULES = ['decoy', 'blocked', 'links', 'website', 'word', 'first', 'unknown', 'all'] as const;
type Rule = (typeof RULES)[number];

/** Why a comment is not published at once: the rule, and what set it off (a number of links, a word) or ''. */
interface Reason {
  readonly rule: Rule;
  readonly detail: string;
}

export type Verdict =
  | { readonly kind: 'too-many'; readonly retryAfterMs: number }
  | { readonly kind: 'spam' | 'hold'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'publish' };

/**
 * What becomes of a comment that is not there yet. The first check that ends the matter wins; otherwise every reason to
 * hold it is gathered. The quota comes before the decoy, or a robot could fill the spam folder without end.
 * Source: comments §2.1.
 */
export function judge(facts: Facts): Verdict {
  const final = checkQuotas(facts) ?? checkDecoy(facts) ?? checkBlocked(facts);
  if (final !== undefined) return final;
  const checks = [checkLinks, checkWebsite, checkWords, checkWriter, checkAll];
  const reasons = checks.map((check) => check(facts)).filter((reason) => reason !== undefined);
  return reasons.length === 0 ? { kind: 'publish' } : { kind: 'hold', reasons };
}

function checkQuotas({ fromAddress, fromNetwork, now }: Facts): Verdict | undefined {
  const waits = [
    ...ADDRESS_QUOTAS.map((quota) => waitMs(fromAddress, quota, now)),
    ...NETWORK_QUOTAS.map((quota) => waitMs(fromNetwork, quota, now)),
  ];
  const retryAfterMs = Math.max(...waits);
  return retryAfterMs > 0 ? { kind: 'too-many', retryAfterMs } : undefined;
}

/** How long until the quota takes one more, in milliseconds: 0 when it does so now. Times are UTC milliseconds, in any order. */
export function waitMs(accepted: readonly number[], { limit, windowMs }: Quota, now: number): number {
  const latestFirst = accepted.filter((at) => at > now - windowMs).sort((a, b) => b - a);
  const leaves = latestFirst[limit - 1];
  return leaves === undefined ? 0 : leaves + windowMs - now;
}

function checkDecoy({ fields }: Facts): Verdict | undefined {
  return fields.decoy ? { kind: 'spam', reasons: [{ rule: 'decoy', detail: '' }] } : undefined;
}

function checkBlocked({ blocked }: Facts): Verdict | undefined {
  return blocked ? { kind: 'spam', reasons: [{ rule: 'blocked', detail: '' }] } : undefined;
}

/** A scheme wherever it stands, and a bare www. at the start of a word: markup of any kind holds one of them. */
const LINK = /https?:\/\/|(?<![\p{L}\p{N}/.])www\./giu;

function checkLinks({ fields, settings }: Facts): Reason | undefined {
  const links = fields.comment.match(LINK)?.length ?? 0;
  return links >= settings.linksHeld ? { rule: 'links', detail: String(links) } : undefined;
}

/** The website is a field of its own: saying it again in the text is advertising. */
function checkWebsite({ fields }: Facts): Reason | undefined {
  if (fields.website === null) return undefined;
  const host = new URL(fields.website).hostname.replace(/^www\./, '');
  return holds(readable([fields.comment]), readable([host])) ? { rule: 'website', detail: host } : undefined;
}

function checkWords({ fields, settings }: Facts): Reason | undefined {
  const word = wordFound(settings.words, fields);
  return word === undefined ? undefined : { rule: 'word', detail: word };
}

/** An e-mail says who somebody claims to be; that they were read before, only their browser says. */
function checkWriter({ published, recognised, settings }: Facts): Reason | undefined {
  return recognised || !settings.holdFirst
    ? undefined
    : { rule: published ? 'unknown' : 'first', detail: '' };
}

function checkAll({ settings, recognised }: Facts): Reason | undefined {
  const trusted = settings.trustKnown && recognised;
  return settings.holdAll && !trusted ? { rule: 'all', detail: '' } : undefined;
}

export type Searched = Pick<CommentFields, 'name' | 'email' | 'website' | 'comment'>;

/**
 * The first entry of the list that stands in the comment as whole words, in any case, with or without accents and in
 * letters of any script that look alike; an entry of several words has to stand in that order within one field.
 * Source: comments §2.1, "Words".
 */
export function wordFound(list: readonly string[], comment: Searched): string | undefined {
  return findIn(list.map(toEntry), comment);
}

/** The comments that the list would have held, each with the entry that catches it: to test a list before using it. */
export function testWordList<T extends Searched>(
  list: readonly string[],
  comments: readonly T[],
): readonly { readonly comment: T; readonly word: string }[] {
  const entries = list.map(toEntry);
  return comments.flatMap((comment) => {
    const word = findIn(entries, comment);
    return word === undefined ? [] : [{ comment, word }];
  });
}

interface Entry {
  readonly word: string;
  readonly read: readonly string[];
}

function toEntry(word: string): Entry {
  return { word, read: readable([word]) };
}

function findIn(entries: readonly Entry[], comment: Searched): string | undefined {
  if (entries.length === 0) return undefined;
  const { name, email, website, comment: text } = comment;
  const searched = readable([name, email, website ?? '', text]);
  return entries.find(({ read }) => holds(searched, read))?.word;
}

function holds(searched: readonly string[], entry: readonly string[]): boolean {
  return entry.some((words, reading) => words.trim() !== '' && searched[reading]?.includes(words));
}

/** Each reading of some fields: folded words with a space at both ends, so that a part of a word is never found. */
function readable(fields: readonly string[]): readonly string[] {
  const [first = [], ...others] = fields.map((field) =>
    readingsOf(field).map((words) => ` ${words.join(' ')} `),
  );
  return first.map((words, reading) => [words, ...others.map((each) => each[reading] ?? '')].join('|'));
}

/** A reason as a moderator reads it. */
export function sayReason(t: Messages, { rule, detail }: Reason): string {
  return t.comments.reasons[rule](detail);
}

/** The reasons as they are stored, and back; what is no list of reasons is none. */
export function toReasons(stored: string): readonly Reason[] {
  const list: unknown = JSON.parse(stored);
  return Array.isArray(list) ? list.filter(isReason) : [];
}

function isReason(value: unknown): value is Reason {
  if (typeof value !== 'object' || value === null || !('rule' in value) || !('detail' in value)) return false;
  return RULES.some((rule) => rule === value.rule) && typeof value.detail === 'string';
}
