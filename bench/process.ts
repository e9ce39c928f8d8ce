import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { PROJECT_ROOT } from '../src/web/root.ts';
import { onCore } from './cores.ts';

/** A server under load, as a process of its own. */
export interface Running {
  readonly origin: string;
  readonly pid: number;
  /** Processor time used so far, milliseconds; NaN where the system does not tell. */
  readonly cpuMs: () => number;
  /** Resident memory, megabytes. */
  readonly rssMb: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts node in production mode, on a core of its own unless it has workers, and resolves once it says `ready`. */
export async function start(
  args: readonly string[],
  port: number,
  ready: string,
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const [command, all] =
    env['WORKERS'] === undefined ? onCore('server', process.execPath, args) : [process.execPath, args];
  const child = spawn(command, all, {
    cwd: PROJECT_ROOT,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port), ...env },
  });
  await said(child, ready);
  const { pid } = child;
  if (pid === undefined) throw new Error('a server was not started');
  return {
    origin: `http://127.0.0.1:${port}`,
    pid,
    cpuMs: () => [pid, ...workersOf(pid)].reduce<number>((sum, each) => sum + cpuOf(each), 0),
    rssMb: () => rssOf(pid),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    },
  };
}

async function said(child: ChildProcess, ready: string): Promise<void> {
  let [out, errors] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes(ready)) resolve();
    });
    child.once('close', () => {
      reject(new Error(`a server ended early: ${errors || out}`));
    });
  });
}

/** What the scheduler gave to each of its threads, in nanoseconds: `stat` counts in hundredths of a second. */
export function cpuOf(pid = 0): number {
  const nanoseconds = threadsOf(pid).map((thread) =>
    Number.parseInt(procFile(pid, `task/${thread}/schedstat`)),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** The processes that a server has others work in. */
function workersOf(pid = 0): readonly number[] {
  return (procFile(pid, `task/${pid}/children`).match(/\d+/g) ?? []).map(Number);
}

function rssOf(pid = 0): number {
  return Number(/VmRSS:\s+(\d+)/.exec(procFile(pid, 'status'))?.[1]) / 1024;
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
