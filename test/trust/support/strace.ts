import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { TrustSite } from './site.ts';

const COMMON = ['-f', '-y', '-s', '64'];

/** Looks only at what is done to the database of a site. */
export function onDatabase({ databaseFile }: TrustSite): readonly string[] {
  return ['-P', databaseFile, '-P', `${databaseFile}-wal`];
}

/** A look at the system calls of a running site, or a fault put into one of them. */
export class Trace {
  readonly #file = traceFile();
  readonly #child: ChildProcess;
  #said = '';

  constructor(pid: number, options: readonly string[]) {
    const args = [...COMMON, '-o', this.#file, ...options, '-p', String(pid)];
    this.#child = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#said += chunk.toString()));
  }

  async attached(): Promise<void> {
    while (!this.#said.includes('attached')) {
      if (this.#child.exitCode !== null)
        throw new Error(`strace cannot look: ${this.#said} (apt-get install strace)`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Stops looking; what was seen, one line a call. */
  async end(): Promise<readonly string[]> {
    if (this.#child.exitCode === null) {
      this.#child.kill('SIGINT');
      await once(this.#child, 'close');
    }
    return linesOf(this.#file);
  }
}

/** The same from the first call of a start on: `under` is what the site is started under. */
export function traceStart(options: readonly string[]): {
  readonly under: readonly string[];
  readonly calls: () => readonly string[];
} {
  const file = traceFile();
  // -D: the site stays the child of whoever starts it.
  return { under: ['strace', '-D', ...COMMON, '-o', file, ...options], calls: () => linesOf(file) };
}

function traceFile(): string {
  return join(tmpdir(), `wheel-trace-${randomBytes(6).toString('hex')}`);
}

function linesOf(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  rmSync(file);
  return lines;
}
