/** For another to give a connection back: as long as a statement may take. A crowd that comes at one moment is served within it. */
export const FREE_MS = 5_000;

export interface Waits {
  readonly settings: Readonly<Record<string, string>>;
  /** How long a host may take until it is known whether it takes writes, where there is another one to be asked then. */
  readonly connectMs: number;
  /** How long an answer may take on this side: a little longer than a statement may, and as long as a commit waits for a standby. */
  readonly answerMs: number | undefined;
}

/** Whatever an administrator has set for this user or database: how our statements are read, and that idle connections stay. */
const ALWAYS = { standard_conforming_strings: 'on', idle_session_timeout: '0' };

/** What a visitor waits for. */
export const SHORT: Waits = {
  settings: {
    ...ALWAYS,
    statement_timeout: '5s',
    lock_timeout: '2s',
    idle_in_transaction_session_timeout: '10s',
  },
  connectMs: 1_000,
  answerMs: 5_500,
};
/** What a start, a migration or a command may take: nobody waits for a page, and a busy machine is no reason to give up. */
export const LONG: Waits = {
  settings: {
    ...ALWAYS,
    statement_timeout: '0',
    lock_timeout: '10s',
    idle_in_transaction_session_timeout: '0',
  },
  connectMs: FREE_MS,
  answerMs: undefined,
};
