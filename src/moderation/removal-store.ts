import type { CommentSettings } from '../comments/settings.ts';
import { findComment } from '../comments/store.ts';
import type { Comment } from '../comments/store.ts';
import type { TellReporters } from '../comments/report-letter-store.ts';
import type { Db, Trx } from '../db/database.ts';
import { isDeletable } from './decision.ts';
import type { Target } from './decision.ts';
import { insertLogLine } from '../log/store.ts';
import type { Act } from '../log/act.ts';
import {
  listDecidedBefore,
  listWaitingSince,
  listWarnedBefore,
  removeComments,
} from '../comments/removal-store.ts';
import { transact } from '../db/engine.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Deletes a comment for good; false when somebody came between, or it was not thrown away first. */
export async function deleteForGood(
  db: Db,
  act: Act,
  { id, version }: Target,
  tellReporters: TellReporters,
): Promise<boolean> {
  return transact(db, async (trx) => {
    const comment = await findComment(trx, id);
    if (comment?.version !== version || !isDeletable(comment.status)) return false;
    await removeComments(trx, [id], tellReporters);
    await insertLogLine(trx, act, { action: 'delete', comment, from: comment.status });
    return true;
  });
}

type Delays = Pick<CommentSettings, 'spamDays' | 'trashDays' | 'warnDays' | 'purgeDays'>;

interface Purge {
  readonly delays: Delays;
  readonly newId: () => string;
  readonly tellReporters: TellReporters;
}

/** Empties spam and trash after their days; what waits too long is announced first, then goes as well. Answers how many went. */
export async function purgeComments(
  db: Db,
  now: number,
  { delays, newId, tellReporters }: Purge,
): Promise<number> {
  const purge = (trx: Trx, act: Act, comments: readonly Comment[]) =>
    purgeAll(trx, act, comments, tellReporters);
  const act = () => ({ id: newId(), actor: 'system', via: 'system', at: now }) as const;
  return transact(db, async (trx) => {
    let purged = 0;
    for (const [status, days] of [
      ['spam', delays.spamDays],
      ['trash', delays.trashDays],
    ] as const)
      purged += await purge(trx, act(), await listDecidedBefore(trx, status, now - days * DAY_MS));
    purged += await purge(trx, act(), await listWarnedBefore(trx, now - warningMs(delays)));
    await warn(trx, act(), await listWaitingSince(trx, now - delays.warnDays * DAY_MS));
    return purged;
  });
}

export function warningMs({ warnDays, purgeDays }: Delays): number {
  return Math.max(purgeDays - warnDays, 1) * DAY_MS;
}

async function purgeAll(
  trx: Trx,
  act: Act,
  comments: readonly Comment[],
  tellReporters: TellReporters,
): Promise<number> {
  const ids = comments.map(({ id }) => id);
  await removeComments(trx, ids, tellReporters);
  for (const [number, comment] of comments.entries())
    await insertLogLine(trx, act, { number, action: 'purge', comment, from: comment.status });
  return comments.length;
}

async function warn(trx: Trx, act: Act, comments: readonly Comment[]): Promise<void> {
  for (const [number, comment] of comments.entries())
    await insertLogLine(trx, act, { number, action: 'warn', comment, from: 'pending', to: 'pending' });
}
