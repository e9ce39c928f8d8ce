import { expect } from 'chai';
import { pooledRandom } from '../../src/processes/random.ts';

describe('unpredictable bytes from a pool', () => {
  it('come in the length that was asked for, however long', () => {
    const random = pooledRandom();
    for (const bytes of [1, 9, 4095, 2, 4096, 5000, 16]) expect(random(bytes)).to.have.length(bytes);
  });

  it('are given once, and stay as they were given', () => {
    const random = pooledRandom();
    const given = Array.from({ length: 2000 }, () => random(12));
    const spelled = given.map((bytes) => bytes.toString('hex'));
    expect(new Set(spelled).size).to.equal(2000);
    random(4096);
    expect(given.map((bytes) => bytes.toString('hex'))).to.deep.equal(spelled);
  });
});
