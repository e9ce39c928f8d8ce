import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { readConfig } from '../src/config.ts';
import { loadSecrets } from '../src/secrets.ts';
import { programsFolder } from '../test/support/postgres.ts';
import { scriptArguments } from '../test/support/process.ts';
import { ARTICLE, fillComments, fillStrategies, giveRoom, makeDatabase } from './fill.ts';
import { start } from './process.ts';
import type { Running } from './process.ts';
import { keep, median, print, resultOf } from './report.ts';
import type { Check, Result } from './report.ts';
import { answeredForm, beginDraft, beginHmpo, formLines, saveStrategy, signedForm } from './visits.ts';
import { expectWrk, load } from './wrk.ts';
import type { Load } from './wrk.ts';
import { pathTo, pathToArticle } from '../src/addresses/links.ts';

/**
 * Measures the site beside its peers: alternating rounds, medians, ratios. `--quick` is for a first look,
 * `--only=wizards` for one comparison.
 */
const QUICK = process.argv.includes('--quick');
const ONLY = process.argv.find((each) => each.startsWith('--only='))?.slice('--only='.length);
const MEASURES: Readonly<Record<string, () => Promise<void>>> = {
  readers: measureReaders,
  strategies: measureStrategies,
  wizards: measureWizards,
  comments: measureComments,
  growth: measureGrowth,
  workers: measureWorkers,
  memory: measureMemory,
  engines: measureEngines,
};
const PLAN = QUICK
  ? { rounds: 3, seconds: 1, strategies: 10_000, comments: 10_000, mixed: 10_000 }
  : { rounds: 7, seconds: 3, strategies: 1_000_000, comments: 1_000_000, mixed: 100_000 };
const CONNECTIONS = 16;
const BROWSERS = 32;
const FIRST_PORT = Number(process.env['BENCH_PORT'] ?? 3170);
const PAGE = pathToArticle('fr', ARTICLE);
const LUA = join(import.meta.dirname, 'lua');

/** One server and what it is asked; `load` is made anew for each round. */
interface Contender {
  readonly name: string;
  readonly running: Running;
  readonly load: (round: number) => Load | Promise<Load>;
}

const work = mkdtempSync(join(tmpdir(), 'wheel-bench-'));
const servers: Running[] = [];
const results: Result[] = [];
const checks: Check[] = [];

try {
  await expectWrk();
  for (const [name, measure] of Object.entries(MEASURES))
    if (ONLY === undefined || ONLY === name) await measure();
  if (checks.some(({ held }) => !held)) process.exitCode = 1;
} finally {
  // What was measured is told, even where a later comparison failed.
  process.stdout.write(`\n${print(results, checks)}\n${keep(results, checks, QUICK)}\n`);
  await stopAll();
  rmSync(work, { recursive: true });
}

/** A program of its own, which prints its own tables: `bench/engines.ts`. */
async function measureEngines(): Promise<void> {
  try {
    programsFolder();
  } catch (error) {
    process.stdout.write(`SQLite beside PostgreSQL: not measured (${String(error)})\n`);
    return;
  }
  const args = [join(import.meta.dirname, 'engines.ts'), ...(QUICK ? ['--quick'] : [])];
  const [status] = (await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close')) as [number];
  if (status !== 0) process.exitCode = 1;
}

async function measureReaders(): Promise<void> {
  const site = await startSite('site-small', (folder) => {
    fillComments(folder, 100, 0);
  });
  const html = await (await fetch(site.origin + PAGE)).text();
  writeFileSync(join(work, 'page.html'), html);
  writeFileSync(join(work, 'article.json'), JSON.stringify(articleOf(html)));
  const bare = await startPeer('node-http');
  const [send, ejs] = [await startPeer('express-send'), await startPeer('express-article')];
  const at = (running: Running, path = '/', headers = {}) => ({ url: running.origin + path, headers });
  await compete(`article, ${Math.round(html.length / 1000)} kB`, [
    { name: 'site', running: site, load: () => at(site, PAGE) },
    { name: 'node:http', running: bare, load: () => at(bare) },
    { name: 'Express res.send', running: send, load: () => at(send) },
    { name: 'Express, EJS, SQLite', running: ejs, load: () => at(ejs) },
  ]);
  // Asked for before each round: the page, and its tag, are those of the minute.
  const held = async (running: Running, path = '/') => ({
    'If-None-Match':
      (await fetch(running.origin + path, { headers: { 'Accept-Encoding': 'identity' } })).headers.get(
        'etag',
      ) ?? '',
  });
  await compete('article unchanged (304)', [
    { name: 'site', running: site, load: async () => at(site, PAGE, await held(site, PAGE)) },
    { name: 'node:http', running: bare, load: async () => at(bare, '/', await held(bare)) },
  ]);
  await compete('article in Brotli', [
    { name: 'site', running: site, load: () => at(site, PAGE, { 'Accept-Encoding': 'br' }) },
  ]);
  await compete(
    'article, one connection',
    [
      { name: 'site', running: site, load: () => at(site, PAGE) },
      { name: 'node:http', running: bare, load: () => at(bare) },
    ],
    1,
  );
  const [article, same] = [results[0]?.what ?? '', 'article unchanged (304)'];
  promise('article: at least 65 % of node:http', ratio(article, 'site', 'node:http'), 0.65);
  promise('article: at least 4 times Express res.send', ratio(article, 'site', 'Express res.send'), 4);
  promise(
    'article: at least 20 times a page drawn per request',
    ratio(article, 'site', 'Express, EJS, SQLite'),
    20,
  );
  promise('304: at least 75 % of node:http sending its own', ratio(same, 'site', 'node:http'), 0.75);
  const p99 = find('article, one connection', 'site').p99;
  checks.push({
    promise: 'p99 at one connection under 1 ms',
    measured: `${p99.toFixed(2)} ms`,
    held: p99 < 1,
  });
  sane('Express res.send', ratio(article, 'Express res.send', 'node:http'), 8075 / 53_826);
  sane('Express, EJS, SQLite', ratio(article, 'Express, EJS, SQLite', 'node:http'), 1535 / 53_826);
  await stopAll();
}

/** The page as the plain Express peer draws it: the same bytes around, its comments from rows. */
function articleOf(html: string) {
  const list = '<ol class="plain-list threads">';
  const [from, to] = [html.indexOf(list), html.lastIndexOf('</ol>')];
  const comments = Array.from({ length: 50 }, (_, index) => ({
    id: `bench-${index}`,
    name: `Anne Martin ${index}`,
    text: `Nous avons commencé par écouter, et cela nous a pris deux mois. Avis n° ${index}.`,
    at: Date.parse('2026-01-01T00:00:00Z') + index * 60_000,
  }));
  return { before: html.slice(0, from), after: html.slice(to + '</ol>'.length), comments };
}

async function measureStrategies(): Promise<void> {
  const few = await startSite('site-few', (folder) => {
    fillStrategies(folder, 100);
  });
  const many = await startSite('site-many', (folder) => {
    fillStrategies(folder, PLAN.strategies);
  });
  const peer = await startPeer('express-strategy');
  const [inFew, inMany] = [await saveStrategy(few.origin), await saveStrategy(many.origin)];
  const count = PLAN.strategies.toLocaleString('en-GB');
  await compete('strategy page', [
    { name: 'site, 100 saved', running: few, load: () => ({ url: few.origin + inFew }) },
    { name: `site, ${count} saved`, running: many, load: () => ({ url: many.origin + inMany }) },
    { name: 'Express, EJS, one row', running: peer, load: () => ({ url: `${peer.origin}/bench` }) },
  ]);
  promise(
    'strategy page: at least the bare one',
    ratio('strategy page', 'site, 100 saved', 'Express, EJS, one row'),
    1,
  );
  promise(
    `strategy page: alike with ${count} saved`,
    ratio('strategy page', `site, ${count} saved`, 'site, 100 saved'),
    0.9,
  );
  await stopAll();
}

async function measureWizards(): Promise<void> {
  const site = await startSite('site-wizard', () => undefined);
  const walkers = (name: string, all: readonly { path: string; cookie: string; form: string }[]) => {
    const file = join(work, name);
    writeFileSync(file, all.map(({ path, cookie, form }) => `${path}\t${cookie}\t${form}\n`).join(''));
    return file;
  };
  const ours = walkers('ours.txt', await times(BROWSERS, () => beginDraft(site.origin)));
  const script = join(LUA, 'sessions.lua');
  const contenders = [
    {
      name: 'site, FULL',
      running: site,
      load: () => ({ url: site.origin, script, env: { BENCH_BROWSERS: ours } }),
    },
  ];
  if (existsSync(join(import.meta.dirname, 'peers', 'hmpo', 'node_modules'))) {
    const hmpo = await startPeer('hmpo/wizard');
    const theirs = walkers('theirs.txt', await times(BROWSERS, () => beginHmpo(hmpo.origin)));
    const env = { BENCH_BROWSERS: theirs };
    contenders.push({
      name: 'hmpo-form-wizard, NORMAL',
      running: hmpo,
      load: () => ({ url: hmpo.origin, script, env }),
    });
  } else
    process.stdout.write('without hmpo-form-wizard: run npm ci in bench/peers/hmpo to compare with it\n');
  await compete('wizard post', contenders);
  if (contenders.length > 1)
    promise(
      'wizard post: at least 1.2 times hmpo-form-wizard',
      ratio('wizard post', 'site, FULL', 'hmpo-form-wizard, NORMAL'),
      1.2,
    );
  await stopAll();
}

async function measureComments(): Promise<void> {
  const site = await startSite('site-comments', giveRoom);
  const peer = await startPeer('express-comment');
  const { captcha } = loadSecrets(readConfig({ DATA_DIR: join(work, 'site-comments') }));
  const script = join(LUA, 'comment.lua');
  const url = site.origin + pathTo('comments', 'fr', { slug: ARTICLE });
  const env = (formOf: (address: string) => string, round: number) => {
    const [file, offset] = [join(work, 'forms'), (round + 1) * 1_000_000];
    writeFileSync(file, formLines(offset, formOf));
    return { BENCH_FORMS: file, BENCH_OFFSET: String(offset) };
  };
  const asked = (address: string) => answeredForm(captcha, ARTICLE, address);
  await compete('comment post, FULL', [
    { name: 'site, every guard', running: site, load: (round) => ({ url, script, env: env(asked, round) }) },
    {
      name: 'Express, token, one insert',
      running: peer,
      load: (round) => ({ url: `${peer.origin}/`, script, env: env(signedForm, round) }),
    },
  ]);
  promise(
    'comment post: at least half the bare handler',
    ratio('comment post, FULL', 'site, every guard', 'Express, token, one insert'),
    0.5,
  );
  await stopAll();
}

/** Pages that no memory holds, at a thousand comments and at the most. */
async function measureGrowth(): Promise<void> {
  const few = await startSite('site-thousand', (folder) => {
    fillComments(folder, 500, 500);
  });
  const many = await startSite('site-million', (folder) => {
    fillComments(folder, PLAN.comments / 2, PLAN.comments / 2);
  });
  const most = PLAN.comments.toLocaleString('en-GB');
  await compete('article drawn per request', [
    { name: '1,000 comments', running: few, load: () => drawn(few) },
    { name: `${most} comments`, running: many, load: () => drawn(many) },
  ]);
  promise(
    `an article costs alike at ${most} comments`,
    ratio('article drawn per request', `${most} comments`, '1,000 comments'),
    0.8,
  );
  await stopAll();
}

/** What a second process brings where the client works on the same machine; nothing is promised. */
async function measureWorkers(): Promise<void> {
  const fill = (folder: string) => {
    fillComments(folder, 100, 0);
  };
  const one = await startSite('site-alone', fill, { WORKERS: '1' });
  const two = await startSite('site-of-two', fill, { WORKERS: '2' });
  await compete('article drawn, by workers', [
    { name: 'one process', running: one, load: () => drawn(one) },
    { name: 'WORKERS=2', running: two, load: () => drawn(two) },
  ]);
  await stopAll();
}

/** A reply to nothing is one reader's own page: it is drawn at each request. */
function drawn({ origin }: Running): Load {
  return { url: `${origin}${PAGE}?repondre=nothing` };
}

/** Resident memory after many requests of all kinds, and after as many again. */
async function measureMemory(): Promise<void> {
  const site = await startSite('site-memory', (folder) => {
    fillComments(folder, 100, 900);
  });
  const read = await saveStrategy(site.origin);
  const paths = [PAGE, pathTo('home', 'en', {}), pathTo('newDiagnosis', 'fr', {}), `${PAGE}?x=1`, read];
  const file = join(work, 'paths.txt');
  writeFileSync(file, `${paths.join('\n')}\n`);
  const mix = { url: site.origin, script: join(LUA, 'mixed.lua'), env: { BENCH_PATHS: file } };
  const after = async (requests: number) => {
    for (let sent = 0; sent < requests;) sent += (await load(mix, CONNECTIONS, 1)).perSecond;
    return site.rssMb();
  };
  const [first, second] = [await after(PLAN.mixed), await after(PLAN.mixed)];
  const measured = `${first.toFixed(0)} MB, then ${second.toFixed(0)} MB`;
  checks.push({
    promise: `memory under 200 MB after ${PLAN.mixed.toLocaleString('en-GB')} mixed requests, and flat`,
    measured,
    held: Math.max(first, second) < 200 && second < first * 1.15,
  });
  await stopAll();
}

/** Loads the contenders in turn, the other way round each second time, after a warm-up of each. */
async function compete(what: string, contenders: readonly Contender[], connections = CONNECTIONS) {
  process.stdout.write(`${what}\n`);
  for (const contender of contenders) await load(await contender.load(-1), connections, PLAN.seconds);
  const rounds = contenders.map(({ name, running }) => ({
    name,
    running,
    measured: [] as { perSecond: number; p50: number; p99: number; cpuMicros: number }[],
  }));
  for (let round = 0; round < PLAN.rounds; round++) {
    const order = [...contenders.keys()];
    for (const index of round % 2 === 0 ? order : order.toReversed()) {
      const [contender, kept] = [contenders[index], rounds[index]];
      if (contender === undefined || kept === undefined) continue;
      const before = contender.running.cpuMs();
      const measured = await load(await contender.load(round), connections, PLAN.seconds);
      const cpuMs = contender.running.cpuMs() - before;
      kept.measured.push({ ...measured, cpuMicros: (cpuMs * 1000) / (measured.perSecond * PLAN.seconds) });
    }
  }
  for (const { name, measured } of rounds) {
    results.push(resultOf(what, name, measured));
  }
}

function find(what: string, server: string): Result {
  const found = results.find((each) => each.what === what && each.server === server);
  if (found === undefined) throw new Error(`nothing measured for ${what}, ${server}`);
  return found;
}

/** The median of the ratios of rounds that stood side by side: the noise of the machine falls on both. */
function ratio(what: string, server: string, peer: string): number {
  const [ours, theirs] = [find(what, server).rounds, find(what, peer).rounds];
  return median(ours.map((figure, round) => figure / (theirs[round] ?? NaN)));
}

function promise(text: string, measured: number, least: number): void {
  checks.push({ promise: text, measured: measured.toFixed(2), held: measured >= least });
}

/** A peer that is set up badly would flatter the site: it must reach half of what it once did beside node:http. */
function sane(peer: string, measured: number, known: number): void {
  promise(`${peer} is itself: at least half its known ratio to node:http`, measured, known / 2);
}

async function startSite(
  name: string,
  fill: (folder: string) => void,
  settings: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const folder = join(work, name);
  await makeDatabase(folder);
  fill(folder);
  const env = {
    DATA_DIR: folder,
    TRUST_PROXY: '1',
    LOG_LEVEL: 'warn',
    BASE_URL: 'http://bench.test',
    ...settings,
  };
  const args = scriptArguments('src/server.ts');
  return keepTrack(await start(args, nextPort(), 'The Wheel is at', env));
}

async function startPeer(name: string): Promise<Running> {
  const args = [`bench/peers/${name}.ts`];
  return keepTrack(await start(args, nextPort(), 'ready', { BENCH_WORK: work }));
}

function keepTrack(running: Running): Running {
  servers.push(running);
  return running;
}

function nextPort(): number {
  return FIRST_PORT + servers.length;
}

async function stopAll(): Promise<void> {
  await Promise.all(servers.splice(0).map((running) => running.stop()));
}

async function times<T>(count: number, make: () => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make());
  return made;
}
