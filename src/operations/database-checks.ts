import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { DATABASE_FILE, reasonOf } from '../db/database.ts';
import { openToRead } from '../db/sqlite/file.ts';
import type { DatabaseHandle } from '../db/sqlite/file.ts';
import {
  countGivenUp,
  countLinks,
  countSubscriptions,
  damageIn,
  listMigrations,
  listWithoutSecondFactor,
} from '../db/sqlite/print.ts';
import { missingDuties } from '../identity/duties.ts';
import { readTold } from '../identity/store.ts';
import { isoOf } from '../web/time.ts';
import { checkSecondFactors } from './account-checks.ts';
import { listBackups } from './backup.ts';
import { checkHeartbeat } from './clock-checks.ts';
import type { Finding, Looked } from './finding.ts';
import { readHeartbeat } from './heartbeat-store.ts';
import { checkGivenUp } from './mail-checks.ts';
import { schemaDistance } from './open.ts';
import { checkLinkSecret, checkMailSecret } from './self-check.ts';
import { checkDuties } from './setting-checks.ts';

export async function lookAtDatabase(config: Config, now: number): Promise<readonly Looked[]> {
  const file = join(config.dataDir, DATABASE_FILE);
  const subject = `The database ${file}`;
  // Without the right to enter the folder, which is told apart, a file that is there looks absent.
  if (existsSync(config.dataDir) && !canEnter(config.dataDir)) return [];
  if (!existsSync(file)) {
    const mend = 'start the site once, or name the right folder with DATA_DIR';
    return [{ level: 'refuse', subject, problem: 'is not there', mend }];
  }
  try {
    return await examine(openToRead(file), subject, config, now);
  } catch (error) {
    const problem = `cannot be read (${reasonOf(error)})`;
    return [{ level: 'refuse', subject, problem, mend: mendOf(error, file) }];
  }
}

function canEnter(folder: string): boolean {
  try {
    accessSync(folder, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function examine(
  sqlite: DatabaseHandle,
  subject: string,
  config: Config,
  now: number,
): Promise<readonly Looked[]> {
  const { dataDir } = config;
  try {
    const damage = damageIn(sqlite);
    if (damage.length > 0) {
      const problem = `is damaged (${damage.join('; ')})`;
      return [{ level: 'refuse', subject, problem, mend: `restore a backup: ${commandLine('restore')}` }];
    }
    const { missing, unknown } = await schemaDistance(listMigrations(sqlite));
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
    const heartbeat = readHeartbeat(sqlite);
    return [
      { well: 'the database is whole, and of this version' },
      ...checkLinkSecret(dataDir, { links: countLinks(sqlite) }),
      ...checkDuties(config, missingDuties(readTold(sqlite, config))),
      ...checkMailSecret(dataDir, countSubscriptions(sqlite)),
      ...checkGivenUp(countGivenUp(sqlite, config.mail?.moderator ?? '')),
      ...checkHeartbeat(now, heartbeat),
      ...checkSecondFactors(listWithoutSecondFactor(sqlite)),
      ...checkNotOlder(config, subject, heartbeat),
    ];
  } finally {
    sqlite.close();
  }
}

/** A copy of the file alone may have gone back to before the last backup; a restored one has its heartbeat renewed. */
function checkNotOlder({ backupDir }: Config, subject: string, heartbeat = 0): readonly Finding[] {
  const [newest] = listBackups(backupDir);
  if (newest === undefined) return [];
  const file = join(backupDir, newest.name);
  const copied = heartbeatOf(file);
  if (copied === undefined || copied <= heartbeat) return [];
  const problem = `last noted that it ran at ${isoOf(heartbeat)}, and the newest backup at ${isoOf(copied)}: it was copied without its -wal file, or an older one was put back`;
  const mend = `if that was not meant, restore that backup: ${commandLine('restore', `${file} --into FOLDER`)}`;
  return [{ level: 'warn', subject, problem, mend }];
}

function heartbeatOf(file: string): number | undefined {
  try {
    const copy = openToRead(file);
    try {
      return readHeartbeat(copy);
    } finally {
      copy.close();
    }
  } catch {
    // The look at the backups tells what is wrong with it.
    return undefined;
  }
}

const RIGHTS = /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM|AUTH)|EACCES|EPERM)/;

/** Damage alone is mended by a backup. */
function mendOf(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY'))
    return `another program holds it: end that one (fuser ${file}), then look again`;
  if (RIGHTS.test(code))
    return 'run the doctor as the user that runs the site, and give that user the file (chown); a full disk has the same effect';
  if (/^SQLITE_(?:FULL|IOERR)/.test(code))
    return 'look at the disk: room (df), and what the kernel says of it (dmesg)';
  return `restore a backup: ${commandLine('restore')}`;
}
