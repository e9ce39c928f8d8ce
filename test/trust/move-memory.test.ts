import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import pg from 'pg';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { openSite } from '../support/app.ts';
import { arrive } from '../support/comments.ts';
import { startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { scriptArguments } from '../support/process.ts';
import { scaled } from './support/scale.ts';

const FEW = scaled(20_000, 100_000);
const MANY = scaled(100_000, 1_000_000);
/** What ten times as many rows may take more: the collector of garbage comes when it likes. */
const MORE_MB = 100;
const MB = 1024;
const TEXT = 300;

describe(`the memory that a move takes (${FEW} comments, then ${MANY})`, function () {
  this.timeout(60 * 60_000);
  let server: PostgresServer;
  let moved = 0;
  before(async () => (server = await startPostgres()));
  after(() => server.stop());

  it('is the same however many rows there are', async () => {
    const [few, many] = [await peakOf(FEW), await peakOf(MANY)];
    expect(many - few).to.be.below(MORE_MB);
  });

  it('is told apart from that of one that reads a table whole (control)', async () => {
    const script = 'test/trust/controls/whole-tables.ts';
    const [few, many] = [await peakOf(FEW, script), await peakOf(MANY, script)];
    expect(many - few).to.be.above(MORE_MB);
  });

  /** In megabytes, of the process that moves. */
  async function peakOf(comments: number, script = 'src/commands/operate.ts'): Promise<number> {
    const dataDir = await filled(comments);
    const name = `large_${(moved += 1)}`;
    await create(name);
    const begun = performance.now();
    const moving = spawn(
      process.execPath,
      [...scriptArguments(script), 'move', '--to', server.addressOf(name)],
      { cwd: PROJECT_ROOT, env: { PATH: process.env['PATH'], DATA_DIR: dataDir }, stdio: 'ignore' },
    );
    const ended = once(moving, 'exit');
    let peak = 0;
    while (moving.exitCode === null && moving.signalCode === null) {
      peak = Math.max(peak, peakOfProcess(moving.pid ?? 0));
      await setTimeout(50);
    }
    expect((await ended)[0]).to.equal(0);
    rmSync(dataDir, { recursive: true });
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`      ${script}: ${comments} comments, ${Math.round(peak)} MB, ${seconds} s`);
    return peak;
  }

  async function create(name: string): Promise<void> {
    const client = new pg.Client(server.addressOf('postgres'));
    await client.connect();
    await client.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`);
    await client.end();
  }
});

/** One comment that came through the form, and as many more like it. */
async function filled(comments: number): Promise<string> {
  const site = await openSite();
  const { id } = await arrive(site, { status: 'published' });
  await site.db.destroy();
  const sqlite = new Database(join(site.dataDir, DATABASE_FILE));
  const columns = sqlite.pragma('table_info(comment)') as readonly { readonly name: string }[];
  const named = columns.map(({ name }) => `"${name}"`);
  const given = columns.map(({ name }) => {
    if (name === 'id') return "'large-' || n.value";
    return name === 'text' ? `substr(hex(randomblob(${TEXT})), 1, ${TEXT})` : `c."${name}"`;
  });
  sqlite
    .prepare(
      `with recursive n(value) as (select 1 union all select value + 1 from n where value < ?)
       insert into comment (${named.join(', ')}) select ${given.join(', ')} from n, comment c where c.id = ?`,
    )
    .run(comments, id);
  sqlite.close();
  return site.dataDir;
}

/** The most that it ever held, in megabytes; 0 once it is gone. */
function peakOfProcess(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / MB;
  } catch {
    return 0;
  }
}
