import { accessSync, constants, existsSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { SECRET_FILES, faultOfSecret } from '../secrets.ts';
import type { Finding } from './finding.ts';

const MEGABYTE = 1024 * 1024;
const NO_ROOM_BYTES = MEGABYTE;
const LITTLE_ROOM_BYTES = 100 * MEGABYTE;
const GROUP_AND_OTHERS = 0o077;
const OTHERS_WRITE = 0o002;

/** There, writable, private and not full. A folder that is not made yet is fine. */
export function checkFolder(dataDir: string): readonly Finding[] {
  if (!existsSync(dataDir)) return [];
  if (!statSync(dataDir).isDirectory()) {
    const mend = 'name a folder with DATA_DIR';
    return [{ level: 'refuse', subject: `DATA_DIR ${dataDir}`, problem: 'is no folder', mend }];
  }
  return [
    ...checkWritable(dataDir),
    ...checkFolderMode(dataDir),
    ...SECRET_FILES.flatMap((name) => checkSecret(join(dataDir, name))),
    ...checkRoom(dataDir),
  ];
}

/** Left where the rows lie; unknown where a server keeps them. */
export function roomLeft({
  dataDir,
  databaseUrl,
}: Pick<Config, 'dataDir' | 'databaseUrl'>): number | undefined {
  return databaseUrl === undefined ? freeBytes(dataDir) : undefined;
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function checkWritable(dataDir: string): readonly Finding[] {
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return [];
  } catch {
    const mend = 'give it to the user that runs the site (chown), or name another folder';
    return [{ level: 'refuse', subject: `DATA_DIR ${dataDir}`, problem: 'cannot be written', mend }];
  }
}

function checkFolderMode(dataDir: string): readonly Finding[] {
  const mode = modeOf(dataDir);
  if ((mode & GROUP_AND_OTHERS) === 0) return [];
  const subject = `DATA_DIR ${dataDir}`;
  const mend = `chmod 700 ${dataDir}`;
  const notice = 'open-folder';
  if ((mode & OTHERS_WRITE) !== 0)
    return [
      { level: 'refuse', notice, subject, problem: 'can be written by every user of this machine', mend },
    ];
  return [{ level: 'warn', notice, subject, problem: 'is open to other users of this machine', mend }];
}

/** Others may have read it already, so the owner has to know: the site does not start. */
function checkSecret(file: string): readonly Finding[] {
  if (!existsSync(file)) return [];
  if ((modeOf(file) & GROUP_AND_OTHERS) === 0) return checkIsSecret(file);
  const problem = `can be read by other users of this machine (mode ${modeOf(file).toString(8)})`;
  return [{ level: 'refuse', notice: 'open-secret', subject: file, problem, mend: `chmod 600 ${file}` }];
}

/** That this user may read it is looked at with the owners of all files. */
function checkIsSecret(file: string): readonly Finding[] {
  const problem = faultOfSecret(file);
  const mend = 'put it back from where you keep it';
  return problem === undefined ? [] : [{ level: 'refuse', subject: file, problem, mend }];
}

function checkRoom(dataDir: string): readonly Finding[] {
  const free = freeBytes(dataDir);
  if (free >= LITTLE_ROOM_BYTES) return [];
  const problem = `has ${(free / MEGABYTE).toFixed(1)} MB of room left`;
  const level = free < NO_ROOM_BYTES ? 'refuse' : 'warn';
  const mend = 'free space on its disk, or move it to a larger one';
  return [{ level, subject: `DATA_DIR ${dataDir}`, problem, mend }];
}

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}
