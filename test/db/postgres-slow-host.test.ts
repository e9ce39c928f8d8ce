import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { sql } from 'kysely';
import { NoPrimary } from '../../src/db/postgres/errors.ts';
import { openPostgres } from '../../src/db/postgres/open.ts';
import { forgetDatabase, freshDatabase } from '../support/postgres.ts';

/** Longer than a visitor waits for a host where there is another. */
const SLOW_MS = 1_500;

describe('a host of PostgreSQL that takes its time over a connection', () => {
  let address: string;
  let server: Server;
  beforeEach(async () => (address = await freshDatabase()));
  afterEach(async () => {
    server.close();
    await forgetDatabase(address);
  });

  /** The same database by a way on which nothing passes for so long, or ever. */
  const behind = async (milliseconds?: number) => {
    const { hostname, port } = new URL(address);
    server = createServer((site) => {
      site.on('error', () => undefined);
      if (milliseconds === undefined) {
        site.resume();
        return;
      }
      void setTimeout(milliseconds, undefined, { ref: false }).then(() => {
        const database = connect(Number(port), hostname);
        database.on('error', () => undefined);
        site.pipe(database).pipe(site);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return String((server.address() as AddressInfo).port);
  };

  const asked = async (url: string) => {
    const { db, serveVisitors } = openPostgres(url);
    serveVisitors();
    try {
      return (await sql`select 1 as one`.execute(db)).rows;
    } finally {
      await db.destroy();
    }
  };

  /** The next one has a second as well: where its machine is busy, whoever asks is told so, and asks again. */
  const answered = async (url: string) => {
    for (;;)
      try {
        return await asked(url);
      } catch (error) {
        if (!(error instanceof NoPrimary)) throw error;
      }
  };

  it('is waited for where it is the only one', async () => {
    const slow = new URL(address);
    slow.port = await behind(SLOW_MS);
    expect(await asked(slow.href)).to.deep.equal([{ one: 1 }]);
  });

  it('is left for the next one where there is one', async () => {
    const { host } = new URL(address);
    const slow = `127.0.0.1:${await behind()}`;
    expect(await answered(address.replace(host, `${slow},${host}`))).to.deep.equal([{ one: 1 }]);
  });
});
