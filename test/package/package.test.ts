import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { siteVersion } from '../../src/web/version.ts';
import { freshFolder } from '../support/folder.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';
import { PASSWORD, signIn } from '../support/moderators.ts';
import { freePort } from '../support/process.ts';

/** `nobody`: a user with no right here, as long as the tests are run by root; else whoever runs them. */
const OTHER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const SOURCES = [
  ...['articles', 'bin', 'deploy', 'docs', 'methods', 'migrations', 'public', 'src', 'views', '.npmrc'],
  ...['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
];

/** What a new owner does first, without a clone: from the package to a site that is used, kept and stopped. */
describe('the package', function () {
  this.timeout(300_000);
  const folder = freshFolder('package');
  const home = join(folder, 'home');
  const port = freePort();
  let started: ChildProcess | undefined;

  before('is packed', async () => {
    for (const name of ['clone', 'home']) mkdirSync(join(folder, name));
    for (const each of [folder, home]) give(each);
    for (const name of SOURCES)
      cpSync(join(PROJECT_ROOT, name), join(folder, 'clone', name), { recursive: true });
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'clone', 'node_modules'));
    const packed = await ended(
      spawn('npm', ['pack', '--pack-destination', folder], { cwd: join(folder, 'clone') }),
    );
    expect(packed.code, packed.said).to.equal(0);
  });
  before('is installed', async () => {
    const installed = await ended(
      asOther('npm', [
        'install',
        '--omit=dev',
        '--no-audit',
        '--no-fund',
        `../strategy-wheel-${siteVersion()}.tgz`,
      ]),
    );
    expect(installed.code, installed.said).to.equal(0);
    writeFileSync(join(home, 'password'), `${PASSWORD}\n`, { mode: 0o600 });
    give(join(home, 'password'));
  });
  after(async () => {
    started?.kill('SIGKILL');
    if (started !== undefined) await ended(started);
    rmSync(folder, { recursive: true });
  });

  const give = (path: string) => {
    if (OTHER.uid !== undefined) chownSync(path, OTHER.uid, OTHER.gid);
  };
  /** By another user in the folder, with none of our own packages in sight. */
  const asOther = (command: string, args: readonly string[], env: Record<string, string> = {}) => {
    const path = (process.env['PATH'] ?? '').split(':').filter((each) => !each.includes('node_modules'));
    return spawn(command, args, {
      cwd: home,
      env: { PATH: path.join(':'), HOME: home, DATA_DIR: join(home, 'data'), ...env },
      ...OTHER,
    });
  };
  const command = (args: readonly string[], env: Record<string, string> = {}) =>
    asOther(join(home, 'node_modules', '.bin', 'strategy-wheel'), args, env);
  const run = (...args: string[]) => ended(command(args));

  it('holds the built site and what its owner reads, and nothing of its making', () => {
    const inside = readdirSync(join(home, 'node_modules', 'strategy-wheel'));
    expect(inside).to.include.members([
      'README.md',
      'CHANGELOG.md',
      'SECURITY.md',
      'LICENSE',
      'deploy',
      'dist',
    ]);
    expect(inside).not.to.include.oneOf(['src', 'test', 'node_modules', '.ci', 'bench', 'migrations']);
    expect(readdirSync(join(home, 'node_modules'))).not.to.include.oneOf(['typescript', 'mocha', 'eslint']);
  });

  it('refuses to work where no site is, and makes nothing there', async () => {
    const { code, said } = await run('backup');
    expect([code, said.trimEnd().split('\n').length]).to.deep.equal([1, 1]);
    expect(readdirSync(home)).not.to.include('data');
  });

  it('starts, is walked by a reader and by its first moderator, and is kept by its commands', async () => {
    const site = `http://127.0.0.1:${await port}`;
    started = command(['start'], {
      PORT: String(await port),
      MODERATOR_NAME: 'Camille',
      MODERATOR_PASSWORD_FILE: join(home, 'password'),
    });
    const said = await listening(started);
    expect(said).to.include('Camille may now sign in, as an owner.');
    expect(said).to.include('Next: strategy-wheel seed');

    const reader = new Browser(site);
    for (const path of ['/fr', '/en', '/fr/roue', '/fr/articles', '/health', '/ready'])
      expect((await reader.get(path)).status, path).to.equal(200);
    const owner = await saveStrategy(reader);
    expect(owner.status).to.equal(200);
    const read = linkPath(owner, 'read-link');
    expect((await reader.get(read)).status).to.equal(200);
    for (const file of ['roue.pdf', 'roue.png', 'roue.svg'])
      expect((await reader.get(`${read}/${file}`)).status, file).to.equal(200);
    const moderator = new Browser(site);
    const queue = await moderator.follow(await signIn(moderator));
    expect([queue.status, queue.html.includes('Camille')]).to.deep.equal([200, true]);

    const doctor = await ended(command(['doctor'], { PORT: String(await port) }));
    expect(doctor.code, doctor.said).to.equal(0);
    expect(doctor.said).to.include('the site answers').and.not.to.include('npm run');
    const backup = await run('backup');
    expect(backup.code, backup.said).to.equal(0);
    expect((await run('moderator', 'list')).said).to.equal('Camille: owner, active\n');

    started.kill('SIGTERM');
    expect((await ended(started)).code).to.equal(0);
    expect(await fetch(`${site}/health`).catch(() => undefined), 'nothing is left behind').to.equal(
      undefined,
    );
  });

  it('puts a copy back that it made', async () => {
    const [copy = ''] = readdirSync(join(home, 'data', 'backups')).filter((name) => name.endsWith('.sqlite'));
    const restored = await run('restore', join(home, 'data', 'backups', copy), '--into', join(home, 'again'));
    expect(restored.code, restored.said).to.equal(0);
    const { code, said } = await ended(command(['moderator', 'list'], { DATA_DIR: join(home, 'again') }));
    expect([code, said]).to.deep.equal([0, 'Camille: owner, active\n']);
  });
});

const SAID = new WeakMap<ChildProcess, string>();

/** Collects what a process says from the moment it is asked about. */
function listen(child: ChildProcess): void {
  if (SAID.has(child)) return;
  SAID.set(child, '');
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => SAID.set(child, (SAID.get(child) ?? '') + chunk.toString()));
}

async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  listen(child);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return { code: child.exitCode, said: SAID.get(child) ?? '' };
}

async function listening(child: ChildProcess): Promise<string> {
  listen(child);
  const said = () => SAID.get(child) ?? '';
  while (!/The Wheel is at[^]*Next:[^]*may now sign in/.test(said())) {
    if (child.exitCode !== null) throw new Error(`ended early: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return said();
}
