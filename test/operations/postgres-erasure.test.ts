import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { KyselyPlugin } from 'kysely';
import { openDatabase, forgetDeleted, writeAnew } from '../../src/db/engine.ts';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { arrive } from '../support/comments.ts';
import { operate } from '../support/installation.ts';
import { administer, ask } from '../support/postgres.ts';
import { change } from '../support/rows.ts';
import { addressFor, withUser } from '../support/shared-site.ts';

const EMAIL = 'unmistakable-marthe@example.org';
const TEXT = 'Unmistakable-words of hers';
const TRACES = [EMAIL, TEXT];
const KEEPER = 'erasure_test';

describe('what was erased on PostgreSQL', function () {
  this.timeout(300_000);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
    // Other tests write so much that the journal of this one would be written over before it is looked at.
    await administer(`select pg_create_physical_replication_slot('${KEEPER}', true)`);
    for (let comment = 0; comment < 5; comment += 1)
      await arrive(site, { text: `Un autre mot, le ${comment}.` });
    // The last of its page: what is gone from before others is written over when these move up.
    await arrive(site, { email: EMAIL, email_key: EMAIL, text: TEXT });
  });
  afterEach(async () => {
    await administer(`select pg_drop_replication_slot('${KEEPER}')`);
    await site.close();
  });

  const erase = (env: Readonly<Record<string, string>> = {}) =>
    operate(['erase', '--email', EMAIL, '--yes'], { ...whereOf(site), ...env });

  it('is in no file of its tables any more after the command, which says what else keeps it', async () => {
    // What the server sampled of a column, for its plans, holds words as well.
    await ask(addressOf(site), 'analyze comment');
    expect(await tracesInFiles(site), 'the search can find').to.deep.equal(TRACES);
    const { code, stdout, stderr } = await erase();
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/^Erased: 1 comments.*\n.*\nNo file of a table holds it any more\.\n/);
    expect(stdout).to.include(
      'The journal of the server, its archive and copies keep it until they are replaced',
    );
    expect(await tracesInFiles(site)).to.deep.equal([]);
    expect(await tracesInJournal(site), 'as it says').to.deep.equal(TRACES);
    expect((await erase({ BACKUP_DAYS: '21' })).stdout).to.include('for 21 days, as BACKUP_DAYS says');
  });

  it('stays in its file where the server only tidies up (control)', async () => {
    await change(site, 'delete from comment where email = ?', EMAIL);
    await forgetDeleted(site.db);
    const { rows } = await ask<{ readonly gone: number }>(
      addressOf(site),
      "select n_dead_tup::int as gone from pg_stat_user_tables where relname = 'comment'",
    );
    expect(rows, 'it did tidy up').to.deep.equal([{ gone: 0 }]);
    expect(await tracesInFiles(site)).to.deep.equal(TRACES);
  });

  it('is said to stay where somebody still reads an older state, and goes with the same again', async () => {
    const other = await openDatabase(site.config);
    await other.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        await trx.selectFrom('setting').selectAll().execute();
        const { stdout } = await erase();
        expect(stdout).to.match(
          /Still in the files of these tables: comment \(somebody still reads an older state/,
        );
        expect(await tracesInFiles(site)).to.deep.equal(TRACES);
      });
    await other.db.destroy();
    expect((await erase()).stdout).to.include('No file of a table holds it any more');
    expect(await tracesInFiles(site)).to.deep.equal([]);
  });

  for (const moment of [1, 2])
    it(`is nowhere, or said to stay, when a reader of an older state ends after vacuum ${moment} of its table`, async () => {
      const reader = await openDatabase(site.config);
      const older = await reader.db.startTransaction().setIsolationLevel('repeatable read').execute();
      await older.selectFrom('setting').selectAll().execute();
      await change(site, 'delete from comment where email = ?', EMAIL);
      const end = async () => {
        await older.commit().execute();
      };
      const left = await writeAnew(site.db.withPlugin(afterVacuum('comment', moment, end)));
      if (!older.isCommitted) await end();
      await reader.db.destroy();
      expect(await tracesInFiles(site)).to.deep.equal(left.length === 0 ? [] : TRACES);
    });

  it('is said to stay where its table cannot be written anew, whatever the fault', async () => {
    const failing = afterVacuum('comment', 1, () => Promise.reject(new Error('a fault')));
    expect(await writeAnew(site.db.withPlugin(failing))).to.deep.equal(['comment (a fault)']);
  });

  it('is said to stay among the samples of a table that has no row left', async () => {
    await ask(addressOf(site), 'analyze comment');
    await change(site, 'delete from comment where email <> ?', EMAIL);
    expect((await erase()).stdout).to.match(/^Still in the files of these tables: comment \(no row is left/m);
    expect(await tracesInFiles(site)).to.not.deep.equal([]);
    await ask(addressOf(site), "delete from pg_statistic where starelid = 'comment'::regclass");
    expect((await erase()).stdout).to.include('No file of a table holds it any more');
    expect(await tracesInFiles(site)).to.deep.equal([]);
  });

  it('is said to stay among the samples where the user does not own the database', async () => {
    await ask(addressOf(site), 'analyze comment');
    await withUser('tenant', 'a', async () => {
      await ask(addressOf(site), 'grant usage, create on schema public to tenant');
      await ask(
        addressOf(site),
        `do $$ declare t record; begin
          for t in select tablename from pg_tables where schemaname = 'public'
          loop execute format('alter table %I owner to tenant', t.tablename); end loop; end $$`,
      );
      const { stdout } = await erase({ DATABASE_URL: addressFor(addressOf(site), 'tenant', 'a') });
      await ask(addressOf(site), 'reassign owned by tenant to wheel');
      await ask(addressOf(site), 'drop owned by tenant');
      expect(stdout).to.match(
        /^Still in the files of these tables: pg_statistic \(.*only superuser or database owner/m,
      );
    });
  });
});

/** Does something once a table has been vacuumed for the so manieth time, in whatever way. */
function afterVacuum(table: string, moment: number, act: () => Promise<void>): KyselyPlugin {
  const vacuums: unknown[] = [];
  return {
    transformQuery({ node, queryId }) {
      const text = JSON.stringify(node);
      if (text.includes('vacuum') && text.includes(`"${table}"`)) vacuums.push(queryId);
      return node;
    },
    async transformResult({ queryId, result }) {
      if (vacuums.indexOf(queryId) === moment - 1) await act();
      return result;
    },
  };
}

function addressOf({ config }: TestSite): string {
  return config.databaseUrl ?? expect.fail('no address');
}

/** Which of them stand in a file of this database, once all of it is on the disk. */
async function tracesInFiles(site: TestSite): Promise<readonly string[]> {
  const { rows } = await ask<{ readonly folder: string }>(
    addressOf(site),
    "select current_setting('data_directory') || '/base/' || oid as folder from pg_database where datname = current_database()",
  );
  await administer('checkpoint');
  return tracesIn(rows[0]?.folder ?? '');
}

async function tracesInJournal(site: TestSite): Promise<readonly string[]> {
  const { rows } = await ask<{ readonly folder: string }>(
    addressOf(site),
    "select current_setting('data_directory') || '/pg_wal' as folder",
  );
  return tracesIn(rows[0]?.folder ?? '');
}

function tracesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map(({ name }) => readFileSync(join(folder, name)));
  return TRACES.filter((trace) => bytes.some((each) => each.includes(trace)));
}
