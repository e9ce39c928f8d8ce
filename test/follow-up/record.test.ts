import { expect } from 'chai';
import { ownRecord, sharedRecord } from '../../src/follow-up/record.ts';
import type { Held } from '../../src/follow-up/record.ts';
import { followedIn } from '../../src/indicators/indicator.ts';
import type { Indicator } from '../../src/indicators/indicator.ts';
import { withOwn } from '../../src/method/own.ts';
import type { OwnApproach } from '../../src/method/own.ts';
import { indicatorWith, readingWith } from '../indicators/builders.ts';
import { strategyWith } from '../observatory/builders.ts';
import { SOCIAL_MEDIA, wheelOf } from '../support/method.ts';

function own(label: string): readonly OwnApproach[] {
  return [
    { key: 'own-1', label, verb: 'raconter nos chantiers', noun: 'les récits', family: 'care', lang: 'fr' },
  ];
}

function held(stored: readonly Indicator[], label = 'Réparer'): Held {
  const strategy = strategyWith({
    own: own(label),
    method: withOwn(SOCIAL_MEDIA, own(label)),
    choices: { ...wheelOf(), 'own-1': 'priority' },
  });
  const readings = [readingWith(1, { indicator: 'own-1-3', value: '12' })];
  return { strategy, revision: 2, followed: followedIn(strategy, stored), readings, lang: 'fr' };
}

describe('the record of what was followed', () => {
  const told = indicatorWith('own-1-3', { approach: 'own-1', named: 'Témoigner', label: 'récits lus' });

  it('names an approach of the reader’s own as it was called when it was measured and judged', () => {
    const decision = {
      id: 'd1',
      approach: 'own-1',
      revision: 1,
      kind: 'stop',
      reason: '',
      lang: 'fr',
      decidedAt: 0,
    } as const;
    const judged = [{ decision, method: withOwn(SOCIAL_MEDIA, own('Témoigner')) }];
    const { indicators, decisions } = ownRecord(held([told]), judged);
    expect(indicators[0]).to.include({ approachLabel: 'Témoigner', state: 'gone', label: 'récits lus' });
    expect(decisions[0]).to.include({ approachLabel: 'Témoigner', counts: true });
    expect(ownRecord(held([told], 'témoigner'), judged).indicators[0]).to.include({
      approachLabel: 'témoigner',
      state: 'priority',
    });
  });

  it('says that an approach is of an earlier list where the method has lost it', () => {
    const lost = indicatorWith('pick-up-1', { baseline: '3' });
    const [found] = sharedRecord(held([lost])).indicators;
    expect(found).to.include({
      approach: 'pick-up',
      approachLabel: 'Une approche d’une liste antérieure',
      label: 'indicateur 1 d’une liste antérieure',
    });
  });
});
