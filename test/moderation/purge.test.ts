import { expect } from 'chai';
import { purge } from '../../src/operations/purge.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { arrive, logged, standing } from '../support/comments.ts';
import { addModerator, press, signIn, signedIn } from '../support/moderators.ts';
import { rowsOf } from '../support/rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let site: TestSite;
/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());
}

async function afterDays(days: number): Promise<void> {
  site.time.now += days * DAY_MS;
  await purge(site.db, site.time.now);
}
const acts = async (action: string) => (await logged(site)).filter((line) => line.action === action);

describe('time', () => {
  withSite();

  it('empties spam and trash after thirty days, and says so in the log', async () => {
    const [spam, trash] = [await arrive(site, { status: 'spam' }), await arrive(site, { status: 'trash' })];
    const published = await arrive(site, { status: 'published' });
    await afterDays(29);
    expect(await standing(site, spam.id)).not.to.equal(undefined);
    await afterDays(1);
    expect(await standing(site, spam.id)).to.equal(undefined);
    expect(await standing(site, trash.id)).to.equal(undefined);
    expect(await standing(site, published.id)).not.to.equal(undefined);
    expect((await acts('purge')).map(({ actor, via }) => `${actor} ${via}`)).to.deep.equal([
      'system system',
      'system system',
    ]);
    expect(
      (await logged(site))
        .filter(({ comment_id }) => comment_id === spam.id)
        .every(({ reason }) => reason === null),
    ).to.be.true;
  });

  it('counts from the decision', async () => {
    const comment = await arrive(site);
    site.time.now += 50 * DAY_MS;
    const { browser, queue } = await signedIn(site);
    await press(browser, queue, `trash:${comment.id}`);
    await afterDays(29);
    expect(await standing(site, comment.id)).not.to.equal(undefined);
  });

  it('takes nothing that waits without a warning first', async () => {
    const comment = await arrive(site);
    await afterDays(59);
    expect(await acts('warn')).to.have.length(0);
    await afterDays(1);
    await afterDays(0);
    expect(await acts('warn')).to.have.length(1);
    const { queue } = await signedIn(site);
    expect(queue.$('.card').text()).to.include('Avertir avant effacement');
    expect(queue.$('.card .notice').text()).to.include('20 février 2027');
    await afterDays(29);
    expect(await standing(site, comment.id)).not.to.equal(undefined);
    await afterDays(1);
    expect(await standing(site, comment.id)).to.equal(undefined);
  });

  it('warns first even where nobody purged for a year', async () => {
    const comment = await arrive(site);
    await afterDays(365);
    expect(await standing(site, comment.id)).not.to.equal(undefined);
    await afterDays(30);
    expect(await standing(site, comment.id)).to.equal(undefined);
  });

  it('begins anew for what was put back', async () => {
    const comment = await arrive(site);
    await afterDays(60);
    const { browser, queue } = await signedIn(site);
    const page = await browser.follow(await press(browser, queue, `trash:${comment.id}`));
    await browser.submit(page, '', {}, 'form.undo');
    await afterDays(31);
    expect(await standing(site, comment.id), 'the old warning is void').not.to.equal(undefined);
    expect(await acts('warn')).to.have.length(1);
    await afterDays(29);
    expect(await acts('warn')).to.have.length(2);
    await afterDays(30);
    expect(await standing(site, comment.id)).to.equal(undefined);
  });

  it('follows the owner’s settings', async () => {
    await site.db.insertInto('setting').values({ name: 'spamDays', value: '2' }).execute();
    const comment = await arrive(site, { status: 'spam' });
    await afterDays(2);
    expect(await standing(site, comment.id)).to.equal(undefined);
  });

  it('leaves a stub while there are replies', async () => {
    const root = await arrive(site, { status: 'trash' });
    const reply = await arrive(site, { parent_id: root.id, status: 'published' });
    await afterDays(31);
    expect(await standing(site, root.id)).to.include({ text: '', email: null });
    await site.db.updateTable('comment').set({ status: 'spam' }).where('id', '=', reply.id).execute();
    await afterDays(31);
    expect(await site.db.selectFrom('comment').selectAll().execute()).to.deep.equal([]);
  });

  it('forgets ended sessions and old attempts', async () => {
    await addModerator(site);
    await signIn(new Browser(site.app));
    await signIn(new Browser(site.app), { name: 'Nobody' });
    await afterDays(1);
    for (const table of ['moderator_session', 'sign_in_attempt'])
      expect(await rowsOf(site, `select * from ${table}`), table).to.deep.equal([]);
  });
});
