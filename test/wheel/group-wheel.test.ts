import { expect } from 'chai';
import fc from 'fast-check';
import { DISCUSSED, byDisagreement, groupWheelOf, spreadOf, widestOf } from '../../src/wheel/group-wheel.ts';
import type { NamedWheel } from '../../src/wheel/group-wheel.ts';
import type { Choices } from '../../src/method/method.ts';
import { STATE_WEIGHTS, stateOf } from '../../src/wheel/wheel.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, wheelOf } from '../support/method.ts';
import { STATES } from '../../src/terms.ts';
import { anyChoices } from './builders.ts';

const anyPerson = fc.record({ name: fc.constantFrom('', 'Anne', 'B.'), choices: anyChoices });
const group = fc.array(anyPerson, { maxLength: 40 });
const person = (name: string, marked: Choices): NamedWheel => ({ name, choices: wheelOf(marked) });

describe('the wheels of a group', () => {
  it('count everybody once on every approach, and name those who gave a name', () => {
    fc.assert(
      fc.property(group, (wheels) => {
        const { people, rows } = groupWheelOf(SOCIAL_MEDIA, wheels);
        expect(people).to.equal(wheels.length);
        expect(rows.map(({ key }) => key)).to.deep.equal(APPROACH_KEYS);
        for (const { counts, names } of rows) {
          expect(counts.none + counts.secondary + counts.priority).to.equal(people);
          const named = [...names.none, ...names.secondary, ...names.priority];
          expect(named.length).to.equal(wheels.filter(({ name }) => name !== '').length);
          for (const state of STATES) expect(names[state].length).to.be.at.most(counts[state]);
        }
      }),
    );
  });

  it('stand as far apart as the steps between every two people, summed', () => {
    fc.assert(
      fc.property(group, (wheels) => {
        for (const row of groupWheelOf(SOCIAL_MEDIA, wheels).rows) {
          const levels = wheels.map((each) => STATE_WEIGHTS[stateOf(each.choices, row.key)]);
          const steps = levels.flatMap((one, index) =>
            levels.slice(index + 1).map((other) => Math.abs(one - other)),
          );
          expect(spreadOf(row)).to.equal(steps.reduce((sum, step) => sum + step, 0));
          expect(spreadOf(row)).to.be.at.most(wheels.length ** 2 / 2);
        }
      }),
    );
  });

  it('come widest disagreement first, equal ones in wheel order, whoever answered first', () => {
    fc.assert(
      fc.property(group, (wheels) => {
        const rows = byDisagreement(groupWheelOf(SOCIAL_MEDIA, wheels));
        for (const [index, row] of rows.entries()) {
          const next = rows[index + 1];
          if (next === undefined) break;
          expect(spreadOf(row)).to.be.at.least(spreadOf(next));
          if (spreadOf(row) === spreadOf(next))
            expect(APPROACH_KEYS.indexOf(row.key)).to.be.lessThan(APPROACH_KEYS.indexOf(next.key));
        }
        const turned = byDisagreement(groupWheelOf(SOCIAL_MEDIA, wheels.toReversed()));
        expect(turned.map(({ key }) => key)).to.deep.equal(rows.map(({ key }) => key));
      }),
    );
  });

  it('put two camps before a half-hearted group', () => {
    const wheels = [
      person('', { listen: 'priority', answer: 'secondary' }),
      person('', { listen: 'priority', answer: 'secondary' }),
      person('', {}),
      person('', {}),
    ];
    expect(widestOf(groupWheelOf(SOCIAL_MEDIA, wheels)).map(({ key }) => key)).to.deep.equal([
      'listen',
      'answer',
    ]);
  });

  it('are discussed where they differ, three approaches at most', () => {
    fc.assert(
      fc.property(group, (wheels) => {
        const groupWheel = groupWheelOf(SOCIAL_MEDIA, wheels);
        const differing = groupWheel.rows.filter((row) => spreadOf(row) > 0).length;
        expect(widestOf(groupWheel).length).to.equal(Math.min(differing, DISCUSSED));
      }),
    );
    const alike = Array.from({ length: 5 }, () => person('', { listen: 'priority' }));
    expect(widestOf(groupWheelOf(SOCIAL_MEDIA, alike))).to.deep.equal([]);
  });
});
