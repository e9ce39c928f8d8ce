import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { insertAddress } from '../../src/links/address-store.ts';
import { addressKey } from '../../src/mail/fingerprint.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite, whereOf } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { saveStrategy } from '../support/builders.ts';
import { arrive } from '../support/comments.ts';
import { operate } from '../support/installation.ts';
import type { Said } from '../support/installation.ts';
import { change, everyTable } from '../support/rows.ts';
import { countIn } from '../support/tables.ts';

describe('the commands of the owner, where a folder holds the site', function () {
  this.timeout(300_000);
  let site: TestSite;
  beforeEach(async () => (site = await openSite()));
  afterEach(() => site.close());

  const run = (...args: string[]): Promise<Said> => operate(args, { ...whereOf(site), PORT: '1' });

  it('back up and restore into a new folder, and say where the secret goes', async () => {
    await arrive(site);
    const made = await run('backup');
    expect([made.code, made.stderr]).to.deep.equal([0, '']);
    expect(made.stdout)
      .to.include('compared table by table')
      .and.include(`link-secret and mail-secret of ${site.dataDir} in yet another place`);
    const [file = ''] = made.stdout.split(':');
    const folder = join(site.dataDir, 'new');
    const restored = await run('restore', file, '--into', folder);
    expect(restored.stdout).to.include(`Now put link-secret and mail-secret into ${folder}`);
    const again = await run('restore', file, '--into', folder);
    expect([again.code, again.stderr.includes('is not empty')]).to.deep.equal([1, true]);
  });

  it('examine the site and explain it, with a code for scripts', async () => {
    const fine = await run('doctor');
    expect(fine.code).to.equal(0);
    expect(fine.stdout).to.include('good   the database is whole, and of this version');
    expect(fine.stdout).to.match(/look {3}The newest backup .* is yet to be made: npm run backup/);
    expect(fine.stdout).to.match(/look {3}http:\/\/127\.0\.0\.1:1\/ready does not answer/);
    await saveStrategy(new Browser(site.app));
    renameSync(join(site.dataDir, 'link-secret'), join(site.dataDir, 'elsewhere'));
    const lost = await run('doctor');
    expect(lost.code).to.equal(1);
    expect(lost.stdout).to.match(/^FAULT {2}.*link-secret is missing though the database knows 2 links/m);
    await change(site, "insert into kysely_migration values ('9999_from_the_future', '2030')");
    const newer = await run('doctor');
    expect(newer.code).to.equal(1);
    expect(newer.stdout).to.match(/^FAULT {2}The database .* newer version: upgrade/m);
  });

  it('erase who may be sent the links of a strategy, and say so where its fingerprint cannot be made', async () => {
    await saveStrategy(new Browser(site.app));
    const { id } = await site.db.selectFrom('strategy').select('id').executeTakeFirstOrThrow();
    const { address } = loadSecrets(site.config);
    await site.db
      .transaction()
      .execute((trx) => insertAddress(trx, id, addressKey('Anne@example.org', address), site.time.now));
    const secret = join(site.dataDir, 'link-secret');
    renameSync(secret, `${secret}.away`);
    const blind = await run('erase', '--email', 'anne@example.org', '--yes');
    expect(blind.stdout).to.include('Not looked at, as link-secret is missing');
    expect(existsSync(secret), 'a command makes no secret').to.be.false;
    renameSync(`${secret}.away`, secret);
    const done = await run('erase', '--email', 'anne@example.org', '--yes');
    expect(done.stdout).to.include('1 strategies whose links it may be sent');
    expect((await everyTable(site))['strategy_address']).to.deep.equal([]);
    expect(await countIn(site, 'strategy')).to.equal(1);
  });

  it('make no database where there is none, and change none of another version', async () => {
    const empty = freshFolder('empty');
    const missing = await operate(['export', '--comments'], { DATA_DIR: empty });
    expect([missing.code, existsSync(join(empty, 'wheel.sqlite'))]).to.deep.equal([1, false]);
    expect(missing.stderr).to.include('there is no database');
    rmSync(empty, { recursive: true });
    await change(site, "delete from kysely_migration where name like '0009%'");
    const older = await run('erase', '--email', 'a@b.fr', '--yes');
    expect([older.code, older.stderr.includes('of an older version')]).to.deep.equal([1, true]);
  });
});
