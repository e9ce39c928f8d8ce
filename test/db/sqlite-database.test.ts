import Database from 'better-sqlite3';
import { expect } from 'chai';
import { sql } from 'kysely';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { decideSetting } from '../support/discussion.ts';

describe('the database', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const [pragma, value] of [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['busy_timeout', 5],
    ['secure_delete', 1],
  ] as const) {
    it(`runs with ${pragma} = ${value}`, () => {
      expect(site.sqlite.pragma(pragma, { simple: true })).to.equal(value);
    });
  }

  it('takes the write lock when a transaction begins, so that two processes never meet in the middle', async () => {
    await site.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      const other = new Database(site.sqlite.name, { timeout: 0 });
      expect(() => other.exec('begin immediate')).to.throw(/locked/);
      other.close();
    });
  });

  it('tells of what another process wrote after a while, when it does not look each time', async () => {
    const { db, sqlite, contentVersion } = openSqlite(site.dataDir, { othersEveryMs: 50 });
    const before = contentVersion();
    await decideSetting(site, 'website', '');
    while (contentVersion() === before) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sqlite.open).to.be.true;
    await db.destroy();
  });
});
