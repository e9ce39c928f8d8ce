import { statSync } from 'node:fs';
import { join } from 'node:path';
import { OPEN_REPORTS_MAX } from '../comments/report-quota.ts';
import { wasHourFull } from '../caps/hour-store.ts';
import type { Config } from '../config.ts';
import { DATABASE_FILE } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { countAlarming } from '../mail/measure-store.ts';
import type { Logger } from '../web/request-log/request-log.ts';
import { alertsToSay, tellingOf } from './alerts.ts';
import type { AlertName, Said, Standing } from './alerts.ts';
import { listBackups } from './backup-place.ts';
import { backsUp } from './backup-files.ts';
import { roomLeft } from './folder-checks.ts';
import { readMeasures } from './measure-store.ts';
import type { Pulse } from './pulse.ts';
import { lookForConflicts, serverStandingOf } from './server-watch.ts';

const ROUND_MS = 5 * 60 * 1000;

interface Watched {
  readonly config: Config;
  readonly db: Db;
  readonly clock: () => number;
  readonly isHeld: () => boolean;
  readonly log: Logger;
  readonly pulse: Pick<Pulse, 'startedAt' | 'leadsSince' | 'lastPurge' | 'server'>;
  /** What is wrong in articles, and in methods of the owner. */
  readonly fileFaults: number;
}

export function watchRegularly(watched: Watched): { readonly run: () => void; readonly stop: () => void } {
  let round: Promise<Said> = Promise.resolve({});
  const run = () => {
    round = round.then(async (said) => {
      try {
        return await watchOnce(watched, said);
      } catch (error) {
        watched.log.error({ error: String(error) }, 'watch failed');
        return said;
      }
    });
  };
  const timer = setInterval(run, ROUND_MS);
  const stop = () => {
    clearInterval(timer);
  };
  return { run, stop };
}

export async function watchOnce(watched: Watched, said: Said): Promise<Said> {
  if (watched.config.databaseUrl !== undefined) await lookForConflicts(watched.db, watched.pulse.server);
  const standing = await standingOf(watched);
  const telling = tellingOf(alertsToSay(standing), said, standing.now);
  for (const alert of telling.say) raise(watched.log, alert);
  for (const alert of telling.over) watched.log.info({ alert, over: true }, 'alert over');
  return telling.said;
}

export function raise(log: Logger, alert: AlertName, detail: object = {}): void {
  log.error({ alert, ...detail }, `alert: look up ${alert} in docs/operations.md`);
}

export async function standingOf({
  config,
  db,
  clock,
  isHeld,
  pulse,
  fileFaults,
}: Omit<Watched, 'log'>): Promise<Standing> {
  const now = clock();
  const { oldestUnsent, openReports, signIns } = await readMeasures(db, now);
  return {
    now,
    startedAt: pulse.startedAt,
    leadsSince: pulse.leadsSince,
    backsUp: backsUp(config),
    lastBackup: listBackups(config.backupDir)[0]?.madeAt,
    lastPurge: pulse.lastPurge,
    isHeld: isHeld(),
    freeBytes: roomLeft(config),
    fileFaults,
    journalBytes: journalBytes(config.dataDir),
    oldestUnsent: config.mail === undefined ? undefined : oldestUnsent,
    lettersGivenUp: config.mail === undefined ? 0 : await countAlarming(db, config.mail.moderator),
    signIns,
    commentsFull: await wasHourFull(db, 'held', now),
    reportsFull: (await wasHourFull(db, 'report', now)) || openReports >= OPEN_REPORTS_MAX,
    server: config.databaseUrl === undefined ? undefined : await serverStandingOf(db, pulse, now),
  };
}

function journalBytes(dataDir: string): number {
  return statSync(join(dataDir, `${DATABASE_FILE}-wal`), { throwIfNoEntry: false })?.size ?? 0;
}
