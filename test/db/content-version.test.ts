import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { beginDraft } from '../support/builders.ts';
import { arrive } from '../support/comments.ts';
import { decideSetting, decideStatus, write } from '../support/discussion.ts';
import { openDatabase } from '../../src/db/engine.ts';

describe('the version of what readers see', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  /** Whether something that readers may see changed while somebody acted. */
  async function moves(act: () => unknown): Promise<boolean> {
    const before = await site.contentVersion();
    await act();
    return (await site.contentVersion()) !== before;
  }

  it('moves with every comment, decision and setting, whoever writes them', async () => {
    const { id } = await arrive(site);
    expect(await moves(() => arrive(site, { text: 'Un autre.' }))).to.be.true;
    expect(await moves(() => write(site))).to.be.true;
    expect(await moves(() => site.db.updateTable('comment').set({ version: 2 }).execute())).to.be.true;
    expect(await moves(() => site.db.deleteFrom('comment').where('id', '=', id).execute())).to.be.true;
    await decideSetting(site, 'website', '');
    expect(
      await moves(async () => {
        await decideSetting(site, 'replies', '');
      }),
    ).to.be.true;
  });

  it('moves with what another process writes', async () => {
    const { id } = await arrive(site);
    const other = await openDatabase(site.config);
    expect(
      await moves(async () => {
        await decideStatus({ ...site, db: other.db }, id, 'published');
      }),
    ).to.be.true;
    await other.db.destroy();
  });

  it('stays while nobody writes, and for what no reader sees', async () => {
    const browser = new Browser(site.app);
    await beginDraft(browser);
    expect(await moves(() => browser.get('/fr/roue'))).to.be.false;
    expect(await moves(() => beginDraft(browser))).to.be.false;
    expect(await moves(() => beginDraft(new Browser(site.app)))).to.be.false;
    expect(await moves(() => write(site, { captcha: '99' }))).to.be.false;
    expect(await moves(() => write(site, { captcha: 'onze', comment: '' }))).to.be.false;
  });
});
