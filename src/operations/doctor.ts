import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE, reasonOf } from '../db/database.ts';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { KEPT_SECRETS } from '../secrets.ts';
import { checkSecondFactors } from './account-checks.ts';
import { BACKUP_LATE_MS } from './alerts.ts';
import { canList, listBackups, proveCopy, readManifest } from './backup.ts';
import { timeForCopies } from './clock.ts';
import { checkHeartbeat } from './clock-checks.ts';
import { openToRead } from '../db/sqlite/file.ts';
import type { DatabaseHandle } from '../db/sqlite/file.ts';
import {
  countGivenUp,
  countLinks,
  countSubscriptions,
  damageIn,
  listWithoutSecondFactor,
} from '../db/sqlite/print.ts';
import type { Finding } from './finding.ts';
import { sayFinding } from './finding.ts';
import { readHeartbeat } from './heartbeat-store.ts';
import { checkIsOurs } from './lost-database.ts';
import { schemaDistance } from './open.ts';
import { checkGivenUp, checkMail } from './mail-checks.ts';
import { checkLinkSecret, checkMailSecret, checkOutside } from './self-check.ts';
import { checkDuties, checkHsts } from './setting-checks.ts';
import { missingDuties } from '../identity/duties.ts';
import { readTold } from '../identity/store.ts';
import { READY } from '../addresses/pages.ts';

interface Diagnosis {
  readonly lines: readonly string[];
  readonly healthy: boolean;
}

type Looked = { readonly well: string } | Finding;

const HOUR_MS = 60 * 60 * 1000;
const ANSWER_MS = 3000;

export async function diagnose(config: Config, now: number): Promise<Diagnosis> {
  const outside = checkOutside(config, now);
  const isOurs = checkIsOurs(config).length === 0;
  const looked: readonly Looked[] = [
    ...(outside.length === 0
      ? [{ well: `the settings and ${config.dataDir} are as they should be` }]
      : outside),
    ...checkHsts(config),
    ...(isOurs ? await lookAtDatabase(config, now) : []),
    ...(await lookAtBackups(config, isOurs ? timeOfSite(config, now) : now)),
    await lookAtSite(config),
    ...(await checkMail(config)),
  ];
  const isFault = (each: Looked) => 'level' in each && each.level === 'refuse';
  return { lines: looked.map(sayLooked), healthy: !looked.some(isFault) };
}

/** By the clock that the site believes: one that leapt ahead makes no copy late. */
function timeOfSite({ dataDir }: Config, now: number): number {
  try {
    return timeForCopies(dataDir, now).now;
  } catch {
    // A database that is missing or cannot be read was reported before.
    return now;
  }
}

function sayLooked(looked: Looked): string {
  if ('well' in looked) return `good   ${looked.well}`;
  return `${looked.level === 'refuse' ? 'FAULT' : 'look '}  ${sayFinding(looked)}`;
}

async function lookAtDatabase(config: Config, now: number): Promise<readonly Looked[]> {
  const file = join(config.dataDir, DATABASE_FILE);
  const subject = `The database ${file}`;
  if (!existsSync(file)) {
    const mend = 'start the site once, or name the right folder with DATA_DIR';
    return [{ level: 'refuse', subject, problem: 'is not there', mend }];
  }
  try {
    return await examine(openToRead(file), subject, config, now);
  } catch (error) {
    const problem = `cannot be read (${reasonOf(error)})`;
    return [{ level: 'refuse', subject, problem, mend: `restore a backup: ${commandLine('restore')}` }];
  }
}

async function examine(
  sqlite: DatabaseHandle,
  subject: string,
  config: Config,
  now: number,
): Promise<readonly Looked[]> {
  try {
    const damage = damageIn(sqlite);
    if (damage.length > 0) {
      const problem = `is damaged (${damage.join('; ')})`;
      return [{ level: 'refuse', subject, problem, mend: `restore a backup: ${commandLine('restore')}` }];
    }
    const { missing, unknown } = await schemaDistance(sqlite);
    if (unknown.length > 0)
      return [
        { level: 'refuse', subject, problem: 'was written by a newer version', mend: 'upgrade this program' },
      ];
    if (missing.length > 0)
      return [
        {
          level: 'warn',
          subject,
          problem: `lacks ${missing.length} changes that this version brings`,
          mend: 'make a backup, then start the site: it brings them',
        },
      ];
    const whole = { well: 'the database is whole, and of this version' };
    const heartbeat = readHeartbeat(sqlite);
    return [
      whole,
      ...checkLinkSecret(config.dataDir, { links: countLinks(sqlite) }),
      ...checkDuties(config, missingDuties(readTold(sqlite, config))),
      ...checkMailSecret(config.dataDir, countSubscriptions(sqlite)),
      ...checkGivenUp(countGivenUp(sqlite, config.mail?.moderator ?? '')),
      ...checkHeartbeat(now, heartbeat),
      ...checkSecondFactors(listWithoutSecondFactor(sqlite)),
    ];
  } finally {
    sqlite.close();
  }
}

async function lookAtBackups(config: Config, now: number): Promise<readonly Looked[]> {
  const { backupDir, dataDir } = config;
  const subject = `The newest backup in ${backupDir}`;
  const [newest] = listBackups(backupDir);
  if (newest === undefined && existsSync(backupDir) && !canList(backupDir)) {
    const mend = `give it to the user that runs the site: chown -R --reference=${dataDir} ${backupDir}`;
    return [{ level: 'warn', subject, problem: 'cannot be looked at by this user', mend }];
  }
  if (newest === undefined)
    return [{ level: 'warn', subject, problem: 'is yet to be made', mend: commandLine('backup') }];
  const looked: Looked[] = [await lookAtCopy(join(backupDir, newest.name), subject)];
  const hours = Math.floor((now - newest.madeAt) / HOUR_MS);
  if (now - newest.madeAt >= BACKUP_LATE_MS)
    looked.push({
      level: 'warn',
      subject,
      problem: `is ${hours} hours old`,
      mend: `${commandLine('backup')}, and see that the site runs with BACKUP_DAYS above 0`,
    });
  if (existsSync(dataDir) && statSync(backupDir).dev === statSync(dataDir).dev)
    looked.push({
      level: 'warn',
      subject,
      problem: 'lies on the same disk as the site',
      mend: `copy it elsewhere each day, ${KEPT_SECRETS.join(' and ')} to yet another place, or name a BACKUP_DIR on another disk`,
    });
  return looked;
}

async function lookAtCopy(file: string, subject: string): Promise<Looked> {
  try {
    await proveCopy(file, readManifest(file));
    return { well: `the newest backup was opened and holds what it held: ${file}` };
  } catch (error) {
    return {
      level: 'refuse',
      subject,
      problem: reasonOf(error),
      mend: `make another one: ${commandLine('backup')}`,
    };
  }
}

async function lookAtSite({ host, port }: Config): Promise<Looked> {
  const here =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const url = `http://${here}:${port}${READY}`;
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    if (status === 200) return { well: `the site answers at ${url}` };
    const mend = 'read its log; is another program on this port?';
    return { level: 'warn', subject: url, problem: `answers ${status}`, mend };
  } catch {
    const mend = 'start it, unless it is meant to be stopped';
    return { level: 'warn', subject: url, problem: 'does not answer', mend };
  }
}
