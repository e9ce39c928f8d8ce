import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { approachesFields, beginDraft, stepPath, walkToReview } from '../support/builders.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { storedIn } from '../support/tables.ts';
import { APPROACH_KEYS } from '../support/method.ts';

const all = (state: string) => Object.fromEntries(APPROACH_KEYS.map((key) => [key, state]));
const first = (count: number, state: string, from = 0) =>
  Object.fromEntries(APPROACH_KEYS.slice(from, from + count).map((key) => [key, state]));

describe('choosing the approaches', () => {
  let site: TestSite;
  let browser: Browser;
  before(async () => (site = await openSite()));
  beforeEach(() => (browser = new Browser(site.app)));
  after(() => site.close());

  it('starts with nothing chosen, whatever the diagnosis suggests', async () => {
    const { $ } = await beginDraft(browser, { 'criticised-quality': '3', unanswered: '2', distrust: '1' });
    for (const key of APPROACH_KEYS) expect($(`#${key}-none`).is(':checked'), key).to.equal(true);
  });

  it('suggests, and says why in the words of the answers', async () => {
    const { $ } = await beginDraft(browser, { 'criticised-quality': '3', unanswered: '2', distrust: '1' });
    const suggested = $('fieldset[data-suggested]').map(
      (_, each) => `${$(each).attr('id')} ${$(each).attr('data-suggested')}`,
    );
    expect(suggested.get()).to.deep.equal([
      'approach-listen priority',
      'approach-answer priority',
      'approach-reassure secondary',
    ]);
    const why = $('#approach-answer .suggestion').text();
    expect(why).to.include('15 points');
    expect(why).to.match(
      /\+\u00a09 parce que vous avez répondu «\u00a0Tout à fait\u00a0» à «\u00a0On critique la qualité/,
    );
    expect($('main').text(), 'a "rather not" is no reason').not.to.include('«\u00a0Plutôt non\u00a0» à');
    expect($('svg.wheel g[data-suggested]')).to.have.length(3);
  });

  it('tells the points that are taken away by the answers that take them', async () => {
    const page = await beginDraft(browser, { 'campaigns-fade': '3', 'hesitant-buyers': '3', distrust: '2' });
    const why = (each: Answer) =>
      each
        .$('#approach-sell .suggestion li')
        .map((_, line) => each.$(line).text())
        .get();
    expect(why(page).at(-1)).to.equal(
      '−\u00a02 parce que vous avez répondu «\u00a0Plutôt oui\u00a0» à «\u00a0On doute de ce que nous disons\u00a0: origine, prix, pratiques.\u00a0»',
    );
    const english = await browser.get(stepPath(page, 'approaches', 'en'));
    expect(why(english).at(-1)).to.equal(
      '−2 because you answered “Mostly” to “People doubt what we say: origin, prices, practices.”',
    );
  });

  it('redraws the wheel and comes back to the same page', async () => {
    const page = await beginDraft(browser);
    const answer = await browser.submit(page, 'preview', { rally: 'priority' });
    expect(answer.location).to.equal(stepPath(page, 'approaches'));
    const again = await browser.follow(answer);
    expect(again.$('#rally-priority').is(':checked')).to.equal(true);
    expect(again.$('svg.wheel g[data-approach=rally]').attr('data-state')).to.equal('priority');
    expect(again.$('.wheel-table tr[data-approach=rally]').attr('data-state')).to.equal('priority');
  });

  const verdicts: Record<string, { choices: Fields; verdict: string }> = {
    blank: { choices: {}, verdict: 'Rien n’est encore choisi.' },
    sharp: { choices: { ...first(2, 'priority'), ...first(3, 'secondary', 2) }, verdict: 'C’est un choix' },
    broad: {
      choices: { ...first(3, 'priority'), ...first(3, 'secondary', 3) },
      verdict: 'C’est encore un choix',
    },
    flat: { choices: first(1, 'secondary'), verdict: 'Rien ne passe avant le reste.' },
    scattered: { choices: first(4, 'priority'), verdict: 'Plus de la moitié de la roue' },
    everything: { choices: first(11, 'secondary'), verdict: 'Toute la roue est colorée' },
    abstain: {
      choices: { abstain: 'on', 'abstain-reason': 'Trop tôt' },
      verdict: 'Vous choisissez de rester dehors.',
    },
  };
  for (const [level, { choices, verdict }] of Object.entries(verdicts))
    it(`says ${level} in the picture and in words, and goes on all the same`, async () => {
      const review = await walkToReview(browser, {}, choices);
      expect(review.status).to.equal(200);
      const pages = [review, await browser.get(stepPath(review, 'approaches'))];
      for (const { $ } of pages) {
        expect($('svg.wheel').first().attr('data-verdict')).to.equal(level);
        expect($('.verdict').first().text().startsWith(verdict), $('.verdict').text()).to.equal(true);
      }
    });

  it('holds the effort against the time there is, and only warns', async () => {
    const load = async (capacity: string, choices: Fields): Promise<Answer> =>
      walkToReview(browser, { capacity }, choices);
    const over = await load('low', { answer: 'priority' });
    expect(over.$('.load').text()).to.include('6 points d’effort').and.to.include('permet 4');
    expect(over.$('.load').hasClass('overloaded')).to.equal(true);
    const within = await load('medium', { answer: 'priority' });
    expect(within.$('.load').text()).to.include('6 points d’effort sur les 10');
    expect(within.$('.load').hasClass('overloaded')).to.equal(false);
    expect((await load('', {})).$('.load').text()).to.include('pas comparé');
  });

  it('notes priorities that face each other, and nothing else', async () => {
    const facing = await walkToReview(browser, {}, { listen: 'priority', 'take-a-stand': 'priority' });
    expect(facing.$('.facing').text())
      .to.include('Écouter')
      .and.to.include('S’engager')
      .and.to.include('deux tons');
    const apart = await walkToReview(browser, {}, { listen: 'priority', 'take-a-stand': 'secondary' });
    expect(apart.$('.facing')).to.have.length(0);
  });

  const refused: Record<string, { fields: Fields; problems: string[] }> = {
    'a state that does not exist': { fields: { listen: 'blue' }, problems: ['listen-none'] },
    'two states of one approach': { fields: { sell: ['priority', 'none'] }, problems: ['sell-none'] },
    'staying away without a reason': { fields: { abstain: 'on' }, problems: ['abstain-reason'] },
    'staying away with a marked wheel': {
      fields: { abstain: 'on', 'abstain-reason': 'Trop tôt', teach: 'secondary' },
      problems: ['abstain'],
    },
    'staying away with both problems': {
      fields: { abstain: 'on', 'abstain-reason': ' ', teach: 'secondary' },
      problems: ['abstain', 'abstain-reason'],
    },
    'a reason of 141 characters': {
      fields: { abstain: 'on', 'abstain-reason': 'x'.repeat(141) },
      problems: ['abstain-reason'],
    },
    'a reason that turns the text around': {
      fields: { abstain: 'on', 'abstain-reason': 'a\u202eb' },
      problems: ['abstain-reason'],
    },
    'the box sent twice': { fields: { abstain: ['on', 'on'], 'abstain-reason': 'r' }, problems: ['abstain'] },
    'a box with another value': { fields: { abstain: 'perhaps' }, problems: ['abstain'] },
  };
  for (const [what, { fields, problems }] of Object.entries(refused))
    it(`refuses ${what}, with every choice kept and nothing stored`, async () => {
      const page = await beginDraft(browser);
      const before = await storedIn(site);
      const again = await browser.submit(
        page,
        'continue',
        approachesFields({ 'abstain-reason': '', ...fields }),
      );
      expectRefused(again, problems);
      expect(again.$('#abstain-reason').val()).to.equal(fields['abstain-reason'] ?? '');
      if (fields['teach'] !== undefined) expect(again.$('#teach-secondary').is(':checked')).to.equal(true);
      expect(await storedIn(site)).to.deep.equal(before);
    });

  it('keeps a reason for staying away while the box is not ticked', async () => {
    const review = await walkToReview(
      browser,
      {},
      { 'abstain-reason': 'Peut-être en mai', listen: 'priority' },
    );
    const page = await browser.get(stepPath(review, 'approaches'));
    expect(page.$('#abstain-reason').val()).to.equal('Peut-être en mai');
    expect(review.$('[data-clause=abstain]')).to.have.length(0);
  });

  it('asks a brand that stays away for no test, no refusal and no reason per priority', async () => {
    const { $ } = await walkToReview(
      browser,
      { rival: 'Autre' },
      { abstain: 'on', 'abstain-reason': 'Trop tôt' },
    );
    expect($('[data-clause=abstain]').text()).to.include('«\u00a0Trop tôt\u00a0»');
    expect($('[name^=swap-], [name=refusal], [name^=why-]')).to.have.length(0);
  });

  for (const [count, choices] of [
    [0, {}],
    [1, { 'co-create': 'priority' }],
    [12, all('priority')],
  ] as const)
    it(`counts ${count} marked sectors in the picture, the table and the form`, async () => {
      const review = await walkToReview(browser, {}, choices);
      const { $ } = await browser.get(stepPath(review, 'approaches'));
      const marked = (selector: string) =>
        $(selector).filter((_, each) => $(each).attr('data-state') !== 'none').length;
      expect(marked('svg.wheel g[data-approach]')).to.equal(count);
      expect(marked('.wheel-table tr[data-approach]')).to.equal(count);
      expect($('fieldset[id^=approach-] input:checked').not('[value=none]')).to.have.length(count);
    });
});
