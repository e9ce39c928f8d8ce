import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { sql } from 'kysely';
import { addressesOf } from '../../src/config/database-url.ts';
import { openPostgres } from '../../src/db/postgres/open.ts';
import { runOn } from '../../src/db/postgres/programs.ts';
import { freshFolder } from '../support/folder.ts';
import { asServer, freshDatabase, startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';

/** A certificate that nobody vouches for but whoever has it. */
class Certificate {
  readonly folder = freshFolder('tls');
  readonly file = join(this.folder, 'certificate');
  readonly key = join(this.folder, 'key');

  constructor(name: string) {
    const wanted = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=wheel'];
    const files = ['-keyout', this.key, '-out', this.file];
    execFileSync('openssl', ['req', '-x509', ...wanted, '-addext', `subjectAltName=${name}`, ...files], {
      stdio: 'ignore',
    });
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres:', this.folder]);
    asServer('chmod', ['600', this.key], this.folder);
  }
}

describe('the way to PostgreSQL', () => {
  let own: Certificate;
  let stranger: Certificate;
  let server: PostgresServer;
  let elsewhere: PostgresServer;
  const warnings: Error[] = [];
  const warned = (warning: Error) => warnings.push(warning);
  before(async () => {
    own = new Certificate('IP:127.0.0.1');
    stranger = new Certificate('DNS:elsewhere.test');
    [server, elsewhere] = await Promise.all([start(own), start(stranger)]);
    process.on('warning', warned);
  });
  after(async () => {
    process.off('warning', warned);
    await Promise.all([server.stop(), elsewhere.stop()]);
    for (const { folder } of [own, stranger]) rmSync(folder, { recursive: true });
  });
  const start = ({ file, key }: Certificate) =>
    startPostgres([
      ...['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'lc_messages=C', 'ssl=on'],
      ...[`ssl_cert_file=${file}`, `ssl_key_file=${key}`],
    ]);

  const wayTo = async (address: string, query: string): Promise<string> => {
    const { db } = openPostgres(`${address}${query}`);
    try {
      const { rows } = await sql<{ readonly ssl: boolean }>`
        select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(db);
      return rows[0]?.ssl === true ? 'encrypted' : 'open';
    } catch (error) {
      return String(error);
    } finally {
      await db.destroy();
    }
  };

  it('is open where nothing is said of it, and encrypted where it is asked for', async () => {
    const address = server.addressOf('postgres');
    for (const query of ['', '?sslmode=disable']) expect(await wayTo(address, query)).to.equal('open');
    expect(await wayTo(address, '?sslmode=no-verify')).to.equal('encrypted');
  });

  for (const mode of ['require', 'verify-ca', 'verify-full'])
    it(`proves with sslmode=${mode} who is at its end`, async () => {
      const trusting = (certificate: Certificate) => `?sslmode=${mode}&sslrootcert=${certificate.file}`;
      expect(await wayTo(server.addressOf('postgres'), trusting(own))).to.equal('encrypted');
      expect(await wayTo(server.addressOf('postgres'), `?sslmode=${mode}`)).to.include('self-signed');
      expect(await wayTo(server.addressOf('postgres'), trusting(stranger))).to.include('self-signed');
      expect(await wayTo(elsewhere.addressOf('postgres'), trusting(stranger))).to.include('does not match');
      expect(await wayTo(await freshDatabase(), `?sslmode=${mode}`)).to.include('does not support SSL');
      expect(warnings.map(String)).to.deep.equal([]);
    });

  const dumped = async (address: string, query: string): Promise<string> => {
    const [place = ''] = addressesOf(`${address}${query}`);
    try {
      await runOn(place, 'pg_dump', ['--schema-only', '--file=/dev/null']);
      return 'dumped';
    } catch (error) {
      return String(error);
    }
  };

  for (const mode of ['require', 'verify-ca', 'verify-full'])
    it(`is proved by the programs that make a copy as well, with sslmode=${mode}`, async () => {
      const trusting = (certificate: Certificate) => `?sslmode=${mode}&sslrootcert=${certificate.file}`;
      expect(await dumped(server.addressOf('postgres'), trusting(own))).to.equal('dumped');
      expect(await dumped(server.addressOf('postgres'), `?sslmode=${mode}`)).to.include('root certificate');
      expect(await dumped(server.addressOf('postgres'), trusting(stranger))).to.include('verify failed');
      expect(await dumped(elsewhere.addressOf('postgres'), trusting(stranger))).to.include('does not match');
    });

  it('is open or encrypted for them as for the site, and no more is asked', async () => {
    for (const query of ['', '?sslmode=disable', '?sslmode=no-verify'])
      expect(await dumped(server.addressOf('postgres'), query), query).to.equal('dumped');
  });
});
