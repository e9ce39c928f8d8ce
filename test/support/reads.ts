import type { TestSite } from './app.ts';
import { statementsOf } from './statements.ts';

/** What is read while somebody acts: each statement that reads rows, and how many. */
export async function readsWhile<T>(
  site: TestSite,
  act: () => Promise<T>,
): Promise<{ readonly done: T; readonly reads: readonly string[] }> {
  const statements = statementsOf(site);
  const before = statements.length;
  const done = await act();
  const reads = statements.slice(before).filter(({ sql }) => /^(?:select|with)\b/.test(sql));
  return { done, reads: reads.map(({ sql, rows }) => `${rows} ${sql}`) };
}
