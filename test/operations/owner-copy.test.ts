import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { Migrator } from 'kysely';
import type { Migration } from 'kysely';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { restoreBackup } from '../../src/operations/restore.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { tell } from '../support/identity.ts';
import { PASSWORD, addModerator, signIn, signedIn } from '../support/moderators.ts';
import { everyTable, rowsOf, valueOf } from '../support/rows.ts';

const MIGRATIONS = join(PROJECT_ROOT, 'migrations');
/** What a database had been through before a site could be given a name, roles, invitations or recovery codes. */
const LAST_BEFORE = '0037_count_follow_up';
const SECRETS = ['link-secret', 'session-secret', 'mail-secret'];
const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#0b5d3b"/></svg>';
const BOUNDARY = 'a-boundary';

describe('what an owner set, put back from a copy', function () {
  this.timeout(120_000);
  let site: TestSite;
  let elsewhere: string;
  const twins: TestSite[] = [];
  beforeEach(async () => {
    site = await openSite();
    elsewhere = mkdtempSync(join(tmpdir(), 'wheel-elsewhere-'));
  });
  afterEach(async () => {
    for (const twin of twins.splice(0)) await twin.db.destroy();
    await site.close();
    rmSync(elsewhere, { recursive: true });
  });

  async function putBack(file: string): Promise<TestSite> {
    const folder = join(elsewhere, 'restored');
    await restoreBackup(file, folder, NOW);
    for (const secret of SECRETS) cpSync(join(site.dataDir, secret), join(folder, secret));
    const twin = await openSite({ DATA_DIR: folder }, folder);
    twins.push(twin);
    return twin;
  }

  it('is there: identity, colours, logo, accounts with their roles; and its invitations have ended', async () => {
    const { browser: owner } = await signedIn(site);
    await addModerator(site, 'Noé', 'moderator');
    await tell(site, { nameFr: 'Maison Durand', accent: '#0b5d3b', publisher: 'Durand, Lyon' });
    await sendLogo(owner);
    const shown = await owner.post('/fr/moderation/comptes', {
      ...{ name: 'Zoé', email: '', role: 'moderator', language: 'fr', password: PASSWORD, action: 'invite' },
    });
    const invitation = new URL(shown.$('#shown-link').text()).pathname;
    expect((await new Browser(site.app).get(invitation)).status, 'it opens here').to.equal(200);
    const before = await everyTable(site);
    const twin = await putBack((await makeBackup({ ...site.config, now: NOW })).file);
    const after = await everyTable(twin);
    for (const table of ['identity', 'logo', 'moderator', 'recovery_code', 'setting'])
      expect(after[table], table).to.deep.equal(before[table]);
    for (const table of ['identity', 'logo', 'moderator']) expect(before[table], table).not.to.be.empty;
    const [here, there] = [await new Browser(site.app).get('/fr'), await new Browser(twin.app).get('/fr')];
    expect(there.$('.site-header').html()).to.equal(here.$('.site-header').html());
    expect(there.$('.site-name img').attr('alt')).to.equal('Maison Durand');
    const again = new Browser(twin.app);
    expect((await signIn(again, { name: 'Noé' })).status).to.equal(303);
    expect((await again.get('/fr/moderation/etat')).status, 'a moderator still').to.equal(403);
    expect((await new Browser(twin.app).get(invitation)).status).to.equal(410);
    await signIn(again);
    expect((await again.get('/fr/moderation/comptes')).$('main').text()).to.include('Zoé');
  });

  it('is what a site begins with where the copy is of a program that knew none of it, and its accounts are owners', async () => {
    await addModerator(site);
    const hash = await valueOf<string>(site, 'select password_hash from moderator');
    const old = join(elsewhere, 'old');
    await makeOld(old, hash ?? '');
    const { file } = await makeBackup({
      ...site.config,
      dataDir: old,
      backupDir: join(old, 'backups'),
      now: NOW,
    });
    const twin = await putBack(file);
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

async function sendLogo(owner: Browser): Promise<void> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="logo"; filename="a.svg"\r\nContent-Type: image/svg+xml\r\n\r\n`;
  const sent = await owner.send('/fr/moderation/identite/logo', {
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: Buffer.from(`${head}${MARK}\r\n--${BOUNDARY}--\r\n`),
  });
  expect(sent.status).to.equal(303);
}

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
