import { expect } from 'chai';
import { isBusy } from '../../src/db/engine.ts';
import { ACCOUNT_CEILING, MAX_ATTEMPTS_PER_ADDRESS } from '../../src/moderators/attempt.ts';
import { admitAttempt } from '../../src/moderators/attempt-store.ts';
import { NOW, openSite } from '../support/app.ts';
import { openHosts } from '../support/hosts.ts';
import type { Hosts } from '../support/hosts.ts';

const GUESSES = 1_000;
const AT_ONCE = 20;

/** How many guesses of one account are heard that come to two hosts in turn, twenty at a time. */
async function heard(
  open: () => Promise<Hosts>,
  addressOf: (guess: number) => string = (guess) => `address ${guess}`,
): Promise<number> {
  const hosts = await open();
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
    expect(await heard(openHosts)).to.equal(ACCOUNT_CEILING);
  });

  it('are heard no more often from one address', async () => {
    expect(await heard(openHosts, () => 'one address')).to.be.at.most(MAX_ATTEMPTS_PER_ADDRESS);
  });

  it('are heard more often where hosts do not see each other (control)', async () => {
    expect(await heard(() => openHosts({ careless: true }))).to.be.above(ACCOUNT_CEILING);
  });

  it('are heard twice as often where each host counts its own (control)', async () => {
    expect(await heard(openApart)).to.equal(2 * ACCOUNT_CEILING);
  });
});

/** As if what is counted were kept in the memory of each. */
async function openApart(): Promise<Hosts> {
  const [one, other] = [await openSite(), await openSite()];
  const close = async () => {
    await one.close();
    await other.close();
  };
  return { one, other, close };
}
