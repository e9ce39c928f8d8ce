import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { rowsOf } from '../support/rows.ts';

/** PostgreSQL chooses by what it has counted, and in the small tables of a test it may choose any index. */
describe('what SQLite reads by', () => {
  let site: TestSite;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  const planOf = async (query: string) =>
    (await rowsOf<{ readonly detail: string }>(site, `explain query plan ${query}`))
      .map(({ detail }) => detail)
      .join('\n');

  it('is an index of replies by their parent and status', async () => {
    const replies =
      "select * from comment where parent_id in ('a', 'b') and status = 'published' order by created_at, id";
    expect(await planOf(replies)).to.include(
      'SEARCH comment USING INDEX comment_parent (parent_id=? AND status=?)',
    );
  });

  it('is an index of stubs', async () => {
    expect(await planOf("select id from comment where text = ''")).to.include('comment_stub');
  });
});
