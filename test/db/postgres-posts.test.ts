import { expect } from 'chai';
import { postCount } from '../../src/db/engine.ts';
import { openHosts } from '../support/hosts.ts';

const EACH = 100;

describe('posts that several machines count', () => {
  it('are counted together, however many come at once, and anew in each minute', async () => {
    const hosts = await openHosts();
    try {
      const one = postCount(hosts.one.db) ?? expect.fail('counted in memory');
      const other = postCount(hosts.other.db) ?? expect.fail('counted in memory');
      const places = await Promise.all(
        Array.from({ length: 2 * EACH }, (_, index) => (index % 2 === 0 ? one : other)('maker', 7)),
      );
      expect(places.sort((a, b) => a - b)).to.deep.equal(
        Array.from({ length: 2 * EACH }, (_, index) => index + 1),
      );
      expect(await one('maker', 8)).to.equal(1);
      expect(await other('another', 7)).to.equal(1);
    } finally {
      await hosts.close();
    }
  });
});
