import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { DATABASE_FILE, reasonOf } from '../db/database.ts';
import { openToRead } from '../db/sqlite/file.ts';
import type { DatabaseHandle } from '../db/sqlite/file.ts';
import { damageIn, listMigrations } from '../db/sqlite/print.ts';
import { storesOn } from '../db/sqlite/read.ts';
import { isoOf } from '../web/time.ts';
import { listBackups } from './backup-place.ts';
import type { Finding, Looked } from './finding.ts';
import { findAnyHeartbeat } from './heartbeat-store.ts';
import { schemaDistance } from './open.ts';
import { lookInside } from './inside-checks.ts';
import { checkLinkSecret } from './self-check.ts';

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
  const db = storesOn(sqlite);
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
    const inside = await lookInside(db, config, now);
    return [
      { well: 'the database is whole, and of this version' },
      ...checkLinkSecret(config.dataDir, inside),
      ...inside.looked,
      ...(await checkNotOlder(config, subject, inside.heartbeat)),
    ];
  } finally {
    await db.destroy();
  }
}

/** A copy of the file alone may have gone back to before the last backup; a restored one has its heartbeat renewed. */
async function checkNotOlder(
  { backupDir }: Config,
  subject: string,
  heartbeat = 0,
): Promise<readonly Finding[]> {
  const [newest] = listBackups(backupDir);
  if (newest === undefined) return [];
  const file = join(backupDir, newest.name);
  const copied = await heartbeatOf(file);
  if (copied === undefined || copied <= heartbeat) return [];
  const problem = `last noted that it ran at ${isoOf(heartbeat)}, and the newest backup at ${isoOf(copied)}: it was copied without its -wal file, or an older one was put back`;
  const mend = `if that was not meant, restore that backup: ${commandLine('restore', `${file} --into FOLDER`)}`;
  return [{ level: 'warn', subject, problem, mend }];
}

async function heartbeatOf(file: string): Promise<number | undefined> {
  try {
    const copy = storesOn(openToRead(file));
    try {
      return await findAnyHeartbeat(copy);
    } finally {
      await copy.destroy();
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
