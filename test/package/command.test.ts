import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Linter } from 'eslint';
import { typedAs } from '../../src/config/command-line.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { siteVersion } from '../../src/web/version.ts';
import { sourcesIn } from '../house/sources.ts';
import { freshFolder } from '../support/folder.ts';

const COMMAND = join('bin', 'strategy-wheel');
const DISPATCH = join('bin', 'command.cjs');
const PATH = '/usr/bin:/bin';

describe('the command strategy-wheel', function () {
  this.timeout(300_000);
  let folder: string;
  beforeEach(() => {
    folder = freshFolder('command');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (file: string, args: readonly string[] = [], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(file, args, {
      cwd: folder,
      env: { PATH, DATA_DIR: join(folder, 'data'), ...env },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const here = (...args: string[]) => run(join(PROJECT_ROOT, COMMAND), args);
  const take = (...names: string[]) => {
    for (const name of names) cpSync(join(PROJECT_ROOT, name), join(folder, name), { recursive: true });
  };
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    chmodSync(join(folder, path), 0o755);
  };

  it('names its commands and its version, and ends with 1 after a word that is none', () => {
    const help = here('help');
    expect([help.status, help.stderr]).to.deep.equal([0, '']);
    for (const args of [[], ['--help'], ['-h']]) expect(here(...args)).to.deep.equal(help);
    for (const word of ['version', '--version']) expect(here(word).stdout).to.equal(`${siteVersion()}\n`);
    const unknown = here('sing');
    expect([unknown.status, unknown.stdout]).to.deep.equal([1, '']);
    expect(unknown.stderr).to.match(/^strategy-wheel: there is no command sing\n/);
    for (const name of ['start', 'moderator', 'doctor', 'method', 'version']) {
      const { status, stdout } = here(name, '--help');
      expect([status, stdout.includes(name === 'version' ? siteVersion() : name)], name).to.deep.equal([
        0,
        true,
      ]);
    }
  });

  it('has every command that a clone has through npm', () => {
    const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const own = Object.entries(scripts).filter(([, script]) =>
      /command\.cjs|src\/commands|src\/server/.test(script),
    );
    const names = own.map(([name]) => name).filter((name) => name !== 'dev');
    expect([...commandsIn(here('help').stdout)].sort()).to.deep.equal([...names, 'version'].sort());
    for (const name of names) expect(scripts[name]?.endsWith(`bin/command.cjs ${name}`), name).to.be.true;
  });

  it('makes no database, but where start and moderator would', () => {
    const names = commandsIn(here('help').stdout).filter(
      (name) => !['start', 'version', 'method'].includes(name),
    );
    const words: Readonly<Record<string, string[]>> = {
      moderator: ['add', 'Camille'],
      clock: ['confirm'],
      erase: ['--email', 'a@b.example', '--yes'],
      export: ['--comments'],
      'new-link-secret': ['--yes'],
    };
    expect(names).to.include.members(Object.keys(words));
    for (const name of names) {
      const { status, stderr, stdout } = here(name, ...(words[name] ?? []));
      expect(status, `${name}: ${stdout}${stderr}`).to.equal(1);
      expect(run('/bin/ls', []).stdout, name).to.equal('');
    }
  });

  it('runs by the Node that was installed beside it, and becomes that process', () => {
    take('bin');
    const node = '#!/bin/sh\n[ "$2" = --version ] || { echo "$0|$*"; exec sleep 0; }\n';
    write('node-here/bin/node', node);
    cpSync(join(folder, 'bin'), join(folder, 'strategy-wheel', 'bin'), { recursive: true });
    mkdirSync(join(folder, '.bin'));
    symlinkSync('../strategy-wheel/bin/strategy-wheel', join(folder, '.bin', 'strategy-wheel'));
    const { stdout } = run(join(folder, '.bin', 'strategy-wheel'), ['backup', 'a b'], { PATH: '/nowhere' });
    const root = join(folder, 'strategy-wheel');
    expect(stdout).to.equal(
      `${root}/../node-here/bin/node|--heap-growing-percent=50 ${root}/bin/command.cjs backup a b\n`,
    );
  });

  it('passes over a Node that does not run on this machine', () => {
    take('bin', 'package.json');
    write('node_modules/node-other/bin/node', '\u007fELF of another machine');
    const { status, stdout } = run(join(folder, COMMAND), ['version'], { PATH: `${nodeFolder()}:${PATH}` });
    expect([status, stdout]).to.deep.equal([0, `${siteVersion()}\n`]);
  });

  it('says in one line that Node is too old, also to one that is very old', () => {
    take('bin', 'package.json');
    write('old.cjs', `Object.defineProperty(process, 'versions', { value: { node: '12.22.9' } });\n`);
    const { status, stderr } = run(process.execPath, ['--require', './old.cjs', DISPATCH, 'doctor']);
    expect(status).to.equal(1);
    expect(stderr).to.match(
      /^strategy-wheel: this is Node 12\.22\.9, and 22\.18 or later is needed: [^\n]+\n$/,
    );
    expect(faultsFor2018(readFileSync(join(PROJECT_ROOT, DISPATCH), 'utf8'))).to.deep.equal([]);
    expect(faultsFor2018('const a = b?.c;'), 'control').to.have.length(1);
  });

  it('says in one line that its packages are of another machine, or are not there', () => {
    take('bin', 'package.json', join('node_modules', 'better-sqlite3'));
    symlinkSync(join(PROJECT_ROOT, 'node_modules', '@resvg'), join(folder, 'node_modules', '@resvg'));
    const doctor = () => run(process.execPath, [DISPATCH, 'doctor']);
    const said =
      /^strategy-wheel: its packages are incomplete, or made for another machine than this one \(.*\): install them anew [^\n]+\n$/;
    const prebuilds = join(folder, 'node_modules', 'better-sqlite3', 'prebuilds');
    write('src/commands/operate.ts', 'process.stdout.write("examined");\n');
    expect(doctor(), 'control').to.deep.equal({ status: 0, stdout: 'examined', stderr: '' });
    const own = `${process.platform}-${process.arch}.node`;
    const other = process.arch === 'x64' ? 'arm64' : 'x64';
    cpSync(join(prebuilds, `${process.platform}-${other}.node`), join(prebuilds, own));
    expect(doctor()).to.satisfy(isRefusal(said));
    rmSync(join(prebuilds, own));
    expect(doctor()).to.satisfy(isRefusal(said));
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(doctor()).to.satisfy(isRefusal(said));
  });

  it('says in one line that a package is missing which the site loads as it starts', () => {
    take('bin', 'package.json');
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
    write('src/commands/operate.ts', "import 'a-package-that-nobody-installed';\n");
    const { status, stderr } = run(process.execPath, [DISPATCH, 'doctor']);
    expect(status).to.equal(1);
    expect(stderr).to.match(/^strategy-wheel: its packages are incomplete, [^\n]+\n$/);
  });

  it('is what every message tells the owner to type, in the form that works there', () => {
    expect(typedAs(true, 'clock', 'confirm')).to.equal('strategy-wheel clock confirm');
    expect(typedAs(false, 'clock', 'confirm')).to.equal('npm run clock -- confirm');
    expect([typedAs(true, 'backup', ''), typedAs(false, 'backup', '')]).to.deep.equal([
      'strategy-wheel backup',
      'npm run backup',
    ]);
    const spelt = sourcesIn('src').filter(({ text }) => /^(?!\s*(?:\/\*\*|\/\/|\*)).*npm run/m.test(text));
    // `commandsHere` puts those of the owner's page into the form of the place.
    const catalogues = ['src/i18n/en/state.ts', 'src/i18n/fr/state.ts'];
    expect(spelt.map(({ path }) => path)).to.have.members(['src/config/command-line.ts', ...catalogues]);
  });
});

function commandsIn(help: string): readonly string[] {
  return [...help.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(([, name = '']) => name);
}

function isRefusal(line: RegExp) {
  return ({ status, stderr }: { status: number | null; stderr: string }) => status === 1 && line.test(stderr);
}

function nodeFolder(): string {
  return join(process.execPath, '..');
}

/** Every Node since 10 reads what was JavaScript in 2018, and `import()`. */
function faultsFor2018(text: string): readonly string[] {
  const plain = text.replaceAll('import(', 'load(');
  const found = new Linter().verify(plain, {
    languageOptions: { ecmaVersion: 2018, sourceType: 'commonjs' },
  });
  return found.filter(({ fatal }) => fatal === true).map(({ message }) => message);
}
