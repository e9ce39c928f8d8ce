import { expect } from 'chai';
import fc from 'fast-check';
import { pictogram } from '../../src/wheel/drawing/pictograms.ts';
import { conclusionOf, wheelRows } from '../../src/wheel/table.ts';
import { anyWheel, wheelWith } from './builders.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, approach, chosen, wheelOf } from '../support/method.ts';
import { LANGS } from '../../src/i18n/languages.ts';

describe('the wheel in words', () => {
  it('has a row for each approach, in wheel order, with the state that was chosen', () => {
    fc.assert(
      fc.property(anyWheel, fc.constantFrom(...LANGS), (wheel, lang) => {
        const rows = wheelRows(wheel, lang);
        expect(rows.map(({ key }) => key)).to.deep.equal(APPROACH_KEYS);
        for (const { key, state, suggested } of rows) {
          expect(state).to.equal(wheel.choices[key]);
          expect(suggested).to.equal(wheel.suggested?.[key]);
        }
      }),
    );
  });

  it('names states and suggestions in the language of the page', () => {
    const suggested = { answer: 'secondary' } as const;
    const wheel = { method: SOCIAL_MEDIA, choices: wheelOf({ listen: 'priority' }), suggested };
    const [listen, answer] = wheelRows(wheel, 'fr');
    expect(listen).to.deep.equal({
      key: 'listen',
      family: 'Relation',
      label: 'Écouter',
      own: undefined,
      pictogram: pictogram(approach('listen')),
      state: 'priority',
      stateLabel: 'Prioritaire',
    });
    expect(answer).to.include({ stateLabel: 'Laissée de côté', suggestedLabel: 'Suggérée comme secondaire' });
    expect(wheelRows(wheel, 'en')[1]).to.include({
      stateLabel: 'Left aside',
      suggestedLabel: 'Suggested as secondary',
    });
  });

  it('concludes with the priorities by name, the counts and the verdict', () => {
    const choices = wheelOf({ listen: 'priority', answer: 'priority', reassure: 'secondary' });
    expect(conclusionOf({ ...chosen(choices), suggested: { listen: 'priority' } }, 'fr')).to.equal(
      'Roue des choix\u00A0: 2 priorités (Écouter et Répondre), 1 approche secondaire, 9 laissées de côté. ' +
        'Verdict\u00A0: «\u00A0Choix net\u00A0». 1 approche suggérée, en pointillé.',
    );
    expect(conclusionOf(chosen(choices), 'en')).to.equal(
      'Wheel of choices: 2 priorities (Listen and Answer), 1 secondary, 9 left aside. Verdict: “Clear choice”.',
    );
  });

  it('says in words that a wheel is empty, and whether by choice', () => {
    expect(conclusionOf(chosen(wheelOf()), 'fr')).to.contain('aucune approche choisie sur douze');
    expect(conclusionOf({ ...chosen(wheelOf()), abstains: true }, 'fr')).to.contain('vide par choix');
    expect(conclusionOf(chosen(wheelOf()), 'en')).to.contain('none of the twelve approaches chosen');
    expect(conclusionOf({ ...chosen(wheelOf()), abstains: true }, 'en')).to.contain('empty by choice');
  });

  it('says so when nothing comes first', () => {
    expect(conclusionOf(chosen(wheelWith(0, 2)), 'fr')).to.contain(
      'aucune priorité, 2 approches secondaires',
    );
    expect(conclusionOf(chosen(wheelWith(0, 2)), 'en')).to.contain('no priority, 2 secondary');
  });
});
