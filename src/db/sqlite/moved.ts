import type { DatabaseHandle } from './file.ts';

/** Lies in the file itself, so that a copy of it says the same. */
export interface Mark {
  /** Host, port and database: no password. */
  readonly place: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** 1 once all rows are there; 0 while that is not known. */
  readonly done: 0 | 1;
}

const TABLE = 'moved';

export function readMark(sqlite: DatabaseHandle): Mark | undefined {
  const isMarked = sqlite.prepare('select 1 from sqlite_schema where name = ?').get(TABLE) !== undefined;
  return isMarked ? sqlite.prepare<[], Mark>(`select place, at, done from ${TABLE}`).get() : undefined;
}

export function writeMark(sqlite: DatabaseHandle, { place, at, done }: Mark): void {
  sqlite.exec(
    `create table if not exists ${TABLE} (place text not null, at integer not null, done integer not null)`,
  );
  sqlite.prepare(`delete from ${TABLE}`).run();
  sqlite.prepare(`insert into ${TABLE} (place, at, done) values (?, ?, ?)`).run(place, at, done);
}

export function removeMark(sqlite: DatabaseHandle): void {
  sqlite.exec(`drop table if exists ${TABLE}`);
}

export function isMark(table: string): boolean {
  return table === TABLE;
}
