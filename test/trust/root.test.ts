import { chmodSync, chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Installation, run } from '../support/installation.ts';

/** Debian's "nobody": whoever runs the site. */
const OWNER = 65_534;
const ENV = { MODERATOR_PASSWORD: 'huit tasses vertes sur la table', PORT: '1' };

describe('commands that root runs on the site of another user', function () {
  this.timeout(600_000);
  let installation: Installation;
  beforeEach(() => {
    installation = new Installation();
    chmodSync(installation.folder, 0o711);
    mkdirSync(installation.dataDir, { mode: 0o700 });
    chownSync(installation.dataDir, OWNER, OWNER);
  });
  afterEach(() => installation.remove());

  it('find the program where this user can read it', async () => {
    const { stderr } = await command('src/commands/operate.ts', [], OWNER);
    expect(stderr, 'the checkout must be open to other users').to.include('this is how it goes');
  });

  const command = (script: string, args: readonly string[], uid?: number) =>
    run(script, args, { DATA_DIR: installation.dataDir, ...ENV }, uid);

  it('leave nothing that this user does not own', async () => {
    await command('src/commands/moderator.ts', ['add', 'Camille', '--new']);
    await command('src/commands/seed.ts', []);
    const { stdout } = await command('src/commands/operate.ts', ['backup']);
    await command('src/commands/operate.ts', ['doctor']);
    await command('src/commands/recount.ts', []);
    expect(notOf(OWNER, installation.dataDir)).to.deep.equal([]);
    const folder = join(installation.folder, 'restored');
    const [file = ''] = stdout.split(':');
    expect((await command('src/commands/operate.ts', ['restore', file, '--into', folder])).code).to.equal(0);
    expect([statSync(folder).uid, ...notOf(OWNER, folder)]).to.deep.equal([OWNER]);
    const own = await command('src/commands/operate.ts', ['backup'], OWNER);
    expect([own.code, own.stderr]).to.deep.equal([0, '']);
  });

  it('leave folders that were not there to this user, however deep and wherever', async () => {
    await command('src/commands/moderator.ts', ['add', 'Camille', '--new']);
    const first = join(installation.folder, 'new');
    const deep = { BACKUP_DIR: join(first, 'and', 'deep') };
    const made = await run('src/commands/operate.ts', ['backup'], {
      DATA_DIR: installation.dataDir,
      ...ENV,
      ...deep,
    });
    expect(made.code, made.stderr).to.equal(0);
    expect([statSync(first).uid, ...notOf(OWNER, first)]).to.deep.equal([OWNER]);
    const [file = ''] = made.stdout.split(':');
    const target = join(installation.folder, 'other', 'restored');
    expect((await command('src/commands/operate.ts', ['restore', file, '--into', target])).code).to.equal(0);
    expect([statSync(join(target, '..')).uid, ...notOf(OWNER, target)]).to.deep.equal([OWNER]);
  });

  it('of before are told by the doctor in words, to root and to this user (control)', async () => {
    await command('src/commands/moderator.ts', ['add', 'Camille', '--new']);
    await command('src/commands/operate.ts', ['backup']);
    const backups = join(installation.dataDir, 'backups');
    for (const name of ['', ...readdirSync(backups)]) chownSync(join(backups, name), 0, 0);
    expect(notOf(OWNER, installation.dataDir)).to.have.length(3);
    const mend = `chown -R --reference=${installation.dataDir} ${backups}`;
    const root = await command('src/commands/operate.ts', ['doctor']);
    expect(root.stdout).to.include(`${backups} belongs to another user than its folder: ${mend}`);
    const own = await command('src/commands/operate.ts', ['doctor'], OWNER);
    expect(own.stdout).to.include(`${backups} cannot be used by this user: ${mend}`);
    const failed = await command('src/commands/operate.ts', ['backup'], OWNER);
    expect(failed.code).to.equal(1);
    expect(failed.stderr).to.include(`${backups} cannot be used by this user: ${mend}`);
    for (const said of [root.stdout, own.stdout, own.stderr, failed.stderr])
      expect(said).not.to.match(/EACCES|EPERM|SQLITE/);
  });
});

/** What of a folder belongs to somebody else. */
function notOf(uid: number, folder: string): readonly string[] {
  const names = ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  return names.filter((name) => statSync(join(folder, name)).uid !== uid);
}
