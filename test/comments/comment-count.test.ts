import { expect } from 'chai';
import fc from 'fast-check';
import { sql } from 'kysely';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { arrive } from '../support/comments.ts';
import { change, isOnPostgres, rowsOf } from '../support/rows.ts';
import type { Value } from '../support/rows.ts';

const STATUSES = ['pending', 'published', 'spam', 'trash'] as const;
const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
const id = fc.constantFrom(...IDS);
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('write'), id, parent: fc.option(id), status: fc.constantFrom(...STATUSES) }),
    fc.record({ act: fc.constant('decide'), id, status: fc.constantFrom(...STATUSES) }),
    fc.record({ act: fc.constant('empty'), id }),
    fc.record({ act: fc.constant('delete'), id }),
  ),
  { minLength: 1, maxLength: 25 },
);

describe('what the database counts itself', () => {
  let site: TestSite;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  const run = (statements: string, ...values: Value[]) => change(site, statements, ...values);
  const rows = (query: string) => rowsOf(site, query);

  interface Act {
    readonly act: string;
    readonly id: string;
    readonly parent?: string | null;
    readonly status?: string;
  }

  async function perform({ act, id: which, parent, status }: Act): Promise<void> {
    if (act === 'decide') await run('update comment set status = ? where id = ?', status ?? null, which);
    else if (act === 'empty') await run("update comment set text = '' where id = ?", which);
    else if (act === 'delete') await run('delete from comment where id = ?', which);
    else if ((await rows('select id from comment')).every((row) => (row as { id: string }).id !== which)) {
      const isThere =
        (await rows(`select id from comment where id = '${parent ?? ''}' and parent_id is null`)).length > 0;
      const parent_id = isThere && parent !== which ? (parent ?? null) : null;
      await arrive(site, {
        id: which,
        parent_id,
        status: STATUSES.find((each) => each === status) ?? 'pending',
      });
    }
  }

  it('is what counting would find, after any writes in any order', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        await run('delete from comment');
        for (const act of all) await perform(act);
        expect(
          await rows(
            "select what, count from comment_count where what <> 'thread' and count <> 0 order by 1",
          ),
        ).to.deep.equal(
          await rows(
            "select status as what, count(*) as count from comment where text <> '' group by 1 order by 1",
          ),
        );
        const threads = await rows('select id from thread order by id');
        expect(threads).to.deep.equal(
          await rows(`select id from comment as root where parent_id is null and (status = 'published' or exists
            (select 1 from comment as reply where reply.parent_id = root.id and reply.status = 'published'))
            order by id`),
        );
        expect(
          await rows("select coalesce(sum(count), 0) as count from comment_count where what = 'thread'"),
        ).to.deep.equal([{ count: threads.length }]);
      }),
      { numRuns: 60 },
    );
  });

  it('is read in order, without sorting, whatever else there is', async () => {
    for (const [query, index] of [
      [PAGE, 'thread_order'],
      [QUEUE, 'comment_queue'],
      [TWIN, 'comment_email_key'],
    ] as const) {
      const plan = await planOf(query);
      expect(plan, query).to.match(new RegExp(`\\b${index}\\b`));
      expect(plan, query).not.to.match(/sort|temp b-tree/i);
    }
  });

  it('would be sorted where no index has the order (control)', async () => {
    const unordered = 'select id from comment order by name limit 20';
    expect(await planOf(unordered)).to.match(/sort|temp b-tree/i);
  });

  /**
   * With tables as small as a test's, PostgreSQL has to be kept from reading them whole, and from sorting the little that another index
   * finds: it does either as soon as it has looked at their rows, which it does by itself within a minute.
   */
  async function planOf(query: string): Promise<string> {
    const isPostgres = isOnPostgres(site);
    return site.db.transaction().execute(async (trx) => {
      if (isPostgres)
        for (const way of ['seqscan', 'bitmapscan', 'sort'])
          await sql.raw(`set local enable_${way} = off`).execute(trx);
      const { rows: lines } = await sql
        .raw<Readonly<Record<string, unknown>>>(`explain ${isPostgres ? '' : 'query plan'} ${query}`)
        .execute(trx);
      return lines.map((line) => Object.values(line).join(' ')).join('\n');
    });
  }
});

const PAGE = "select id from thread where article = 'a' and lang = 'fr' order by created_at, id limit 50";
const QUEUE =
  "select * from comment where text <> '' and status = 'pending' order by created_at, id limit 20";
const TWIN =
  "select * from comment where email_key = 'a' and digest = 'b' and created_at > 1 order by created_at";
