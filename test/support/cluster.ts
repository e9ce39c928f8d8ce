import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { FAST_FOLDER, freshFolder } from './folder.ts';
import { MEMORY_IN_FOLDER, asServer, commandOf, programsFolder, untilReady } from './postgres.ts';
import { freePort } from './process.ts';

const DATABASE = 'wheel';
/**
 * As Debian ships it, but for what lets many databases stand on one machine, and a standby follow whoever is promoted. One that
 * hears nothing would ask again after a minute, and be told all.
 */
const SETTINGS = [
  'unix_socket_directories=',
  'lc_messages=C',
  'max_connections=100',
  'shared_buffers=32MB',
  'wal_keep_size=512MB',
  'wal_receiver_timeout=0',
];
/** Far more than a standby needs, however busy its machine is. */
const PATIENCE_MS = 300_000;
/** Whom a machine of a network of our own lets in. */
const HOSTS = 'host all all 10.0.0.0/8 trust\nhost replication all 10.0.0.0/8 trust\n';

interface Shape {
  readonly standbys: number;
  /** Whether a commit waits until any one standby has it. */
  readonly synchronous: boolean;
  /** Where their folders are made; in memory where nothing is said and there is such a place. */
  readonly place?: string;
  /** Machines with addresses of their own, one a database. */
  readonly machines?: readonly Machine[];
}

export interface Machine {
  /** Where the other machines reach it. */
  readonly address: string;
  /** Where the tests do. */
  readonly fromTests: string;
  /** What is put before a command that runs there. */
  readonly inside: readonly string[];
}

const LOOPBACK: Machine = { address: '127.0.0.1', fromTests: '127.0.0.1', inside: [] };

/** A primary and its standbys on loopback ports, each with a folder of its own. */
export class Cluster {
  readonly nodes: readonly Node[];
  #primary: Node;

  static async start({ standbys, synchronous, place, machines = [] }: Shape): Promise<Cluster> {
    const names = Array.from({ length: standbys + 1 }, (_, index) => `n${index + 1}`);
    const waitFor = synchronous ? `ANY 1 (${names.join(', ')})` : '';
    const nodes = await Promise.all(
      names.map((name, index) => Node.make(name, waitFor, place, machines[index] ?? LOOPBACK)),
    );
    const [primary, ...others] = nodes;
    if (primary === undefined) throw new Error('a cluster has a primary');
    const cluster = new Cluster(nodes, primary);
    try {
      await primary.begin();
      await primary.makeDatabase();
      for (const standby of others) await standby.copy(primary);
      await cluster.untilFollowed(standbys);
      return cluster;
    } catch (error) {
      await cluster.erase();
      throw error;
    }
  }

  private constructor(nodes: readonly Node[], primary: Node) {
    this.nodes = nodes;
    this.#primary = primary;
  }

  get primary(): Node {
    return this.#primary;
  }

  get standbys(): readonly Node[] {
    return this.nodes.filter((node) => node !== this.#primary && node.isRunning);
  }

  /** What `DATABASE_URL` says: every machine, in no order. */
  get url(): string {
    const places = this.nodes.map(({ machine, port }) => `${machine.address}:${port}`);
    return `postgres://wheel@${places.join(',')}/${DATABASE}`;
  }

  /** Makes the standby that has most of the log the primary, which loses nothing that any one of them has; the others follow it. */
  async promote(): Promise<void> {
    const received = await Promise.all(
      this.standbys.map(async (node) => ({ node, position: await node.received() })),
    );
    const [first] = received.sort((one, other) => other.position - one.position);
    if (first === undefined) throw new Error('no standby is left');
    await first.node.ask('select pg_promote(true)');
    this.#primary = first.node;
    for (const standby of this.standbys) await standby.follow(this.#primary);
  }

  /** Whoever was killed comes back as a standby, from nothing. */
  async rejoin(): Promise<void> {
    for (const node of this.nodes) if (!node.isRunning) await node.copy(this.#primary);
    await this.untilFollowed(this.nodes.length - 1);
  }

  async untilFollowed(standbys: number): Promise<void> {
    const begun = Date.now();
    for (;;) {
      const rows = await this.#primary.ask(`select 1 from pg_stat_replication where state = 'streaming'`);
      if (rows.length >= standbys) return;
      if (Date.now() - begun > PATIENCE_MS) throw new Error('a standby does not follow');
      await setTimeout(50);
    }
  }

  async erase(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.erase()));
  }
}

type Row = Readonly<Record<string, unknown>>;

export class Node {
  readonly name: string;
  readonly machine: Machine;
  readonly port: number;
  readonly #folder: string;
  readonly #settings: readonly string[];
  #process: ChildProcess | undefined;
  #said = '';

  static async make(
    name: string,
    waitFor: string,
    place: string | undefined,
    machine: Machine,
  ): Promise<Node> {
    const port = machine === LOOPBACK ? await freePort() : 5432;
    const settings = [...SETTINGS, `cluster_name=${name}`, `synchronous_standby_names=${waitFor}`];
    // A disk that is full for its files is not for its memory.
    if (place === undefined) settings.push(MEMORY_IN_FOLDER);
    return new Node(name, settings, machine, port, freshFolder('cluster', place ?? FAST_FOLDER));
  }

  private constructor(
    name: string,
    settings: readonly string[],
    machine: Machine,
    port: number,
    folder: string,
  ) {
    this.#folder = folder;
    this.name = name;
    this.machine = machine;
    this.#settings = settings;
    this.port = port;
    asServer('chmod', ['700', this.#folder], this.#folder);
  }

  get isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  /** A database of its own, with nothing in it. */
  async begin(): Promise<void> {
    const given = ['-D', this.#data, '-U', 'wheel', '-E', 'UTF8', '--locale=C', '--no-sync'];
    asServer(join(programsFolder(), 'initdb'), given, this.#folder);
    if (this.machine !== LOOPBACK) appendFileSync(join(this.#data, 'pg_hba.conf'), HOSTS);
    await this.start();
  }

  /** Before there is a standby to wait for. */
  async makeDatabase(): Promise<void> {
    const alone = `postgres?options=${encodeURIComponent('-c synchronous_commit=local')}`;
    await this.ask(`create database ${DATABASE} template template0`, alone);
  }

  async start(): Promise<void> {
    const { address, fromTests, inside } = this.machine;
    const listening = `listen_addresses=${[...new Set([address, fromTests])].join(',')}`;
    const flags = [...this.#settings, listening].flatMap((setting) => ['-c', setting]);
    const given = ['-D', this.#data, '-p', String(this.port), ...flags];
    const [command, all] = commandOf(join(programsFolder(), 'postgres'), given);
    const [program = '', ...words] = [...inside, command, ...all];
    const started = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], cwd: this.#folder });
    started.stderr.on('data', (bytes: Buffer) => (this.#said = (this.#said + bytes.toString()).slice(-4000)));
    this.#process = started;
    await untilReady(this.#addressOf('postgres'), started, () => this.#said);
  }

  /** As an owner stops it: whoever is connected is sent away. */
  async stop(): Promise<void> {
    if (!this.isRunning || this.#process === undefined) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGINT');
    await gone;
  }

  /** Stops every process it has, or lets them go on: its machine answers, and the database does not. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    for (const pid of this.pids()) signalIfThere(pid, signal);
  }

  /** Becomes a standby of another, with all that it has. */
  async copy(primary: Node): Promise<void> {
    rmSync(this.#data, { recursive: true, force: true });
    const given = ['-D', this.#data, '-d', this.#connectionTo(primary), '-c', 'fast', '-R', '--no-sync'];
    asServer(join(programsFolder(), 'pg_basebackup'), given, this.#folder, this.machine.inside);
    await this.start();
  }

  async follow(primary: Node): Promise<void> {
    appendFileSync(
      join(this.#data, 'postgresql.auto.conf'),
      `primary_conninfo = '${this.#connectionTo(primary)}'\n`,
    );
    await this.ask('select pg_reload_conf()');
  }

  /** How much of the log it has, in bytes. */
  async received(): Promise<number> {
    const [row] = await this.ask(`select pg_last_wal_receive_lsn() - '0/0'::pg_lsn as position`);
    return Number(row?.['position']);
  }

  async ask(statement: string, database = DATABASE): Promise<readonly Row[]> {
    const client = new pg.Client(this.#addressOf(database));
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  /** Stops what sends the log to the standbys, which notice nothing. */
  stopSenders(): number {
    const senders = this.pids().filter((pid) => titleOf(pid).includes('walsender'));
    for (const pid of senders) process.kill(pid, 'SIGSTOP');
    return senders.length;
  }

  /** `kill -9` of every process it has. */
  async kill(): Promise<void> {
    if (!this.isRunning || this.#process === undefined) return;
    const gone = once(this.#process, 'exit');
    for (const pid of this.pids()) signalIfThere(pid, 'SIGKILL');
    await gone;
  }

  async erase(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  #addressOf(database: string): string {
    return `postgres://wheel@${this.machine.fromTests}:${this.port}/${database}`;
  }

  #connectionTo({ machine, port }: Node): string {
    return `host=${machine.address} port=${port} user=wheel application_name=${this.name}`;
  }

  /** The first of its processes, then that one's children. */
  pids(): readonly number[] {
    const pid = this.#process?.pid;
    if (pid === undefined) return [];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? [];
    return [pid, ...children.map(Number)];
  }
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
