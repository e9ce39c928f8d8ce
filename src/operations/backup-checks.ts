import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { reasonOf } from '../db/database.ts';
import { isInWalMode } from '../db/sqlite/file.ts';
import { KEPT_SECRETS } from '../secrets.ts';
import { BACKUP_LATE_MS } from './alerts.ts';
import { proveCopy } from './backup.ts';
import { canList, listBackups, readManifest } from './backup-place.ts';
import type { BackupFile } from './backup-files.ts';
import { proveDump } from './dump-file.ts';
import type { Finding, Looked } from './finding.ts';

/** Whoever runs the server makes them, where this program cannot look. */
const OF_A_SERVER: Finding = {
  level: 'warn',
  subject: 'The backups',
  problem: 'are those of the PostgreSQL server, which the site neither makes nor sees',
  mend: 'see that they are made, and restore one once a quarter (docs/operations.md, Backups)',
};
const HOUR_MS = 60 * 60 * 1000;

export async function lookAtBackups(config: Config, now: number): Promise<readonly Looked[]> {
  if (config.databaseUrl !== undefined) return [OF_A_SERVER, ...(await lookAtDump(config))];
  const { backupDir, dataDir } = config;
  const subject = `The newest backup in ${backupDir}`;
  const [newest] = listBackups(backupDir);
  if (newest === undefined && existsSync(backupDir) && !canList(backupDir)) {
    const mend = statSync(backupDir).isDirectory()
      ? `give it to the user that runs the site: chown -R --reference=${dataDir} ${backupDir}`
      : 'it is no folder: name another one with BACKUP_DIR';
    return [{ level: 'warn', subject, problem: 'cannot be looked at by this user', mend }];
  }
  if (newest === undefined)
    return [{ level: 'warn', subject, problem: 'is yet to be made', mend: commandLine('backup') }];
  return [
    await lookAtCopy(join(backupDir, newest.name), subject),
    ...checkAge(newest, subject, now),
    ...checkSameDisk(config),
  ];
}

/** One that was made by hand, or by a timer of the owner's: its age is his matter. */
async function lookAtDump({ backupDir }: Config): Promise<readonly Looked[]> {
  const [newest] = listBackups(backupDir, 'dump');
  if (newest === undefined) return [];
  const file = join(backupDir, newest.name);
  const subject = `The newest copy in ${backupDir}`;
  const mend = `make another one: ${commandLine('backup')}`;
  try {
    const manifest = readManifest(file);
    if (manifest === undefined)
      return [{ level: 'warn', subject, problem: 'has no .json that says what it should hold', mend }];
    await proveDump(file, manifest);
    return [{ well: `the newest copy is as it was made, ${manifest.madeAt}: ${file}` }];
  } catch (error) {
    return [{ level: 'refuse', subject, problem: reasonOf(error), mend }];
  }
}

function checkAge(newest: BackupFile, subject: string, now: number): readonly Finding[] {
  if (now - newest.madeAt < BACKUP_LATE_MS) return [];
  const problem = `is ${Math.floor((now - newest.madeAt) / HOUR_MS)} hours old`;
  const mend = `${commandLine('backup')}, and see that the site runs with BACKUP_DAYS above 0`;
  return [{ level: 'warn', subject, problem, mend }];
}

export function checkSameDisk({
  backupDir,
  dataDir,
}: Pick<Config, 'backupDir' | 'dataDir'>): readonly Finding[] {
  if (!existsSync(backupDir) || !existsSync(dataDir)) return [];
  if (statSync(backupDir).dev !== statSync(dataDir).dev) return [];
  return [
    {
      level: 'warn',
      notice: 'same-disk',
      subject: `The newest backup in ${backupDir}`,
      problem: 'lies on the same disk as the site',
      mend: `copy it elsewhere each day, ${KEPT_SECRETS.join(' and ')} to yet another place, or name a BACKUP_DIR on another disk`,
    },
  ];
}

async function lookAtCopy(file: string, subject: string): Promise<Looked> {
  const mend = `make another one: ${commandLine('backup')}`;
  try {
    const isByHand = isInWalMode(file);
    const manifest = readManifest(file);
    await proveCopy(file, manifest);
    if (manifest !== undefined)
      return { well: `the newest backup was opened and holds what it held: ${file}` };
    return { level: 'warn', subject, problem: unproved(isByHand), mend };
  } catch (error) {
    return { level: 'refuse', subject, problem: reasonOf(error), mend };
  }
}

/** A copy that the site makes is never in that mode: so this one was made with cp or its like. */
function unproved(isByHand: boolean): string {
  return isByHand
    ? 'is sound, but was copied by hand without the -wal file beside it: what was written last may be missing'
    : 'is sound, but without its .json nothing says what it should hold';
}
