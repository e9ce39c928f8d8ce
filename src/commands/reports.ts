import { join } from 'node:path';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { KEPT_SECRETS, LINK_SECRET_FILE } from '../secrets.ts';
import type { MadeBackup } from '../operations/backup.ts';
import type { Restored } from '../operations/restore.ts';

/** The secret is named apart from the copy: both together open every strategy. */
export function sayBackup(
  { file, rows, bytes, removed }: MadeBackup,
  { dataDir }: Pick<Config, 'dataDir'>,
  isHeld: boolean,
): string {
  return [
    `${file}: ${rows} rows, ${bytes} bytes, opened again and compared table by table.`,
    ...(removed === 0 ? [] : [`${removed} older copies were removed.`]),
    ...(isHeld
      ? [`The clock is far ahead, so no older copy was removed: ${commandLine('clock')} says more.`]
      : []),
    `Keep it on another machine, and ${KEPT_SECRETS.join(' and ')} of ${dataDir} in yet another place: they are not in the copy.`,
  ].join('\n');
}

export function sayRestored(restored: Restored, folder: string): string {
  const { database, rows, compared, isByHand, missingSecrets, isOfRoot } = restored;
  return [
    `${database}: ${rows} rows, ${compared ? 'compared with what the copy held when it was made' : 'sound; nothing beside the copy says what it held'}.`,
    ...(isByHand
      ? [
          'It was copied by hand, without the file ending in -wal that lay beside it: what was written last may be missing. If you still have that file, put it beside the copy and restore again, into another folder.',
        ]
      : []),
    missingSecrets.length === 0
      ? `${KEPT_SECRETS.join(' and ')} are there: links are shown as before, and those in mails go on working.`
      : `Now put ${missingSecrets.join(' and ')} into ${folder} (mode 600), from where you keep them.`,
    ...(isOfRoot ? [`It belongs to root: chown -R USER ${folder}, for the user that runs the site.`] : []),
    `Erase again what was erased since the copy was made. Then start the site with DATA_DIR=${folder}.`,
  ].join('\n');
}

export function sayNewSecret(dataDir: string, made: boolean): string {
  const file = join(dataDir, LINK_SECRET_FILE);
  if (made) return `${file} was made. Keep a copy of it in a place of its own.`;
  return [
    `A new ${LINK_SECRET_FILE} is only for a site whose old one is lost for good.`,
    'Links that people noted keep working; owners who open theirs are asked to replace what can no longer be shown.',
    `If ${file} is missing, ${commandLine('new-link-secret', '--yes')} makes a new one. One that is there is never replaced.`,
  ].join('\n');
}

/** The same where LINK_SECRET gives it. */
export function sayGivenSecret(forgotten: boolean): string {
  if (forgotten)
    return 'The old LINK_SECRET is forgotten. Give every machine the new one, the same to each, and start them.';
  return [
    'A new LINK_SECRET is only for a site whose old one is lost for good.',
    'Links that people noted keep working; owners who open theirs are asked to replace what can no longer be shown.',
    `Stop every machine, then ${commandLine('new-link-secret', '--yes')}: the next start begins with the LINK_SECRET that it is given.`,
  ].join('\n');
}
