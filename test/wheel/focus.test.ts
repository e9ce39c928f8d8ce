import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { focusOf } from '../../src/wheel/focus.ts';
import type { Choices } from '../../src/method/method.ts';
import { APPROACH_KEYS, chosen, wheelOf } from '../support/method.ts';
import { wheelWith } from './builders.ts';
import { FOCUS_LEVELS, STATES } from '../../src/terms.ts';
import type { FocusLevel } from '../../src/terms.ts';
import { LANGS } from '../../src/i18n/languages.ts';

describe('the focus verdict', () => {
  it('shares all 531,441 wheels as the rule was tuned to', () => {
    const counts = countByLevel();
    const share = (level: FocusLevel): string => ((100 * (counts.get(level) ?? 0)) / 3 ** 12).toFixed(1);
    expect(counts.get('blank')).to.equal(1);
    expect(counts.get('sharp')).to.equal(18_360);
    expect(
      ['everything', 'flat', 'scattered', 'sharp', 'broad'].map((level) => share(level as FocusLevel)),
    ).to.deep.equal(['5.4', '0.8', '81.3', '3.5', '9.0']);
    expect(counts.has('abstain')).to.equal(false);
  });

  for (const [priorities, secondaries, level] of [
    [0, 1, 'flat'],
    [0, 10, 'flat'],
    [0, 11, 'everything'],
    [1, 0, 'sharp'],
    [2, 3, 'sharp'],
    [2, 4, 'broad'],
    [3, 0, 'broad'],
    [3, 3, 'broad'],
    [1, 6, 'scattered'],
    [4, 0, 'scattered'],
    [1, 9, 'scattered'],
    [12, 0, 'everything'],
  ] as const) {
    it(`is ${level} with ${priorities} priorities and ${secondaries} secondary`, () => {
      expect(focusOf(chosen(wheelWith(priorities, secondaries)), false)).to.equal(level);
    });
  }

  it('tells an empty wheel that was declared from one not yet begun', () => {
    expect(focusOf(chosen(wheelOf()), true)).to.equal('abstain');
    expect(focusOf(chosen(wheelOf()), false)).to.equal('blank');
  });

  it('looks at what is marked before what is declared', () => {
    expect(focusOf(chosen(wheelWith(1, 0)), true)).to.equal('sharp');
  });

  it('has its own message and its own short words for each level, in both languages', () => {
    for (const lang of LANGS) {
      const { focus, hub } = messagesFor(lang).wheel;
      expect(new Set(FOCUS_LEVELS.map((level) => focus[level])).size).to.equal(FOCUS_LEVELS.length);
      for (const level of FOCUS_LEVELS) expect(hub[level]).to.match(/^\S+( \S+){0,3}$/);
    }
  });
});

function countByLevel(): ReadonlyMap<FocusLevel, number> {
  const counts = new Map<FocusLevel, number>();
  for (let number = 0; number < 3 ** 12; number += 1) {
    const level = focusOf(chosen(wheelNumber(number)), false);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

/** The wheel whose states are the twelve digits of `number` in base three. */
function wheelNumber(number: number): Choices {
  let rest = number;
  const entries = APPROACH_KEYS.map((key) => {
    const state = STATES[rest % 3] ?? 'none';
    rest = Math.floor(rest / 3);
    return [key, state] as const;
  });
  return Object.fromEntries(entries);
}
