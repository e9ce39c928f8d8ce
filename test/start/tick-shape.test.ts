import { expect } from 'chai';
import { keepTickShape } from '../../src/processes/tick-shape.ts';

describe('the shape of what Node queues', () => {
  it('is kept from the start, once', () => {
    const kept = keepTickShape();
    expect(kept).to.include.keys('callback', 'args');
    expect(keepTickShape()).to.equal(kept);
  });
});
