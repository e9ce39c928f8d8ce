import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import pg from 'pg';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { SECRET_FILES, loadSecrets } from '../../src/secrets.ts';
import { mailLink } from '../../src/moderation/mail-link.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { MAILING, commentIn, idAt, write } from '../support/discussion.ts';
import { fillSite } from '../support/filled-site.ts';
import type { Visit } from '../support/filled-site.ts';
import { Installation, operate } from '../support/installation.ts';
import { startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { everyTable, rowsOf, tableIn } from '../support/rows.ts';
import type { Row } from '../support/rows.ts';
import { addressFor } from '../support/shared-site.ts';

const C = "template template0 encoding 'UTF8' locale 'C'";
const SECRET = 'word-of-nobody';

/** The question differs each time that it is asked. */
const QUESTION =
  /(name="captcha-token" value=")[^"]*|\(\d+ \+ \d+\)|\(\d+\)\s*\+\s*\(\d+\)|name="[\w-]*token" value="[^"]*"/g;

function contentOf(answer: Answer): string {
  return answer.html.replace(QUESTION, '');
}

function withoutKysely(
  tables: Readonly<Record<string, readonly Row[]>>,
): Readonly<Record<string, readonly string[]>> {
  const own = Object.entries(tables).filter(([name]) => !/^(?:kysely|sqlite)_|^moved$/.test(name));
  return Object.fromEntries(own.map(([name, rows]) => [name, rows.map(sorted).sort()]));
}

function sorted(row: Row): string {
  return JSON.stringify(Object.entries(row).sort());
}

function settingOf(file: string): string {
  return file.toUpperCase().replace('-', '_');
}

describe('a site that moves to PostgreSQL', function () {
  this.timeout(300_000);
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
    (
      await ask(
        address,
        "select count(*)::int as n from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
      )
    )[0]?.['n'];
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
    const links = await linksGivenOut();
    const shown = [];
    for (const { path, browser } of visits) shown.push({ path, browser, answer: await browser.get(path) });
    const before = await everyTable(site);
    const to = await emptyDatabase();
    expect((await move('--to', to)).stderr).to.equal('');
    const carried = Object.fromEntries(
      SECRET_FILES.map((name) => [`${settingOf(name)}_FILE`, join(site.dataDir, name)]),
    );
    const moved = await openSite({ ...MAILING, DATABASE_URL: to, ...carried }, site.dataDir);
    moved.time.now = site.time.now;
    try {
      const after = withoutKysely(await everyTable(moved));
      const expected = withoutKysely(before);
      expect(Object.keys(after).sort()).to.deep.equal(Object.keys(expected).sort());
      for (const [table, rows] of Object.entries(expected)) expect(after[table], table).to.deep.equal(rows);
      for (const { path, browser, answer } of shown)
        expect(contentOf(await browser.at(moved.app).get(path)), path).to.equal(contentOf(answer));
      await expectToOpen(moved, links);
      await expectToCount(moved);
    } finally {
      await moved.db.destroy();
    }
    // The control: with other secrets the same rows open none of them.
    const others = Object.fromEntries(
      SECRET_FILES.map((name) => [settingOf(name), randomBytes(32).toString('base64url')]),
    );
    const stranger = await openSite({ ...MAILING, DATABASE_URL: to, ...others }, site.dataDir);
    stranger.time.now = site.time.now;
    try {
      const answers = await Promise.all(
        links.map(async ({ path, browser }) => (await browser.at(stranger.app).get(path)).status),
      );
      expect(answers.every((status) => status >= 400)).to.equal(true);
    } finally {
      await stranger.db.destroy();
    }
  });

  it('needs a user with no rights but those over its own database', async () => {
    const to = await emptyDatabase();
    const { pathname } = new URL(to);
    await ask(server.addressOf('postgres'), 'create role plain login');
    await ask(server.addressOf('postgres'), `alter database ${pathname.slice(1)} owner to plain`);
    const { code, stdout, stderr } = await move('--to', addressFor(to, 'plain', SECRET));
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.include('the same on both sides');
  });

  /** Those that secrets sign: the correction of a comment, the confirmation of an address, a decision by mail. */
  async function linksGivenOut(): Promise<readonly Visit[]> {
    const writer = new Browser(site.app);
    const sent = await write(site, { notify: 'on', email: 'anne@example.org' }, { browser: writer });
    const correction =
      commentIn(await writer.follow(sent), idAt(sent))
        .find('.notice a')
        .attr('href') ?? '';
    const letter = String((await tableIn(site, 'outbox')).at(-1)?.['body']);
    const confirmation = /http:\/\/wheel\.test(\/\S+)/.exec(letter)?.[1] ?? '';
    const signing = { config: site.config, secrets: loadSecrets(site.config), clock: () => site.time.now };
    const { pathname } = new URL(mailLink(signing, 'fr', idAt(sent), 1));
    return [correction, confirmation, pathname].map((path) => ({ path, browser: writer }));
  }

  async function expectToOpen(moved: TestSite, links: readonly Visit[]): Promise<void> {
    for (const { path, browser } of links) {
      expect(path).to.match(/^\/fr\/./);
      expect((await browser.at(moved.app).get(path)).status, path).to.equal(200);
    }
  }

  /** Counts came as rows: nothing that watches the tables has counted them again, and it counts what comes now. */
  async function expectToCount(moved: TestSite): Promise<void> {
    const counted = async () => [
      await rowsOf(
        moved,
        "select what, sum(count) as n from comment_count where what <> 'thread' group by what order by what",
      ),
      await rowsOf(
        moved,
        "select status as what, count(*) as n from comment where text <> '' group by status order by status",
      ),
    ];
    const [kept, real] = await counted();
    expect(kept).to.deep.equal(real);
    const version = await moved.contentVersion();
    await arrive(moved, { status: 'published' });
    const [keptNow, realNow] = await counted();
    expect(keptNow).to.deep.equal(realNow).and.not.deep.equal(real);
    expect(await moved.contentVersion()).to.be.above(version);
  }

  it('is refused where it cannot be whole, with one line that says why', async () => {
    const to = await emptyDatabase();
    expect(
      await refusalOf('--to', await emptyDatabase("template template0 encoding 'UTF8' locale 'C.UTF-8'")),
    ).to.match(/collation/);
    expect(
      await refusalOf('--to', await emptyDatabase("template template0 encoding 'LATIN1' locale 'C'")),
    ).to.match(/encoding LATIN1/);
    const filled = await emptyDatabase();
    await ask(filled, 'create table other (id int)');
    expect(await refusalOf('--to', filled)).to.match(/tables of another program/);
    const newer = await emptyDatabase();
    await ask(
      newer,
      "create table kysely_migration (name text, timestamp text); insert into kysely_migration values ('9999_x', '')",
    );
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
    expect(await refusalOf('--to', to)).to.match(
      /table identity, row name "publisher": value holds the character U\+0000/,
    );
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
      expect([code, stderr.includes('another site is running')], stderr).to.deep.equal([1, true]);
    } finally {
      await installed.remove();
    }
  });
});
