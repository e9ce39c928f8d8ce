import { expect } from 'chai';
import type { ApproachKey } from '../../src/method/method.ts';
import type { Answers } from '../../src/diagnosis/answers.ts';
import { diagnose } from '../../src/diagnosis/score.ts';
import { refusalOffers } from '../../src/strategies/refusals.ts';
import { clauseTexts, statementLines } from '../../src/strategies/statement.ts';
import type { Line } from '../../src/strategies/line.ts';
import type { StatementFacts } from '../../src/strategies/statement.ts';
import { AWKWARD_BRANDS, factsOf, marked } from './golden-cases.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, answersOf, chosen } from '../support/method.ts';

function linesOf(facts: Partial<StatementFacts>, lang: Lang): readonly Line[] {
  return statementLines(factsOf(facts), lang);
}

function textOf(name: Line['name'], facts: Partial<StatementFacts>, lang: Lang): string | undefined {
  return linesOf(facts, lang).find((line) => line.name === name)?.text;
}

function namesOf(facts: Partial<StatementFacts>): readonly Line['name'][] {
  return linesOf(facts, 'fr').map(({ name }) => name);
}

describe('The lines of a statement', () => {
  const full = factsOf({
    gene: 'Notre lampe a cent ans',
    answers: answersOf({ distrust: 3, 'rich-story': 2 }, 0),
    choices: marked(['reassure'], ['teach']),
    refusals: ['sell'],
  });

  it('come in the order of the template, title first', () => {
    const expected = [
      'title',
      'start',
      'assets',
      'gene',
      'choice',
      'support',
      'refusal',
      'measure',
      'review',
    ];
    expect(namesOf(full)).to.deep.equal(expected);
  });

  it('say only what there is to say', () => {
    expect(namesOf({})).to.deep.equal(['title', 'choice', 'review']);
    expect(namesOf({ gene: '.' })).to.deep.equal(['title', 'choice', 'review']);
  });

  it('put staying away in the place of the choice, the refusals and the measures', () => {
    const expected = ['title', 'start', 'assets', 'gene', 'abstain', 'review'];
    expect(namesOf({ ...full, abstainReason: 'personne ne nous y cherche' })).to.deep.equal(expected);
  });

  it('leave the brand alone in the title, and give a nameless one a name', () => {
    expect(textOf('title', { brand: 'e.l.f.' }, 'fr')).to.equal('e.l.f. — notre choix');
    expect(textOf('title', { brand: '' }, 'fr')).to.equal('Notre marque — notre choix');
    expect(textOf('title', { brand: '' }, 'en')).to.equal('Our brand — our choice');
    for (const brand of Object.values(AWKWARD_BRANDS)) {
      const [title, ...others] = linesOf({ ...full, brand }, 'fr');
      expect(title?.text).to.include(brand);
      expect(others.filter(({ text }) => text.includes(brand))).to.deep.equal([]);
    }
  });

  it('take one final full stop from what was typed, and nothing else', () => {
    const gene = (typed: string) => textOf('gene', { gene: typed }, 'en');
    expect(gene('We bake at night.')).to.equal('What only we can say: “We bake at night”.');
    expect(gene('We bake at night .')).to.equal('What only we can say: “We bake at night”.');
    expect(gene('We bake...')).to.equal('What only we can say: “We bake...”.');
    expect(gene('We bake. At night?!')).to.equal('What only we can say: “We bake. At night?!”.');
    const abstain = (typed: string) => textOf('abstain', { abstainReason: typed }, 'en');
    expect(abstain('no time.')).to.equal('We choose to stay off social media. Reason: “no time”.');
    expect(abstain('.')).to.equal('We choose to stay off social media. Reason: “.”.');
  });

  it('keep typed markup and quotes as typed', () => {
    expect(textOf('gene', { gene: '« <b>Vingt ans</b> »' }, 'en')).to.include('“« <b>Vingt ans</b> »”');
  });
});

describe('The issues and the strengths of a statement', () => {
  const start = (answers: Answers, choices = marked([])) =>
    textOf('start', { answers: answersOf(answers, 0), choices }, 'en');

  it('are those answered 2 or 3, highest first, two at most', () => {
    expect(start({ unanswered: 1, distrust: 1 })).to.equal(undefined);
    expect(start({ unanswered: 1, distrust: 2 })).to.equal('Where we start: people doubt our word.');
    expect(start({ unanswered: 2, distrust: 2, 'hard-to-hire': 3 })).to.equal(
      'Where we start: we struggle to hire; too many customers wait for an answer.',
    );
  });

  it('give way, when equal, to those that weigh most in the chosen approaches', () => {
    const tied = { distrust: 2, 'campaigns-fade': 2, 'hard-to-hire': 2 } as const;
    expect(start(tied, marked(['recruit'], ['amplify']))).to.equal(
      'Where we start: we struggle to hire; our campaigns fade as soon as they stop.',
    );
  });

  it('count a priority twice in that weight', () => {
    const tied = { 'criticised-quality': 2, 'hesitant-buyers': 2, 'in-the-dark': 2 } as const;
    // co-create secondary: 1 and 0 and 2; sell priority: -4 and 6 and 0.
    expect(start(tied, marked(['sell'], ['co-create']))).to.equal(
      'Where we start: people know us but hesitate to buy; we know too little about what customers expect.',
    );
  });

  it('keep the order of the form when nothing else decides', () => {
    expect(start({ 'hard-to-hire': 3, unanswered: 3, 'no-dream': 3 })).to.equal(
      'Where we start: too many customers wait for an answer; we do not make people want us enough.',
    );
  });

  it('are told apart: strengths make the line of what the brand builds on', () => {
    const answers = answersOf({ 'playful-voice': 3, 'useful-expertise': 2, 'no-dream': 3 }, 0);
    expect(textOf('assets', { answers }, 'fr')).to.equal(
      'Nous nous appuyons sur un ton joueur et un savoir utile à nos clients.',
    );
  });
});

describe('The choice of a statement', () => {
  const choiceAndClause = (priority: readonly ApproachKey[], secondary: readonly ApproachKey[]) =>
    linesOf({ choices: marked(priority, secondary) }, 'fr')
      .filter(({ name }) => name === 'choice' || name === 'support')
      .map(({ text, clause }) => [text, clause]);

  it('is no clause while nothing is marked', () => {
    expect(choiceAndClause([], [])).to.deep.equal([['Nous n’avons pas encore choisi de priorité.', null]]);
  });

  it('admits that there is no priority when only secondary aims are marked', () => {
    expect(choiceAndClause([], ['sell'])).to.deep.equal([
      ['Nous n’avons pas encore choisi de priorité.', 'choice'],
      ['Nous comptons pourtant vendre là où la conversation a lieu.', 'choice'],
    ]);
  });

  it('lists the priorities, then the secondary aims', () => {
    expect(choiceAndClause(['teach', 'listen', 'answer'], ['sell', 'recruit'])).to.deep.equal([
      [
        'D’abord, nous voulons écouter nos clients avant de prendre la parole, répondre vite à chaque client et transmettre ce que nous savons faire.',
        'choice',
      ],
      [
        'Ensuite, nous voulons aussi vendre là où la conversation a lieu et recruter en montrant notre quotidien.',
        'choice',
      ],
    ]);
  });
});

describe('The refusals of a statement', () => {
  const choices = marked(['answer', 'teach', 'rally'], ['recruit']);
  const refusal = (refusals: readonly ApproachKey[], lang: Lang, wheel = choices) =>
    textOf('refusal', { choices: wheel, refusals }, lang);

  it('name what is refused, in wheel order, and count the rest in words', () => {
    expect(refusal(['sell', 'listen'], 'fr')).to.equal(
      'Pour l’instant, nous laissons de côté l’écoute, la vente et six autres approches.',
    );
    expect(refusal(['sell', 'listen'], 'en')).to.equal(
      'For now, we leave aside listening, selling and six other approaches.',
    );
  });

  it('count from one to eleven others, in both languages', () => {
    const words = {
      fr: 'une deux trois quatre cinq six sept huit neuf dix onze'.split(' '),
      en: 'one two three four five six seven eight nine ten eleven'.split(' '),
    };
    for (const [index, word] of words.fr.entries()) {
      const wheel = marked(APPROACH_KEYS.slice(index + 2));
      const plural = index === 0 ? '' : 's';
      const approaches = index === 0 ? 'approach' : 'approaches';
      expect(refusal(['listen'], 'fr', wheel)).to.match(
        new RegExp(`l’écoute et ${word} autre${plural} approche${plural}\\.$`),
      );
      expect(refusal(['listen'], 'en', wheel)).to.include(
        `listening and ${String(words.en[index])} other ${approaches}.`,
      );
    }
  });

  it('count nothing when every blank is named', () => {
    const wheel = marked(APPROACH_KEYS.slice(2));
    expect(refusal(['listen', 'answer'], 'en', wheel)).to.equal(
      'For now, we leave aside listening and answering one by one.',
    );
  });

  it('leave out what the wheel marks, and all beyond three', () => {
    expect(refusal(['answer', 'recruit'], 'fr')).to.equal(undefined);
    expect(refusal(['answer', 'sell'], 'en')).to.equal(
      'For now, we leave aside selling and seven other approaches.',
    );
    expect(refusal(['listen', 'reassure', 'sell', 'entertain'], 'en')).to.equal(
      'For now, we leave aside listening, transparency, selling and five other approaches.',
    );
  });

  it('are offered best score first, blanks only, and last what an issue points to most', () => {
    const answers = answersOf({ 'criticised-quality': 3, unanswered: 2, distrust: 1 }, 0);
    const offers = refusalOffers(
      diagnose(SOCIAL_MEDIA, answers).scores,
      chosen(marked(['answer'], ['reassure'])),
      answers,
    );
    expect(offers.slice(0, 2)).to.deep.equal(['co-create', 'recruit']);
    expect(offers.slice(-2)).to.deep.equal(['take-a-stand', 'listen']);
    expect(offers).to.have.members(APPROACH_KEYS.filter((key) => key !== 'answer' && key !== 'reassure'));
  });

  it('all stay on offer when every issue points to some', () => {
    const answers = answersOf({}, 3);
    const offers = refusalOffers(diagnose(SOCIAL_MEDIA, answers).scores, chosen(marked([])), answers);
    expect(offers).to.have.members([...APPROACH_KEYS]);
    expect(offers.slice(0, 4)).to.deep.equal(['teach', 'co-create', 'take-a-stand', 'entertain']);
  });
});

describe('The measures and the review of a statement', () => {
  it('follow each priority', () => {
    expect(textOf('measure', { choices: marked(['answer', 'sell']) }, 'fr')).to.equal(
      'Nous suivrons le délai de première réponse et les ventes attribuées à ces échanges.',
    );
    expect(textOf('measure', { choices: marked([], ['sell']) }, 'fr')).to.equal(undefined);
  });

  it('name the day of the review', () => {
    expect(textOf('review', { reviewDate: '2027-10-01' }, 'fr')).to.equal(
      'Nous referons le point le 1er octobre 2027.',
    );
    expect(textOf('review', { reviewDate: '2027-10-01' }, 'en')).to.equal(
      'We will review this on 1 October 2027.',
    );
  });
});

describe('The clauses of a statement', () => {
  it('are the five that the swap test judges, the support with the choice', () => {
    const lines = linesOf(
      {
        gene: 'We bake at night',
        answers: answersOf({ distrust: 3, 'rich-story': 2 }, 0),
        choices: marked(['reassure'], ['teach']),
        refusals: ['sell'],
      },
      'en',
    );
    expect(clauseTexts(lines)).to.deep.equal([
      { clause: 'start', text: 'Where we start: people doubt our word.' },
      { clause: 'assets', text: 'We build on a story worth showing.' },
      { clause: 'gene', text: 'What only we can say: “We bake at night”.' },
      {
        clause: 'choice',
        text: 'First, we want to reassure people with visible proof. Then we also want to teach what we know how to do.',
      },
      { clause: 'refusal', text: 'For now, we leave aside selling and nine other approaches.' },
    ]);
  });

  it('are none when nothing is said, or when the brand stays away', () => {
    expect(clauseTexts(linesOf({}, 'fr'))).to.deep.equal([]);
    expect(clauseTexts(linesOf({ gene: 'Vingt ans', abstainReason: 'pas le temps' }, 'fr'))).to.deep.equal(
      [],
    );
  });
});
