import type { Lang } from '../i18n/languages.ts';
import type { Messages } from '../i18n/fr.ts';

/** What only the processes of the site know of it; the rest stands in its tables. All times are UTC milliseconds. */
export interface SiteFacts {
  readonly startedAt: number;
  readonly clock: {
    readonly wall: number;
    readonly lastNoted: number | undefined;
    readonly isHeld: boolean;
  };
  readonly alerts: readonly AlertWord[];
  readonly notices: readonly NoticeWord[];
  /** Each names its file, line and fault. */
  readonly fileFaults: readonly string[];
  /** Unknown where a server keeps the rows. */
  readonly freeBytes: number | undefined;
  readonly databaseBytes: number;
  /** Undefined where the rows are a file of this machine. */
  readonly server: ServerFacts | undefined;
  readonly backups: {
    readonly count: number;
    readonly bytes: number;
    readonly days: number;
    readonly last: { readonly madeAt: number; readonly isProved: boolean } | undefined;
    /** Undefined where the site makes none by itself. */
    readonly next: number | undefined;
  };
  readonly schema: string;
}

/** A server of rows that several machines share. */
export interface ServerFacts {
  readonly version: string;
  readonly standby: 'alone' | 'asynchronous' | 'synchronous';
  readonly standbys: number;
  /** The machine that does what is done once for the whole site; undefined while none does. */
  readonly leader: string | undefined;
}

export type AlertWord = keyof Messages['state']['alerts'];
export type NoticeWord = keyof Messages['state']['notices'];
export type TellFacts = () => Promise<SiteFacts | undefined>;

/** What the tables say. */
export interface Stored {
  readonly comments: number;
  readonly reports: number;
  readonly strategies: number;
  readonly strategiesThisWeek: number;
  readonly lettersWaiting: number;
  readonly lettersGivenUp: number;
  readonly lastLetter: number | undefined;
}

export interface Told {
  readonly lang: Lang;
  readonly now: number;
  readonly stored: Stored;
  /** Undefined where the process that knows could not say. */
  readonly facts: SiteFacts | undefined;
}
