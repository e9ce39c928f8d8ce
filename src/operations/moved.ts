import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from '../config/command-line.ts';
import { DATABASE_FILE } from '../db/database.ts';
import { openToRead } from '../db/sqlite/file.ts';
import { readMark } from '../db/sqlite/moved.ts';
import type { Mark } from '../db/sqlite/moved.ts';
import { isoOf } from '../web/time.ts';
import type { Finding } from './finding.ts';
import type { Folders } from './lost-database.ts';

/** Two sites that both took words would each lack those of the other: so the one that was moved does not start any more. */
export function checkNotMoved({ dataDir }: Pick<Folders, 'dataDir'>): readonly Finding[] {
  const file = join(dataDir, DATABASE_FILE);
  const mark = markOf(file);
  if (mark === undefined) return [];
  const { place, at, done } = mark;
  const back = `to give that up and use this file again, ${commandLine('move', '--back')}`;
  if (done === 1) {
    const problem = `was moved to PostgreSQL at ${place} on ${isoOf(at)}`;
    return [{ level: 'refuse', subject: file, problem, mend: `start the site with DATABASE_URL; ${back}` }];
  }
  const problem = `was being moved to PostgreSQL at ${place}, and whether all of it arrived is not known`;
  return [
    { level: 'refuse', subject: file, problem, mend: `${commandLine('move', '--to URL')} again; ${back}` },
  ];
}

function markOf(file: string): Mark | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const sqlite = openToRead(file);
    try {
      return readMark(sqlite);
    } finally {
      sqlite.close();
    }
  } catch {
    // What cannot be read is told by who opens it.
    return undefined;
  }
}
