import { cpSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadSecrets } from '../../src/secrets.ts';
import { freshFolder } from '../support/folder.ts';
import { NOW, openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive, standing } from '../support/comments.ts';
import { operate } from '../support/installation.ts';
import { endToken } from '../../src/comments/writer.ts';
import { pathTo } from '../../src/addresses/links.ts';

describe('the links of mails that were sent', function () {
  this.timeout(300_000);
  let site: TestSite;
  let elsewhere: string;
  beforeEach(() => (elsewhere = freshFolder('elsewhere')));
  afterEach(async () => {
    await site.close();
    rmSync(elsewhere, { recursive: true });
  });

  /** The link that ends the notices of a comment, as it stands in a mail. */
  const mailedLink = async (keys = loadSecrets(site.config).mail) => {
    const comment = await standing(site, (await arrive(site)).id);
    if (comment === undefined) throw new Error('the comment is gone');
    const dates = { created_at: NOW, confirmed_at: NOW, ended_at: null };
    await site.db
      .insertInto('subscription')
      .values({ comment_id: comment.id, email: 'anne@example.org', email_key: 'anne@example.org', ...dates })
      .execute();
    return pathTo('notices', 'fr', { token: endToken(keys, comment) });
  };
  /** Restores the newest copy with the named secrets beside it; what the owner was told, and what the link answers. */
  const restored = async (link: string, secrets: readonly string[]) => {
    const env = { DATA_DIR: site.dataDir, PORT: '1' };
    const made = await operate(['backup'], env);
    expect(made.stdout).to.include('link-secret and mail-secret').and.include('in yet another place');
    const folder = join(elsewhere, secrets.join('-'));
    const [file = ''] = made.stdout.split(':');
    const { stdout: told } = await operate(['restore', file, '--into', folder], env);
    for (const name of secrets) cpSync(join(site.dataDir, name), join(folder, name));
    const { stdout: found } = await operate(['doctor'], { ...env, DATA_DIR: folder });
    const twin = await openSite({ DATA_DIR: folder }, folder);
    const { status } = await new Browser(twin.app).post(link, { 'List-Unsubscribe': 'One-Click' });
    await twin.db.destroy();
    return { told, found, status };
  };

  it('work after a restore with the two secrets that are kept, of which the owner is told', async () => {
    site = await openSite();
    const { told, found, status } = await restored(await mailedLink(), ['link-secret', 'mail-secret']);
    expect(told).to.include('Now put link-secret and mail-secret into');
    expect(found).not.to.include('mail-secret is missing');
    expect(status).to.equal(200);
  });

  it('are dead without the one of the mails, which the doctor says before the start (control)', async () => {
    site = await openSite();
    const { found, status } = await restored(await mailedLink(), ['link-secret']);
    expect(found).to.match(/look .*mail-secret is missing though 1 people may have been sent links/);
    expect(status).to.equal(404);
  });

  it('of before there was such a secret go on working, by the session secret that signed them', async () => {
    const session = { SESSION_SECRET: 'the-session-secret-of-before-0123456789' };
    site = await openSite(session);
    const [lasting, ...before] = loadSecrets(site.config).mail;
    expect(before).to.have.length(1).and.not.to.include(lasting);
    const link = await mailedLink(before);
    expect((await new Browser(site.app).post(link, { 'List-Unsubscribe': 'One-Click' })).status).to.equal(
      200,
    );
  });

  it('are signed with a secret that only its owner can read, and that no new session secret changes', async () => {
    site = await openSite();
    expect(statSync(join(site.dataDir, 'mail-secret')).mode & 0o777).to.equal(0o600);
    const [before] = loadSecrets(site.config).mail;
    rmSync(join(site.dataDir, 'session-secret'));
    const [after] = loadSecrets(site.config).mail;
    expect(after).to.equal(before);
  });
});
