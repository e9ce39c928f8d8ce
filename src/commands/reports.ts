import { join } from 'node:path';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { KEPT_SECRETS, LINK_SECRET_FILE, printOfLink } from '../secrets.ts';
import type { MadeBackup } from '../operations/backup-place.ts';
import type { Restored } from '../operations/restore.ts';
import type { RestoredDump } from '../operations/restore-dump.ts';

/** The secret is named apart from the copy: both together open every strategy. */
export function sayBackup(
  { file, rows, bytes, removed }: MadeBackup,
  { dataDir, databaseUrl, mailSecret }: Pick<Config, 'dataDir' | 'databaseUrl' | 'mailSecret'>,
  isHeld: boolean,
): string {
  // Where none is given, what signs links in mails follows from the other.
  const settings = mailSecret === undefined ? 'LINK_SECRET' : 'LINK_SECRET and MAIL_SECRET';
  const secrets = databaseUrl === undefined ? `${KEPT_SECRETS.join(' and ')} of ${dataDir}` : settings;
  return [
    `${file}: ${rows} rows, ${bytes} bytes, opened again and compared table by table.`,
    ...(removed === 0 ? [] : [`${removed} older copies were removed.`]),
    ...(isHeld
      ? [`The clock is far ahead, so no older copy was removed: ${commandLine('clock')} says more.`]
      : []),
    `Keep it on another machine, and ${secrets} in yet another place: they are not in the copy.`,
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

/** `config` is that of whoever restores: its link secret is looked at, never said. */
export function sayRestoredDump(
  { place, rows, compared, linkPrint }: RestoredDump,
  { linkSecret }: Pick<Config, 'linkSecret'>,
): string {
  const isItsOwn =
    linkPrint === undefined || (linkSecret !== undefined && printOfLink(linkSecret) === linkPrint);
  return [
    `${place}: ${rows} rows, ${compared ? 'compared with what the copy held when it was made' : 'all that the copy holds; nothing beside it says what it held'}.`,
    isItsOwn
      ? 'LINK_SECRET is the one that its links were made with: they are shown as before.'
      : 'Its links were made with another LINK_SECRET than the one that is set here: set the one that you kept, or the site does not start.',
    'Erase again what was erased since the copy was made. Then start the site with DATABASE_URL naming this database.',
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
