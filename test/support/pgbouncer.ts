import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from './folder.ts';
import { asServer, commandOf, untilReady } from './postgres.ts';
import { freePort } from './process.ts';

const PROGRAM = '/usr/sbin/pgbouncer';

interface Bouncer {
  /** The same database, by way of the pooler. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Debian's PgBouncer before a database, on a loopback port of its own. */
export async function startBouncer(
  databaseUrl: string,
  poolMode: 'session' | 'transaction',
): Promise<Bouncer> {
  const { hostname, port, pathname, username } = new URL(databaseUrl);
  const own = await freePort();
  const folder = freshFolder('bouncer');
  const users = join(folder, 'users');
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(users, `"${username}" ""\n`);
  writeFileSync(
    settings,
    [
      '[databases]',
      `* = host=${hostname} port=${port}`,
      '[pgbouncer]',
      `pool_mode = ${poolMode}`,
      ...['listen_addr = 127.0.0.1', `listen_port = ${own}`, 'unix_socket_dir =', 'auth_type = trust'],
      `auth_file = ${users}`,
    ].join('\n'),
  );
  asServer('chmod', ['700', folder], folder);
  const [program, given] = commandOf(PROGRAM, [settings]);
  const bouncer = spawn(program, given, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  let said = '';
  bouncer.stderr.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-4000)));
  const address = `postgres://${username}@127.0.0.1:${own}${pathname}`;
  await untilReady(address, bouncer, () => said);
  return {
    address,
    async stop() {
      const ended = once(bouncer, 'exit');
      bouncer.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
