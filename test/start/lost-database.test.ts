import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { DATABASE_FILE } from '../../src/db/database.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { Installation, run } from '../support/installation.ts';
import { ENVIRONMENT, scriptArguments } from '../support/process.ts';

const PASSWORD = 'huit tasses vertes sur la table';
/** Every command that works on a database, with arguments that are right; doctor only tells. */
const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['src/commands/moderator.ts', ['list']],
  ['src/commands/moderator.ts', ['add', 'Camille', '--new']],
  ['src/commands/moderator.ts', ['password', 'Camille']],
  ['src/commands/moderator.ts', ['disable', 'Camille']],
  ['src/commands/moderator.ts', ['totp-off', 'Camille']],
  ['src/commands/operate.ts', ['backup']],
  ['src/commands/operate.ts', ['clock']],
  ['src/commands/operate.ts', ['clock', 'confirm']],
  ['src/commands/operate.ts', ['doctor']],
  ['src/commands/operate.ts', ['erase', '--email', 'a@b.fr', '--yes']],
  ['src/commands/operate.ts', ['export', '--comments']],
  ['src/commands/operate.ts', ['new-link-secret', '--yes']],
  ['src/commands/recount.ts', []],
  ['src/commands/seed.ts', []],
];

const SOME = COMMANDS.filter(([, [name]]) => name === undefined || ['list', 'add', 'backup'].includes(name));

describe('a folder whose database was lost', function () {
  this.timeout(300_000);
  let installation: Installation;
  beforeEach(() => (installation = new Installation()));
  afterEach(() => installation.remove());

  const inData = (name: string) => join(installation.dataDir, name);
  const command = (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    run(script, args, { DATA_DIR: installation.dataDir, MODERATOR_PASSWORD: PASSWORD, PORT: '1', ...env });

  for (const [what, lose] of [
    [
      'is gone',
      (file: string) => {
        rmSync(file);
      },
    ],
    [
      'was emptied',
      (file: string) => {
        writeFileSync(file, '');
      },
    ],
    [
      'is gone, the secrets too, and only copies are left',
      (file: string) => {
        rmSync(file);
        for (const name of ['link-secret', 'session-secret']) rmSync(inData(name));
      },
    ],
  ] as const)
    it(`stays as it is under every command and at the next start where it ${what}`, async () => {
      await installation.startAndStop();
      if (what.includes('copies')) await command('src/commands/operate.ts', ['backup']);
      lose(inData(DATABASE_FILE));
      const before = contentOf(installation.dataDir);
      for (const [script, args] of what === 'is gone' ? COMMANDS : SOME) {
        const { code, stdout, stderr } = await command(script, args);
        const said = stdout + stderr;
        expect([script, ...args, code], said).to.deep.equal([script, ...args, 1]);
        expect(said, args.join(' ')).to.include('is missing or empty though').and.include('restore a backup');
        expect(contentOf(installation.dataDir), args.join(' ')).to.deep.equal(before);
      }
      expect(await installation.refusal()).to.include('restore a backup');
    });

  for (const [what, make, words] of [
    [
      'another program made',
      (file: string) => {
        new Database(file).exec('create table foreign_app (id integer primary key)').close();
      },
      'is a database of another program',
    ],
    [
      'another program made with the tools that we use',
      (file: string) => {
        new Database(file)
          .exec('create table foreign_app (id integer primary key)')
          .exec(
            "create table kysely_migration (name text); insert into kysely_migration values ('001_theirs')",
          )
          .close();
      },
      'is a database of another program',
    ],
    [
      'is no database',
      (file: string) => {
        writeFileSync(file, Buffer.alloc(20_000, 'strange'));
      },
      'is no database',
    ],
    [
      'is a folder',
      (file: string) => {
        mkdirSync(file);
      },
      'is a folder',
    ],
  ] as const)
    it(`or stands in place of one that ${what} is told in words, and left as it is`, async () => {
      mkdirSync(installation.dataDir, { mode: 0o700 });
      make(inData(DATABASE_FILE));
      const before = contentOf(installation.dataDir);
      for (const [script, args] of SOME) {
        const { code, stdout, stderr } = await command(script, args);
        expect([...args, code], stdout + stderr).to.deep.equal([...args, 1]);
        expect(stdout + stderr, args.join(' '))
          .to.include(words)
          .and.include(DATABASE_FILE);
        expect(contentOf(installation.dataDir), args.join(' ')).to.deep.equal(before);
      }
      const doctor = await command('src/commands/operate.ts', ['doctor']);
      expect(doctor.code).to.equal(1);
      expect(doctor.stdout).to.include(words);
      expect(await installation.refusal()).to.include(words);
      expect(contentOf(installation.dataDir)).to.deep.equal(before);
    });

  it('is no reason to make a copy for who asks for something else', async () => {
    await installation.startAndStop();
    const { code, stderr } = await command('src/commands/operate.ts', ['backup', 'extra']);
    expect(code).to.equal(1);
    expect(stderr).to.include('this is how it goes');
  });

  it('or was never made stays as it is, but for add, which is told that it begins a site, and says where', async () => {
    const others = COMMANDS.filter(([, [name]]) => name !== 'add');
    mkdirSync(installation.dataDir, { mode: 0o700 });
    for (const [script, args] of [...others, ['src/commands/moderator.ts', ['add', 'Camille']] as const]) {
      const { code, stdout, stderr } = await command(script, args);
      expect([...args, code], stdout + stderr).to.deep.equal([...args, 1]);
      expect(readdirSync(installation.dataDir), args.join(' ')).to.deep.equal([]);
    }
    const asked = await command('src/commands/moderator.ts', ['add', 'Camille']);
    expect(asked.stderr).to.include(`no database in ${installation.dataDir}`).and.include('--new');
    const made = await command('src/commands/moderator.ts', ['add', 'Camille', '--new']);
    expect(made.stdout).to.equal(
      `Camille may now sign in, as an owner. The site is the one in ${installation.dataDir}.\n`,
    );
    await installation.start();
    const listed = await command('src/commands/moderator.ts', ['list']);
    expect(listed.stdout).to.equal('Camille: owner, active\n');
  });

  it('or was never made is asked about at a terminal, where only a yes makes it', async () => {
    for (const [answer, isMade] of [
      ['\n', false],
      ['n\n', false],
      ['y\n', true],
    ] as const) {
      const said = await atTerminal(answer, { DATA_DIR: installation.dataDir, MODERATOR_PASSWORD: PASSWORD });
      expect(said).to.include(
        `There is no database in ${installation.dataDir}. Make a new site there? (y/N)`,
      );
      expect(said.includes('Camille may now sign in'), said).to.equal(isMade);
      expect(existsSync(inData(DATABASE_FILE)), answer).to.equal(isMade);
    }
  });

  it('of an older version is brought along by no command beside a running site', async () => {
    await installation.start();
    const sqlite = new Database(inData(DATABASE_FILE));
    sqlite.exec("delete from kysely_migration where name like '0025%'; drop table heartbeat").close();
    for (const [script, args] of COMMANDS.filter(
      ([, [name]]) => !['backup', 'doctor', 'new-link-secret'].includes(name ?? ''),
    )) {
      const { code, stderr } = await command(script, args);
      expect([...args, code], stderr).to.deep.equal([...args, 1]);
      expect(stderr).to.include('of an older version: start the site once');
    }
    const after = new Database(inData(DATABASE_FILE), { readonly: true });
    expect(after.prepare("select 1 from sqlite_schema where name = 'heartbeat'").get()).to.equal(undefined);
    after.close();
  });

  it('takes a restored copy in its place', async () => {
    await installation.startAndStop();
    const { stdout } = await command('src/commands/operate.ts', ['backup']);
    const [file = ''] = stdout.split(':');
    const kept = join(installation.folder, 'kept');
    renameSync(file, kept);
    rmSync(join(installation.dataDir, 'backups'), { recursive: true });
    for (const name of readdirSync(installation.dataDir).filter((each) => each.startsWith(DATABASE_FILE)))
      rmSync(inData(name));
    const { code, stderr } = await command('src/commands/operate.ts', [
      'restore',
      kept,
      '--into',
      installation.dataDir,
    ]);
    expect(code, stderr).to.equal(0);
    expect(existsSync(inData(DATABASE_FILE))).to.be.true;
    await installation.startAndStop();
  });
});

/** What is shown at a terminal of its own where somebody types an answer once they were asked. */
async function atTerminal(answer: string, env: Readonly<Record<string, string>>): Promise<string> {
  const command = [process.execPath, ...scriptArguments('src/commands/moderator.ts'), 'add', 'Camille'].join(
    ' ',
  );
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: PROJECT_ROOT,
    env: { ...ENVIRONMENT, ...env },
  });
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (!shown.includes('(y/N)') && (shown + chunk.toString()).includes('(y/N)')) child.stdin.write(answer);
    shown += chunk.toString();
  });
  await once(child, 'close');
  return shown;
}

/** Every file of a folder with its bytes. */
function contentOf(folder: string): readonly (readonly [string, string])[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return files.map((name) => [name, readFileSync(join(folder, name), 'hex')]);
}
