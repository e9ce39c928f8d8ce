import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { APPLICATION } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/engine.ts';
import { migrate, migrateInside } from '../../src/db/migrate.ts';
import { differing } from '../../src/db/print.ts';
import { manifestName } from '../../src/operations/backup-files.ts';
import { digestOf, readManifest } from '../../src/operations/backup-place.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { makeDump, readDump } from '../../src/operations/dump.ts';
import { runOn } from '../../src/db/postgres/programs.ts';
import { restoreDump } from '../../src/operations/restore-dump.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { arrive, writeOn } from '../support/comments.ts';
import { fillSite } from '../support/filled-site.ts';
import { operate } from '../support/installation.ts';
import { administer, ask, emptyDatabase, forgetDatabase, sharedSecrets } from '../support/postgres.ts';
import { SiteProcess, freePort, scriptArguments } from '../support/process.ts';
import { copyOf, databaseIn } from '../support/restored.ts';
import { change, tableIn } from '../support/rows.ts';
import { addressFor, withUser } from '../support/shared-site.ts';

const C = "encoding 'UTF8' locale 'C'";
const PASSWORD = 'word-of-nobody';
/** What the text of a copy could take for the beginning or the end of a table, an empty value or a new row. */
const AWKWARD = 'a\tb\nCOPY public.comment (id) FROM stdin;\n\\.\n\\N\\n\r\u2028\u0001 « é » \\x41';

describe('a copy of a site on PostgreSQL', function () {
  this.timeout(300_000);
  let site: TestSite;
  let elsewhere: string;
  const databases: string[] = [];
  beforeEach(async () => {
    site = await openSite();
    elsewhere = freshFolder('elsewhere');
  });
  afterEach(async () => {
    await site.close();
    for (const address of databases.splice(0)) await forgetDatabase(address);
    rmSync(elsewhere, { recursive: true });
  });

  const address = () => site.config.databaseUrl ?? expect.fail('no address');
  const withPassword = () => address().replace('wheel@', `wheel:${PASSWORD}@`);
  const empty = async (made = C) => {
    const made_ = await emptyDatabase(made);
    databases.push(made_);
    return made_;
  };
  const run = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    operate(words, { ...whereOf(site), DATABASE_URL: withPassword(), ...env });
  const restore = (file: string, target: string, env: Readonly<Record<string, string>> = {}) =>
    run(['restore', file, '--into', databaseIn(target)], env);
  const relationsIn = async (target: string) =>
    (
      await ask<{ readonly n: number }>(
        target,
        "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace",
      )
    ).rows[0]?.n;
  const refusalHere = (file: string, target: string): Promise<string> =>
    restoreDump({
      file,
      into: databaseIn(target),
      databaseUrl: withPassword(),
      timeOn: () => Promise.resolve(site.time.now),
    }).then(
      () => expect.fail('it was restored'),
      (error: unknown) => (error as Error).message,
    );
  const refusalOfCommand = async (...given: Parameters<typeof restore>): Promise<string> => {
    const { code, stdout, stderr } = await restore(...given);
    expect([code, stdout], stderr).to.deep.equal([1, '']);
    return stderr;
  };
  /** Tables of it that nobody else can see, or use. */
  const locksIn = async (target: string) =>
    (
      await ask<{ readonly n: number }>(
        target,
        "select count(distinct relation)::int as n from pg_locks where database = (select oid from pg_database where datname = current_database()) and mode = 'AccessExclusiveLock'",
      )
    ).rows[0]?.n ?? 0;
  /** One line that tells nothing of a password; the database stays as it was. */
  const refusalOf = async (file: string, target: string, env?: Readonly<Record<string, string>>) => {
    const before = await relationsIn(target);
    const stderr = await (env === undefined
      ? refusalHere(file, target)
      : refusalOfCommand(file, target, env));
    expect(stderr.trimEnd().split('\n'), stderr).to.have.length(1);
    expect(stderr).not.to.include(PASSWORD);
    expect(await relationsIn(target)).to.equal(before);
    return stderr;
  };
  /** A program that stands in the way of the real one. */
  const inTheWay = (name: string, script: string) => {
    const folder = join(elsewhere, `${name}-in-the-way`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
    return `${folder}:${process.env['PATH'] ?? ''}`;
  };

  /** The first reading proves the copy, the second one fills the database. */
  const onSecondReading = (name: string, script: string) => {
    const read = join(elsewhere, `read-${name}`);
    return inTheWay(
      'pg_restore',
      `if [ -e ${read} ]; then ${script}; exit; fi
case "$1" in --version) ;; *) touch ${read};; esac
exec /usr/bin/pg_restore "$@"`,
    );
  };

  it('is put back by a user with no rights but those over its own database', async () => {
    await fillSite(site);
    const file = await copyOf(site);
    const target = await empty();
    await withUser('plain_owner', PASSWORD, async () => {
      await administer(`alter database ${databaseIn(target)} owner to plain_owner`);
      const asPlain = { DATABASE_URL: addressFor(target, 'plain_owner', PASSWORD) };
      const { code, stderr } = await restore(file, target, asPlain);
      await ask(target, 'reassign owned by plain_owner to wheel');
      expect([code, stderr]).to.deep.equal([0, '']);
    });
  });

  it('is one private file with its print beside it, made by a program that is told no password aloud', async () => {
    await fillSite(site);
    const told = join(elsewhere, 'told');
    const path = inTheWay('pg_dump', `echo "$@" >> ${told}; env >> ${told}.env; exec /usr/bin/pg_dump "$@"`);
    const { code, stdout, stderr } = await run(['backup'], { PATH: path });
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/rows, \d+ bytes, opened again and compared table by table/);
    expect(stdout).to.include(', and LINK_SECRET in yet another place');
    const names = readdirSync(site.config.backupDir).sort();
    expect(names).to.have.length(2);
    expect(names[1]).to.equal(`${names[0] ?? ''}.json`);
    for (const name of names)
      expect(statSync(join(site.config.backupDir, name)).mode & 0o777).to.equal(0o600);
    expect(readFileSync(told, 'utf8')).to.include('--snapshot=').and.not.include(PASSWORD);
    const env = readFileSync(`${told}.env`, 'utf8');
    expect(env, 'where it is told').to.include(`PGPASSWORD=${PASSWORD}`);
    const secrets = sharedSecrets(site.dataDir);
    const bytes = readFileSync(join(site.config.backupDir, names[0] ?? ''), 'latin1');
    for (const secret of [secrets.LINK_SECRET, secrets.SESSION_SECRET]) {
      expect(env).not.to.include(secret);
      expect(bytes).not.to.include(secret);
    }
  });

  it('is whole and of one instant while others write, which one without a snapshot is not (control)', async () => {
    await fillSite(site);
    const stopped = new AbortController();
    const writing = writeOn(site, stopped.signal);
    const files = [await copyOf(site), await copyOf(site), await copyOf(site)];
    stopped.abort();
    expect(await writing).to.be.greaterThan(5);
    const counts = files.map((file) => readManifest(file)?.tables['comment']?.rows ?? 0);
    expect([...counts].sort((a, b) => a - b)).to.deep.equal(counts);
    for (const file of files) expect((await restore(file, await empty())).stderr).to.equal('');
    // The same words to pg_dump but for the snapshot: what came since it was taken is in the dump.
    const path = inTheWay(
      'pg_dump',
      `case "$1" in --version) exec /usr/bin/pg_dump "$@";; esac
for word; do shift; case "$word" in --snapshot=*) ;; *) set -- "$@" "$word";; esac; done
psql -q -d ${address()} -c "update comment set text = text || '!'"
exec /usr/bin/pg_dump "$@"`,
    );
    const late = await run(['backup'], { PATH: path });
    expect([late.code, late.stderr]).to.satisfy(
      ([code, said]: [number, string]) => code === 1 && /does not hold what was copied: comment$/m.test(said),
    );
    expect(readdirSync(site.config.backupDir).filter((name) => name.includes('partial'))).to.deep.equal([]);
  });

  it('keeps every text as it is, whatever it looks like', async () => {
    await arrive(site, { text: AWKWARD, name: '\\N' });
    const target = await empty();
    expect((await restore(await copyOf(site), target)).stderr).to.equal('');
    const { db } = await openDatabase({ dataDir: '', databaseUrl: target });
    const [comment] = await tableIn({ db }, 'comment');
    await db.destroy();
    expect(comment).to.include({ text: AWKWARD, name: '\\N' });
  });

  it('is taken from the host that takes writes, and told in a line where none does', async () => {
    const dead = address().replace('127.0.0.1:', '127.0.0.1:1,127.0.0.1:');
    expect((await run(['backup'], { DATABASE_URL: dead })).code).to.equal(0);
    const none = await run(['backup'], { DATABASE_URL: 'postgres://wheel@127.0.0.1:1/wheel' });
    expect([none.code, none.stderr]).to.satisfy(
      ([code, said]: [number, string]) =>
        code === 1 && /^strategy-wheel: no database takes writes .*\n$/.test(said),
    );
  });

  it('needs the programs of PostgreSQL, of the version of the server or newer', async () => {
    mkdirSync(join(elsewhere, 'nothing'));
    const missing = await run(['backup'], { PATH: join(elsewhere, 'nothing') });
    expect([missing.code, missing.stderr]).to.deep.equal([
      1,
      'strategy-wheel: pg_dump cannot be run on this machine (spawn pg_dump ENOENT): install the client programs of PostgreSQL (on Debian: apt-get install postgresql-client)\n',
    ]);
    const old = await run(['backup'], { PATH: inTheWay('pg_dump', 'echo "pg_dump (PostgreSQL) 14.9"') });
    expect([old.code, old.stderr]).to.satisfy(
      ([code, said]: [number, string]) =>
        code === 1 && /^strategy-wheel: pg_dump is of version 14, .*\n$/.test(said),
    );
    const target = await empty();
    const file = await copyOf(site);
    expect(await refusalOf(file, target, { PATH: join(elsewhere, 'nothing') })).to.match(
      /pg_restore cannot be run/,
    );
  });

  it('says whose link secret it was made with', async () => {
    await change(
      site,
      'insert into secret_print (name, print) values (?, ?)',
      ...['link', await printOfThis()],
    );
    const file = await copyOf(site);
    const same = await restore(file, await empty());
    expect(same.stdout).to.include('LINK_SECRET is the one that its links were made with');
    const other = await restore(file, await empty(), { LINK_SECRET: 'another-one-'.repeat(4) });
    expect(other.stdout).to.include('made with another LINK_SECRET').and.not.include('another-one-');
  });

  async function printOfThis(): Promise<string> {
    const { loadSecrets } = await import('../../src/secrets.ts');
    return loadSecrets(site.config).linkPrint;
  }

  it('of an older version is restored as it is, and brought along by the next start', async () => {
    const older = await openDatabase({ dataDir: '', databaseUrl: await empty() });
    await older.db.connection().execute((con) => migrateInside(con, '0043_fix_feed_ids'));
    await older.db.destroy();
    const { file } = await makeDump({
      ...site.config,
      databaseUrl: databases.at(-1) ?? '',
      now: site.time.now,
    });
    const target = await empty();
    expect((await restore(file, target)).stderr).to.equal('');
    const { db } = await openDatabase({ dataDir: '', databaseUrl: target });
    const names = async () => (await tableIn({ db }, 'kysely_migration')).map(({ name }) => name);
    expect((await names()).at(-1)).to.equal('0043_fix_feed_ids');
    await migrate(db);
    expect((await names()).length).to.equal((await tableIn(site, 'kysely_migration')).length);
    await db.destroy();
  });

  describe('is refused, and the database stays as it was,', () => {
    it('where it is damaged, cut short or changed by hand', async () => {
      await fillSite(site);
      const target = await empty();
      const [file, bytes] = await copied();
      const middle = Math.floor(bytes.length / 2);
      writeFileSync(
        file,
        Buffer.concat([bytes.subarray(0, middle), Buffer.alloc(40), bytes.subarray(middle + 40)]),
      );
      expect(await refusalOf(file, target)).to.match(/is not as it was made: it is damaged/);
      writeFileSync(file, bytes);
      truncateSync(file, middle);
      expect(await refusalOf(file, target)).to.match(/is not as it was made/);
      // Nothing beside it says what it held: then the file itself does.
      const beside = readFileSync(manifestName(file));
      rmSync(manifestName(file));
      expect(await refusalOf(file, target)).to.match(/cannot be read: /);
      writeFileSync(file, bytes);
      expect((await restore(file, await empty())).stdout).to.include('nothing beside it says what it held');
      // Somebody who also mends the digest is met by the print of the table.
      await change(site, "update comment set text = text || ' changed'");
      const changed = await copyOf(site);
      const sha256 = await digestOf(changed);
      writeFileSync(
        manifestName(changed),
        JSON.stringify({ ...(JSON.parse(beside.toString()) as object), sha256 }),
      );
      expect(await refusalOf(changed, target)).to.match(/does not hold what was copied: comment$/m);
      expect((await restore(file, target)).code, 'what was refused before it').to.equal(0);
    });

    it('where a newer program made it', async () => {
      await change(site, "insert into kysely_migration values ('9999_from_the_future', '2030')");
      expect(await refusalOf(await copyOf(site), await empty())).to.match(
        /newer version of this program \(9999_from_the_future\)/,
      );
    });

    it('where it is a dump of another program', async () => {
      const [shop, file] = [await empty(), join(elsewhere, 'shop.dump')];
      await ask(shop, 'create table comment (id int, price int); insert into comment values (1, 2)');
      await runOn(shop, 'pg_dump', ['--format=custom', `--file=${file}`]);
      expect(await refusalOf(file, await empty())).to.match(/shop\.dump is not a backup of this site$/m);
    });

    it('where the database holds anything, sorts otherwise, has another encoding or is not there', async () => {
      const [file] = await copied();
      const filled = await empty();
      await ask(filled, 'create sequence other');
      expect(await refusalOf(file, filled)).to.match(
        /is not empty: name one that is, nothing is written over/,
      );
      expect(await refusalOf(file, address())).to.match(/is not empty/);
      expect(await refusalOf(file, await empty("encoding 'UTF8' locale 'C.UTF-8'"))).to.match(/collation/);
      expect(await refusalOf(file, await empty("encoding 'LATIN1' locale 'C'"))).to.match(/encoding LATIN1/);
      const nowhere = await run(['restore', file, '--into', 'nowhere_at_all']);
      expect(nowhere.stderr).to.match(/does not exist\); if it is not there yet: create database .*\n$/);
      const folder = await run(['restore', file, '--into', join(elsewhere, 'folder')]);
      expect(folder.stderr).to.include('--into must be the name of an empty database');
      expect(existsSync(join(elsewhere, 'folder'))).to.equal(false);
    });

    it('where it is a copy of the other engine, with the way there', async () => {
      const other = freshFolder('sqlite', elsewhere);
      const { openSqlite } = await import('../../src/db/sqlite/open.ts');
      const sqlite = openSqlite(other);
      await migrate(sqlite.db);
      await sqlite.db.destroy();
      const { file } = await makeBackup({
        ...site.config,
        dataDir: other,
        backupDir: join(other, 'b'),
        now: 0,
      });
      expect(await refusalOf(file, await empty())).to.match(
        /SQLite goes there by npm run restore -- FILE --into FOLDER without DATABASE_URL, then npm run move/,
      );
      const [dump] = await copied();
      const back = await operate(['restore', dump, '--into', join(elsewhere, 'back')], {
        DATA_DIR: elsewhere,
      });
      expect([back.code, existsSync(join(elsewhere, 'back'))]).to.deep.equal([1, false]);
      expect(back.stderr).to.match(/is a copy of a site on PostgreSQL: give DATABASE_URL, .*\n$/);
    });

    it('where not all of it arrives, though nothing complains', async () => {
      await fillSite(site);
      const [file] = await copied();
      for (const [table, why] of [
        ['moderation_log', /these tables did not arrive as they are: moderation_log$/m],
        ['strategy', /violates foreign key constraint/],
      ] as const) {
        const lacking = `/^COPY public.${table} /{print; getline; next} {print}`;
        const path = onSecondReading(table, `/usr/bin/pg_restore "$@" | awk '${lacking}'`);
        expect(await refusalOf(file, await empty(), { PATH: path }), table).to.match(why);
      }
    });
  });

  it('leaves nothing for good where one was cut off: the next that comes an hour later sweeps it away', async () => {
    const [kept] = await copied();
    const { backupDir } = site.config;
    const left = [
      'wheel-20261101T000000Z.dump.17-abcd.partial',
      'wheel-20261101T000000Z.dump.17-abcd.partial.json',
      // Cut off between the name of the words beside it and its own.
      'wheel-20261101T000000Z.dump.json',
    ];
    for (const name of [...left, 'notes.json']) writeFileSync(join(backupDir, name), '{}');
    const longAgo = site.time.now / 1000 - 2 * 3600;
    const isThere = () => [...left, 'notes.json'].map((name) => existsSync(join(backupDir, name)));
    await copyOf(site);
    expect(isThere(), 'another may be at it').to.deep.equal([true, true, true, true]);
    for (const name of [...left, 'notes.json', manifestName(kept)])
      utimesSync(resolve(backupDir, name), longAgo, longAgo);
    await copyOf(site);
    expect(isThere()).to.deep.equal([false, false, false, true]);
    expect(existsSync(manifestName(kept))).to.equal(true);
  });

  it('that is killed while it is put in place leaves the database empty, where tables stood already', async () => {
    await fillSite(site);
    const [file] = await copied();
    const target = await empty();
    const half = join(elsewhere, 'half');
    const path = onSecondReading(
      'half',
      `/usr/bin/pg_restore "$@" | awk '/^COPY public.thread /{exit} {print}'; touch ${half}; while [ -e ${half} ]; do sleep 1; done`,
    );
    const restoring = spawn(
      process.execPath,
      [...scriptArguments('src/commands/operate.ts'), 'restore', file, '--into', databaseIn(target)],
      { cwd: PROJECT_ROOT, env: { ...whereOf(site), PATH: path }, stdio: 'ignore' },
    );
    while (!existsSync(half)) await setTimeout(20);
    // It waits for the rest of a dump: what came is in its transaction.
    while ((await locksIn(target)) < 30) await setTimeout(20);
    restoring.kill('SIGKILL');
    await once(restoring, 'exit');
    while ((await locksIn(target)) > 0) await setTimeout(20);
    expect(await relationsIn(target)).to.equal(0);
    expect((await restore(file, target)).stderr, 'and again').to.equal('');
  });

  it('that is put in place again ends well where all of it came before, and only as long as nothing was written', async () => {
    await fillSite(site);
    const invited = `insert into invitation (id, token_hash, name, role, lang, invited_by, created_at, expires_at) values ('i', 'h', 'Alix', 'moderator', 'fr', 'o', 0, 1)`;
    await change(site, invited);
    const [file] = await copied();
    const target = await empty();
    const first = await restore(file, target);
    expect([first.code, first.stderr]).to.deep.equal([0, '']);
    const again = await restore(file, target);
    expect([again.code, again.stdout, again.stderr]).to.deep.equal([0, first.stdout, '']);
    await ask(target, "update comment set text = 'Un autre mot'");
    expect(await refusalOf(file, target, {})).to.match(
      /is not empty: name one that is, nothing is written over/,
    );
    expect((await ask(target, 'select distinct text from comment')).rows).to.deep.equal([
      { text: 'Un autre mot' },
    ]);
  });

  it('is all there for a site that is started while it is put in place', async () => {
    await fillSite(site);
    const [file] = await copied();
    const target = await empty();
    const go = join(elsewhere, 'go');
    const path = onSecondReading(
      'held',
      `while [ ! -e ${go} ]; do sleep 0.05; done; exec /usr/bin/pg_restore "$@"`,
    );
    const restoring = restore(file, target, { PATH: path });
    const count = async (what: string) =>
      (await ask<{ readonly n: number }>(target, `select count(*)::int as n from ${what}`)).rows[0]?.n ?? 0;
    while ((await locksIn(target)) < 30) await setTimeout(20);
    const connections = async () =>
      (
        await ask<{ readonly pid: number }>(
          target,
          `select pid from pg_stat_activity where datname = current_database() and application_name = '${APPLICATION}'`,
        )
      ).rows.map(({ pid }) => pid);
    const before = await connections();
    const isCome = async () => (await connections()).some((pid) => !before.includes(pid));
    const started = new SiteProcess({
      ...whereOf(site),
      DATABASE_URL: target,
      PORT: String(await freePort()),
    });
    try {
      while (started.isRunning && !(await isCome())) await setTimeout(20);
      // Longer than a statement of it may wait for a lock.
      await setTimeout(11_000);
      writeFileSync(go, '');
      expect((await restoring).stderr).to.equal('');
      await started.listening();
      expect(await count('comment')).to.equal((await tableIn(site, 'comment')).length);
    } finally {
      started.signal('SIGKILL');
      await started.ended();
    }
  });

  it('would be there in part if each table were kept as it comes (control)', async () => {
    await fillSite(site);
    const [file] = await copied();
    const target = await empty();
    const restoring = spawn(
      'sh',
      ['-c', `pg_restore -f - ${file} | awk '/^COPY public.thread /{exit} {print}' | psql -q -d ${target}`],
      {
        stdio: 'ignore',
      },
    );
    await once(restoring, 'exit');
    expect(await relationsIn(target)).to.be.greaterThan(0);
    const expected = readManifest(file)?.tables ?? {};
    const other = await makeDump({ ...site.config, databaseUrl: target, now: site.time.now }).catch(
      () => undefined,
    );
    const found = other === undefined ? {} : (await readDump(other.file)).tables;
    expect(differing(expected, found)).not.to.be.empty;
  });

  async function copied(): Promise<readonly [string, Buffer]> {
    const file = await copyOf(site);
    return [file, readFileSync(file)];
  }
});
