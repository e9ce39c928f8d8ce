import { countInHour, isHourFull } from '../caps/hour-store.ts';
import { hourLeftMs } from '../caps/hour.ts';
import type { Trx } from '../db/database.ts';
import type { ReportTable } from '../db/schema.ts';
import { macOf } from '../web/signed.ts';
import {
  areOpen,
  findOpenReport,
  insertReport,
  insertTaken,
  listTaken,
  rewriteReport,
} from './report-arrival-store.ts';
import { OPEN_REPORTS_MAX, REPORT_LONGEST, countedBy, quotaWaitMs } from './report-quota.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** What somebody says of a comment, and what knows them again while it is open. */
export interface Report {
  readonly id: string;
  readonly comment_id: string;
  readonly reason: string;
  readonly email: string | null;
  /** A keyed digest of the address; null where that would tell nobody apart. */
  readonly client: string | null;
}

export interface Reporter {
  readonly address: string;
  /** `Secrets.caps`. */
  readonly key: string;
  /** UTC milliseconds. */
  readonly now: number;
}

export type Taken =
  /** `used` where the question was spent meanwhile. */
  | { readonly kind: 'stored' | 'used' }
  /** `too-many` from one address, `full` where the whole site takes no more for now. */
  | { readonly kind: 'too-many' | 'full'; readonly retryAfterMs: number };

/**
 * Takes a report, and spends its question with it. One client has one open report of a comment: what it says once more is added
 * to that one, and answered as the first was.
 */
export async function takeReport(
  trx: Trx,
  report: Report,
  { address, key, now }: Reporter,
  spend: () => Promise<boolean>,
): Promise<Taken> {
  const counted = countedBy(address, now).map(({ today, before, quotas }) => ({
    today: macOf(key, today),
    before: macOf(key, before),
    quotas,
  }));
  for (const { today, before, quotas } of counted) {
    const retryAfterMs = quotaWaitMs(await listTaken(trx, [today, before], now - DAY_MS), quotas, now);
    if (retryAfterMs > 0) return { kind: 'too-many', retryAfterMs };
  }
  const { client, comment_id } = report;
  const open = client === null ? undefined : await findOpenReport(trx, comment_id, client);
  const taken = await (open === undefined ? insert(trx, report, now, spend) : add(trx, open, report, spend));
  if (taken.kind === 'stored')
    await insertTaken(
      trx,
      counted.map(({ today }) => today),
      now,
    );
  return taken;
}

async function insert(trx: Trx, report: Report, now: number, spend: () => Promise<boolean>): Promise<Taken> {
  if (await areOpen(trx, OPEN_REPORTS_MAX)) return { kind: 'full', retryAfterMs: HOUR_MS };
  if (await isHourFull(trx, 'report', now)) return { kind: 'full', retryAfterMs: hourLeftMs(now) };
  if (!(await spend())) return { kind: 'used' };
  await countInHour(trx, 'report', now);
  await insertReport(trx, { ...report, created_at: now, closed_at: null, closed_act: null });
  return { kind: 'stored' };
}

async function add(
  trx: Trx,
  open: ReportTable,
  { reason, email }: Report,
  spend: () => Promise<boolean>,
): Promise<Taken> {
  if (open.reason.includes(reason)) return { kind: 'stored' };
  const both = `${open.reason}\n\n${reason}`;
  if (Array.from(both).length > REPORT_LONGEST) return { kind: 'too-many', retryAfterMs: HOUR_MS };
  if (!(await spend())) return { kind: 'used' };
  await rewriteReport(trx, open.id, { reason: both, email: open.email ?? email });
  return { kind: 'stored' };
}
