import { rmSync } from 'node:fs';
import { expect } from 'chai';
import pg from 'pg';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { approachesFields, beginDraft, stepPath } from '../support/builders.ts';
import { WORDS, filled, openForm, send } from '../support/discussion.ts';
import { waitForStandby } from '../support/absent-standby.ts';
import { startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { countsIn } from '../support/rows.ts';

const SETTINGS = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'lc_messages=C'];

describe('a form whose commit no standby has', () => {
  let server: PostgresServer;
  let admin: pg.Client;
  let site: TestSite;
  before(async () => {
    server = await startPostgres(SETTINGS);
    admin = new pg.Client(server.addressOf('postgres'));
    await admin.connect();
    site = await openSite({ DATABASE_URL: server.addressOf('postgres') });
  });
  after(async () => {
    await site.db.destroy();
    rmSync(site.dataDir, { recursive: true });
    await admin.end();
    await server.stop();
  });
  afterEach(() => standby(''));

  const standby = (name: string) => waitForStandby(admin, server.addressOf('postgres'), name);
  /** What the database's own operator does where a standby is gone, once somebody waits. */
  const cancelWaits = async () => {
    const cancel = "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'";
    while ((await admin.query(cancel)).rowCount === 0) await admin.query('select pg_sleep(0.02)');
  };

  it('is told to come back, with its words; and pressing again makes nothing twice', async () => {
    const browser = new Browser(site.app);
    const page = await openForm(site, browser);
    await standby('nobody');
    const [answer] = await Promise.all([send(browser, page, filled(page)), cancelWaits()]);
    expect(answer.status).to.equal(503);
    expect(answer.html).to.include(WORDS.name).and.to.include('Nous avons commencé par écouter.');
    await standby('');
    expect((await send(browser, page, filled(page))).status).to.equal(303);
    expect(await countsIn(site, 'comment')).to.deep.equal([1]);
  });

  it('is told so in the wizard too', async () => {
    const browser = new Browser(site.app);
    const step = stepPath(await beginDraft(browser), 'approaches');
    await standby('nobody');
    const fields = approachesFields({ 'own-name-1': 'Marcher ensemble', action: 'continue' });
    const [answer] = await Promise.all([browser.post(step, fields), cancelWaits()]);
    expect(answer.status).to.equal(503);
  });
});
