import type { Db } from '../db/database.ts';
import { formatDate } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { findPlace } from '../observatory/crowd-store.ts';
import type { Place } from '../observatory/crowd-store.ts';
import { uniquenessOf } from '../observatory/uniqueness.ts';
import type { Uniqueness } from '../observatory/uniqueness.ts';
import { codeOf } from '../observatory/wheel-code.ts';
import type { Strategy } from './strategy.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Standing extends Pick<Place, 'counted' | 'passedOver' | 'takenAt'> {
  readonly found: Uniqueness;
}

/** As of the last snapshot; undefined for an empty wheel. */
export async function standingOf(
  db: Db,
  strategyId: string,
  { choices }: Strategy,
): Promise<Standing | undefined> {
  const wheel = codeOf(choices);
  if (wheel === 0) return undefined;
  const place = await findPlace(db, strategyId, wheel);
  return { ...place, found: uniquenessOf(wheel, place) };
}

export async function amongOthers(db: Db, strategyId: string, strategy: Strategy, lang: Lang) {
  const standing = await standingOf(db, strategyId, strategy);
  if (standing === undefined) return undefined;
  const { found, counted, passedOver } = standing;
  const words = messagesFor(lang).uniqueness;
  return {
    lines: linesOf(standing, lang),
    known: found.kind === 'known',
    own: counted ? words.counted : passedOver ? words.passedOver : words.notCounted,
    asOf: dateOf(standing, lang),
  };
}

export function linesOf({ found, takenAt }: Standing, lang: Lang): readonly string[] {
  const words = messagesFor(lang).uniqueness;
  if (found.kind === 'few') return [takenAt === undefined ? words.none : words.few(found.missing)];
  const { identical, samePriorities } = found;
  return [
    words.identical(identical),
    ...(samePriorities === undefined ? [] : [words.samePriorities(samePriorities)]),
  ];
}

export function dateOf({ takenAt }: Standing, lang: Lang): string {
  return takenAt === undefined ? '' : formatDate(lang, takenAt);
}
