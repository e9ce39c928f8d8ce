import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { differenceOf, rowsIn } from './support/rows.ts';
import { firstFailing, scaled, some } from './support/scale.ts';
import { TrustSite } from './support/site.ts';
import { Trace, WAITING, onDatabase } from './support/strace.ts';
import { Reader } from './support/writers.ts';

const OLD = readFileSync(join(PROJECT_ROOT, 'test/start/old-databases/0009.sql'), 'utf8');
const SECRETS = { 'link-secret': Buffer.alloc(32, 7).toString('base64url') };
const ROWS = scaled(5_000, 100_000);
/** A migration writes hundreds of times: so many of them are tried, evenly spread. */
const TRIED = scaled(3, 40);
/** The control is caught in the middle. */
const FEW = 3;
/** What no purge takes soon after an upgrade. */
const LASTING = ['strategy', 'revision', 'link', 'comment'];
const VERSION = 'select name from kysely_migration order by name';

describe('an upgrade that dies at its nth write', function () {
  this.timeout(60 * 60_000);

  it('leaves the old database or the new one, and the next start makes it the new one', async () => {
    const { tried, half } = await deathsOf('src/server.ts', TRIED);
    expect(tried).to.equal(TRIED);
    expect(half, 'of neither version after write').to.equal(undefined);
    console.log(`      ${tried} deaths, 0 between two versions`);
  });

  it('is told apart from one without a transaction (control)', async () => {
    const { half } = await deathsOf('test/trust/controls/without-transactions.ts', FEW);
    expect(half).to.be.a('number');
  });
});

describe(`an upgrade of ${ROWS} comments`, function () {
  this.timeout(60 * 60_000);

  it('loses none, and counts them', async () => {
    const site = oldSite('src/server.ts');
    site.write(manyComments(ROWS));
    const before = countOf(site);
    expect(before).to.be.greaterThan(ROWS);
    try {
      const begun = performance.now();
      await site.start();
      console.log(`      ready after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
      expect((await new Reader(site).get('/fr/articles')).status).to.equal(200);
      expect(countOf(site)).to.equal(before);
      const published = site.read("select count(*) as n from comment where status = 'published'");
      const kept = site.read("select sum(count) as n from comment_count where what = 'published'");
      expect(kept).to.deep.equal(published);
      await site.end('SIGTERM');
      expect(site.isSound()).to.be.true;
    } finally {
      await site.erase();
    }
  });
});

/** How often an upgrade was killed, and the first write that left a database of neither version. */
async function deathsOf(script: string, most: number): Promise<{ tried: number; half: number | undefined }> {
  const old = oldSite(script);
  try {
    const upgraded = await upgradedFrom(old);
    const [before, after] = [schemaOf(old), schemaOf(upgraded.site)];
    await upgraded.site.erase();
    const tried = some(upgraded.writes, most);
    const half = await firstFailing(tried, (nth) => isWholeAfter(old, nth, [before, after]));
    return { tried: tried.length, half };
  } finally {
    await old.erase();
  }
}

function oldSite(script: string): TrustSite {
  const site = new TrustSite({ script, secrets: SECRETS });
  site.write(OLD);
  return site;
}

/** An upgrade that nothing disturbs, and how often it writes. */
async function upgradedFrom(old: TrustSite): Promise<{ site: TrustSite; writes: number }> {
  const site = old.copy();
  const trace = await beginUnder(site, 'trace=pwrite64');
  await site.process.listening();
  const calls = await trace.end();
  await site.end('SIGTERM');
  return { site, writes: calls.filter((call) => call.includes('pwrite64(')).length };
}

async function isWholeAfter(old: TrustSite, nth: number, versions: readonly string[]): Promise<boolean> {
  const copy = old.copy();
  try {
    const trace = await beginUnder(copy, `inject=pwrite64:signal=KILL:when=${nth}`);
    await Promise.race([copy.process.listening().catch(() => undefined), reaches(copy, 'Z')]);
    await trace.abandon();
    await copy.end('SIGKILL');
    const isWhole = copy.isSound() && versions.includes(schemaOf(copy));
    return isWhole && (await isReady(copy, old));
  } finally {
    await copy.erase();
  }
}

/** Begins a start and looks at it from its first call on. */
async function beginUnder(site: TrustSite, look: string): Promise<Trace> {
  await site.begin({ under: WAITING });
  await reaches(site, 'T');
  const trace = new Trace(site.pid, [...onDatabase(site), '-e', look]);
  await trace.attached();
  site.process.signal('SIGCONT');
  return trace;
}

/** Resolves once the process is stopped (T) or dead (Z): who is looked at is not gone before the look ends. */
async function reaches({ pid }: TrustSite, state: 'T' | 'Z'): Promise<void> {
  const file = `/proc/${pid}/status`;
  while (existsSync(file) && !readFileSync(file, 'utf8').includes(`State:\t${state}`)) await setTimeout(20);
}

/** Whether the next start goes well, with every row of before. */
async function isReady(copy: TrustSite, old: TrustSite): Promise<boolean> {
  await copy.start();
  const { status } = await new Reader(copy).get('/fr/articles');
  await copy.end('SIGTERM');
  const difference = differenceOf(rowsIn(old), rowsIn(copy));
  const lost = LASTING.filter((table) => (difference[table]?.gone ?? 0) > (difference[table]?.come ?? 0));
  return status === 200 && copy.isSound() && lost.length === 0;
}

/** Every table and index, and the changes that the database has been through. */
function schemaOf(site: TrustSite): string {
  const schema = site.read('select type, name, sql from sqlite_schema order by type, name');
  return JSON.stringify([schema, hasVersion(site) ? site.read(VERSION) : []]);
}

function hasVersion(site: TrustSite): boolean {
  return site.read("select 1 from sqlite_schema where name = 'kysely_migration'").length > 0;
}

function countOf(site: TrustSite): number {
  return Number(site.read('select count(*) as n from comment')[0]?.['n']);
}

/** Comments like the first one, each with an id of its own. */
function manyComments(count: number): string {
  const columns = columnsOf('comment').filter((name) => name !== 'id' && name !== 'parent_id');
  return `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into comment (id, ${columns.join(', ')})
    select 'many-' || i, ${columns.join(', ')} from n, (select * from comment where parent_id is null limit 1)`;
}

function columnsOf(table: string): readonly string[] {
  const sqlite = new Database(':memory:').exec(OLD);
  try {
    return sqlite.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[];
  } finally {
    sqlite.close();
  }
}
