import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { DATABASE_FILE } from '../db/database.ts';
import { giveToOwnerOf, makeFolderFor } from '../db/owner.ts';
import { backupName, timeOfNext, backupsAmong, manifestName, outlived } from './backup-files.ts';
import type { BackupFile } from './backup-files.ts';
import { differing, rowsIn } from '../db/print.ts';
import type { Fingerprint } from '../db/print.ts';
import { damageIn, fingerprintOf, listMigrations } from '../db/sqlite/print.ts';
import { openFile, openToRead, standAlone } from '../db/sqlite/file.ts';
import type { PrintOrder } from '../db/sqlite/print.ts';

export interface BackupJob {
  readonly dataDir: string;
  readonly backupDir: string;
  /** Older copies are removed, but for the newest; 0 keeps all. */
  readonly backupDays: number;
  readonly now: number;
}

const manifestShape = z.object({
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
  /** Absent in copies of before November 2026, which printed rows as they were stored. */
  order: z.enum(['any', 'content', 'stored']).optional(),
});

interface Manifest {
  readonly madeAt: string;
  readonly migrations: readonly string[];
  readonly tables: Fingerprint;
  readonly order?: PrintOrder | undefined;
}

export interface MadeBackup {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  readonly removed: number;
}

const PAGES_AT_ONCE = 1000;
const ORDER: PrintOrder = 'any';
const PARTIAL = '.partial';
const SECOND_MS = 1000;
const ABANDONED_MS = 60 * 60 * 1000;

/**
 * Copies while the site writes, opens the copy again, and compares every table with the instant of copying. Only then does the
 * copy get its name; throws otherwise.
 */
export async function makeBackup(job: BackupJob): Promise<MadeBackup> {
  const { now } = job;
  const backupDir = resolve(job.backupDir);
  makeFolderFor(job.dataDir, backupDir);
  sweepAbandoned(backupDir, now);
  const partial = join(
    backupDir,
    `${backupName(now)}.${process.pid}-${randomBytes(4).toString('hex')}${PARTIAL}`,
  );
  try {
    const manifest = await copyInto(partial, job);
    await proveCopy(partial, manifest);
    writeFileSync(manifestName(partial), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return describe(putInPlace(partial, backupDir, now), manifest, removeOutlived(job));
  } finally {
    for (const leftover of [partial, manifestName(partial)]) rmSync(leftover, { force: true });
  }
}

export function listBackups(backupDir: string): readonly BackupFile[] {
  return canList(backupDir) ? backupsAmong(readdirSync(backupDir)) : [];
}

export function canList(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

export function readManifest(backup: string): Manifest | undefined {
  const file = manifestName(backup);
  if (!existsSync(file)) return undefined;
  try {
    return manifestShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`what the copy holds cannot be read from ${file}`, { cause: error });
  }
}

export async function proveCopy(
  file: string,
  expected?: Pick<Manifest, 'tables' | 'order'>,
): Promise<Fingerprint> {
  const copy = openFile(file);
  try {
    const damage = damageIn(copy);
    if (damage.length > 0) throw new Error(`the copy ${file} is damaged: ${damage.join('; ')}`);
    const order = expected === undefined ? ORDER : (expected.order ?? 'stored');
    const found = await fingerprintOf(copy, order);
    const differences = expected === undefined ? [] : differing(expected.tables, found);
    if (differences.length > 0)
      throw new Error(`the copy ${file} does not hold what was copied: ${differences.join(', ')}`);
    return found;
  } finally {
    copy.close();
  }
}

/** A transaction that only reads sees one instant, whoever writes meanwhile: copy and print agree. */
async function copyInto(partial: string, { dataDir, now }: BackupJob): Promise<Manifest> {
  const source = openToRead(join(dataDir, DATABASE_FILE));
  try {
    source.exec('begin');
    const migrations = listMigrations(source);
    const tables = await fingerprintOf(source, ORDER);
    closeSync(openSync(partial, 'w', 0o600));
    await source.backup(partial, { progress: () => PAGES_AT_ONCE });
    source.exec('commit');
    standAlone(partial);
    return { madeAt: new Date(now).toISOString(), migrations, tables, order: ORDER };
  } finally {
    source.close();
  }
}

function putInPlace(partial: string, backupDir: string, now: number): string {
  for (const each of [partial, manifestName(partial)]) {
    sync(each);
    chmodSync(each, 0o600);
    giveToOwnerOf(backupDir, each);
  }
  const file = claimName(partial, backupDir, now);
  renameSync(partial, file);
  sync(backupDir);
  return file;
}

/** A link is made once, whoever else asks for that name: the manifest takes it first. */
function claimName(partial: string, backupDir: string, now: number): string {
  for (let at = timeOfNext(listBackups(backupDir), now); ; at += SECOND_MS) {
    const file = join(backupDir, backupName(at));
    try {
      linkSync(manifestName(partial), manifestName(file));
      return file;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function describe(file: string, { tables }: Manifest, removed: number): MadeBackup {
  return { file, bytes: statSync(file).size, rows: rowsIn(tables), removed };
}

function removeOutlived({ backupDir, backupDays, now }: BackupJob): number {
  if (backupDays === 0) return 0;
  const gone = outlived(listBackups(backupDir), now, backupDays);
  for (const { name } of gone)
    for (const file of [name, manifestName(name)]) rmSync(join(backupDir, file), { force: true });
  return gone.length;
}

function sweepAbandoned(backupDir: string, now: number): void {
  const partials = readdirSync(backupDir).filter((name) => name.includes(PARTIAL));
  for (const name of partials) {
    const file = join(backupDir, name);
    if (statSync(file).mtimeMs < now - ABANDONED_MS) rmSync(file, { force: true });
  }
}
