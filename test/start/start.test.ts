import { readFileSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { freshFolder } from '../support/folder.ts';
import { SiteProcess, freePort } from '../support/process.ts';

const LOOK_MS = 20;
/** A process that has opened a file has asked for it by then. */
const OPENING_MS = 500;

describe('starting the site', () => {
  let dataDir: string;
  let started: SiteProcess[];

  beforeEach(() => {
    dataDir = freshFolder('start');
    started = [];
  });

  afterEach(async () => {
    for (const site of started) site.signal('SIGKILL');
    await Promise.all(started.map((site) => site.ended()));
    rmSync(dataDir, { recursive: true });
  });

  async function start(env: Record<string, string> = {}): Promise<{ site: SiteProcess; url: string }> {
    const port = await freePort();
    const site = new SiteProcess({ DATA_DIR: dataDir, PORT: String(port), ...env });
    started.push(site);
    return { site, url: `http://127.0.0.1:${port}` };
  }

  async function failure(env: Record<string, string>): Promise<string> {
    const { site } = await start(env);
    const { code, stderr } = await site.ended();
    expect(code, stderr).to.equal(1);
    expect(stderr.trimEnd().split('\n'), stderr).to.have.length(1);
    return stderr;
  }

  const taken = () =>
    `strategy-wheel: another site is running on DATA_DIR ${dataDir}: stop it first, or give this one a folder of its own\n`;

  it('says where it is, and answers', async () => {
    const { site, url } = await start();
    await site.listening();
    expect((await fetch(`${url}/fr`)).status).to.equal(200);
    expect((await fetch(`${url}/health`)).status).to.equal(200);
    expect((await fetch(`${url}/ready`)).status).to.equal(200);
  });

  it('lets one of two that come up at once on a new folder have it, and refuses the other in one line', async () => {
    const pair = await Promise.all([start(), start()]);
    const refused = await Promise.race(pair.map(({ site }) => site.ended()));
    expect([refused.code, refused.stderr]).to.deep.equal([1, taken()]);
    const [standing, ...others] = pair.filter(({ site }) => site.isRunning);
    expect(others).to.be.empty;
    await standing?.site.listening();
    expect((await fetch(`${standing?.url ?? ''}/fr/roue`)).status).to.equal(200);
  });

  it('waits for another that makes its database at this moment', async () => {
    const file = join(dataDir, DATABASE_FILE);
    const other = new Database(file);
    other.exec('begin immediate');
    const { site } = await start();
    while (site.isRunning && !hasOpen(site, file)) await setTimeout(LOOK_MS);
    await setTimeout(OPENING_MS);
    other.exec('rollback');
    other.close();
    await site.listening();
  });

  for (const workers of ['1', '2'])
    it(`refuses a second site on its folder while it runs (${workers} of them), and none once it was killed`, async () => {
      const { site } = await start({ WORKERS: workers });
      await site.listening();
      for (const others of ['1', '2']) expect(await failure({ WORKERS: others })).to.equal(taken());
      site.signal('SIGKILL');
      await site.ended();
      const next = await start({ WORKERS: workers });
      await next.site.listening();
      expect((await fetch(`${next.url}/fr/roue`)).status).to.equal(200);
    });

  it('makes its secrets once, for its owner only, and keeps them', async () => {
    const first = await start();
    await first.site.listening();
    const made = readFileSync(join(dataDir, 'link-secret'), 'utf8');
    for (const name of ['link-secret', 'session-secret'])
      expect(statSync(join(dataDir, name)).mode & 0o777, name).to.equal(0o600);
    first.site.signal('SIGTERM');
    await first.site.ended();
    const second = await start();
    await second.site.listening();
    expect(readFileSync(join(dataDir, 'link-secret'), 'utf8')).to.equal(made);
  });

  it('stops when it is told to, with nothing said and no fault', async () => {
    const { site } = await start();
    await site.listening();
    site.signal('SIGTERM');
    const { code, stderr } = await site.ended();
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
  });

  it('stops so from its first answer on, while the rest of it still begins', async () => {
    const rest = join(freshFolder('rest'), 'may-begin');
    const { site, url } = await start({
      LOG_LEVEL: 'info',
      METRICS_PORT: String(await freePort()),
      NODE_OPTIONS: `--import=${join(import.meta.dirname, '..', 'support', 'held-start.ts')}`,
      HELD_UNTIL: rest,
    });
    while (site.isRunning && !(await isAnswered(`${url}/fr`))) await setTimeout(LOOK_MS);
    site.signal('SIGTERM');
    while (site.isRunning && !site.stdout.includes('"stopping"')) await setTimeout(LOOK_MS);
    writeFileSync(rest, '');
    const { code, stdout, stderr } = await site.ended();
    expect([code, stderr], stdout).to.deep.equal([0, '']);
  });

  for (const [name, value] of Object.entries({
    PORT: 'eighty',
    BASE_URL: 'wheel.example',
    SESSION_SECRET: 'short',
    CONTACT_EMAIL: 'nobody',
    TRUST_PROXY: 'true',
    LOG_LEVEL: 'loud',
    WORKERS: 'many',
  })) {
    it(`stops with one line that names ${name} when it cannot work`, async () => {
      expect(await failure({ [name]: value })).to.contain(`strategy-wheel: ${name} `);
    });
  }

  it('stops with one line when its folder cannot be made', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    expect(await failure({ DATA_DIR: join(dataDir, 'file', 'data') })).to.contain('cannot use the database');
  });

  it('stops with one line when the database was written by a newer version', async () => {
    const { site } = await start();
    await site.listening();
    site.signal('SIGTERM');
    await site.ended();
    const sqlite = new Database(join(dataDir, DATABASE_FILE));
    sqlite.prepare(`insert into kysely_migration values ('9999_from_the_future', '2030')`).run();
    sqlite.close();
    expect(await failure({})).to.contain('newer version');
  });

  it('stops with one line when the database is damaged, and leaves it as it is', async () => {
    const file = join(dataDir, DATABASE_FILE);
    const rubbish = Buffer.alloc(8192, 'not a database');
    writeFileSync(file, rubbish);
    expect(await failure({})).to.contain(file);
    expect(readFileSync(file).equals(rubbish)).to.be.true;
  });

  it('stops with one line when its port is taken', async () => {
    const { site, url } = await start();
    await site.listening();
    const elsewhere = join(dataDir, 'elsewhere');
    expect(await failure({ PORT: new URL(url).port, DATA_DIR: elsewhere })).to.contain('EADDRINUSE');
  });
});

function isAnswered(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Whether a process has a file open at this moment; one that has ended has none. */
function hasOpen({ pid }: SiteProcess, file: string): boolean {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).some((name) => readlinkSync(join(folder, name)) === file);
  } catch {
    // What it had open a moment ago is closed.
    return false;
  }
}
