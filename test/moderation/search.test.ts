import { expect } from 'chai';
import { MAX_SEARCH_LENGTH } from '../../src/comments/search.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import type { Answer, Browser } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import { signedIn } from '../support/moderators.ts';
import { htmlFaults } from '../support/valid-html.ts';
import { change } from '../support/rows.ts';

const QUEUE = '/fr/moderation';
const REPORTS = '/fr/moderation/signalements';

describe('a search of moderation', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    for (const [name, email, text] of [
      ['Paul', 'jean_paul@example.org', 'Gagné à 50 % et C:\\temp'],
      ['Odette', 'odd_1@example.org', 'L’ÉTÉ de Jean-Émile'],
      ['Œdipe', 'o@example.org', "Le complexe d'Œdipe, en été"],
      ['Anna', 'jeanxpaul@example.org', 'Straße'],
    ] as const)
      await arrive(site, { name, email, text });
    await change(
      site,
      "insert into report (id, comment_id, reason, created_at) select 'r' || name, id, 'Un Été volé', 1 from comment where name = 'Paul'",
    );
    ({ browser } = await signedIn(site));
  });
  afterEach(() => site.close());

  const names = ({ $ }: Answer) =>
    $('.card h2')
      .map((_, title) => /(\S+)$/.exec($(title).text().trim())?.[1] ?? '')
      .get()
      .sort();
  const find = async (search: string, base = QUEUE) => {
    const page = await browser.get(`${base}?q=${encodeURIComponent(search)}`);
    expect(page.status, search).to.equal(200);
    return names(page);
  };

  it('takes every sign for itself', async () => {
    expect(await find('jean_paul')).to.deep.equal(['Paul']);
    expect(await find('odd_1@')).to.deep.equal(['Odette']);
    expect(await find('_')).to.deep.equal(['Odette', 'Paul']);
    expect(await find('%')).to.deep.equal(['Paul']);
    expect(await find('c:\\temp')).to.deep.equal(['Paul']);
    expect(await find('\\')).to.deep.equal(['Paul']);
    expect(await find('%%')).to.deep.equal([]);
    expect(await find('_', REPORTS)).to.deep.equal(['Paul']);
    expect(await find('__', REPORTS)).to.deep.equal([]);
  });

  it('of which nothing can be seen finds nothing, and no empty box pretends that all was asked for', async () => {
    for (const base of [QUEUE, REPORTS])
      for (const unseen of ['\0', ' \0 ', '\u0007\u001b']) {
        const page = await browser.get(`${base}?q=${encodeURIComponent(unseen)}`);
        expect(names(page)).to.deep.equal([]);
        expect(page.$('#q').val(), 'not empty').to.not.equal('');
        expect(await htmlFaults(page.html)).to.deep.equal([]);
      }
    expect(await find('jean_\0paul')).to.deep.equal(['Paul']);
    expect(await find(' \t ')).to.have.length(4);
  });

  it('knows small and capital letters with accents, and both apostrophes', async () => {
    for (const search of ['été', 'ÉTÉ', 'Été']) {
      expect(await find(search), search).to.deep.equal(['Odette', 'Œdipe']);
      expect(await find(search, REPORTS), search).to.deep.equal(['Paul']);
    }
    for (const search of ['d’œdipe', "d'œdipe", "D'ŒDIPE", 'D’Œdipe'])
      expect(await find(search), search).to.deep.equal(['Œdipe']);
    for (const search of ["l'été", 'L’Été', 'jean-émile', 'JEAN-ÉMILE'])
      expect(await find(search), search).to.deep.equal(['Odette']);
    expect(await find('e\u0301te\u0301 odd_1'), 'accents sent apart').to.deep.equal(['Odette']);
  });

  it('says that accents count, in both languages', async () => {
    expect(await find('ete')).to.deep.equal([]);
    for (const [path, hint] of [
      [QUEUE, 'les accents, eux, comptent'],
      [REPORTS, 'les accents, eux, comptent'],
      ['/en/moderation', 'accents do'],
      ['/en/moderation/reports', 'accents do'],
    ] as const) {
      const page = await browser.get(path);
      expect(page.$(`#${page.$('#q').attr('aria-describedby') ?? ''}`).text(), path).to.include(hint);
      expect(await htmlFaults(page.html)).to.deep.equal([]);
    }
  });

  it('of as many accented words as there is room for is answered', async () => {
    const longest = 'é’ '.repeat(MAX_SEARCH_LENGTH);
    for (const base of [QUEUE, REPORTS]) expect(await find(longest, base)).to.deep.equal([]);
  });
});
