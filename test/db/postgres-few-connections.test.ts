import { expect } from 'chai';
import pg from 'pg';
import { readConfig } from '../../src/config.ts';
import { diagnose } from '../../src/operations/doctor.ts';
import { checkRoom } from '../../src/operations/server-care.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { BEHIND_PROXY, FRENCH, WORDS, filled, openForm, send } from '../support/discussion.ts';
import { addressOf } from '../support/hosts.ts';
import { ask, sharedSecrets, startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';

/** Three are for administrators: two hosts would take 22 of the rest. */
const FEW = [
  'max_connections=12',
  'superuser_reserved_connections=3',
  'fsync=off',
  'listen_addresses=127.0.0.1',
];
const CROWD = 60;
/** A session that is ended gives its place back once its process has gone. */
const ENDED_WITHIN_MS = 60_000;

describe('a server that lends fewer connections than the machines of the site want', function () {
  this.timeout(300_000);
  let server: PostgresServer;
  let settings: Readonly<Record<string, string>>;
  let sites: readonly TestSite[];

  before(async () => {
    server = await startPostgres([...FEW, 'unix_socket_directories=', 'lc_messages=C']);
    await ask(server.addressOf('postgres'), 'create role host login');
    await ask(server.addressOf('postgres'), 'create database wheel owner host template template0');
    settings = {
      ...sharedSecrets('few'),
      DATABASE_URL: server.addressOf('wheel').replace('wheel@', 'host@'),
    };
  });
  after(() => server.stop());
  describe('of which two run', () => {
    beforeEach(async () => {
      const open = () => openSite({ ...BEHIND_PROXY, ...settings }, freshFolder('few'));
      sites = [await open(), await open()];
    });
    afterEach(async () => {
      for (const { db } of sites) await db.destroy();
      await endSessions();
    });

    /** Those of the hosts: once they have gone, the server has all its places again. */
    const endSessions = () =>
      ask(
        server.addressOf('postgres'),
        `select pg_terminate_backend(pid, ${ENDED_WITHIN_MS}) from pg_stat_activity where usename = 'host'`,
      );

    /** Sixty people at one moment, half of them at each host: what they are answered. */
    async function crowd(from: number, around: <T>(work: () => Promise<T>) => Promise<T> = (work) => work()) {
      const forms: {
        readonly browser: Browser;
        readonly headers: Readonly<Record<string, string>>;
        readonly page: Answer;
      }[] = [];
      for (let index = 0; index < CROWD; index += 1) {
        const site = sites[index % sites.length] ?? expect.fail('no site');
        const browser = new Browser(site.app);
        forms.push({ browser, headers: addressOf(from + index), page: await openForm(site, browser) });
      }
      const sendAll = () =>
        Promise.all(
          forms.map(({ browser, headers, page }, index) =>
            send(browser, page, filled(page, { comment: `Dans la foule, ${from + index}.` }), { headers }),
          ),
        );
      const answers = await around(sendAll);
      for (const { status, html } of answers) {
        expect(status).to.be.oneOf([303, 503]);
        if (status === 503) expect(html).to.contain(WORDS.name).and.to.contain('Dans la foule');
      }
      return answers.filter(({ status }) => status === 303).length;
    }

    it('turns people away where a host does not wait for a connection of its own (control)', async () => {
      const taken = await crowd(300, withoutWaiting);
      console.log(`      control: ${taken} of ${CROWD}`);
      expect(taken).to.be.below(CROWD);
    });

    it('answers a crowd with its thanks, or with its words and the advice to come back; then everybody', async () => {
      const taken = await crowd(0);
      console.log(`      ${taken} of ${CROWD}`);
      // All of them, unless the machine is so slow that somebody waits for longer than five seconds; without waiting it was a quarter.
      expect(taken, 'waits for a connection of its own host').to.be.at.least(CROWD / 2);
      const pages = await Promise.all(sites.map(({ app }) => new Browser(app).get(FRENCH)));
      expect(pages.map(({ status }) => status)).to.deep.equal([200, 200]);
    });

    it('keeps the words where others have taken all, shows what it has ready, and goes on once there is room', async () => {
      const [site = expect.fail('no site')] = sites;
      const browser = new Browser(site.app);
      const page = await openForm(site, browser);
      await new Browser(site.app).get(FRENCH);
      const others = Array.from({ length: 9 }, () => new pg.Client(settings['DATABASE_URL']));
      await endSessions();
      for (const other of others) await other.on('error', () => undefined).connect();
      const post = () =>
        send(browser, page, filled(page, { comment: 'Toutes les places sont prises.' }), {
          headers: addressOf(900),
        });
      const refused = await post();
      expect(refused.status).to.equal(503);
      expect(refused.html).to.contain('Toutes les places sont prises.');
      expect((await new Browser(site.app).get(FRENCH)).status).to.equal(200);
      for (const other of others) await other.end();
      expect((await post()).status).to.equal(303);
    });
  });

  describe('before any of them runs', () => {
    it('is told of by the doctor', async () => {
      const { lines } = await diagnose(readConfig({ ...settings, PORT: '1' }), Date.now());
      const said = lines.find((line) => line.includes('connections'));
      expect(said).to.match(
        /^look {3}The server of DATABASE_URL lends 9 connections to this user, and one machine of the site takes up to 11: set max_connections to /,
      );
      await ask(server.addressOf('postgres'), 'alter role host connection limit 5');
      const limited = await diagnose(readConfig({ ...settings, PORT: '1' }), Date.now());
      expect(limited.lines.join('\n')).to.contain('lends 5 connections to this user');
      expect(checkRoom({ most: 60, machines: 3 }, 1)).to.deep.equal([
        { well: 'the server lends 60 connections to this user, enough for 5 machines of this size' },
      ]);
      expect(checkRoom({ most: 60, machines: 3 }, 2)[0]).to.have.property('level', 'warn');
    });
  });
});

/** A pool that believes that it has none, of which one could come free. */
async function withoutWaiting<T>(work: () => Promise<T>): Promise<T> {
  Object.defineProperty(pg.Pool.prototype, 'totalCount', { configurable: true, get: () => 0 });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(pg.Pool.prototype, 'totalCount');
  }
}
