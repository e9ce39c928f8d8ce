import { expect } from 'chai';
import pg from 'pg';
import { commitTogether, together } from '../../src/db/engine.ts';
import type { Trx } from '../../src/db/database.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { approachesFields, beginDraft } from '../support/builders.ts';
import { FRENCH, filled, openForm, send } from '../support/discussion.ts';
import { countJourneys } from '../support/journeys.ts';
import type { Journeys } from '../support/journeys.ts';
import { forgetDatabase, freshDatabase } from '../support/postgres.ts';
import { statementsOf } from '../support/statements.ts';

describe('how often a site waits for PostgreSQL', () => {
  let address: string;
  let journeys: Journeys;
  let site: TestSite;
  before(async () => {
    address = await freshDatabase();
    journeys = await countJourneys(address);
    site = await openSite({ DATABASE_URL: journeys.address });
  });
  after(async () => {
    await site.db.destroy();
    await journeys.close();
    await forgetDatabase(address);
  });

  const read = (trx: Trx) => trx.selectFrom('setting').selectAll().execute();
  const write = (trx: Trx, name: string) =>
    trx
      .insertInto('setting')
      .values({ name, value: '' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  /** Of the second time: the first one connects, and prepares what is said. */
  const journeysOf = async (act: () => Promise<unknown>) => {
    await act();
    journeys.made();
    await act();
    return journeys.made();
  };

  it('is once for the beginning, for what is asked together, and for last writes with their commit', async () => {
    const keep = () =>
      commitTogether(
        site.db,
        async (trx, last) => {
          await together(
            trx,
            () => read(trx),
            () => read(trx),
            () => read(trx),
          );
          last(() => write(trx, 'one'));
          last(() => write(trx, 'other'));
        },
        () => ['lane'],
      );
    expect(await journeysOf(keep)).to.equal(3);
  });

  it('is each time where one waits for the other (control)', async () => {
    const keep = () =>
      commitTogether(
        site.db,
        async (trx) => {
          for (let times = 0; times < 3; times += 1) await read(trx);
          await write(trx, 'one');
          await write(trx, 'other');
        },
        () => ['lane'],
      );
    expect(await journeysOf(keep)).to.equal(7);
  });

  it('is seven times for a comment, whatever is asked and written for it', async () => {
    let number = 0;
    const statements = statementsOf(site);
    const post = async () => {
      number += 1;
      const browser = new Browser(site.app);
      const page = await openForm(site, browser);
      const fields = filled(page, { comment: `Avis ${number}`, email: `e${number}@example.org` });
      journeys.made();
      statements.length = 0;
      expect((await send(browser, page, fields)).status).to.equal(303);
    };
    expect(await journeysOf(post)).to.equal(7);
    expect(statements.length).to.be.greaterThan(2 * 7);
  });

  it('is seven times for a step of the form, whose answers are written with the commit', async () => {
    const browser = new Browser(site.app);
    const keep = async () => {
      const form = await beginDraft(browser);
      journeys.made();
      expect((await browser.submit(form, 'continue', approachesFields())).status).to.equal(303);
    };
    expect(await journeysOf(keep)).to.equal(7);
  });

  it('is not counted where a connection is given up, as those are that nobody used for ten seconds', async () => {
    const client = new pg.Client(journeys.address);
    await client.connect();
    journeys.made();
    await client.end();
    expect(journeys.made()).to.equal(0);
  });

  it('is once for a page that stands ready', async () => {
    const browser = new Browser(site.app);
    const statements = statementsOf(site);
    const show = async () => {
      statements.length = 0;
      expect((await browser.get(FRENCH)).status).to.equal(200);
    };
    await show();
    expect(await journeysOf(show)).to.equal(1);
    expect(statements).to.deep.equal([]);
  });
});
