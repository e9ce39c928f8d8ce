import { join } from 'node:path';
import type { Config } from '../config.ts';
import { LINK_SECRET_FILE } from '../secrets.ts';
import type { MadeBackup } from './backup.ts';
import type { Restored } from './restore.ts';

/** What the owner reads after a backup. The secret is told apart: together with a copy it opens every strategy. */
export function sayBackup(
  { file, rows, bytes, removed }: MadeBackup,
  { dataDir }: Pick<Config, 'dataDir'>,
  isHeld: boolean,
): string {
  return [
    `${file}: ${rows} rows, ${bytes} bytes, opened again and compared table by table.`,
    ...(removed === 0 ? [] : [`${removed} older copies were removed.`]),
    ...(isHeld ? ['The clock is far ahead, so no older copy was removed: npm run clock says more.'] : []),
    `Keep it on another machine, and ${join(dataDir, LINK_SECRET_FILE)} in yet another place: it is not in the copy.`,
  ].join('\n');
}

export function sayRestored({ database, rows, compared, hasLinkSecret }: Restored, folder: string): string {
  return [
    `${database}: ${rows} rows, ${compared ? 'compared with what the copy held when it was made' : 'sound; nothing beside the copy says what it held'}.`,
    hasLinkSecret
      ? `${LINK_SECRET_FILE} is there: links are shown as before.`
      : `Now put ${LINK_SECRET_FILE} into ${folder} (mode 600), from where you keep it.`,
    `Erase again what was erased since the copy was made. Then start the site with DATA_DIR=${folder}.`,
  ].join('\n');
}

export function sayNewSecret(dataDir: string, made: boolean): string {
  const file = join(dataDir, LINK_SECRET_FILE);
  if (made) return `${file} was made. Keep a copy of it in a place of its own.`;
  return [
    `A new ${LINK_SECRET_FILE} is only for a site whose old one is lost for good.`,
    'Links that people noted keep working; owners who open theirs are asked to replace what can no longer be shown.',
    `If ${file} is missing, the same command with -- --yes makes a new one. One that is there is never replaced.`,
  ].join('\n');
}
