import { expect } from 'chai';
import { compareRevisions } from '../../src/comparison/comparison.ts';
import type { Pair } from '../../src/comparison/comparison.ts';
import { canOverlay, moveGroups, overlayOf, rowsOf } from '../../src/comparison/words.ts';
import { withOwn } from '../../src/method/own.ts';
import type { OwnApproach } from '../../src/method/own.ts';
import type { Choices, Method } from '../../src/method/method.ts';
import { NO_OWN_WORDS, textsOf } from '../../src/strategies/strategy.ts';
import type { Revision, Strategy } from '../../src/strategies/strategy.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA } from '../support/method.ts';
import { xmlFault } from '../wheel/xml.ts';
import { methodsLike } from '../observatory/method-files.ts';

const EMPTY: Omit<Strategy, 'method'> = {
  brand: 'Durand',
  rival: 'Rivalo',
  gene: '',
  capacity: null,
  claims: {},
  choices: {},
  abstainReason: null,
  swap: {},
  why: {},
  refusals: [],
  reviewDate: '2027-03-01',
  shareDiagnosis: false,
  countMe: false,
  ...NO_OWN_WORDS,
};

interface Saved {
  readonly method?: Method;
  readonly own?: readonly OwnApproach[];
  readonly choices?: Choices;
  readonly plan?: Strategy['plan'];
}

function saved({ method = SOCIAL_MEDIA, own = [], choices = {}, plan = {} }: Saved): Revision {
  const effective = withOwn(method, own);
  const all = Object.fromEntries(
    effective.approaches.map(({ key }) => [key, choices[key] ?? ('none' as const)]),
  );
  const strategy = { ...EMPTY, method: effective, own, choices: all, plan };
  return { number: 1, savedAt: 0, catalogue: '2026-12', strategy, texts: textsOf(strategy) };
}

function own(key: OwnApproach['key'], label: string, family = 'care'): OwnApproach {
  return { key, label, verb: `${label.toLowerCase()} ensemble`, noun: 'ce soin', family, lang: 'fr' };
}

/** The same method with other texts, so with another hash. */
function reworded(method: Method): Method {
  const approaches = method.approaches.map((each) => ({
    ...each,
    infinitive: { fr: 'changer', en: 'change' },
  }));
  return { ...method, hash: 'f'.repeat(64), approaches };
}

const movedIn = (from: Revision, to: Revision) =>
  compareRevisions(from, to, 'fr')
    .sectors.filter(({ move }) => move === 'rose' || move === 'fell')
    .map(({ key, move }) => [key, move]);

const overlay = (from: Revision, to: Revision) => {
  const pair: Pair = { kind: 'versions', from, to };
  const naming = { names: ['A', 'B'], lang: 'fr', target: 'file' } as const;
  return overlayOf(pair, compareRevisions(from, to, 'fr'), naming);
};

describe('comparing wheels with approaches of one’s own', () => {
  it('takes two of one name for the same, whatever their place, case and accents', () => {
    const from = saved({ own: [own('own-1', 'Réparer')], choices: { 'own-1': 'secondary' } });
    const to = saved({
      own: [own('own-1', 'Chanter'), own('own-2', 'REPARER')],
      choices: { 'own-1': 'secondary', 'own-2': 'priority' },
    });
    const { unshared, sectors } = compareRevisions(from, to, 'fr');
    expect(movedIn(from, to)).to.deep.equal([['own-2', 'rose']]);
    expect(unshared).to.deep.equal(['own-1']);
    expect(sectors).to.have.length(13);
    expect(movedIn(to, from)).to.deep.equal([['own-1', 'fell']]);
  });

  it('lays them over each other, and beside each other what only one has', () => {
    const from = saved({
      own: [own('own-1', 'Réparer'), own('own-2', 'Chanter')],
      choices: { 'own-2': 'priority' },
    });
    const to = saved({ own: [own('own-2', 'Reparer', 'desire')], choices: { 'own-2': 'secondary' } });
    const svg = overlay(from, to);
    expect(xmlFault(svg)).to.equal(undefined);
    const sectors = [
      ...svg.matchAll(/data-sector="([^"]+)" data-from="(\w+)" data-to="(\w+)"(?: data-move="(\w+)")?/g),
    ];
    const drawn = sectors.map(([, key, before, after, move]) => [key, before, after, move]);
    expect(drawn).to.have.length(14);
    expect(drawn).to.deep.include(['own-2', 'none', 'secondary', 'rose']);
    expect(drawn).to.deep.include(['own-2-before', 'priority', 'none', undefined]);
    const comparison = compareRevisions(from, to, 'fr');
    const rows = rowsOf('versions', comparison, ['A', 'B'], 'fr');
    expect(rows.find(({ key }) => key === 'own-2-before')).to.include({
      label: 'Chanter',
      named: 'fr',
      move: undefined,
    });
    const [rose] = moveGroups(comparison, 'versions', ['A', 'B'], 'en');
    expect(rose?.items).to.deep.equal([{ label: 'Reparer', named: 'fr', rest: ': left aside → secondary' }]);
  });

  it('pairs the lines of their plans', () => {
    const plan = { for: '', where: '', first: 'Ouvrir un atelier', cost: '', owner: '', lang: 'fr' as const };
    const from = saved({
      own: [own('own-1', 'Réparer')],
      choices: { 'own-1': 'priority' },
      plan: { 'own-1': plan },
    });
    const to = saved({
      own: [own('own-2', 'Réparer')],
      choices: { 'own-2': 'priority' },
      plan: { 'own-2': plan },
    });
    const changes = compareRevisions(from, to, 'fr').lines.map(({ name, change }) => [name, change]);
    expect(changes.filter(([, change]) => change !== 'same')).to.deep.equal([]);
  });
});

describe('comparing wheels of several methods', () => {
  const [seven, eight] = methodsLike({ id: 'ways', sectors: 7 }).concat(
    methodsLike({ id: 'ways', sectors: 8 }),
  );
  const [other] = methodsLike({ id: 'others', sectors: 7 });

  it('compares in full two versions of one method with the same approaches', () => {
    const from = saved({ choices: { listen: 'priority' } });
    const to = saved({ method: reworded(SOCIAL_MEDIA), choices: { listen: 'priority', sell: 'secondary' } });
    const comparison = compareRevisions(from, to, 'fr');
    expect(comparison.layout.ground).to.equal('versions');
    expect(canOverlay(comparison)).to.equal(true);
    expect(movedIn(from, to)).to.deep.equal([['sell', 'rose']]);
    expect(comparison.sectors).to.have.length(APPROACH_KEYS.length);
    const still = saved({ method: reworded(SOCIAL_MEDIA), choices: { listen: 'priority' } });
    const lines = compareRevisions(from, still, 'fr').lines.filter(({ change }) => change !== 'same');
    expect(lines.map(({ change }) => change)).to.deep.equal(['reworded']);
  });

  it('compares only what both have where the list has changed, and lays nothing over', () => {
    const from = saved({ ...(seven && { method: seven }), choices: { listen: 'priority' } });
    const to = saved({
      ...(eight && { method: eight }),
      choices: { listen: 'secondary', 'build-world': 'priority' },
    });
    const comparison = compareRevisions(from, to, 'fr');
    expect([comparison.layout.ground, canOverlay(comparison)]).to.deep.equal(['lists', false]);
    expect(movedIn(from, to)).to.deep.equal([['listen', 'fell']]);
    expect(comparison.unshared).to.deep.equal(['build-world']);
    expect(compareRevisions(to, from, 'fr').unshared).to.deep.equal(['build-world']);
  });

  it('takes approaches of one key for two where the methods are two, and keeps verdicts and statements', () => {
    const from = saved({
      ...(seven && { method: seven }),
      choices: { listen: 'priority', answer: 'priority' },
    });
    const to = saved({ ...(other && { method: other }), choices: { listen: 'priority' } });
    const comparison = compareRevisions(from, to, 'fr');
    expect([comparison.layout.ground, canOverlay(comparison)]).to.deep.equal(['methods', false]);
    expect([comparison.sectors, comparison.unshared]).to.deep.equal([[], []]);
    expect(comparison.verdict).to.deep.equal({ from: 'sharp', to: 'sharp' });
    expect(comparison.lines.map(({ name }) => name)).to.include.members(['title', 'choice', 'review']);
  });
});
