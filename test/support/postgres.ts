import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '../../src/db/migrate.ts';
import { FAST_FOLDER, freshFolder } from './folder.ts';
import { beginningOf, isAgain } from './postgres-again.ts';
import type { Beginning } from './postgres-again.ts';
import { freePort } from './process.ts';
import { openPostgres } from '../../src/db/postgres/open.ts';

/** Where the server of this run listens, as its administrator; set for the workers of a run. */
const URL_VARIABLE = 'POSTGRES_TEST_URL';
const TEMPLATE_VARIABLE = 'POSTGRES_TEST_TEMPLATE';
const RUN_VARIABLE = 'POSTGRES_TEST_RUN';
const OLDEST = 15;
const IN_USE = '55006';
/** A database of a test may be lost with the machine: that makes it several times faster. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'lc_messages=C',
];

/** In its folder, where it goes with it: one that is killed would leave it in /dev/shm. */
export const MEMORY_IN_FOLDER = 'dynamic_shared_memory_type=mmap';

/** Databases that were given back and are as good as new. */
const spares: string[] = [];
let untouched: Beginning | undefined;

export interface PostgresServer {
  /** The address of one of its databases. */
  readonly addressOf: (database: string) => string;
  readonly stop: () => Promise<void>;
}

/** A server of its own on a loopback port: the same program that an owner has from Debian. */
export async function startPostgres(settings: readonly string[] = SETTINGS): Promise<PostgresServer> {
  const programs = programsFolder();
  const folder = freshFolder('postgres', FAST_FOLDER);
  asServer('chmod', ['700', folder], folder);
  const data = join(folder, 'data');
  asServer(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'wheel', '-E', 'UTF8', '--locale=C', '--no-sync'],
    folder,
  );
  const port = await freePort();
  const flags = [...settings, MEMORY_IN_FOLDER].flatMap((setting) => ['-c', setting]);
  const [program, given] = commandOf(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags]);
  const server = spawn(program, given, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  let said = '';
  server.stderr.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-4000)));
  const ended = new Promise<void>((resolve) =>
    server.once('exit', () => {
      resolve();
    }),
  );
  const addressOf = (database: string) => `postgres://wheel@127.0.0.1:${port}/${database}`;
  await untilReady(addressOf('postgres'), server, () => said);
  return {
    addressOf,
    async stop() {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** For a whole run: a server, and in it a database that has been through every migration. */
export async function startForRun(): Promise<() => Promise<void>> {
  const given = process.env[URL_VARIABLE];
  const server = given === undefined ? await startPostgres() : undefined;
  const address = given ?? server?.addressOf('postgres') ?? '';
  process.env[URL_VARIABLE] = address;
  const template = await createDatabase();
  const { db } = openPostgres(addressOf(template));
  await migrate(db);
  await db.destroy();
  process.env[TEMPLATE_VARIABLE] = template;
  return async () => {
    if (server === undefined) await dropAllOfRun();
    else await server.stop();
  };
}

/** The address of a database of its own that has been through every migration. */
export async function freshDatabase(): Promise<string> {
  const spare = spares.pop();
  if (spare !== undefined) return spare;
  const template = process.env[TEMPLATE_VARIABLE];
  if (template === undefined) throw new Error('no PostgreSQL was started for this run');
  const address = addressOf(await createDatabase(template));
  untouched ??= await beginningOf(address);
  return address;
}

/** One that is as it was once it is emptied serves the next test: that is several times faster than another copy. */
export async function forgetDatabase(address: string): Promise<void> {
  if (untouched !== undefined && (await isAgain(untouched, address))) spares.push(address);
  else await dropDatabase(new URL(address).pathname.slice(1));
}

/** Of whoever is called so: every machine of a site is given the same. */
export function sharedSecrets(name: string): Readonly<Record<'LINK_SECRET' | 'SESSION_SECRET', string>> {
  const secretFor = (purpose: string) =>
    createHash('sha256').update(`${purpose} ${name}`).digest('base64url');
  return { LINK_SECRET: secretFor('link'), SESSION_SECRET: secretFor('session') };
}

/** The address of an empty one, made in another way than a site wants it if `made` says so. */
export async function emptyDatabase(made = ''): Promise<string> {
  return addressOf(await createDatabase('template0', made));
}

async function createDatabase(template = 'template0', made = ''): Promise<string> {
  const name = `${nameOfRun()}_${randomBytes(8).toString('hex')}`;
  await administer(`create database ${name} template ${template} strategy wal_log ${made}`);
  return name;
}

/** What the names of a run's databases begin with: on a server that was given, all of them are dropped after it. */
function nameOfRun(): string {
  process.env[RUN_VARIABLE] ??= `wheel_${randomBytes(4).toString('hex')}`;
  return process.env[RUN_VARIABLE];
}

async function dropAllOfRun(): Promise<void> {
  const { rows } = await ask<{ readonly name: string }>(
    addressOf('postgres'),
    `select datname as name from pg_database where starts_with(datname, '${nameOfRun()}_')`,
  );
  for (const { name } of rows) await dropDatabase(name);
}

async function dropDatabase(name: string): Promise<void> {
  await administer(`drop database if exists ${name} with (force)`);
}

/**
 * Says something to the server, as its administrator. It waits for five seconds until the sessions on a database that is dropped or
 * copied have ended: on a busy machine once more.
 */
export async function administer(statement: string): Promise<void> {
  for (;;)
    try {
      await ask(addressOf('postgres'), statement);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== IN_USE) throw error;
    }
}

/** One question to a database, on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(
  address: string,
  statement: string,
): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return await client.query<Row>(statement);
  } finally {
    await client.end();
  }
}

function addressOf(database: string): string {
  const address = new URL(process.env[URL_VARIABLE] ?? '');
  address.pathname = `/${database}`;
  return address.href;
}

/** However long its machine takes: only its end is the end of waiting. */
export async function untilReady(address: string, server: ChildProcess, said: () => string): Promise<void> {
  for (;;) {
    const client = new pg.Client(address);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || server.signalCode !== null)
        throw new Error(`PostgreSQL did not start: ${said()}`, { cause: error });
    }
    await setTimeout(50);
  }
}

/** Where the programs of the newest PostgreSQL of this machine are. */
export function programsFolder(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((version) => version >= OLDEST)
    : [];
  const newest = versions.sort((one, other) => other - one)[0];
  if (newest === undefined) throw new Error('PostgreSQL 15 or newer is needed: apt-get install postgresql');
  return join(root, String(newest), 'bin');
}

/** It refuses to run as root: Debian makes a user for it. */
export function commandOf(program: string, given: readonly string[]): readonly [string, readonly string[]] {
  if (process.getuid?.() !== 0) return [program, given];
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', program, ...given]];
}

/** `inside` is put before the command, where it has to run on a machine of its own. */
export function asServer(
  program: string,
  given: readonly string[],
  folder: string,
  inside: readonly string[] = [],
): void {
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres:', folder]);
  const [command, words] = commandOf(program, given);
  const [first = '', ...rest] = [...inside, command, ...words];
  execFileSync(first, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
