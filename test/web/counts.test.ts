import { expect } from 'chai';
import type { Options } from 'express-rate-limit';
import { BoundedCounts, MOST_COUNTED } from '../../src/web/server/counts.ts';

describe('the counts of a limit', () => {
  it('have an end, whoever comes: the networks beyond it share one count', async () => {
    const counts = new BoundedCounts();
    counts.init({ windowMs: 600_000 } as Options);
    for (let number = 0; number < MOST_COUNTED + 10; number += 1) await counts.increment(`network ${number}`);
    expect(counts.current.size).to.be.at.most(MOST_COUNTED + 1);
    expect((await counts.increment('network 7')).totalHits).to.equal(2);
    expect((await counts.increment('one more')).totalHits).to.equal(11);
    await counts.decrement('one more');
    expect((await counts.increment('another')).totalHits).to.equal(11);
    counts.shutdown();
  });
});
