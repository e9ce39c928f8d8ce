import type { Config } from '../config.ts';

export interface BackupFile {
  readonly name: string;
  readonly madeAt: number;
}

const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** What their names end in: a database file, or a dump of PostgreSQL. */
export const COPY_KINDS = ['sqlite', 'dump'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

const NAME = /^wheel-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.(\w+)$/;

/** `at` is UTC milliseconds. Names sort as times do. */
export function backupName(at: number, kind: CopyKind = 'sqlite'): string {
  const stamp = new Date(at).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `wheel-${stamp}.${kind}`;
}

/**
 * The time to name a copy by (UTC milliseconds): after the others of that day, as the clock may have been set back since, and at
 * a second of its own. Copies named a day or more ahead are mistakes, and are ignored.
 */
export function timeOfNext(backups: readonly BackupFile[], now: number): number {
  const second = Math.floor(now / SECOND_MS) * SECOND_MS;
  const others = backups.map(({ madeAt }) => madeAt).filter((at) => at >= second && at < now + DAY_MS);
  return others.length === 0 ? now : Math.max(...others) + SECOND_MS;
}

export function manifestName(backup: string): string {
  return `${backup}.json`;
}

/** Whether a file is called like what lies beside a copy. */
export function isManifest(name: string): boolean {
  const end = manifestName('');
  return (
    name.endsWith(end) && COPY_KINDS.some((kind) => timeOf(name.slice(0, -end.length), kind) !== undefined)
  );
}

export function backupsAmong(names: readonly string[], kind: CopyKind = 'sqlite'): readonly BackupFile[] {
  const backups = names.flatMap((name) => {
    const madeAt = timeOf(name, kind);
    return madeAt === undefined ? [] : { name, madeAt };
  });
  return backups.sort((a, b) => b.madeAt - a.madeAt);
}

/** Older than `days`; the newest copy is never among them, however old. */
export function outlived(backups: readonly BackupFile[], now: number, days: number): readonly BackupFile[] {
  return backups.slice(1).filter(({ madeAt }) => madeAt < now - days * DAY_MS);
}

function timeOf(name: string, kind: CopyKind): number | undefined {
  const match = NAME.exec(name);
  if (match?.[7] !== kind) return undefined;
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 7).map(Number);
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/** Of which kind the copies of this site are. */
export function copyKindOf({ databaseUrl }: Pick<Config, 'databaseUrl'>): CopyKind {
  return databaseUrl === undefined ? 'sqlite' : 'dump';
}

/** Whether the site itself makes a copy each day: of a file it does, of a server whoever runs that one does. */
export function backsUp({ databaseUrl, backupDays }: Pick<Config, 'databaseUrl' | 'backupDays'>): boolean {
  return databaseUrl === undefined && backupDays > 0;
}
