import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freshFolder } from '../../support/folder.ts';
import { asServer, commandOf, programsFolder } from '../../support/postgres.ts';
import { PASSWORD, documentedEtcd, documentedPatroni, documentedSql } from './documented.ts';
import type { Host, Network } from './namespaces.ts';

const execFileLater = promisify(execFile);
const PATIENCE_MS = 120_000;
const DATABASES = ['n1', 'n2', 'n3'];

interface State {
  readonly Member: string;
  readonly Role: string;
  readonly State: string;
}

export interface Mode {
  readonly synchronous: boolean;
  readonly strict: boolean;
}

/** Debian's Patroni, etcd and PostgreSQL on three hosts; HAProxy on each host with a site leads to whoever Patroni says is first. */
export class Patroni {
  readonly #network: Network;
  readonly #folder = freshFolder('patroni');
  readonly #running: ChildProcess[] = [];
  readonly #names: readonly string[];
  #mode: Mode = { synchronous: true, strict: true };

  readonly #isDocumented: boolean;

  /** With settings of its own; or, where it is `documented`, with those of docs/deploy.md and no others. */
  constructor(network: Network, names: readonly string[] = DATABASES, { documented = false } = {}) {
    this.#network = network;
    this.#names = names;
    this.#isDocumented = documented;
  }

  /** What `DATABASE_URL` says: every machine, in no order. */
  get url(): string {
    return `postgres://wheel:${PASSWORD}@${this.#databases.map(({ address }) => `${address}:5432`).join(',')}/wheel`;
  }

  async start(mode: Mode, sites: readonly string[] = []): Promise<void> {
    this.#mode = mode;
    asServer('chmod', ['755', this.#folder], this.#folder);
    for (const host of this.#databases) this.#startEtcd(host);
    for (const host of this.#databases) this.#startPatroni(host);
    for (const site of sites) this.#startProxy(this.#network.host(site));
    await this.until('a primary with two standbys', async () => {
      const states = await this.states();
      const isWhole = states.length === 3 && states.every(({ State }) => /running|streaming/.test(State));
      const isGuarded = !mode.synchronous || states.some(({ Role }) => Role === 'Sync Standby');
      return isWhole && isGuarded && states.some(({ Role }) => Role === 'Leader');
    });
    const made = this.#isDocumented ? documentedSql() : ['create database wheel template template0'];
    const owner = this.#isDocumented ? 'postgres' : 'wheel';
    for (const statement of made) await this.ask(await this.leader(), statement, 'postgres', owner);
  }

  /** What `patronictl list` tells, as one of these hosts sees it. */
  async states(from = this.#names[1] ?? ''): Promise<readonly State[]> {
    try {
      return JSON.parse(await this.#control(from, ['list', '-f', 'json'])) as readonly State[];
    } catch {
      return [];
    }
  }

  async leader(from?: string): Promise<string> {
    const states = await this.states(from);
    return states.find(({ Role }) => Role === 'Leader')?.Member ?? '';
  }

  async failOverTo(candidate: string): Promise<void> {
    await this.#control(candidate, ['failover', '--force', '--candidate', candidate]);
  }

  /** As an owner has another take over, for the care of a machine. */
  async switchOverTo(candidate: string): Promise<void> {
    await this.#control(candidate, ['switchover', '--force', '--candidate', candidate]);
  }

  /** `kill -9` of Patroni and of its database, as when their machine loses its power; `restart` brings both back. */
  kill(name: string): void {
    this.#running.find((child) => child.spawnargs.includes(this.#settingsOf(name)))?.kill('SIGKILL');
    this.#killPostgres(name, 'SIGKILL');
  }

  restart(name: string): void {
    this.#startPatroni(this.#network.host(name));
  }

  /** Until one of them leads and the others follow it. */
  async untilWhole(from: string): Promise<void> {
    await this.until('a primary with two standbys', async () => {
      const states = await this.states(from);
      return (
        states.length === this.#names.length &&
        states.every(({ State }) => /running|streaming/.test(State)) &&
        states.some(({ Role }) => Role === 'Sync Standby')
      );
    });
  }

  /** Keeps the log from the standbys, while Patroni and etcd go on talking. */
  async cutReplication(leader: string): Promise<void> {
    const { inside } = this.#network.host(leader);
    for (const { address } of this.#databases.filter(({ name }) => name !== leader))
      for (const rule of [
        ['INPUT', '-s', address, '-p', 'tcp', '--dport', '5432'],
        ['OUTPUT', '-d', address, '-p', 'tcp', '--sport', '5432'],
      ])
        await run([...inside, 'iptables', '-A', ...rule, '-j', 'DROP']);
  }

  async ask(name: string, statement: string, database = 'wheel', user = 'wheel'): Promise<readonly string[]> {
    const { inside, address } = this.#network.host(name);
    const place = `postgres://${user}:${PASSWORD}@${address}/${database}?connect_timeout=3`;
    const told = await run([...inside, 'psql', '-X', '-A', '-t', '-c', statement, place]);
    return told.split('\n').filter((line) => line !== '');
  }

  async until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const begun = Date.now();
    while (!(await isSo())) {
      if (Date.now() - begun > PATIENCE_MS)
        throw new Error(
          `waited in vain for ${what}: ${JSON.stringify(await this.states())}\n${this.#logs()}`,
        );
      await setTimeout(500);
    }
  }

  async erase(): Promise<void> {
    const ends = this.#running
      .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
      .map((child) => once(child, 'exit'));
    for (const child of this.#running) child.kill('SIGKILL');
    for (const { name } of this.#databases) this.#killPostgres(name);
    await Promise.all(ends);
    // What they started may hold their pipes a little longer, and has nothing to say any more.
    for (const { stdout, stderr } of this.#running) [stdout, stderr].forEach((pipe) => pipe?.destroy());
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #databases(): readonly Host[] {
    return this.#names.map((name) => this.#network.host(name));
  }

  #startEtcd({ name, address, inside }: Host): void {
    if (this.#isDocumented) {
      const told = { ...documentedEtcd(name, address), ETCD_DATA_DIR: join(this.#folder, `etcd-${name}`) };
      this.#start(`etcd-${name}`, [...inside, 'etcd'], told);
      return;
    }
    const cluster = this.#databases.map((host) => `${host.name}=http://${host.address}:2380`).join(',');
    this.#start(`etcd-${name}`, [
      ...inside,
      'etcd',
      ...['--name', name, '--data-dir', join(this.#folder, `etcd-${name}`)],
      ...[
        '--listen-client-urls',
        `http://${address}:2379`,
        '--advertise-client-urls',
        `http://${address}:2379`,
      ],
      ...[
        '--listen-peer-urls',
        `http://${address}:2380`,
        '--initial-advertise-peer-urls',
        `http://${address}:2380`,
      ],
      ...['--initial-cluster', cluster, '--heartbeat-interval', '300', '--election-timeout', '3000'],
    ]);
  }

  #startPatroni(host: Host): void {
    const folder = join(this.#folder, host.name);
    mkdirSync(folder, { mode: 0o700, recursive: true });
    asServer('true', [], folder);
    const settings = this.#isDocumented
      ? documentedPatroni(host, folder)
      : JSON.stringify(settingsOf(host, this.#databases, folder, this.#mode));
    writeFileSync(this.#settingsOf(host.name), settings);
    const [program, given] = commandOf('patroni', [this.#settingsOf(host.name)]);
    this.#start(`patroni-${host.name}`, [...host.inside, program, ...given]);
  }

  #startProxy({ name, inside }: Host): void {
    const file = join(this.#folder, `${name}.cfg`);
    writeFileSync(file, proxyFor(this.#databases));
    this.#start(`haproxy-${name}`, [...inside, 'haproxy', '-db', '-f', file]);
  }

  #start(name: string, [program = '', ...given]: readonly string[], told: NodeJS.ProcessEnv = {}): void {
    const env = { ...process.env, ...told };
    const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'pipe'], cwd: this.#folder, env });
    const keep = (bytes: Buffer) => {
      writeFileSync(join(this.#folder, `${name}.log`), bytes, { flag: 'a' });
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.#running.push(child);
  }

  #control(from: string, given: readonly string[]): Promise<string> {
    return run([...this.#network.host(from).inside, 'patronictl', '-c', this.#settingsOf(from), ...given]);
  }

  #settingsOf(name: string): string {
    return join(this.#folder, `${name}.yml`);
  }

  #killPostgres(name: string, signal: 'SIGQUIT' | 'SIGKILL' = 'SIGQUIT'): void {
    try {
      const [pid = ''] = readFileSync(join(this.#folder, name, 'data', 'postmaster.pid'), 'utf8').split('\n');
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? [];
      process.kill(Number(pid), signal);
      if (signal === 'SIGKILL') for (const child of children) process.kill(Number(child), signal);
    } catch {
      // It does not run.
    }
  }

  #logs(): string {
    const logs = readdirSync(this.#folder).filter((file) => file.endsWith('.log'));
    return logs
      .map((file) => `${file}: ${readFileSync(join(this.#folder, file), 'utf8').slice(-1500)}`)
      .join('\n');
  }
}

/** Others go on meanwhile: readers are watched. */
async function run([program = '', ...given]: readonly string[]): Promise<string> {
  const { stdout } = await execFileLater(program, given, { timeout: 20_000 });
  return stdout;
}

/** YAML understands JSON. The shortest times that Patroni takes, so that an experiment ends in minutes. */
function settingsOf({ name, address }: Host, all: readonly Host[], folder: string, mode: Mode) {
  return {
    scope: 'wheel',
    name,
    restapi: { listen: `${address}:8008`, connect_address: `${address}:8008` },
    etcd3: { hosts: all.map((host) => `${host.address}:2379`) },
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 3,
        retry_timeout: 5,
        maximum_lag_on_failover: 1_048_576,
        synchronous_mode: mode.synchronous,
        synchronous_mode_strict: mode.strict,
        postgresql: { use_slots: true, remove_data_directory_on_diverged_timelines: true },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C' }],
    },
    postgresql: {
      listen: `${address}:5432`,
      connect_address: `${address}:5432`,
      data_dir: join(folder, 'data'),
      bin_dir: programsFolder(),
      pgpass: join(folder, 'pgpass'),
      authentication: {
        superuser: { username: 'wheel', password: 'unused' },
        replication: { username: 'wheel', password: 'unused' },
      },
      pg_hba: [
        'host all all 10.0.0.0/8 trust',
        'host replication all 10.0.0.0/8 trust',
        'local all all trust',
      ],
      parameters: {
        ...{ unix_socket_directories: folder, dynamic_shared_memory_type: 'mmap' },
        ...{ shared_buffers: '32MB', wal_sender_timeout: '5s' },
      },
    },
  };
}

function proxyFor(databases: readonly Host[]): string {
  const servers = databases.map(
    ({ name, address }) =>
      `  server ${name} ${address}:5432 check port 8008 inter 1s fall 2 rise 1 on-marked-down shutdown-sessions`,
  );
  return `defaults
  mode tcp
  timeout connect 1s
  timeout client 10m
  timeout server 10m
listen primary
  bind 127.0.0.1:5000
  option httpchk GET /primary
${servers.join('\n')}
`;
}
