import type Database from 'better-sqlite3';
import session from 'express-session';

type Done<T = void> = (error?: unknown, value?: T) => void;

/** The shortest honest session store: a row, read and replaced by prepared statements. */
export class SqliteSessions extends session.Store {
  readonly #read: Database.Statement<[string], { data: string }>;
  readonly #write: Database.Statement<[string, string]>;
  readonly #remove: Database.Statement<[string]>;

  constructor(database: Database.Database) {
    super();
    database.exec('create table session (id text primary key, data text)');
    this.#read = database.prepare('select data from session where id = ?');
    this.#write = database.prepare('insert or replace into session values (?, ?)');
    this.#remove = database.prepare('delete from session where id = ?');
  }

  override get(id: string, done: Done<session.SessionData | null>): void {
    const row = this.#read.get(id);
    done(null, row === undefined ? null : (JSON.parse(row.data) as session.SessionData));
  }

  override set(id: string, data: session.SessionData, done: Done = () => undefined): void {
    this.#write.run(id, JSON.stringify(data));
    done();
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#remove.run(id);
    done();
  }
}
