import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { makeBackup } from '../../src/operations/backup.ts';
import { answerRequests } from '../../src/links/letter-store.ts';
import { LINK_SECRET_FILE, SECRET_FILES, loadSecrets } from '../../src/secrets.ts';
import { tellOwner } from '../../src/moderation/owner-mail-store.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { openSite, seededRandom } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { FRENCH, MAILING } from '../support/discussion.ts';
import { PASSWORD, addModerator } from '../support/moderators.ts';
import { fillWorld, revealOne } from './support/world.ts';
import type { World } from './support/world.ts';
import { change } from '../support/rows.ts';
import { siteLibrary } from '../support/library.ts';
import { METHODS } from '../support/method.ts';

const EMAIL = 'proprietaire@example.org';

describe('what only its holder should know, after everything was used once', function () {
  this.timeout(5 * 60_000);
  let site: TestSite;
  let world: World;
  let secrets: ReadonlyMap<string, string>;
  beforeEach(async () => {
    site = await openSite(MAILING);
    await addModerator(site);
    world = await fillWorld(site);
    await revealOne(site, world.owner, () => 'Autre groupe');
    await world.owner.post(`${world.editPath}/envoyer`, { email: EMAIL, keep: 'on', action: 'send' });
    await new Browser(site.app).post('/fr/mes-liens', { email: EMAIL });
    await sendLetters(site);
    secrets = secretsOf(site, world);
  });
  afterEach(() => site.close());

  it('stands in clear in no file that the site leaves behind: database, its journals, backups', async () => {
    const stored = [...secrets].filter(([what]) => what !== 'link of a letter to the owner');
    await makeBackup({ ...site.config, now: site.time.now });
    const files = filesUnder(site.dataDir).filter(
      (file) => !SECRET_FILES.some((name) => file.endsWith(name)),
    );
    expect(files.length).to.be.greaterThan(2);
    const found = files.flatMap((file) => foundIn(file, readFileSync(join(site.dataDir, file)), stored));
    expect(found).to.deep.equal([]);
    console.log(`      ${stored.length} secrets, ${files.length} files, 0 found`);
  });

  it('stands on no page, file, feed or answer that others get', async () => {
    const { readPath, workshop } = world;
    const files = ['roue.svg', 'roue.json', 'roue.pdf', 'roue.png', 'carte.png', 'roue.ics'].concat([
      ...['agenda.ics', 'suivi.csv', 'suivi.json'],
    ]);
    const read = ['', '/revisions/1', '/comparer', '/proches', ...files.map((file) => `/${file}`)];
    const everybody = ['/fr', '/fr/roue', '/fr/mes-strategies', '/fr/observatoire', '/fr/observatoire.json'];
    const open = [FRENCH, `${FRENCH}/commentaires.atom`, '/sitemap.xml', '/robots.txt', '/health', '/ready'];
    const group = [workshop.participant, `${workshop.participant}/ecran`];
    const stranger = new Browser(site.app);
    for (const path of [...read.map((part) => readPath + part), ...everybody, ...open, ...group]) {
      const { html, headers } = await stranger.get(path);
      const hidden = [...secrets].filter(([, secret]) => !path.includes(secret));
      expect(foundIn(path, Buffer.from(html + JSON.stringify(headers)), hidden)).to.deep.equal([]);
    }
    for (const path of moderatorPages())
      expect(foundIn(path, Buffer.from((await world.moderator.get(path)).html), [...secrets])).to.deep.equal(
        [],
      );
  });

  it('would be found where somebody stored it (control)', async () => {
    await change(site, 'insert into setting (name, value) values (?, ?)', 'x', world.words['editKey'] ?? '');
    const files = filesUnder(site.dataDir);
    const found = files.flatMap((file) =>
      foundIn(file, readFileSync(join(site.dataDir, file)), [...secrets]),
    );
    expect(found.some((each) => each.startsWith('edit key'))).to.be.true;
  });

  const moderatorPages = () =>
    ['', '?status=published', '/journal', '/signalements', '/reglages', '/mots', '/personnes'].map(
      (part) => `/fr/moderation${part}`,
    );
});

/** The work that the site does behind the scenes: it answers who asked for links, and tells its owner. */
async function sendLetters(site: TestSite): Promise<void> {
  const { config, db, contentVersion, time } = site;
  const outside = {
    ...{ config, db, contentVersion, secrets: loadSecrets(config), log: createLog('silent') },
    ...{ library: siteLibrary(), methods: METHODS, clock: () => time.now, random: seededRandom() },
  };
  await answerRequests(outside);
  await tellOwner(outside);
}

function secretsOf({ config, dataDir }: TestSite, { words, cookies }: World): ReadonlyMap<string, string> {
  const named = [
    ...(['readKey', 'editKey', 'blindKey', 'facilitatorKey', 'participantKey'] as const),
    ...(['editToken', 'confirmToken', 'endToken', 'invitationToken', 'resetToken'] as const),
  ];
  const keys = loadSecrets(config);
  const cookieValue = (cookie: string) => decodeURIComponent(cookie.split('=')[1] ?? '');
  const found = new Map([
    ...named.map((name) => [name.replace('Key', ' key'), words[name] ?? ''] as const),
    ['link of a letter to the owner', words['mailToken'] ?? ''],
    ['session of a reader, signed', cookieValue(cookies.owner)],
    ['session of a moderator', cookieValue(cookies.moderator)],
    ['password', PASSWORD],
    ['secret of the links', readFileSync(join(dataDir, LINK_SECRET_FILE), 'utf8').trim()],
    ['secret of the sessions', keys.session[0] ?? ''],
    ['secret of the questions', keys.captcha[0] ?? ''],
    ['secret of the letters', keys.mail[0] ?? ''],
  ]);
  for (const [what, secret] of found) expect(secret.length, what).to.be.greaterThan(12);
  return found;
}

function foundIn(
  where: string,
  bytes: Buffer,
  secrets: readonly (readonly [string, string])[],
): readonly string[] {
  return secrets.filter(([, secret]) => bytes.includes(secret)).map(([what]) => `${what} in ${where}`);
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
