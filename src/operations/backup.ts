import { join } from 'node:path';
import { DATABASE_FILE } from '../db/database.ts';
import { differing } from '../db/print.ts';
import type { Fingerprint } from '../db/print.ts';
import { openFile, openToRead, standAlone } from '../db/sqlite/file.ts';
import { damageIn, fingerprintOf, listMigrations } from '../db/sqlite/print.ts';
import type { PrintOrder } from '../db/sqlite/print.ts';
import { keepCopy } from './backup-place.ts';
import type { BackupJob, MadeBackup, Manifest } from './backup-place.ts';

const PAGES_AT_ONCE = 1000;
const ORDER: PrintOrder = 'any';

/** Copies while the site writes, opens the copy again, and compares every table with the instant of copying. */
export function makeBackup(job: BackupJob): Promise<MadeBackup> {
  return keepCopy(job, 'sqlite', async (partial) => {
    const manifest = await copyInto(partial, job);
    await proveCopy(partial, manifest);
    return manifest;
  });
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
    await source.backup(partial, { progress: () => PAGES_AT_ONCE });
    source.exec('commit');
    standAlone(partial);
    return { madeAt: new Date(now).toISOString(), migrations, tables, order: ORDER };
  } finally {
    source.close();
  }
}
