import type { Db } from '../db/database.ts';
import { listIndicators } from '../indicators/indicator-store.ts';
import { followedIn } from '../indicators/indicator.ts';
import type { Followed, Indicator } from '../indicators/indicator.ts';
import { getLink } from '../strategies/link-store.ts';
import { firstSave } from '../strategies/moment-store.ts';
import { getRevision } from '../strategies/store.ts';
import type { Revision, RevisionOrigin } from '../strategies/strategy.ts';

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
