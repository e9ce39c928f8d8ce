import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Answer, Browser } from '../support/browser.ts';
import { ARTICLE, arrive, logged, standing } from '../support/comments.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { signedIn } from '../support/moderators.ts';
import { htmlFaults } from '../support/valid-html.ts';

let site: TestSite;
let browser: Browser;
/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite();
    ({ browser } = await signedIn(site));
  });
  afterEach(() => site.close());
}

const open = (id: string): Promise<Answer> => browser.get(`/fr/moderation/commentaires/${id}`);

describe('the page of one comment', () => {
  withSite();

  it('is valid HTML, and is not there for a comment that is not', async () => {
    const comment = await arrive(site, {
      status: 'spam',
      website: 'https://a.example/',
      original_text: 'Avant',
    });
    expect(await htmlFaults((await open(comment.id)).html)).to.deep.equal([]);
    expect((await open('nothing')).status).to.equal(404);
  });

  it('edits the words, keeps the first ones, and shows both', async () => {
    const comment = await arrive(site, { text: 'Premier texte', website: 'https://pub.example/' });
    const page = await open(comment.id);
    const edited = await browser.submit(
      page,
      'edit',
      { text: 'Deuxième texte', 'remove-website': 'on' },
      '#edit-form',
    );
    const after = await browser.follow(edited);
    expect(after.$('[role="status"]').text()).to.include('1 modifié');
    expect(await standing(site, comment.id)).to.include({
      text: 'Deuxième texte',
      original_text: 'Premier texte',
      website: null,
      status: 'pending',
      edited_at: site.time.now,
    });
    await browser.submit(after, 'edit', { text: 'Troisième texte' }, '#edit-form');
    expect(await standing(site, comment.id)).to.include({
      text: 'Troisième texte',
      original_text: 'Premier texte',
    });
    const shown = await open(comment.id);
    expect(shown.html).to.include('Premier texte').and.to.include('Troisième texte');
    expect((await logged(site)).at(-1)).to.include({
      actor: 'Camille',
      action: 'edit',
      comment_id: comment.id,
    });
  });

  it('keeps typed words when something is wrong with them', async () => {
    const comment = await arrive(site);
    const page = await open(comment.id);
    const long = 'é'.repeat(5001);
    const refused = await browser.submit(page, 'reply', { reply: long }, '#reply-form');
    expectRefused({ ...refused }, ['reply']);
    expect(refused.$('#reply').val()).to.equal(long);
    const empty = await browser.submit(page, 'edit', { text: '  ' }, '#edit-form');
    expect(empty.status).to.equal(422);
    expect((await browser.submit(page, 'destroy', {}, '#edit-form')).status).to.equal(422);
    expect(await standing(site, comment.id)).to.include({ version: 1 });
  });

  it('loses no word to another moderator’s change: 409 says who, and offers to try again', async () => {
    const comment = await arrive(site);
    const page = await open(comment.id);
    const other = await signedIn(site, 'Dominique');
    const theirs = await other.browser.get(`/fr/moderation/commentaires/${comment.id}`);
    site.time.now += 1;
    await other.browser.submit(theirs, 'trash', {}, '#decide-form');
    const late = await browser.submit(page, 'edit', { text: 'Mes mots à moi' }, '#edit-form');
    expect(late.status).to.equal(409);
    expect(late.$('[role="status"]').text()).to.include('Déjà mis à la corbeille par Dominique');
    expect(late.$('#text').val()).to.equal('Mes mots à moi');
    const again = await browser.submit(late, 'edit', {}, '#edit-form');
    expect(again.status).to.equal(303);
    expect(await standing(site, comment.id)).to.include({ text: 'Mes mots à moi', status: 'trash' });
  });

  it('takes a version that nobody was shown for one that is out of date, and keeps the words', async () => {
    const comment = await arrive(site);
    for (const version of ['1.5', '1e3', '-1', 'Infinity', '', '999999999']) {
      const typed = { action: 'edit', text: 'Mes mots à moi', version };
      const answer = await browser.post(`/fr/moderation/commentaires/${comment.id}`, typed);
      expect(answer.status, version).to.equal(409);
      expect(answer.$('#text').val(), version).to.equal('Mes mots à moi');
    }
    expect(await standing(site, comment.id)).to.include({ version: 1 });
  });

  it('publishes and replies in one go, on the same level, and both can be undone', async () => {
    const root = await arrive(site, { status: 'published', text: 'La racine' });
    const comment = await arrive(site, { parent_id: root.id, text: 'Une réponse' });
    const sent = await browser.submit(
      await open(comment.id),
      'reply',
      { reply: 'Merci à vous' },
      '#reply-form',
    );
    const queue = await browser.follow(sent);
    expect(queue.$('[role="status"]').text()).to.include('1 publié et 1 réponse publiée');
    expect((await standing(site, comment.id))?.status).to.equal('published');
    const [reply] = await site.db.selectFrom('comment').selectAll().where('by_moderator', '=', 1).execute();
    expect(reply).to.include({
      name: 'Camille',
      text: 'Merci à vous',
      parent_id: root.id,
      status: 'published',
    });
    expect(reply?.email).to.equal(null);
    const article = await browser.get(`/fr/articles/${ARTICLE}`);
    expect(article.html).to.include('Merci à vous').and.to.include('Une réponse');
    await browser.submit(queue, '', {}, 'form.undo');
    expect((await standing(site, comment.id))?.status).to.equal('pending');
    expect((await standing(site, reply?.id ?? ''))?.status).to.equal('trash');
  });

  it('notes the reason of a refusal', async () => {
    const comment = await arrive(site);
    await browser.submit(await open(comment.id), 'trash', { reason: 'Hors sujet' }, '#decide-form');
    expect((await logged(site)).at(-1)).to.include({ action: 'trash', reason: 'Hors sujet' });
  });

  it('deletes for good only from spam or trash, and asks once more', async () => {
    const comment = await arrive(site, { status: 'trash', text: 'À effacer pour de bon' });
    const page = await open(comment.id);
    const asked = await browser.submit(page, 'delete', {}, '#delete-form');
    expectRefused(asked, ['sure']);
    const gone = await browser.submit(asked, 'delete', { sure: 'on' }, '#delete-form');
    expect((await browser.follow(gone)).$('[role="status"]').text()).to.include('1 supprimé pour de bon');
    expect(await standing(site, comment.id)).to.equal(undefined);
    expect((await logged(site)).at(-1)).to.include({ action: 'delete', from_status: 'trash' });
    const published = await arrive(site, { status: 'published' });
    expect((await open(published.id)).$('#delete-form')).to.have.length(0);
    const forced = await browser.post(`/fr/moderation/commentaires/${published.id}`, {
      action: 'delete',
      sure: 'on',
      version: '1',
    });
    expect(forced.status).to.equal(409);
    expect(await standing(site, published.id)).not.to.equal(undefined);
  });

  it('that is deleted leaves its replies in their place, under a stub without a word', async () => {
    const root = await arrive(site, { status: 'trash', name: 'Partante', text: 'Mots de la partante' });
    const reply = await arrive(site, { parent_id: root.id, status: 'published', text: 'Mots qui restent' });
    await browser.submit(await open(root.id), 'delete', { sure: 'on' }, '#delete-form');
    expect(await standing(site, root.id)).to.include({ name: '', text: '', email: null, status: 'trash' });
    expect((await standing(site, reply.id))?.parent_id).to.equal(root.id);
    const article = await browser.get(`/fr/articles/${ARTICLE}`);
    expect(article.$('.comment.stub')).to.have.length(1);
    expect(article.html).to.include('Mots qui restent').and.not.to.include('partante');
    const trash = await browser.get('/fr/moderation?status=trash');
    expect(trash.$('.card'), 'a stub is nothing to decide about').to.have.length(0);
    expect((await open(root.id)).status).to.equal(404);
  });
});

describe('a report', () => {
  withSite();

  it('is listed, counted, and closed with a reason that is written down', async () => {
    const comment = await arrive(site, { status: 'published' });
    const report = { id: 'r1', comment_id: comment.id, reason: 'Diffamation <b>', email: 'lea@example.org' };
    await site.db
      .insertInto('report')
      .values({ ...report, created_at: site.time.now, closed_at: null })
      .execute();
    expect((await browser.get('/fr/moderation')).$('.tabs').text()).to.include('Signalements (1)');
    const page = await browser.get('/fr/moderation/signalements');
    expect(page.$('[data-report="r1"]').text())
      .to.include('Diffamation <b>')
      .and.to.include('lea@example.org');
    expect(await htmlFaults(page.html)).to.deep.equal([]);
    const refused = await browser.submit(page, '', {}, '[data-report="r1"] form');
    expectRefused(refused, ['reason-r1']);
    const closed = await browser.submit(
      page,
      '',
      { 'reason-r1': 'Licite : critique' },
      '[data-report="r1"] form',
    );
    const after = await browser.follow(closed);
    expect(after.$('[role="status"]').text()).to.include('1 signalement clos');
    expect(after.$('[data-report="r1"] form')).to.have.length(0);
    expect((await logged(site)).at(-1)).to.include({
      action: 'report',
      reason: 'Licite : critique',
      comment_id: comment.id,
    });
    const late = await browser.submit(page, '', { 'reason-r1': 'Encore' }, '[data-report="r1"] form');
    expect([late.status, late.$('.typed bdi').text()]).to.deep.equal([409, 'Encore']);
    expect((await logged(site)).filter(({ action }) => action === 'report')).to.have.length(1);
  });
});

describe('the log', () => {
  withSite();

  it('shows rules, the site and people, and is filtered by who, what and when', async () => {
    const reasons = JSON.stringify([{ rule: 'links', detail: '3' }]);
    const comment = await arrive(site, { reasons });
    site.time.now += 24 * 60 * 60 * 1000;
    const again = await signedIn(site, 'Dominique');
    const page = await again.browser.get(`/fr/moderation/commentaires/${comment.id}`);
    site.time.now += 1;
    await again.browser.submit(page, 'publish', {}, '#decide-form');
    const rows = async (query: string) => {
      const log = await again.browser.get(`/fr/moderation/journal?${query}`);
      expect(await htmlFaults(log.html)).to.deep.equal([]);
      return log
        .$('tbody tr')
        .map((_, row) => log.$(row).text())
        .get();
    };
    const all = await rows('');
    expect(all[0]).to.include('Dominique').and.to.include('Publier').and.to.include('en attente → publié');
    expect(all.some((row) => row.includes('règle') && row.includes('3 liens'))).to.equal(true);
    expect(await rows('actor=Dominique&action=publish')).to.have.length(1);
    expect(await rows('actor=rules')).to.have.length(1);
    expect(await rows('until=2026-11-22')).to.have.length(2);
    expect(await rows('from=2026-11-23')).to.have.length(2);
    expect(await rows('from=2026-11-24')).to.have.length(0);
    expect(await rows('from=2026-99-99&page=0')).to.have.length(4);
  });
});
