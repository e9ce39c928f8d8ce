import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { sql } from 'kysely';
import { likeAnyCase } from '../../src/db/like.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openPostgres } from '../../src/db/postgres/open.ts';
import { administer, ask, emptyDatabase, forgetDatabase } from '../support/postgres.ts';

/** A connection that is new is idle until this process comes to its first statement: far less than this, on a busy machine as well. */
const IDLE_MS = 1_000;

describe('a PostgreSQL that others use and set as well', () => {
  let address: string;
  beforeEach(async () => {
    address = await emptyDatabase();
  });
  afterEach(() => forgetDatabase(address));

  it('may hold tables of the same names in another schema, which stay as they are', async () => {
    const theirs = ['kysely_migration', 'kysely_migration_lock', 'comment', 'content_change', 'post_count'];
    await ask(address, 'create schema other');
    for (const table of theirs) await ask(address, `create table other.${table} (id text)`);
    const { db } = openPostgres(address);
    await migrate(db);
    await migrate(db);
    expect(await db.selectFrom('comment').selectAll().execute()).to.deep.equal([]);
    await db.destroy();
    const { rows } = await ask<{ readonly n: string }>(
      address,
      "select count(*) as n from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'other'::regnamespace",
    );
    expect(rows).to.deep.equal([{ n: '0' }]);
  });

  it('may hold two sites in two schemas, and each of them is led', async () => {
    const sites = [];
    for (const schema of ['one', 'other']) {
      await ask(address, `create schema ${schema}`);
      sites.push(openPostgres(`${address}?options=-c%20search_path%3D${schema}`));
    }
    await Promise.all(sites.map(({ db }) => migrate(db)));
    const leading = new Set<number>();
    const stops = sites.map(({ lead }, index) =>
      lead((leads) => {
        if (leads) leading.add(index);
      }),
    );
    while (leading.size < 2) await setTimeout(50);
    await Promise.all(stops.map((stop) => stop()));
    await Promise.all(sites.map(({ db }) => db.destroy()));
    expect([...leading].sort()).to.deep.equal([0, 1]);
  });

  it('may let statements take less than the first one of a connection needs on a busy machine', async () => {
    await ask(address, 'create sequence asked');
    await ask(
      address,
      `create function pg_is_in_recovery() returns boolean language plpgsql as $$ begin
        if nextval('public.asked') < 3 then perform pg_sleep(1); end if;
        return false;
      end $$`,
    );
    for (const setting of ['search_path = public, pg_catalog', "statement_timeout = '100ms'"])
      await administer(`alter database ${new URL(address).pathname.slice(1)} set ${setting}`);
    const { db } = openPostgres(address);
    try {
      expect((await sql`select 1 as one`.execute(db)).rows).to.deep.equal([{ one: 1 }]);
    } finally {
      await db.destroy();
    }
  });

  for (const setting of [
    'standard_conforming_strings = off',
    `idle_session_timeout = '${IDLE_MS}ms'`,
    "statement_timeout = '1ms'",
    "lock_timeout = '1ms'",
    "timezone = 'Asia/Kathmandu'",
    "datestyle = 'German'",
    "bytea_output = 'escape'",
    "default_transaction_isolation = 'serializable'",
    'transform_null_equals = on',
    'quote_all_identifiers = on',
  ])
    it(`may be set otherwise by its administrator: ${setting}`, async () => {
      await administer(`alter database ${new URL(address).pathname.slice(1)} set ${setting}`);
      const { db } = openPostgres(address);
      try {
        await migrate(db);
        const bytes = Buffer.from([0, 39, 92, 255]);
        const picture = { hash: 'a', bytes, type: 'image/png', width: 1, height: 1, at: 1 };
        if (setting.startsWith('idle')) await setTimeout(2 * IDLE_MS);
        const { rows } = await sql<{ readonly found: boolean; readonly bytes: Buffer }>`
          select ${likeAnyCase(sql`'A%B\\'`, 'a\\%b\\\\')} as found, ${picture.bytes}::bytea as bytes`.execute(
          db,
        );
        expect(rows).to.deep.equal([{ found: true, bytes }]);
      } finally {
        await db.destroy();
      }
    });
});
