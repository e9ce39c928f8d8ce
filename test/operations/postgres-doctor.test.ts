import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/engine.ts';
import { migrate } from '../../src/db/migrate.ts';
import { diagnose } from '../../src/operations/doctor.ts';
import { keepLinkPrint } from '../../src/operations/secret-print-store.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { Cluster } from '../support/cluster.ts';
import { operate } from '../support/installation.ts';
import { startBouncer } from '../support/pgbouncer.ts';
import { ask, sharedSecrets } from '../support/postgres.ts';
import { SharedSite, addressFor, withUser } from '../support/shared-site.ts';

const LINE = /^(?:good {3}|look {3}|FAULT {2})\S/;
const RAW = /\n\s+at |node:internal|undefined|\[object/;
const DAY_MS = 24 * 60 * 60 * 1000;

type Settings = Readonly<Record<string, string>>;

/** All that it says, one line for each look, and whether a fault is among them. */
async function look(settings: Settings) {
  const { lines, healthy } = await diagnose(readConfig({ ...settings, PORT: '1' }), Date.now());
  const text = lines.join('\n');
  expect(text).not.to.match(RAW);
  for (const line of text.split('\n')) expect(line).to.match(LINE);
  expect(/^FAULT/m.test(text), text).to.equal(!healthy);
  return { text, healthy };
}

describe('the doctor of a site on PostgreSQL', function () {
  this.timeout(300_000);
  let shared: SharedSite;
  afterEach(() => shared.close());
  const say = (statement: string) => ask(shared.databaseUrl, statement);

  interface Case {
    readonly made?: string;
    readonly spoil?: readonly string[];
    readonly env?: (databaseUrl: string) => Settings;
    readonly said: RegExp;
    readonly isHealthy?: boolean;
  }

  const CASES: Readonly<Record<string, Case>> = {
    'a database that holds no site': {
      made: '',
      said: /FAULT {2}The database of DATABASE_URL holds no site yet: start the site once, or move one there/,
    },
    'one that sorts otherwise than by bytes': {
      made: "locale 'C.UTF-8'",
      said: /FAULT {2}.* has the collation C\.UTF-8, which sorts and compares unlike C: create it anew/,
    },
    'one that does not hold every letter': {
      made: "encoding 'LATIN1' locale 'C'",
      said: /FAULT {2}.* has the encoding LATIN1, not UTF8: create it anew/,
    },
    'one of a newer version': {
      spoil: ["insert into kysely_migration values ('9999_later', '2030')"],
      said: /FAULT {2}The database of DATABASE_URL was written by a newer version: upgrade this program/,
    },
    'one that lacks a change': {
      spoil: ["delete from kysely_migration where name like '0043%'"],
      said: /look {3}.* lacks 1 changes that this version brings: make a backup, then start the site/,
      isHealthy: true,
    },
    'a trigger that was switched off': {
      spoil: ['alter table comment disable trigger comment_arrived'],
      said: /FAULT {2}.* lacks triggers \(comment\.comment_arrived\).*: switch them on/,
    },
    'a clock that runs ahead': {
      spoil: [`insert into heartbeat (id, at) values (1, ${Date.now() - 30 * DAY_MS})`],
      said: /look {3}The clock of the database .*: .*confirm/,
      isHealthy: true,
    },
    'a host that does not answer beside one that does': {
      env: (url) => ({ DATABASE_URL: url.replace(/@([^/]+)/, '@127.0.0.1:1,$1') }),
      said: /look {3}The database at 127\.0\.0\.1:1\S* does not answer \(.*ECONNREFUSED.*\): start it, or take it out/,
      isHealthy: true,
    },
    'no host at all': {
      env: (url) => ({ DATABASE_URL: url.replace(/@([^/]+)/, '@127.0.0.1:1,127.0.0.1:2') }),
      said: /FAULT {2}The database of DATABASE_URL has no host that takes writes: start one, or let a standby/,
    },
  };
  for (const [what, { made, spoil = [], env, said, isHealthy = false }] of Object.entries(CASES))
    it(`tells in words of ${what}`, async () => {
      shared = await (made === undefined ? SharedSite.open() : SharedSite.openEmpty(made));
      for (const statement of spoil) await say(statement);
      const { text, healthy } = await look({ ...shared.settings, ...env?.(shared.databaseUrl) });
      expect(text).to.match(said);
      expect(healthy, text).to.equal(isHealthy);
    });

  it('finds nothing that a site lacks, and tells what a server on one disk may lose', async () => {
    shared = await SharedSite.open();
    const { code, stdout, stderr } = await operate(['doctor'], { ...shared.settings, PORT: '1' });
    expect([code, stderr], stdout).to.deep.equal([0, '']);
    for (const line of [
      /^good {3}the database at \S+ takes writes \(PostgreSQL \d+/m,
      /^good {3}the database is of this version$/m,
      /^good {3}its triggers are there, and on$/m,
      /^look {3}.* does not wait for its disk \(fsync, full_page_writes, synchronous_commit = off\), so a machine that stops may damage the whole database: set fsync/m,
      /^look {3}.* has no standby that this user can see: if that machine fails, what was acknowledged last may be lost: set synchronous_standby_names/m,
      /^look {3}The user wheel of DATABASE_URL may do anything on that server.*: make it a user without rights/m,
      /^look {3}.* has no site connected that sends letters.*: start the site/m,
    ])
      expect(stdout).to.match(line);
    expect(stdout).not.to.match(/^FAULT/m);
  });

  it('wants the secrets that its machines share, and ends with 1', async () => {
    shared = await SharedSite.open();
    const { code, stdout } = await operate(['doctor'], { ...shared.settings, LINK_SECRET: '' });
    expect(code).to.equal(1);
    expect(stdout).to.match(/^FAULT {2}LINK_SECRET must be given with DATABASE_URL/);
  });

  it('knows the link secret that the links were made with from another', async () => {
    shared = await SharedSite.open();
    const config = readConfig(shared.settings);
    const { db } = await openDatabase(config);
    await keepLinkPrint(db, loadSecrets(config).linkPrint);
    await db.destroy();
    expect((await look(shared.settings)).healthy).to.equal(true);
    const { text, healthy } = await look({ ...shared.settings, LINK_SECRET: 'x'.repeat(43) });
    expect(text).to.match(
      /^FAULT {2}LINK_SECRET is not the secret .*: give the one that its other machines/m,
    );
    expect(healthy).to.equal(false);
  });

  it('tells a user that may not make tables, or may not use those of the site, whose they should be', async () => {
    shared = await SharedSite.open();
    const asReader = { DATABASE_URL: addressFor(shared.databaseUrl, 'visitor', 'sesame-ouvre-toi') };
    await withUser('visitor', 'sesame-ouvre-toi', async () => {
      const { text } = await look({ ...shared.settings, ...asReader });
      expect(text).to.match(/^FAULT {2}The user visitor .* may not create tables: make it the owner/m);
      expect(text).not.to.include('sesame');
      await say('grant create on schema public to visitor');
      const closed = await look({ ...shared.settings, ...asReader });
      expect(closed.text).to.match(
        /^FAULT {2}The user visitor .* may not read and write \d+ of its tables \(.*\): make it their owner/m,
      );
      await say('revoke create on schema public from visitor');
    });
  });

  for (const mode of ['transaction', 'session'] as const)
    it(`looks through PgBouncer in ${mode} mode`, async () => {
      shared = await SharedSite.open();
      const bouncer = await startBouncer(shared.databaseUrl, mode);
      try {
        const { text, healthy } = await look({ ...shared.settings, DATABASE_URL: bouncer.address });
        expect(healthy, text).to.equal(mode === 'session');
        if (mode === 'transaction')
          expect(text).to.match(
            /^FAULT {2}The pooler of DATABASE_URL lends a connection for one transaction.*: set it to session pooling/m,
          );
        else expect(text).to.include('the database is of this version');
      } finally {
        await bouncer.stop();
      }
    });
});

describe('the doctor of a site whose database has a standby', function () {
  this.timeout(300_000);
  let cluster: Cluster;
  afterEach(() => cluster.erase());

  async function begin(synchronous: boolean): Promise<Settings> {
    cluster = await Cluster.start({ standbys: 1, synchronous });
    const settings = { DATABASE_URL: cluster.url, ...sharedSecrets('doctor') };
    const { db } = await openDatabase(readConfig(settings));
    await migrate(db);
    await db.destroy();
    return settings;
  }
  const set = async (setting: string) => {
    await cluster.primary.ask(`alter system set ${setting}`);
    await cluster.primary.ask('select pg_reload_conf()');
  };

  it('says that what was acknowledged may be lost where no commit waits for it', async () => {
    const { text, healthy } = await look(await begin(false));
    expect(text).to.match(/^good {3}the database at \S+ answers, as a standby$/m);
    expect(text).to.match(
      /^look {3}The primary .* acknowledges before any of its standbys \(1\) has a commit: if that machine fails, what was acknowledged last may be lost: set/m,
    );
    expect(healthy).to.equal(true);
  });

  it('is content where each commit waits for it, and tells each setting that undoes that', async () => {
    const settings = await begin(true);
    expect((await look(settings)).text)
      .to.match(/^good {3}a commit waits for a standby \(ANY 1 \(n1, n2\)\); connected: 1$/m)
      .and.not.match(/acknowledge.*lost|its disk/);
    await set('synchronous_commit = local');
    expect((await look(settings)).text).to.match(
      /^look {3}.* acknowledges before .* has a commit \(synchronous_commit = local\): .*may be lost/m,
    );
    await set('synchronous_commit = off');
    expect((await look(settings)).text)
      .to.match(
        /^look {3}.* its disk \(synchronous_commit = off\), .* loses what was acknowledged last: set/m,
      )
      .and.match(/may be lost/);
    await set('synchronous_commit = on');
    await set('fsync = off');
    expect((await look(settings)).text).to.match(
      /^look {3}.* does not wait for its disk \(fsync = off\), so a machine that stops may damage .*: set fsync to on/m,
    );
    for (const standby of cluster.standbys) await standby.kill();
    // The primary notices by itself, once what sends to it is given its turn.
    while ((await cluster.primary.ask('select 1 from pg_stat_replication')).length > 0) await setTimeout(50);
    const { text, healthy } = await look(settings);
    expect(text).to.match(
      /^FAULT {2}.* waits at each commit for a standby .*, and none follows: .*: start a standby/m,
    );
    expect(healthy).to.equal(false);
  });
});
