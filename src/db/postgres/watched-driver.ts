import type { Driver } from 'kysely';
import type { QueryWatch } from '../database.ts';

/** Tells of what Kysely tells nothing of: the wait for a connection, and each commit with its wait for a standby. */
export function watchedDriver(driver: Driver, watch: QueryWatch | undefined): Driver {
  if (watch === undefined) return driver;
  const timed = async <T>(sql: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const facts = () => ({ sql, ms: performance.now() - begun });
    try {
      const done = await work();
      watch(facts());
      return done;
    } catch (error) {
      watch({ ...facts(), error });
      throw error;
    }
  };
  return {
    init: () => driver.init(),
    acquireConnection: () => timed('connect', () => driver.acquireConnection()),
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => timed('commit', () => driver.commitTransaction(connection)),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}
