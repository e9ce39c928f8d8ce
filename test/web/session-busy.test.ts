import { expect } from 'chai';
import session from 'express-session';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { whileBusy } from '../support/busy-database.ts';
import { DbSessionStore } from '../../src/web/session-store.ts';

describe('a session that is written at the end of an answer', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  const written = ({ db }: Pick<TestSite, 'db'>) =>
    new Promise<unknown>((resolve) => {
      new DbSessionStore(db, () => site.time.now).set(
        'id',
        { cookie: new session.Cookie(), visitor: 'v' },
        resolve,
      );
    });

  it('fails nobody where the database is busy', async () => {
    expect(await whileBusy(site, () => written(site))).to.equal(undefined);
  });

  it('tells of any other error', async () => {
    await site.db.schema.dropTable('session').execute();
    expect(await written(site)).to.be.instanceOf(Error);
  });
});
