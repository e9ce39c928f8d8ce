import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { CompiledQuery, sql } from 'kysely';
import pg from 'pg';
import type { OpenDatabase, Trx } from '../../src/db/database.ts';
import { commitTogether, isBusy, transact } from '../../src/db/engine.ts';
import { migrate } from '../../src/db/migrate.ts';
import { CommitInDoubt, PoolFull } from '../../src/db/postgres/errors.ts';
import { openPostgres } from '../../src/db/postgres/open.ts';
import { waitForStandby } from '../support/absent-standby.ts';
import { startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { until } from '../support/workers.ts';

const SETTINGS = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'lc_messages=C'];
/** A standby that is not there: whoever commits waits for it. */
const NOBODY = 'nobody';
const ANSWER_MS = 5_500;
const TRY_MS = 1_000;

describe('the driver of PostgreSQL', () => {
  let server: PostgresServer;
  let admin: pg.Client;
  let opened: OpenDatabase;
  let crashes: unknown[];
  const crashed = (error: unknown) => crashes.push(error);

  before(async () => {
    server = await startPostgres(SETTINGS);
    admin = new pg.Client(server.addressOf('postgres'));
    admin.on('error', () => undefined);
    await admin.connect();
    const first = openPostgres(server.addressOf('postgres'));
    await migrate(first.db);
    await first.db.destroy();
  });
  after(async () => {
    await admin.end();
    await server.stop();
  });
  beforeEach(async () => {
    crashes = [];
    process.on('unhandledRejection', crashed);
    opened = openPostgres(server.addressOf('postgres'));
    opened.serveVisitors();
    await admin.query('truncate setting');
  });
  afterEach(async () => {
    await standby('');
    await opened.db.destroy();
    // The next test counts those of its own.
    await until(async () => !(await seen("application_name = 'strategy-wheel'")));
    process.off('unhandledRejection', crashed);
    expect(crashes).to.deep.equal([]);
  });

  const write = (trx: Trx, name: string, value = '1') =>
    trx.insertInto('setting').values({ name, value }).execute();
  const keep = (name: string) => transact(opened.db, (trx) => write(trx, name));
  const kept = async () =>
    (await admin.query<{ name: string }>('select name from setting order by 1')).rows.map(({ name }) => name);
  const standby = (name: string) => waitForStandby(admin, server.addressOf('postgres'), name);
  const seen = async (where: string) =>
    ((await admin.query(`select 1 from pg_stat_activity where ${where}`)).rowCount ?? 0) > 0;
  /** Where it is ended, it is gone. */
  const end = async (how: 'cancel_backend(pid)' | 'terminate_backend(pid, 60000)', where: string) => {
    const { rows } = await admin.query<{ readonly done: boolean }>(
      `select pg_${how} as done from pg_stat_activity where application_name = 'strategy-wheel' and ${where}`,
    );
    expect(rows.length).to.be.greaterThan(0);
    expect(rows.filter(({ done }) => !done)).to.deep.equal([]);
  };
  const untilWaiting = () => until(() => seen("wait_event = 'SyncRep'"));
  const errorOf = (act: Promise<unknown>) =>
    act.then(
      () => undefined,
      (error: unknown) => error,
    );

  describe('a commit that no standby has', () => {
    for (const [how, act] of [
      ['a transaction', () => keep('lost')],
      [
        'a statement of its own',
        () => opened.db.insertInto('setting').values({ name: 'lost', value: '1' }).execute(),
      ],
    ] as const)
      it(`is in doubt where its wait was cancelled, and is not tried again: ${how}`, async () => {
        await standby(NOBODY);
        const outcome = errorOf(act());
        await untilWaiting();
        await end('cancel_backend(pid)', "wait_event = 'SyncRep'");
        const error = await outcome;
        expect(error).to.be.instanceOf(CommitInDoubt);
        expect(isBusy(error)).to.equal(true);
        // It is there once its own session has heard it, which may be after the site has given it up.
        await until(async () => (await kept()).length > 0);
        expect(await kept()).to.deep.equal(['lost']);
      });

    it('is acknowledged by a driver that ignores the notice (control)', async () => {
      await standby(NOBODY);
      const client = new pg.Client(`${server.addressOf('postgres')}?application_name=strategy-wheel`);
      await client.connect();
      const outcome = client.query("insert into setting values ('lost', '1')");
      await untilWaiting();
      await end('cancel_backend(pid)', "wait_event = 'SyncRep'");
      expect((await outcome).rowCount).to.equal(1);
      await client.end();
    });

    it('is in doubt where its connection was ended', async () => {
      await standby(NOBODY);
      const outcome = errorOf(keep('lost'));
      await untilWaiting();
      await end('terminate_backend(pid, 60000)', "wait_event = 'SyncRep'");
      expect(await outcome).to.be.instanceOf(CommitInDoubt);
    });

    it('is waited for as long as an answer may take, and its connection is thrown away', async () => {
      await standby(NOBODY);
      const begun = performance.now();
      expect(await errorOf(keep('late'))).to.be.instanceOf(CommitInDoubt);
      expect(performance.now() - begun).to.be.at.least(ANSWER_MS - 100);
      await standby('');
      await keep('next');
      // It is there once its own session, which waited with it, has been told.
      while (!(await kept()).includes('late')) await setTimeout(10);
      expect(await kept()).to.deep.equal(['late', 'next']);
    });
  });

  it('doubts a commit by the code of its warning, in whatever language it is told', async () => {
    await admin.query(`create function warn() returns trigger language plpgsql as $$
      begin raise warning 'ATTENTION'; return null; end $$`);
    await admin.query(`create constraint trigger warn after insert on setting deferrable initially deferred
      for each row execute function warn()`);
    expect(await errorOf(keep('warned'))).to.be.instanceOf(CommitInDoubt);
    await admin.query('drop function warn cascade');
  });

  describe('a connection that ends', () => {
    it('before a transaction begins is replaced', async () => {
      await keep('first');
      await end('terminate_backend(pid, 60000)', "state = 'idle'");
      await keep('second');
      expect(await kept()).to.deep.equal(['first', 'second']);
    });

    it('before a transaction begins is replaced, though nobody has read yet that it ended', async () => {
      await keep('first');
      const { rows } = await admin.query<{ pid: number }>(
        `select pid, pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'strategy-wheel' and state = 'idle'`,
      );
      expect(rows).to.have.length(1);
      // Whatever is said to it now is said to nobody.
      for (const { pid } of rows) while (existsSync(`/proc/${pid}`));
      await keep('second');
      expect(await kept()).to.deep.equal(['first', 'second']);
    });

    it('in the middle undoes it, and the work runs again, however late that is', async () => {
      let runs = 0;
      await keep('first');
      await transact(opened.db, async (trx) => {
        runs += 1;
        await write(trx, `run ${runs}`);
        if (runs === 1) {
          await setTimeout(TRY_MS);
          await end('terminate_backend(pid, 60000)', "state = 'idle in transaction'");
        }
        await write(trx, `end ${runs}`);
      });
      expect(await kept()).to.deep.equal(['end 2', 'first', 'run 2']);
    });

    it('does not hide what went wrong before', async () => {
      const error = await errorOf(
        transact(opened.db, async (trx) => {
          await write(trx, 'nothing');
          await end('terminate_backend(pid, 60000)', "state = 'idle in transaction'");
          throw new Error('the reason');
        }),
      );
      expect(error).to.have.property('message', 'the reason');
      expect(await kept()).to.deep.equal([]);
    });

    it('under a page that is read is replaced, and another is asked', async () => {
      const { db } = opened;
      await admin.query('create sequence asked');
      // It ends itself: nothing else has to happen within the time of a statement.
      const { rows } = await sql<{ readonly n: number; readonly ended: boolean | null }>`
        select n, case when n = 1 then pg_terminate_backend(pg_backend_pid()) end as ended
        from nextval('asked') as n`.execute(db);
      expect(rows).to.deep.equal([{ n: 2, ended: null }]);
      await admin.query('drop sequence asked');
    });

    it('says so, or nothing is asked again: whoever waited for an answer in vain has waited enough', async () => {
      let runs = 0;
      const error = await errorOf(
        transact(opened.db, async (trx) => {
          runs += 1;
          const { rows } = await sql<{ readonly pid: number }>`select pg_backend_pid() as pid`.execute(trx);
          const { pid } = rows[0] ?? expect.fail('no session');
          process.kill(pid, 'SIGSTOP');
          try {
            await write(trx, `run ${runs}`);
          } finally {
            process.kill(pid, 'SIGCONT');
          }
        }),
      );
      expect(isBusy(error)).to.equal(true);
      expect(runs).to.equal(1);
      expect(await kept()).to.deep.equal([]);
    });
  });

  it('asks again where a migration has changed what a statement answers', async () => {
    const { db } = opened;
    await admin.query('create table grown (one integer); insert into grown values (1)');
    const read = () => db.executeQuery<{ one: number }>(CompiledQuery.raw('select * from grown'));
    await read();
    await admin.query('alter table grown add column two integer');
    expect((await read()).rows).to.deep.equal([{ one: 1, two: null }]);
    await admin.query('drop table grown');
  });

  it('tries a statement of its own again where it met another, and counts all', async () => {
    const { db } = opened;
    await db
      .insertInto('setting')
      .values([
        { name: 'a', value: '0' },
        { name: 'b', value: '0' },
      ])
      .execute();
    const both = (first: string, then: string) =>
      db.executeQuery(
        // Whoever is not chosen waits for the other's end as long as it takes.
        CompiledQuery.raw(`do $$ begin
          perform set_config('lock_timeout', '0', true);
          update setting set value = (value::int + 1)::text where name = '${first}'; perform pg_sleep(0.2);
          update setting set value = (value::int + 1)::text where name = '${then}'; end $$`),
      );
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect((await admin.query('select value from setting order by name')).rows).to.deep.equal([
      { value: '2' },
      { value: '2' },
    ]);
  });

  it('tries conflicts for a second, then says that the database is busy', async () => {
    const begun: number[] = [];
    const asked = performance.now();
    const error = await errorOf(
      transact(opened.db, async (trx) => {
        begun.push(performance.now());
        await sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`.execute(trx);
      }),
    );
    expect(isBusy(error)).to.equal(true);
    expect(performance.now() - asked).to.be.at.least(TRY_MS);
    const [first = NaN] = begun;
    // The last try begins within the second, however long it takes by itself.
    expect((begun.at(-2) ?? NaN) - first).to.be.lessThan(TRY_MS);
  });

  it('runs once more what found a row in its way, and then sees it', async () => {
    let runs = 0;
    const take = async (trx: Trx) => {
      runs += 1;
      const row = await trx
        .selectFrom('setting')
        .select('value')
        .where('name', '=', 'taken')
        .executeTakeFirst();
      if (row !== undefined) return row.value;
      await admin.query("insert into setting values ('taken', 'by another')");
      await write(trx, 'taken', 'by this one');
      return 'by this one';
    };
    expect(await commitTogether(opened.db, take, () => [])).to.equal('by another');
    expect(runs).to.equal(2);
  });

  for (const code of ['22012', '23514', '55P03', '57014'])
    it(`runs nothing again after ${code}`, async () => {
      let runs = 0;
      await errorOf(
        transact(opened.db, async (trx) => {
          runs += 1;
          await sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`).execute(trx);
        }),
      );
      expect(runs).to.equal(1);
    });

  it('says that it is busy where every connection is in use, and serves again afterwards', async () => {
    const { db } = opened;
    const sleep = async (trx: Trx) => {
      for (let nap = 0; nap < 4; nap += 1) await sql`select pg_sleep(1.6)`.execute(trx);
    };
    // They come first, and whoever comes later stands behind them.
    const long = Array.from({ length: 10 }, () => transact(db, sleep));
    const error = await errorOf(keep('refused'));
    expect(error).to.be.instanceOf(PoolFull);
    expect(isBusy(error)).to.equal(true);
    await Promise.all(long);
    await keep('served');
    expect(await kept()).to.deep.equal(['served']);
  });

  it('waits for a lane of another machine no longer than a lock may be waited for', async () => {
    const other = openPostgres(server.addressOf('postgres'));
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    const { promise: held, resolve: hold } = Promise.withResolvers<undefined>();
    const holding = commitTogether(
      other.db,
      () => {
        hold(undefined);
        return released;
      },
      () => ['lane'],
    );
    await held;
    const error = await errorOf(
      commitTogether(
        opened.db,
        (trx) => write(trx, 'late'),
        () => ['lane'],
      ),
    );
    expect(isBusy(error)).to.equal(true);
    release(undefined);
    await holding;
    await other.db.destroy();
    expect(await kept()).to.deep.equal([]);
  });

  it('takes no connection while it waits for a lane of this machine', async () => {
    const { db } = opened;
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    const { promise: held, resolve: hold } = Promise.withResolvers<undefined>();
    const all = Array.from({ length: 30 }, (_, index) =>
      commitTogether(
        db,
        async (trx) => {
          hold(undefined);
          await released;
          await write(trx, String(index).padStart(2, '0'), (await kept()).join(' '));
        },
        () => ['lane'],
      ),
    );
    await held;
    await transact(db, (trx) => write(trx, 'x'));
    release(undefined);
    await Promise.all(all);
    const { rows } = await admin.query<{ value: string }>("select value from setting where name = '29'");
    expect(rows[0]?.value.split(' ').length).to.equal(30);
  });

  it('lets those in a lane count one after the other, where those without count in vain (control)', async () => {
    const countTo = async (lanes: () => readonly string[], hasRead: () => Promise<void>) => {
      await opened.db.deleteFrom('setting').execute();
      await keep('n');
      const raise = async (trx: Trx) => {
        const { value } = await trx
          .selectFrom('setting')
          .select('value')
          .where('name', '=', 'n')
          .executeTakeFirstOrThrow();
        await hasRead();
        await trx
          .updateTable('setting')
          .set({ value: String(Number(value) + 1) })
          .where('name', '=', 'n')
          .execute();
      };
      await Promise.all(Array.from({ length: 16 }, () => commitTogether(opened.db, raise, lanes)));
      return Number(
        (await admin.query<{ value: string }>("select value from setting where name = 'n'")).rows[0]?.value,
      );
    };
    expect(
      await countTo(
        () => ['n'],
        () => setTimeout(1),
      ),
    ).to.equal(17);
    let readers = 0;
    const untilTwoHaveRead = () => {
      readers += 1;
      return until(() => readers > 1);
    };
    expect(await countTo(() => [], untilTwoHaveRead)).to.be.lessThan(17);
  });
});
