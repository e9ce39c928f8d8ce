import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { openPostgres } from '../../src/db/postgres/open.ts';
import { fingerprintOf as printMoved, listTables } from '../../src/db/postgres/tables.ts';
import { differing } from '../../src/db/print.ts';
import type { Fingerprint } from '../../src/db/print.ts';
import { listOwnTables, openToRead } from '../../src/db/sqlite/file.ts';
import { readMark } from '../../src/db/sqlite/moved.ts';
import { fingerprintOf } from '../../src/db/sqlite/print.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import { arrive } from '../support/comments.ts';
import { fillSite } from '../support/filled-site.ts';
import { operate } from '../support/installation.ts';
import { startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { ENVIRONMENT, isChildRunning, scriptArguments } from '../support/process.ts';
import { scaled } from './support/scale.ts';

const KILLS = scaled(8, 40);
const COMMENTS = scaled(1_500, 4_000);
/** One kill in so many comes as soon as the other side has committed: a moment too short to be met by a clock. */
const JUST_COMMITTED = 8;
const MOVE = 'src/commands/operate.ts';

describe(`a move to PostgreSQL that is killed at ${KILLS} moments`, function () {
  this.timeout(30 * 60_000);
  let server: PostgresServer;
  let base: string;
  let expected: Fingerprint;
  let folder: string;
  let round = 0;
  before(async () => {
    server = await startPostgres();
    base = await filledFolder();
    expected = await printOf(base);
  });
  after(async () => {
    await server.stop();
    rmSync(base, { recursive: true });
  });
  beforeEach(() => (folder = freshFolder('moving')));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('leaves the new database empty or whole, and goes on to its end when it is started again', async () => {
    const states = await killed(async (to, state) => {
      const { dataDir } = inRound();
      const marked = markOf(dataDir);
      // Whatever was kept there, the old site does not start beside it.
      if (state === 'whole') expect(marked).not.to.equal(undefined);
      const again = await operate(['move', '--to', to], { DATA_DIR: dataDir });
      if (marked?.done === 1) expect(again.stderr).to.include('was moved to');
      else expect([again.code, again.stderr]).to.deep.equal([0, '']);
      expect(await stateOf(to)).to.equal('whole');
      expect(markOf(dataDir)?.done).to.equal(1);
    });
    console.log(`      ${KILLS} kills: ${countOf(states)}`);
    expect(states).to.include.members(['empty', 'whole']).and.not.include('in part');
  });

  it('is told apart from one that commits each table (control)', async () => {
    const states: State[] = [];
    for (let kill = 0; kill < scaled(2, 10); kill += 1) {
      const to = await nextRound();
      const moving = start('test/trust/controls/piecemeal.ts', to);
      while ((await stateOf(to)) === 'empty') await setTimeout(3);
      await end(moving, to);
      states.push(await stateOf(to));
    }
    console.log(`      control: ${countOf(states)}`);
    expect(states).to.include('in part');
  });

  type State = 'empty' | 'whole' | 'in part';

  async function killed(then: (to: string, state: State) => Promise<void>): Promise<readonly State[]> {
    const lasts = await durationOf();
    const states: State[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const to = await nextRound();
      const moving = start(MOVE, to);
      await connected(moving, to);
      const isJustCommitted = kill % JUST_COMMITTED === JUST_COMMITTED - 1;
      await (isJustCommitted ? committed(to) : setTimeout(((kill + 0.5) / KILLS) * lasts));
      await end(moving, to);
      const state = await stateOf(to);
      states.push(state);
      await then(to, state);
    }
    return states;
  }

  async function end(moving: ChildProcess, to: string): Promise<void> {
    moving.kill('SIGKILL');
    if (isChildRunning(moving)) await once(moving, 'exit');
    while ((await connectionsTo(to)) > 0) await setTimeout(20);
  }

  /** From its first connection to its end, undisturbed. */
  async function durationOf(): Promise<number> {
    const to = await nextRound();
    const moving = start(MOVE, to);
    const ended = once(moving, 'exit');
    await connected(moving, to);
    const begun = performance.now();
    expect((await ended)[0]).to.equal(0);
    return performance.now() - begun;
  }

  function inRound(): { readonly dataDir: string; readonly name: string } {
    return { dataDir: join(folder, String(round)), name: `moving_${round}` };
  }

  async function nextRound(): Promise<string> {
    rmSync(inRound().dataDir, { recursive: true, force: true });
    await administer(`drop database if exists ${inRound().name} with (force)`);
    round += 1;
    const { dataDir, name } = inRound();
    cpSync(base, dataDir, { recursive: true });
    await administer(`create database ${name} template template0 encoding 'UTF8' locale 'C'`);
    return server.addressOf(name);
  }

  function start(script: string, to: string) {
    return spawn(process.execPath, [...scriptArguments(script), 'move', '--to', to], {
      cwd: PROJECT_ROOT,
      env: { ...ENVIRONMENT, DATA_DIR: inRound().dataDir },
      stdio: 'ignore',
    });
  }

  /** Or over, where nobody looked meanwhile. */
  async function connected(moving: ChildProcess, to: string): Promise<void> {
    while (isChildRunning(moving) && (await connectionsTo(to)) === 0) await setTimeout(3);
  }

  async function connectionsTo(to: string): Promise<number> {
    const name = new URL(to).pathname.slice(1);
    const rows = await administer(`select 1 from pg_stat_activity where datname = '${name}'`);
    return rows.length;
  }

  async function administer(statement: string): Promise<readonly unknown[]> {
    const client = new pg.Client(server.addressOf('postgres'));
    await client.connect();
    try {
      return (await client.query<object>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async function committed(to: string): Promise<void> {
    while (await isEmpty(to)) await setTimeout(3);
  }

  async function isEmpty(to: string): Promise<boolean> {
    const { db } = openPostgres(to);
    return listTables(db)
      .then((tables) => tables.length === 0)
      .finally(() => db.destroy());
  }

  async function stateOf(to: string): Promise<State> {
    const { db } = openPostgres(to);
    try {
      const tables = await listTables(db);
      if (tables.length === 0) return 'empty';
      const own = tables.filter(({ name }) => name in expected);
      const found = await db.transaction().execute((trx) => printMoved(trx, own));
      return differing(expected, found).length === 0 ? 'whole' : 'in part';
    } finally {
      await db.destroy();
    }
  }
});

async function filledFolder(): Promise<string> {
  const site = await openSite();
  await fillSite(site);
  for (let comment = 0; comment < COMMENTS; comment += 1)
    await arrive(site, { text: `Un mot parmi d’autres, le ${comment}ᵉ.`.padEnd(300, ' encore') });
  await site.db.destroy();
  return site.dataDir;
}

async function printOf(dataDir: string): Promise<Fingerprint> {
  const sqlite = openToRead(join(dataDir, DATABASE_FILE));
  try {
    return await fingerprintOf(sqlite, 'any', listOwnTables(sqlite));
  } finally {
    sqlite.close();
  }
}

function markOf(dataDir: string) {
  const sqlite = openToRead(join(dataDir, DATABASE_FILE));
  try {
    return readMark(sqlite);
  } finally {
    sqlite.close();
  }
}

function countOf(states: readonly string[]): string {
  const kinds = [...new Set(states)].map(
    (kind) => `${states.filter((each) => each === kind).length} ${kind}`,
  );
  return kinds.join(', ');
}
