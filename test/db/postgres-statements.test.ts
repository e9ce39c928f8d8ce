import { sql } from 'kysely';
import { expect } from 'chai';
import { openSite } from '../support/app.ts';

/** More shapes than a connection keeps. */
const SHAPES = 1_200;
const KEPT = 1_000;
const FEW = 10;

describe('statements of many shapes', function () {
  this.timeout(300_000);

  it('stay prepared up to a thousand, and what comes after them leaves nothing at the server', async () => {
    const site = await openSite();
    try {
      await site.db.connection().execute(async (con) => {
        const held = async () => {
          const { rows } = await sql<{ readonly n: number; readonly bytes: number }>`
            select (select count(*) from pg_prepared_statements) as n,
              (select sum(total_bytes) from pg_backend_memory_contexts) as bytes`.execute(con);
          return rows[0] ?? expect.fail('nothing held');
        };
        const empty = await held();
        const ids = Array.from({ length: SHAPES }, (_, index) => `c${index}`);
        for (let length = 1; length < KEPT + 50; length += 1)
          await con.selectFrom('comment').selectAll().where('id', 'in', ids.slice(0, length)).execute();
        const full = await held();
        expect(full.n).to.equal(KEPT);
        for (let length = KEPT + 50; length <= SHAPES; length += 1)
          await con.selectFrom('comment').selectAll().where('id', 'in', ids.slice(0, length)).execute();
        const after = await held();
        expect(after.n).to.equal(KEPT);
        // What else a session knows of its tables comes and goes: less than a few statements would take.
        const each = (full.bytes - empty.bytes) / KEPT;
        expect(after.bytes - full.bytes).to.be.below(FEW * each);
      });
    } finally {
      await site.close();
    }
  });
});
