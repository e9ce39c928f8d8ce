import { join } from 'node:path';
import type { Config } from '../config.ts';
import { commandLine } from '../config/command-line.ts';
import { DATABASE_FILE } from '../db/database.ts';
import type { Moved } from '../operations/move.ts';
import { LINK_SECRET_FILE, MAIL_SECRET_FILE, SESSION_SECRET_FILE } from '../secrets.ts';

export function sayChecked({ place, rows, tables, wasThere }: Moved): string {
  return wasThere
    ? `${place} holds all of it already: ${rows} rows in ${tables} tables, the same on both sides.`
    : `Nothing was kept. ${rows} rows in ${tables} tables fit into ${place} and were the same on both sides.`;
}

/** Files are named, never what they hold: a screen is looked at by others. */
export function sayMoved({ place, rows, tables, wasThere }: Moved, config: Config): string {
  return [
    `${rows} rows in ${tables} tables ${wasThere ? 'were at' : 'are at'} ${place}${wasThere ? ' already' : ''}, the same on both sides.`,
    ...secretLines(config),
    'Links, and letters that were sent, go on working with these; without them none of them does.',
    `${join(config.dataDir, DATABASE_FILE)} is kept, and no site starts on it any more. Erase it once you trust the new one: what people ask to have erased stays in it.`,
    `Next: ${commandLine('doctor')}, then start the site.`,
  ].join('\n');
}

function secretLines({ dataDir, sessionSecret }: Config): readonly string[] {
  const file = (name: string) => join(dataDir, name);
  const session =
    sessionSecret === undefined
      ? `  SESSION_SECRET_FILE=${file(SESSION_SECRET_FILE)}`
      : '  SESSION_SECRET as it is set now';
  return [
    'Set these on every machine of the site (copies of the files there, mode 600, or their text without _FILE):',
    '  DATABASE_URL with the address that was given as --to',
    `  LINK_SECRET_FILE=${file(LINK_SECRET_FILE)}`,
    session,
    `  MAIL_SECRET_FILE=${file(MAIL_SECRET_FILE)}`,
  ];
}

export function sayBack(dataDir: string, place: string): string {
  return [
    `${join(dataDir, DATABASE_FILE)} may be used again.`,
    `What was written at ${place} since is not in it. Start one of the two sites only.`,
  ].join('\n');
}
