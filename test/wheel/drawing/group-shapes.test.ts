import { expect } from 'chai';
import { CENTRE } from '../../../src/wheel/drawing/circle.ts';
import { BANDS } from '../../../src/wheel/drawing/geometry.ts';
import { groupWheelOf } from '../../../src/wheel/group-wheel.ts';
import { groupShapes } from '../../../src/wheel/drawing/group-shapes.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, wheelOf } from '../../support/method.ts';
import type { State } from '../../../src/terms.ts';
import { LANGS } from '../../../src/i18n/languages.ts';

/** A group in which so many people chose each state for one approach. */
function groupAt(key: 'listen' | 'take-a-stand', counts: Partial<Record<State, number>>) {
  const wheels = (['priority', 'secondary', 'none'] as const).flatMap((state) =>
    Array.from({ length: counts[state] ?? 0 }, () => ({ name: '', choices: wheelOf({ [key]: state }) })),
  );
  return groupShapes(groupWheelOf(SOCIAL_MEDIA, wheels), SOCIAL_MEDIA, 'fr').find(
    (sector) => sector.key === key,
  );
}

const slices = (path = '') => path.split('Z').length - 1;

/** The corners of a path, as angle from the top and radius. */
function cornersOf(path: string): readonly (readonly [angle: number, radius: number])[] {
  return [...path.matchAll(/(?:[ML]|A\S+ \S+ 0 0 \d )(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => {
    const [across, up] = [Number(x) - CENTRE, CENTRE - Number(y)];
    return [(Math.atan2(across, up) * 180) / Math.PI, Math.hypot(across, up)];
  });
}

describe('the wheel of a group', () => {
  it('has its twelve sectors with their labels, in both languages', () => {
    for (const lang of LANGS) {
      const sectors = groupShapes(groupWheelOf(SOCIAL_MEDIA, []), SOCIAL_MEDIA, lang);
      expect(sectors.map(({ key }) => key)).to.deep.equal(APPROACH_KEYS);
      expect(sectors.every(({ priority, secondary }) => priority === '' && secondary === '')).to.be.true;
    }
  });

  it('gives each person a slice: two rings for a priority, one for a secondary', () => {
    const sector = groupAt('listen', { priority: 3, secondary: 2, none: 4 });
    expect(slices(sector?.priority)).to.equal(6);
    expect(slices(sector?.secondary)).to.equal(2);
  });

  it('draws a large group as whole parts, of the size of their share', () => {
    const sector = groupAt('listen', { priority: 10, secondary: 20, none: 10 });
    expect(slices(sector?.priority)).to.equal(2);
    const inner = cornersOf(sector?.secondary ?? '').filter(([, radius]) => radius > 110);
    const [start = 0, end = 0] = inner.map(([angle]) => angle).toSorted((one, other) => one - other);
    const whole = cornersOf(groupAt('listen', { secondary: 40 })?.secondary ?? '')
      .filter(([, radius]) => radius > 110)
      .map(([angle]) => angle);
    expect((end - start) / (Math.max(...whole) - Math.min(...whole))).to.be.closeTo(0.5, 0.01);
  });

  it('keeps every slice inside its sector and its ring', () => {
    for (const counts of [{ priority: 5 }, { priority: 2, secondary: 3 }, { secondary: 30, none: 1 }]) {
      const sector = groupAt('listen', counts);
      const corners = cornersOf(`${sector?.priority ?? ''}${sector?.secondary ?? ''}`);
      expect(corners.length).to.be.greaterThan(3);
      for (const [angle, radius] of corners) {
        expect(Math.abs(angle)).to.be.lessThan(15);
        expect(radius).to.be.within(BANDS.secondary[0], BANDS.priority[1]);
      }
    }
  });
});
