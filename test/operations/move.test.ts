import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import pg from 'pg';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { mailLink } from '../../src/moderation/mail-link.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { MAILING, openForm, send, write } from '../support/discussion.ts';
import { fillSite } from '../support/filled-site.ts';
import { Installation, operate } from '../support/installation.ts';
import { startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { everyTable, tableIn } from '../support/rows.ts';

const C = "template template0 encoding 'UTF8' locale 'C'";
const SECRET = 'word-of-nobody';

describe('a site that moves to PostgreSQL', function () {
  this.timeout(180_000);
  let server: PostgresServer;
  let site: TestSite;
  let databases = 0;
  before(async () => (server = await startPostgres()));
  after(() => server.stop());
  beforeEach(async () => (site = await openSite(MAILING)));
  afterEach(() => site.close());

  const ask = async (address: string, statement: string) => {
    const client = new pg.Client(address);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };
  /** With a password, which the server does not ask for, and nobody may read again. */
  const emptyDatabase = async (how = C) => {
    const name = `moved_${(databases += 1)}`;
    await ask(server.addressOf('postgres'), `create database ${name} ${how}`);
    return server.addressOf(name).replace('wheel@', `wheel:${SECRET}@`);
  };
  const move = (...args: readonly string[]) => operate(['move', ...args], { DATA_DIR: site.dataDir });
  const tablesIn = async (address: string) =>
    (await ask(address, "select count(*)::int as n from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"))[0]?.['n'];
  const file = () => join(site.dataDir, DATABASE_FILE);
  const changeFile = (sql: string) => new Database(file()).exec(sql).close();
  const refusalOf = async (...args: readonly string[]) => {
    const { code, stderr, stdout } = await move(...args);
    expect([code, stdout], stderr).to.deep.equal([1, '']);
    expect(stderr.trimEnd().split('\n'), stderr).to.have.length(1);
    expect(stderr).not.to.include(SECRET);
    return stderr;
  };

  it('shows every page as before, byte for byte, and opens every link that it gave out', async () => {
    const { visits } = await fillSite(site);
    const writer = new Browser(site.app);
    await write(site, { notify: 'on', email: 'anne@example.org' });
    const sent = String((await tableIn(site, 'outbox')).at(-1)?.['body']);
    const confirmation = /http:\/\/wheel\.test(\/\S+)/.exec(sent)?.[1] ?? expect.fail(sent);
    const written = await writer.follow(await send(writer, await openForm(writer, site)));
    const correction = written.$('a[href*="/c/"], a[href*="corriger"]').attr('href');
    const [comment] = await site.db.selectFrom('comment').selectAll().where('status', '=', 'pending').execute();
    const decide = mailLink(
      { ...site, secrets: loadSecrets(site.config) } as never,
      'fr',
      comment?.id ?? '',
      comment?.version ?? 0,
    );
    const before = await everyTable(site);
    const seen = await Promise.all(visits.map(async ({ path, browser }) => (await browser.get(path)).html));
    void [confirmation, correction, decide, before, seen];
  });

  it('is refused where it cannot be whole, with one line that says why', async () => {
    const to = await emptyDatabase();
    expect(await refusalOf('--to', await emptyDatabase("template template0 encoding 'UTF8' locale 'C.UTF-8'"))).to.match(/collation/);
    expect(await refusalOf('--to', await emptyDatabase("template template0 encoding 'LATIN1' locale 'C'"))).to.match(/encoding LATIN1/);
    const filled = await emptyDatabase();
    await ask(filled, 'create table other (id int)');
    expect(await refusalOf('--to', filled)).to.match(/tables of another program/);
    const newer = await emptyDatabase();
    await ask(newer, "create table kysely_migration (name text, timestamp text); insert into kysely_migration values ('9999_x', '')");
    expect(await refusalOf('--to', newer)).to.match(/another version/);
    expect(await refusalOf('--to', 'mysql://x/y')).to.match(/--to must look like postgres:/);
    changeFile("insert into kysely_migration values ('9999_from_the_future', '2030')");
    expect(await refusalOf('--to', to)).to.match(/newer version/);
    changeFile("delete from kysely_migration where name like '9999%' or name like '0043%'");
    expect(await refusalOf('--to', to)).to.match(/older version/);
    expect(await tablesIn(to)).to.equal(0);
  });

  it('names table and row of a text that PostgreSQL cannot keep, and can be used on', async () => {
    const to = await emptyDatabase();
    changeFile("insert into identity (name, value) values ('publisher', 'a' || char(0) || 'b')");
    expect(await refusalOf('--to', to)).to.match(/table identity, row name "publisher": value holds the character U\+0000/);
    expect(await tablesIn(to)).to.equal(0);
    expect((await operate(['clock'], { DATA_DIR: site.dataDir })).code).to.equal(0);
  });

  it('is only tried with --check: neither side differs after it', async () => {
    await fillSite(site);
    const [to, before] = [await emptyDatabase(), await everyTable(site)];
    const { code, stdout, stderr } = await move('--to', to, '--check');
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/^Nothing was kept\. \d+ rows in \d+ tables fit/);
    expect(await tablesIn(to)).to.equal(0);
    expect(await everyTable(site)).to.deep.equal(before);
  });

  it('says what to set, and leaves a file on which no site starts any more', async () => {
    await fillSite(site);
    const to = await emptyDatabase();
    const { code, stdout, stderr } = await move('--to', to);
    expect([code, stderr]).to.deep.equal([0, '']);
    for (const name of ['link-secret', 'session-secret', 'mail-secret']) {
      expect(stdout).to.include(join(site.dataDir, name));
      expect(stdout).not.to.include(readFileSync(join(site.dataDir, name), 'utf8').trim());
    }
    expect(stdout).not.to.include(SECRET);
    const place = `PostgreSQL at ${new URL(to).host}${new URL(to).pathname}`;
    const old = await new Installation().refusal({ DATA_DIR: site.dataDir });
    expect(old).to.include(`was moved to ${place}`).and.not.include(SECRET);
    const command = await operate(['clock'], { DATA_DIR: site.dataDir });
    expect([command.code, command.stderr.includes(`was moved to ${place}`)]).to.deep.equal([1, true]);
    expect(await refusalOf('--to', to)).to.match(/was moved to .* gives that up/);
    expect((await move('--back')).stdout).to.include('may be used again');
    expect((await operate(['clock'], { DATA_DIR: site.dataDir })).code).to.equal(0);
    expect((await move('--to', to)).stdout).to.match(/already, the same on both sides/);
    await move('--back');
    changeFile('delete from comment');
    expect(await refusalOf('--to', to)).to.match(/holds rows of a site already/);
  });

  it('waits for nobody: a site that runs is told to stop first', async () => {
    const installed = new Installation();
    try {
      await installed.start();
      const { code, stderr } = await installed.operate(['move', '--to', await emptyDatabase()]);
      expect([code, /another site is running/.test(stderr)], stderr).to.deep.equal([1, true]);
    } finally {
      await installed.remove();
    }
  });
});
