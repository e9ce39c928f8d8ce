import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Runs a job beside this process, which goes on answering; what it sent back. Undefined when it was stopped meanwhile. */
export async function inOwnProcess(program: string, job: object, stopped: AbortSignal): Promise<unknown> {
  const child = fork(program, [JSON.stringify(job)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const [messages, said]: [unknown[], string[]] = [[], []];
  child.on('message', (message) => messages.push(message));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const end = () => child.kill();
  stopped.addEventListener('abort', end, { once: true });
  try {
    await once(child, 'close');
  } finally {
    stopped.removeEventListener('abort', end);
  }
  if (stopped.aborted) return undefined;
  if (messages.length === 0) throw new Error(lastErrorIn(said.join('')));
  return messages[0];
}

function lastErrorIn(said: string): string {
  return /^\w*Error: .*$/m.exec(said)?.[0] ?? 'it ended without a word';
}
