import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { Migrator } from 'kysely';
import type { Migration } from 'kysely';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { restoreBackup } from '../../src/operations/restore.ts';
import { SECRET_FILES } from '../../src/secrets.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { freshFolder } from '../support/folder.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { addModerator, signIn } from '../support/moderators.ts';
import { rowsOf, valueOf } from '../support/rows.ts';

const MIGRATIONS = join(PROJECT_ROOT, 'migrations');
/** What a database had been through before a site could be given a name, roles, invitations or recovery codes. */
const LAST_BEFORE = '0037_count_follow_up';

describe('a copy of a program that knew no identity and no roles', function () {
  this.timeout(300_000);
  let site: TestSite;
  let twin: TestSite;
  let elsewhere: string;
  beforeEach(async () => {
    site = await openSite();
    elsewhere = freshFolder('elsewhere');
  });
  afterEach(async () => {
    await twin.db.destroy();
    await site.close();
    rmSync(elsewhere, { recursive: true });
  });

  it('becomes a site of today, and its accounts are owners', async () => {
    await addModerator(site);
    const hash = await valueOf<string>(site, 'select password_hash from moderator');
    const [old, folder] = [join(elsewhere, 'old'), join(elsewhere, 'restored')];
    await makeOld(old, hash ?? '');
    const { file } = await makeBackup({
      ...site.config,
      dataDir: old,
      backupDir: join(old, 'backups'),
      now: NOW,
    });
    await restoreBackup(file, folder, NOW);
    for (const secret of SECRET_FILES) cpSync(join(site.dataDir, secret), join(folder, secret));
    twin = await openSite({ DATA_DIR: folder }, folder);
    expect(await rowsOf(twin, 'select name, role, email from moderator')).to.deep.equal([
      { name: 'Ancienne', role: 'owner', email: null },
    ]);
    const browser = new Browser(twin.app);
    expect((await signIn(browser, { name: 'Ancienne' })).status).to.equal(303);
    for (const path of ['etat', 'comptes', 'identite', 'mon-compte', 'lettres'])
      expect((await browser.get(`/fr/moderation/${path}`)).status, path).to.equal(200);
    expect((await new Browser(twin.app).get('/fr')).$('.site-name').text().trim()).to.equal('La Roue');
  });
});

/** A database as the program of that time left it, with one account. */
async function makeOld(folder: string, hash: string): Promise<void> {
  const { db } = openSqlite(folder);
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: migrationsBefore },
  }).migrateToLatest();
  expect(error).to.equal(undefined);
  await rowsOf(
    { db },
    'insert into moderator (id, name, name_key, password_hash, created_at) values (?, ?, ?, ?, ?)',
    ...['old', 'Ancienne', 'ancienne', hash, NOW],
  );
  const tables = await db.introspection.getTables();
  expect(tables.map(({ name }) => name))
    .to.include('moderator')
    .and.not.include('identity');
  await db.destroy();
}

async function migrationsBefore(): Promise<Record<string, Migration>> {
  const files = readdirSync(MIGRATIONS).filter(
    (file) => /^\d{4}_/.test(file) && file.slice(0, -3) <= LAST_BEFORE,
  );
  const read = async (file: string) => [
    file.slice(0, -3),
    (await import(pathToFileURL(join(MIGRATIONS, file)).href)) as Migration,
  ];
  return Object.fromEntries(await Promise.all(files.map(read))) as Record<string, Migration>;
}
