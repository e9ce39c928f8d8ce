import { findComment } from '../comments/store.ts';
import type { Db, Trx } from '../db/database.ts';
import { listConfirmed } from '../mail/subscription-store.ts';
import { isStatus, statusAfter } from './decision.ts';
import { insertLogLines } from '../log/store.ts';
import type { Act, LogLine } from '../log/act.ts';
import { BATCH_SIZE, inBatches } from './batch-store.ts';
import type { QueueQuery } from '../comments/queue-store.ts';
import type { Tell } from './decision-store.ts';
import { relearn } from '../comments/learner-store.ts';
import { setStatusOfAct, setStatusOfFound } from '../comments/status-store.ts';
import type { Changed } from '../comments/status-store.ts';
import type { Status, Decision } from '../terms.ts';

interface Matching {
  readonly query: QueueQuery;
  readonly decision: Decision;
  /** When it was shown, UTC milliseconds: what came or changed later is left as it is. */
  readonly until: number;
}

export async function decideWholeList(
  db: Db,
  act: Act,
  { query, decision, until }: Matching,
  tell: Tell,
): Promise<number> {
  const from = query.status;
  const to = statusAfter(from, decision);
  if (to === undefined) return 0;
  return inBatches(db, async (trx, done) => {
    const changed = await setStatusOfFound(trx, { query, until, limit: BATCH_SIZE }, { to, at: act.at });
    return writeDown(trx, act, { action: decision, from, to, changed, done }, tell);
  });
}

/** Takes back what a press decided about many, where nothing else happened to them since. `line` is any line of it. */
export async function undoWholeList(
  db: Db,
  act: Act,
  undone: string,
  line: Pick<LogLine, 'from' | 'to'>,
  tell: Tell,
): Promise<number> {
  const { from: to, to: from } = line;
  if (!isStatus(from) || !isStatus(to)) return 0;
  return inBatches(db, async (trx, done) => {
    const changed = await setStatusOfAct(trx, { act: undone, from, limit: BATCH_SIZE }, { to, at: act.at });
    return writeDown(trx, act, { action: 'undo', from, to, changed, done }, tell);
  });
}

interface Written {
  readonly action: Decision | 'undo';
  readonly from: Status;
  readonly to: Status;
  readonly changed: readonly Changed[];
  readonly done: number;
}

async function writeDown(
  trx: Trx,
  act: Act,
  { action, from, to, changed, done }: Written,
  tell: Tell,
): Promise<number> {
  const lines = changed.map((comment, index) => ({ number: done + index, action, comment, from, to }));
  await insertLogLines(trx, act, lines);
  const ids = changed.map(({ id }) => id);
  await relearn(trx, ids);
  for (const id of await listConfirmed(trx, ids)) {
    const comment = await findComment(trx, id);
    if (comment !== undefined) await tell(trx, { comment, action, from, to, reason: null });
  }
  return changed.length;
}
