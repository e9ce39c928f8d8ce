import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { addFirstModerator } from '../../src/commands/accounts.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { firstModeratorIn } from '../../src/config/first-moderator.ts';
import { openSite } from '../support/app.ts';
import { logged } from '../support/comments.ts';
import { Installation, run } from '../support/installation.ts';
import { scriptArguments } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';

const PASSWORD = 'huit tasses vertes sur la table';
const OTHER = 'trois carafes sous le vieux banc';
const MADE = 'Camille may now sign in, as an owner.\n';

describe('the first moderator, by the environment', function () {
  this.timeout(300_000);
  let installation: Installation;

  beforeEach(() => {
    installation = new Installation();
  });
  afterEach(() => installation.remove());

  const moderator = (...args: string[]) =>
    run('src/commands/moderator.ts', args, { DATA_DIR: installation.dataDir, MODERATOR_PASSWORD: OTHER });
  const accounts = async () => (await moderator('list')).stdout.trimEnd().split('\n');
  const passwordFile = () => {
    const file = join(installation.folder, 'password');
    writeFileSync(file, `${PASSWORD}\n`, { mode: 0o600 });
    return file;
  };

  it('is made once, and never again: not without its file, by another name, nor once it was disabled', async () => {
    const file = passwordFile();
    const env = { MODERATOR_NAME: 'Camille', MODERATOR_PASSWORD_FILE: file };
    const first = await installation.startAndStop({ ...env, WORKERS: '2' });
    expect(first.stdout).to.include(MADE);
    expect(await accounts()).to.deep.equal(['Camille: owner, active']);

    rmSync(file);
    const second = await installation.startAndStop({ ...env, MODERATOR_NAME: 'Dominique' });
    expect([second.code, second.stderr]).to.deep.equal([0, '']);
    expect(second.stdout).to.not.include('may now sign in');

    await moderator('add', 'Zoé', '--role', 'owner');
    await moderator('disable', 'Camille');
    passwordFile();
    const third = await installation.startAndStop(env);
    expect([third.code, third.stderr]).to.deep.equal([0, '']);
    const [camille, zoe, ...others] = await accounts();
    expect([camille, zoe, others]).to.satisfy(
      ([a, b]: string[]) => a?.startsWith('Camille: owner, disabled since') && b === 'Zoé: owner, active',
    );
    expect(others).to.be.empty;
  });

  it('ends the start with one line while its password or name cannot be taken', async () => {
    const named = { MODERATOR_NAME: 'Camille' };
    const cases: readonly [Record<string, string>, string][] = [
      [named, 'MODERATOR_NAME is given without MODERATOR_PASSWORD or MODERATOR_PASSWORD_FILE'],
      [{ ...named, MODERATOR_PASSWORD: 'court' }, 'the password needs at least 12 characters'],
      [{ ...named, MODERATOR_PASSWORD: 'Camille Camille' }, 'easily guessed'],
      [{ ...named, MODERATOR_PASSWORD_FILE: '/none' }, 'MODERATOR_PASSWORD_FILE /none cannot be read'],
      [{ MODERATOR_NAME: 'a:b', MODERATOR_PASSWORD: PASSWORD }, 'a name has 1 to 40 letters'],
    ];
    const site = await openSite();
    try {
      const deps = { db: site.db, clock: Date.now, random: randomBytes };
      for (const [env, said] of cases) {
        const refused = await addFirstModerator(deps, firstModeratorIn(env)).catch(String);
        expect(refused, said).to.include(said);
      }
      expect(await rowsOf(site, 'select * from moderator')).to.be.empty;
    } finally {
      await site.close();
    }
    const line = await installation.refusal({ ...named, MODERATOR_PASSWORD: 'court' });
    expect(line).to.match(
      /^strategy-wheel: the account of MODERATOR_NAME cannot be made: the password needs/,
    );
    const made = await installation.startAndStop({ ...named, MODERATOR_PASSWORD: PASSWORD });
    expect(made.stdout, 'a refused start is in the way of nothing').to.include(MADE);
  });

  it('leaves the password that stands beside its name to nobody else', async () => {
    const env = { DATA_DIR: installation.dataDir, MODERATOR_PASSWORD: PASSWORD };
    await installation.startAndStop({ ...env, MODERATOR_NAME: 'Camille' });
    const add = (name: string, given: Record<string, string>) =>
      spawnSync(process.execPath, [...scriptArguments('src/commands/moderator.ts'), 'add', name], {
        cwd: PROJECT_ROOT,
        env: given,
        input: `${OTHER}\n${OTHER}\n`,
        encoding: 'utf8',
      });
    const asked = add('Zoé', { ...env, MODERATOR_NAME: 'Camille' });
    expect([asked.status, asked.stdout.startsWith('Password: ')], asked.stderr).to.deep.equal([0, true]);
    const taken = add('Noé', env);
    expect([taken.status, taken.stdout.startsWith('Password: ')], 'control').to.deep.equal([0, false]);
  });

  it('is one account when two ask at once, with one line in the log', async () => {
    const site = await openSite();
    try {
      const deps = { db: site.db, clock: Date.now, random: randomBytes };
      const make = (name: string) => addFirstModerator(deps, { name, password: () => PASSWORD });
      const said = await Promise.all([make('Camille'), make('Zoé')]);
      expect(said.filter((each) => each !== undefined)).to.have.length(1);
      expect(await rowsOf(site, 'select role from moderator')).to.deep.equal([{ role: 'owner' }]);
      expect(await logged(site)).to.have.length(1);
    } finally {
      await site.close();
    }
  });
});
