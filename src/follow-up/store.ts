import type { Db } from '../db/database.ts';
import type { Decision } from '../indicators/decision.ts';
import { listIndicators } from '../indicators/indicator-store.ts';
import { followedIn } from '../indicators/indicator.ts';
import type { Followed, Indicator } from '../indicators/indicator.ts';
import type { Method } from '../method/method.ts';
import { getLink } from '../strategies/link-store.ts';
import { firstSave } from '../strategies/moment-store.ts';
import { getRevision } from '../strategies/store.ts';
import type { Revision, RevisionOrigin } from '../strategies/strategy.ts';
import { judgedIn } from './judged.ts';
import type { Judged } from './judged.ts';

/** What the holder of an edit link follows. */
export interface Opened {
  readonly strategyId: string;
  readonly revision: Revision & RevisionOrigin;
  /** When its first revision was saved. */
  readonly begunAt: number;
  readonly stored: readonly Indicator[];
  readonly followed: readonly Followed[];
}

export async function openFollowUp(db: Db, editKey: string): Promise<Opened> {
  const { strategyId } = await getLink(db, 'edit', editKey);
  const revision = await getRevision(db, strategyId);
  const begunAt = await firstSave(db, strategyId);
  const stored = await listIndicators(db, strategyId);
  return { strategyId, revision, begunAt, stored, followed: followedIn(revision.strategy, stored) };
}

/** Decisions with the methods of the revisions that they judged. */
export async function listJudged<D extends Decision>(
  db: Db,
  strategyId: string,
  decisions: readonly D[],
): Promise<readonly Judged<D>[]> {
  const methods = new Map<number, Method>();
  for (const number of new Set(decisions.map(({ revision }) => revision)))
    methods.set(number, (await getRevision(db, strategyId, number)).strategy.method);
  return judgedIn(decisions, methods);
}
