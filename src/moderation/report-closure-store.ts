import {
  closeReports,
  findAddition,
  listUnchangedReports,
  reopenReports,
} from '../comments/report-closure-store.ts';
import type { ClosedReport, FoundReports } from '../comments/report-closure-store.ts';
import type { Db, Trx } from '../db/database.ts';
import { answerId } from '../comments/report-letter-store.ts';
import { insertLogLines } from '../log/store.ts';
import { withdrawMail } from '../mail/store.ts';
import type { Act } from '../log/act.ts';
import { BATCH_SIZE, inBatches } from './batch-store.ts';
import { transact } from '../db/engine.ts';

export interface Closure {
  readonly id: string;
  /** `added_at` of the report as it was shown, UTC milliseconds; 0 where nothing was added. */
  readonly read: number;
  readonly reason: string;
}

/** Tells those who sent reports what came of them, inside the transaction that closes these. */
export type Answer = (trx: Trx, reports: readonly string[], reason: string) => Promise<void>;

/** `added` where the report says more than was read: it stays open. `gone` where it was closed before. */
type Closed = 'closed' | 'added' | 'gone';

export async function closeReport(
  db: Db,
  act: Act,
  { id, read, reason }: Closure,
  answer: Answer,
): Promise<Closed> {
  return transact(db, async (trx) => {
    const added = await findAddition(trx, id);
    if (added === undefined) return 'gone';
    if (added > read) return 'added';
    const closed = await closeReports(trx, [id], { act: act.id, at: act.at, until: read });
    await writeDown(trx, act, { action: 'report', reason, reports: closed, done: 0 });
    await answer(trx, idsOf(closed), reason);
    return closed.length === 1 ? 'closed' : 'gone';
  });
}

export async function closeWholeList(
  db: Db,
  act: Act,
  { reason, ...found }: FoundReports & { readonly reason: string },
  answer: Answer,
): Promise<number> {
  return inBatches(db, async (trx, done) => {
    const ids = await listUnchangedReports(trx, found, BATCH_SIZE);
    const closed = await closeReports(trx, ids, { act: act.id, at: act.at, until: found.until });
    await answer(trx, idsOf(closed), reason);
    return writeDown(trx, act, { action: 'report', reason, reports: closed, done });
  });
}

export async function reopenAll(db: Db, act: Act, undone: string): Promise<number> {
  return inBatches(db, async (trx, done) => {
    const reopened = await reopenReports(trx, undone, BATCH_SIZE);
    for (const id of idsOf(reopened)) await withdrawMail(trx, answerId(id));
    return writeDown(trx, act, { action: 'reopen', reason: null, reports: reopened, done });
  });
}

function idsOf(reports: readonly ClosedReport[]): readonly string[] {
  return reports.map(({ id }) => id);
}

interface Written {
  readonly action: 'report' | 'reopen';
  readonly reason: string | null;
  readonly reports: readonly ClosedReport[];
  readonly done: number;
}

async function writeDown(trx: Trx, act: Act, { action, reason, reports, done }: Written): Promise<number> {
  const lines = reports.map(({ comment }, index) => ({ number: done + index, action, reason, comment }));
  await insertLogLines(trx, act, lines);
  return reports.length;
}
