import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The folder that a run of the bench works in: the page as the site sends it, and databases. */
const WORK = process.env['BENCH_WORK'] ?? '';

export function workFile(name: string): string {
  return join(WORK, name);
}

/** The page as the site sends it, byte for byte. */
export function sitePage(): Buffer {
  return readFileSync(workFile('page.html'));
}

/** A database as careful programs open it; FULL makes each commit durable. */
export function openPeerDatabase(file: string, synchronous: 'FULL' | 'NORMAL'): Database.Database {
  const database = new Database(workFile(file));
  database.pragma('journal_mode = WAL');
  database.pragma(`synchronous = ${synchronous}`);
  return database;
}

/** Listens where the bench says, tells it so, and ends when told. */
export function serve(listen: (port: number, host: string) => Server): void {
  const server = listen(Number(process.env['PORT']), '127.0.0.1');
  server.once('listening', () => process.stdout.write('ready\n'));
  process.once('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
  });
}
