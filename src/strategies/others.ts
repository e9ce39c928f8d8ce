import type { Db } from '../db/database.ts';
import { formatDate } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Lang } from '../i18n/messages.ts';
import { findCrowd } from '../observatory/crowd-store.ts';
import { uniquenessOf } from '../observatory/uniqueness.ts';
import type { Uniqueness } from '../observatory/uniqueness.ts';
import { codeOf } from '../observatory/wheel-code.ts';
import type { Strategy } from './strategy.ts';

/** How the wheel of a strategy stands among the others; undefined for an empty one. */
export async function standingOf(
  db: Db,
  strategyId: string,
  { choices }: Strategy,
): Promise<{ readonly found: Uniqueness; readonly counted: boolean } | undefined> {
  const wheel = codeOf(choices);
  if (wheel === 0) return undefined;
  const crowd = await findCrowd(db, strategyId, wheel);
  return { found: uniquenessOf(wheel, crowd), counted: crowd.own !== undefined };
}

export interface Place {
  readonly db: Db;
  readonly strategyId: string;
  readonly strategy: Strategy;
  /** UTC milliseconds. */
  readonly now: number;
}

/** The same in words, for the pages that show the strategy. */
export async function amongOthers({ db, strategyId, strategy, now }: Place, lang: Lang) {
  const standing = await standingOf(db, strategyId, strategy);
  if (standing === undefined) return undefined;
  const { found, counted } = standing;
  const known = found.kind === 'known';
  return { lines: linesOf(found, lang), known, counted, asOf: formatDate(lang, now) };
}

/** What the counters say, line by line. */
export function linesOf(found: Uniqueness, lang: Lang): readonly string[] {
  const words = messagesFor(lang).uniqueness;
  if (found.kind === 'few') return [words.few(found.missing)];
  const { identical, samePriorities } = found;
  return [
    words.identical(identical),
    ...(samePriorities === undefined ? [] : [words.samePriorities(samePriorities)]),
  ];
}
