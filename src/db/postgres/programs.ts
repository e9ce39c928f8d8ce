import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { environmentOfPrograms } from '../../config.ts';
import { DatabaseError, reasonOf } from '../database.ts';

type Program = 'pg_dump' | 'pg_restore';

/** `server_version_num` is 150018 for 15.18. */
const MAJOR = 10_000;
const VERSION = /\(PostgreSQL\) (\d+)/;
const SAID_CHARACTERS = 4000;
/** What both the driver and those programs understand of an address. */
const SHARED_SETTINGS: ReadonlySet<string> = new Set([
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'options',
  'connect_timeout',
]);
const MISSING = 'install the client programs of PostgreSQL (on Debian: apt-get install postgresql-client)';

/** Throws where a program is missing, or older than the server (as 150018), whose tables it may not understand. */
export async function expectProgram(program: Program, server: number): Promise<void> {
  const running = start(program, ['--version']);
  const version = await textOf(running.output);
  await running.ended;
  const major = Number(VERSION.exec(version)?.[1] ?? 0);
  const wanted = Math.floor(server / MAJOR);
  if (major < wanted)
    throw new DatabaseError(
      `${program} is of version ${major}, and the server of version ${wanted}: install its client programs of that version or newer`,
    );
}

/** Runs it on the database of one address. Its password goes by the environment: whoever lists processes sees what is typed. */
export async function runOn(address: string, program: Program, words: readonly string[]): Promise<void> {
  const { plain, password } = withoutPassword(address);
  const secret = password === '' ? {} : { PGPASSWORD: password };
  const running = start(program, ['--no-password', `--dbname=${plain}`, ...words], secret);
  running.output.resume();
  await running.ended;
}

/** What it writes. It is ended when whoever reads wants no more. */
export async function* outputOf(program: Program, words: readonly string[]): AsyncGenerator<string> {
  const { child, output, ended } = start(program, words);
  try {
    output.setEncoding('utf8');
    for await (const piece of output) yield piece as string;
    await ended;
  } finally {
    child.kill();
  }
}

interface Running {
  readonly child: ChildProcess;
  readonly output: Readable;
  /** Rejects with the first line that it complained in. */
  readonly ended: Promise<void>;
}

function start(program: Program, words: readonly string[], secret: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // What it says is read here, and understood in one language.
    env: { ...environmentOfPrograms(), ...secret, LC_ALL: 'C' },
  });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(0, SAID_CHARACTERS)));
  const ended = endOf(child).then((code) => {
    if (code !== 0) throw new DatabaseError(firstLineOf(said) ?? `${program} ended without a word`);
  });
  // It is told once all that it wrote was read.
  ended.catch(() => undefined);
  return { child, output: child.stdout, ended };
}

async function endOf(child: ChildProcess): Promise<number | null> {
  try {
    await once(child, 'close');
    return child.exitCode;
  } catch (error) {
    const problem = `${child.spawnfile} cannot be run on this machine (${reasonOf(error)})`;
    throw new DatabaseError(`${problem}: ${MISSING}`, { cause: error });
  }
}

/** They begin each line with their own name, and `error:`. */
function firstLineOf(said: string): string | undefined {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => line.includes('error:')) ?? lines[0];
}

async function textOf(output: Readable): Promise<string> {
  let text = '';
  for await (const piece of output) text += String(piece);
  return text;
}

function withoutPassword(address: string): { readonly plain: string; readonly password: string } {
  const url = new URL(address);
  const password = decodeURIComponent(url.password) || (url.searchParams.get('password') ?? '');
  url.password = '';
  for (const name of [...url.searchParams.keys()])
    if (!SHARED_SETTINGS.has(name)) url.searchParams.delete(name);
  // What the driver calls so, it says in its own way: encrypted, whoever answers.
  if (url.searchParams.get('sslmode') === 'no-verify') url.searchParams.set('sslmode', 'require');
  return { plain: url.href, password };
}
