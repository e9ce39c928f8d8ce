import { expect } from 'chai';
import { current, followedIn, labelOf, nextId } from '../../src/indicators/indicator.ts';
import type { Indicator } from '../../src/indicators/indicator.ts';
import { measuredIn } from '../../src/indicators/measured.ts';
import { withOwn } from '../../src/method/own.ts';
import type { OwnApproach } from '../../src/method/own.ts';
import type { Choices, Method } from '../../src/method/method.ts';
import { METHODS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';
import { indicatorWith, readingWith } from './builders.ts';

const OWN: OwnApproach = {
  key: 'own-1',
  label: 'Témoigner',
  verb: 'raconter nos chantiers',
  noun: 'les récits',
  family: 'care',
  lang: 'fr',
};

function marked(choices: Choices, changes: Partial<Parameters<typeof followedIn>[0]> = {}) {
  const own = changes.own ?? [];
  return {
    method: withOwn(changes.method ?? SOCIAL_MEDIA, own),
    choices: wheelOf(choices),
    own,
    abstainReason: changes.abstainReason ?? null,
  };
}

function idsOf(choices: Choices, stored: readonly Indicator[] = []): readonly string[] {
  return followedIn(marked(choices), stored).map(({ id }) => id);
}

describe('what is followed of a strategy', () => {
  it('is at first two indicators for each priority, in wheel order, and nothing is stored yet', () => {
    const followed = followedIn(marked({ sell: 'priority', listen: 'priority', teach: 'secondary' }), []);
    expect(followed.map(({ id }) => id)).to.deep.equal(['listen-1', 'listen-2', 'sell-1', 'sell-2']);
    expect(followed.every(({ isProposed, state }) => isProposed && state === 'priority')).to.equal(true);
    expect(followed[0]).to.include({ unit: '', baseline: null, target: null, due: null, owner: '' });
  });

  it('proposes that the indicators fall which their method says should', () => {
    const falling = (method: Method) =>
      method.approaches.flatMap(({ key }) =>
        followedIn({ method, choices: { [key]: 'priority' }, own: [], abstainReason: null }, [])
          .filter(({ direction }) => direction === 'down')
          .map(({ id }) => id),
      );
    expect(falling(SOCIAL_MEDIA)).to.deep.equal(['listen-2', 'answer-1', 'reassure-1']);
    const other = METHODS.offered.find(({ id }) => id === 'customer-relations');
    expect(other && falling(other)).to.deep.equal(['prevent-1', 'make-good-2', 'equip-2', 'say-no-1']);
  });

  it('is proposed to nobody who stays away, while what was stored stays', () => {
    const stored = [indicatorWith('listen-1')];
    const away = marked({ listen: 'priority' }, { abstainReason: 'Pas le temps' });
    expect(followedIn(away, []).map(({ id }) => id)).to.deep.equal([]);
    expect(followedIn(away, stored).map(({ id, state }) => [id, state])).to.deep.equal([
      ['listen-1', 'none'],
    ]);
  });

  it('is proposed no second time once it is stored, ended or not', () => {
    const stored = [indicatorWith('listen-1', { endedAt: 1 }), indicatorWith('listen-2')];
    const followed = followedIn(marked({ listen: 'priority' }), stored);
    expect(followed.map(({ id, isProposed }) => [id, isProposed])).to.deep.equal([
      ['listen-1', false],
      ['listen-2', false],
    ]);
    expect(current(followed).map(({ id }) => id)).to.deep.equal(['listen-2']);
  });

  it('is twelve at most with what is proposed, however many priorities there are', () => {
    const seven = ['listen', 'answer', 'reassure', 'sell', 'teach', 'recruit', 'rally'];
    const choices = Object.fromEntries(seven.map((key) => [key, 'priority'] as const));
    expect(idsOf(choices)).to.have.length(12);
    const stored = [3, 4].map((number) => indicatorWith(`listen-${number}`));
    expect(idsOf(choices, stored)).to.have.length(12);
    const ended = stored.map((each) => ({ ...each, endedAt: 1 }));
    expect(idsOf(choices, ended)).to.have.length(14);
    const full = Array.from({ length: 12 }, (_, index) => indicatorWith(`amplify-${index + 1}`));
    expect(idsOf(choices, full)).to.have.length(12);
    expect(idsOf(choices, [...full, indicatorWith('amplify-13')])).to.have.length(13);
  });

  it('is four at most of an approach with what is proposed, once others were added for it', () => {
    const added = ['teach-3', 'teach-4', 'teach-5', 'teach-6'].map((id) => indicatorWith(id));
    const teach = { teach: 'priority' } as const;
    expect(idsOf(teach, added).toSorted()).to.deep.equal(['teach-3', 'teach-4', 'teach-5', 'teach-6']);
    expect(idsOf(teach, added.slice(1)).toSorted()).to.deep.equal([
      'teach-1',
      'teach-4',
      'teach-5',
      'teach-6',
    ]);
    const [one, ...rest] = added;
    const ended = [...rest, ...(one === undefined ? [] : [{ ...one, endedAt: 1 }])];
    expect(idsOf(teach, ended)).to.include('teach-1').and.to.not.include('teach-2');
  });

  it('stays when its priority is one no longer, marked, and after those that are', () => {
    const stored = [indicatorWith('listen-1'), indicatorWith('teach-1'), indicatorWith('sell-1')];
    const followed = followedIn(marked({ teach: 'secondary', sell: 'priority' }), stored);
    expect(followed.map(({ id, state }) => [id, state])).to.deep.equal([
      ['sell-1', 'priority'],
      ['sell-2', 'priority'],
      ['teach-1', 'secondary'],
      ['listen-1', 'none'],
    ]);
    expect(idsOf({ listen: 'priority' }, stored)).to.deep.equal([
      'listen-1',
      'listen-2',
      'sell-1',
      'teach-1',
    ]);
  });

  it('knows an approach of the reader’s own by its name, wherever it stands now', () => {
    const stored = [indicatorWith('own-1-3', { approach: 'own-1', named: 'TEMOIGNER', label: 'récits lus' })];
    const moved = marked({ 'own-2': 'priority' }, { own: [{ ...OWN, key: 'own-2' }] });
    const [found] = followedIn({ ...moved, choices: { 'own-2': 'priority' } }, stored);
    expect(found).to.include({ approach: 'own-2', state: 'priority', id: 'own-1-3' });
    const other = marked({}, { own: [{ ...OWN, label: 'Autre chose' }] });
    expect(followedIn(other, stored)[0]).to.include({ approach: 'own-1', state: 'gone' });
    expect(followedIn(marked({}), stored)[0]).to.include({ state: 'gone' });
  });

  it('proposes nothing for an approach of the reader’s own: its words tell no measure', () => {
    const strategy = { ...marked({}, { own: [OWN] }), choices: { 'own-1': 'priority' } as const };
    expect(followedIn(strategy, [])).to.deep.equal([]);
  });

  it('tells its words: the author’s, else the method’s in the language of the page', () => {
    expect(labelOf(indicatorWith('answer-1'), SOCIAL_MEDIA, 'fr')).to.equal('délai de première réponse');
    expect(labelOf(indicatorWith('answer-1'), SOCIAL_MEDIA, 'en')).to.equal('first-response time');
    expect(labelOf(indicatorWith('answer-2'), SOCIAL_MEDIA, 'en')).to.equal(
      'share settled without a reminder',
    );
    expect(labelOf(indicatorWith('answer-1', { label: 'attente' }), SOCIAL_MEDIA, 'en')).to.equal('attente');
  });

  it('has words still where the method has lost its approach, and where it never told a measure', () => {
    const gone = indicatorWith('pick-up-2');
    expect(labelOf(gone, SOCIAL_MEDIA, 'fr')).to.equal('indicateur 2 d’une liste antérieure');
    const method = withOwn(SOCIAL_MEDIA, [OWN]);
    expect(labelOf(indicatorWith('own-1-3', { approach: 'own-1' }), method, 'en')).to.equal(
      'indicator 3 of an earlier list',
    );
  });
});

describe('the id of the next indicator of an approach', () => {
  it('leaves the first two to those proposed, and takes none twice', () => {
    expect(nextId('listen', [])).to.equal('listen-3');
    expect(nextId('listen', [indicatorWith('listen-1')])).to.equal('listen-3');
    expect(nextId('listen', [indicatorWith('listen-3'), indicatorWith('listen-4')])).to.equal('listen-5');
    expect(nextId('sell', [indicatorWith('listen-9')])).to.equal('sell-3');
  });
});

describe('what was measured', () => {
  it('is told of each current indicator, with what counts and the last of it', () => {
    const stored = [
      indicatorWith('listen-1', { unit: '%', baseline: '10', target: '20', owner: 'Anne' }),
      indicatorWith('listen-2', { endedAt: 1 }),
    ];
    const readings = [
      readingWith(1, { value: '12', onDate: '2026-12-01' }),
      readingWith(2, { value: '15', onDate: '2026-12-24' }),
      readingWith(3, { value: '14', onDate: '2026-12-24', replaces: 'r2' }),
    ];
    const [one, ...more] = measuredIn(marked({ listen: 'priority' }), stored, readings, 'en');
    expect(more).to.deep.equal([]);
    expect(one).to.deep.include({
      id: 'listen-1',
      label: 'decisions prompted by feedback',
      labelLang: undefined,
      unit: '%',
      baseline: '10',
      target: '20',
      owner: 'Anne',
      state: 'priority',
      last: { reading: 'r3', onDate: '2026-12-24', value: '14' },
    });
    expect(one?.points.map(({ value }) => value)).to.deep.equal(['12', '14']);
  });

  it('says in which language its words were typed, where they were', () => {
    const stored = [indicatorWith('listen-1', { label: 'décisions', lang: 'fr' })];
    const [one] = measuredIn(marked({ listen: 'priority' }), stored, [], 'en');
    expect(one).to.include({ label: 'décisions', labelLang: 'fr', lang: 'fr', last: undefined });
  });
});
