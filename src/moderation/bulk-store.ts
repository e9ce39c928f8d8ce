import { sql } from 'kysely';
import { findComment } from '../comments/store.ts';
import type { Db, Trx } from '../db/database.ts';
import { listConfirmed } from '../mail/subscription-store.ts';
import { isStatus, statusAfter } from './decision.ts';
import { insertLogLines } from '../log/store.ts';
import type { Act, LogLine } from '../log/store.ts';
import { AT_ONCE, inPieces } from './pieces.ts';
import { selectChosen } from './queue-store.ts';
import type { QueueQuery } from './queue-store.ts';
import type { Tell } from './store.ts';
import type { Decision, Status } from '../terms.ts';

/** A decision about all that a search finds, as it stood when it was shown. */
export interface Matching {
  readonly query: QueueQuery;
  readonly decision: Decision;
  /** When it was shown, UTC milliseconds: what came or changed later is left as it is. */
  readonly until: number;
}

/** Decides about all that a search finds, as many as one press may; how many it changed. */
export async function decideMatching(
  db: Db,
  act: Act,
  { query, decision, until }: Matching,
  tell: Tell,
): Promise<number> {
  const from = query.status;
  const to = statusAfter(from, decision);
  if (to === undefined) return 0;
  return inPieces(db, async (trx, done) => {
    const chosen = unchangedSince(trx, query, until);
    return change(trx, act, { action: decision, from, to, chosen, done }, tell);
  });
}

function unchangedSince(trx: Trx, query: QueueQuery, until: number) {
  return selectChosen(trx, query)
    .select('id')
    .where('created_at', '<=', until)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('moderation_log as line')
            .select('line.id')
            .whereRef('line.comment_id', '=', 'comment.id')
            .where('line.at', '>', until),
        ),
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(AT_ONCE);
}

/** Takes back what a press decided about many, where nothing else happened to them since. `line` is any line of it. */
export async function undoMany(
  db: Db,
  act: Act,
  undone: string,
  line: Pick<LogLine, 'from' | 'to'>,
  tell: Tell,
): Promise<number> {
  const { from: to, to: from } = line;
  if (!isStatus(from) || !isStatus(to)) return 0;
  return inPieces(db, async (trx, done) =>
    change(trx, act, { action: 'undo', from, to, chosen: standingSince(trx, undone), done }, tell),
  );
}

function standingSince(trx: Trx, undone: string) {
  return trx
    .selectFrom('moderation_log as line')
    .innerJoin('comment as standing', (join) =>
      join
        .onRef('standing.id', '=', 'line.comment_id')
        .onRef('standing.version', '=', 'line.comment_version')
        .onRef('standing.status', '=', sql.ref('line.to_status')),
    )
    .select('standing.id')
    .where('line.act', '=', undone)
    .limit(AT_ONCE);
}

interface Change {
  readonly action: Decision | 'undo';
  readonly from: Status;
  readonly to: Status;
  readonly chosen: ReturnType<typeof unchangedSince> | ReturnType<typeof standingSince>;
  /** How many the act changed before. */
  readonly done: number;
}

/** Chooses, checks and changes in one statement, and writes it down. */
async function change(
  trx: Trx,
  act: Act,
  { action, from, to, chosen, done }: Change,
  tell: Tell,
): Promise<number> {
  const published = to === 'published';
  const rows = await trx
    .updateTable('comment')
    .set((eb) => ({
      status: to,
      version: eb('version', '+', 1),
      decided_at: to === 'pending' ? null : act.at,
      ...(published && { published_at: eb.fn.coalesce('published_at', eb.val(act.at)) }),
    }))
    .where('status', '=', from)
    .where('id', 'in', chosen)
    .returning(['id', 'version'])
    .execute();
  const lines = rows.map((comment, index) => ({ number: done + index, action, comment, from, to }));
  await insertLogLines(trx, act, lines);
  for (const id of await listConfirmed(
    trx,
    rows.map((row) => row.id),
  )) {
    const comment = await findComment(trx, id);
    if (comment !== undefined) await tell(trx, { comment, action, from, to, reason: null });
  }
  return rows.length;
}
