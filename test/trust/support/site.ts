import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readConfig } from '../../../src/config.ts';
import { DATABASE_FILE } from '../../../src/db/database.ts';
import { loadSecrets } from '../../../src/secrets.ts';
import { freshFolder } from '../../support/folder.ts';
import { SiteProcess, freePort } from '../../support/process.ts';
import { roomInHours } from '../../support/hours.ts';
import type { Ended } from '../../support/process.ts';

/** Long enough for a secret, and known to the tests: they sign their own questions. */
export const SESSION_SECRET = 'the-secret-of-the-trust-suites-0123456789';

/** The suites that look into no process run against several as well. */
const WORKERS = process.env['WORKERS'] ?? '1';

interface Given {
  readonly script?: string | undefined;
  readonly folder?: string;
  /** Files of secrets that a site had before. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Settings of every start. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What is put around a start. */
export interface Around {
  /** A command that becomes the site. */
  readonly under?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A data folder of its own, and the site started on it as a process, as often as a test wants. */
export class TrustSite {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #script: string;
  #process: SiteProcess | undefined;
  #captchaKeys: readonly string[] | undefined;
  origin = '';

  constructor({
    script = 'src/server.ts',
    folder = freshFolder('trust'),
    secrets = {},
    env = {},
  }: Given = {}) {
    this.#script = script;
    this.folder = folder;
    this.#env = env;
    for (const [name, secret] of Object.entries(secrets))
      writeFileSync(join(folder, name), secret, { mode: 0o600 });
  }

  get process(): SiteProcess {
    if (this.#process === undefined) throw new Error('the site was not started');
    return this.#process;
  }

  get pid(): number {
    return this.process.pid;
  }

  /** What the site signs its questions with: the tests ask their own. */
  get captchaKeys(): readonly string[] {
    this.#captchaKeys ??= loadSecrets(readConfig({ DATA_DIR: this.folder, SESSION_SECRET })).captcha;
    return this.#captchaKeys;
  }

  async start(around: Around = {}): Promise<void> {
    await this.begin(around);
    await this.process.listening();
  }

  /** The suites write more in an hour than the site takes of what a person has to read. */
  async startWithRoom(around: Around = {}): Promise<void> {
    await this.start(around);
    this.write(roomInHours());
  }

  /** Starts it without waiting for it to come up. */
  async begin({ under = [], env = {} }: Around = {}): Promise<void> {
    const port = await freePort();
    this.origin = `http://127.0.0.1:${port}`;
    const own = { PORT: String(port), BASE_URL: this.origin, DATA_DIR: this.folder, SESSION_SECRET };
    const usual = { TRUST_PROXY: '1', LOG_LEVEL: 'fatal', BACKUP_DAYS: '0', WORKERS };
    this.#process = new SiteProcess({ ...own, ...usual, ...this.#env, ...env }, this.#script, under);
  }

  /** A site of its own with the same data; only while this one does not run. */
  copy(script = this.#script): TrustSite {
    const twin = new TrustSite({ script, env: this.#env });
    cpSync(this.folder, twin.folder, { recursive: true });
    return twin;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.process.signal(signal);
    return (await this.process.ended()).code;
  }

  /** How it ended by itself. */
  async ended(): Promise<Ended> {
    return this.process.ended();
  }

  isAlive(): boolean {
    return this.process.isRunning;
  }

  get databaseFile(): string {
    return join(this.folder, DATABASE_FILE);
  }

  /** What the database file holds, read by a program of its own. */
  read(query: string): readonly Readonly<Record<string, unknown>>[] {
    const sqlite = new Database(this.databaseFile);
    try {
      return sqlite.prepare(query).all() as Readonly<Record<string, unknown>>[];
    } finally {
      sqlite.close();
    }
  }

  /** Changes it behind the back of the site. */
  write(statement: string): void {
    const sqlite = new Database(this.databaseFile);
    sqlite.exec(statement).close();
  }

  isSound(): boolean {
    const [check] = this.read('pragma integrity_check');
    return check?.['integrity_check'] === 'ok' && this.read('pragma foreign_key_check').length === 0;
  }

  async erase(): Promise<void> {
    if (this.#process?.isRunning) await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
