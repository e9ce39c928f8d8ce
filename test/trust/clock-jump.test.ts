import { expect } from 'chai';
import { newPulse } from '../../src/operations/pulse.ts';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { findHeartbeat } from '../../src/operations/heartbeat-store.ts';
import { confirmClock } from '../../src/operations/clock.ts';
import { openSiteClock } from '../../src/operations/last-run.ts';
import type { MachineClocks, SiteClock } from '../../src/operations/site-clock.ts';
import { watchOnce } from '../../src/operations/watch.ts';
import { purgeOnce } from '../../src/operations/purge.ts';
import type { Purging } from '../../src/operations/purge.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { DAY_MS, HOUR_MS } from '../support/discussion.ts';
import { fillSite } from '../support/filled-site.ts';
import type { Visit } from '../support/filled-site.ts';
import { logLines } from '../support/installation.ts';
import { answerIn, openWorkshop } from '../support/workshops.ts';
import { bareClock } from './controls/bare-clock.ts';
import { change, everyTable, tableIn } from '../support/rows.ts';

/** Longer than anything here lives. */
const AHEAD_MS = 1_100 * DAY_MS;
const GLANCE_MS = 12_000;

describe('a clock that runs ahead', function () {
  this.timeout(600_000);

  it('of 1,100 days for twelve seconds ends, erases and dates nothing, and is told of', async () => {
    const { site, machine, clock, log, visits } = await openFilled();
    const before = await everyTable(site);
    machine.leap(AHEAD_MS);
    expect(await closedTo(visits)).to.deep.equal([]);
    await purgeOnce(log.purging(clock));
    machine.pass(GLANCE_MS);
    await purgeOnce(log.purging(clock));
    expect(await everyTable(site)).to.deep.equal(before);
    await saveStrategy(new Browser(site.app), { diagnosis: { brand: 'Pendant ce temps' } });
    const saved = (await tableIn(site, 'revision')).map(({ saved_at: at }) => Number(at));
    expect(Math.max(...saved)).to.equal(NOW + GLANCE_MS);
    await watchOnce(log.watched(clock), {});
    expect(log.lines().map(({ alert, msg }) => alert ?? msg)).to.deep.equal([
      'purge held: the clock is not believed',
      'purge held: the clock is not believed',
      'clock-held',
    ]);
    const meanwhile = await everyTable(site);
    machine.leap(-AHEAD_MS);
    await purgeOnce(log.purging(clock));
    expect(withoutHeartbeat(await everyTable(site))).to.deep.equal(withoutHeartbeat(meanwhile));
    expect(await findHeartbeat(site.db)).to.equal(NOW + GLANCE_MS);
    expect(await closedTo(visits)).to.deep.equal([]);
    await site.close();
  });

  it('erases a site that takes its word (control)', async () => {
    const { site, machine, log, visits, take } = await openFilled();
    const before = await countsIn(site);
    take(bareClock(machine.clocks.wall));
    await change(site, 'delete from heartbeat');
    machine.leap(AHEAD_MS);
    await purgeOnce(log.purging(bareClock(machine.clocks.wall)));
    machine.leap(-AHEAD_MS);
    const after = await countsIn(site);
    for (const table of ['strategy', 'revision', 'draft', 'session', 'workshop', 'moderator_session'])
      expect([table, after[table]]).to.deep.equal([table, 0]);
    expect(before['strategy']).to.be.greaterThan(0);
    expect((await tableIn(site, 'comment')).every(({ email }) => email === null)).to.be.true;
    expect(await closedTo(visits)).not.to.deep.equal([]);
    const [line] = log.lines();
    expect(line?.['erased']).to.include({ strategies: 1, drafts: before['draft'] });
    await site.close();
  });

  it('at a restart comes up held, serves, and goes on by the word of its owner, who then reads what went', async () => {
    const { site, machine, clock, log, visits, take } = await openFilled();
    await purgeOnce(log.purging(clock));
    const before = await everyTable(site);
    machine.leap(AHEAD_MS);
    const restarted = await openSiteClock(site.db, site.config.backupDir, machine.clocks);
    take(restarted);
    await restarted.beat();
    await purgeOnce(log.purging(restarted));
    expect(restarted.isHeld()).to.be.true;
    expect(await closedTo(visits)).to.deep.equal([]);
    expect(await everyTable(site)).to.deep.equal(before);
    await confirmClock(site.db, machine.clocks.wall());
    await restarted.look();
    expect(restarted.isHeld()).to.be.false;
    await purgeOnce(log.purging(restarted));
    expect((await countsIn(site))['strategy']).to.equal(0);
    expect(log.lines().at(-1)?.['erased']).to.include({ strategies: 1 });
    await site.close();
  });

  it('is not believed step by step either', async () => {
    const { site, machine, clock, log } = await openFilled();
    const before = (await countsIn(site))['draft'];
    for (let step = 0; step < 10; step += 1) {
      machine.leap(6 * DAY_MS);
      machine.pass(HOUR_MS);
      await purgeOnce(log.purging(clock));
    }
    expect(clock.isHeld()).to.be.true;
    expect((await countsIn(site))['draft']).to.equal(before);
    await site.close();
  });

  it('is not seen in the first start on a database of before heartbeats, which begins with what was last stored', async () => {
    const { site, machine } = await openFilled();
    await change(site, 'delete from heartbeat');
    machine.leap(AHEAD_MS);
    const clock = await openSiteClock(site.db, site.config.backupDir, machine.clocks);
    expect([clock.isHeld(), clock.now()]).to.deep.equal([true, NOW]);
    await site.close();
  });
});

describe('a clock that is right', function () {
  this.timeout(600_000);

  it('is believed by a site that was never used, at once', async () => {
    const { site, clock } = await openClocked();
    await clock.beat();
    expect([clock.isHeld(), await findHeartbeat(site.db)]).to.deep.equal([false, NOW]);
    await site.close();
  });

  it('tells whole milliseconds, though what runs tells parts of them', async () => {
    const { site, machine, clock } = await openClocked();
    machine.pass(HOUR_MS + 0.75);
    machine.leap(-0.5);
    await clock.beat();
    expect([clock.now(), await findHeartbeat(site.db)]).to.deep.equal([NOW + HOUR_MS, NOW + HOUR_MS]);
    machine.leap(AHEAD_MS);
    expect(clock.now()).to.equal(NOW + HOUR_MS);
    await site.close();
  });

  for (const [what, night] of [
    [
      'sleeps each night',
      (machine: Machine) => {
        machine.sleep(10 * HOUR_MS);
      },
    ],
    [
      'is paused each night by what it runs in',
      (machine: Machine) => {
        machine.leap(10 * HOUR_MS);
      },
    ],
  ] as const)
    it(`is believed for a hundred days on a machine that ${what}`, async () => {
      const { site, machine, clock } = await openClocked();
      for (let day = 0; day < 100; day += 1) {
        night(machine);
        for (let hour = 0; hour < 14; hour += 1) {
          machine.pass(HOUR_MS);
          await clock.beat();
          expect(clock.isHeld(), `day ${day}`).to.be.false;
        }
      }
      expect(machine.clocks.wall() - Number(await findHeartbeat(site.db))).to.be.lessThan(DAY_MS);
      await site.close();
    });

  it('is believed after three weeks of sleep, which the machine itself has counted', async () => {
    const { site, machine, clock, log } = await openFilled();
    await clock.beat();
    machine.sleep(21 * DAY_MS);
    await purgeOnce(log.purging(clock));
    expect([clock.isHeld(), clock.now()]).to.deep.equal([false, NOW + 21 * DAY_MS]);
    await site.close();
  });

  it('is believed after a week off, and asked about after more', async () => {
    for (const [days, isHeld] of [
      [7, false],
      [8, true],
    ] as const) {
      const { site, machine, clock } = await openClocked();
      await clock.beat();
      machine.leap(days * DAY_MS);
      const restarted = await openSiteClock(site.db, site.config.backupDir, machine.clocks);
      expect([days, restarted.isHeld()]).to.deep.equal([days, isHeld]);
      await site.close();
    }
  });

  it('that was lost for an hour and found again holds nothing', async () => {
    const { site, machine, clock } = await openClocked();
    await clock.beat();
    machine.leap(-900 * DAY_MS);
    machine.pass(HOUR_MS);
    await clock.beat();
    expect(await findHeartbeat(site.db)).to.equal(NOW);
    const restarted = await openSiteClock(site.db, site.config.backupDir, machine.clocks);
    machine.leap(900 * DAY_MS);
    for (const each of [clock, restarted]) {
      await each.beat();
      expect([each.isHeld(), each.now()]).to.deep.equal([false, NOW + HOUR_MS]);
    }
    await site.close();
  });
});

interface Machine {
  readonly clocks: MachineClocks;
  /** Time goes by. */
  readonly pass: (ms: number) => void;
  /** Somebody or something sets the clock. */
  readonly leap: (ms: number) => void;
  /** Time goes by while the machine sleeps. */
  readonly sleep: (ms: number) => void;
}

function machineAt(now: number): Machine {
  let [wall, running, up] = [now, 5_000, 90_000];
  return {
    clocks: { wall: () => wall, running: () => running, up: () => up },
    pass(ms) {
      [wall, running, up] = [wall + ms, running + ms, up + ms];
    },
    leap(ms) {
      wall += ms;
    },
    sleep(ms) {
      [wall, up] = [wall + ms, up + ms];
    },
  };
}

/** The real site on the clocks of a machine that the test moves; `take` gives it another clock, as a restart does. */
async function openClocked() {
  const machine = machineAt(NOW);
  let running: Purging['clock'] | undefined;
  const site = await openSite({ BACKUP_DAYS: '0' }, undefined, { clock: () => running?.now() ?? NOW });
  const clock = await openSiteClock(site.db, site.config.backupDir, machine.clocks);
  running = clock;
  const take = (other: Purging['clock']) => (running = other);
  return { site, machine, clock, take, log: logOf(site) };
}

async function openFilled() {
  const opened = await openClocked();
  const { visits } = await fillSite(opened.site);
  const { participant, facilitator } = await openWorkshop(new Browser(opened.site.app));
  const browser = await answerIn(opened.site, participant, { listen: 'priority' });
  const group = [participant, facilitator].map((path) => ({ path, browser }));
  return { ...opened, visits: [...visits, ...group] };
}

/** What the site writes while it is purged and watched. */
function logOf({ db, config }: TestSite) {
  let written = '';
  const log = pino({}, { write: (line: string) => void (written += line) });
  return {
    purging: (clock: Purging['clock']): Purging => ({ db, clock, log, done: () => undefined }),
    watched: (clock: SiteClock) => ({
      config: readConfig({ DATA_DIR: config.dataDir, BACKUP_DAYS: '0' }),
      ...{ db, clock: clock.now, isHeld: () => clock.isHeld(), log },
      pulse: { ...newPulse(NOW), leadsSince: NOW, lastPurge: NOW },
      fileFaults: 0,
    }),
    lines: () => logLines(written),
  };
}

/** The pages that no longer open. */
async function closedTo(visits: readonly Visit[]): Promise<readonly string[]> {
  const closed: string[] = [];
  for (const { path, browser } of visits) {
    const { status } = await browser.get(path);
    if (status !== 200) closed.push(`${path} ${status}`);
  }
  return closed;
}

async function countsIn(site: TestSite): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries(
    Object.entries(await everyTable(site)).map(([table, rows]) => [table, rows.length]),
  );
}

function withoutHeartbeat(tables: Readonly<Record<string, readonly unknown[]>>) {
  return { ...tables, heartbeat: [] };
}
