import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { arrive } from '../support/comments.ts';
import { change, valueOf } from '../support/rows.ts';

const MANY = 5_000;

describe('the version of what readers see, on PostgreSQL', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  const rows = async () => Number(await valueOf(site, 'select count(*) from content_change'));

  it('is kept in few rows however much was written, and stays the same', async () => {
    await change(site, `insert into content_change (n) select 1 from generate_series(1, ${MANY})`);
    const before = await site.contentVersion();
    while ((await rows()) > 1) {
      await setTimeout(10);
      expect(await site.contentVersion()).to.equal(before);
    }
    await arrive(site);
    expect(await site.contentVersion()).not.to.equal(before);
  });

  it('is told while its rows cannot be made fewer', async () => {
    await change(site, `insert into content_change (n) select 1 from generate_series(1, ${MANY})`);
    await change(
      site,
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    );
    await change(
      site,
      'create trigger refuse before delete on content_change for each row execute function refuse()',
    );
    const before = await site.contentVersion();
    for (let asked = 0; asked < 20; asked += 1) expect(await site.contentVersion()).to.equal(before);
    expect(await rows()).to.equal(MANY);
  });

  it('is another on another connection, which may lead to a machine that lacks the last changes', async () => {
    const before = await site.contentVersion();
    expect(await site.contentVersion()).to.equal(before);
    await valueOf(
      site,
      `select count(pg_terminate_backend(pid)) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
    );
    expect(await site.contentVersion()).not.to.equal(before);
  });
});
