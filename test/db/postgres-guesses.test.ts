import { expect } from 'chai';
import { isBusy } from '../../src/db/engine.ts';
import { ACCOUNT_CEILING, MAX_ATTEMPTS_PER_ADDRESS } from '../../src/moderators/attempt.ts';
import { admitAttempt } from '../../src/moderators/attempt-store.ts';
import { NOW } from '../support/app.ts';
import { openHosts } from '../support/hosts.ts';

const GUESSES = 1_000;
const AT_ONCE = 20;

/** How many guesses of one account are heard that come to two hosts in turn, twenty at a time. */
async function heard(careless: boolean, addressOf: (guess: number) => string): Promise<number> {
  const hosts = await openHosts({ careless });
  try {
    let admitted = 0;
    for (let guess = 0; guess < GUESSES; guess += AT_ONCE) {
      const waits = await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, index) => {
          const { db } = index % 2 === 0 ? hosts.one : hosts.other;
          const keys = { address: addressOf(guess + index), account: 'Camille', device: undefined };
          return admitAttempt(db, keys, NOW).catch((error: unknown) => {
            if (isBusy(error)) return Infinity;
            throw error;
          });
        }),
      );
      admitted += waits.filter((wait) => wait === 0).length;
    }
    return admitted;
  } finally {
    await hosts.close();
  }
}

describe('a thousand wrong passwords through two hosts', function () {
  this.timeout(300_000);

  it('are heard as often as one host hears them, from a thousand addresses', async () => {
    expect(await heard(false, (guess) => `address ${guess}`)).to.equal(ACCOUNT_CEILING);
  });

  it('are heard no more often from one address', async () => {
    expect(await heard(false, () => 'one address')).to.be.at.most(MAX_ATTEMPTS_PER_ADDRESS);
  });

  it('are heard more often where hosts do not see each other (control)', async () => {
    expect(await heard(true, (guess) => `address ${guess}`)).to.be.above(ACCOUNT_CEILING);
  });
});
