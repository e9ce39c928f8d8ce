import { expect } from 'chai';
import { postCount } from '../../src/db/engine.ts';
import { openHosts } from '../support/hosts.ts';

const EACH = 100;

describe('posts that several machines count', () => {
  it('are counted together, however many come at once, and anew in each minute', async () => {
    const hosts = await openHosts();
    try {
      const [one, other] = [hosts.one, hosts.other].map(
        ({ db }) => postCount(db) ?? expect.fail('counted in memory'),
      );
      const places = await Promise.all(
        Array.from({ length: EACH }, () => [one?.('maker', 7), other?.('maker', 7)]).flat(),
      );
      expect(places.sort((a = 0, b = 0) => a - b)).to.deep.equal(
        Array.from({ length: 2 * EACH }, (_, index) => index + 1),
      );
      expect(await one?.('maker', 8)).to.equal(1);
      expect(await other?.('another', 7)).to.equal(1);
    } finally {
      await hosts.close();
    }
  });
});
