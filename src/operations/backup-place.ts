import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { giveToOwnerOf, makeFolderFor } from '../db/owner.ts';
import { rowsIn } from '../db/print.ts';
import type { Fingerprint } from '../db/print.ts';
import type { PrintOrder } from '../db/sqlite/print.ts';
import {
  COPY_KINDS,
  backupName,
  backupsAmong,
  isManifest,
  manifestName,
  outlived,
  timeOfNext,
} from './backup-files.ts';
import type { BackupFile, CopyKind } from './backup-files.ts';

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
  /** Of the whole file, where it is a dump of PostgreSQL. */
  sha256: z.string().optional(),
});

export interface Manifest {
  readonly madeAt: string;
  readonly migrations: readonly string[];
  readonly tables: Fingerprint;
  readonly order?: PrintOrder | undefined;
  readonly sha256?: string | undefined;
}

export interface MadeBackup {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  readonly removed: number;
}

const PARTIAL = '.partial';
const SECOND_MS = 1000;
const ABANDONED_MS = 60 * 60 * 1000;

/** `fill` writes the copy and proves it. Only then does it get its name, with what it holds beside it; throws otherwise. */
export async function keepCopy(
  job: BackupJob,
  kind: CopyKind,
  fill: (partial: string) => Promise<Manifest>,
): Promise<MadeBackup> {
  const { now } = job;
  const backupDir = resolve(job.backupDir);
  makeFolder(job.dataDir, backupDir);
  const partial = join(
    backupDir,
    `${backupName(now, kind)}.${process.pid}-${randomBytes(4).toString('hex')}${PARTIAL}`,
  );
  try {
    closeSync(openSync(partial, 'w', 0o600));
    sweepAbandoned(backupDir, statSync(partial).mtimeMs);
    const manifest = await fill(partial);
    writeFileSync(manifestName(partial), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    const file = putInPlace(partial, backupDir, kind, now);
    return { file, bytes: statSync(file).size, rows: rowsIn(manifest.tables), removed: removeOutlived(job) };
  } finally {
    for (const leftover of [partial, manifestName(partial)]) rmSync(leftover, { force: true });
  }
}

/** Of one kind, the newest first. */
export function listBackups(backupDir: string, kind: CopyKind = 'sqlite'): readonly BackupFile[] {
  return canList(backupDir) ? backupsAmong(readdirSync(backupDir), kind) : [];
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

export async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file)) digest.update(piece as Buffer);
  return digest.digest('hex');
}

/** Machines that share a database need no folder of data. */
function makeFolder(dataDir: string, backupDir: string): void {
  if (existsSync(dataDir)) makeFolderFor(dataDir, backupDir);
  else mkdirSync(backupDir, { recursive: true, mode: 0o700 });
}

function putInPlace(partial: string, backupDir: string, kind: CopyKind, now: number): string {
  for (const each of [partial, manifestName(partial)]) {
    sync(each);
    chmodSync(each, 0o600);
    giveToOwnerOf(backupDir, each);
  }
  const file = claimName(partial, backupDir, kind, now);
  renameSync(partial, file);
  sync(backupDir);
  return file;
}

/** A link is made once, whoever else asks for that name: the manifest takes it first. */
function claimName(partial: string, backupDir: string, kind: CopyKind, now: number): string {
  for (let at = timeOfNext(listBackups(backupDir, kind), now); ; at += SECOND_MS) {
    const file = join(backupDir, backupName(at, kind));
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

/** Of every kind: what a site left behind that has moved since keeps what was erased, as any other copy does. */
function removeOutlived({ backupDir, backupDays, now }: BackupJob): number {
  if (backupDays === 0) return 0;
  const all = COPY_KINDS.flatMap((kind) => listBackups(backupDir, kind));
  const gone = outlived(
    all.sort((a, b) => b.madeAt - a.madeAt),
    now,
    backupDays,
  );
  for (const { name } of gone)
    for (const file of [name, manifestName(name)]) rmSync(join(backupDir, file), { force: true });
  return gone.length;
}

/** What was cut off left a part of a copy, or the words beside one that never got its name. `now` is by the clock that dates files there. */
function sweepAbandoned(backupDir: string, now: number): void {
  const names = readdirSync(backupDir);
  const copies = COPY_KINDS.flatMap((kind) => backupsAmong(names, kind)).map(({ name }) => name);
  const manifests = new Set(copies.map(manifestName));
  const isLeft = (name: string) => name.includes(PARTIAL) || (isManifest(name) && !manifests.has(name));
  for (const name of names.filter(isLeft)) {
    const file = join(backupDir, name);
    if (statSync(file).mtimeMs < now - ABANDONED_MS) rmSync(file, { force: true });
  }
}
