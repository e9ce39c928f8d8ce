import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Answer } from '../support/browser.ts';
import { arrive, standing } from '../support/comments.ts';
import { press, signedIn } from '../support/moderators.ts';
import { change } from '../support/rows.ts';
import { htmlFaults } from '../support/valid-html.ts';

const QUEUE = '/fr/moderation';
const LONG = `${'Une phrase de cinquante signes, ni plus ni moins. '.repeat(30)}Et la fin.`;

const tickedIn = (page: Answer) => page.$('input[name="tick"]:checked').length;
const namesIn = (page: Answer) =>
  page
    .$('.card h2')
    .map((_, name) => page.$(name).text())
    .get();

describe('a row of the queue', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  it('shows the beginning of a long text, and all of it once opened', async () => {
    const long = await arrive(site, { text: LONG });
    const short = await arrive(site, { text: 'Court.' });
    const { queue } = await signedIn(site);
    const row = (id: string) => queue.$(`[data-comment="${id}"]`);
    const excerpt = row(long.id).children('.excerpt').text();
    expect(excerpt).to.match(/…$/);
    expect(Array.from(excerpt).length).to.be.at.most(201);
    expect(row(long.id).children('.comment-text')).to.have.length(0);
    expect(row(long.id).find('details .comment-text').text()).to.include('Et la fin.');
    expect(row(short.id).children('.comment-text').text()).to.include('Court.');
    expect(row(short.id).find('details .comment-text'), 'said once').to.have.length(0);
  });

  it('shows the beginning of a text of many short lines', async () => {
    const { id } = await arrive(site, { text: 'un\ndeux\ntrois\nquatre\ncinq' });
    const { queue } = await signedIn(site);
    const row = queue.$(`[data-comment="${id}"]`);
    expect(row.children('.excerpt').text()).to.equal('un deux trois quatre cinq');
    expect(row.find('details .comment-text br')).to.have.length(4);
  });

  it('is read in the order of a decision: box, name, words, then buttons', async () => {
    await arrive(site, { text: LONG });
    const { queue } = await signedIn(site);
    const parts = queue
      .$('.card')
      .find('input[name="tick"], h2, .excerpt, summary, button')
      .map((_, part) => queue.$(part).get(0)?.tagName)
      .get();
    expect(parts.slice(0, 4)).to.deep.equal(['input', 'h2', 'p', 'summary']);
    expect(parts.slice(-3)).to.deep.equal(['button', 'button', 'button']);
  });
});

describe('a page that is ticked by a link', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
    for (let number = 1; number <= 25; number += 1)
      await arrive(site, { name: `N${number}`, text: `Texte ${number}`, created_at: site.time.now + number });
  });
  afterEach(() => site.close());

  it('comes back with all of it ticked, in the same search and place, and unticked by another', async () => {
    const { browser } = await signedIn(site);
    const page = await browser.get(`${QUEUE}?q=texte&page=2`);
    const link = page.$('.list-links a').first();
    expect(link.text()).to.equal('Cocher les 5 de cette page');
    const ticked = await browser.get(link.attr('href') ?? '');
    expect(tickedIn(ticked)).to.equal(5);
    expect(namesIn(ticked)).to.deep.equal(namesIn(page));
    expect(await htmlFaults(ticked.html)).to.deep.equal([]);
    const back = ticked.$('.list-links a').first();
    expect(back.text()).to.equal('Tout décocher');
    const unticked = await browser.get(back.attr('href') ?? '');
    expect([tickedIn(unticked), namesIn(unticked)]).to.deep.equal([0, namesIn(page)]);
  });

  it('changes nothing by itself, and one button then decides about all of it', async () => {
    const { browser } = await signedIn(site);
    const ticked = await browser.get(`${QUEUE}?ticked=page`);
    const shown = ticked
      .$('input[name="tick"]')
      .map((_, box) => ticked.$(box).attr('value'))
      .get();
    expect((await standing(site, shown[0] ?? ''))?.status).to.equal('pending');
    const answer = await press(browser, ticked, 'ticked', { bulk: 'spam', tick: shown });
    const after = await browser.follow(answer);
    expect(after.$('[role="status"]').first().text()).to.include('20 classés indésirables');
    expect(tickedIn(after), 'the next page is not ticked').to.equal(0);
  });

  it('links to the form that decides about all that match', async () => {
    const { queue } = await signedIn(site);
    const link = queue.$('.list-links a').last();
    expect(link.text()).to.equal('Décider des 25 d’un coup');
    expect(queue.$(`form.matching${link.attr('href') ?? ''}`)).to.have.length(1);
  });

  it('takes no other word for it', async () => {
    const { browser } = await signedIn(site);
    for (const word of ['ticked=all', 'ticked=', 'ticked=page2', 'tick=page'])
      expect(tickedIn(await browser.get(`${QUEUE}?${word}`)), word).to.equal(0);
  });
});

describe('the order of the queue', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  /** As if moderators had judged so many of each kind. */
  const teach = (count: number) =>
    change(
      site,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
      insert into learned_comment (comment_id, status, at, words)
      select 's' || i, 'spam', i, 'casino' from n union all select 'p' || i, 'published', i, 'librairie' from n;
      insert into learned_word (word, published, spam) values ('casino', 0, ${count}), ('librairie', ${count}, 0)`,
    );

  const three = async () => {
    for (const [index, [name, text]] of [
      ['Neutre', 'Bonsoir'],
      ['Honnête', 'Librairie'],
      ['Robot', 'Casino'],
    ].entries())
      await arrive(site, { name: name ?? '', text: text ?? '', created_at: site.time.now + index });
  };

  it('is by age until another is chosen, and kept on the way through the pages', async () => {
    await teach(10);
    await three();
    const { browser, queue } = await signedIn(site);
    expect(namesIn(queue)).to.deep.equal(['Neutre', 'Honnête', 'Robot']);
    const spam = await browser.get(`${QUEUE}?order=spam`);
    expect(namesIn(spam)).to.deep.equal(['Robot', 'Neutre', 'Honnête']);
    expect(spam.$('#order').val()).to.equal('spam');
    expect(spam.$('form.cards input[name="order"]').val()).to.equal('spam');
    expect(namesIn(await browser.get(`${QUEUE}?order=published`))).to.deep.equal([
      'Honnête',
      'Neutre',
      'Robot',
    ]);
  });

  it('is not offered, and by age whatever is asked, before ten of each kind were judged', async () => {
    await teach(9);
    await three();
    const { browser, queue } = await signedIn(site);
    expect(queue.$('#order')).to.have.length(0);
    expect(namesIn(await browser.get(`${QUEUE}?order=spam`))).to.deep.equal(['Neutre', 'Honnête', 'Robot']);
  });

  it('shows every comment once, on whichever of its pages', async () => {
    await teach(10);
    for (let number = 1; number <= 545; number += 1)
      await arrive(site, {
        name: `N${number}`,
        text: number % 3 === 0 ? `Casino ${number}` : `Librairie ${number}`,
        created_at: site.time.now + number,
      });
    const { browser } = await signedIn(site);
    const names: string[] = [];
    for (let page = 1; page <= 28; page += 1)
      names.push(...namesIn(await browser.get(`${QUEUE}?order=spam&page=${page}`)));
    expect(new Set(names).size).to.equal(545);
    expect(names).to.have.length(545);
    expect(names.slice(-45)[0], 'beyond those that are ordered, by age').to.equal('N501');
  });
});
