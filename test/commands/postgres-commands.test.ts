import { expect } from 'chai';
import { openPostOffice } from '../mail/post-office.ts';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { saved, strategyWith } from '../observatory/builders.ts';
import { logged } from '../support/comments.ts';
import { run } from '../support/installation.ts';
import { SharedSite } from '../support/shared-site.ts';
import { signIn } from '../support/moderators.ts';
import { change, valueOf } from '../support/rows.ts';

const PASSWORD = 'quatre bouleaux devant la gare';
const DAY_MS = 24 * 60 * 60 * 1000;

describe('the commands of the owner of a site on PostgreSQL', function () {
  this.timeout(300_000);
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const command = (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    run(`src/commands/${script}.ts`, args, { ...whereOf(site), PORT: '1', ...env });
  const well = async (...given: Parameters<typeof command>) => {
    const { code, stdout, stderr } = await command(...given);
    expect([code, stderr], stdout).to.deep.equal([0, '']);
    expect(stdout).not.to.include('postgres://');
    return stdout;
  };

  it('make an account and list it, saying which site it is on', async () => {
    const said = await well('moderator', ['add', 'Camille'], { MODERATOR_PASSWORD: PASSWORD });
    const { host, pathname } = new URL(site.config.databaseUrl ?? '');
    expect(said).to.equal(
      `Camille may now sign in, as an owner. The site is the one in ${host}${pathname}.\n`,
    );
    const signed = await signIn(new Browser(site.app), { name: 'Camille', password: PASSWORD });
    expect(signed.status).to.equal(303);
    expect(await well('moderator', ['list'])).to.equal('Camille: owner, active\n');
    expect((await logged(site))[0]).to.include({ action: 'account', via: 'cli' });
    const twice = await command('moderator', ['add', 'camille'], { MODERATOR_PASSWORD: PASSWORD });
    expect([twice.code, twice.stderr.trimEnd().split('\n').length]).to.deep.equal([1, 1]);
  });

  it('tell whether the clock is believed, and set it right', async () => {
    await change(site, 'delete from heartbeat');
    await change(site, 'insert into heartbeat (id, at) values (1, ?)', Date.now() - 30 * DAY_MS);
    expect(await well('operate', ['clock'])).to.match(/30 days/);
    await well('operate', ['clock', 'confirm']);
    const at = (await valueOf(site, 'select at from heartbeat')) ?? 0;
    expect(Math.abs(Date.now() - at)).to.be.below(DAY_MS);
  });

  it('count the strategies again', async () => {
    await saved(site, 's0', strategyWith());
    await change(site, 'delete from wheel_count');
    expect(await well('recount', [])).to.match(/^1 strategies are counted\./);
    expect(await valueOf(site, 'select sum(n) from wheel_count')).to.equal(1);
  });

  it('look at a method, which needs no database', async () => {
    expect(await well('method', ['check', 'methods/social-media'])).to.include('nothing is wrong');
  });

  it('send one letter, and say what came of it', async () => {
    const office = await openPostOffice();
    try {
      const mail = {
        SMTP_URL: office.url,
        MAIL_FROM: 'roue@roue.example',
        MODERATOR_EMAIL: 'o@roue.example',
      };
      await well('operate', ['mail-test'], mail);
      expect(office.received.map(({ to }) => to)).to.deep.equal([['o@roue.example']]);
    } finally {
      await office.close();
    }
  });

  it('say where there is no site, or one of another version, in one line, and change nothing', async () => {
    const empty = await SharedSite.openEmpty();
    try {
      for (const script of ['recount', 'moderator', 'seed']) {
        const { code, stderr } = await command(
          script,
          script === 'moderator' ? ['list'] : [],
          empty.settings,
        );
        expect([code, stderr.trimEnd().split('\n').length], stderr).to.deep.equal([1, 1]);
        expect(stderr).to.match(/there is no site in the database of DATABASE_URL/);
      }
    } finally {
      await empty.close();
    }
    await change(site, "delete from kysely_migration where name like '0009%'");
    const older = await command('operate', ['clock', 'confirm']);
    expect([older.code, older.stderr.includes('of an older version')]).to.deep.equal([1, true]);
  });
});

describe('a link secret that is lost, of a site on PostgreSQL', function () {
  this.timeout(300_000);
  let shared: SharedSite;
  afterEach(() => shared.close());

  it('is given up only when that is asked for, and the next start begins with the one it is given', async () => {
    shared = await SharedSite.open();
    const other = { LINK_SECRET: 'x'.repeat(43) };
    const { site } = await shared.start();
    site.signal('SIGTERM');
    await site.ended();
    const asked = (...args: readonly string[]) =>
      run('src/commands/operate.ts', ['new-link-secret', ...args], { ...shared.settings, ...other });
    expect((await asked()).stdout).to.include('Stop every machine');
    expect(await shared.refusal(other)).to.include('LINK_SECRET is not the secret');
    expect(await asked('--yes')).to.include({ code: 0, stderr: '' });
    await shared.start(other);
    expect(await shared.refusal()).to.include('LINK_SECRET is not the secret');
  });
});
