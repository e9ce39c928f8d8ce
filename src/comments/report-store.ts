import { countInHour, isHourFull } from '../caps/hour-store.ts';
import type { Db, Trx } from '../db/database.ts';
import type { ReportTable } from '../db/schema.ts';
import { macOf } from '../web/signed.ts';
import { OPEN_REPORTS_MAX, REPORT_LONGEST, countedBy, quotaWaitMs } from './report-quota.ts';
import { hourLeftMs } from '../caps/cap.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

export interface Report {
  readonly id: string;
  readonly comment_id: string;
  readonly reason: string;
  readonly email: string | null;
  /** A keyed digest of the address; null where that would tell nobody apart. */
  readonly client: string | null;
}

type Said = Pick<Report, 'comment_id' | 'reason' | 'client'>;

interface Reporter {
  readonly address: string;
  readonly key: string;
  readonly now: number;
}

export type Taken =
  /** `id` is that of the report that now holds the words. */
  | { readonly kind: 'stored'; readonly id: string }
  /** `used` where the question was spent meanwhile, `long` where the open report takes no more words. */
  | { readonly kind: 'used' | 'long' }
  /** `too-many` from one address, `full` where the whole site takes no more for now. */
  | { readonly kind: 'too-many' | 'full'; readonly retryAfterMs: number };

/** Whether the open report of this client says so already: a form that was sent twice is answered as the first. */
export async function isSaid(db: Db, said: Said): Promise<boolean> {
  const open = await openOf(db, said);
  return open !== undefined && says(open, said);
}

/**
 * Takes a report, and spends its question with it. One client has one open report of a comment: what it says once more is added
 * to that one, and answered as the first was.
 */
export async function takeReport(
  trx: Trx,
  report: Report,
  reporter: Reporter,
  spend: () => Promise<boolean>,
): Promise<Taken> {
  const { now } = reporter;
  const open = await openOf(trx, report);
  if (open !== undefined && says(open, report)) return { kind: 'stored', id: open.id };
  const change = open && addedTo(open, report, now);
  if (change !== undefined && Array.from(change.reason).length > REPORT_LONGEST) return { kind: 'long' };
  const counted = keyed(reporter);
  for (const { today, before, quotas } of counted) {
    const retryAfterMs = quotaWaitMs(await listTaken(trx, [today, before], now - DAY_MS), quotas, now);
    if (retryAfterMs > 0) return { kind: 'too-many', retryAfterMs };
  }
  const full = open === undefined ? await wait(trx, now) : 0;
  if (full > 0) return { kind: 'full', retryAfterMs: full };
  if (!(await spend())) return { kind: 'used' };
  if (open !== undefined && change !== undefined) await rewriteReport(trx, open.id, change);
  else await insert(trx, report, now);
  await insertTaken(
    trx,
    counted.map(({ today }) => today),
    now,
  );
  return { kind: 'stored', id: open?.id ?? report.id };
}

async function openOf(db: Db, { client, comment_id }: Said): Promise<ReportTable | undefined> {
  return client === null ? undefined : findOpenReport(db, comment_id, client);
}

function says(open: ReportTable, { reason }: Said): boolean {
  return open.reason.includes(reason);
}

/** Later than every addition before, so that no two look alike. */
function addedTo(open: ReportTable, { reason, email }: Report, now: number) {
  return {
    reason: `${open.reason}\n\n${reason}`,
    email: open.email ?? email,
    added_at: Math.max(now, (open.added_at ?? 0) + 1),
    told_at: null,
  };
}

function keyed({ address, key, now }: Reporter) {
  return countedBy(address, now).map(({ today, before, quotas }) => ({
    today: macOf(key, today),
    before: macOf(key, before),
    quotas,
  }));
}

async function wait(trx: Trx, now: number): Promise<number> {
  if (await areOpen(trx, OPEN_REPORTS_MAX)) return HOUR_MS;
  return (await isHourFull(trx, 'report', now)) ? hourLeftMs(now) : 0;
}

async function insert(trx: Trx, report: Report, now: number): Promise<void> {
  await countInHour(trx, 'report', now);
  const nothing = { closed_at: null, closed_act: null, added_at: null, told_at: null, acknowledged_at: null };
  await insertReport(trx, { ...report, created_at: now, ...nothing });
}

async function findOpenReport(db: Db, commentId: string, client: string): Promise<ReportTable | undefined> {
  return db
    .selectFrom('report')
    .selectAll()
    .where('comment_id', '=', commentId)
    .where('client', '=', client)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
}

async function insertReport(trx: Trx, report: ReportTable): Promise<void> {
  await trx.insertInto('report').values(report).execute();
}

async function rewriteReport(
  trx: Trx,
  id: string,
  change: Pick<ReportTable, 'reason' | 'email' | 'added_at' | 'told_at'>,
): Promise<void> {
  await trx.updateTable('report').set(change).where('id', '=', id).execute();
}

async function areOpen(trx: Trx, many: number): Promise<boolean> {
  const beyond = await trx
    .selectFrom('report')
    .select('id')
    .where('closed_at', 'is', null)
    .limit(1)
    .offset(many - 1)
    .executeTakeFirst();
  return beyond !== undefined;
}

async function listTaken(trx: Trx, clients: readonly string[], since: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('comment_quota')
    .select('at')
    .where('network', 'in', clients)
    .where('at', '>', since)
    .execute();
  return rows.map(({ at }) => at);
}

async function insertTaken(trx: Trx, clients: readonly string[], at: number): Promise<void> {
  for (const client of clients)
    await trx.insertInto('comment_quota').values({ client, network: client, at, comment_id: null }).execute();
}
