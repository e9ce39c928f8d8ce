import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { nameOf } from '../../src/operations/open.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { logged } from '../support/comments.ts';
import { signIn } from '../support/moderators.ts';
import { ENVIRONMENT, scriptArguments } from '../support/process.ts';
import { change, rowsOf } from '../support/rows.ts';

const FIRST = 'quatre bouleaux devant la gare';
const SECOND = 'trois carafes sous le vieux banc';

let site: TestSite;
/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());
}

/** The command line beside a running site, with what is typed at it. */
async function moderator(args: readonly string[], { password = '', typed = '' } = {}) {
  const child = spawn(process.execPath, [...scriptArguments('src/commands/moderator.ts'), ...args], {
    cwd: PROJECT_ROOT,
    env: {
      ...ENVIRONMENT,
      ...whereOf(site),
      ...(password && { MODERATOR_PASSWORD: password }),
    },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.end(typed);
  await once(child, 'close');
  return { code: child.exitCode, said };
}

const statusWith = async (password: string, name = 'Camille') =>
  (await signIn(new Browser(site.app), { name, password })).status;

describe('the command line', function () {
  withSite();

  this.timeout(300_000);

  it('makes a moderator who may sign in at once, and shows no password', async () => {
    const { code, said } = await moderator(['add', 'Camille', 'Durand'], { password: FIRST });
    const where = `The site is the one in ${nameOf(site.config)}.`;
    expect([code, said]).to.deep.equal([0, `Camille Durand may now sign in, as an owner. ${where}\n`]);
    expect(await statusWith(FIRST, 'Camille Durand')).to.equal(303);
    expect(JSON.stringify(await rowsOf(site, 'select * from moderator'))).not.to.include(FIRST);
    expect((await logged(site))[0]).to.include({ action: 'account', via: 'cli', reason: 'add-owner' });
    expect((await moderator(['list'])).said).to.equal('Camille Durand: owner, active\n');
    const twice = await moderator(['add', 'camille durand'], { password: FIRST });
    expect([twice.code, twice.said]).to.deep.equal([
      1,
      'moderator: there is already a moderator called camille durand\n',
    ]);
  });

  it('makes one account of two spellings of a name that are added at once', async () => {
    const names = ['Zoé', 'zoé', 'ZOÉ', 'Zoe\u0301'];
    const all = await Promise.all(names.map((name) => moderator(['add', name], { password: FIRST })));
    expect(all.map(({ code }) => code).sort()).to.deep.equal([0, 1, 1, 1]);
    for (const { code, said } of all)
      expect(said).to.match(code === 0 ? /may now sign in/ : /there is already a moderator called/);
    expect(await rowsOf(site, 'select name_key from moderator')).to.deep.equal([{ name_key: 'zoé' }]);
    expect(await logged(site), 'one line for the one account').to.have.length(1);
  });

  it('asks for the password twice and never shows it', async () => {
    const right = await moderator(['add', 'Camille'], { typed: `${FIRST}\n${FIRST}\n` });
    expect([right.code, right.said.includes(FIRST)]).to.deep.equal([0, false]);
    expect(await statusWith(FIRST)).to.equal(303);
    const differs = await moderator(['password', 'Camille'], { typed: `${SECOND}\n${FIRST}\n` });
    expect(differs.code).to.equal(1);
    expect(differs.said).to.include('the two passwords differ');
    expect((await moderator(['password', 'Camille'], { typed: '' })).code).to.equal(1);
  });

  for (const [password, problem] of [
    ['short words', 'at least 12 characters'],
    ['motdepasse123', 'easily guessed'],
    ['x'.repeat(201), 'at most 200 characters'],
  ] as const)
    it(`refuses a password of which it says: ${problem}`, async () => {
      const { code, said } = await moderator(['add', 'Camille'], { password });
      expect(code).to.equal(1);
      expect(said).to.include(problem);
      expect(await rowsOf(site, 'select * from moderator')).to.deep.equal([]);
    });

  it('ends every session with a new password, and disables', async () => {
    await moderator(['add', 'Camille'], { password: FIRST });
    const browser = new Browser(site.app);
    await signIn(browser, { password: FIRST });
    expect((await browser.get('/fr/moderation')).status).to.equal(200);
    expect((await moderator(['password', 'Camille'], { password: SECOND })).code).to.equal(0);
    expect((await browser.get('/fr/moderation')).status).to.equal(303);
    expect(await statusWith(FIRST)).to.equal(422);
    await signIn(browser, { password: SECOND });
    await moderator(['add', 'Noé', '--role', 'owner'], { password: FIRST });
    await change(
      site,
      "insert into password_reset (id, moderator_id, made_for, lang, created_at) select 'r', id, '', 'fr', 0 from moderator where name = 'Camille'",
    );
    expect((await moderator(['disable', 'Camille'])).code).to.equal(0);
    expect(await rowsOf(site, 'select id from password_reset'), 'links end too').to.deep.equal([]);
    expect((await browser.get('/fr/moderation')).status).to.equal(303);
    expect(await statusWith(SECOND)).to.equal(422);
    expect((await moderator(['list'])).said).to.match(/^Camille: owner, disabled since 20/);
  });

  it('gives the first account the role of an owner, and those after it the one that is named', async () => {
    const first = await moderator(['add', 'Camille', '--role', 'moderator'], { password: FIRST });
    expect([first.code, first.said]).to.deep.equal([
      1,
      'moderator: the first account is that of an owner: nobody else could let others in\n',
    ]);
    await moderator(['add', 'Camille'], { password: FIRST });
    expect((await moderator(['add', 'Noé', 'Blanc'], { password: FIRST })).said).to.include('as a moderator');
    expect((await moderator(['role', 'Noé', 'Blanc', 'owner'])).said).to.equal(
      'Noé Blanc is now an owner.\n',
    );
    expect((await moderator(['role', 'Camille', 'moderator'])).code).to.equal(0);
    expect((await moderator(['list'])).said).to.equal(
      'Camille: moderator, active\nNoé Blanc: owner, active\n',
    );
    const reasons = (await logged(site)).map(({ reason }) => reason);
    expect(reasons).to.have.members(['add-owner', 'add-moderator', 'role-owner', 'role-moderator']);
  });

  it('leaves the site one owner who can sign in, whatever is typed', async () => {
    await moderator(['add', 'Camille'], { password: FIRST });
    await moderator(['add', 'Noé', '--role', 'owner'], { password: FIRST });
    const both = await Promise.all([
      moderator(['role', 'Camille', 'moderator']),
      moderator(['disable', 'Noé']),
    ]);
    expect(both.map(({ code }) => code).sort(), 'two at once').to.deep.equal([0, 1]);
    expect(both.map(({ said }) => said).join(), 'why').to.include('is the last owner who can sign in');
    const owners = await rowsOf(
      site,
      "select name from moderator where role = 'owner' and disabled_at is null",
    );
    expect(owners).to.have.length(1);
  });

  it('takes the second factor away', async () => {
    await moderator(['add', 'Camille'], { password: FIRST });
    await change(site, 'update moderator set totp_secret = ?', 'A'.repeat(32));
    expect(await statusWith(FIRST)).to.equal(422);
    expect((await moderator(['totp-off', 'Camille'])).code).to.equal(0);
    expect(await statusWith(FIRST)).to.equal(303);
  });

  it('stops asking everybody for a second factor, for who is shut out by it', async () => {
    await moderator(['add', 'Camille'], { password: FIRST });
    await change(site, "insert into setting (name, value) values ('secondFactorRequired', 'yes')");
    const told = await moderator(['totp-off', 'Camille']);
    expect(told.said).to.include('the next sign-in leads to setting one up');
    const browser = new Browser(site.app);
    await signIn(browser, { password: FIRST });
    expect((await browser.get('/fr/moderation')).location).to.equal('/fr/moderation/second-facteur');
    expect((await moderator(['second-factor', 'optional'])).code).to.equal(0);
    expect((await browser.get('/fr/moderation')).status).to.equal(200);
    expect((await logged(site)).map(({ reason }) => reason)).to.include('second-factor-optional');
    expect((await moderator(['second-factor', 'optional'])).said).to.include('Nothing to do');
  });

  for (const args of [
    [],
    ['second-factor'],
    ['second-factor', 'always'],
    ['add'],
    ['destroy', 'Camille'],
    ['disable', 'Nobody'],
    ['add', '<b>'],
    ['add', 'Ada', '--role', 'queen'],
    ['role', 'Ada'],
  ])
    it(`explains itself to "${args.join(' ')}"`, async () => {
      const { code, said } = await moderator(args, { password: FIRST });
      expect(code).to.equal(1);
      expect(said).to.match(/npm run moderator|there is no moderator called|a name has/);
    });
});
