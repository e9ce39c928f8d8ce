import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Result {
  readonly what: string;
  readonly server: string;
  /** One figure a round. */
  readonly rounds: readonly number[];
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server, microseconds a request. */
  readonly cpuMicros: number;
}

type Round = Readonly<Record<'perSecond' | 'p50' | 'p99' | 'cpuMicros', number>>;

/** The middle of all rounds of one server. */
export function resultOf(what: string, server: string, rounds: readonly Round[]): Result {
  const of = (figure: keyof Round) => rounds.map((each) => each[figure]);
  return {
    what,
    server,
    rounds: of('perSecond'),
    perSecond: median(of('perSecond')),
    p50: median(of('p50')),
    p99: median(of('p99')),
    cpuMicros: median(of('cpuMicros')),
  };
}

/** Something that was promised, and whether it held in this run. */
export interface Check {
  readonly promise: string;
  readonly measured: string;
  readonly held: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

/** Both tables, as text. */
export function print(results: readonly Result[], checks: readonly Check[]): string {
  const rows = results.map(({ what, server, rounds, perSecond, p50, p99, cpuMicros }) => [
    what,
    server,
    whole(perSecond),
    `${whole(Math.min(...rounds))}–${whole(Math.max(...rounds))}`,
    p50.toFixed(2),
    p99.toFixed(2),
    whole(cpuMicros),
  ]);
  const head = ['what', 'server', 'requests/s', 'spread', 'p50 ms', 'p99 ms', 'CPU µs'];
  const held = checks.map(({ promise, measured, held: isHeld }) => [
    promise,
    measured,
    isHeld ? 'yes' : 'NO',
  ]);
  return `${table([head, ...rows])}\n\n${table([['promise', 'measured', 'held'], ...held])}\n`;
}

/** Keeps the figures of a run beside those of earlier ones. */
export function keep(results: readonly Result[], checks: readonly Check[], quick: boolean): string {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) };
  const file = join(folder, `${at.slice(0, 19).replaceAll(':', '')}${quick ? '-quick' : ''}.json`);
  const content = { at, quick, node: process.version, machine, results, checks };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  return file;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rest.map(line)].join('\n');
}
