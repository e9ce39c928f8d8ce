import { expect } from 'chai';
import { indicators, roadmap } from '../../src/strategies/roadmap.ts';
import type { Plan, Plans } from '../../src/strategies/plan.ts';
import { lintWords } from '../support/lint-words.ts';
import { marked } from './golden-cases.ts';
import { CAPACITIES, STATES } from '../../src/terms.ts';
import type { Capacity } from '../../src/terms.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, approach, chosen } from '../support/method.ts';
import type { Choices } from '../../src/method/method.ts';

function factsWith(choices: Choices, capacity: Capacity | null = null, plan: Plans = {}) {
  return { method: SOCIAL_MEDIA, choices, capacity, plan };
}

function actions(priority: Parameters<typeof marked>[0], secondary: Parameters<typeof marked>[1] = []) {
  return roadmap(factsWith(marked(priority, secondary)), 'en').map((phase) => phase.actions);
}

function planWith(first: string): Plan {
  return { for: '', where: '', first, cost: '', owner: '', lang: 'en' };
}

const DECIDE = 'Decide, figures in hand, for each approach you started: keep it, drop it or promote it.';
const BEGIN_ANSWER = [
  'Take the two baseline measures: first-response time; share settled without a reminder.',
  'Start the “Answer” approach. Post hours and a delay you can keep, clear the queue, note the ten commonest reasons.',
];
const BEGIN_SELL = [
  'Take the two baseline measures: traced sales; share of new customers.',
  'Start the “Sell” approach. One offer, two taps to buy, one code to count, one control group.',
];
const ADJUST_ANSWER = 'Compare “Answer” with its baseline: keep what works, fix or stop the rest.';

describe('The roadmap', () => {
  it('has three phases of thirty days', () => {
    const phases = roadmap(factsWith(marked(['answer'])), 'fr');
    expect(phases.map(({ from, to, title }) => [from, to, title])).to.deep.equal([
      [1, 30, 'Jours 1 à 30'],
      [31, 60, 'Jours 31 à 60'],
      [61, 90, 'Jours 61 à 90'],
    ]);
  });

  it('measures and starts the one priority, then starts nothing else', () => {
    expect(actions(['answer'])).to.deep.equal([
      BEGIN_ANSWER,
      [ADJUST_ANSWER, 'Start nothing else: one priority, carried through.'],
      [DECIDE],
    ]);
  });

  it('starts the second priority in the second month, in wheel order', () => {
    expect(actions(['sell', 'answer'])).to.deep.equal([
      BEGIN_ANSWER,
      [ADJUST_ANSWER, ...BEGIN_SELL],
      [DECIDE],
    ]);
  });

  it('makes the third priority and those after it wait', () => {
    const [, second] = actions(['answer', 'sell', 'teach', 'rally']);
    expect(second).to.deep.equal([
      ADJUST_ANSWER,
      ...BEGIN_SELL,
      'Let “Teach” and “Rally” wait: two priorities started in sixty days are enough.',
    ]);
  });

  it('starts one secondary aim at most, in the third month', () => {
    expect(actions(['answer'], ['recruit'])[2]).to.deep.equal([
      'Start the secondary approach “Recruit” if the team has time for it.',
      DECIDE,
    ]);
    expect(actions(['answer'], ['recruit', 'teach', 'rally'])[2]).to.deep.equal([
      'Start at most one secondary approach among “Teach”, “Recruit” and “Rally”.',
      DECIDE,
    ]);
  });

  it('gives the first priority sixty days where there is little time, and leaves the secondary ones for later', () => {
    const facts = factsWith(marked(['answer', 'sell', 'teach'], ['recruit', 'rally']), 'low');
    expect(roadmap(facts, 'en').map((phase) => phase.actions)).to.deep.equal([
      BEGIN_ANSWER,
      [ADJUST_ANSWER, 'Nothing else before day 61: with less than a day a week, one priority at a time.'],
      [
        ...BEGIN_SELL,
        'Let “Teach” wait: two priorities started in sixty days are enough.',
        DECIDE,
        'After day 90: at most one secondary approach among “Recruit” and “Rally”.',
      ],
    ]);
    const [, second, third] = roadmap(factsWith(marked(['answer'], ['recruit']), 'low'), 'en');
    expect(second.actions).to.deep.equal([
      ADJUST_ANSWER,
      'Start nothing else: one priority, carried through.',
    ]);
    expect(third.actions).to.deep.equal([
      DECIDE,
      'After day 90: the secondary approach “Recruit”, if the team has time for it.',
    ]);
  });

  it('starts the second priority on day 15 where there is much time', () => {
    const facts = factsWith(marked(['answer', 'sell'], ['recruit']), 'high');
    expect(roadmap(facts, 'en').map((phase) => phase.actions)).to.deep.equal([
      [
        ...BEGIN_ANSWER,
        BEGIN_SELL[0],
        'From day 15, start the “Sell” approach. One offer, two taps to buy, one code to count, one control group.',
      ],
      ['Compare “Answer” and “Sell” with their baselines: keep what works, fix or stop the rest.'],
      ['Start the secondary approach “Recruit” if the team has time for it.', DECIDE],
    ]);
  });

  it('opens with what its author will do first, and says nothing of ours beside it', () => {
    const plan = { answer: planWith('Tuesday: the queue of the shop in Lille'), sell: planWith('A stall!') };
    const choices = marked(['answer', 'sell']);
    const [first, second] = roadmap(factsWith(choices, 'medium', plan), 'en');
    expect(first.actions).to.deep.equal(['Tuesday: the queue of the shop in Lille.']);
    expect(second.actions).to.deep.equal([ADJUST_ANSWER, 'A stall!']);
    const [both] = roadmap(factsWith(choices, 'high', plan), 'en');
    expect(both.actions).to.deep.equal(['Tuesday: the queue of the shop in Lille.', 'From day 15: A stall!']);
  });

  it('begins by choosing when there is no priority', () => {
    const [nothing] = actions([]);
    const [one] = actions([], ['sell']);
    const [several, second, third] = actions([], ['teach', 'sell']);
    expect(nothing).to.deep.equal(['Choose a single priority: the approach you would most regret leaving.']);
    expect(one).to.deep.equal(['Decide whether “Sell” becomes the priority.']);
    expect(several).to.deep.equal(['Choose a single priority among “Sell” and “Teach”.']);
    expect(second).to.deep.equal([
      'Take the two baseline measures of that priority then make its first move.',
    ]);
    expect(third).to.deep.equal([DECIDE]);
  });

  for (const lang of LANGS) {
    it(`reads well in ${lang} for every pair of sectors in every pair of states`, () => {
      const wheels = APPROACH_KEYS.flatMap((one) =>
        APPROACH_KEYS.flatMap((other) =>
          STATES.flatMap((state) => [
            marked(state === 'priority' ? [one, other] : [one], state === 'secondary' ? [other] : []),
            marked([], state === 'none' ? [one] : [one, other]),
            marked(['listen', 'answer', one, other], ['rally']),
          ]),
        ),
      );
      const texts = new Set(
        wheels.flatMap((choices) =>
          [null, ...CAPACITIES].flatMap((capacity) =>
            roadmap(factsWith(choices, capacity), lang).flatMap(({ actions }) => actions),
          ),
        ),
      );
      expect(texts.size).to.be.greaterThan(100);
      expect(
        [...texts].flatMap((text) => lintWords(lang, text).map((fault) => `${fault}: ${text}`)),
      ).to.deep.equal([]);
    });
  }
});

describe('The indicators', () => {
  it('are two for each priority, in wheel order', () => {
    expect(indicators(chosen(marked(['sell', 'answer'], ['rally'])), 'fr')).to.deep.equal([
      {
        approach: 'answer',
        label: 'Répondre',
        indicators: ['délai de première réponse', 'part de cas réglés sans relance'],
      },
      { approach: 'sell', label: 'Vendre', indicators: ['ventes attribuées', 'part de nouveaux clients'] },
    ]);
    expect(indicators(chosen(marked([], ['rally'])), 'fr')).to.deep.equal([]);
  });

  it('exist for all twelve, in both languages', () => {
    for (const lang of LANGS) {
      const listed = indicators(chosen(marked(APPROACH_KEYS)), lang);
      expect(listed.map(({ label }) => label)).to.deep.equal(
        APPROACH_KEYS.map((key) => approach(key).label[lang]),
      );
      expect(new Set(listed.flatMap((entry) => entry.indicators)).size).to.equal(24);
    }
  });
});
