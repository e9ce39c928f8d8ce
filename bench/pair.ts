import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { loadSecrets } from '../src/secrets.ts';
import { START_FLAGS } from '../test/support/process.ts';
import { ARTICLE } from './fill.ts';
import { start } from './process.ts';
import type { Running } from './process.ts';
import { median } from './report.ts';
import { answeredForm, beginDraft, formLines, saveStrategy } from './visits.ts';
import { load } from './wrk.ts';
import type { Load } from './wrk.ts';
import { pathTo, pathToArticle } from '../src/addresses/links.ts';

/**
 * Two versions of the site side by side, in short rounds that alternate: what one request costs each of them in processor
 * time. `--one` and `--other` are checkouts with their `node_modules`; `--loads` names what to ask, by commas.
 */
const { values: asked } = parseArgs({
  options: {
    one: { type: 'string', default: '.' },
    other: { type: 'string', default: '.' },
    loads: { type: 'string', default: 'article,unchanged,strategy,drawn,wizard,comment' },
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '1' },
    port: { type: 'string', default: '3270' },
  },
});
const CONNECTIONS = 16;
const BROWSERS = 32;
const FORMS_A_ROUND = 6000;
const PAGE = pathToArticle('fr', ARTICLE);
const LUA = join(import.meta.dirname, 'lua');
const SECONDS = Number(asked.seconds);

type LoadOf = (round: number) => Load | Promise<Load>;

/** A build that runs. */
interface Side {
  readonly running: Running;
  /** Where its database is. */
  readonly folder: string;
}

/** Each prepares a site once, and then makes the load of every round. */
const LOADS: Readonly<Record<string, (side: Side) => LoadOf | Promise<LoadOf>>> = {
  article: ({ running }) => at(running, PAGE),
  unchanged: ({ running }) => unchanged(running),
  strategy: async ({ running }) => at(running, await saveStrategy(running.origin)),
  drawn: ({ running }) => at(running, `${PAGE}?repondre=nothing`),
  page: ({ running }) => at(running, pathTo('newDiagnosis', 'fr', {})),
  wizard: steps,
  comment: comments,
};
/** Those that are read: old comments would hold the clock of a site that is written to. */
const READ = ['article', 'unchanged', 'drawn'];

const work = mkdtempSync(join(tmpdir(), 'wheel-pair-'));
try {
  for (const name of asked.loads.split(',')) {
    const sides = [await startBuild(asked.one, name, 0), await startBuild(asked.other, name, 1)];
    try {
      process.stdout.write(`${await compare(name, sides)}\n`);
    } finally {
      await Promise.all(sides.map(({ running }) => running.stop()));
    }
  }
} finally {
  rmSync(work, { recursive: true });
}

async function startBuild(build: string, name: string, index: number): Promise<Side> {
  const folder = join(work, `${name}-${index}`);
  const { fillComments, giveRoom, makeDatabase } = await fillingOf(build);
  await makeDatabase(folder);
  if (READ.includes(name)) fillComments(folder, 100, 0);
  else giveRoom(folder);
  const port = Number(asked.port) + index;
  const env = { DATA_DIR: folder, TRUST_PROXY: '1', LOG_LEVEL: 'warn', BASE_URL: 'http://bench.test' };
  const args = [...START_FLAGS, join(build, 'src', 'server.ts')];
  return { folder, running: await start(args, port, 'The Wheel is at', env) };
}

/** Each version makes its database itself: an older one refuses that of a newer one. */
async function fillingOf(build: string): Promise<typeof import('./fill.ts')> {
  const file = pathToFileURL(join(resolve(build), 'bench', 'fill.ts'));
  return (await import(file.href)) as typeof import('./fill.ts');
}

/**
 * The median of the ratios of rounds that stood side by side, with the middle half of these; and, since what else runs on a
 * machine only ever adds, the ratio of the quietest quarter of both.
 */
async function compare(name: string, sides: readonly Side[]): Promise<string> {
  const loads = await Promise.all(sides.map(async (side) => LOADS[name]?.(side)));
  const measured: number[][] = sides.map(() => []);
  for (let round = -1; round < Number(asked.rounds); round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const index of order) {
      const [side, loadOf] = [sides[index], loads[index]];
      if (side === undefined || loadOf === undefined) throw new Error(`no load is named ${name}`);
      const micros = await microsOf(side.running, await loadOf(round));
      if (round >= 0) measured[index]?.push(micros);
    }
  }
  const [one = [], other = []] = measured;
  const ratios = one.map((micros, round) => (other[round] ?? NaN) / micros);
  const [low, high] = [partOf(ratios, 0.25), partOf(ratios, 0.75)];
  const quietest = partOf(other, 0.125) / partOf(one, 0.125);
  const figures = [median(one), median(other)].map((micros) => `${micros.toFixed(1)} µs`).join(', ');
  const spread = `${low.toFixed(2)}–${high.toFixed(2)}, quietest ${quietest.toFixed(2)}`;
  return `${name}: ${figures}, ratio ${median(ratios).toFixed(2)} (${spread})`;
}

function partOf(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN;
}

/** Processor time of the server for one request. */
async function microsOf(running: Running, asks: Load): Promise<number> {
  const before = running.cpuMs();
  const { requests } = await load(asks, CONNECTIONS, SECONDS);
  return ((running.cpuMs() - before) * 1000) / requests;
}

function at({ origin }: Running, path: string): LoadOf {
  return () => ({ url: origin + path });
}

/** The tag is asked for before each round: the page is that of the minute. */
function unchanged({ origin }: Running): LoadOf {
  return async () => {
    const headers = { 'Accept-Encoding': 'identity' };
    const tag = (await fetch(origin + PAGE, { headers })).headers.get('etag') ?? '';
    return { url: origin + PAGE, headers: { 'If-None-Match': tag } };
  };
}

async function steps({ running, folder }: Side): Promise<LoadOf> {
  const file = join(folder, 'browsers.txt');
  const lines: string[] = [];
  while (lines.length < BROWSERS) {
    const { path, cookie, form } = await beginDraft(running.origin);
    lines.push(`${path}\t${cookie}\t${form}\n`);
  }
  writeFileSync(file, lines.join(''));
  return () => ({
    url: running.origin,
    script: join(LUA, 'sessions.lua'),
    env: { BENCH_BROWSERS: file },
  });
}

function comments({ running, folder }: Side): LoadOf {
  const { captcha } = loadSecrets(readConfig({ DATA_DIR: folder }));
  const url = running.origin + pathTo('comments', 'fr', { slug: ARTICLE });
  return (round) => {
    const [file, offset] = [join(folder, 'forms.txt'), (round + 1) * FORMS_A_ROUND];
    const form = (address: string) => answeredForm(captcha, ARTICLE, address);
    writeFileSync(file, formLines(offset, form, FORMS_A_ROUND));
    return {
      url,
      script: join(LUA, 'comment.lua'),
      env: { BENCH_FORMS: file, BENCH_OFFSET: String(offset) },
    };
  };
}
