import { expect } from 'chai';
import {
  ACCOUNT_CEILING,
  ATTEMPT_WINDOW_MS,
  FRESH_ATTEMPTS,
  MAX_ATTEMPTS_PER_ACCOUNT,
  MAX_ATTEMPTS_PER_ADDRESS,
  MAX_ATTEMPTS_PER_DEVICE,
  waitMs,
} from '../../src/moderators/attempt.ts';
import type { Attempts } from '../../src/moderators/attempt.ts';

const NOW = 1_800_000_000_000;

/** So many attempts, the last one a second ago and one a second before that. */
const some = (count: number) => Array.from({ length: count }, (_, index) => NOW - 1000 * (index + 1));

function waitWith(given: Partial<Attempts>): number {
  return waitMs({ fromAddress: [], onAccount: [], closings: [], byDevice: undefined, ...given }, NOW);
}

/** Until the oldest of so many is forgotten. */
const untilForgotten = (count: number) => ATTEMPT_WINDOW_MS - 1000 * count;

describe('attempts to sign in', () => {
  it('wait after twenty from one address, whoever tries', () => {
    const most = MAX_ATTEMPTS_PER_ADDRESS;
    for (const byDevice of [undefined, []]) {
      expect(waitWith({ fromAddress: some(most - 1), byDevice })).to.equal(0);
      expect(waitWith({ fromAddress: some(most), byDevice })).to.equal(untilForgotten(most));
    }
  });

  it('wait after ten on one account where somebody has tried already, until either is forgotten', () => {
    const [most, fresh] = [MAX_ATTEMPTS_PER_ACCOUNT, FRESH_ATTEMPTS];
    expect(waitWith({ onAccount: some(most), fromAddress: some(fresh - 1) })).to.equal(0);
    expect(waitWith({ onAccount: some(most - 1), fromAddress: some(most) })).to.equal(0);
    expect(waitWith({ onAccount: some(most), fromAddress: some(fresh) })).to.equal(untilForgotten(most));
    const late = [NOW - 1, NOW - 2, NOW - 3];
    expect(waitWith({ onAccount: some(most), fromAddress: late })).to.equal(untilForgotten(most));
  });

  it('wait after thirty on one account, wherever they come from, or after its closing', () => {
    expect(waitWith({ onAccount: some(ACCOUNT_CEILING - 1) })).to.equal(0);
    expect(waitWith({ onAccount: some(ACCOUNT_CEILING) })).to.equal(untilForgotten(ACCOUNT_CEILING));
    expect(waitWith({ closings: some(1) })).to.equal(untilForgotten(1));
  });

  it('of a known device wait for its own ten, and for nothing that others did to the account', () => {
    const others = { onAccount: some(1000), closings: some(1), fromAddress: some(FRESH_ATTEMPTS) };
    const most = MAX_ATTEMPTS_PER_DEVICE;
    expect(waitWith({ ...others, byDevice: some(most - 1) })).to.equal(0);
    expect(waitWith({ ...others, byDevice: some(most) })).to.equal(untilForgotten(most));
  });
});
