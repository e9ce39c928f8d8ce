import type { DialectAdapter } from 'kysely';
import type { Db, Trx } from './database.ts';
import type { WorkWithLast } from './last.ts';

/** What is asked in one go. */
export type Asked<T extends readonly unknown[]> = { readonly [K in keyof T]: () => Promise<T[K]> };

/** What the two databases do in ways of their own. All other SQL is the same, so no store asks which one it is. */
export interface Engine {
  readonly transact: <T>(
    db: Db,
    work: (trx: Trx) => Promise<T>,
    lanes?: () => readonly string[],
  ) => Promise<T>;
  readonly commitTogether: <T>(db: Db, work: WorkWithLast<T>, lanes: () => readonly string[]) => Promise<T>;
  readonly together: <T extends readonly unknown[]>(db: Db, asked: Asked<T>) => Promise<T>;
  readonly forgetDeleted: (db: Db) => Promise<void>;
  readonly writeAnew: (db: Db) => Promise<readonly string[]>;
  /** Only one process of the site is in `work` at a time; the others wait. */
  readonly oneAtATime: (db: Db, work: () => Promise<void>) => Promise<void>;
  /** Counts a post for all machines together; absent where one machine is all there is. */
  readonly countPost?: (db: Db, maker: string, minute: number) => Promise<number>;
  /** UTC milliseconds by the clock that all machines of the site share; absent where one machine is all there is. */
  readonly tellTime?: (db: Db) => Promise<number>;
  /** What has to be tidied up now and then by one process, so that it does not grow. */
  readonly tidy: (db: Db) => Promise<void>;
  /** What the tables need once they are of this version. */
  readonly finishMigrations: (db: Db) => Promise<void>;
}

/** A database and its transactions share their adapter. */
const engines = new WeakMap<DialectAdapter, Engine>();

export function runsOn(db: Db, engine: Engine): void {
  engines.set(db.getExecutor().adapter, engine);
}

export function engineOf(db: Db): Engine {
  const engine = engines.get(db.getExecutor().adapter);
  if (engine === undefined) throw new Error('no engine was named for this database');
  return engine;
}

export async function oneByOne<T extends readonly unknown[]>(asked: Asked<T>): Promise<T> {
  const answers: unknown[] = [];
  for (const ask of asked) answers.push(await ask());
  return answers as unknown as T;
}
