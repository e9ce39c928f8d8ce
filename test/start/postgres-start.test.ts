import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { diagnose } from '../../src/operations/doctor.ts';
import { SharedSite, addressFor, withUser } from '../support/shared-site.ts';
import { serverFaults } from '../../src/operations/server-checks.ts';
import type { ServerFacts } from '../../src/operations/server-store.ts';
import { startTransactionPooler } from '../support/pooler.ts';
import { listKnownMigrations } from '../../src/db/migrate.ts';
import { ask } from '../support/postgres.ts';

const RIGHT: ServerFacts = {
  version: 150_018,
  encoding: 'UTF8',
  collation: 'C',
  sortsBytes: true,
  user: 'wheel',
  mayCreate: true,
  hasSchema: true,
  isReadOnly: false,
};

describe('starting the site on PostgreSQL', function () {
  this.timeout(300_000);
  let shared: SharedSite;
  const open = async (made?: string) => {
    shared = await SharedSite.openEmpty(made);
  };
  afterEach(() => shared.close());

  it('brings an empty database to its version, once where two machines begin at the same moment, and needs no folder', async () => {
    await open();
    const hosts = await Promise.all([shared.begin(), shared.begin()]);
    await Promise.all(hosts.map(({ site }) => site.listening()));
    for (const { url } of hosts) expect((await fetch(`${url}/fr/roue`)).status).to.equal(200);
    const { rows } = await ask<{ readonly name: string }>(
      shared.databaseUrl,
      'select name from kysely_migration order by name',
    );
    expect(rows.map(({ name }) => name)).to.deep.equal(await listKnownMigrations());
    expect(hosts[0].site.stdout).to.include('Data: 127.0.0.1:').and.not.include('postgres://');
  });

  it('refuses a database of a newer version with one line', async () => {
    await open();
    await ask(shared.databaseUrl, 'create table kysely_migration (name text primary key, timestamp text)');
    await ask(shared.databaseUrl, "insert into kysely_migration values ('9999_from_the_future', '2030')");
    expect(await shared.refusal()).to.include('written by a newer version');
  });

  it('wants the secrets that its machines share, and makes none', async () => {
    await open();
    expect(await shared.refusal({ LINK_SECRET: '', SESSION_SECRET: '' })).to.match(
      /^strategy-wheel: LINK_SECRET and SESSION_SECRET must be given with DATABASE_URL/,
    );
    expect(await shared.refusal({ SESSION_SECRET: '' })).to.match(
      /^strategy-wheel: SESSION_SECRET must be given/,
    );
  });

  it('refuses tables that its user may not use, or of which rows would be hidden from it without a word', async () => {
    shared = await SharedSite.open();
    const say = (statement: string) => ask(shared.databaseUrl, statement);
    const asGuest = { DATABASE_URL: addressFor(shared.databaseUrl, 'guest', 'sesame') };
    await withUser('guest', 'sesame', async () => {
      await say('grant create on schema public to guest');
      await say('grant select, insert, update, delete on all tables in schema public to guest');
      await say('revoke insert on report from guest');
      expect(await shared.refusal(asGuest)).to.equal(
        'strategy-wheel: The user guest of DATABASE_URL may not read and write 1 of its tables (report): make it their owner: reassign owned by … to guest',
      );
      await say('grant insert on report to guest');
      await say('alter table comment enable row level security');
      expect(await shared.refusal(asGuest)).to.equal(
        'strategy-wheel: The user guest of DATABASE_URL does not see every row of 1 of its tables (comment), as row level security is on: set it off: alter table … disable row level security',
      );
      const { lines, healthy } = await diagnose(
        readConfig({ ...shared.settings, ...asGuest, PORT: '1' }),
        Date.now(),
      );
      expect(lines.join('\n')).to.match(/^FAULT {2}The user guest .* row level security is on/m);
      expect(healthy).to.equal(false);
      await say('drop owned by guest');
    });
    expect((await shared.start()).url, 'control: whoever owns them sees all').to.match(/^http/);
  });

  it('refuses a machine with another link secret, and no other', async () => {
    await open();
    await shared.start();
    expect(await shared.refusal({ LINK_SECRET: 'x'.repeat(43) })).to.match(
      /^strategy-wheel: LINK_SECRET is not the secret that the links of this site were made with: /,
    );
    // Without the print nothing would tell it.
    await ask(shared.databaseUrl, 'delete from secret_print');
    await shared.start({ LINK_SECRET: 'x'.repeat(43) });
  });

  it('refuses a database that sorts otherwise than by bytes', async () => {
    await open("locale 'C.UTF-8'");
    expect(await shared.refusal()).to.include('has the collation C.UTF-8, which sorts and compares unlike C');
  });

  it('refuses a database that does not hold every letter', async () => {
    await open("encoding 'LATIN1' locale 'C'");
    expect(await shared.refusal()).to.include('has the encoding LATIN1, not UTF8');
  });

  it('refuses a user who may make no tables', async () => {
    await open();
    const said = await withUser('reader', 'sesame-ouvre-toi', () =>
      shared.refusal({ DATABASE_URL: addressFor(shared.databaseUrl, 'reader', 'sesame-ouvre-toi') }),
    );
    expect(said).to.include('The user reader of DATABASE_URL may not create tables');
    expect(said).not.to.include('sesame');
  });

  it('refuses a database that is set to take no writes, or leads to no schema', async () => {
    await open();
    const set = (setting: string) =>
      ask(
        shared.databaseUrl,
        `alter database ${new URL(shared.databaseUrl).pathname.slice(1)} set ${setting}`,
      );
    await set('search_path = absent');
    expect(await shared.refusal()).to.include('has no schema that search_path leads to');
    await set('search_path = public');
    await set('default_transaction_read_only = on');
    expect(await shared.refusal()).to.include(
      'takes no writes from this user (default_transaction_read_only is on)',
    );
  });

  it('says of every machine that it tried why it takes no writes, and never the password', async () => {
    await open();
    const { pathname } = new URL(shared.databaseUrl);
    const said = await shared.refusal({
      DATABASE_URL: `postgres://wheel:sesame-ouvre-toi@127.0.0.1:1,127.0.0.1:2${pathname}`,
    });
    expect(said)
      .to.include(`no database takes writes (127.0.0.1:1${pathname}: connect ECONNREFUSED 127.0.0.1:1`)
      .and.include(`127.0.0.1:2${pathname}: connect ECONNREFUSED`)
      .and.not.include('sesame');
  });

  it('refuses a pooler that lends connections for one transaction, and takes one that lends them for a session', async () => {
    await open();
    const pooler = await startTransactionPooler(shared.databaseUrl);
    try {
      expect(await shared.refusal({ DATABASE_URL: pooler.address })).to.include(
        'The pooler of DATABASE_URL lends a connection for one transaction',
      );
      pooler.keepSessions();
      await shared.start({ DATABASE_URL: pooler.address });
    } finally {
      await pooler.stop();
    }
  });
});

describe('what a PostgreSQL server must be', () => {
  it('is version 15 or newer, in UTF8, sorted by bytes, with the right to make tables', () => {
    expect(serverFaults(RIGHT)).to.deep.equal([]);
    const problems = (other: Partial<ServerFacts>) =>
      serverFaults({ ...RIGHT, ...other }).map(({ level, problem }) => `${level} ${problem}`);
    expect(problems({ version: 140_012 })).to.deep.equal([
      'refuse is PostgreSQL 14, and 15 or newer is needed',
    ]);
    expect(problems({ version: 180_000 })).to.deep.equal([]);
    expect(problems({ encoding: 'SQL_ASCII' })).to.have.length(1);
    expect(problems({ sortsBytes: false, mayCreate: false })).to.have.length(2);
    expect(problems({ hasSchema: false, mayCreate: false })).to.have.length(1);
    expect(problems({ isReadOnly: true })).to.have.length(1);
  });
});
