import type Database from 'better-sqlite3';
import { UNSEEN } from '../unseen.ts';
import { isLocked } from './driver.ts';

const UNSEEN_WRITE = new RegExp(
  `^(?:insert into|update|delete from) "(?:${UNSEEN.join('|')})"(?!.*\\breturning\\b)`,
);

export interface WatchedContent {
  readonly prepare: (sql: string) => Database.Statement;
  readonly version: () => number;
}

/**
 * Notices writes by this connection at once, by other processes every `othersEveryMs`. No writer has to announce anything:
 * SQLite counts the rows that this connection changed, and the rows of unseen tables are subtracted.
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
      // In the same step as the write: between two events the difference would go back.
      statement.run = (...values: unknown[]) => {
        const result = run(...values);
        unseen += result.changes;
        return result;
      };
      return statement;
    },
  };
}

/** Undefined, which counts as no commit, while SQLite repairs what a killed process left. */
function lastCommitOf(othersCommits: Database.Statement<[], number>): number | undefined {
  try {
    return othersCommits.get();
  } catch (error) {
    if (isLocked(error)) return undefined;
    throw error;
  }
}
