import { findComment } from '../comments/store.ts';
import type { Comment } from '../comments/store.ts';
import type { Db, Trx } from '../db/database.ts';
import { isStatus, isUndoable, statusAfter } from './decision.ts';
import type { Target } from './decision.ts';
import { insertLogLine } from '../log/store.ts';
import type { Act, LogLine } from '../log/act.ts';
import { relearn } from '../comments/learner-store.ts';
import { setStatus } from '../comments/status-store.ts';
import type { Decision, Status } from '../terms.ts';
import { transact } from '../db/engine.ts';

interface Outcome {
  readonly done: readonly Decided[];
  readonly already: readonly string[];
}

interface Decided {
  readonly comment: Comment;
  readonly action: Decision | 'undo';
  readonly from: Status;
  readonly to: Status;
  readonly reason: string | null;
}

/** Lets a writer know, inside the transaction of the decision. */
export type Tell = (trx: Trx, decided: Decided) => Promise<void>;

interface Verdict {
  readonly decision: Decision;
  readonly targets: readonly Target[];
  readonly reason?: string | null;
}

/** Decides about comments as they were seen: one that has changed since is left as it is. */
export async function decide(
  db: Db,
  act: Act,
  { decision, targets, reason = null }: Verdict,
  tell: Tell,
): Promise<Outcome> {
  return settle(db, tell, async (trx) => {
    const tries = [];
    for (const [number, { id, version }] of targets.entries()) {
      const comment = await findComment(trx, id);
      const to = comment && statusAfter(comment.status, decision);
      const change = to && { number, action: decision, version, to, reason };
      tries.push({ id, decided: change && (await changeStatus(trx, act, comment, change)) });
    }
    return toOutcome(tries);
  });
}

async function settle(db: Db, tell: Tell, change: (trx: Trx) => Promise<Outcome>): Promise<Outcome> {
  return transact(db, async (trx) => {
    const outcome = await change(trx);
    for (const decided of outcome.done) await tell(trx, decided);
    return outcome;
  });
}

/** Takes decisions back, as long as nothing else happened to their comments. */
export async function undo(db: Db, act: Act, lines: readonly LogLine[], tell: Tell): Promise<Outcome> {
  return settle(db, tell, async (trx) => {
    const tries = [];
    for (const [number, line] of lines.entries()) {
      const { commentId, version, to } = line;
      const before = statusBefore(line);
      if (commentId === null || version === null || before === undefined) continue;
      const comment = await findComment(trx, commentId);
      const change = { number, action: 'undo', version, to: before } as const;
      const stands = comment?.status === to ? comment : undefined;
      tries.push({ id: commentId, decided: await changeStatus(trx, act, stands, change) });
    }
    return toOutcome(tries);
  });
}

/** Where undoing leads; undefined for what is no decision. A reply that is taken back goes to the trash. */
function statusBefore(line: LogLine): Status | undefined {
  if (line.action === 'reply') return 'trash';
  return isUndoable(line) && isStatus(line.from) ? line.from : undefined;
}

function toOutcome(
  tries: readonly { readonly id: string; readonly decided?: Decided | undefined }[],
): Outcome {
  return {
    done: tries.flatMap(({ decided }) => decided ?? []),
    already: tries.filter(({ decided }) => decided === undefined).map(({ id }) => id),
  };
}

interface StatusChange {
  readonly number: number;
  readonly action: Decision | 'undo';
  readonly version: number;
  readonly to: Status;
  readonly reason?: string | null;
}

/** The decision and its trace; nothing at all when another version stands there. */
export async function changeStatus(
  trx: Trx,
  act: Act,
  comment: Comment | undefined,
  { number, action, version, to, reason }: StatusChange,
): Promise<Decided | undefined> {
  if (comment === undefined) return undefined;
  const { id, status: from } = comment;
  if (!(await setStatus(trx, comment, version, { to, at: act.at }))) return undefined;
  const changed = { id, version: version + 1 };
  await insertLogLine(trx, act, { number, action, comment: changed, from, to, reason: reason ?? null });
  await relearn(trx, [id]);
  const after = { ...comment, status: to, version: version + 1 };
  return { comment: after, action, from, to, reason: reason ?? null };
}
