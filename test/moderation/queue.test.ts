import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { ARTICLE, arrive, logged, standing } from '../support/comments.ts';
import { press, signedIn } from '../support/moderators.ts';
import { htmlFaults } from '../support/valid-html.ts';

const MINUTE_MS = 60 * 1000;
const QUEUE = '/fr/moderation';

let site: TestSite;
/** A site of its own for the tests of one block. */
function withSite(): void {
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());
}

const cardNames = (page: Answer) =>
  page
    .$('.card h2')
    .map((_, name) => page.$(name).text())
    .get();
const noticeOf = (page: Answer) => page.$('[role="status"]').first().text().replace(/\s+/g, ' ').trim();

describe('the queue', () => {
  withSite();

  it('shows what waits, oldest first, with everything that helps to decide', async () => {
    await arrive(site, { name: 'Paul', email: 'paul@example.org', status: 'published' });
    await arrive(site, { name: 'Paul', email: 'PAUL@example.org', status: 'published' });
    await arrive(site, { name: 'Paul', email: 'paul@example.org', status: 'spam' });
    const reasons = [
      { rule: 'links', detail: '2' },
      { rule: 'word', detail: 'casino' },
    ];
    const first = await arrive(site, {
      name: 'Paul',
      email: 'paul@example.org',
      website: 'https://paul.example/',
      text: 'Voir <b>ceci</b>\net http://casino.example\n\nEncore',
      reasons: JSON.stringify(reasons),
    });
    site.time.now += 3 * 60 * MINUTE_MS;
    await arrive(site, { name: 'Zoé' });
    const { queue } = await signedIn(site);
    expect(cardNames(queue)).to.deep.equal(['Paul', 'Zoé']);
    const card = queue.$('.card').first();
    const text = card.text();
    expect(text).to.include('Voir <b>ceci</b>').and.to.include('Encore');
    expect(card.find('.comment-text p')).to.have.length(2);
    expect(text).to.include('paul@example.org').and.to.include('https://paul.example/');
    expect(text).to.include('2 liens, mot\u00a0: casino').and.to.include('2 publiés, 1 refusé');
    expect(text).to.include('il y a 3 heures').and.to.include('Écouter avant de parler');
    expect(queue.$('.card').last().text(), 'not 0 minutes ago').to.include('maintenant · Écouter');
    expect(card.find('a[href^="http"]'), 'no live link').to.have.length(0);
    expect(card.find(`a[href="/fr/articles/${ARTICLE}#commentaire-${first.id}"]`)).to.have.length(1);
    expect(card.find('details li').text()).to.include('règle');
    const publish = card.find('button').first();
    expect(publish.text()).to.match(/^Publier/);
    expect(publish.closest('form')).to.have.length(1);
  });

  it('is valid HTML in every tab, each with its count', async () => {
    for (const status of ['pending', 'published', 'spam', 'trash'] as const) await arrive(site, { status });
    await arrive(site, { original_text: 'Avant', website: 'https://a.example/' });
    const { browser, queue } = await signedIn(site);
    const tabs = queue
      .$('.tabs a')
      .map((_, tab) => queue.$(tab).text())
      .get();
    expect(tabs).to.deep.equal([
      'En attente (2)',
      'Publiés (1)',
      'Indésirables (1)',
      'Corbeille (1)',
      'Signalements (0)',
    ]);
    for (const path of ['', '?status=published', '?status=spam', '?status=trash', '?q=nothing']) {
      const page = await browser.get(`${QUEUE}${path}`);
      expect(await htmlFaults(page.html), path).to.deep.equal([]);
      expect(page.$('h1')).to.have.length(1);
    }
  });

  it('is searched by name, e-mail and text, and by reason', async () => {
    await arrive(site, { name: 'Paul', email: 'p@example.org', text: 'Une question' });
    await arrive(site, { name: 'Zoé', email: 'zoe@example.net', text: 'Un avis' });
    await arrive(site, { name: 'Luc', reasons: '[{"rule":"word","detail":"casino"}]', text: '100% vrai' });
    const { browser } = await signedIn(site);
    const find = async (query: string) => cardNames(await browser.get(`${QUEUE}?${query}`));
    expect(await find('q=paul')).to.deep.equal(['Paul']);
    expect(await find('q=example.net')).to.deep.equal(['Zoé']);
    expect(await find('q=avis+un')).to.deep.equal(['Zoé']);
    expect(await find('q=100%25')).to.deep.equal(['Luc']);
    expect(await find('rule=word')).to.deep.equal(['Luc']);
    expect(await find('rule=%27%22--')).to.have.length(3);
    expect(await find('q=paul&q=zoe')).to.deep.equal(['Paul']);
    expect(await find('status=everything&page=-1')).to.have.length(3);
  });

  it('turns its pages of twenty', async () => {
    for (let number = 1; number <= 21; number += 1)
      await arrive(site, { name: `N${number}`, text: `Texte ${number}`, created_at: site.time.now + number });
    const { browser, queue } = await signedIn(site);
    expect(cardNames(queue)).to.have.length(20);
    const last = queue.$('.pages a').last().attr('href') ?? '';
    expect(cardNames(await browser.get(last))).to.deep.equal(['N21']);
    expect(cardNames(await browser.get(`${QUEUE}?page=900`)), 'the last there is').to.deep.equal(['N21']);
  });

  it('speaks English', async () => {
    await arrive(site);
    const { browser } = await signedIn(site);
    const page = await browser.get('/en/moderation');
    expect(page.$('.card button').first().text()).to.match(/^Publish/);
    expect(await htmlFaults(page.html)).to.deep.equal([]);
  });
});

describe('a decision', () => {
  withSite();

  for (const [decision, status] of [
    ['publish', 'published'],
    ['spam', 'spam'],
    ['trash', 'trash'],
  ] as const)
    it(`to ${decision} is carried out once, logged, told, and can be undone`, async () => {
      const comment = await arrive(site);
      const { browser, queue } = await signedIn(site);
      site.time.now += MINUTE_MS;
      const answer = await press(browser, queue, `${decision}:${comment.id}`);
      expect(answer.status).to.equal(303);
      expect(await standing(site, comment.id)).to.include({ status, version: 2, decided_at: site.time.now });
      const { actor, action, from_status, to_status, via } = (await logged(site)).at(-1) ?? {};
      expect({ actor, action, from_status, to_status, via }).to.deep.equal({
        actor: 'Camille',
        action: decision,
        from_status: 'pending',
        to_status: status,
        via: 'ui',
      });
      const page = await browser.follow(answer);
      expect(noticeOf(page)).to.match(/^1 (publié|classé indésirable|mis à la corbeille)\.$/);
      const undone = await browser.submit(page, '', {}, 'form.undo');
      expect(await standing(site, comment.id)).to.include({
        status: 'pending',
        version: 3,
        decided_at: null,
      });
      expect(noticeOf(await browser.follow(undone))).to.equal('1 décision annulée.');
      expect((await logged(site)).map((line) => line.action)).to.include.members([decision, 'undo']);
    });

  it('to publish shows the comment to every reader at the next visit', async () => {
    const comment = await arrive(site);
    const { browser, queue } = await signedIn(site);
    const reader = new Browser(site.app);
    const article = `/fr/articles/${ARTICLE}`;
    expect((await reader.get(article)).html).not.to.include(comment.id);
    await press(browser, queue, `publish:${comment.id}`);
    expect((await reader.get(article)).$(`article#commentaire-${comment.id}`)).to.have.length(1);
  });

  it('can be taken for the ticked ones, or for the whole page', async () => {
    const names = ['A', 'B', 'C', 'D'];
    const comments = await Promise.all(names.map((name) => arrive(site, { name, text: `Texte ${name}` })));
    const ids = comments.map(({ id }) => id);
    const { browser, queue } = await signedIn(site);
    const ticked = await press(browser, queue, 'ticked', { bulk: 'spam', tick: ids.slice(0, 2) });
    const page = await browser.follow(ticked);
    expect(noticeOf(page)).to.equal('2 classés indésirables.');
    const all = await browser.follow(await press(browser, page, 'page'));
    expect(noticeOf(all)).to.equal('2 publiés.');
    const statuses = await Promise.all(ids.map(async (id) => (await standing(site, id))?.status));
    expect(statuses).to.deep.equal(['spam', 'spam', 'published', 'published']);
    await browser.submit(all, '', {}, 'form.undo');
    const after = await Promise.all(ids.map(async (id) => (await standing(site, id))?.status));
    expect(after).to.deep.equal(['spam', 'spam', 'pending', 'pending']);
  });

  it('without a choice or a tick is asked for again, with the ticks kept', async () => {
    const comment = await arrive(site);
    const { browser, queue } = await signedIn(site);
    const noChoice = await press(browser, queue, 'ticked', { tick: comment.id });
    expect(noChoice.status).to.equal(422);
    expect(noChoice.$('.error-summary a').attr('href')).to.equal('#bulk');
    expect(noChoice.$(`#tick-${comment.id}`).attr('checked')).to.equal('checked');
    const noTick = await press(browser, queue, 'ticked', { bulk: 'trash' });
    expect(noTick.status).to.equal(422);
    expect(noTick.$('.error-summary a').text()).to.equal('Cochez au moins un commentaire de la page');
    expect(noTick.$('#bulk').val()).to.equal('trash');
    expect((await standing(site, comment.id))?.status).to.equal('pending');
  });

  it('of two moderators at once is taken by one, and the other is told by whom', async () => {
    const one = await arrive(site, { text: 'Le premier' });
    const two = await arrive(site, { text: 'Le second' });
    const [camille, dominique] = [await signedIn(site, 'Camille'), await signedIn(site, 'Dominique')];
    site.time.now = Date.parse('2026-11-22T09:42:00Z') + 24 * 60 * MINUTE_MS;
    const again = await signedIn(site, 'Alix');
    await press(again.browser, camille.queue, `publish:${one.id}`);
    const late = await press(again.browser, dominique.queue, 'page');
    const page = await again.browser.follow(late);
    expect(noticeOf(page)).to.equal(
      '1 publié et 1 déjà traité. Déjà publié par Alix à 10:42 : commentaire signé Anne Martin.',
    );
    expect(await standing(site, one.id)).to.include({ status: 'published', version: 2 });
    expect(await standing(site, two.id)).to.include({ status: 'published', version: 2 });
  });

  it('sent sixteen times at once makes one line in the log', async () => {
    const comment = await arrive(site);
    const { browser, queue } = await signedIn(site);
    await Promise.all(Array.from({ length: 16 }, () => press(browser, queue, `publish:${comment.id}`)));
    expect((await logged(site)).filter(({ action }) => action === 'publish')).to.have.length(1);
    expect((await standing(site, comment.id))?.version).to.equal(2);
  });

  it('that somebody followed up is not undone', async () => {
    const comment = await arrive(site);
    const { browser, queue } = await signedIn(site);
    const published = await browser.follow(await press(browser, queue, `publish:${comment.id}`));
    const list = await browser.get(`${QUEUE}?status=published`);
    site.time.now += 1;
    await press(browser, list, `spam:${comment.id}`);
    const undone = await browser.follow(await browser.submit(published, '', {}, 'form.undo'));
    expect((await standing(site, comment.id))?.status).to.equal('spam');
    expect(noticeOf(undone))
      .to.include('1 déjà traité')
      .and.to.include('Déjà classé indésirable par Camille');
  });

  it('never comes from a made-up address: the words say what the log says', async () => {
    const { browser } = await signedIn(site);
    const page = await browser.get(`${QUEUE}?act=nothing&already=${'x,'.repeat(50)}<b>`);
    expect(page.status).to.equal(200);
    expect(page.$('form.undo')).to.have.length(0);
    for (const tried of ['erase', 'close-account', 'toString'])
      expect((await browser.get(`${QUEUE}?tried=${tried}`)).$('[role="status"]'), tried).to.have.length(0);
    expect((await browser.post('/fr/moderation/annulations', { act: 'nothing' })).status).to.equal(303);
  });
});
