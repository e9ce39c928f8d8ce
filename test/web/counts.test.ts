import { expect } from 'chai';
import { BoundedCounts, MOST_COUNTED } from '../../src/web/server/counts.ts';
import { NOW } from '../support/app.ts';
import { MINUTE_MS } from '../support/discussion.ts';

describe('the counts of a limit', () => {
  it('have an end, whoever comes: the networks beyond it share one count', () => {
    const counts = new BoundedCounts(() => NOW);
    for (let number = 0; number < MOST_COUNTED + 10; number += 1) counts.increment(`network ${number}`);
    expect(counts.size).to.be.at.most(MOST_COUNTED + 1);
    expect(counts.increment('network 7').totalHits).to.equal(2);
    expect(counts.increment('one more').totalHits).to.equal(11);
    expect(counts.increment('another').totalHits).to.equal(12);
  });

  it('go by the minutes of the site, however long its machine takes', () => {
    let now = Math.floor(NOW / MINUTE_MS) * MINUTE_MS;
    const counts = new BoundedCounts(() => now);
    const counted = () => counts.increment('a network').totalHits;
    expect([counted(), counted()]).to.deep.equal([1, 2]);
    now += MINUTE_MS - 1;
    expect(counted()).to.equal(3);
    now += 1;
    expect(counted()).to.equal(1);
    expect(counts.increment('a network').resetTime).to.deep.equal(new Date(now + MINUTE_MS));
  });
});
