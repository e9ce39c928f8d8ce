import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseError } from '../database.ts';
import { giveToOwnerOf } from '../owner.ts';

/** Stays empty: only the lock on it counts. */
export const LOCK_FILE = 'site.lock';

/** Held until the returned function is called or the process ends, however it ends. Throws a DatabaseError if another site has it. */
export function lockFolder(dataDir: string): () => void {
  const file = join(dataDir, LOCK_FILE);
  if (!existsSync(file)) {
    closeSync(openSync(file, 'a', 0o600));
    giveToOwnerOf(dataDir, file);
  }
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new DatabaseError(
      isTaken(error)
        ? `another site is running on DATA_DIR ${dataDir}: stop it first, or give this one a folder of its own`
        : `cannot lock ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return () => {
    lock.close();
  };
}

export function isLocked(dataDir: string): boolean {
  if (!existsSync(join(dataDir, LOCK_FILE))) return false;
  try {
    lockFolder(dataDir)();
    return false;
  } catch {
    return true;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}
