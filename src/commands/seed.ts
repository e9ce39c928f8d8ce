import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createApp } from '../app.ts';
import { siteServer } from '../web/server/http-server.ts';
import { configFromEnvironment } from '../config.ts';
import type { OpenDatabase } from '../db/database.ts';
import { withOpened } from '../operations/open.ts';
import { clockOf } from '../operations/shared-clock.ts';
import { takeSnapshotIfDue } from '../observatory/snapshot-store.ts';
import { outsideOf } from '../processes/outside.ts';
import { SEED_CASES } from './seed-cases.ts';
import { daysFollowed, followThroughForms } from './seed-follow-up.ts';
import { post } from './seed-post.ts';
import type { SeedCase } from './seed-cases.ts';
import { seedCounted } from './seed-counted.ts';
import type { Outside } from '../deps.ts';
import { countStrategies } from '../strategies/count-store.ts';
import { createLog } from '../web/request-log/request-log.ts';
import { keysOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import type { Methods } from '../method/methods.ts';
import { pathTo } from '../addresses/links.ts';

/**
 * Fills the empty database of a site that was started once with examples, through the forms of the site itself. `--counted 300` adds so many invented
 * brands that are counted, for a look at the observatory.
 */
const DAY_MS = 24 * 60 * 60 * 1000;
const SHOWN_LATER =
  'The observatory had its snapshot today, or fewer than ten are new: it shows them with the next one.\n';
const { values } = parseArgs({ options: { counted: { type: 'string' } } });
const config = configFromEnvironment();
try {
  const counted = Number(values.counted ?? 0);
  if (!Number.isSafeInteger(counted) || counted < 0) throw new Error('--counted takes a whole number');
  await withOpened(config, (opened) => fill(opened, counted));
} catch (error) {
  process.stderr.write(`seed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function fill(opened: OpenDatabase, counted: number): Promise<void> {
  const { db } = opened;
  opened.serveVisitors();
  const present = await countStrategies(db);
  const clock = await clockOf(db);
  const started = clock();
  // A case that was followed for weeks was saved weeks ago: the site is given a clock that goes there and back.
  const time = { now: started };
  const outside = outsideOf(config, opened, createLog('warn'), () => time.now);
  if (present > 0) process.stdout.write(`Nothing done: the database already holds ${present} strategies.\n`);
  else
    await withSite(outside, async (origin) => {
      for (const { method, each } of casesFor(outside.methods)) {
        time.now = started - daysFollowed(each) * DAY_MS;
        const path = await saveThroughForms(origin, method, each);
        if (each.followed !== undefined) await followThroughForms(origin + path, each.followed, time);
        process.stdout.write(`${each.brand}\n  ${config.baseUrl}${path}\n`);
      }
    });
  await seedCounted(db, outside.secrets.link, outside.methods.home, counted, clock());
  if (counted === 0) return;
  process.stdout.write(`${counted} invented brands are counted.\n`);
  const taken = await takeSnapshotIfDue(db, clock());
  process.stdout.write(taken ? 'The observatory shows them.\n' : SHOWN_LATER);
}

/** Those whose method this site offers. */
function casesFor(methods: Methods) {
  return Object.entries(SEED_CASES).flatMap(([id, cases]) => {
    const method = methods.find(id);
    return method === undefined ? [] : cases.map((each) => ({ method, each }));
  });
}

async function withSite(outside: Outside, work: (origin: string) => Promise<void>): Promise<void> {
  const server = siteServer(createApp(outside)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await work(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function saveThroughForms(origin: string, method: Method, each: SeedCase): Promise<string> {
  const claims = method.claims.map(({ key }) => [key, String(each.claims[key] ?? 0)]);
  const facts = {
    method: method.id,
    brand: each.brand,
    rival: each.rival ?? '',
    gene: each.gene ?? '',
    capacity: each.capacity ?? '',
  };
  const diagnosis = new URLSearchParams([...Object.entries(facts), ...claims] as [string, string][]);
  const begun = await post(origin + pathTo('newDiagnosis', 'fr', {}), diagnosis);
  const choices = keysOf(method).map((key) => [key, each.choices[key] ?? 'none'] as [string, string]);
  const chosen = await post(origin + begun.path, new URLSearchParams(choices), begun.cookie);
  const why = Object.entries(each.why ?? {}).map(([key, text]) => [`why-${key}`, text] as [string, string]);
  const refusals = (each.refusals ?? []).map((key) => ['refusal', key] as [string, string]);
  const review = new URLSearchParams([
    ['action', 'save'],
    ...why,
    ...refusals,
    ...Object.entries(each.words ?? {}),
  ]);
  const saved = await post(origin + chosen.path, review, begun.cookie);
  return saved.path;
}
