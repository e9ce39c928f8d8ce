import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readConfig } from '../../../src/config.ts';
import { DATABASE_FILE } from '../../../src/db/database.ts';
import { loadSecrets } from '../../../src/secrets.ts';
import { SiteProcess, freePort } from '../../support/process.ts';

/** Long enough for a secret, and known to the tests: they sign their own questions. */
export const SESSION_SECRET = 'the-secret-of-the-trust-suites-0123456789';

interface TrustSettings {
  readonly script?: string;
  readonly folder?: string;
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
    folder = mkdtempSync(join(tmpdir(), 'wheel-trust-')),
    env = {},
  }: TrustSettings = {}) {
    this.#script = script;
    this.folder = folder;
    this.#env = { WORKERS: process.env['WORKERS'] ?? '1', TRUST_PROXY: '1', LOG_LEVEL: 'fatal', ...env };
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

  async start(): Promise<void> {
    const port = await freePort();
    this.origin = `http://127.0.0.1:${port}`;
    const env = { PORT: String(port), BASE_URL: this.origin, DATA_DIR: this.folder, SESSION_SECRET };
    this.#process = new SiteProcess({ ...env, ...this.#env }, this.#script);
    await this.#process.listening();
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.process.signal(signal);
    return (await this.process.ended()).code;
  }

  isAlive(): boolean {
    return this.process.isRunning;
  }

  /** What the database file holds, read by a program of its own. */
  read(query: string): readonly Readonly<Record<string, unknown>>[] {
    const sqlite = new Database(join(this.folder, DATABASE_FILE));
    try {
      return sqlite.prepare(query).all() as Readonly<Record<string, unknown>>[];
    } finally {
      sqlite.close();
    }
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
