import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import {
  ENGLISH,
  FRENCH,
  MINUTE_MS,
  SLUGS,
  commentIn,
  decideSetting,
  decideStatus,
  idAt,
  write,
} from '../support/discussion.ts';

const BASE = 'http://wheel.test';
const published = { status: 'published' as const };

describe('reading a discussion', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const idsOf = ({ $ }: Answer, selector: string) =>
    $(selector)
      .map((_, each) => ($(each).attr('id') ?? '').replace(/^comment(?:aire)?-/, ''))
      .get();

  /** So many published threads, a minute apart; what they hold is their number. */
  const arriveMany = async (count: number) => {
    const ids: string[] = [];
    for (let each = 1; each <= count; each++) {
      const created_at = site.time.now + each * MINUTE_MS;
      ids.push((await arrive(site, { ...published, text: `Avis n° ${each}`, created_at })).id);
    }
    return ids;
  };

  it('shows what was published of this article in this language, oldest first, in threads', async () => {
    const [first, second] = await arriveMany(2);
    const later = { ...published, created_at: site.time.now + 9 * MINUTE_MS };
    const reply = await arrive(site, { ...later, text: 'Réponse.', parent_id: first ?? '' });
    const hidden = ['pending', 'spam', 'trash'] as const;
    for (const status of hidden) await arrive(site, { status, text: `Caché ${status}` });
    await arrive(site, { status: 'pending', parent_id: first ?? '', text: 'Caché dessous' });
    await arrive(site, { ...published, lang: 'en', text: 'Ailleurs 1' });
    await arrive(site, { ...published, article: 'la-moitie-blanche-de-la-roue', text: 'Ailleurs 2' });
    const page = await browser.get(FRENCH);
    expect(idsOf(page, '.discussion article')).to.deep.equal([first, reply.id, second]);
    expect(page.html).not.to.match(/Caché|Ailleurs/);
    expect(page.$('#commentaires').text()).to.equal('3 commentaires');
  });

  it('counts its comments in words that agree', async () => {
    const said = async (path: string, id: string) => (await browser.get(path)).$(`#${id}`).text();
    expect(await said(FRENCH, 'commentaires')).to.equal('Aucun commentaire');
    expect(await said(ENGLISH, 'comments')).to.match(/^No comment/);
    await arrive(site, published);
    await arrive(site, { ...published, lang: 'en', article: SLUGS.en });
    expect(await said(FRENCH, 'commentaires')).to.equal('1 commentaire');
    expect(await said(ENGLISH, 'comments')).to.equal('1 comment');
    await arrive(site, { ...published, lang: 'en', article: SLUGS.en });
    expect(await said(ENGLISH, 'comments')).to.equal('2 comments');
  });

  it('keeps the answers to a comment that was withdrawn', async () => {
    const root = await arrive(site, {
      status: 'trash',
      name: 'Effacé',
      text: 'Parti',
      website: 'https://parti.fr/',
    });
    const reply = await arrive(site, { ...published, parent_id: root.id, text: 'Je reste.' });
    const page = await browser.get(FRENCH);
    expect(commentIn(page, root.id).text().trim()).to.equal('Ce commentaire a été retiré.');
    expect(commentIn(page, reply.id).text()).to.include('Je reste.');
    expect(page.html).not.to.match(/Parti|Effacé|parti\.fr/);
    expect(page.$('#commentaires').text()).to.equal('1 commentaire');
  });

  it('shows fifty threads a page, each page with its own address', async () => {
    const ids = await arriveMany(51);
    const [one, two] = [await browser.get(FRENCH), await browser.get(`${FRENCH}?page-commentaires=2`)];
    expect(idsOf(one, '.discussion article')).to.deep.equal(ids.slice(0, 50));
    expect(idsOf(two, '.discussion article')).to.deep.equal(ids.slice(50));
    expect(one.$('link[rel="canonical"]').attr('href')).to.equal(BASE + FRENCH);
    expect(two.$('link[rel="canonical"]').attr('href')).to.equal(`${BASE}${FRENCH}?page-commentaires=2`);
    expect(one.$('nav.pages a').attr('href')).to.equal(`${FRENCH}?page-commentaires=2`);
    expect(two.$('nav.pages [aria-current="page"]').text()).to.equal('2');
    expect(two.$('#commentaires').text()).to.equal('51 commentaires');
  });

  it('leads a permalink to its comment, on whatever page it stands', async () => {
    const ids = await arriveMany(51);
    for (const [path, id] of [
      [FRENCH, ids[49] ?? ''],
      [`${FRENCH}?page-commentaires=2`, ids[50] ?? ''],
    ] as const) {
      const link =
        commentIn(await browser.get(path), id)
          .find('a:has(time)')
          .attr('href') ?? '';
      expect(link).to.equal(`#commentaire-${id}`);
      expect(commentIn(await browser.get(path + link), id)).to.have.length(1);
    }
    const data = JSON.parse((await browser.get(`${FRENCH}?page-commentaires=2`)).$('script').text()) as {
      '@graph': readonly { comment: readonly { url: string }[] }[];
    };
    const url = data['@graph'][0]?.comment[0]?.url ?? '';
    expect(commentIn(await browser.get(url.replace(BASE, '')), ids[50] ?? '')).to.have.length(1);
  });

  it('leads a writer whose comment is published at once to the page where it stands', async () => {
    await arriveMany(49);
    await decideSetting(site, 'holdAll', '');
    site.time.now += 60 * MINUTE_MS;
    await decideStatus(site, idAt(await write(site, { remember: 'on' }, { browser })), 'published');
    const sent = await write(site, { comment: 'Le cinquante et unième.' }, { browser });
    expect((await browser.follow(sent)).$('.threads').text()).to.include('Le cinquante et unième.');
  });

  it('reaches the last thread even when earlier ones were withdrawn', async () => {
    const stub = await arrive(site, { status: 'trash' });
    await arrive(site, { ...published, parent_id: stub.id, created_at: site.time.now + 1 });
    const ids = await arriveMany(50);
    const page = await browser.get(FRENCH);
    expect(idsOf(page, '.threads > li > article')).to.have.length(50);
    const next = await browser.get(page.$('nav.pages a').attr('href') ?? '/nowhere');
    expect(idsOf(next, '.threads > li > article')).to.deep.equal(ids.slice(49));
  });

  it('marks what the house says, and what its writer corrected', async () => {
    const { id } = await arrive(site, { ...published, by_moderator: 1, edited_at: site.time.now });
    const comment = commentIn(await browser.get(FRENCH), id);
    expect(comment.find('.badge').text()).to.equal('La Roue');
    expect(comment.find('header').text()).to.include('modifié');
  });
});
