import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { freshFolder } from './folder.ts';
import { SiteProcess, freePort } from './process.ts';
import { administer, emptyDatabase, forgetDatabase, freshDatabase, sharedSecrets } from './postgres.ts';

type Settings = Readonly<Record<string, string>>;

export interface Host {
  readonly site: SiteProcess;
  readonly url: string;
}

/** A site on PostgreSQL that several machines answer for: here, several processes that share nothing but the database. */
export class SharedSite {
  readonly databaseUrl: string;
  readonly #folder = freshFolder('hosts');
  readonly #started: SiteProcess[] = [];

  private constructor(databaseUrl: string) {
    this.databaseUrl = databaseUrl;
  }

  /** On a database that has been through every migration. */
  static async open(): Promise<SharedSite> {
    return new SharedSite(await freshDatabase());
  }

  /** On one that is empty, or made as `made` says. */
  static async openEmpty(made = ''): Promise<SharedSite> {
    return new SharedSite(await emptyDatabase(made));
  }

  get settings(): Settings {
    return {
      DATABASE_URL: this.databaseUrl,
      ...sharedSecrets(this.databaseUrl),
      DATA_DIR: join(this.#folder, 'absent'),
    };
  }

  async begin(env: Settings = {}): Promise<Host> {
    const port = await freePort();
    const site = new SiteProcess({ ...this.settings, PORT: String(port), ...env });
    this.#started.push(site);
    return { site, url: `http://127.0.0.1:${port}` };
  }

  async start(env: Settings = {}): Promise<Host> {
    const host = await this.begin(env);
    await host.site.listening();
    return host;
  }

  /** Starts a machine that ends by itself with one line; that line. */
  async refusal(env: Settings = {}): Promise<string> {
    const { site } = await this.begin(env);
    const { code, stderr } = await site.ended();
    expect(code, stderr).to.equal(1);
    expect(stderr.trimEnd().split('\n'), stderr).to.have.length(1);
    return stderr.trimEnd();
  }

  async close(): Promise<void> {
    for (const site of this.#started) site.signal('SIGKILL');
    await Promise.all(this.#started.map((site) => site.ended()));
    await forgetDatabase(this.databaseUrl);
    rmSync(this.#folder, { recursive: true });
  }
}

/** The same address for somebody else. */
export function addressFor(address: string, user: string, password: string): string {
  const other = new URL(address);
  [other.username, other.password] = [user, password];
  return other.href;
}

/** A user of the server with no rights of his own, until `work` is done. */
export async function withUser<T>(name: string, password: string, work: () => Promise<T>): Promise<T> {
  await administer(`create role ${name} login password '${password}'`);
  try {
    return await work();
  } finally {
    await administer(`drop role ${name}`);
  }
}
