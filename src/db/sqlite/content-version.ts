import type Database from 'better-sqlite3';
import { isLocked } from './driver.ts';

/** Writes to these show on no page that is the same for everybody; of any other table that is not known. */
const UNSEEN = [
  'session',
  'draft',
  'captcha_used',
  'captcha_count',
  'comment_quota',
  'comment_address',
  'sign_in_attempt',
  'moderator_session',
  'outbox',
  'cap_count',
  'heartbeat',
];
const UNSEEN_WRITE = new RegExp(
  `^(?:insert into|update|delete from) "(?:${UNSEEN.join('|')})"(?!.*\\breturning\\b)`,
);

export interface WatchedContent {
  readonly prepare: (sql: string) => Database.Statement;
  readonly version: () => number;
}

/**
 * Watches what is written, by this connection at once and by other processes every `othersEveryMs`. Nothing has to be
 * announced by who writes: SQLite counts the rows that this connection changed, whichever way, and those that readers
 * never see are taken off.
 */
export function watchContent(sqlite: Database.Database, othersEveryMs: number): WatchedContent {
  const changes = sqlite.prepare<[], number>('select total_changes()').pluck();
  const othersCommits = sqlite.prepare<[], number>('pragma data_version').pluck();
  let unseen = 0;
  let [others, lastCommit, lookedAt] = [0, othersCommits.get(), performance.now()];
  const lookAtOthers = () => {
    const commit = lastCommitOf(othersCommits);
    if (commit !== lastCommit) others += 1;
    [lastCommit, lookedAt] = [commit, performance.now()];
  };
  return {
    version() {
      if (performance.now() - lookedAt >= othersEveryMs) lookAtOthers();
      return (changes.get() ?? 0) - unseen + others;
    },
    prepare(sql) {
      const statement = sqlite.prepare(sql);
      if (!UNSEEN_WRITE.test(sql)) return statement;
      const run = statement.run.bind(statement);
      // In one step with the write itself: between two events the difference never falls back.
      statement.run = (...values: unknown[]) => {
        const result = run(...values);
        unseen += result.changes;
        return result;
      };
      return statement;
    },
  };
}

/** Undefined, which is like no commit, while SQLite mends what a process left that was ended in the middle. */
function lastCommitOf(othersCommits: Database.Statement<[], number>): number | undefined {
  try {
    return othersCommits.get();
  } catch (error) {
    if (isLocked(error)) return undefined;
    throw error;
  }
}
