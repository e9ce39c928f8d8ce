import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { pathTo } from '../../src/addresses/links.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { restoreBackup } from '../../src/operations/restore.ts';
import { createLog } from '../../src/web/request-log/request-log.ts';
import { mailRound, pathIn } from '../accounts/letters.ts';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { MAILING } from '../support/discussion.ts';
import { PASSWORD, addModerator, signedIn } from '../support/moderators.ts';
import { change, countsIn, everyTable, rowsOf } from '../support/rows.ts';
import { givesBack, keepsRoles } from './controls/giving-back.ts';
import { noteQueries } from './support/queries.ts';
import { scaled } from './support/scale.ts';

const ACCOUNTS = pathTo('moderationAccounts', 'fr', {});
const ASK = pathTo('askNewPassword', 'fr', {});
const GUESSES = scaled(150, 10_000);
const TAKERS = 8;
const chosen = (index = 0) => `neuf cerises pour ${index} renards du lac`;
const choice = (index = 0) => ({ password: chosen(index), repeat: chosen(index) });

describe('the links that open accounts', function () {
  this.timeout(20 * 60_000);
  let site: TestSite;
  let owner: Browser;
  let log = '';
  beforeEach(async () => {
    log = '';
    const output = { write: (line: string) => (log += line), flush: () => undefined };
    site = await openSite({ ...MAILING, TRUST_PROXY: '1' }, undefined, {
      log: createLog('trace', undefined, output),
    });
    ({ browser: owner } = await signedIn(site));
    await addModerator(site, 'Noé', 'moderator');
    await change(
      site,
      "update moderator set email = name || '@exemple.fr', email_key = lower(name) || '@exemple.fr'",
    );
  });
  afterEach(() => site.close());

  const invitation = async (email = 'zoe@exemple.fr', headers = {}) => {
    const whom = { name: '', email, role: 'owner', language: 'fr' };
    await owner.post(ACCOUNTS, { ...whom, password: PASSWORD, action: 'invite' }, headers);
    return (await mailRound(site))[0];
  };
  const reset = async (asked = 'Camille', headers = {}) => {
    await new Browser(site.app).post(ASK, { asked }, headers);
    return (await mailRound(site))[0];
  };
  const statusesOf = async (path: string) =>
    Promise.all(
      Array.from({ length: TAKERS }, async (_, index) => {
        const fields = { name: `Zoé ${String.fromCharCode(65 + index)}`, ...choice(index) };
        return (await new Browser(site.app).post(path, fields)).status;
      }),
    );
  const winners = async (path: string) => (await statusesOf(path)).filter((status) => status === 303).length;

  it(`of ${TAKERS} browsers that take one invitation at once, lets one in`, async () => {
    expect(await winners(pathIn(await invitation()))).to.equal(1);
    expect(await countsIn(site, 'moderator', 'invitation')).to.deep.equal([3, 0]);
  });

  it(`of ${TAKERS} browsers that use one reset at once, gives one its password`, async () => {
    const path = pathIn(await reset());
    const before = await rowsOf(site, 'select password_hash from moderator order by id');
    expect(await winners(path)).to.equal(1);
    const after = await rowsOf(site, 'select password_hash from moderator order by id');
    expect(
      after.filter((row, index) => row['password_hash'] !== before[index]?.['password_hash']),
    ).to.have.length(1);
  });

  it('let in all of them where what is taken is given back (control)', async () => {
    givesBack(site, 'invitation');
    expect(await winners(pathIn(await invitation()))).to.equal(TAKERS);
  });

  it(`are guessed by none of ${GUESSES} tries, which all get one answer`, async () => {
    const [letters, before] = [[await invitation(), await reset()], await everyTable(site)];
    const told = new Set<string>();
    for (const letter of letters) {
      const path = pathIn(letter);
      const [folder, token = ''] = [path.slice(0, path.lastIndexOf('/')), path.split('/').at(-1)];
      const near = [
        token.slice(0, -1),
        token.toUpperCase(),
        `${token}=`,
        token.replace(/.$/, '!'),
        'a',
        '%00',
        '..',
      ];
      const far = Array.from({ length: GUESSES / 2 }, () => randomBytes(32).toString('base64url'));
      const ended = new Set<string>();
      for (const guess of [...near, ...far].filter((each) => each !== token && each !== '..')) {
        const answer = await new Browser(site.app).get(`${folder}/${guess}`);
        ended.add(`${answer.status} ${answer.$('h1').text()}`);
      }
      expect([...ended], folder).to.have.length(1);
      for (const each of ended) told.add(each);
      expect((await new Browser(site.app).get(path)).status, 'the right one opens (control)').to.equal(200);
    }
    expect([...told].every((each) => each.startsWith('410 '))).to.equal(true);
    expect(await everyTable(site)).to.deep.equal(before);
  });

  it('open nothing at each other’s address, nor another account', async () => {
    const [invited, forgotten] = [pathIn(await invitation()), pathIn(await reset('Noé'))];
    const tokenOf = (path: string) => path.split('/').at(-1) ?? '';
    const swapped = [
      pathTo('invitation', 'fr', { token: tokenOf(forgotten) }),
      pathTo('newPassword', 'fr', { token: tokenOf(invited) }),
      pathTo('moderationMail', 'fr', { token: tokenOf(invited) }),
    ];
    for (const path of swapped) {
      expect((await new Browser(site.app).get(path)).status, path).to.be.oneOf([404, 410]);
      expect((await new Browser(site.app).post(path, { name: 'Zoé', ...choice() })).status).to.be.oneOf([
        303, 404, 410,
      ]);
    }
    const hashes = () => rowsOf(site, "select password_hash from moderator where name != 'Noé'");
    const before = await hashes();
    const forged = {
      ...choice(),
      name: 'Camille',
      id: 'x',
      moderator_id: 'x',
      role: 'owner',
      account: 'Camille',
    };
    expect((await new Browser(site.app).post(forgotten, forged)).status).to.equal(303);
    expect(await hashes()).to.deep.equal(before);
    expect(await rowsOf(site, "select role from moderator where name = 'Noé'")).to.deep.equal([
      { role: 'moderator' },
    ]);
  });

  it('stand in no line of the log, whatever is done with them', async () => {
    const paths = [pathIn(await invitation()), pathIn(await reset())];
    for (const path of paths) {
      const browser = new Browser(site.app);
      const referer = { referer: `http://wheel.test${path}` };
      for (const each of [path, `${path}/`, `${path}/x`, path.replace('/fr/', '/en/'), path.toUpperCase()])
        await browser.get(each, referer);
      await browser.post(path, { name: '', password: 'x', repeat: 'x' }, referer);
      await browser.get(pathTo('moderationSignIn', 'fr', {}), referer);
    }
    expect(log).to.include('nouveau-mot-de-passe');
    const pieces = paths.map((path) => (path.split('/').at(-1) ?? '').slice(4, 16));
    const found = (text: string) =>
      pieces.filter((piece) => text.toLowerCase().includes(piece.toLowerCase()));
    expect(found(log)).to.deep.equal([]);
    expect(found(JSON.stringify(paths)), 'the search finds them (control)').to.have.length(2);
    expect(found(JSON.stringify(await everyTable(site))), 'nor in the database').to.deep.equal([]);
  });

  it('lead to the site itself, whatever the request says of its host', async () => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
    };
    const ours = { ...headers, origin: 'http://wheel.test' };
    for (const letter of [await invitation('zoe@exemple.fr', ours), await reset('Camille', ours)]) {
      expect(letter?.body).not.to.include('evil.example');
      expect(letter?.links.every((each) => each.startsWith('http://wheel.test/'))).to.equal(true);
    }
  });

  it('cost the same questions to the database, whoever is asked for', async () => {
    const noted = noteQueries(site);
    const asked = ['Camille', 'camille@exemple.fr', 'Nobody', 'nobody@exemple.fr'];
    const runs: string[] = [];
    for (const [index, each] of asked.entries()) {
      noted.take();
      await new Browser(site.app).post(
        ASK,
        { asked: each },
        { 'x-forwarded-for': `2001:db8:${index + 1}::1` },
      );
      runs.push(noted.take().join('\n'));
    }
    expect(new Set(runs).size).to.equal(1);
    await mailRound(site);
    expect(noted.take().join('\n'), 'the search sees who looks an account up (control)').to.include(
      '"moderator"',
    );
  });

  it('are ended by the restoring of a backup, and invitations can be sent again', async () => {
    const [invited, forgotten] = [pathIn(await invitation()), pathIn(await reset())];
    const folder = freshFolder('links');
    try {
      const copy = await makeBackup({ ...site.config, backupDir: folder, now: site.time.now });
      expect((await new Browser(site.app).post(invited, { name: 'Zoé', ...choice() })).status).to.equal(303);
      const elsewhere = join(folder, 'restored');
      await restoreBackup(copy.file, elsewhere, site.time.now);
      const restored = await openSite({ ...MAILING }, elsewhere);
      for (const path of [invited, forgotten])
        expect((await new Browser(restored.app).get(path)).status).to.equal(410);
      expect(await countsIn(restored, 'invitation', 'password_reset')).to.deep.equal([1, 0]);
      await restored.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('two owners who demote each other at once', () => {
  const role = { action: 'role', role: 'moderator' };
  const owners = "select name from moderator where role = 'owner' and disabled_at is null";

  async function race(form: Fields, prepare: (site: TestSite) => void = () => undefined) {
    const site = await openSite();
    try {
      const { browser: one } = await signedIn(site, 'Camille');
      const { browser: other } = await signedIn(site, 'Noé');
      prepare(site);
      const ids = await rowsOf<{ id: string; name: string }>(site, 'select id, name from moderator');
      const pathOf = (name: string) =>
        pathTo('moderationAccount', 'fr', { account: ids.find((each) => each.name === name)?.id ?? '' });
      const fields = { ...form, password: PASSWORD };
      const answers = await Promise.all([
        one.post(pathOf('Noé'), fields),
        other.post(pathOf('Camille'), fields),
      ]);
      return {
        statuses: answers.map(({ status }) => status).sort(),
        left: (await rowsOf(site, owners)).length,
      };
    } finally {
      await site.close();
    }
  }

  for (const form of [role, { action: 'disable' }])
    it(`leave the site one who can sign in (${form.action})`, async () => {
      expect(await race(form)).to.deep.equal({ statuses: [303, 403], left: 1 });
    });

  it('are both heard where a role that was taken away does not hold (control)', async () => {
    const { statuses } = await race(role, keepsRoles);
    expect(statuses).to.deep.equal([303, 303]);
  });
});
