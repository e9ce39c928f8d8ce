import type { Library } from './articles/library.ts';
import type { Config } from './config.ts';
import type { Methods } from './method/methods.ts';
import type { ContentVersion, Db } from './db/database.ts';
import type { TellFacts } from './owner/facts.ts';
import type { Secrets } from './secrets.ts';
import type { Draw } from './files/draw.ts';
import type { Logger } from './web/request-log/request-log.ts';
import type { TakeTurn } from './web/server/turns.ts';
import type { VisitorSessions } from './web/session.ts';

/** What the site is given from outside: tests give their own clock and randomness. */
export interface Outside {
  readonly config: Config;
  readonly db: Db;
  readonly contentVersion: ContentVersion;
  readonly secrets: Secrets;
  readonly library: Library;
  readonly methods: Methods;
  /** UTC milliseconds. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Buffer;
  readonly log: Logger;
  /** Absent where one process answers alone. */
  readonly takeTurn?: TakeTurn | undefined;
  /** What the processes of the site know of it, for the owner's page; absent in commands. */
  readonly tellFacts?: TellFacts | undefined;
  /** Absent where files are drawn in a thread of this process. */
  readonly draw?: Draw | undefined;
}

export interface Deps extends Outside {
  readonly sessions: VisitorSessions;
  readonly takeTurn: TakeTurn;
}
