import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DATABASE_FILE } from '../db/database.ts';
import { SECRET_FILES } from '../secrets.ts';
import type { Finding } from './finding.ts';
import type { Folders } from './lost-database.ts';
import { LOCK_FILE } from '../db/sqlite/lock.ts';

/**
 * Files that a command or the site left when run by root cannot be written by its own user. Root can write all: so owners are
 * compared instead.
 */
export function checkOwners({ dataDir, backupDir }: Folders): readonly Finding[] {
  const journals = [`${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`];
  const files = [DATABASE_FILE, ...journals, LOCK_FILE, ...SECRET_FILES];
  return [
    ...files.flatMap((name) => checkOwner(join(dataDir, name), dataDir, 'refuse')),
    ...checkOwner(backupDir, dataDir, 'warn'),
  ];
}

function checkOwner(path: string, dataDir: string, level: Finding['level']): readonly Finding[] {
  if (!existsSync(path)) return [];
  const mend = `chown -R --reference=${dataDir} ${path}`;
  if (process.getuid?.() === 0)
    return isAnothers(path, dataDir)
      ? [
          {
            level: 'warn',
            notice: 'other-owner',
            subject: path,
            problem: 'belongs to another user than its folder',
            mend,
          },
        ]
      : [];
  return canUse(path)
    ? []
    : [{ level, notice: 'other-owner', subject: path, problem: 'cannot be used by this user', mend }];
}

/** Only within DATA_DIR: elsewhere files may be anyone's. */
function isAnothers(path: string, dataDir: string): boolean {
  return !relative(dataDir, path).startsWith('..') && statSync(path).uid !== statSync(dataDir).uid;
}

function canUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | (statSync(path).isDirectory() ? constants.X_OK : 0));
    return true;
  } catch {
    return false;
  }
}
