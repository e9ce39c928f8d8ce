import { brotliCompressSync, constants } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { ARTICLE as BENCHED } from '../../bench/fill.ts';
import { pathToArticle } from '../../src/addresses/links.ts';
import type { Comment } from '../../src/comments/store.ts';
import { commentParagraphs } from '../../src/comments/paragraphs.ts';
import {
  REPLIES_PER_PAGE,
  REPLIES_PER_THREAD,
  beginningOf,
  thoseThatFit,
  weightOf,
} from '../../src/comments/thread.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { ENGLISH, FRENCH, MINUTE_MS, SLUGS } from '../support/discussion.ts';
import { writeRows } from '../support/rows.ts';
import type { Row } from '../support/rows.ts';

const LONGEST = 5000;
const MEGABYTE = 1_000_000;
const HEAVY: readonly (readonly [string, string])[] = [
  ['letters with accents', 'é'],
  ['marks', '&'],
  ['quotation marks', '"'],
  ['pictures', '\u{1F600}'],
  ['paragraphs of one letter', 'a\n\n'],
  ['addresses', 'http://a.fr '],
];

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

  for (const [what, unit] of HEAVY)
    it(`stays under a megabyte with the longest comments of ${what}, and leads to each whole`, async () => {
      const long = Array.from(unit.repeat(LONGEST)).slice(0, LONGEST).join('').trim();
      for (let each = 0; each < 50; each++) await thread(REPLIES_PER_THREAD, { text: long });
      const root = await thread(REPLIES_PER_PAGE, { text: long });
      const page = await browser.get(FRENCH);
      expect(page.$('.threads > li')).to.have.length(50);
      expect(Buffer.byteLength(page.html)).to.be.below(MEGABYTE);
      const alone = await browser.get(`${FRENCH}?fil=${root.id}`);
      expect(alone.$('.replies article')).to.have.length(REPLIES_PER_PAGE);
      expect(Buffer.byteLength(alone.html)).to.be.below(MEGABYTE);
      const rest = page.$('.threads article a:contains("Lire la suite")').last().attr('href');
      if (rest !== undefined) {
        const whole = (await browser.get(rest.replace(/#.*/, ''))).$('.threads > li > article').text();
        expect(whole.replace(/\s/g, '')).to.include(long.replace(/\s/g, ''));
      }
    });

  it('leaves a thread out of what search engines are told twice, and counts all', async () => {
    await thread(7);
    const page = await browser.get(FRENCH);
    const { '@graph': graph } = JSON.parse(page.$('script[type="application/ld+json"]').text()) as {
      '@graph': readonly { commentCount?: number; comment?: readonly { text: string }[] }[];
    };
    expect(graph[0]?.commentCount).to.equal(8);
    expect(graph[0]?.comment?.map(({ text }) => text)).to.deep.equal(
      [5, 6, 7].map((each) => `Réponse n° ${each}.`),
    );
  });
});

/** As those of the bench. */
function commentOf(index: number): Row {
  const [id, email] = [`bench-${index}`, `anne${index}@example.net`];
  const at = Date.parse('2026-01-01T00:00:00Z') + index * 60_000;
  return {
    id,
    article: BENCHED,
    lang: 'fr',
    status: 'published',
    name: `Anne Martin ${index}`,
    email,
    email_key: email,
    text: `Nous avons commencé par écouter, et cela nous a pris deux mois. Avis n° ${index}.`,
    reasons: '[]',
    digest: id,
    created_at: at,
    published_at: at,
  };
}

describe('an essay with fifty comments', () => {
  it('says once what all comments, or all sectors of its wheel, have in common', async () => {
    const site = await openSite();
    await writeRows(
      site,
      'comment',
      Array.from({ length: 100 }, (_, index) => commentOf(index)),
    );
    const { html, $ } = await new Browser(site.app).get(pathToArticle('fr', BENCHED));
    await site.close();
    expect($('.threads article')).to.have.length(50);
    expect(Buffer.byteLength(html)).to.be.at.most(96_500);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    expect(brotliCompressSync(html, { params }).length).to.be.at.most(14_000);
    expect($('.twin use')).to.have.length(12);
    for (const sign of $('.twin use').toArray()) expect($($(sign).attr('href') ?? '')).to.have.length(1);
  });
});

describe('what fits on a page', () => {
  const anyText = fc.array(fc.constantFrom('a', 'é', '&', '"', '\u{1F600}', '\n', 'http://a.fr ', 'mot '), {
    maxLength: 400,
  });

  it('is the first comments, whole, up to a weight', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 40 }), fc.nat({ max: 50_000 }), (texts, weight) => {
        const all = texts.map((parts) => ({ text: parts.join('') }));
        const fit = thoseThatFit(all, weight);
        const sum = fit.reduce((sum, { text }) => sum + weightOf(text), 0);
        expect(sum).to.be.at.most(weight);
        expect(fit).to.deep.equal(all.slice(0, fit.length));
        const next = all[fit.length];
        if (next !== undefined) expect(sum + weightOf(next.text)).to.be.above(weight);
      }),
      { numRuns: 200 },
    );
  });

  it('weighs no less than its words do once they are escaped', () => {
    fc.assert(
      fc.property(anyText, (parts) => {
        const text = parts.join('');
        const drawn = commentParagraphs(text)
          .flat(2)
          .map(({ text: each, url }) => escaped(each) + escaped(url ?? ''));
        expect(weightOf(text)).to.be.at.least(Buffer.byteLength(drawn.join('')));
      }),
    );
  });

  it('begins with whole letters', () => {
    expect(beginningOf('\u{1F600}'.repeat(400))).to.equal(`${'\u{1F600}'.repeat(300)}…`);
  });
});

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
