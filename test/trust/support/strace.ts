import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
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
  readonly #file = join(tmpdir(), `wheel-trace-${randomBytes(6).toString('hex')}`);
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
    const lines = readFileSync(this.#file, 'utf8').split('\n');
    rmSync(this.#file);
    return lines;
  }

  /**
   * Lets go of a site that was killed. A strace that missed the end of one of its threads would wait for it for
   * ever, and the site would never be quite dead.
   */
  async abandon(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGKILL');
      await once(this.#child, 'close');
    }
    rmSync(this.#file, { force: true });
  }
}

/** What a site is started under to be looked at from its first call on: it waits for a SIGCONT before it becomes itself. */
export const WAITING: readonly string[] = ['sh', '-c', 'kill -STOP $$; exec "$@"', 'sh'];
