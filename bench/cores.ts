import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

const CORES = { server: 0, client: 1 } as const;

const isBinding = cpus().length > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/**
 * A command that keeps to one core. Left alone, the system puts server and client on one core in some rounds and on two in
 * others, and the slowest answers take twice as long. Where it cannot be told, nothing changes.
 */
export function onCore(
  core: keyof typeof CORES,
  command: string,
  args: readonly string[],
): readonly [string, readonly string[]] {
  return isBinding ? ['taskset', ['-c', String(CORES[core]), command, ...args]] : [command, args];
}
