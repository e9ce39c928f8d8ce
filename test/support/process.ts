import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/web/root.ts';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: { readonly start: string };
};
export const START_FLAGS = scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** What to give node to run a script, from the root of the project, as `npm start` does. */
export function scriptArguments(script: string): readonly string[] {
  return [...START_FLAGS, script];
}

/** What every process of a test is given. To read and compile the sources anew is half of its start: so that is kept between them. */
export const ENVIRONMENT = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: join(PROJECT_ROOT, 'node_modules', '.cache', 'compiled'),
};

export function isChildRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** The site as a process of its own, started as its owner would. */
export class SiteProcess {
  readonly #child: ChildProcess;
  #stdout = '';
  #stderr = '';
  #isClosed = false;

  /** `under` is a command that becomes the site, having put something around it. */
  constructor(
    env: Readonly<Record<string, string>>,
    script = 'src/server.ts',
    under: readonly string[] = [],
  ) {
    const [command = '', ...args] = [...under, process.execPath, ...scriptArguments(script)];
    this.#child = spawn(command, args, {
      cwd: PROJECT_ROOT,
      env: { ...ENVIRONMENT, LOG_LEVEL: 'warn', ...env },
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#stdout += text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    this.#child.once('close', () => (this.#isClosed = true));
  }

  /** Resolves once the site says where it is; rejects with what it said if it ends before. */
  async listening(): Promise<void> {
    while (!this.#stdout.includes('The Wheel is at')) {
      if (!this.isRunning) throw new Error(`ended early: ${(await this.ended()).stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  get stdout(): string {
    return this.#stdout;
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('never started');
    return this.#child.pid;
  }

  get isRunning(): boolean {
    return isChildRunning(this.#child);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** How it ended, once all that it said has been read. */
  async ended(): Promise<Ended> {
    if (!this.#isClosed) await once(this.#child, 'close');
    return { code: this.#child.exitCode, stdout: this.#stdout, stderr: this.#stderr };
  }
}

/** Systems hand out higher ones by themselves, to any connection that another test makes in the meantime. */
const PORTS = { from: 20_000, ofEach: 50, processes: 200 };
let own: Promise<number> | undefined;
let given = 0;

/** A port of this machine that nobody uses, nor soon will: each process has some of its own, and gives them in turn. */
export async function freePort(): Promise<number> {
  own ??= ownPorts();
  const first = await own;
  for (;;) {
    const port = first + 1 + (given++ % (PORTS.ofEach - 1));
    const server = await listeningOn(port);
    if (server === undefined) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** Other processes see that they are taken by the first of them, on which this one listens until it ends. */
async function ownPorts(): Promise<number> {
  for (let turn = process.pid; ; turn += 1) {
    const first = PORTS.from + (turn % PORTS.processes) * PORTS.ofEach;
    const sign = await listeningOn(first);
    if (sign === undefined) continue;
    sign.unref();
    return first;
  }
}

/** Undefined where somebody else does. */
async function listeningOn(port: number): Promise<Server | undefined> {
  const server = createServer().listen(port, '127.0.0.1');
  return once(server, 'listening').then(
    () => server,
    () => undefined,
  );
}
