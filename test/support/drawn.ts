import { NO_OWN_WORDS } from '../../src/strategies/strategy.ts';
import type { Strategy } from '../../src/strategies/strategy.ts';
import { SOCIAL_MEDIA, wheelOf } from './method.ts';

/** A strategy as a file draws it: one priority, and whatever a test gives. */
export function drawnStrategy(given: Partial<Strategy> = {}): Strategy {
  return {
    method: SOCIAL_MEDIA,
    brand: 'Maison Durand',
    rival: '',
    gene: '',
    capacity: null,
    claims: {},
    choices: wheelOf({ listen: 'priority' }),
    abstainReason: null,
    swap: {},
    why: {},
    refusals: [],
    reviewDate: '2027-02-20',
    shareDiagnosis: false,
    countMe: false,
    ...NO_OWN_WORDS,
    ...given,
  };
}
