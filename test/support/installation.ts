import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from './folder.ts';
import { ENVIRONMENT, SiteProcess, freePort, scriptArguments } from './process.ts';

export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of a site, with the processes that its owner starts on it. */
export class Installation {
  readonly folder = freshFolder('installed');
  readonly dataDir = join(this.folder, 'data');
  readonly #started: SiteProcess[] = [];

  /** Starts the site; resolves once it listens. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<{ site: SiteProcess; url: string }> {
    const port = await freePort();
    const site = new SiteProcess({ DATA_DIR: this.dataDir, PORT: String(port), ...env });
    this.#started.push(site);
    await site.listening();
    return { site, url: `http://127.0.0.1:${port}` };
  }

  /** Starts the site, and stops it as its owner would: what it said meanwhile. */
  async startAndStop(env: Readonly<Record<string, string>> = {}): Promise<Said> {
    const { site } = await this.start(env);
    site.signal('SIGTERM');
    return site.ended();
  }

  /** Starts a site that ends by itself: what it said. */
  async end(env: Readonly<Record<string, string>> = {}): Promise<Said> {
    const site = new SiteProcess({ DATA_DIR: this.dataDir, PORT: String(await freePort()), ...env });
    this.#started.push(site);
    return site.ended();
  }

  /** The same with one line; that line. */
  async refusal(env: Readonly<Record<string, string>> = {}): Promise<string> {
    const { code, stderr } = await this.end(env);
    expect(code, stderr).to.equal(1);
    expect(stderr.trimEnd().split('\n'), stderr).to.have.length(1);
    return stderr;
  }

  /** Runs one of the owner's commands on it. */
  async operate(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
    return operate(args, { DATA_DIR: this.dataDir, ...env });
  }

  async remove(): Promise<void> {
    for (const site of this.#started) site.signal('SIGKILL');
    await Promise.all(this.#started.map((site) => site.ended()));
    rmSync(this.folder, { recursive: true });
  }
}

/** One of the owner's commands, as a process of its own beside whatever runs. */
export function operate(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> {
  return run('src/commands/operate.ts', args, env);
}

/** A script of the site, run to its end; by another user, if one is named. */
export async function run(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  uid?: number,
): Promise<Said> {
  const child = spawn(process.execPath, [...scriptArguments(script), ...args], {
    cwd: PROJECT_ROOT,
    env: { ...ENVIRONMENT, ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  await once(child, 'close');
  return { code: child.exitCode, ...said };
}

/** The lines of a log, each read as what it is; without the warning of a site that root runs, as who runs these tests may be. */
export function logLines(stdout: string): readonly Readonly<Record<string, unknown>>[] {
  const lines = stdout.split('\n').filter((line) => line.startsWith('{') && !line.includes('runs as root'));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
