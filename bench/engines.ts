import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { loadSecrets } from '../src/secrets.ts';
import { Cluster } from '../test/support/cluster.ts';
import { roomInHours } from '../test/support/hours.ts';
import { scriptArguments } from '../test/support/process.ts';
import { ARTICLE, fillComments, giveRoom, insertComments, makeDatabase } from './fill.ts';
import { cpuOf, start } from './process.ts';
import type { Running } from './process.ts';
import { Quota } from './quota.ts';
import { keep, median, print, resultOf } from './report.ts';
import type { Check, Result } from './report.ts';
import { answeredForm, formLines } from './visits.ts';
import { expectWrk, load } from './wrk.ts';
import type { Load } from './wrk.ts';
import { pathTo, pathToArticle } from '../src/addresses/links.ts';

/**
 * SQLite beside PostgreSQL, and one host beside several, in alternating rounds. Hosts of equal size are made by giving each the same
 * part of a core: on a machine with two cores the database and the client need the rest. `--quick` for a first look.
 */
const QUICK = process.argv.includes('--quick');
const ONLY = process.argv.find((each) => each.startsWith('--only='))?.slice('--only='.length);
const [ROUNDS, SECONDS] = QUICK ? [3, 2] : [9, 3];
const FIRST_PORT = Number(process.env['BENCH_PORT'] ?? 3370);
const CONNECTIONS = 16;
const CROWD = 64;
const FORMS_A_ROUND = 8_000;
const HOSTS = 4;
/** Of a core, for each host where hosts are compared. */
const SHARE = 0.2;
const SECRETS = {
  SESSION_SECRET: 'the-session-secret-of-the-bench-0123456789',
  LINK_SECRET: 'the-link-secret-of-the-bench-01234567890123',
};
const PAGE = pathToArticle('fr', ARTICLE);
const COMMENT_SCRIPT = join(import.meta.dirname, 'lua', 'comment.lua');

const work = mkdtempSync(join(tmpdir(), 'wheel-engines-'));
const servers: Running[] = [];
const results: Result[] = [];
const checks: Check[] = [];
let offset = 0;

interface Contender {
  readonly name: string;
  /** Each is loaded at the same time as the others, by a client of its own. */
  readonly hosts: readonly Running[];
  readonly database?: Cluster | undefined;
}

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMicros: number;
  readonly databaseMicros: number;
}

const cluster = await Cluster.start({ standbys: 1, synchronous: true, place: tmpdir() });
try {
  await expectWrk();
  if (ONLY === undefined || ONLY === 'engines') await compareEngines();
  if (ONLY === undefined || ONLY === 'hosts') await compareHosts();
  if (checks.some(({ held }) => !held)) process.exitCode = 1;
} finally {
  process.stdout.write(`\n${print(results, checks)}\n${keep(results, checks, QUICK)}\n`);
  await Promise.all(servers.map((running) => running.stop()));
  await cluster.erase();
  rmSync(work, { recursive: true, force: true });
}

async function compareEngines(): Promise<void> {
  const [read, written] = [await onSqlite('read'), await onSqlite('written')];
  fillComments(join(work, 'read'), 100, 0);
  giveRoom(join(work, 'written'));
  const host = await onPostgres('host', {});
  await cluster.primary.ask(roomInHours());
  const [sqlite, postgres] = [
    { name: 'SQLite', hosts: [written] },
    { name: 'PostgreSQL', hosts: [host], database: cluster },
  ];
  await compete('comment post', [sqlite, postgres], comments);
  promise('comment post: PostgreSQL to SQLite', ratio('comment post', 'PostgreSQL', 'SQLite'), 0.3);
  await cluster.primary.ask(insertComments(ARTICLE, 100));
  const readers = [{ ...sqlite, hosts: [read] }, postgres];
  const kept = ({ origin }: Running) => ({ url: origin + PAGE });
  await compete('kept article', readers, kept);
  await compete(`kept article, ${CROWD} readers`, readers, kept, CROWD);
  promise('kept article: PostgreSQL to SQLite', ratio('kept article', 'PostgreSQL', 'SQLite'), 0.8);
  await compete('article drawn', readers, drawn);
}

async function compareHosts(): Promise<void> {
  if (!Quota.isPossible()) {
    process.stdout.write(
      'several hosts: not measured (hosts of equal size need root and control groups of version 1)\n',
    );
    return;
  }
  const hosts: Running[] = [];
  const quotas: Quota[] = [];
  for (let index = 0; index < HOSTS; index++) {
    const host = await onPostgres(`host-${index}`, {});
    const quota = new Quota(`host-${index}`, SHARE);
    quota.hold(host.pid);
    hosts.push(host);
    quotas.push(quota);
  }
  await cluster.primary.ask(roomInHours());
  const these = (count: number): Contender => ({
    name: count === 1 ? '1 host' : `${count} hosts`,
    hosts: hosts.slice(0, count),
    database: cluster,
  });
  const what = { drawn: 'article drawn, by hosts', comments: 'comment post, by hosts' };
  await compete(what.drawn, [these(1), these(2)], drawn);
  promise('pages drawn: two hosts to one', ratio(what.drawn, '2 hosts', '1 host'), 1.8);
  await compete(what.comments, [these(1), these(2), these(HOSTS)], comments);
  promise('comment posts: four hosts to one', ratio(what.comments, '4 hosts', '1 host'), 2);
  await Promise.all(servers.splice(0).map((running) => running.stop()));
  for (const quota of quotas) quota.end();
}

async function onSqlite(name: string): Promise<Running> {
  await makeDatabase(join(work, name));
  return startSite(name, {});
}

async function onPostgres(name: string, settings: Readonly<Record<string, string>>): Promise<Running> {
  return startSite(name, { DATABASE_URL: cluster.url, ...settings });
}

async function startSite(name: string, settings: Readonly<Record<string, string>>): Promise<Running> {
  const env = {
    DATA_DIR: join(work, name),
    TRUST_PROXY: '1',
    LOG_LEVEL: 'fatal',
    BACKUP_DAYS: '0',
    BASE_URL: 'http://bench.test',
    ...SECRETS,
    ...settings,
  };
  const running = await start(
    scriptArguments('src/server.ts'),
    FIRST_PORT + servers.length,
    'The Wheel is at',
    env,
  );
  servers.push(running);
  return running;
}

/** A reply to nothing is one reader's own page: it is drawn at each request. */
function drawn({ origin }: Running): Load {
  return { url: `${origin}${PAGE}?repondre=nothing` };
}

function comments({ origin, pid }: Running): Load {
  const { captcha } = loadSecrets(readConfig({ DATA_DIR: work, ...SECRETS }));
  offset += FORMS_A_ROUND;
  const file = join(work, `forms-${pid}`);
  writeFileSync(
    file,
    formLines(offset, (address) => answeredForm(captcha, ARTICLE, address), FORMS_A_ROUND),
  );
  const url = origin + pathTo('comments', 'fr', { slug: ARTICLE });
  return { url, script: COMMENT_SCRIPT, env: { BENCH_FORMS: file, BENCH_OFFSET: String(offset) } };
}

async function compete(
  what: string,
  contenders: readonly Contender[],
  loadOf: (host: Running) => Load,
  connections = CONNECTIONS,
): Promise<void> {
  process.stdout.write(`${what}\n`);
  const measured = contenders.map((): Measured[] => []);
  for (let round = -1; round < ROUNDS; round++) {
    const order = [...contenders.entries()];
    for (const [index, contender] of round % 2 === 0 ? order : order.reverse()) {
      const figures = await measure(contender, loadOf, connections);
      if (round >= 0) measured[index]?.push(figures);
    }
  }
  for (const [index, { name }] of contenders.entries()) {
    const databaseMicros = median((measured[index] ?? []).map((each) => each.databaseMicros));
    if (databaseMicros > 0)
      process.stdout.write(`  ${name}: ${Math.round(databaseMicros)} µs of the database a request\n`);
    results.push(resultOf(what, name, measured[index] ?? []));
  }
}

async function measure(
  { hosts, database }: Contender,
  loadOf: (host: Running) => Load,
  connections: number,
): Promise<Measured> {
  const loads = hosts.map(loadOf);
  const before = [cpuMs(hosts), databaseMs(database)] as const;
  const all = await Promise.all(
    loads.map((each) => load(each, Math.ceil(connections / hosts.length), SECONDS)),
  );
  const requests = all.reduce((sum, each) => sum + each.requests, 0);
  return {
    perSecond: all.reduce((sum, each) => sum + each.perSecond, 0),
    p50: median(all.map(({ p50 }) => p50)),
    p99: Math.max(...all.map(({ p99 }) => p99)),
    cpuMicros: ((cpuMs(hosts) - before[0]) * 1000) / requests,
    databaseMicros: ((databaseMs(database) - before[1]) * 1000) / requests,
  };
}

function cpuMs(hosts: readonly Running[]): number {
  return hosts.reduce((sum, host) => sum + host.cpuMs(), 0);
}

/** Of the primary: its standby has another machine. */
function databaseMs(database: Cluster | undefined): number {
  return (database?.primary.pids() ?? []).reduce((sum, pid) => sum + cpuOf(pid), 0);
}

function ratio(what: string, server: string, peer: string): number {
  const rounds = (name: string) =>
    results.find((each) => each.what === what && each.server === name)?.rounds ?? [];
  const theirs = rounds(peer);
  return median(rounds(server).map((figure, round) => figure / (theirs[round] ?? NaN)));
}

function promise(text: string, measured: number, least: number): void {
  checks.push({
    promise: `${text}, ${least} and more`,
    measured: measured.toFixed(2),
    held: measured >= least,
  });
}
