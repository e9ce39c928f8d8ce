import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { linkPath, saveStrategy, stepPath, walkToReview } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { storedIn } from '../support/tables.ts';
import { APPROACH_KEYS } from '../support/method.ts';

const BRAND = {
  brand: 'Camif',
  rival: 'Rivalo',
  gene: 'Niort, 1947',
  'proven-cause': '3',
  'hard-to-hire': '2',
};
const CHOICES = { 'take-a-stand': 'priority', teach: 'secondary' };

describe('reviewing the strategy', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('shows the wheel, the statement, the opposite of each priority, and the answers', async () => {
    const { $ } = await walkToReview(browser, BRAND, CHOICES);
    const clauses = $('[data-clause]')
      .map((_, each) => $(each).attr('data-clause'))
      .get();
    expect(clauses).to.deep.equal(['start', 'assets', 'gene', 'choice']);
    expect($('.plan').text()).to.include('rester neutre');
    expect($('.summary-list').text()).to.include('Niort, 1947').and.to.include('Plutôt oui');
    expect($('.change a').first().text()).to.match(/^Modifier/);
  });

  it('offers the best-scored blanks first, last what an issue needs, and none that is marked', async () => {
    const { $ } = await walkToReview(browser, BRAND, CHOICES);
    const offered = $('[name=refusal]')
      .map((_, each) => $(each).attr('value') ?? '')
      .get();
    expect(offered[0]).to.equal('reassure');
    expect(offered.at(-1), 'what an issue points to most').to.equal('recruit');
    expect(offered).to.have.length(10);
    expect(offered).not.to.include.members(['teach']);
  });

  it('says where the choice leaves the diagnosis', async () => {
    const page = await walkToReview(browser, BRAND, { sell: 'priority' });
    expect(page.$('main').text()).to.include('Prioritaires sans avoir été suggérées\u00a0: Vendre.');
    expect(page.$('main').text()).to.match(/Suggérées et laissées de côté\u00a0: .*S’engager/);
  });

  it('keeps everything it is given and draws it again', async () => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    const answer = await browser.submit(page, 'test', {
      'why-take-a-stand': 'Parce que "nous" & eux',
      refusal: ['sell', 'entertain'],
      'review-date': '2027-01-31',
      'share-diagnosis': 'on',
      'swap-gene': 'partly',
    });
    expect(answer.location).to.equal(`${stepPath(page, 'review')}#resultat`);
    const { $ } = await browser.follow(answer);
    expect($('#resultat'), 'where the result stands').to.have.length(1);
    expect($('#why-take-a-stand').val()).to.equal('Parce que "nous" & eux');
    for (const id of ['refusal-sell', 'refusal-entertain', 'share-diagnosis', 'swap-gene-partly'])
      expect($(`#${id}`).is(':checked'), id).to.equal(true);
    expect($('#count-me').is(':checked')).to.equal(false);
    expect($('#review-date').val()).to.equal('2027-01-31');
    expect($('[data-clause=refusal]').text()).to.include('la vente');
  });

  it('keeps what a post leaves out, and unticks the boxes it leaves out', async () => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    await browser.submit(page, 'test', {
      'why-take-a-stand': 'Kept',
      'swap-gene': 'no',
      'count-me': 'on',
      refusal: 'sell',
    });
    await browser.post(stepPath(page, 'review'), { action: 'test' });
    const { $ } = await browser.get(stepPath(page, 'review'));
    expect($('#why-take-a-stand').val()).to.equal('Kept');
    expect($('#swap-gene-no').is(':checked')).to.equal(true);
    expect($('#count-me, [name=refusal]').filter(':checked')).to.have.length(0);
  });

  for (const [what, date] of [
    ['tomorrow', '2026-11-23'],
    ['two years ahead', '2028-11-22'],
    ['a leap day', '2028-02-29'],
  ])
    it(`takes ${what} as the review date`, async () => {
      const page = await walkToReview(browser, BRAND, CHOICES);
      const answer = await browser.submit(page, 'test', { 'review-date': date ?? '' });
      expect((await browser.follow(answer)).$('#review-date').val()).to.equal(date);
    });

  it('proposes a review in 90 days, and takes it when the field is emptied', async () => {
    const page = await walkToReview(browser, BRAND, CHOICES);
    expect(page.$('#review-date').val()).to.equal('2027-02-20');
    const owner = await browser.follow(await browser.submit(page, 'save', { 'review-date': '' }));
    expect(owner.$('.review-date time').attr('datetime')).to.equal('2027-02-20');
  });

  const refused: Record<string, { fields: Fields; problems: string[]; choices?: Fields; rival?: string }> = {
    'today as the date': { fields: { 'review-date': '2026-11-22' }, problems: ['review-date'] },
    yesterday: { fields: { 'review-date': '2026-11-21' }, problems: ['review-date'] },
    'a day past two years': { fields: { 'review-date': '2028-11-23' }, problems: ['review-date'] },
    'a 29 February that does not exist': {
      fields: { 'review-date': '2027-02-29' },
      problems: ['review-date'],
    },
    'a date in words': { fields: { 'review-date': 'demain' }, problems: ['review-date'] },
    'two dates': { fields: { 'review-date': ['2027-01-01', '2027-01-02'] }, problems: ['review-date'] },
    'four refusals': {
      fields: { refusal: ['sell', 'listen', 'answer', 'rally'] },
      problems: ['refusal-reassure'],
    },
    'a refusal of a marked sector': { fields: { refusal: 'teach' }, problems: ['refusal-reassure'] },
    'a refusal nobody offered': { fields: { refusal: 'nothing' }, problems: ['refusal-reassure'] },
    'a refusal when no sector is blank': {
      choices: Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'secondary'])),
      fields: { refusal: 'sell' },
      problems: ['refusal'],
    },
    'a reason of 141 characters': {
      fields: { 'why-take-a-stand': 'x'.repeat(141) },
      problems: ['why-take-a-stand'],
    },
    'a reason too long for what is no priority any more': {
      fields: { 'why-sell': 'y'.repeat(141) },
      problems: ['why-sell'],
    },
    'an unknown answer to the swap test': { fields: { 'swap-gene': 'maybe' }, problems: ['swap-gene-yes'] },
    'an unknown answer about a clause not shown': {
      rival: '',
      fields: { 'swap-start': 'maybe' },
      problems: ['swap-start-yes'],
    },
    'two answers to one clause': { fields: { 'swap-gene': ['yes', 'no'] }, problems: ['swap-gene-yes'] },
    'a rival of 81 characters': { fields: { rival: 'x'.repeat(81) }, problems: ['rival'] },
    'a shared box sent twice': { fields: { 'share-diagnosis': ['on', 'on'] }, problems: ['share-diagnosis'] },
    'a counting box with another value': { fields: { 'count-me': 'perhaps' }, problems: ['count-me'] },
    'anything wrong while staying away': {
      choices: { abstain: 'on', 'abstain-reason': 'Trop tôt' },
      fields: { rival: 'x'.repeat(81), 'swap-gene': 'maybe', refusal: 'x', 'why-sell': 'x'.repeat(141) },
      problems: ['rival', 'swap-gene-yes', 'why-sell', 'refusal-take-a-stand'],
    },
  };
  for (const [what, { fields, problems, choices = CHOICES, rival = 'Rivalo' }] of Object.entries(refused))
    it(`refuses ${what}, with every typed word kept and nothing stored`, async () => {
      const page = await walkToReview(browser, { ...BRAND, rival }, choices);
      const before = await storedIn(site);
      for (const action of ['test', 'save']) {
        const again = await browser.submit(page, action, fields);
        expectRefused(again, problems);
        for (const [name, value] of Object.entries(fields))
          if (again.$(`#${name}`).is('[type=text]')) expect(again.$(`#${name}`).val()).to.equal(value);
      }
      expect(await storedIn(site)).to.deep.equal(before);
    });

  it('shares the diagnosis only when asked to, on the page and in the data', async () => {
    const shared = async (fields: Fields) => {
      const owner = await saveStrategy(browser, { diagnosis: BRAND, approaches: CHOICES, review: fields });
      const path = linkPath(owner, 'read-link');
      const data = JSON.parse((await browser.get(`${path}/roue.json`)).html) as { claims: unknown };
      const { $ } = await browser.get(path);
      return {
        claims: data.claims,
        tables: $('section.diagnosis table').length,
        dotted: $('[data-suggested]').length,
      };
    };
    expect(await shared({})).to.deep.equal({ claims: null, tables: 0, dotted: 0 });
    const open = await shared({ 'share-diagnosis': 'on' });
    expect(open.claims).to.include({ 'proven-cause': 3, 'hard-to-hire': 2, distrust: 0 });
    expect(open.tables).to.equal(2);
    expect(open.dotted).to.be.greaterThan(0);
  });
});
