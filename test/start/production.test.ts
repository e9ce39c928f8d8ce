import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { freePort, isChildRunning } from '../support/process.ts';

const BUILT = join('dist', 'src', 'server.js');
const MANIFESTS = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];

/** What one types in a checkout: in one of its own, unless what is told stands in ours. */
describe('a checkout', function () {
  this.timeout(300_000);
  let checkout: string;
  let started: ChildProcess[];

  beforeEach(() => {
    checkout = freshFolder('checkout');
    started = [];
  });
  afterEach(async () => {
    for (const child of started) child.kill('SIGKILL');
    await Promise.all(started.map(ending));
    rmSync(checkout, { recursive: true });
  });

  const take = (...names: string[]) => {
    for (const name of names) cpSync(join(PROJECT_ROOT, name), join(checkout, name), { recursive: true });
  };
  const write = (path: string, text: string) => {
    mkdirSync(join(checkout, path, '..'), { recursive: true });
    writeFileSync(join(checkout, path), text);
  };
  const begin = async (command: string, args: readonly string[], cwd = checkout) => {
    const [port, dataDir] = [await freePort(), join(checkout, 'data')];
    const env = { PATH: process.env['PATH'], HOME: checkout, PORT: String(port), DATA_DIR: dataDir };
    const child = spawn(command, args, { cwd, env });
    started.push(child);
    const site = { child, url: `http://127.0.0.1:${port}/fr`, said: '' };
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (site.said += chunk.toString()));
    return site;
  };
  const run = async (command: string, ...args: string[]) => {
    const site = await begin(command, args);
    await once(site.child, 'close');
    return { code: site.child.exitCode, said: site.said };
  };
  const statusOf = async (url: string, child: ChildProcess) => {
    while (isChildRunning(child)) {
      const answer = await fetch(url).catch(() => undefined);
      if (answer !== undefined) return answer.status;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return undefined;
  };

  it('answers after npm start as it is, and stops when npm is told to', async () => {
    const site = await begin('npm', ['start'], PROJECT_ROOT);
    expect(await statusOf(site.url, site.child), site.said).to.equal(200);
    site.child.kill('SIGTERM');
    await ending(site.child);
    expect(site.said).to.include('"signal":"SIGTERM"');
    expect(await fetch(site.url).catch(() => undefined)).to.equal(undefined);
  });

  it('builds a site that answers without the sources', async () => {
    take('bin', 'src', 'migrations', 'articles', 'methods', 'views', 'public', ...MANIFESTS);
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(checkout, 'node_modules'));
    const { code, said } = await run('npm', 'run', 'build');
    expect(code, said).to.equal(0);
    for (const name of ['src', 'migrations']) rmSync(join(checkout, name), { recursive: true });
    const site = await begin(process.execPath, [BUILT]);
    expect(await statusOf(site.url, site.child), site.said).to.equal(200);
  });

  it('that cannot be built keeps the build of before', async () => {
    take('bin', ...MANIFESTS);
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(checkout, 'node_modules'));
    write(BUILT, 'the old build');
    write('src/server.ts', "const words: number = 'none';\nexport default words;\n");
    mkdirSync(join(checkout, 'migrations'));
    const { code, said } = await run('npm', 'run', 'build');
    expect(code).to.equal(1);
    expect(said).to.include('could not be built');
    expect(readFileSync(join(checkout, BUILT), 'utf8')).to.equal('the old build');
    expect(existsSync(join(checkout, 'dist.new'))).to.be.false;
  });

  it('without TypeScript says what building needs', async () => {
    take('bin', ...MANIFESTS);
    const { code, said } = await run('npm', 'run', 'build');
    expect(code).to.equal(1);
    expect(said).to.include('npm ci installs it');
  });

  it('says in one line that Node is too old to read it', async () => {
    take('bin', 'package.json');
    write('src/server.ts', 'export {};\n');
    const check = '--import=./bin/node-version.js';
    const { code, said } = await run(
      process.execPath,
      '--no-experimental-strip-types',
      check,
      'src/server.ts',
    );
    expect(code).to.equal(1);
    expect(said).to.match(/^strategy-wheel: this is Node [\d.]+, and 22\.18 or later is needed.*\n$/);
  });
});

async function ending(child: ChildProcess): Promise<void> {
  if (isChildRunning(child)) await once(child, 'close');
}
