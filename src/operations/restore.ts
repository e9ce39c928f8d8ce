import { copyFileSync, chmodSync, constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endLinks } from '../accounts/restoration-store.ts';
import { DATABASE_FILE, reasonOf } from '../db/database.ts';
import { giveToOwnerOf, makeFolderFor } from '../db/owner.ts';
import { rowsIn } from '../db/print.ts';
import { listKnownMigrations } from '../db/migrate.ts';
import { KEPT_SECRETS, SECRET_FILES } from '../secrets.ts';
import { isDump } from './dump-file.ts';
import { proveCopy } from './backup.ts';
import { readManifest } from './backup-place.ts';
import { isInWalMode, openFile, openToRead } from '../db/sqlite/file.ts';
import { listMigrations } from '../db/sqlite/print.ts';
import { storesOn } from '../db/sqlite/read.ts';
import { beginAt } from './heartbeat-store.ts';
import { LOCK_FILE, isLocked } from '../db/sqlite/lock.ts';

export interface Restored {
  readonly database: string;
  readonly rows: number;
  readonly compared: boolean;
  /** Copied with cp or its like, without the journal that lay beside it. */
  readonly isByHand: boolean;
  readonly missingSecrets: readonly string[];
  readonly isOfRoot: boolean;
}

/**
 * Puts a backup into a folder that is new or holds only secrets, never over a site in use. `now` (UTC milliseconds) becomes its
 * first heartbeat. Throws when the copy is damaged, changed, or of a newer program.
 */
export async function restoreBackup(backup: string, folder: string, now: number): Promise<Restored> {
  if (!existsSync(backup)) throw new Error(`there is no backup ${backup}`);
  if (isDump(backup))
    throw new Error(
      `${backup} is a copy of a site on PostgreSQL: give DATABASE_URL, and the name of an empty database as --into`,
    );
  const manifest = readManifest(backup);
  const isByHand = manifest === undefined && isInWalMode(backup) && !existsSync(journalOf(backup));
  const target = resolve(folder);
  expectFresh(target);
  makeFolder(backup, target);
  const database = join(target, DATABASE_FILE);
  try {
    for (const [from, to] of copiesOf(backup, database)) {
      copyFileSync(from, to, constants.COPYFILE_EXCL);
      chmodSync(to, 0o600);
      giveToOwnerOf(target, to);
    }
    await expectKnown(backup, database);
    const rows = rowsIn(await proveCopy(database, manifest));
    await beginNow(database, now);
    const missingSecrets = KEPT_SECRETS.filter((name) => !existsSync(join(target, name)));
    const isOfRoot = statSync(target).uid === 0;
    return { database, rows, compared: manifest !== undefined, isByHand, missingSecrets, isOfRoot };
  } catch (error) {
    for (const left of [database, journalOf(database), `${database}-shm`]) rmSync(left, { force: true });
    throw error;
  }
}

function makeFolder(backup: string, target: string): void {
  try {
    makeFolderFor(backup, target);
  } catch (error) {
    const mend = `make it first, for the user that restores: install -d -o USER -m 700 ${target}`;
    throw new Error(`${target} cannot be made (${reasonOf(error)}): ${mend}`, { cause: error });
  }
}

/** With the journal, where a copy made by hand has its own beside it: it holds what was written last. */
function copiesOf(backup: string, database: string): readonly (readonly [string, string])[] {
  const journal = [journalOf(backup), journalOf(database)] as const;
  return [[backup, database], ...(existsSync(journal[0]) ? [journal] : [])];
}

function journalOf(database: string): string {
  return `${database}-wal`;
}

/** The site did not run since the copy was made; its clock must not be doubted for that. */
async function beginNow(database: string, now: number): Promise<void> {
  const db = storesOn(openFile(database));
  try {
    await beginAt(db, now);
    await endLinks(db);
  } finally {
    await db.destroy();
  }
}

function expectFresh(folder: string): void {
  if (!existsSync(folder)) return;
  if (isLocked(folder))
    throw new Error(`a site is running on ${folder}: stop it first, or name another folder`);
  const harmless: readonly string[] = [...SECRET_FILES, LOCK_FILE];
  const others = readdirSync(folder).filter((name) => !harmless.includes(name));
  if (others.length > 0)
    throw new Error(`${folder} is not empty: name a folder that is not there yet, nothing is written over`);
}

async function expectKnown(backup: string, copy: string): Promise<void> {
  const known = await listKnownMigrations();
  const unknown = migrationsOf(backup, copy).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `${backup} was made by a newer version of this program (${unknown.join(', ')}): upgrade first`,
    );
}

function migrationsOf(backup: string, copy: string): readonly string[] {
  const sqlite = openToRead(copy);
  try {
    const migrations = listMigrations(sqlite);
    if (migrations.length === 0) throw new Error('it holds no table of it');
    return migrations;
  } catch (error) {
    throw new Error(`${backup} is not a backup of this site: ${reasonOf(error)}`, { cause: error });
  } finally {
    sqlite.close();
  }
}
