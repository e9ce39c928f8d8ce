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
    expect($('[role=radiogroup] legend').first().text()).to.equal(
      'Si Rivalo disait cela, serait-ce encore vrai\u202f?',
    );
  });

  it('shows each clause once, above the question about it', async () => {
    const named = { ...BRAND, gene: 'Chez Camif, tout vient de Niort' };
    const { $ } = await walkToReview(browser, named, { 'build-world': 'priority' });
    expect($('.swap').text().split('tout vient de Niort')).to.have.length(2);
    const [about] = ($('[name=swap-gene]').first().closest('fieldset').attr('aria-describedby') ?? '').split(
      ' ',
    );
    expect($(`#${about}`).text()).to.include('tout vient de Niort');
  });

  it('asks for a rival when there is none, and takes it there', async () => {
    const page = await walkToReview(browser, { ...BRAND, rival: '' }, { 'build-world': 'priority' });
    expect(page.$('.swap').text()).to.include('Indiquez un rival');
    expect(page.$('[name^=swap-]')).to.have.length(0);
    const next = await browser.follow(await browser.submit(page, 'test', { rival: 'Rivalo' }));
    expect(next.$('[name^=swap-]')).to.have.length(12);
    expect((await browser.get(stepPath(page, 'diagnosis'))).$('#rival').val()).to.equal('Rivalo');
  });

  it('counts only what is shown, and asks again about a clause that went and came back', async () => {
    const judged = await judge(answers('no', 'no', 'no', 'no'));
    const diagnosis = await browser.get(stepPath(judged, 'diagnosis'));
    await browser.submit(diagnosis, 'continue', { gene: '' });
    const without = await browser.get(stepPath(judged, 'review'));
    expect(without.$('[data-swap]').text()).to.match(/3\sclauses sur 3/);
    await browser.submit(await browser.get(stepPath(judged, 'diagnosis')), 'continue', { gene: 'Niort' });
    const back = await browser.get(stepPath(judged, 'review'));
    expect(back.$('[name=swap-gene]:checked')).to.have.length(0);
    expect(back.$('[data-judge-again=gene]').text()).to.include('jugez-la de nouveau');
    expect(back.$('[name=swap-choice]:checked').val()).to.equal('no');
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
