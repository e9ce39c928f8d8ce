import type { Config } from '../config.ts';
import type { Db } from '../db/database.ts';
import { makeBackup } from '../operations/backup.ts';
import { timeForCopies } from '../operations/clock.ts';
import { makeDump } from '../operations/dump.ts';
import { sayFinding } from '../operations/finding.ts';
import { expectUsable } from '../operations/open.ts';
import { checkOwners } from '../operations/owner-checks.ts';
import { restoreDump } from '../operations/restore-dump.ts';
import { restoreBackup } from '../operations/restore.ts';
import { clockOf } from '../operations/shared-clock.ts';
import { sayBackup, sayRestored, sayRestoredDump } from './reports.ts';

export async function copySite(config: Config): Promise<string> {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) expectFolder(config);
  const { now, isHeld } = await timeForCopies(config, Date.now());
  const job = { ...config, backupDays: isHeld ? 0 : config.backupDays, now };
  const made = await (databaseUrl === undefined ? makeBackup(job) : makeDump({ ...job, databaseUrl }));
  return sayBackup(made, config, isHeld);
}

/** Into a folder; or, where a server keeps the rows, into a database of it. */
export async function restoreCopy(config: Config, file: string, into: string): Promise<string> {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return sayRestored(await restoreBackup(file, into, Date.now()), into);
  const timeOn = async (db: Db) => (await clockOf(db))();
  return sayRestoredDump(await restoreDump({ file, into, databaseUrl, timeOn }), config);
}

function expectFolder(config: Config): void {
  expectUsable(config);
  const [problem] = checkOwners(config);
  if (problem !== undefined && process.getuid?.() !== 0) throw new Error(sayFinding(problem));
}
