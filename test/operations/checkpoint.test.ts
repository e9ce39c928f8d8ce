import { cpSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { checkpoint } from '../../src/db/sqlite/file.ts';
import { fingerprintOf } from '../../src/db/sqlite/print.ts';
import { checkpointWhenIdle } from '../../src/operations/checkpoint-loop.ts';
import { restoreBackup } from '../../src/operations/restore.ts';
import { sayRestored } from '../../src/commands/reports.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { freshFolder } from '../support/folder.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { arrive } from '../support/comments.ts';
import { Installation } from '../support/installation.ts';

const EVERY_MS = 20;

describe('the journal of a site that is left alone', function () {
  this.timeout(300_000);
  let site: TestSite;
  let elsewhere: string;
  let file: string;
  const stops: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    site = await openSite();
    file = join(site.dataDir, DATABASE_FILE);
    elsewhere = freshFolder('elsewhere');
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await site.close();
    rmSync(elsewhere, { recursive: true });
  });

  const journal = () => statSync(`${file}-wal`).size;
  const copied = () => {
    const copy = join(elsewhere, 'copied.sqlite');
    cpSync(file, copy);
    return copy;
  };
  const printOf = async (path: string) => {
    const sqlite = new Database(path);
    try {
      return await fingerprintOf(sqlite, 'content');
    } finally {
      sqlite.close();
    }
  };
  const watch = () => {
    stops.push(checkpointWhenIdle({ dataDir: site.dataDir, log: createLog('silent'), everyMs: EVERY_MS }));
  };
  const emptied = async () => {
    while (journal() > 0) await setTimeout(EVERY_MS);
  };

  it('is written into the database, so that a copy of that file alone has everything', async () => {
    await arrive(site, { text: 'Le dernier mot.' });
    expect(journal()).to.be.greaterThan(0);
    const lacking = await printOf(copied());
    watch();
    await emptied();
    const all = await printOf(file);
    expect(await printOf(copied())).to.deep.equal(all);
    expect(lacking['comment']).not.to.deep.equal(all['comment']);
  });

  it('stands in nobody’s way: who reads keeps what they see, who writes goes on, and it is emptied later', async () => {
    await arrive(site);
    const reader = new Database(file, { readonly: true });
    reader.exec('begin');
    const seen = () => reader.prepare('select count(*) from comment').pluck().get();
    expect(seen()).to.equal(1);
    await arrive(site);
    expect(checkpoint(file)).to.equal(false);
    expect([seen(), await countComments()]).to.deep.equal([1, 2]);
    const writer = new Database(file);
    writer.exec('begin immediate');
    expect(checkpoint(file)).to.equal(false);
    writer.exec('rollback');
    writer.close();
    reader.exec('commit');
    reader.close();
    await arrive(site);
    expect([checkpoint(file), journal(), await countComments()]).to.deep.equal([true, 0, 3]);
  });

  const countComments = async () => (await site.db.selectFrom('comment').select('id').execute()).length;

  it('comes along when a copy made by hand has it beside it, and its absence is said at a restore', async () => {
    await arrive(site, { text: 'Le dernier mot.' });
    const [whole, alone] = [join(elsewhere, 'whole.sqlite'), join(elsewhere, 'alone.sqlite')];
    site.sqlite.pragma('wal_checkpoint(passive)');
    await arrive(site, { text: 'Après.' });
    for (const ending of ['', '-wal']) cpSync(`${file}${ending}`, `${whole}${ending}`);
    cpSync(file, alone);
    const restored = await restoreBackup(whole, join(elsewhere, 'one'), NOW);
    expect([restored.isByHand, restored.compared]).to.deep.equal([false, false]);
    const lost = await restoreBackup(alone, join(elsewhere, 'two'), NOW);
    expect(lost.isByHand).to.equal(true);
    expect(sayRestored(lost, 'two')).to.include('copied by hand').and.include('-wal');
    expect(sayRestored(restored, 'one')).not.to.include('copied by hand');
    const texts = (folder: string) =>
      new Database(join(elsewhere, folder, DATABASE_FILE))
        .prepare('select text from comment order by rowid')
        .pluck()
        .all();
    expect(texts('one')).to.deep.equal(['Le dernier mot.', 'Après.']);
    expect(texts('two')).to.deep.equal(['Le dernier mot.']);
  });
});

describe('the journal of a site that is stopped', function () {
  this.timeout(300_000);

  for (const workers of ['1', '2'])
    it(`is gone, and the database alone has everything (${workers} processes answer)`, async () => {
      const installation = new Installation();
      try {
        const { site, url } = await installation.start({ WORKERS: workers });
        await saveStrategy(new Browser(url));
        site.signal('SIGTERM');
        await site.ended();
        const file = join(installation.dataDir, DATABASE_FILE);
        expect(statSync(`${file}-wal`, { throwIfNoEntry: false })).to.equal(undefined);
        const copy = join(installation.folder, 'copied.sqlite');
        cpSync(file, copy);
        const sqlite = new Database(copy);
        expect(sqlite.prepare('select count(*) from strategy').pluck().get()).to.equal(1);
        sqlite.close();
      } finally {
        await installation.remove();
      }
    });
});
