import { expect } from 'chai';
import fc from 'fast-check';
import { CAPS, dayOf, secondsLeft, countsOf } from '../../src/caps/cap.ts';
import type { Capped, Maker, Count } from '../../src/caps/cap.ts';

const DAY = '2026-11-22';
const DAY_MS = 24 * 60 * 60 * 1000;

const kinds = fc.constantFrom(...(Object.keys(CAPS) as Capped[]));
const groups = fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 7, maxLength: 7 });
/** Of the networks that anybody may have: 2001:db8::/32 is kept for examples. */
const ipv6 = groups.map((numbers) => ['2001', ...numbers.map((each) => each.toString(16))].join(':'));
const ipv4 = fc
  .tuple(fc.integer({ min: 11, max: 99 }), fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => parts.join('.'));
const near = fc.oneof(
  fc.constantFrom('127.0.0.1', '::1', '192.168.1.9', '172.16.4.4', '169.254.1.1', 'fe80::1%eth0', 'fd00::9'),
  fc.nat(255).map((last) => `::ffff:10.1.2.${last}`),
);
const words = fc.string({ minLength: 1 });
const makers = (addresses: fc.Arbitrary<string>): fc.Arbitrary<Maker> =>
  fc.record({ address: addresses, visitor: words, within: words }, { requiredKeys: ['address'] });

const of = (counts: readonly Count[], ...scopes: readonly Count['scope'][]) =>
  counts.filter(({ scope }) => scopes.includes(scope));

describe('what is counted of what a stranger makes', () => {
  it('is at most one count a scope, each with a limit above nothing', () => {
    fc.assert(
      fc.property(kinds, makers(fc.oneof(ipv4, ipv6, near)), (kind, maker) => {
        const counts = countsOf(kind, maker, DAY);
        expect(new Set(counts.map(({ scope }) => scope)).size).to.equal(counts.length);
        expect(new Set(counts.map(({ maker: each }) => each)).size).to.equal(counts.length);
        for (const { limit } of counts) expect(limit).to.be.greaterThan(0);
      }),
    );
  });

  it('is never an address of this machine or of a private network', () => {
    fc.assert(
      fc.property(kinds, makers(near), (kind, maker) => {
        expect(of(countsOf(kind, maker, DAY), 'home', 'network')).to.deep.equal([]);
      }),
    );
  });

  it('is the whole of an IPv4 address, and nothing wider', () => {
    fc.assert(
      fc.property(kinds, ipv4, (kind, address) => {
        const counts = of(countsOf(kind, { address }, DAY), 'home', 'network');
        expect(counts.map(({ scope, limit }) => [scope, limit])).to.deep.equal([
          ['home', CAPS[kind].address],
        ]);
        expect(countsOf(kind, { address: `::ffff:${address}` }, DAY)).to.deep.equal(counts);
      }),
    );
  });

  it('is one home for every address of a /64, and one network, ten times as large, for every /64 of a /48', () => {
    fc.assert(
      fc.property(kinds, ipv6, groups, (kind, address, [other = 1, ...others]) => {
        const own = address.split(':');
        const tail = others.slice(0, 4).map((each) => each.toString(16));
        const [mine, sameHome, sameNetwork] = [
          own,
          [...own.slice(0, 4), ...tail],
          [...own.slice(0, 3), (Number.parseInt(own[3] ?? '', 16) ^ other).toString(16), ...tail],
        ].map((parts) => countsOf(kind, { address: parts.join(':') }, DAY));
        expect(sameHome).to.deep.equal(mine);
        expect(of(sameNetwork ?? [], 'network')).to.deep.equal(of(mine ?? [], 'network'));
        expect(of(sameNetwork ?? [], 'home')).not.to.deep.equal(of(mine ?? [], 'home'));
        const [home, network] = of(mine ?? [], 'home', 'network');
        expect(network?.limit).to.equal((home?.limit ?? 0) * 10);
      }),
    );
  });

  it('is another count for another kind, another day, another browser and another thing', () => {
    fc.assert(
      fc.property(
        ipv4,
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 2 }),
        (address, names) => {
          const [one = '', other = ''] = names;
          const counted = [
            countsOf('adoption', { address, visitor: one, within: one }, DAY),
            countsOf('adoption', { address, visitor: other, within: other }, '2026-11-23'),
            countsOf('draft', { address, visitor: one }, DAY),
            countsOf('draft', { address, visitor: other }, '2026-11-23'),
          ].flat();
          expect(new Set(counted.map(({ maker }) => maker)).size).to.equal(counted.length);
        },
      ),
    );
  });

  it('is of a day that ends by itself, and says when', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (now) => {
        const left = secondsLeft(now);
        expect(left).to.be.within(1, DAY_MS / 1000);
        expect(dayOf(now + left * 1000)).not.to.equal(dayOf(now));
        expect(dayOf(now + (left - 1) * 1000)).to.equal(dayOf(now));
      }),
    );
  });
});
