import { randomBytes } from 'node:crypto';
import { settingsIn } from './article/finding.ts';
import { purgeGuards } from './article/arrival-store.ts';
import { purgeEmails } from './article/store.ts';
import { purgeCaps } from './caps/store.ts';
import { forgetDeleted } from './db/database.ts';
import type { Db } from './db/database.ts';
import { purgeMail } from './mail/store.ts';
import { purgeSubscriptions } from './mail/subscription-store.ts';
import { purgeModeratorSessions } from './moderation/account-store.ts';
import { purgeAttempts } from './moderation/attempt-store.ts';
import { purgeComments } from './moderation/removal-store.ts';
import { purgeLinkMail } from './recovery/store.ts';
import { purgeStrategies } from './strategies/life-store.ts';
import type { Logger } from './web/log.ts';
import { purgeSessions } from './web/session.ts';
import { purgeDrafts } from './wizard/store.ts';
import { purgeUnsent } from './workshop/answer-store.ts';
import { purgeWorkshops } from './workshop/store.ts';

const HOUR_MS = 60 * 60 * 1000;
const MONTH_MS = (365 * 24 * HOUR_MS) / 12;
/** An e-mail address is forgotten this long after the last comment that came with it (comments §7). */
const EMAIL_LIFE_MS = 36 * MONTH_MS;

/** Erases everything whose life is over. */
export async function purge(db: Db, now: number): Promise<void> {
  await purgeDrafts(db, now);
  await purgeWorkshops(db, now);
  await purgeUnsent(db, now);
  await purgeSessions(db, now);
  const erased = await purgeStrategies(db, now);
  await purgeLinkMail(db, now);
  await purgeMail(db, now);
  await purgeSubscriptions(db, now);
  await purgeModeratorSessions(db, now);
  await purgeAttempts(db, now);
  await purgeCaps(db, now);
  const settings = await settingsIn(db);
  await purgeComments(db, now, settings, () => randomBytes(9).toString('base64url'));
  await purgeGuards(db, now, now - settings.addressMonths * MONTH_MS);
  await purgeEmails(db, now - EMAIL_LIFE_MS);
  if (erased > 0) await forgetDeleted(db);
}

/** Purges now and every hour, until the returned function is called; `done` is told of each purge that went well. */
export function purgeRegularly(
  db: Db,
  clock: () => number,
  log: Logger,
  done: (at: number) => void = () => undefined,
): () => void {
  const run = () => {
    const now = clock();
    purge(db, now).then(
      () => {
        done(now);
      },
      (error: unknown) => {
        log.error({ error: String(error) }, 'purge failed');
      },
    );
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  return () => {
    clearInterval(timer);
  };
}
