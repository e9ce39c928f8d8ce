import { expect } from 'chai';
import fc from 'fast-check';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { arrive } from '../support/comments.ts';
import { change, rowsOf } from '../support/rows.ts';
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

  const run = (sql: string, ...values: Value[]) => change(site, sql, ...values);
  const rows = (sql: string) => rowsOf(site, sql);

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
    const plan = async (sql: string) =>
      (await rows(`explain query plan ${sql}`)).map((row) => (row as { detail: string }).detail);
    const page = "select id from thread where article = 'a' and lang = 'fr' order by created_at, id limit 50";
    const queue =
      "select * from comment where text <> '' and status = 'pending' order by created_at, id limit 20";
    expect(await plan(page)).to.deep.equal([
      'SEARCH thread USING COVERING INDEX thread_order (article=? AND lang=?)',
    ]);
    expect(await plan(queue)).to.deep.equal(['SEARCH comment USING INDEX comment_queue (status=?)']);
    const replies =
      "select * from comment where parent_id in ('a', 'b') and status = 'published' order by created_at, id";
    expect(await plan(replies)).to.include(
      'SEARCH comment USING INDEX comment_parent (parent_id=? AND status=?)',
    );
    expect((await plan("select id from comment where text = ''")).join()).to.include('comment_stub');
    const twin =
      "select * from comment where email_key = 'a' and digest = 'b' and created_at > 1 order by created_at";
    expect(await plan(twin)).to.deep.equal([
      'SEARCH comment USING INDEX comment_email_key (email_key=? AND created_at>?)',
    ]);
  });
});
