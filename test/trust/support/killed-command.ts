import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../../src/web/root.ts';
import { ENVIRONMENT, scriptArguments } from '../../support/process.ts';

/** Whom a kill meets: the command, the command and the programs that it runs, or those programs alone. */
export const MET = ['the command', 'all of it', 'its programs'] as const;
type Met = (typeof MET)[number];

export interface EndedCommand {
  readonly code: number | null;
  readonly stderr: string;
}

/** One of the owner's commands as a process, which is killed with what it runs. */
export class KilledCommand {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  readonly #begun = performance.now();
  #programs: readonly number[] = [];
  #stderr = '';

  constructor(script: string, words: readonly string[], env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [...scriptArguments(script), ...words], {
      cwd: PROJECT_ROOT,
      env: { ...ENVIRONMENT, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child.stderr?.on('data', (bytes: Buffer) => (this.#stderr += bytes.toString()));
    this.#closed = once(this.#child, 'exit');
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Milliseconds since it was started. */
  get age(): number {
    return performance.now() - this.#begun;
  }

  /** Its programs are waited for, where it runs none at that moment. Whether there was anything to kill. */
  async kill(met: Met): Promise<boolean> {
    for (;;) {
      if (!this.isRunning) return false;
      this.#programs = childrenOf(this.#child.pid ?? 0);
      if (met !== 'its programs' || this.#programs.length > 0) break;
      await setTimeout(2);
    }
    // First, as it would start another.
    if (met !== 'its programs') this.#child.kill('SIGKILL');
    if (met !== 'the command') for (const pid of this.#programs) signalIfThere(pid);
    return true;
  }

  /** Once it and what it ran have ended. */
  async ended(): Promise<EndedCommand> {
    await this.#closed;
    while (this.#programs.some(isThere)) await setTimeout(5);
    return { code: this.#child.exitCode, stderr: this.#stderr };
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return (readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? []).map(Number);
  } catch {
    return [];
  }
}

function signalIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/** One that has ended and that nobody has asked about yet is not there any more. */
function isThere(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
