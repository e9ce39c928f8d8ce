import type { Db } from '../db/database.ts';
import type { Lang } from '../i18n/languages.ts';
import { listIndicators } from '../indicators/indicator-store.ts';
import { isTold, measuredIn } from '../indicators/measured.ts';
import type { Measured } from '../indicators/measured.ts';
import { READINGS_SHOWN } from '../indicators/reading.ts';
import { listLatestReadings } from '../indicators/reading-store.ts';
import { isFollowUpShown } from './sharing-store.ts';
import { countRevisions } from './store.ts';
import type { Revision, Strategy } from './strategy.ts';

/** What is followed, for its owner: the current indicators, or none while there is nothing to tell of any of them. */
export async function ownMeasures(
  db: Db,
  strategyId: string,
  strategy: Strategy,
  lang: Lang,
): Promise<readonly Measured[]> {
  const stored = await listIndicators(db, strategyId);
  if (stored.length === 0) return [];
  const readings = await listLatestReadings(db, strategyId, READINGS_SHOWN);
  const measures = measuredIn(strategy, stored, readings, lang);
  return measures.some(isTold) ? measures : [];
}

/** The same for readers: of the newest revision alone, and only while its owner shows it (follow-up.md §2). */
export async function shownMeasures(
  db: Db,
  strategyId: string,
  { number, strategy }: Revision,
  lang: Lang,
): Promise<readonly Measured[]> {
  if (!(await isFollowUpShown(db, strategyId))) return [];
  const isNewest = (await countRevisions(db, strategyId)) === number;
  return isNewest ? ownMeasures(db, strategyId, strategy, lang) : [];
}
