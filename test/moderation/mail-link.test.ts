import { expect } from 'chai';
import { mailLink } from '../../src/moderation/mail-link.ts';
import { loadSecrets } from '../../src/secrets.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive, logged, standing } from '../support/comments.ts';
import { signedIn } from '../support/moderators.ts';
import { expectPrivate } from '../support/private-page.ts';
import { htmlFaults } from '../support/valid-html.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAIL = {
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'site@example.org',
  MODERATOR_EMAIL: 'own@example.org',
};

let site: TestSite;
let reader: Browser;
/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite(MAIL);
    reader = new Browser(site.app);
  });
  afterEach(() => site.close());
}

function linkTo(id: string, version = 1): string {
  const { config, time } = site;
  const deps = { config, secrets: loadSecrets(config), clock: () => time.now };
  return new URL(mailLink(deps, 'fr', id, version)).pathname;
}

const buttons = (page: Answer) =>
  page
    .$('main button')
    .map((_, button) => page.$(button).attr('value') ?? '')
    .get();

describe('the link of a mail', () => {
  withSite();

  it('shows the comment and three buttons to whoever holds it, and changes nothing', async () => {
    const comment = await arrive(site);
    const before = (await logged(site)).length;
    const page = await reader.get(linkTo(comment.id));
    expect(page.status).to.equal(200);
    expectPrivate(page);
    expect(page.cookies).to.deep.equal([]);
    expect(buttons(page)).to.deep.equal(['publish', 'spam', 'trash']);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    await reader.send(linkTo(comment.id), { method: 'head' });
    expect((await standing(site, comment.id))?.version).to.equal(1);
    expect(await logged(site)).to.have.length(before);
  });

  it('decides once, says so, and can be taken back', async () => {
    const comment = await arrive(site);
    const path = linkTo(comment.id);
    site.time.now += 1;
    const page = await reader.follow(await reader.post(path, { action: 'publish' }));
    expect(await standing(site, comment.id)).to.include({ status: 'published', version: 2 });
    expect((await logged(site)).at(-1)).to.include({ actor: 'mail', via: 'mail', action: 'publish' });
    expect(page.$('[role="status"]').text()).to.include('Déjà publié par le lien reçu par e-mail à 12:00');
    expect(buttons(page)).to.deep.equal(['undo']);
    await reader.post(path, { action: 'trash' });
    expect((await standing(site, comment.id))?.status, 'only once').to.equal('published');
    await reader.submit(page, 'undo');
    expect(await standing(site, comment.id)).to.include({ status: 'pending', version: 3 });
    expect(buttons(await reader.get(path)), 'a link serves once').to.deep.equal([]);
  });

  it('neither edits nor deletes', async () => {
    const comment = await arrive(site);
    for (const action of ['edit', 'delete', 'hold', 'reply', ''])
      expect((await reader.post(linkTo(comment.id), { action, text: 'x', sure: 'on' })).status).to.equal(303);
    expect(await standing(site, comment.id)).to.include({ version: 1, status: 'pending' });
  });

  it('tells who was first', async () => {
    const comment = await arrive(site);
    const { browser, queue } = await signedIn(site);
    site.time.now += 1;
    await browser.submit(queue, '', { decision: `publish:${comment.id}` }, 'form.cards');
    const page = await reader.get(linkTo(comment.id));
    expect(page.status).to.equal(200);
    expect(page.$('[role="status"]').text()).to.include('Déjà publié par Camille à 12:00');
    expect(buttons(page)).to.deep.equal([]);
  });

  it('ends after seven days', async () => {
    const comment = await arrive(site);
    const path = linkTo(comment.id);
    site.time.now += 7 * DAY_MS - 1;
    expect((await reader.get(path)).status).to.equal(200);
    site.time.now += 1;
    const page = await reader.get(path);
    expect(page.status).to.equal(410);
    expectPrivate(page);
    await reader.post(path, { action: 'publish' });
    expect((await standing(site, comment.id))?.status).to.equal('pending');
  });

  it('that was changed, cut, or sent to somebody else opens nothing', async () => {
    const comment = await arrive(site);
    const path = linkTo(comment.id);
    const other = await openSite({ ...MAIL, MODERATOR_EMAIL: 'new@example.org' }, site.dataDir);
    const paths = [
      path.slice(0, -1),
      `${path}A`,
      path.replace(/m\/./, 'm/A'),
      `${path.split('.')[0] ?? ''}.${'a'.repeat(43)}`,
    ];
    for (const each of paths) {
      expect([each, (await reader.get(each)).status]).to.deep.equal([each, 404]);
      expect((await reader.post(each, { action: 'publish' })).status).to.equal(404);
    }
    expect((await new Browser(other.app).get(path)).status).to.equal(404);
    await other.db.destroy();
    expect((await standing(site, comment.id))?.status).to.equal('pending');
  });
});

describe('a writer who asked to be told', () => {
  withSite();

  async function subscribed(confirmed: boolean) {
    const comment = await arrive(site);
    const at = site.time.now;
    const email = { email: 'anne@example.org', email_key: 'anne@example.org' };
    await site.db
      .insertInto('subscription')
      .values({ comment_id: comment.id, ...email, created_at: at, confirmed_at: confirmed ? at : null })
      .execute();
    return comment;
  }
  const mails = () => site.db.selectFrom('outbox').selectAll().execute();

  it('hears of a refusal with its reason, and of nothing once it is undone', async () => {
    const comment = await subscribed(true);
    const { browser } = await signedIn(site);
    const page = await browser.get(`/fr/moderation/commentaires/${comment.id}`);
    const done = await browser.submit(page, 'trash', { reason: 'Hors sujet, désolés' }, '#decide-form');
    const [mail] = await mails();
    expect(mail?.recipient).to.equal('anne@example.org');
    expect(mail?.body).to.include('Hors sujet, désolés');
    expect(mail?.unsubscribe_url).to.match(/^http:\/\/wheel\.test\/fr\/avis\//);
    await browser.submit(await browser.follow(done), '', {}, 'form.undo');
    expect(await mails()).to.deep.equal([]);
  });

  it('hears of a publication, with its address', async () => {
    const comment = await subscribed(true);
    await reader.post(linkTo(comment.id), { action: 'publish' });
    expect((await mails())[0]?.body).to.include(`#commentaire-${comment.id}`);
  });

  it('hears nothing of spam, nor without having confirmed', async () => {
    const [spam, unconfirmed] = [await subscribed(true), await subscribed(false)];
    await reader.post(linkTo(spam.id), { action: 'spam' });
    await reader.post(linkTo(unconfirmed.id), { action: 'publish' });
    expect(await mails()).to.deep.equal([]);
  });
});
