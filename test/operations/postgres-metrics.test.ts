import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/engine.ts';
import { migrate } from '../../src/db/migrate.ts';
import { serverAlerts } from '../../src/operations/server-alerts.ts';
import { newPulse } from '../../src/operations/pulse.ts';
import { measureServer } from '../../src/operations/server-metrics.ts';
import { lookForConflicts, serverStandingOf } from '../../src/operations/server-watch.ts';
import { Browser } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { Cluster } from '../support/cluster.ts';
import { freePort } from '../support/process.ts';
import { administer, ask, sharedSecrets } from '../support/postgres.ts';
import { FRENCH } from '../support/discussion.ts';
import { SharedSite } from '../support/shared-site.ts';
import type { Host } from '../support/shared-site.ts';

describe('the measures of a site on PostgreSQL', function () {
  this.timeout(300_000);
  let shared: SharedSite;
  const hosts: { readonly host: Host; readonly port: number }[] = [];

  before(async () => {
    shared = await SharedSite.open();
    for (let n = 0; n < 2; n += 1) {
      const port = await freePort();
      hosts.push({ host: await shared.start({ METRICS_PORT: String(port) }), port });
    }
    await saveStrategy(new Browser(hosts[1]?.host.url ?? ''));
  });
  after(() => shared.close());

  const measure = async (index: number) => {
    const text = await (await fetch(`http://127.0.0.1:${hosts[index]?.port ?? 0}/metrics`)).text();
    return {
      text,
      valueOf: (name: string) => {
        const line = text.split('\n').find((each) => each.startsWith(`${name} `));
        return line === undefined ? undefined : Number(line.split(' ')[1]);
      },
    };
  };

  it('tell of connections, of what was begun again, and of commits in doubt', async () => {
    const { text, valueOf } = await measure(1);
    expect(valueOf('wheel_database_connections{state="busy"}')).to.be.within(0, 10);
    expect(valueOf('wheel_database_connections{state="idle"}')).to.be.within(1, 10);
    expect(valueOf('wheel_database_connections{state="waiting"}')).to.equal(0);
    for (const name of ['wheel_database_retries_total', 'wheel_database_doubts_total'])
      expect(text).to.match(new RegExp(`^# TYPE ${name} counter$`, 'm'));
    expect(valueOf('wheel_database_doubts_total')).to.equal(0);
    expect(valueOf('wheel_database_write_seconds_count'), 'commits too').to.be.greaterThan(3);
    expect(valueOf('wheel_database_wait_seconds_count')).to.be.greaterThan(3);
    expect(valueOf('wheel_database_bytes')).to.be.greaterThan(1e6);
  });

  it('say of one machine that it leads, and of each that one does', async () => {
    const measureAll = async () => [await measure(0), await measure(1)];
    const said = async () => {
      const all = await measureAll();
      const each = (name: string) => all.map(({ valueOf }) => valueOf(name)).sort();
      return [...each('wheel_leads'), ...each('wheel_leader_seen')].join(' ');
    };
    // Whoever starts serves before it has asked whether it leads; one that is held up for long is followed by the other.
    while ((await said()) !== '0 1 1 1') await setTimeout(50);
  });

  it('say that no commit waits where there is no standby', async () => {
    const { valueOf } = await measure(0);
    expect(valueOf('wheel_database_commit_waits')).to.equal(0);
    for (const mode of ['synchronous', 'asynchronous', 'unknown'])
      expect(valueOf(`wheel_database_standbys{mode="${mode}"}`), mode).to.equal(0);
  });

  it('count what was refused where the pool has to wait for the server', async () => {
    const busy = async () => (await measure(0)).valueOf('wheel_database_busy_total') ?? 0;
    const before = await busy();
    const { pathname } = new URL(shared.databaseUrl);
    const ended = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${pathname.slice(1)}'`;
    await administer(`alter database ${pathname.slice(1)} allow_connections false`);
    await ask(new URL('/postgres', shared.databaseUrl).href, ended);
    const at = (path: string) => fetch(`${hosts[0]?.host.url ?? ''}${path}`);
    expect((await at(FRENCH)).status).to.equal(503);
    expect((await at('/health')).status).to.equal(503);
    await administer(`alter database ${pathname.slice(1)} allow_connections true`);
    while ((await at('/health')).status !== 200) await setTimeout(50);
    expect(await busy()).to.be.greaterThan(before);
  });
});

describe('what is measured of a standby', function () {
  this.timeout(300_000);
  let cluster: Cluster;
  afterEach(() => cluster.erase());

  async function begin(synchronous: boolean, standbys = 1) {
    cluster = await Cluster.start({ standbys, synchronous });
    const opened = await openDatabase(
      readConfig({ DATABASE_URL: cluster.url, ...sharedSecrets('measured') }),
    );
    await migrate(opened.db);
    return opened.db;
  }

  it('is how far it is behind, and raises an alert once nobody confirms what is written', async () => {
    const db = await begin(true);
    try {
      const pulse = newPulse(0);
      const standing = () => serverStandingOf(db, pulse, 1_000);
      expect(await measureServer(db)).to.deep.include({ waits: true, hasLeader: false });
      expect((await measureServer(db)).standbys.map(({ name, mode }) => [name, mode])).to.deep.equal([
        ['n2', 'synchronous'],
      ]);
      expect(serverAlerts(await standing(), 1_000)).to.deep.equal([]);
      expect(serverAlerts(await standing(), 10 * 60_000)).to.deep.equal(['leader-missing']);
      cluster.primary.stopSenders();
      await cluster.primary.ask(
        "set synchronous_commit = local; create table filled as select repeat('x', 500) from generate_series(1, 20000)",
      );
      expect((await standing()).lagBytes).to.be.greaterThan(1e6);
      for (const standby of cluster.standbys) await standby.kill();
      cluster.primary.signal('SIGCONT');
      while ((await standing()).synchronous > 0) await setTimeout(50);
      expect(serverAlerts(await standing(), 1_000)).to.deep.equal(['standby-missing']);
    } finally {
      await db.destroy();
    }
  });

  it('is that no commit waits for it, where it is asynchronous, and that many transactions were undone', async () => {
    const db = await begin(false);
    try {
      const { waits, standbys } = await measureServer(db);
      expect([waits, standbys.map(({ mode }) => mode)]).to.deep.equal([false, ['asynchronous']]);
      const { server } = newPulse(0);
      await lookForConflicts(db, server);
      expect(server.hasManyConflicts).to.equal(false);
      const rollbacks = async () => {
        const counted =
          'select xact_rollback::int as n from pg_stat_database where datname = current_database()';
        return Number((await cluster.primary.ask(counted))[0]?.['n']);
      };
      const before = await rollbacks();
      await cluster.primary.ask('do $$ begin for n in 1..1500 loop rollback; perform 1; end loop; end $$');
      while ((await rollbacks()) < before + 1500) await setTimeout(50);
      await lookForConflicts(db, server);
      expect(server.hasManyConflicts).to.equal(true);
      await lookForConflicts(db, server);
      expect(server.hasManyConflicts).to.equal(false);
    } finally {
      await db.destroy();
    }
  });

  it('is that its archive refuses what it is given, until it takes it', async () => {
    const db = await begin(false, 0);
    const { primary } = cluster;
    const alerts = async () => serverAlerts(await serverStandingOf(db, newPulse(0), 1_000), 1_000);
    /** The server tells of its archive a moment after it tried. */
    const untilCounted = async (how: 'archived' | 'failed') => {
      const counted = `select 1 from pg_stat_archiver where ${how}_count > 0`;
      while ((await primary.ask(counted)).length === 0) await setTimeout(50);
    };
    const archiveBy = async (command: string) => {
      await primary.ask(`alter system set archive_command = '${command}'`);
      await primary.ask('select pg_reload_conf()');
      await primary.ask('create table if not exists filled (n int)');
      await primary.ask('insert into filled values (1)');
      await primary.ask('select pg_switch_wal()');
    };
    try {
      await primary.ask('alter system set archive_mode = on');
      await primary.stop();
      await primary.start();
      expect(await alerts(), 'nothing was tried').to.deep.equal([]);
      await archiveBy('false');
      await untilCounted('failed');
      expect(await alerts()).to.deep.equal(['archive-failed']);
      await archiveBy('true');
      await untilCounted('archived');
      expect(await alerts()).to.deep.equal([]);
    } finally {
      await db.destroy();
    }
  });
});
