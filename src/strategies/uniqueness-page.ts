import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { formatDate } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { findPlace } from '../observatory/crowd-store.ts';
import type { Place } from '../observatory/crowd-store.ts';
import { pathToFiguresOf } from '../observatory/method-choice.ts';
import { seriesOf } from '../observatory/series.ts';
import { canBeSearched } from '../observatory/shared-wheel-store.ts';
import { uniquenessOf } from '../observatory/uniqueness.ts';
import type { Uniqueness } from '../observatory/uniqueness.ts';
import { codeOf, wheelsWith } from '../observatory/wheel-code.ts';
import { countsOf } from '../wheel/wheel.ts';
import type { Strategy } from './strategy.ts';
import type { Lang } from '../i18n/languages.ts';

export interface Standing extends Pick<Place, 'counted' | 'passedOver' | 'takenAt'> {
  readonly found: Uniqueness | { readonly kind: 'own' };
  /** How many sectors its method has. */
  readonly approaches: number;
  /** Whether the nearest wheels are looked for. */
  readonly isSearched: boolean;
}

/** As of the last snapshot; undefined for an empty wheel. One with an approach of its author's own is compared with none. */
export async function standingOf(
  db: Db,
  strategyId: string,
  strategy: Strategy,
): Promise<Standing | undefined> {
  const { method, choices, own } = strategy;
  const approaches = method.approaches.length;
  if (countsOf(strategy).none === approaches) return undefined;
  if (own.length > 0) return { ...UNCOUNTED, approaches };
  const series = seriesOf(method);
  const wheel = codeOf(series.keys, choices);
  const place = await findPlace(db, strategyId, series, wheel);
  return { ...place, found: uniquenessOf(wheel, place), approaches, isSearched: canBeSearched(series) };
}

const UNCOUNTED = {
  found: { kind: 'own' },
  counted: false,
  passedOver: false,
  takenAt: undefined,
  isSearched: false,
} as const;

export async function amongOthers(
  { db, methods }: Pick<Deps, 'db' | 'methods'>,
  strategyId: string,
  strategy: Strategy,
  lang: Lang,
) {
  const standing = await standingOf(db, strategyId, strategy);
  if (standing === undefined) return undefined;
  return {
    lines: linesOf(standing, lang),
    known: standing.found.kind === 'known',
    own: ownLine(standing, messagesFor(lang).uniqueness),
    asOf: dateOf(standing, lang),
    isSearched: standing.isSearched,
    observatoryPath: pathToFiguresOf(methods, strategy.method, lang),
  };
}

export function linesOf({ found, takenAt, approaches, isSearched }: Standing, lang: Lang): readonly string[] {
  const words = messagesFor(lang).uniqueness;
  if (found.kind === 'own') return [words.own];
  if (found.kind === 'few') return [takenAt === undefined ? words.none : words.few(found.missing)];
  const { identical, samePriorities } = found;
  return [
    words.identical(identical),
    ...(samePriorities === undefined ? [] : [words.samePriorities(samePriorities)]),
    ...(isSearched ? [] : [words.tooMany(approaches, wheelsWith(approaches))]),
  ];
}

/** What only its owner reads; empty where the wheel cannot be counted. */
function ownLine({ found, counted, passedOver }: Standing, words: Messages['uniqueness']): string {
  if (found.kind === 'own') return '';
  if (counted) return words.counted;
  return passedOver ? words.passedOver : words.notCounted;
}

export function dateOf({ takenAt }: Standing, lang: Lang): string {
  return takenAt === undefined ? '' : formatDate(lang, takenAt);
}
