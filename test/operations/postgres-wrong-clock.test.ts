import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openDatabase } from '../../src/db/engine.ts';
import { listBackups } from '../../src/operations/backup-place.ts';
import { makeDump } from '../../src/operations/dump.ts';
import { findHeartbeat, setHeartbeat } from '../../src/operations/heartbeat-store.ts';
import { purge } from '../../src/operations/purge.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { arrive } from '../support/comments.ts';
import { DAY_MS, MAILING, MINUTE_MS } from '../support/discussion.ts';
import { freshFolder } from '../support/folder.ts';
import { run } from '../support/installation.ts';
import type { Said } from '../support/installation.ts';
import { emptyDatabase, forgetDatabase } from '../support/postgres.ts';
import { databaseIn } from '../support/restored.ts';
import { countsIn, valuesOf } from '../support/rows.ts';
import { SharedSite } from '../support/shared-site.ts';

type Settings = Readonly<Record<string, string>>;

/** Far less than what parts the clocks, far more than a command takes. */
const CLOSE_MS = 30 * MINUTE_MS;
const YEAR_MS = 365 * DAY_MS;
const AHEAD = YEAR_MS;
const BEHIND = -3 * YEAR_MS;
const PASSWORD = 'quatre bouleaux devant la gare';

describe('a machine whose clock is wrong, of a site on PostgreSQL', function () {
  this.timeout(300_000);
  let site: TestSite;
  let folder: string;
  beforeEach(async () => {
    site = await openSite();
    site.time.now = Date.now();
    folder = freshFolder('wrong-clock');
  });
  afterEach(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  const databaseUrl = () => site.config.databaseUrl ?? expect.fail('no address');
  const say = (offMs: number, script: string, words: readonly string[], env: Settings = {}) =>
    run(`src/commands/${script}.ts`, words, { ...whereOf(site), ...clockOff(offMs), ...env });
  const well = async (...given: Parameters<typeof say>) => wellSaid(await say(...given));

  for (const [which, offMs] of [
    ['ahead', AHEAD],
    ['behind', BEHIND],
  ] as const) {
    it(`confirms the clock of the database when its own is ${which}, so that a later leap is still noticed`, async () => {
      await well(offMs, 'operate', ['clock', 'confirm']);
      expectNow(await findHeartbeat(site.db));
      expect(await purge(site.db, Date.now())).not.to.equal(undefined);
      expect(await purge(site.db, Date.now() + 30 * DAY_MS), 'a clock that leaps').to.equal(undefined);
    });

    it(`restores a site that begins now, though its own clock is ${which}`, async () => {
      const { file } = await makeDump({ ...site.config, databaseUrl: databaseUrl(), now: Date.now() });
      const target = await emptyDatabase("encoding 'UTF8' locale 'C'");
      await well(offMs, 'operate', ['restore', file, '--into', databaseIn(target)]);
      const restored = await openDatabase({ dataDir: '', databaseUrl: target });
      expectNow(await findHeartbeat(restored.db));
      await restored.db.destroy();
      await forgetDatabase(target);
    });

    it(`lets a letter leave that is owed for what it erases, though its own clock is ${which}`, async () => {
      const { id } = await arrive(site, { status: 'published', email: 'marthe@example.org' });
      const report = { reason: 'Faux', email: 'paul@example.org', created_at: Date.now() };
      await site.db
        .insertInto('report')
        .values({ id: 'r1', comment_id: id, closed_at: null, ...report })
        .execute();
      await well(offMs, 'operate', ['erase', '--email', 'marthe@example.org', '--yes'], MAILING);
      await purge(site.db, Date.now());
      const [due = 0, ...others] = await valuesOf<number>(site, 'select next_try_at from outbox');
      expect(others).to.deep.equal([]);
      expectNow(due);
    });
  }

  it('tells apart the clock that the site believes and its own', async () => {
    await setHeartbeat(site.db, Date.now());
    const apart = /The clock of this machine is \d+ seconds ahead of that of the database/;
    const said = await well(AHEAD, 'operate', ['clock']);
    expect(said).to.match(/^The clock of the database says .* All is well\.$/m);
    expect(said).to.match(apart);
    const doctor = await say(AHEAD, 'operate', ['doctor'], { PORT: '1' });
    expect(doctor.stdout).to.match(apart).and.not.include('the site last ran');
  });

  it('names a copy by the time of the site, years behind as it is: the next one would remove it as old', async () => {
    await well(BEHIND, 'operate', ['backup'], { BACKUP_DIR: folder });
    const [newest] = listBackups(folder, 'dump');
    expectNow(newest?.madeAt);
  });

  it('writes the log by the time of the site', async () => {
    const account = ['add', 'Camille'];
    await well(AHEAD, 'moderator', account, { MODERATOR_PASSWORD: PASSWORD });
    await well(AHEAD, 'operate', ['export', '--name', 'Camille']);
    await well(AHEAD, 'operate', ['erase', '--email', 'marthe@example.org', '--yes']);
    const times = await valuesOf<number>(site, 'select at from moderation_log');
    expect(times).to.have.length(3);
    for (const at of [...times, ...(await valuesOf<number>(site, 'select created_at from moderator'))])
      expectNow(at);
  });

  it('removes no copy before its days are over, a few days ahead as it is', async () => {
    const job = { ...site.config, backupDir: folder, databaseUrl: databaseUrl() };
    for (const days of [3, 2]) await makeDump({ ...job, now: Date.now() - days * DAY_MS });
    await setHeartbeat(site.db, Date.now());
    const env = { BACKUP_DIR: folder, BACKUP_DAYS: '7' };
    expect(await well(6 * DAY_MS, 'operate', ['backup'], env)).not.to.include('removed');
    expect(listBackups(folder, 'dump')).to.have.length(3);
  });

  it('leaves alone a copy that another machine is making, however far apart their clocks are', async () => {
    const partial = join(folder, 'wheel-20261101T000000Z.dump.17-abcd.partial');
    writeFileSync(partial, '');
    await well(AHEAD, 'operate', ['backup'], { BACKUP_DIR: folder });
    await makeDump({
      ...site.config,
      backupDir: folder,
      databaseUrl: databaseUrl(),
      now: Date.now() + AHEAD,
    });
    expect(existsSync(partial)).to.equal(true);
  });

  it('fills a site with examples that live as long as any, years behind as it is', async () => {
    await well(BEHIND, 'seed', []);
    expect((await purge(site.db, Date.now()))?.['strategies']).to.equal(0);
    expect(await countsIn(site, 'strategy')).to.deep.equal([16]);
  });

  it('answers as any other, and warns of its clock alone', async () => {
    const shared = await SharedSite.open();
    try {
      const wrong = await shared.start(clockOff(AHEAD));
      expect(wrong.site.stdout).to.include('seconds ahead of that of the database');
      expect(wrong.site.stdout).not.to.include('the site last ran');
      expect((await fetch(`${wrong.url}/fr/roue`)).status).to.equal(200);
    } finally {
      await shared.close();
    }
  });

  it('alone with its file, goes by its own (control)', async () => {
    const own = { DATA_DIR: join(folder, 'own'), MODERATOR_PASSWORD: PASSWORD, ...clockOff(AHEAD) };
    wellSaid(await run('src/commands/moderator.ts', ['add', 'Camille', '--new'], own));
    wellSaid(await run('src/commands/operate.ts', ['clock', 'confirm'], own));
    const { db } = await openDatabase({ dataDir: own.DATA_DIR });
    const at = (await findHeartbeat(db)) ?? 0;
    await db.destroy();
    expect(at - Date.now()).to.be.above(AHEAD - CLOSE_MS);
  });
});

function clockOff(offMs: number): Settings {
  const first = join(PROJECT_ROOT, 'test', 'support', 'wrong-clock.ts');
  return { NODE_OPTIONS: `--import=${first}`, CLOCK_OFF_MS: String(offMs) };
}

function wellSaid({ code, stdout, stderr }: Said): string {
  expect([code, stderr], stdout).to.deep.equal([0, '']);
  return stdout;
}

function expectNow(at = 0): void {
  expect(Math.abs(Date.now() - at)).to.be.below(CLOSE_MS);
}
