import { expect } from 'chai';
import { DRAFT_LIFE_MS } from '../../src/wizard/store.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer } from '../support/browser.ts';
import { beginDraft, linkPath, openChange, saveStrategy } from '../support/builders.ts';
import { copyDrafts, copyRevisions, copyStrategies } from '../support/copies.ts';
import { readsWhile } from '../support/reads.ts';
import { storedIn } from '../support/tables.ts';
import { change } from '../support/rows.ts';

const MINE = '/fr/mes-strategies';
const START = '/fr/roue';

/** The numbers of the pages that a list links to, the open one in brackets. */
function pagesOf({ $ }: Answer): string {
  return $('nav.pages li')
    .map((_, each) =>
      $(each).find('[aria-current]').length > 0 ? `[${$(each).text().trim()}]` : $(each).text().trim(),
    )
    .get()
    .join(' ');
}

const rowsOn = ({ $ }: Answer) => $('main .plain-list > li').not('.other-methods li').length;
const revisionsOn = ({ $ }: Answer) =>
  $('.history [data-revision]')
    .map((_, each) => Number($(each).attr('data-revision')))
    .get();

describe('a list that its reader can lengthen', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
  });
  afterEach(() => site.close());

  /** What a page reads: its statements, and how many rows they give. */
  /** What the site reads once after a change of its content, such as its own name, is read before. */
  const readingOf = async (path: string) => {
    await browser.get('/fr');
    const { done: page, reads: read } = await readsWhile(site, () => browser.get(path));
    return { page, read };
  };

  describe('of my strategies', () => {
    /** As many copies as that, and none that were there before. */
    const copyAgain = async (count: number) => {
      await change(
        site,
        `delete from strategy where id like 's0%';
         delete from link where strategy_id is null`,
      );
      await copyStrategies(site, count);
    };

    it('has no pages up to 20, and then pages of 20, last saved first, each strategy once', async () => {
      await saveStrategy(browser, { diagnosis: { brand: 'La dernière' } });
      await copyStrategies(site, 19);
      expect(pagesOf(await browser.get(MINE))).to.equal('');
      await copyAgain(44);
      const links: string[] = [];
      for (const [number, rows] of [
        [1, 20],
        [2, 20],
        [3, 5],
      ] as const) {
        const page = await browser.get(number === 1 ? MINE : `${MINE}?page=${number}`);
        expect(rowsOn(page)).to.equal(rows);
        links.push(
          ...page
            .$('main li > p > a')
            .map((_, each) => page.$(each).attr('href'))
            .get(),
        );
      }
      expect(new Set(links).size).to.equal(45);
      const second = await browser.get(`${MINE}?page=2`);
      expect(pagesOf(second)).to.equal('1 [2] 3');
      expect(second.$('nav.pages a').first().attr('href')).to.equal(MINE);
      expect((await browser.get(links[44] ?? '')).status).to.equal(200);
    });

    it('stays on its page in the other language, and draws the last page for any beyond it', async () => {
      await saveStrategy(browser);
      await copyStrategies(site, 40);
      const third = await browser.get(`${MINE}?page=3`);
      expect(third.html).to.include('href="/en/my-strategies?page=3"');
      expect((await browser.get('/en/my-strategies?page=3')).$('main .plain-list > li')).to.have.length(1);
      for (const page of ['4', '999999'])
        expect(pagesOf(await browser.get(`${MINE}?page=${page}`)), page).to.equal('1 2 [3]');
      for (const page of ['0', '-1', 'x', '1e9', '1&page=2'])
        expect(pagesOf(await browser.get(`${MINE}?page=${page}`)), page).to.equal('[1] 2 3');
    });

    it('reads as many rows by as many statements with 20 and with 6,000, and lists the last 2,000', async () => {
      await saveStrategy(browser);
      await copyStrategies(site, 19);
      const few = await readingOf(MINE);
      await copyAgain(6_000);
      const many = await readingOf(MINE);
      expect(many.read).to.have.members(few.read);
      expect(rowsOn(many.page)).to.equal(rowsOn(few.page));
      expect(many.page.html.length).to.be.lessThan(few.page.html.length + 1500);
      expect(many.page.$('main .hint').first().text()).to.match(/^Les 2\u202f000 dernières enregistrées/);
      expect(pagesOf(many.page)).to.equal('[1] 2 3 … 100');
      expect(rowsOn(await browser.get(`${MINE}?page=100`))).to.equal(20);
    });

    it('forgets what others held once the edit link is replaced: it is nothing they could ever list', async () => {
      const owner = await saveStrategy(browser);
      const colleague = new Browser(site.app);
      await colleague.submit(await openChange(colleague, owner), 'save', { 'why-listen': 'Autre' });
      expect((await storedIn(site)).device).to.have.length(2);
      await colleague.post(`${linkPath(owner, 'edit-link')}/liens`, { action: 'replace-edit' });
      expect((await storedIn(site)).device).to.have.length(1);
      expect(rowsOn(await colleague.get(MINE))).to.equal(1);
      expect(rowsOn(await browser.get(MINE))).to.equal(0);
    });
  });

  describe('of drafts', () => {
    it('has pages of 20, the one changed last first, in both languages', async () => {
      await beginDraft(browser, { brand: 'La dernière' });
      await copyDrafts(site, 44);
      const first = await browser.get(START);
      expect([rowsOn(first), pagesOf(first)]).to.deep.equal([20, '[1] 2 3']);
      expect(first.$('.drafts a').first().text()).to.include('La dernière');
      const last = await browser.get(
        first.$('nav.pages a').last().attr('href')?.replace('#drafts', '') ?? '',
      );
      expect([rowsOn(last), pagesOf(last)]).to.deep.equal([5, '1 2 [3]']);
      expect(last.html).to.include('href="/en/wheel?page=3"');
      expect(pagesOf(await browser.get('/en/wheel?page=3'))).to.equal('1 2 [3]');
    });

    it('reads as much with 20 and with all that 30 days of 200 make', async () => {
      await beginDraft(browser);
      await copyDrafts(site, 19);
      const few = await readingOf(START);
      await change(site, `delete from draft where id like 'd0%'`);
      await copyDrafts(site, 5_999);
      await change(site, `update draft set updated_at = ${site.time.now}`);
      const many = await readingOf(START);
      expect(many.read).to.have.members(few.read);
      expect(rowsOn(many.page)).to.equal(20);
      expect(many.page.html.length).to.be.lessThan(few.page.html.length + 1500);
      site.time.now += DRAFT_LIFE_MS;
      expect(rowsOn(await browser.get(START))).to.equal(0);
    });
  });

  describe('of versions', () => {
    let owner: Answer;
    let read: string;
    let edit: string;
    beforeEach(async () => {
      owner = await saveStrategy(browser);
      [read, edit] = [linkPath(owner, 'read-link'), linkPath(owner, 'edit-link')];
    });

    it('has pages of 20 on the read page and on the owner’s, each version once, and stays in the language', async () => {
      await copyRevisions(site, 44);
      for (const path of [read, edit]) {
        const seen: number[] = [];
        for (const number of [1, 2, 3]) {
          const page = await browser.get(number === 1 ? path : `${path}?page=${number}`);
          seen.push(...revisionsOn(page));
          if (number > 1) expect(page.html).to.include(`${path.replace('/fr/', '/en/')}?page=${number}"`);
        }
        expect(seen).to.deep.equal(Array.from({ length: 45 }, (_, index) => 45 - index));
        const beyond = await browser.get(`${path}?page=99`);
        expect([pagesOf(beyond), revisionsOn(beyond)]).to.deep.equal(['1 2 [3]', [5, 4, 3, 2, 1]]);
        expect(beyond.$('nav.pages a').first().attr('href')).to.equal(`${path}#history`);
      }
    });

    it('shows an older version as what it is, from any page', async () => {
      await copyRevisions(site, 44);
      const page = await browser.get(`${read}/revisions/3?page=3`);
      expect(page.$('.notice').first().text()).to.include('version 3');
      expect(page.$('.history [data-revision=3] > p:first-of-type a')).to.have.length(0);
      expect(page.$('.history [data-revision=4] > p:first-of-type a')).to.have.length(1);
    });

    it('brings back a version from its last page, knowing which is the newest', async () => {
      await copyRevisions(site, 44, ({ content }, number) => ({
        content: String(content).replaceAll('Durand', `Durand ${number}`),
      }));
      const page = await browser.get(`${edit}?page=3`);
      const brought = await browser.submit(page, '', {}, '.history [data-revision="2"] form');
      expect(brought.status).to.equal(303);
      expect(revisionsOn(await browser.follow(brought))[0]).to.equal(46);
    });

    it('says what moved to the first version of a page since the last one of the next page', async () => {
      await copyRevisions(site, 20);
      await change(
        site,
        `update revision set content = replace(content, '"listen":"priority"', '"listen":"secondary"') where number <= 1`,
      );
      const page = await browser.get(read);
      expect(page.$('[data-revision=2] .moves').text()).to.include('Écouter');
    });

    it('reads as much with 21 versions and with 10,000', async () => {
      await copyRevisions(site, 20);
      const paths = [read, edit, `${read}/comparer`];
      const few: (readonly string[])[] = [];
      for (const path of paths) few.push((await readingOf(path)).read);
      await change(site, 'delete from revision where number > 1');
      await copyRevisions(site, 9_999);
      for (const [index, path] of paths.entries()) {
        const { page, read: again } = await readingOf(path);
        expect(again, path).to.have.members(few[index] ?? []);
        expect(page.html.length, path).to.be.lessThan(150_000);
      }
    });

    it('is chosen from by pages of 20 in a comparison, which keeps what it compares', async () => {
      await copyRevisions(site, 44);
      const page = await browser.get(`${read}/comparer?de=1&a=45&page=2`);
      const offered = page
        .$('select[name=de] option')
        .map((_, each) => Number(page.$(each).attr('value')))
        .get();
      expect(offered).to.deep.equal([...Array.from({ length: 20 }, (_, index) => 25 - index), 1, 45]);
      expect(page.$('select[name=de] option[selected]').attr('value')).to.equal('1');
      expect(page.$('select[name=a] option[selected]').attr('value')).to.equal('45');
      expect(page.$('.versions input[name=page]').attr('value')).to.equal('2');
      expect(page.$('nav.pages a').last().attr('href')).to.equal(
        `${read}/comparer?de=1&a=45&page=3#versions`,
      );
      expect(page.html).to.include('from=1&amp;to=45&amp;page=2');
    });

    it('tells the last twenty notes between two versions, and that there are more', async () => {
      await copyRevisions(site, 44, (_, number) => ({ note: `Raison ${number}` }));
      const { $ } = await browser.get(`${read}/comparer?de=1&a=45`);
      expect($('.notes dt')).to.have.length(20);
      expect($('.notes dd').first().text()).to.equal('Raison 44');
      expect($('.notes .hint').text()).to.equal(
        'Les 20 dernières sont montrées. Les autres sont dans l’historique.',
      );
      const few = await browser.get(`${read}/comparer?de=40&a=45`);
      expect([few.$('.notes dt').length, few.$('.notes .hint').length]).to.deep.equal([5, 0]);
    });
  });
});
