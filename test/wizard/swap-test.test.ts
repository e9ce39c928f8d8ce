import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { stepPath, walkToReview } from '../support/builders.ts';

const BRAND = { brand: 'Camif', rival: 'Rivalo', gene: 'Niort', 'rich-story': '3', 'no-dream': '2' };
const CLAUSES = ['start', 'assets', 'gene', 'choice'];
const answers = (...given: string[]): Fields =>
  Object.fromEntries(CLAUSES.map((clause, index) => [`swap-${clause}`, given[index] ?? '']));

describe('putting a rival in the statement', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  const judge = async (fields: Fields, brand: Fields = BRAND): Promise<Answer> => {
    const page = await walkToReview(browser, brand, { 'build-world': 'priority' });
    return browser.follow(await browser.submit(page, 'test', fields));
  };

  const results: Record<string, readonly string[]> = {
    own: ['no', 'no', 'no', 'partly'],
    mixed: ['yes', 'partly', 'no', 'partly'],
    generic: ['yes', 'yes', 'partly', 'partly'],
  };
  for (const [result, given] of Object.entries(results))
    it(`finds a statement ${result}`, async () => {
      const { $ } = await judge(answers(...given));
      expect($('[data-swap]').attr('data-swap')).to.equal(result);
      expect($('[data-swap]').text()).to.include('Votre avis').and.to.include('sur 4');
    });

  it('names what to rewrite first', async () => {
    const { $ } = await judge(answers('partly', 'no', 'no', 'yes'));
    expect($('[data-swap]').text()).to.include('Réécrivez d’abord\u00a0: le choix et le point de départ.');
  });

  it('calls generic a text whose gene and choice both fit the rival, whatever the rest', async () => {
    const { $ } = await judge(answers('no', 'no', 'yes', 'yes'));
    expect($('[data-swap]').attr('data-swap')).to.equal('generic');
  });

  it('gives no result before every clause is judged', async () => {
    const { $ } = await judge(answers('yes', 'no'));
    expect($('[data-swap]')).to.have.length(0);
    expect($('.swap-left').text()).to.match(/^Encore 2\sclauses à juger\.$/);
  });

  it('asks one question for each clause shown, under the rival’s name', async () => {
    const { $ } = await walkToReview(browser, BRAND, { 'build-world': 'priority' });
    const asked = new Set(
      $('[name^=swap-]')
        .map((_, each) => $(each).attr('name'))
        .get(),
    );
    expect([...asked]).to.deep.equal(CLAUSES.map((clause) => `swap-${clause}`));
    expect($('.speaker').first().text()).to.equal('Rivalo dirait\u00a0:');
  });

  it('strikes the brand’s name and writes the rival’s over it, and says so in words', async () => {
    const named = { ...BRAND, gene: 'Chez Camif, tout vient de Niort' };
    const { $ } = await walkToReview(browser, named, { 'build-world': 'priority' });
    expect($('.swap-title del').text()).to.equal('Camif');
    expect($('.swap-title ins').text()).to.equal('Rivalo');
    expect($('.swap-title').text()).to.match(/^nom barré\s: Camif\s; à sa place\s: Rivalo — notre choix$/);
    expect($('.speaking del').length).to.equal(CLAUSES.length);
    expect($('.swapped > p:not(.speaking) :is(del, ins)').text()).to.equal('CamifRivalo');
    expect($('[data-clause] :is(del, ins)')).to.have.length(0);
  });

  it('leaves a gap to fill when no rival is known', async () => {
    const { $ } = await walkToReview(browser, { ...BRAND, rival: '' }, { 'build-world': 'priority' });
    expect($('.swap-title del').text()).to.equal('Camif');
    expect($('.swap-title ins .slot').text()).to.equal('le nom d’un rival');
  });

  it('asks for a rival when there is none, and takes it there', async () => {
    const page = await walkToReview(browser, { ...BRAND, rival: '' }, { 'build-world': 'priority' });
    expect(page.$('.swap').text()).to.include('Indiquez un rival');
    expect(page.$('[name^=swap-]')).to.have.length(0);
    const next = await browser.follow(await browser.submit(page, 'test', { rival: 'Rivalo' }));
    expect(next.$('[name^=swap-]')).to.have.length(12);
    expect((await browser.get(stepPath(page, 'diagnosis'))).$('#rival').val()).to.equal('Rivalo');
  });

  it('keeps answers to a clause that is no longer shown, and counts only what is', async () => {
    const judged = await judge(answers('no', 'no', 'no', 'no'));
    const diagnosis = await browser.get(stepPath(judged, 'diagnosis'));
    await browser.submit(diagnosis, 'continue', { gene: '' });
    const without = await browser.get(stepPath(judged, 'review'));
    expect(without.$('[data-swap]').text()).to.match(/3\sclauses sur 3/);
    await browser.submit(await browser.get(stepPath(judged, 'diagnosis')), 'continue', { gene: 'Niort' });
    expect((await browser.get(stepPath(judged, 'review'))).$('#swap-gene-no').is(':checked')).to.equal(true);
  });
});

describe('a rival that changes in another tab', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('stays, when the review was only open meanwhile', async () => {
    const review = await walkToReview(browser, BRAND, { 'build-world': 'priority' });
    await browser.submit(await browser.get(stepPath(review, 'diagnosis')), 'continue', { rival: 'Newcomer' });
    const answer = await browser.submit(review, 'test', { 'why-build-world': 'Because' });
    expect(answer.status).to.equal(303);
    const next = await browser.follow(answer);
    expect(next.$('#rival').val()).to.equal('Newcomer');
    expect(next.$('#why-build-world').val()).to.equal('Because');
  });

  it('is shown beside the one typed in the review, and neither is lost', async () => {
    const review = await walkToReview(browser, BRAND, { 'build-world': 'priority' });
    await browser.submit(await browser.get(stepPath(review, 'diagnosis')), 'continue', { rival: 'Newcomer' });
    const both = await browser.submit(review, 'test', { rival: 'Typed here' });
    expect(both.status).to.equal(409);
    expect(both.$('.conflict table').text()).to.include('Newcomer').and.to.include('Typed here');
    const kept = await browser.follow(await browser.submit(both, 'test'));
    expect(kept.$('#rival').val()).to.equal('Typed here');
  });
});
