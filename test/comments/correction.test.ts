import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive, standing } from '../support/comments.ts';
import {
  ENGLISH,
  FRENCH,
  MINUTE_MS,
  WORDS,
  commentIn,
  decideSetting,
  decideStatus,
  idAt,
  write,
} from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { expectPrivate } from '../support/private-page.ts';
import { CORRECTIONS_MAX } from '../../src/comments/edit-store.ts';
import { everyTable, tableIn } from '../support/rows.ts';

describe('correcting a comment', () => {
  let site: TestSite;
  let browser: Browser;
  let sent: Answer;
  let link: string;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    sent = await write(site);
    link =
      commentIn(await browser.follow(sent), idAt(sent))
        .find('.notice a')
        .attr('href') ?? '';
  });
  afterEach(() => site.close());

  const edit = async (comment: string) => browser.submit(await browser.get(link), '', { comment });

  it('opens from the link beside it, on a page of its own that changes nothing', async () => {
    const before = await everyTable(site);
    const page = await browser.get(link);
    expectPrivate(page);
    expect(page.$('#comment').text().trim()).to.equal(WORDS.comment.replaceAll('\r\n', '\n'));
    expect(page.$('.lead').text()).to.include('jusqu’à 12:16');
    expect(await everyTable(site)).to.deep.equal(before);
  });

  it('keeps the first text aside, and lets it be read again', async () => {
    await decideStatus(site, idAt(sent), 'published');
    const answer = await edit('Un texte plus juste.');
    expect(await standing(site, idAt(sent))).to.include({
      text: 'Un texte plus juste.',
      original_text: WORDS.comment.replaceAll('\r\n', '\n'),
      status: 'pending',
      published_at: null,
      edited_at: site.time.now,
    });
    expect((await tableIn(site, 'moderation_log')).at(-1)).to.include({ actor: 'writer', action: 'edit' });
    const page = await browser.follow(answer);
    expect(commentIn(page, idAt(sent)).text()).to.include('Un texte plus juste.');
    expect(page.$('.notice[role="status"]').text().trim()).to.equal('Votre correction est enregistrée.');
    expect((await browser.get(FRENCH)).html).not.to.include('plus juste');
    await edit('Encore plus juste.');
    const { text, original_text } = (await standing(site, idAt(sent))) ?? {};
    expect([text, original_text?.slice(0, 4)]).to.deep.equal(['Encore plus juste.', 'Nous']);
  });

  it('keeps its place over its answers while it waits again', async () => {
    await decideStatus(site, idAt(sent), 'published');
    await arrive(site, { status: 'published', parent_id: idAt(sent), text: 'Une réponse.' });
    const page = await browser.follow(await edit('Un texte plus juste.'));
    const mine = page.$(`[id="commentaire-${idAt(sent)}"]`);
    expect([mine.length, mine.attr('data-state')]).to.deep.equal([1, 'pending']);
    expect(mine.text()).to.include('plus juste');
    expect(page.$('.replies').text()).to.include('Une réponse.');
  });

  it('changes nothing when the same text is sent, and is refused when it says nothing', async () => {
    const before = await standing(site, idAt(sent));
    expect((await edit(WORDS.comment)).status).to.equal(303);
    expectRefused(await edit('ab'), ['comment']);
    expectRefused(await edit('x'.repeat(5001)), ['comment']);
    expect(await standing(site, idAt(sent))).to.deep.equal(before);
  });

  it('never overwrites what changed meanwhile, and shows both versions to choose from', async () => {
    const early = await browser.get(link);
    await edit('Le texte d’un autre onglet.');
    const late = await browser.submit(early, '', { comment: 'Le texte d’ici.' });
    expect(late.status).to.equal(409);
    expect(late.$('#comment').text().trim()).to.equal('Le texte d’ici.');
    expect((await standing(site, idAt(sent)))?.text).to.equal('Le texte d’un autre onglet.');
    expect((await browser.submit(late, '')).status).to.equal(303);
    expect((await standing(site, idAt(sent)))?.text).to.equal('Le texte d’ici.');
  });

  it('takes twenty corrections of one comment, then keeps the words on the page alone', async () => {
    for (let turn = 1; turn <= CORRECTIONS_MAX; turn += 1)
      expect((await edit(`Correction n° ${turn}.`)).status).to.equal(303);
    const before = await everyTable(site);
    const refused = await edit('Une de trop.');
    expect(refused.status).to.equal(429);
    expect(Number(refused.headers['retry-after'])).to.be.within(1, 15 * 60);
    expect(refused.$('.lead').text()).to.include('déjà corrigé ce commentaire 20 fois');
    expect(refused.$('#comment').text().trim()).to.equal('Une de trop.');
    expect(await everyTable(site)).to.deep.equal(before);
    expect((await edit(`Correction n° ${CORRECTIONS_MAX}.`)).status).to.equal(303);
    const other = await write(site, { comment: 'Un autre commentaire.' });
    const own =
      commentIn(await browser.follow(other), idAt(other))
        .find('.notice a')
        .attr('href') ?? '';
    expect((await browser.submit(await browser.get(own), '', { comment: 'Corrigé.' })).status).to.equal(303);
  });

  it('is told from a second sending: the same words sent again are one comment, the first ones a new one', async () => {
    await edit('Un texte plus juste.');
    const again = await write(site, { comment: 'Un texte plus juste.' });
    expect(idAt(again)).to.equal(idAt(sent));
    const first = await write(site);
    expect(idAt(first)).not.to.equal(idAt(sent));
    expect(await tableIn(site, 'comment')).to.have.length(2);
  });

  it('ends after fifteen minutes, to the millisecond', async () => {
    site.time.now = Number((await tableIn(site, 'comment'))[0]?.['created_at']) + 15 * MINUTE_MS - 1;
    const page = await browser.get(link);
    expect(page.status).to.equal(200);
    site.time.now += 1;
    expect((await browser.get(link)).status).to.equal(404);
    expect((await browser.submit(page, '', { comment: 'Trop tard.' })).status).to.equal(404);
    expect((await standing(site, idAt(sent)))?.version).to.equal(1);
  });

  it('ends sooner when the owner says so, and is not offered at all for 0 minutes', async () => {
    await decideSetting(site, 'editMinutes', '0');
    expect((await browser.get(link)).status).to.equal(404);
    const page = await browser.follow(sent);
    expect(commentIn(page, idAt(sent)).find('.notice a')).to.have.length(0);
  });

  it('is not for a refused comment, another article or a link of another kind', async () => {
    const [token = ''] = link.split('/').slice(-1);
    const received = new URL(sent.location, 'http://wheel.test').searchParams.get('recu') ?? '';
    for (const path of [
      `${FRENCH}/commentaires/${received}`,
      `${FRENCH}/commentaires/${token}x`,
      `${ENGLISH}/comments/${token}`,
      `/fr/articles/la-moitie-blanche-de-la-roue/commentaires/${token}`,
    ])
      expect((await browser.get(path)).status, path).to.equal(404);
    const page = await browser.get(link);
    await decideStatus(site, idAt(sent), 'trash');
    expect((await browser.get(link)).status).to.equal(404);
    expect((await browser.submit(page, '', { comment: 'Autre chose.' })).status).to.equal(404);
  });

  it('leaves spam among the spam', async () => {
    await decideStatus(site, idAt(sent), 'spam');
    await edit('Autre chose.');
    expect((await standing(site, idAt(sent)))?.status).to.equal('spam');
  });
});
