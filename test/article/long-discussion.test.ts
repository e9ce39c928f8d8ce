import { expect } from 'chai';
import fc from 'fast-check';
import type { Comment } from '../../src/article/store.ts';
import {
  REPLIES_PER_PAGE,
  REPLIES_PER_THREAD,
  REPLY_CHARACTERS,
  repliesThatFit,
} from '../../src/article/thread.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { ENGLISH, FRENCH, MINUTE_MS, SLUGS } from '../support/discussion.ts';

const LONGEST = 5000;
const MEGABYTE = 1_000_000;

describe('a long discussion', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  const publish = (given: Partial<Comment>) => arrive(site, { status: 'published', ...given });
  /** A thread with so many replies, a minute apart; each holds its number. */
  const thread = async (replies: number, given: Partial<Comment> = {}) => {
    const root = await publish({ text: 'Le début du fil.', ...given });
    for (let each = 1; each <= replies; each++)
      await publish({
        text: `Réponse n° ${each}.`,
        parent_id: root.id,
        created_at: site.time.now + each * MINUTE_MS,
        ...given,
      });
    return root;
  };
  const textsOf = ({ $ }: Answer) =>
    $('.replies article p:not(.hint, .comment-acts)')
      .map((_, each) => $(each).text())
      .get();

  it('shows the first replies of a thread, and leads to the others', async () => {
    const root = await thread(REPLIES_PER_THREAD + 3);
    const page = await browser.get(FRENCH);
    expect(textsOf(page)).to.have.length(REPLIES_PER_THREAD);
    const more = page.$('.threads .more a');
    expect(more.text()).to.equal('Lire 3 réponses de plus');
    const whole = await browser.get((more.attr('href') ?? '').replace(/#.*/, ''));
    expect(textsOf(whole)).to.deep.equal(
      Array.from({ length: REPLIES_PER_THREAD + 3 }, (_, index) => `Réponse n° ${index + 1}.`),
    );
    expect(whole.$(`#commentaire-${root.id}`)).to.have.length(1);
    expect(whole.$('.discussion .notice').text()).to.equal(
      'Voici un seul fil de la discussion. Lire toute la discussion',
    );
    expect(whole.$('meta[name=robots]').attr('content')).to.contain('noindex');
  });

  it('shows a thread in English as well, and one reply more in words that agree', async () => {
    await thread(REPLIES_PER_THREAD + 1, { lang: 'en', article: SLUGS.en });
    const page = await browser.get(ENGLISH);
    const more = page.$('.threads .more a');
    expect(more.text()).to.equal('Read one more reply');
    const whole = await browser.get((more.attr('href') ?? '').replace(/#.*/, ''));
    expect(textsOf(whole)).to.have.length(REPLIES_PER_THREAD + 1);
    expect(whole.$('.discussion .notice a').text()).to.equal('Read the whole discussion');
  });

  it('shows the replies of one thread in pages', async () => {
    const root = await thread(REPLIES_PER_PAGE + 2);
    const second = await browser.get(`${FRENCH}?fil=${root.id}&page-commentaires=2`);
    expect(textsOf(second)).to.deep.equal([
      `Réponse n° ${REPLIES_PER_PAGE + 1}.`,
      `Réponse n° ${REPLIES_PER_PAGE + 2}.`,
    ]);
    const beyond = await browser.get(`${FRENCH}?fil=${root.id}&page-commentaires=9`);
    expect(beyond.status).to.equal(302);
    expect(beyond.location).to.equal(`${FRENCH}?fil=${root.id}&page-commentaires=2`);
  });

  it('shows the whole discussion for a thread that is not there', async () => {
    await thread(1);
    const elsewhere = await arrive(site, { status: 'published', article: 'la-moitie-blanche-de-la-roue' });
    const pending = await arrive(site, { text: 'Pas encore lu.' });
    for (const id of ['nobody', elsewhere.id, pending.id]) {
      const page = await browser.get(`${FRENCH}?fil=${id}`);
      expect(page.status).to.equal(200);
      expect(page.$('.threads > li')).to.have.length(1);
      expect(page.html).not.to.contain('Pas encore lu.');
    }
  });

  it('stays under a megabyte with the longest comments there can be', async () => {
    const long = 'é'.repeat(LONGEST - 1);
    for (let each = 0; each < 50; each++) await thread(REPLIES_PER_THREAD, { text: `${long}${each % 10}` });
    const page = await browser.get(FRENCH);
    expect(page.$('.threads > li')).to.have.length(50);
    expect(Buffer.byteLength(page.html)).to.be.below(MEGABYTE);
    expect(page.$('script[type="application/ld+json"]').text().length).to.be.below(6 * LONGEST);
  });

  it('leaves a thread out of what search engines are told twice, and counts all', async () => {
    await thread(7);
    const page = await browser.get(FRENCH);
    const { '@graph': graph } = JSON.parse(page.$('script[type="application/ld+json"]').text()) as {
      '@graph': readonly { commentCount?: number; comment?: readonly { text: string }[] }[];
    };
    expect(graph[0]?.commentCount).to.equal(8);
    expect(graph[0]?.comment?.map(({ text }) => text)).to.deep.equal(
      [3, 4, 5, 6, 7].map((each) => `Réponse n° ${each}.`),
    );
  });
});

describe('the replies that fit on a page', () => {
  const reply = (length: number) => ({ text: 'a'.repeat(length) });

  it('are the first ones, whole, up to a number of characters', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 3, max: LONGEST }), { maxLength: 300 }), (lengths) => {
        const all = lengths.map(reply);
        const fit = repliesThatFit(all);
        const characters = fit.reduce((sum, { text }) => sum + text.length, 0);
        expect(characters).to.be.at.most(REPLY_CHARACTERS);
        expect(fit).to.deep.equal(all.slice(0, fit.length));
        const next = all[fit.length];
        if (next !== undefined) expect(characters + next.text.length).to.be.above(REPLY_CHARACTERS);
      }),
      { numRuns: 50 },
    );
  });
});
