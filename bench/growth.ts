import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from '../test/support/cluster.ts';
import { programsFolder } from '../test/support/postgres.ts';

/**
 * What PostgreSQL itself can do of what grows: commits that wait for a standby, apart and all on one counter row, and the question
 * for the version of the content after so many changes. Needs `pgbench`, which comes with the server.
 */
const SECONDS = '5';
const CLIENTS = '16';
const CHANGES = [0, 1_000, 100_000, 1_000_000];
const SCRIPTS = {
  'commits apart': 'insert into apart values (1);',
  'commits on one row': 'update counter set n = n + 1;',
  'on one row, held over eight statements': `begin;\nupdate counter set n = n + 1;\n${'select 1;\n'.repeat(8)}commit;`,
};

const folder = mkdtempSync(join(tmpdir(), 'wheel-growth-'));
const cluster = await Cluster.start({ standbys: 1, synchronous: true, place: tmpdir() });
try {
  const { primary } = cluster;
  await primary.ask(
    'create table apart (n integer); create table counter (n integer); insert into counter values (0)',
  );
  await primary.ask(
    'create table change (id bigint generated always as identity primary key, n bigint not null default 1)',
  );
  for (const [name, script] of Object.entries(SCRIPTS)) process.stdout.write(`${name}: ${rate(script)}\n`);
  for (const count of CHANGES) {
    await primary.ask(`truncate change; insert into change (n) select 1 from generate_series(1, ${count})`);
    await primary.ask('analyze change');
    const perSecond = rate('select coalesce(sum(n), 0) from change;', '1');
    process.stdout.write(`the version at ${count} changes: ${(1000 / perSecond).toFixed(2)} ms\n`);
  }
} finally {
  await cluster.erase();
  rmSync(folder, { recursive: true });
}

function rate(script: string, clients = CLIENTS): number {
  const file = join(folder, 'script.sql');
  writeFileSync(file, script);
  const place = ['-h', '127.0.0.1', '-p', String(cluster.primary.port), '-U', 'wheel'];
  const given = ['-n', '-M', 'prepared', '-f', file, '-c', clients, '-T', SECONDS, ...place, 'wheel'];
  const told = execFileSync(join(programsFolder(), 'pgbench'), given, { encoding: 'utf8' });
  return Math.round(Number(/tps = ([\d.]+)/.exec(told)?.[1]));
}
