import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/engine.ts';
import { migrate } from '../../src/db/migrate.ts';
import { diagnose } from '../../src/operations/doctor.ts';
import { ask, sharedSecrets, startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';

const SETTINGS = ['archive_mode=on', 'fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];

describe('the archive of a server', function () {
  this.timeout(300_000);
  let server: PostgresServer;
  afterEach(() => server.stop());
  const say = (statement: string) => ask(server.addressOf('postgres'), statement);

  it('is told of by the doctor: before its first piece, when one fails, and when one is kept again', async () => {
    server = await startPostgres(SETTINGS);
    await say('create database wheel template template0');
    const settings = { ...sharedSecrets('archive'), DATABASE_URL: server.addressOf('wheel'), PORT: '1' };
    const { db } = await openDatabase(readConfig(settings));
    await migrate(db);
    await db.destroy();
    const said = async (line: RegExp) => {
      for (let tries = 0; tries < 60; tries += 1) {
        const { lines } = await diagnose(readConfig(settings), Date.now());
        if (lines.some((each) => line.test(each))) return;
        await setTimeout(500);
      }
      expect.fail(`never said ${String(line)}`);
    };
    await said(/^good {3}the server keeps an archive$/);
    await archiveBy('false');
    await said(/^look {3}The archive of the server could not take its last piece, at 20\S+Z: read the log/);
    await archiveBy('true');
    await said(/^good {3}the archive of the server took its last piece at 20\S+Z$/);
  });

  async function archiveBy(command: string): Promise<void> {
    await say(`alter system set archive_command = '${command}'`);
    await say('select pg_reload_conf()');
    await say("select pg_logical_emit_message(false, 'wheel', 'x'), pg_switch_wal()");
  }
});
