import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { pino } from 'pino';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { listBackups, readManifest } from '../../src/operations/backup-place.ts';
import type { MadeBackup } from '../../src/operations/backup-place.ts';
import { backUpIfDue } from '../../src/operations/backup-loop.ts';
import {
  backupName,
  backupsAmong,
  manifestName,
  outlived,
  timeOfNext,
} from '../../src/operations/backup-files.ts';
import { fingerprintOf } from '../../src/db/sqlite/print.ts';
import { restoreBackup } from '../../src/operations/restore.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { freshFolder } from '../support/folder.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { writeOn } from '../support/comments.ts';
import { fillSite } from '../support/filled-site.ts';
import { everyTable } from '../support/rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

async function withCopy<T>(file: string, work: (copy: Database.Database) => T): Promise<Awaited<T>> {
  const copy = new Database(file);
  try {
    return await work(copy);
  } finally {
    copy.close();
  }
}

describe('a backup', function () {
  this.timeout(300_000);
  let site: TestSite;
  let elsewhere: string;
  beforeEach(async () => {
    site = await openSite();
    elsewhere = freshFolder('elsewhere');
  });
  afterEach(async () => {
    await site.close();
    rmSync(elsewhere, { recursive: true });
  });

  const backUp = (changes: object = {}): Promise<MadeBackup> =>
    makeBackup({ ...site.config, now: site.time.now, ...changes });
  const restored = async (file: string, name = 'restored') => {
    const folder = join(elsewhere, name);
    await restoreBackup(file, folder, NOW);
    return folder;
  };

  it('lacks something when the database file alone is copied, as this test would see', async () => {
    await fillSite(site);
    const before = await everyTable(site);
    cpSync(join(site.dataDir, DATABASE_FILE), join(elsewhere, 'copied.sqlite'));
    const copy = new Database(join(elsewhere, 'copied.sqlite'), { readonly: true });
    const tables = copy.prepare("select count(*) from sqlite_schema where type = 'table'").pluck().get();
    const rows = tables === 0 ? [] : copy.prepare('select * from comment').all();
    copy.close();
    expect(rows).not.to.deep.equal(before['comment']);
  });

  it('is whole and of one instant while others write', async () => {
    await fillSite(site);
    const stopped = new AbortController();
    const writing = writeOn(site, stopped.signal);
    const files = [];
    for (let index = 0; index < 5; index++) files.push((await backUp({ now: NOW + index * 1000 })).file);
    stopped.abort();
    expect(await writing).to.be.greaterThan(5);
    const counts = files.map((file) => readManifest(file)?.tables['comment']?.rows ?? 0);
    expect([...counts].sort((a, b) => a - b)).to.deep.equal(counts);
    for (const [index, file] of files.entries()) await restored(file, `restored-${index}`);
  });

  it('is one private file with its print beside it, and holds no secret', async () => {
    await fillSite(site);
    const { file } = await backUp();
    const names = readdirSync(site.config.backupDir);
    expect(names.sort()).to.deep.equal([backupName(NOW), `${backupName(NOW)}.json`].sort());
    for (const name of names)
      expect(statSync(join(site.config.backupDir, name)).mode & 0o777).to.equal(0o600);
    expect(statSync(site.config.backupDir).mode & 0o777).to.equal(0o700);
    const bytes = readFileSync(file, 'latin1');
    for (const secret of ['link-secret', 'mail-secret', 'session-secret'])
      expect(bytes).not.to.include(readFileSync(join(site.dataDir, secret), 'utf8').trim());
  });

  it('of before, which printed rows as they were stored, is still proved and refused by its print', async () => {
    await fillSite(site);
    const { file } = await backUp();
    const { order, ...ofBefore } = readManifest(file) ?? expect.fail('no manifest');
    expect(order).to.equal('any');
    const content = await withCopy(file, (copy) => fingerprintOf(copy, 'content'));
    writeFileSync(manifestName(file), JSON.stringify({ ...ofBefore, order: 'content', tables: content }));
    await restored(file, 'by-content');
    const stored = await withCopy(file, (copy) => fingerprintOf(copy, 'stored'));
    writeFileSync(manifestName(file), JSON.stringify({ ...ofBefore, tables: stored }));
    await restored(file);
    await withCopy(file, (copy) => copy.prepare("update comment set name = name || '.'").run());
    await restored(file, 'changed').then(
      () => expect.fail('a changed copy was taken'),
      (error: unknown) => {
        expect(String(error)).to.match(/does not hold what was copied: comment$/);
      },
    );
  });

  it('has the same print wherever its rows stand in the file', async () => {
    await fillSite(site);
    const { file } = await backUp();
    const [content, stored] = [
      await withCopy(file, (copy) => fingerprintOf(copy, 'content')),
      await withCopy(file, (copy) => fingerprintOf(copy, 'stored')),
    ];
    expect(content['moderation_log']?.rows).to.be.greaterThan(1);
    await withCopy(file, (copy) => {
      copy.pragma('foreign_keys = off');
      copy.exec('create temp table moved as select * from moderation_log order by rowid desc');
      copy.exec('delete from moderation_log');
      copy.exec('insert into moderation_log select * from moved');
    });
    expect(await withCopy(file, (copy) => fingerprintOf(copy, 'content'))).to.deep.equal(content);
    expect(await withCopy(file, (copy) => fingerprintOf(copy, 'stored'))).not.to.deep.equal(stored);
  });

  it('gets no name when it cannot be finished, and leaves nothing behind', async () => {
    rmSync(join(site.dataDir, 'nowhere'), { force: true });
    let problem: unknown;
    await makeBackup({ ...site.config, dataDir: join(site.dataDir, 'nowhere'), now: NOW }).catch(
      (error: unknown) => {
        problem = error;
      },
    );
    expect(problem).to.be.an('error');
    expect(readdirSync(site.config.backupDir)).to.deep.equal([]);
  });

  it('made twice at one moment of a clock that is held leaves both', async () => {
    const together = await Promise.all([1, 2, 3, 4].map(() => backUp()));
    expect(new Set(together.map(({ file }) => file)).size).to.equal(4);
    for (const { file } of together) expect(readManifest(file)).not.to.equal(undefined);
    rmSync(site.config.backupDir, { recursive: true });
    const [first, second] = [await backUp(), await backUp()];
    expect(first.file).not.to.equal(second.file);
    expect(
      listBackups(site.config.backupDir).map(({ name }) => join(site.config.backupDir, name)),
    ).to.deep.equal([second.file, first.file]);
  });

  it('is kept for its days, and the newest one for ever', async () => {
    const { backupDir } = site.config;
    await backUp({ now: NOW - 30 * DAY_MS });
    await backUp({ now: NOW - 20 * DAY_MS, backupDays: 0 });
    const made = await backUp({ now: NOW - 5 * DAY_MS });
    expect(made.removed).to.equal(2);
    await backUp();
    expect(listBackups(backupDir).map(({ madeAt }) => NOW - madeAt)).to.deep.equal([0, 5 * DAY_MS]);
    expect(readdirSync(backupDir)).to.have.length(4);
  });

  it('is made by the site itself once a day, in a process of its own', async () => {
    const backingUp = {
      config: site.config,
      clock: () => site.time.now,
      isHeld: () => false,
      log: createLog('silent'),
    };
    expect(await backUpIfDue(backingUp)).to.include({ removed: 0 });
    site.time.now += DAY_MS - 1000;
    expect(await backUpIfDue(backingUp)).to.equal(undefined);
    site.time.now += 1000;
    expect(await backUpIfDue(backingUp)).to.include({ removed: 0 });
    expect(listBackups(site.config.backupDir)).to.have.length(2);
  });

  it('that cannot be made calls the owner, by name and with the reason', async () => {
    writeFileSync(join(elsewhere, 'file'), '');
    const written: string[] = [];
    const log = pino({}, { write: (line: string) => void written.push(line) });
    const config = { ...site.config, backupDir: join(elsewhere, 'file', 'backups') };
    expect(await backUpIfDue({ config, clock: () => NOW, isHeld: () => false, log })).to.equal(undefined);
    const [line] = written.map((each) => JSON.parse(each) as Record<string, unknown>);
    expect(line).to.include({ alert: 'backup-failed' });
    expect(line?.['error']).to.match(/ENOTDIR/);
  });

  describe('is refused', () => {
    const refusal = async (file: string, folder = join(elsewhere, 'refused')): Promise<string> => {
      const problem = await restoreBackup(file, folder, NOW).then(
        () => '',
        (error: unknown) => String(error),
      );
      expect(existsSync(join(folder, DATABASE_FILE))).to.equal(false);
      return problem;
    };

    it('when it was changed since it was made', async () => {
      await fillSite(site);
      const { file } = await backUp();
      const copy = new Database(file);
      copy.prepare("update comment set text = text || ' changed'").run();
      copy.close();
      expect(await refusal(file)).to.match(/does not hold what was copied: comment$/);
    });

    it('when it is damaged, or no database at all', async () => {
      await fillSite(site);
      const { file } = await backUp();
      const bytes = readFileSync(file);
      bytes.fill(0x5a, 4096 * 40, 4096 * 44);
      writeFileSync(file, bytes);
      expect(await refusal(file)).to.match(/damaged|malformed|does not hold/);
      writeFileSync(join(elsewhere, 'words.sqlite'), 'not a database at all');
      expect(await refusal(join(elsewhere, 'words.sqlite'))).to.match(/is not a backup of this site/);
      expect(await refusal(join(elsewhere, 'missing.sqlite'))).to.match(/there is no backup/);
    });

    it('when a newer program made it', async () => {
      site.sqlite.prepare("insert into kysely_migration values ('9999_from_the_future', '2030')").run();
      const { file } = await backUp();
      expect(await refusal(file)).to.match(/newer version of this program \(9999_from_the_future\)/);
    });

    it('by a folder that cannot be made, with what makes it', async () => {
      const { file } = await backUp();
      writeFileSync(join(elsewhere, 'file'), '');
      const problem = await refusal(file, join(elsewhere, 'file', 'trial'));
      expect(problem).to.match(/cannot be made \(ENOTDIR.*install -d -o USER -m 700 .*trial$/);
    });

    it('by a folder that holds anything but secrets', async () => {
      const { file } = await backUp();
      const folder = await restored(file);
      appendFileSync(join(folder, DATABASE_FILE), '');
      await restoreBackup(file, folder, NOW).then(
        () => expect.fail('written over a database'),
        (error: unknown) => expect(String(error)).to.match(/is not empty/),
      );
    });
  });
});

describe('the names of backups', () => {
  it('say when they were made, and sort as they were made', () => {
    const times = [NOW, NOW + 1000, NOW + 400 * DAY_MS];
    const found = backupsAmong([
      'x.sqlite',
      ...times.map((at) => backupName(at)),
      `${backupName(NOW)}.json`,
      'wheel-1.sqlite',
    ]);
    expect(found.map(({ madeAt }) => madeAt)).to.deep.equal([...times].reverse());
  });

  it('are never taken twice, and sort as copies are made, whichever of two clocks is behind', () => {
    const names: string[] = [];
    for (const now of [NOW, NOW, NOW + 300, NOW - 3000, NOW + 400, NOW + DAY_MS]) {
      const name = backupName(timeOfNext(backupsAmong(names), now));
      expect(names).not.to.include(name);
      names.push(name);
      if (now >= NOW) expect(backupsAmong(names)[0]?.name).to.equal(name);
    }
  });

  it('are not led astray by one from the future', () => {
    const strange = backupsAmong([backupName(NOW + 400 * DAY_MS)]);
    expect(timeOfNext(strange, NOW)).to.equal(NOW);
  });

  it('let the newest one live, however old', () => {
    const backups = backupsAmong([backupName(NOW - 90 * DAY_MS)]);
    expect(outlived(backups, NOW, 14)).to.deep.equal([]);
  });
});
