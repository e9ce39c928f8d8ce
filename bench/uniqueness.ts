import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { openSqlite } from '../src/db/sqlite/open.ts';
import type { Db } from '../src/db/database.ts';
import { migrate } from '../src/db/migrate.ts';
import { addChange, emptyChanges } from '../src/observatory/changes.ts';
import { findPlace, listSharedWheels, listTallies } from '../src/observatory/crowd-store.ts';
import { figuresOf } from '../src/observatory/figures.ts';
import { nearestWheels } from '../src/observatory/nearest.ts';
import { offeredMethods } from '../src/method/methods.ts';
import { readConfig } from '../src/config.ts';
import { METHODS_FOLDER } from '../src/web/root.ts';
import { keepSeries } from '../src/observatory/series-store.ts';
import { takeSnapshot } from '../src/observatory/snapshot-store.ts';
import { seriesOf } from '../src/observatory/series.ts';
import { choicesOf, wheelsWith } from '../src/observatory/wheel-code.ts';
import { ROWS_AT_ONCE, sharedWheels } from '../src/observatory/shared-wheel-store.ts';
import { insertStrategy } from '../src/strategies/store.ts';
import { EMPTY_REVIEW } from '../src/wizard/draft.ts';

/**
 * What the counters cost at several sizes: strategies drawn uniformly over all wheels, which is the worst case for the
 * nearest ones. The crowd has rows in `strategy` and in the counters, and none in `revision`: no read looks there.
 */
const METHOD = offeredMethods(METHODS_FOLDER, readConfig({}), []).home;
const SERIES = seriesOf(METHOD);
const NOT_FOLLOWED = { month: '2026-11', withFollowUp: true, followed: false, decided: [] } as const;
const WHEELS = wheelsWith(SERIES.keys.length);
const SIZES = [1_000, 100_000, 1_000_000] as const;
const READS = 2000;
const SAVES = 200;
const SEARCHES = 100;
const LIMIT = 5;
const NS_PER_MS = 1e6;
const MB = 1024 * 1024;

interface Result {
  readonly size: number;
  readonly distinct: number;
  readonly firstSnapshotMs: number;
  /** After the saves of this bench. */
  readonly snapshotAgainMs: number;
  readonly crowdUs: number;
  readonly figuresUs: number;
  readonly plainSaveUs: number;
  readonly countedSaveUs: number;
  readonly firstMs: number;
  readonly firstHoldMs: number;
  readonly searchMs: number;
  readonly keptMs: number;
  readonly holdMs: number;
  /** The same over as long with nothing to do: what the machine itself holds. */
  readonly idleHoldMs: number;
  /** The longest stretch without a pause, in processor time: other programs do not count. */
  readonly pageCpuMs: number;
  readonly sliceCpuMs: number;
  readonly memoryMb: number;
}

const results: Result[] = [];
for (const size of SIZES) results.push(await measure(size));
print();

async function measure(size: number): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'observatory-bench-'));
  const { db, sqlite } = openSqlite(folder);
  try {
    await migrate(db);
    await db.transaction().execute((trx) => keepSeries(trx, METHOD));
    fill(sqlite, size);
    return { size, ...(await figures(db)) };
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
}

async function figures(db: Db): Promise<Omit<Result, 'size'>> {
  const distinct = await db
    .selectFrom('wheel_count')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const firstSnapshotMs = await snapshotMs(db);
  const crowdUs = await median(READS, () => findPlace(db, 'crowd-1', SERIES, draw()));
  const figuresUs = await median(READS / 10, async () =>
    figuresOf(METHOD, await listTallies(db, SERIES.name), '2026-11'),
  );
  const plainSaveUs = await median(SAVES, (index) => save(db, `plain-${index}`, false));
  const countedSaveUs = await median(SAVES, (index) => save(db, `counted-${index}`, true));
  const snapshotAgainMs = await snapshotMs(db);
  const stretches = await longestStretches(db);
  const before = process.memoryUsage().arrayBuffers;
  const wheels = sharedWheels(db, LIMIT);
  const first = await held(() => wheels.nearest(SERIES, draw()));
  const memoryMb = (process.memoryUsage().arrayBuffers - before) / MB;
  const search = await held(() => median(SEARCHES, () => wheels.nearest(SERIES, draw())));
  const idle = await held(() => new Promise((resolve) => setTimeout(resolve, search.tookMs)));
  const keptWheel = draw();
  await wheels.nearest(SERIES, keptWheel);
  const keptUs = await median(READS / 10, () => wheels.nearest(SERIES, keptWheel));
  return {
    distinct: distinct.n,
    firstSnapshotMs,
    snapshotAgainMs,
    crowdUs,
    figuresUs,
    plainSaveUs,
    countedSaveUs,
    firstMs: first.tookMs,
    firstHoldMs: first.holdMs,
    searchMs: search.value / 1000,
    keptMs: keptUs / 1000,
    holdMs: search.holdMs,
    idleHoldMs: idle.holdMs,
    ...stretches,
    memoryMb,
  };
}

async function snapshotMs(db: Db): Promise<number> {
  const start = performance.now();
  await db.transaction().execute((trx) => takeSnapshot(trx, SERIES.name, Date.now()));
  return performance.now() - start;
}

/** The costliest page of counts taken in, and the costliest slice of many searches among them. */
async function longestStretches(db: Db): Promise<Pick<Result, 'pageCpuMs' | 'sliceCpuMs'>> {
  const counts = new Uint32Array(WHEELS);
  let after = 0;
  let pageCpuMs = 0;
  for (let more = true; more;) {
    const start = process.cpuUsage();
    const rows = await listSharedWheels(db, SERIES.name, after, ROWS_AT_ONCE);
    for (const { wheel, n } of rows) counts[wheel] = n;
    pageCpuMs = Math.max(pageCpuMs, cpuMsSince(start));
    after = rows.at(-1)?.wheel ?? after;
    more = rows.length === ROWS_AT_ONCE;
    await setImmediate();
  }
  const slices = Array.from({ length: SEARCHES }, () => longestSlice(counts));
  return { pageCpuMs, sliceCpuMs: Math.max(...slices) };
}

function longestSlice(counts: Uint32Array): number {
  const search = nearestWheels(counts, draw(), LIMIT);
  let longest = 0;
  for (let done = false; !done;) {
    const start = process.cpuUsage();
    done = search.next().done === true;
    longest = Math.max(longest, cpuMsSince(start));
  }
  return longest;
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Writes a crowd at once: the same rows as so many saves would leave. */
function fill(sqlite: Database.Database, size: number): void {
  const changes = emptyChanges();
  const strategy = sqlite.prepare('insert into strategy (id, created_at) values (?, 0)');
  const counted = sqlite.prepare(
    `insert into counted (strategy_id, series, wheel, month, fresh) values (?, ?, ?, '2026-11', 1)`,
  );
  const wheelCount = sqlite.prepare('insert into wheel_count (series, wheel, n) values (?, ?, ?)');
  const priorities = sqlite.prepare('insert into priorities_count (series, priorities, n) values (?, ?, ?)');
  const tally = sqlite.prepare('insert into tally (series, cut, key, n) values (?, ?, ?, ?)');
  sqlite.transaction(() => {
    for (let index = 0; index < size; index += 1) {
      const wheel = draw();
      strategy.run(`crowd-${index}`);
      counted.run(`crowd-${index}`, SERIES.name, wheel);
      addChange(changes, { series: SERIES, wheel, ...NOT_FOLLOWED }, 1);
    }
    for (const { series, wheel, n } of changes.wheels.values()) wheelCount.run(series, wheel, n);
    for (const each of changes.priorities.values()) priorities.run(each.series, each.priorities, each.n);
    for (const { series, cut, key, n } of changes.tallies.values()) tally.run(series, cut, key, n);
  })();
}

/** Any wheel but the blank one, each as likely as any other. */
function draw(): number {
  return 1 + Math.floor(Math.random() * (WHEELS - 1));
}

async function save(db: Db, id: string, countMe: boolean): Promise<void> {
  const strategy = {
    ...EMPTY_REVIEW,
    brand: 'Brand',
    rival: '',
    gene: '',
    capacity: null,
    claims: {},
    method: METHOD,
    own: [],
    choices: choicesOf(SERIES.keys, draw()),
    abstainReason: null,
    reviewDate: '2027-01-01',
    countMe,
  };
  const made = { id, readLinkId: `${id}-r`, editLinkId: `${id}-e`, linkSecret: Buffer.alloc(32) };
  await db.transaction().execute((trx) => insertStrategy(trx, made, strategy, Date.now()));
}

/** The median of what one call takes, in microseconds; others get their turn between calls. */
async function median(times: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await work(index);
    taken.push((performance.now() - start) * 1000);
    await setImmediate();
  }
  taken.sort((a, b) => a - b);
  return taken[Math.floor(times / 2)] ?? NaN;
}

/** Runs something, and the longest time that the event loop was held meanwhile. */
async function held<T>(work: () => Promise<T>) {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  loop.reset();
  const start = performance.now();
  const value = await work();
  const tookMs = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 20));
  loop.disable();
  return { value, tookMs, holdMs: loop.max / NS_PER_MS };
}

function print(): void {
  const [base] = results;
  if (base === undefined) return;
  const row = (name: string, of: (result: Result) => number, digits = 0) => {
    const cells = results.map((result) => of(result).toFixed(digits));
    const last = results.at(-1) ?? base;
    return `| ${name} | ${cells.join(' | ')} | ${(of(last) / of(base)).toFixed(1)} |`;
  };
  const lines = [
    `| | ${results.map(({ size }) => size.toLocaleString('en')).join(' | ')} | last to first |`,
    '|---|--:|--:|--:|--:|',
    row('distinct wheels', ({ distinct }) => distinct),
    row('uniqueness of a page, four counters, µs', ({ crowdUs }) => crowdUs),
    row('figures of the observatory, µs', ({ figuresUs }) => figuresUs),
    row('a save that is not counted, µs', ({ plainSaveUs }) => plainSaveUs),
    row('a save that is counted, µs', ({ countedSaveUs }) => countedSaveUs),
    row('counted save to plain save, ratio', (result) => result.countedSaveUs / result.plainSaveUs, 2),
    row('a snapshot of everything, ms', ({ firstSnapshotMs }) => firstSnapshotMs, 1),
    row('snapshot after a few hundred saves, ms', ({ snapshotAgainMs }) => snapshotAgainMs, 1),
    row('first look for neighbours, ms', ({ firstMs }) => firstMs, 1),
    row('longest hold of the event loop in it, ms', ({ firstHoldMs }) => firstHoldMs, 1),
    row('a later look, ms', ({ searchMs }) => searchMs, 2),
    row('the same look again, ms', ({ keptMs }) => keptMs, 2),
    row('longest hold of the event loop in 100 looks, ms', ({ holdMs }) => holdMs, 1),
    row('the same with nothing to do, as long, ms', ({ idleHoldMs }) => idleHoldMs, 1),
    row('costliest page of counts taken in, processor ms', ({ pageCpuMs }) => pageCpuMs, 1),
    row('costliest slice of 100 searches, processor ms', ({ sliceCpuMs }) => sliceCpuMs, 1),
    row('memory of the counts, MB', ({ memoryMb }) => memoryMb, 1),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
