import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { compiled, spelling } from '../../src/db/compiled.ts';
import { DATABASE_FILE } from '../../src/db/database.ts';
import type { Trx, WatchedQuery } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { CaptchaCountTable } from '../../src/db/schema.ts';
import { commitTogether } from '../../src/db/sqlite/commit.ts';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import type { OpenSqlite } from '../../src/db/sqlite/open.ts';
import { freshFolder } from '../support/folder.ts';

const add = compiled((row: CaptchaCountTable) => spelling.insertInto('captcha_count').values(row));
const row = (outcome: string, count = 1): CaptchaCountTable => ({ day: '2026-11-22', outcome, count });

describe('writing for several visitors', () => {
  let folder: string;
  let site: OpenSqlite;
  let statements: string[];
  let watched: WatchedQuery[];

  beforeEach(async () => {
    folder = freshFolder('commit');
    [statements, watched] = [[], []];
    site = openSqlite(folder, { watch: (query) => watched.push(query) && statements.push(query.sql) });
    await migrate(site.db);
    statements.length = watched.length = 0;
  });

  afterEach(async () => {
    await site.db.destroy();
    rmSync(folder, { recursive: true });
  });

  describe('posts that come at the same time', () => {
    let said: string[];
    const outcomes = () =>
      site.sqlite.prepare('select outcome from captcha_count order by outcome').pluck().all();
    const keep = (outcome: string) =>
      commitTogether(site.db, async (trx) => {
        said.push(outcome);
        await add(trx, row(outcome));
        return outcome;
      });
    const fail = (outcome: string) =>
      commitTogether(site.db, async (trx): Promise<string> => {
        await add(trx, row(outcome));
        throw new Error(`no ${outcome}`);
      });

    beforeEach(() => (said = []));

    it('are all kept, in their order, and each is told its own', async () => {
      const names = Array.from({ length: 70 }, (_, index) => `post-${String(index).padStart(2, '0')}`);
      expect(await Promise.all(names.map(keep))).to.deep.equal(names);
      expect(said).to.deep.equal(names);
      expect(outcomes()).to.deep.equal(names);
    });

    it('share one commit, before which nobody is told anything', async () => {
      let told = 0;
      const posts = ['a', 'b', 'c'].map((each) => keep(each).then(() => (told += 1)));
      await commitTogether(site.db, () => {
        expect([told, site.sqlite.inTransaction]).to.deep.equal([0, true]);
        return Promise.resolve();
      });
      await Promise.all(posts);
      expect([told, statements.filter((sql) => sql === 'commit').length]).to.deep.equal([3, 1]);
    });

    it('undo what one of them wrote when it fails, and nothing else', async () => {
      const settled = await Promise.allSettled([keep('a'), fail('b'), keep('c')]);
      expect(settled.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
      expect(outcomes()).to.deep.equal(['a', 'c']);
      expect(said, 'c had not begun').to.deep.equal(['a', 'a', 'c']);
    });

    it('leave nothing of one that fails alone', async () => {
      const settled = await Promise.allSettled([fail('a')]);
      expect(String((settled[0] as PromiseRejectedResult).reason)).to.include('no a');
      expect(outcomes()).to.deep.equal([]);
      expect(await keep('b')).to.equal('b');
    });

    it('see what those before them wrote: one of two twins wins', async () => {
      const settled = await Promise.allSettled([keep('twin'), keep('twin')]);
      expect(settled.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected']);
    });

    it('are kept as far as there is room when the disk is full, and none by half', async () => {
      const pages = site.sqlite.pragma('page_count', { simple: true });
      site.sqlite.pragma(`max_page_count = ${Number(pages) + 10}`);
      const posts = [keep('a'), commitTogether(site.db, (trx) => fillUp(trx)), keep('c')];
      const settled = await Promise.allSettled<unknown>(posts);
      expect(settled.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
      expect((settled[1] as PromiseRejectedResult).reason).to.have.property('code', 'SQLITE_FULL');
      expect([outcomes(), site.sqlite.inTransaction]).to.deep.equal([['a', 'c'], false]);
    });

    it('are all told to come back while another process writes, and none waits for the others', async () => {
      const other = new Database(join(folder, DATABASE_FILE));
      other.exec('begin immediate');
      site.serveVisitors();
      const settled = await Promise.allSettled([keep('a'), keep('b'), keep('c')]);
      other.close();
      for (const each of settled)
        expect((each as PromiseRejectedResult).reason).to.have.property('code', 'SQLITE_BUSY');
      expect([outcomes(), said]).to.deep.equal([[], []]);
      expect(statements.filter((sql) => sql === 'begin')).to.have.length(1);
    });
  });

  describe('a query that is spelled once', () => {
    const counted = compiled(({ outcome }: { readonly outcome: string }) =>
      spelling.selectFrom('captcha_count').select('count').where('outcome', '=', outcome),
    );

    it('does not see what somebody else has not committed yet', async () => {
      let seen: readonly unknown[] = ['nothing was looked for'];
      let looking = Promise.resolve();
      await commitTogether(site.db, async (trx) => {
        await add(trx, row('a', 7));
        looking = counted(site.db, { outcome: 'a' }).then(({ rows }) => void (seen = rows));
        // More turns than anything in the queue takes: it has to be the commit that it waits for.
        await manyTurns();
        expect(seen).to.deep.equal(['nothing was looked for']);
        expect((await counted(trx, { outcome: 'a' })).rows).to.deep.equal([{ count: 7 }]);
        await trx.deleteFrom('captcha_count').execute();
      });
      await looking;
      expect(seen).to.deep.equal([]);
    });

    it('waits in the queue for its turn when another process writes', async () => {
      const other = new Database(join(folder, DATABASE_FILE));
      other.exec('begin immediate');
      site.serveVisitors();
      let isAdded = false;
      const adding = add(site.db, row('a')).then(() => (isAdded = true));
      await manyTurns();
      expect(isAdded).to.equal(false);
      other.exec('rollback');
      other.close();
      await adding;
      expect(await counted(site.db, { outcome: 'a' })).to.have.nested.property('rows[0].count', 1);
    });

    it('is watched like every other, when it fails as well', async () => {
      await add(site.db, row('a'));
      const error = await add(site.db, row('a')).catch((reason: unknown) => reason);
      expect(error).to.have.property('code', 'SQLITE_CONSTRAINT_PRIMARYKEY');
      expect(watched.map(({ error: told }) => told)).to.deep.equal([undefined, error]);
    });

    it('passes through whatever a test puts around the database', async () => {
      let passed = 0;
      const wrapped = site.db.withPlugin({
        transformQuery: ({ node }) => node,
        transformResult({ result }) {
          passed += 1;
          return Promise.resolve(result);
        },
      });
      await counted(wrapped, { outcome: 'a' });
      await commitTogether(wrapped, (trx) => counted(trx, { outcome: 'a' }));
      expect(passed).to.equal(2);
    });

    it('gives the rows of other values each time, in whatever order they are named', async () => {
      const find = compiled(({ outcome, least }: { readonly outcome: string; readonly least: number }) =>
        spelling
          .selectFrom('captcha_count')
          .selectAll()
          .where('outcome', 'in', [outcome, 'always'])
          .where('count', '>=', least),
      );
      for (const each of [row('a', 1), row('b', 2), row('always', 9)]) await add(site.db, each);
      const namesOf = async (outcome: string, least: number) =>
        (await find(site.db, { outcome, least })).rows.map((each) => each.outcome).sort();
      expect(await namesOf('a', 1)).to.deep.equal(['a', 'always']);
      expect(await namesOf('b', 2)).to.deep.equal(['always', 'b']);
      expect(await namesOf('b', 3)).to.deep.equal(['always']);
      const addSetting = compiled((setting: { readonly name: string; readonly value: string }) =>
        spelling.insertInto('setting').values(setting),
      );
      await addSetting(site.db, { value: 'one', name: 'x' });
      await addSetting(site.db, { name: 'y', value: 'two' });
      const stored = site.sqlite.prepare('select name, value from setting order by name').raw().all();
      expect(stored).to.deep.equal([
        ['x', 'one'],
        ['y', 'two'],
      ]);
    });
  });
});

/** Whatever can happen without waiting for anybody has happened. */
async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

async function fillUp(trx: Trx): Promise<void> {
  for (let count = 0; count < 10_000; count++) await add(trx, row(`long-${count}-${'x'.repeat(1000)}`));
}
