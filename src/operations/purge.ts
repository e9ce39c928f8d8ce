import { randomBytes } from 'node:crypto';
import { purgeCaps } from '../caps/store.ts';
import type { TellReporters } from '../comments/report-letter-store.ts';
import type { Db, Trx } from '../db/database.ts';
import { toDay } from '../i18n/format.ts';
import { followTimeZone } from '../identity/store.ts';
import { purgeLetterRows } from '../follow-up/letter-row-store.ts';
import { endReminders, purgeReminders } from '../follow-up/reminder-store.ts';
import { purgeQuotas } from '../mail/quota-store.ts';
import { purgeMail } from '../mail/store.ts';
import { purgeSubscriptions } from '../mail/subscription-store.ts';
import { purgeModeratorSessions } from '../moderators/session-store.ts';
import { purgeAttempts } from '../moderators/attempt-store.ts';
import { purgeInvitations } from '../accounts/invitation-store.ts';
import { purgeResets } from '../accounts/reset-store.ts';
import { purgeComments } from '../moderation/removal-store.ts';
import { isPastHeartbeat } from './heartbeat-store.ts';
import type { SiteClock } from './site-clock.ts';
import { purgeRequests } from '../links/request-store.ts';
import { purgeStrategies } from '../strategies/life-store.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { daysAfter } from '../wizard/draft.ts';
import { eraseDraftsOf, purgeDrafts } from '../wizard/life-store.ts';
import { purgeUnsent } from '../workshop/answer-store.ts';
import { purgeWorkshops } from '../workshop/store.ts';
import { EMAIL_MONTHS, purgeEmails, purgeGuards } from '../comments/removal-store.ts';
import { settingsIn } from '../comments/settings-store.ts';
import { forgetDeleted } from '../db/engine.ts';
import { purgeSessions } from '../web/session-store.ts';

const HOUR_MS = 60 * 60 * 1000;
const MONTH_MS = (365 * 24 * HOUR_MS) / 12;
/** Long after any letter about a review could leave. */
const LETTER_ROW_DAYS = 60;

export type Purged = Readonly<Record<string, number>>;

/** Undefined, and nothing erased, when `now` is so far after the last heartbeat that the clock is not believed. */
export async function purge(
  db: Db,
  now: number,
  tellReporters: TellReporters = tellNobody,
): Promise<Purged | undefined> {
  if (await isPastHeartbeat(db, now)) return undefined;
  await followTimeZone(db);
  const settings = await settingsIn(db);
  const newId = () => randomBytes(9).toString('base64url');
  const ofComments = { delays: settings, newId, tellReporters };
  const purged = {
    drafts: await purgeDrafts(db, now),
    workshops: await purgeWorkshops(db, now),
    unsentAnswers: await purgeUnsent(db, now),
    sessions: await purgeSessions(db, now),
    strategies: await purgeStrategies(db, now, eraseWithStrategy),
    reminders: await purgeReminders(db, now),
    reminderLetters: await purgeLetterRows(db, daysAfter(toDay(now), -LETTER_ROW_DAYS)),
    linkRequests: await purgeRequests(db, now),
    quotas: await purgeQuotas(db, now),
    mails: await purgeMail(db, now),
    subscriptions: await purgeSubscriptions(db, now),
    moderatorSessions: await purgeModeratorSessions(db, now),
    invitations: await purgeInvitations(db, now),
    resets: await purgeResets(db, now),
    attempts: await purgeAttempts(db, now),
    caps: await purgeCaps(db, now),
    comments: await purgeComments(db, now, ofComments),
    guards: await purgeGuards(db, now, now - settings.addressMonths * MONTH_MS),
    emails: await purgeEmails(db, now - EMAIL_MONTHS * MONTH_MS),
  };
  if (purged.strategies > 0) await forgetDeleted(db);
  return purged;
}

const tellNobody: TellReporters = () => Promise.resolve();

/** What hangs on a strategy, and what would otherwise outlive it in the outbox. */
async function eraseWithStrategy(trx: Trx, strategyId: string): Promise<void> {
  await eraseDraftsOf(trx, strategyId);
  await endReminders(trx, strategyId);
}

export interface Purging {
  readonly db: Db;
  readonly clock: Pick<SiteClock, 'now' | 'isHeld' | 'beat'>;
  readonly log: Logger;
  readonly done: (at: number) => void;
  /** Absent on a site without mail. */
  readonly tellReporters?: TellReporters | undefined;
}

/** Now, every hour and at each `run`, until stopped. Errors are logged, never thrown. */
export function purgeRegularly(purging: Purging): { readonly run: () => void; readonly stop: () => void } {
  const run = () => {
    purgeOnce(purging).catch((error: unknown) => {
      purging.log.error({ error: String(error) }, 'purge failed');
    });
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  const stop = () => {
    clearInterval(timer);
  };
  return { run, stop };
}

export async function purgeOnce({ db, clock, log, done, tellReporters }: Purging): Promise<void> {
  await clock.beat();
  const now = clock.now();
  const purged = clock.isHeld() ? undefined : await purge(db, now, tellReporters);
  if (purged === undefined) {
    log.warn({ at: new Date(now).toISOString() }, 'purge held: the clock is not believed');
    return;
  }
  done(now);
  const erased = Object.entries(purged).filter(([, count]) => count > 0);
  if (erased.length > 0) log.info({ erased: Object.fromEntries(erased) }, 'purged');
}
