import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';

const SOURCE = '.ts';

/** A program of ours beside the file that names it: built like that one, or as it is written. */
export function programBeside({ dirname, filename }: ImportMeta, name: string): string {
  return join(dirname, name + extname(filename));
}

/** Starts a program in a thread of this process. */
export function startThread(program: string, options: WorkerOptions): Worker {
  if (extname(program) !== SOURCE) return new Worker(program, options);
  return new Worker(readingSources(pathToFileURL(program).href), { ...options, eval: true });
}

/** Unlike a process, a thread does not inherit who reads TypeScript to Node: it has to ask for it first, as `--import` does. */
function readingSources(program: string): string {
  return `import('tsx/esm/api').then(({ register }) => { register(); return import('${program}'); });`;
}
