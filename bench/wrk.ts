import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onCore } from './cores.ts';

const run = promisify(execFile);

export interface Load {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A Lua script beside this file that writes the requests, and what it is told by its environment. */
  readonly script?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Drawn pages wait in a row behind each other: a slow machine is no fault of theirs. */
const PATIENCE_S = 10;

/** Loads one address from one thread for some seconds. Throws when an answer is neither 2xx nor 3xx. */
export async function load(
  { url, headers = {}, script, env = {} }: Load,
  connections: number,
  seconds: number,
): Promise<Measured> {
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', `${PATIENCE_S}s`];
  for (const [name, value] of Object.entries(headers)) options.push('-H', `${name}: ${value}`);
  if (script !== undefined) options.push('-s', script);
  const [command, all] = onCore('client', 'wrk', [...options, url]);
  const { stdout } = await run(command, all, { env: { ...process.env, ...env } });
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url} answered with faults:\n${stdout}`);
  return {
    requests: Number(valueIn(stdout, /(\d+) requests in/)),
    perSecond: Number(valueIn(stdout, /Requests\/sec:\s+([\d.]+)/)),
    p50: toMs(valueIn(stdout, /^\s+50%\s+(\S+)/m)),
    p99: toMs(valueIn(stdout, /^\s+99%\s+(\S+)/m)),
  };
}

/** Says what to install where the load generator lacks. */
export async function expectWrk(): Promise<void> {
  // It answers its version with status 1: only its absence is a fault.
  await run('wrk', ['-v']).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error('the bench needs wrk: apt-get install wrk, or brew install wrk');
  });
}

function valueIn(text: string, pattern: RegExp): string {
  const value = pattern.exec(text)?.[1];
  if (value === undefined) throw new Error(`no measure in:\n${text}`);
  return value;
}

function toMs(time: string): number {
  const factor = time.endsWith('us') ? 0.001 : time.endsWith('ms') ? 1 : 1000;
  return Number.parseFloat(time) * factor;
}
