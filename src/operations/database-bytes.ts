import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { DATABASE_FILE } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { databaseBytes } from './server-store.ts';

/** How much room the rows take: in their file and its journal, or on their server. */
export function bytesOf({ dataDir, databaseUrl }: Config, db: Db): Promise<number> {
  if (databaseUrl !== undefined) return databaseBytes(db);
  const database = join(dataDir, DATABASE_FILE);
  return Promise.resolve(sizeOf(database) + sizeOf(`${database}-wal`));
}

/** 0 where there is no such file. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
